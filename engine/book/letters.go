package book

import (
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// Promise is a requirement of every letter that promises something: all must be yes.
type Promise struct {
	ID        string
	When      *logic.Expression // of a debt
	Reason    text.Text         // true when it is yes
	Otherwise text.Text         // true when it is no
	Sources   []string
	Place     string
	Said      Values // by the format
}

// Never is words that letters may not have in their own Chinese text.
type Never struct {
	ID      string
	Words   []string
	Of      []LetterKind // nil: letters of every kind
	Reason  text.Text
	Sources []string
	Place   string
	Said    Values // by the format
}

// Letter is something to hand in, or to say on the telephone.
type Letter struct {
	ID         string
	Title      text.Text
	Kind       LetterKind
	Strategies []string          // nil: for whom When holds
	Families   []string          // nil: whoever the creditor is
	When       *logic.Expression // where it is no, the letter is not there; nil: always
	To         text.Text         // whom it is addressed to; may be empty
	Why        text.Text
	By         *logic.Expression // the day by which it is due; nil where it has none
	Instead    string            // of an offer: the letter where nothing may be promised
	Pages      int               // the most sheets of A4; 0: any number
	Never      []string          // words that it may not have
	Sources    []string
	Blocks     []*Block // in the order of the file
	OfDebt     bool     // of a debt: it names strategies, families or something of a debt; else of the borrower
	Place      string
	Said       Values // by the format
}

// Block is a part of a letter.
type Block struct {
	ID    string
	Form  BlockForm
	When  *logic.Expression // nil: always; else only where it is yes
	Plans []string          // ids; the first that can be paid gives the figures
	Text  text.Text
	Rows  []*Row // of a table; of the debts, its columns
	// of records, the name of the fact whose entries it has
	Records string
	Place   string
	Said    Values // by the format
}

// Row is a row of a table of a letter, or a column of its debts.
type Row struct {
	ID    string
	Title text.Text
	Value text.Text
	When  *logic.Expression // nil: always; else only where it is yes
	Place string
	Said  Values // by the format
}

// PlanHoles are the names by which a text of a block names figures of the block's plan.
var PlanHoles = []string{"plan_payment", "plan_last", "plan_months", "plan_total", "plan_of", "plan_first"}

// Letter returns the letter of that id, or nil.
func (b *Book) Letter(id string) *Letter {
	i := slices.IndexFunc(b.Letters, func(l *Letter) bool { return l.ID == id })
	if i < 0 {
		return nil
	}
	return b.Letters[i]
}

// IsAbout reports whether a rule of words is about letters of a kind.
func (n *Never) IsAbout(k LetterKind) bool { return n.Of == nil || slices.Contains(n.Of, k) }

// readLetters reads letters.toml.
func (l *loader) readLetters(t *table) {
	t.each("promise", func(id string, t *table) {
		t.need()
		p := &Promise{
			ID:        id,
			Reason:    t.text("reason"),
			Otherwise: t.text("otherwise"),
			Sources:   t.sources(),
			Place:     t.place(t.spot),
		}
		t.expression("when", &p.When)
		p.Said = t.finish()
		l.book.Promises = append(l.book.Promises, p)
	})
	t.each("never", func(id string, t *table) {
		t.need()
		n := &Never{ID: id, Words: t.list("words"), Reason: t.text("reason"), Sources: t.sources(), Place: t.place(t.spot)}
		for _, kind := range t.list("of") {
			n.Of = append(n.Of, valueOf[LetterKind](form.LetterKinds, kind))
		}
		n.Said = t.finish()
		l.book.Never = append(l.book.Never, n)
	})
}

// readLetter reads a file of letters.
func (l *loader) readLetter(id string, t *table) {
	letter := &Letter{ID: id, Place: t.file.name}
	r := letterReader{letter: letter}
	t.need()
	if own := t.below("letter"); own != nil {
		r.readHead(own)
	}
	t.each("block", func(id string, t *table) { letter.Blocks = append(letter.Blocks, r.readBlock(id, t)) })
	l.book.Letters = append(l.book.Letters, letter)
	for _, s := range r.scopes {
		l.perDebts = append(l.perDebts, perDebt{s, r.conditions, &letter.OfDebt})
	}
}

// letterReader reads the tables of one letter, and keeps what tells whether it is of a debt.
type letterReader struct {
	letter     *Letter
	scopes     []*scope
	conditions []**logic.Expression
}

// scope sets what the texts of a table may name.
func (r *letterReader) scope(t *table, of scope) {
	of.blank = true
	t.own = &of
	r.scopes = append(r.scopes, t.own)
}

// expression reads one that tells whether the letter is of a debt.
func (r *letterReader) expression(t *table, key string, into **logic.Expression) {
	t.expression(key, into)
	r.conditions = append(r.conditions, into)
}

func (r *letterReader) readHead(t *table) {
	t.need()
	r.scope(t, scope{})
	l := r.letter
	l.Title, l.To, l.Why = t.text("title"), t.text("to"), t.text("why")
	l.Kind = valueOf[LetterKind](form.LetterKinds, t.word("kind"))
	l.Strategies, l.Families, l.Instead, l.Never, l.Sources = t.list("strategies"), t.list("families"), t.word("instead"),
		t.list("never"), t.sources()
	if pages := t.integer("pages"); pages != nil {
		l.Pages = *pages
	}
	l.OfDebt = l.Kind == Offer || l.Strategies != nil || l.Families != nil
	r.expression(t, "when", &l.When)
	r.expression(t, "by", &l.By)
	t.keepRules()
	l.Place = t.place(t.spot)
	l.Said = t.finish()
}

func (r *letterReader) readBlock(id string, t *table) *Block {
	b := &Block{ID: id, Form: valueOf[BlockForm](form.BlockForms, t.word("form")), Plans: t.list("plan"),
		Records: t.word("records"), Place: t.place(t.spot)}
	r.scope(t, scope{plan: b.Plans != nil})
	b.Text = t.text("text")
	r.expression(t, "when", &b.When)
	t.each("row", func(id string, of *table) {
		if b.Form == BlockDebts { // judged for each debt, whatever the letter is of
			of.own = &scope{debt: true, blank: true}
		} else {
			r.scope(of, scope{plan: b.Plans != nil})
		}
		of.need()
		row := &Row{ID: id, Title: of.text("title"), Value: of.text("value"), Place: of.place(of.spot)}
		r.expression(of, "when", &row.When)
		if b.Form == BlockDebts && of.has("when") {
			of.misplaced(of.spot.child("when"), text.Both("一列不能有 when", "a column with a condition"), takeItOut)
		}
		row.Said = of.finish()
		b.Rows = append(b.Rows, row)
	})
	t.keepRules()
	b.Said = t.finish()
	return b
}

// settleLetters finds the letters that are of a debt because a text or a table names something of
// one.
func (l *loader) settleLetters() {
	for _, letter := range l.book.Letters {
		for _, b := range letter.Blocks {
			letter.OfDebt = letter.OfDebt || b.Records != "" && l.isOfDebt(b.Records)
		}
	}
	for _, p := range l.braced {
		if p.scope == nil || !p.scope.blank {
			continue
		}
		i := slices.IndexFunc(l.perDebts, func(d perDebt) bool { return d.scope == p.scope })
		holes, _, _ := text.Holes(p.says)
		if i >= 0 && slices.ContainsFunc(holes, func(h text.Hole) bool { return l.isOfDebt(h.Name) }) {
			*l.perDebts[i].ofDebt = true
		}
	}
}

// checkLetters reports what a letter names that is not there.
func (l *loader) checkLetters() {
	byStrategy := l.plansByStrategy()
	for _, letter := range l.book.Letters {
		f := l.file("letters/" + letter.ID + ".toml")
		head := f.root.child("letter")
		if head == nil {
			continue
		}
		if letter.Kind == Sheet && letter.OfDebt {
			f.misplaced(head, text.Both("这张表是借款人本人的，却写到一笔债的事", "a sheet of the borrower that names something of a debt"),
				text.Both("去掉 strategies、families 和一笔债的事实；每笔债一行的写 form = \"debts\"",
					"take out strategies, families and facts of a debt; a line for each debt is form = \"debts\""))
		}
		if other := l.book.Letter(letter.Instead); letter.Kind == Offer && other != nil && other.Kind == Offer {
			f.wrong(head.near("instead"), text.Both("%s 也是承诺", "%s promises something too").With(other.ID),
				text.Both("写一种不承诺的", "name a letter of another kind"))
		}
		plans := plansOf(letter.Strategies, byStrategy)
		for _, b := range letter.Blocks {
			at := f.root.child("block").child(b.ID)
			if b.Form == BlockDebts && letter.Kind != Sheet {
				f.wrong(at.near("form"), text.Both("信函里不能有别的债", "a letter holds nothing of another debt"),
					text.Both("只有 kind 是 sheet 的才有每笔债一行", "only what is of the kind sheet has a line for each debt"))
			}
			if of := l.book.Vocabulary.Find(b.Records); b.Records != "" && (of == nil || of.Type != fact.Records) {
				f.wrong(at.near("records"), text.Both("%s 不是 records 事实", "%s is no fact of type records").With(b.Records),
					text.Both("写一个类型是 records 的事实", "name a fact of type records"))
			}
			for i, id := range b.Plans {
				if !slices.Contains(plans, id) {
					f.wrong(
						at.near("plan").near(element(i)),
						text.Both("strategies 里的方案没有 %s 这个还法", "no strategy of the letter has a plan %s").With(id),
						hintOf(id, plans, text.Both("有 %s", "there are %s")),
					)
				}
			}
		}
	}
}

// plansByStrategy returns the ids of the plans of each strategy, whoever the creditor is.
func (l *loader) plansByStrategy() map[string][]string {
	ids := map[string][]string{}
	add := func(strategy string, plans []*Plan) {
		for _, p := range plans {
			if !slices.Contains(ids[strategy], p.ID) {
				ids[strategy] = append(ids[strategy], p.ID)
			}
		}
	}
	for _, s := range l.book.Strategies {
		add(s.ID, s.Plans)
	}
	for _, b := range l.book.DebtBooks() {
		if b == nil { // of a lender whose family does not exist
			continue
		}
		for _, o := range b.Options {
			add(o.Strategy.ID, o.Plans)
		}
	}
	return ids
}

// plansOf returns the ids of the plans of strategies.
func plansOf(strategies []string, plans map[string][]string) (ids []string) {
	for _, strategy := range strategies {
		for _, id := range plans[strategy] {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// isPlanHole reports whether a name is of a figure of a plan.
func isPlanHole(name string) bool {
	return strings.HasPrefix(name, "plan_") && slices.Contains(PlanHoles, name)
}
