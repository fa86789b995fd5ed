package web

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/forbear-project/forbear/advice/interview"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page"
)

// The fields of forms that are no answers.
const (
	keyUnknown = "unknown" // nothing on the page is known
	keyThen    = "then"    // the page to go on to: thenCheck, thenResult, or "" for the next question
)

// Where a page of the interview leads, other than to the next question.
const (
	thenCheck  = "check"
	thenResult = "result"
)

// option is one of the answers to choose from.
type option struct {
	ID, Value, Title string
	Chosen           bool
}

// field is a question as it is shown.
type field struct {
	Name, ID, Label, Hint string
	Input                 string // radio, checks, select, text, date, number, rate or records
	Options               []option
	Value                 string // as it was written
	Unit                  string
	Entries               [][]field // of records
	NoneChosen            bool      // of records: that there are none
	Heading               bool      // its label is the heading of the page
}

// questionBody is a page of the interview.
type questionBody struct {
	Kind           interview.Kind
	Number         int
	Action         string // where the form goes
	Then           string
	Asks           string
	Debt           string // which debt it is about, where there are several; else ""
	Heading, Hint  string
	Fields         []field
	Answered, Left int    // pages
	Done           string // which debt was asked about to the end, while others are left; else ""
	DoneAt         int    // its number
	Back           string
	Why            string
	Lenders        []lenderGroup
	Lender, Other  string
	Families       []option
	MayAdd         bool // another debt
	MayDrop        bool // there is no such debt
}

// One reports whether the page asks one question, whose words are its heading.
func (q questionBody) One() bool { return len(q.Fields) == 1 && q.Fields[0].Heading }

// next leads to the page that is to be asked, or at the end to the result.
func (v *visit) next() Response {
	p, ok := v.Session.Interview.Next()
	if !ok {
		return v.redirect("/result")
	}
	return v.redirect(v.questionPath(p.Number, ""))
}

// question shows a page of the interview.
func (v *visit) question() Response { return v.questionThen("") }

// change shows a page that leads back to the answers.
func (v *visit) change() Response { return v.questionThen(thenCheck) }

// turn shows a page that leads back to the result, which turns on it.
func (v *visit) turn() Response { return v.questionThen(thenResult) }

// ask leads to the question about a fact, which an option turns on.
func (v *visit) ask() Response {
	debt, err := strconv.Atoi(v.values["debt"])
	if err != nil {
		return v.lost()
	}
	if p, ok := v.Session.Interview.Ask(debt-1, v.values["fact"]); ok {
		return v.redirect(v.questionPath(p.Number, thenResult))
	}
	return v.next()
}

// questionPath returns the path of a page of the interview.
func (v *visit) questionPath(n int, then string) string {
	path := fmt.Sprintf("/q/%d", n)
	switch then {
	case thenCheck:
		path += "/change"
	case thenResult:
		path += "/turn"
	}
	return path
}

func (v *visit) questionThen(then string) Response {
	iv := v.Session.Interview
	n, _ := strconv.Atoi(v.values["n"])
	p, ok := iv.Page(n)
	if !ok {
		return v.next()
	}
	if s := v.Session.refused; s != nil && s.path == v.Path {
		p = p.With(s.form)
	}
	body := v.questionBody(p, then)
	shown := &view{Title: v.word("question"), Body: body}
	return v.pageOf("question.html", shown)
}

func (v *visit) questionBody(p interview.Page, then string) questionBody {
	iv := v.Session.Interview
	body := questionBody{
		Kind: p.Kind, Number: p.Number, Action: fmt.Sprintf("/q/%d", p.Number), Then: then, Asks: p.Asks,
		Debt: v.debtName(p.Debt), Back: v.before(p, then), Why: v.why(p),
	}
	body.Answered, body.Left = iv.Progress()
	if debt, ok := iv.Done(); ok && !p.Answered && then == "" {
		body.Done, body.DoneAt = v.debtName(debt), debt+1
	}
	if p.Kind == interview.Lenders {
		return v.lenderBody(body, p)
	}
	for _, f := range p.Fields {
		if p.Kind == interview.Tick {
			body.Fields = append(body.Fields, v.tick(f))
		} else {
			body.Fields = append(body.Fields, v.field(f))
		}
	}
	switch {
	case len(p.Fields) == 1 && p.Kind != interview.Tick:
		f := &body.Fields[0]
		f.Heading = true
		body.Heading, body.Hint = f.Label, f.Hint
	case p.Subject != nil:
		body.Heading, body.Hint = p.Subject.Title.In(v.Language), p.Subject.Ask.In(v.Language)
	}
	return body
}

