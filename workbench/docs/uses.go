package docs

import (
	"fmt"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page"
	"github.com/forbear-project/forbear/page/document"
)

// use is one place of the book that mentions something.
type use struct {
	role   string          // what for; uses of one role stand together
	says   string          // the entry that speaks of it
	to     string          // the anchor of that
	by     []document.Span // the families and lenders whose files say it; none: it holds for every creditor
	places []place         // where it is said
}

// place is a table of the book, and the line of the mention, such as families/platform.toml:31.
type place struct{ table, line string }

// index holds the uses of each thing by its anchor, in the order in which the book is read.
type index map[string][]use

func anchorOf(kind, id string) string {
	return map[string]func(string) string{
		"source": sourceAnchor, "material": materialAnchor, "hardship": hardshipAnchor, "strategy": strategyAnchor,
		"stage": stageAnchor, "parameter": parameterAnchor, "subject": subjectAnchor,
		"letter": letterAnchor,
		"family": func(id string) string { return "family-" + id },
		"lender": func(id string) string { return "lender-" + id },
	}[kind](id)
}

// index gathers every mention of the book, what its conditions read, and the names in its texts.
func (a *author) index() index {
	in := index{}
	for _, m := range a.Book.Mentions() {
		anchor := anchorOf(m.Kind, m.ID)
		if m.Kind == "source" {
			anchor = sourceAnchor(a.Book.Source(m.ID).ID)
		}
		in.add(anchor, a.use(m.Spot))
	}
	for _, f := range a.Book.Formulas() {
		u := a.use(f.Spot)
		for _, of := range f.Expression.Facts {
			in.add(factAnchor(of.Name), u)
		}
		for _, slot := range f.Expression.Parameters {
			in.add(parameterAnchor(a.Book.Parameters[slot].ID), u)
		}
		for _, to := range asksFor(f.Expression.Tree()) {
			in.add(to, u)
		}
	}
	for _, s := range a.Book.Sentences() {
		holes, _, _ := text.Holes(s.Says)
		for _, h := range holes {
			switch {
			case a.Book.Vocabulary.Find(h.Name) != nil:
				in.add(factAnchor(h.Name), a.use(s.Spot))
			case a.Book.Parameter(h.Name) != nil:
				in.add(parameterAnchor(h.Name), a.use(s.Spot))
			}
		}
	}
	return in
}

// asksFor returns the anchors of what an expression names: papers, hardships, and the kind of
// creditor, which is a fact when it is asked for and otherwise comes with the lender.
func asksFor(tree *logic.Node) (anchors []string) {
	tree.Walk(func(n *logic.Node) {
		switch {
		case n.Op == logic.OpFamily && !n.Each:
			anchors = append(anchors, factAnchor(n.Name))
		case n.Calls("has"):
			anchors = append(anchors, materialAnchor(n.Parts[0].Value().Choice))
		case n.Calls("proved") && n.Parts[0].IsLiteral(logic.Word):
			anchors = append(anchors, hardshipAnchor(n.Parts[0].Value().Choice))
		}
	})
	return anchors
}

// add adds a use. Uses of one entry in one role become one, with all their creditors and places.
func (in index) add(anchor string, u use) {
	list := in[anchor]
	i := slices.IndexFunc(list, func(o use) bool {
		return o.role == u.role && o.says == u.says && o.to == u.to && (len(o.by) == 0) == (len(u.by) == 0)
	})
	if i < 0 {
		in[anchor] = append(list, u)
		return
	}
	for _, by := range u.by {
		if !slices.Contains(list[i].by, by) {
			list[i].by = append(list[i].by[:len(list[i].by):len(list[i].by)], by)
		}
	}
	for _, p := range u.places { // of a table the first place is enough
		if !slices.ContainsFunc(list[i].places, func(q place) bool { return q.table == p.table }) {
			list[i].places = append(list[i].places[:len(list[i].places):len(list[i].places)], p)
		}
	}
}

// use returns what stands at a spot of the book.
func (a *author) use(s book.Spot) use {
	at := s.Problem(text.Text{}, text.Text{})
	keys := append(strings.Split(s.Path(), "."), "", "", "")
	u := use{places: []place{{at.File + ":" + strings.Join(keys[:min(len(keys)-3, 4)], "."),
		fmt.Sprintf("%s:%d", at.File, at.Line)}}}
	if !isTable(keys) {
		u.places[0].table = at.File + ":" + keys[0] + "." + keys[1]
	}
	folder, name, layered := strings.Cut(strings.TrimSuffix(s.File(), ".toml"), "/")
	if folder == "strategies" { // whose files are as one
		a.ofEntry(&u, keys)
		return u
	}
	if layered && folder == "letters" {
		u.role, u.says, u.to = a.in(sayLetters), a.in(a.Book.Letter(name).Title), letterAnchor(name)
		return u
	}
	if layered {
		a.ofLayer(&u, folder, name, keys)
		return u
	}
	if s.File() == "common.toml" && keys[0] != "option" {
		u.role, u.says = a.in(saidWhere[keys[0]]), a.in(sayEveryCreditor)
		u.to = chapterCreditors
		return u
	}
	a.ofEntry(&u, keys)
	return u
}

// isTable says that the third key of a path is that of a table of conditions, lines or plans.
func isTable(keys []string) bool {
	return keys[2] == "require" || keys[2] == "weigh" || keys[2] == "plan" || slices.Contains(book.LineKinds, keys[2])
}