// before returns the page that Back leads to.
func (v *visit) before(p interview.Page, then string) string {
	switch back, ok := v.Session.Interview.Back(p.Number); {
	case then != "":
		return "/" + then
	case ok:
		return fmt.Sprintf("/q/%d", back.Number)
	}
	return "/"
}

// debtName names a debt where there are several; "" for the borrower.
func (v *visit) debtName(debt int) string {
	debts := v.Session.Interview.Profile().Debts
	if debt == logic.NoDebt || len(debts) < 2 {
		return ""
	}
	return page.DebtName(v.Site.Book, debt+1, v.lenderTitle(debts[debt].Lender), v.Language)
}

// lenderTitle returns the title of a lender, or the name that was given; "" where there is none.
func (v *visit) lenderTitle(name string) string {
	if l := v.Session.Interview.Book().Lender(name); l != nil {
		return l.Title.In(v.Language)
	}
	return name
}

// why says what the answers of a page decide.
func (v *visit) why(p interview.Page) string {
	var names []string
	for _, f := range p.Fields {
		for _, name := range page.WhyAsked(v.Session.Interview.Book(), f.Why, v.Language) {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return strings.Join(names[:min(len(names), 6)], text.Both("、", ", ").In(v.Language))
}

func (v *visit) lenderBody(body questionBody, p interview.Page) questionBody {
	b := v.Session.Interview.Book()
	body.Lenders = v.lenders(b)
	body.Heading, body.Hint = v.word("start.lender"), ""
	if p.Known {
		body.Lender = b.Lender(p.Lender).ID
	} else {
		body.Other = p.Lender
	}
	for _, f := range b.Families {
		body.Families = append(body.Families, option{Value: f.ID, Title: f.Title.In(v.Language), Chosen: f.ID == p.Family})
	}
	debts := len(v.Session.Interview.Profile().Debts)
	body.MayAdd, body.MayDrop = p.Debt == debts-1, !p.Answered && debts > 1
	return body
}

// tick returns a question as it is shown on a page of ticks.
func (v *visit) tick(of interview.Field) field {
	said := of.Fact.Tick.In(v.Language)
	if said == "" {
		said = of.Fact.Title.In(v.Language)
	}
	shown := field{Name: of.Name, ID: idOf(of.Name), Label: page.Capital(said)}
	if len(of.Given) > 0 {
		shown.Value = of.Given[0]
	}
	return shown
}

// field returns a question as it is shown.
func (v *visit) field(of interview.Field) field {
	f := of.Fact
	shown := field{Name: of.Name, ID: idOf(of.Name), Value: written(of)}
	shown.Label, shown.Hint = page.SplitQuestion(f.Ask.In(v.Language))
	if shown.Label == "" { // a field of an entry
		shown.Label = page.Capital(f.Title.In(v.Language))
	}
	switch f.Type {
	case fact.Bool:
		shown.Input = "radio"
		yes := of.Value.Known && of.Value.Bool
		shown.Options = []option{
			{Value: "yes", Title: v.word("yes"), Chosen: isGiven(of, "yes", yes)},
			{Value: "no", Title: v.word("no"), Chosen: isGiven(of, "no", of.Value.Known && !yes)},
		}
	case fact.Choice:
		shown.Input = "radio"
		if len(f.Answers) > 12 {
			shown.Input = "select"
		}
		for _, a := range f.Answers {
			shown.Options = append(shown.Options, option{Value: a.ID, Title: page.Capital(a.Title.In(v.Language)),
				Chosen: isGiven(of, a.ID, of.Value.Known && of.Value.Choice == a.ID)})
		}
	case fact.Choices:
		shown.Input = "checks"
		for _, a := range f.Answers {
			shown.Options = append(shown.Options, option{Value: a.ID, Title: page.Capital(a.Title.In(v.Language)),
				Chosen: isGiven(of, a.ID, slices.Contains(of.Value.List, a.ID))})
		}
		shown.NoneChosen = isGiven(of, interview.None, of.Value.Known && len(of.Value.List) == 0)
	case fact.Records:
		shown.Input = "records"
		for _, entry := range of.Entries {
			fields := make([]field, len(entry))
			for i, e := range entry {
				fields[i] = v.field(e)
			}
			shown.Entries = append(shown.Entries, fields)
		}
		shown.NoneChosen = isGiven(of, interview.None, of.Value.Known && len(of.Value.Records) == 0)
	case fact.Date:
		shown.Input = "date"
	case fact.Rate:
		shown.Input = "rate"
	default:
		shown.Input = "number"
		if f.Unit != "none" {
			shown.Unit = fact.UnitWords(f.Unit).In(v.Language)
		}
	}
	for i := range shown.Options {
		shown.Options[i].ID = shown.ID
		if i > 0 {
			shown.Options[i].ID = fmt.Sprintf("%s-%d", shown.ID, i+1)
		}
	}
	return shown
}

// isGiven reports whether an answer is chosen: as it was written, else as it was read.
func isGiven(f interview.Field, id string, read bool) bool {
	if f.Given != nil {
		return slices.Contains(f.Given, id)
	}
	return read
}

// written returns an answer as it was written, else as a profile has it.
func written(f interview.Field) string {
	switch {
	case len(f.Given) > 0:
		return f.Given[0]
	case !f.Value.Known || f.Fact.Type == fact.Records:
		return ""
	}
	return strings.Trim(f.Fact.JSON(f.Value), `"`)
}

// idOf returns the id of the input of a field.
func idOf(name string) string {
	return "f-" + strings.NewReplacer("[", "-", "]", "", ".", "-").Replace(name)
}

// answer answers a page of the interview.
func (v *visit) answer() Response {
	iv := v.Session.Interview
	n, _ := strconv.Atoi(v.values["n"])
	p, ok := iv.Page(n)
	then := v.first(keyThen)
	to := v.questionPath(n, then)
	if asks := v.first(interview.KeyAsks); !ok || asks != p.Asks {
		v.Session.notice = "otherwindow"
		return v.next()
	}
	if v.Session.Bytes()+bytesOf(v.Form) > MaxSession {
		return v.refuse(to, []fieldProblem{{"", v.word("toomuch")}})
	}
	form := v.Form
	if v.first(keyUnknown) != "" {
		form = map[string][]string{interview.KeyAsks: {p.Asks}}
	} else if problems := v.empty(p); problems != nil {
		return v.refuse(to, problems)
	}
	if problems := iv.Answer(n, form); problems != nil {
		return v.refuse(to, v.said(problems))
	}
	v.Session.refused = nil
	v.Session.said = v.readOtherwise(n)
	switch {
	case v.first(interview.KeyMore) != "" && p.Kind == interview.Records:
		return v.redirect(to)
	case slices.Contains([]string{thenCheck, thenResult}, then) && v.first(interview.KeyMore) == "":
		return v.redirect("/" + then)
	}
	return v.next()
}

// readOtherwise says how a day without its year, or a rate, was read; "" where everything is as it was
// written.
func (v *visit) readOtherwise(n int) string {
	p, _ := v.Session.Interview.Page(n)
	for _, f := range p.Fields {
		if f.Read == nil || !slices.Contains([]fact.Form{fact.AsPastDate, fact.AsComingDate, fact.AsPerCent}, f.Read.As) {
			continue
		}
		return fmt.Sprintf(v.word("read"), page.Capital(f.Fact.Title.In(v.Language)), f.Fact.Write(f.Value, v.Language))
	}
	return ""
}

// addDebt asks for the creditor of another debt.
func (v *visit) addDebt() Response {
	if v.Session.Bytes() > MaxSession*3/4 {
		return v.refuse("/check", []fieldProblem{{"", v.word("toomuch")}})
	}
	v.Session.Interview.AddDebt()
	return v.next()
}

// empty asks for an answer, or to say that there is none, where a page with one question was sent
// without either: that is mostly a slip.
func (v *visit) empty(p interview.Page) []fieldProblem {
	if p.Kind == interview.Lenders || p.Kind == interview.Tick || len(p.Fields) != 1 {
		return nil
	}
	f := p.Fields[0]
	for name, values := range v.Form {
		if name != f.Name && !strings.HasPrefix(name, f.Name+"[") {
			continue
		}
		if slices.ContainsFunc(values, func(s string) bool { return strings.TrimSpace(s) != "" }) {
			return nil
		}
	}
	key := "empty"
	if f.Fact.Type == fact.Choices || f.Fact.Type == fact.Records {
		key = "empty.list"
	}
	return []fieldProblem{{f.Name, v.word(key)}}
}