// ofLayer fills in a use in the file of a family or a lender.
func (a *author) ofLayer(u *use, folder, id string, keys []string) {
	var b *book.DebtBook
	if folder == "families" {
		b = a.Book.Family(id).Book
	} else {
		b = a.Book.Lender(id).Book
	}
	if keys[0] != "option" {
		u.role, u.says, u.to = a.in(saidWhere[keys[0]]), a.titleOf(b), creditorAnchor(b)
		return
	}
	a.ofEntry(u, keys)
	u.by = []document.Span{document.Link(a.titleOf(b), optionAnchor(b, keys[1]))}
}

// ofEntry fills in a use in a file at the root of the book, or in an option.
func (a *author) ofEntry(u *use, keys []string) {
	kind, id := keys[0], keys[1]
	u.role = a.in(saidWhere[kind])
	switch kind {
	case "strategy", "option":
		u.says, u.to, u.role = a.in(a.Book.Strategy(id).Title), strategyAnchor(id), a.optionRole(keys[2:])
	case "kind":
		u.says, u.to, u.role = a.in(a.kind(id).Title), kindAnchor(id), a.optionRole(keys[2:])
	case "fact":
		u.says, u.to = a.in(a.Book.Vocabulary.Find(id).Title), factAnchor(id)
	case "parameter":
		u.says, u.to = a.in(a.Book.Parameter(id).Title), parameterAnchor(id)
	case "subject":
		u.says, u.to = a.in(a.Book.Subject(id).Title), subjectAnchor(id)
	case "hardship":
		u.says, u.to = a.in(a.Book.Hardship(id).Title), hardshipAnchor(id)
	case "household":
		u.says, u.to = a.in(sayHousehold), kind
	case "refusals":
		u.says, u.to = a.in(sayRefusals), chapterRefusals
	case "refusal":
		u.says, u.to = a.in(a.saidBy(id)), refusalAnchor(id)
	case "material":
		u.says, u.to = a.in(a.Book.Material(id).Title), materialAnchor(id)
		if strings.HasPrefix(keys[2], "instead") {
			u.role = a.in(sayStandInFor)
		}
	case "stage":
		u.says, u.to = a.stageTitle(id), stageAnchor(id)
	default:
		u.says, u.to = a.gistOf(kind, id), kind+"-"+id
	}
}

// gistOf returns a title for an alert, a row of urgency, a share, a line of the page, what letters
// share, or a claim.
func (a *author) gistOf(kind, id string) string {
	b := a.Book
	switch kind {
	case "alert":
		return a.gist(b.Alerts[slices.IndexFunc(b.Alerts, func(x *book.Alert) bool { return x.ID == id })].Text)
	case "doubt":
		return a.gist(b.Doubts[slices.IndexFunc(b.Doubts, func(x *book.Doubt) bool { return x.ID == id })].Text)
	case "urgency":
		return a.gist(b.Urgency[slices.IndexFunc(b.Urgency, func(x *book.Urgency) bool { return x.ID == id })].Reason)
	case "share":
		all := b.Household.Shares
		return a.gist(all[slices.IndexFunc(all, func(x *book.Share) bool { return x.ID == id })].Reason)
	case "promise":
		return a.gist(b.Promises[slices.IndexFunc(b.Promises, func(x *book.Promise) bool { return x.ID == id })].Reason)
	case "never":
		return a.gist(b.Never[slices.IndexFunc(b.Never, func(x *book.Never) bool { return x.ID == id })].Reason)
	case "step":
		all := b.Refusals.Steps
		return a.gist(all[slices.IndexFunc(all, func(x *book.Line) bool { return x.ID == id })].Text)
	case "line":
		return a.gist(b.Lines[slices.IndexFunc(b.Lines, func(x *book.PageLine) bool { return x.ID == id })].Text)
	}
	return id
}

// optionRole says in which role a part of a strategy or option mentions something.
func (a *author) optionRole(keys []string) string {
	part, _, _ := strings.Cut(keys[0], "[")
	switch part {
	case "materials":
		need := engine.Required
		if key, _, _ := strings.Cut(keys[1], "["); key == engine.Helpful.String() {
			need = engine.Helpful
		}
		return a.in(page.Need(need))
	case "", "sources", "effect", "points", "stages":
		return a.in(sayStrategies)
	case "require":
		return a.in(sayRequirements)
	case "weigh":
		return a.in(sayWeights)
	case "plan":
		return a.in(sayPlans)
	}
	return a.in(page.LineHeading(part))
}

// usesOf lists the uses of what has an anchor, by role.
func (a *author) usesOf(anchor string) []document.Block {
	var roles []string
	byRole := map[string][]document.Sentence{}
	for _, u := range a.uses[anchor] {
		if byRole[u.role] == nil {
			roles = append(roles, u.role)
		}
		byRole[u.role] = append(byRole[u.role], a.usedBy(u))
	}
	if len(roles) == 0 {
		return []document.Block{
			document.Paragraph{Text: document.Sentence{{Text: a.in(sayUsedNowhere), Look: document.Dim}}},
		}
	}
	var l document.List
	for _, role := range roles {
		l.Items = append(l.Items,
			document.Item{
				Text: document.Say(a.say(sayLabel, role)).And(document.Join(byRole[role], a.in(sayBetween))...),
			},
		)
	}
	return []document.Block{l}
}

// usedBy returns one use: its entry, the creditors, and its places for maintainers.
func (a *author) usedBy(u use) document.Sentence {
	s := document.Sentence{document.Link(u.says, u.to)}
	if len(u.by) > 0 {
		by := make([]document.Sentence, len(u.by))
		for i, one := range u.by {
			by[i] = document.Sentence{one}
		}
		s = s.And(a.behind(document.Join(by, a.in(sayBetween)))...)
	}
	lines := make([]string, len(u.places))
	for i, p := range u.places {
		lines[i] = p.line
	}
	return s.And(document.Span{Text: " " + strings.Join(lines, " "), Look: document.Slight})
}
