package interview

import (
	"maps"
	"slices"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
)

// Interview is what was asked and answered so far. It is not safe for use by two goroutines at once.
type Interview struct {
	book    *book.Book
	day     calendar.Day
	judge   *engine.Judge
	debts   []debt
	pages   []page // in the order in which they were asked; only the last may be unanswered
	answers map[ref]answer
	aside   map[ref]answer // what was answered and is not asked any more
	spelled []ref          // what was ticked, or is to be asked one by one
	profile *fact.Profile
}

// debt is a debt of the profile.
type debt struct {
	id, lender string
	asked      bool // its creditor was asked for
}

// page is a page that was asked, with what was written on it.
type page struct {
	Page
	form map[string][]string // nil where the answers come from a profile
	told bool                // they do
}

// answer is what was answered to one question.
type answer struct {
	json string // as a profile has it that people write
	page int    // index into Interview.pages, or noPage
}

// noPage is the page of what an opened profile says is not known: it is still to be asked.
const noPage = -1

func start(b *book.Book, day calendar.Day) *Interview {
	return &Interview{book: b, day: day, judge: engine.NewJudge(b), answers: map[ref]answer{}, aside: map[ref]answer{}}
}

// New begins an interview by a book, on the day on which the answers are true and are judged. It
// has one debt, whose creditor is asked first.
func New(b *book.Book, day calendar.Day) *Interview {
	iv := start(b, day)
	iv.debts = make([]debt, 1)
	iv.profile, _ = iv.readProfile(iv.debts, iv.answers)
	iv.Next()
	return iv
}

// Book returns the book by which is asked.
func (iv *Interview) Book() *book.Book { return iv.book }

// Day returns the day on which the answers are true and are judged.
func (iv *Interview) Day() calendar.Day { return iv.day }

// Profile returns what was answered so far. It is not to be changed.
func (iv *Interview) Profile() *fact.Profile { return iv.profile }

// Pages returns how many pages were asked.
func (iv *Interview) Pages() int { return len(iv.pages) }

// Next returns the first page that is not answered; ok is false at the end.
func (iv *Interview) Next() (p Page, ok bool) {
	if last := len(iv.pages); last > 0 && !iv.pages[last-1].Answered {
		return iv.Page(last)
	}
	next, ok := iv.ask()
	if !ok {
		return p, false
	}
	iv.pages = append(iv.pages, next)
	return iv.Page(len(iv.pages))
}

// Page returns the page of a number, with its answers so far; ok is false where there is none.
func (iv *Interview) Page(n int) (p Page, ok bool) {
	if n < 1 || n > len(iv.pages) {
		return p, false
	}
	of := &iv.pages[n-1]
	p = of.Page
	p.Number = n
	switch p.Kind {
	case Lenders:
		p.Lender, p.Family = iv.debts[p.Debt].lender, iv.profile.Debts[p.Debt].Family
		p.Known = iv.book.Lender(p.Lender) != nil
		if iv.answers[ref{p.Debt, KeyFamily}].page != n-1 {
			p.Family = "" // another page asked for it
		}
	case Tick:
		p.Rest = first(of.form[KeyRest])
	}
	p.Fields = slices.Clone(p.Fields)
	for i := range p.Fields {
		p.Fields[i] = iv.fill(of, n-1, p.Fields[i])
	}
	return p, true
}

// fill enters into a field of a page what was answered.
func (iv *Interview) fill(of *page, at int, f Field) Field {
	r := ref{of.Debt, f.Name}
	a, stands := iv.answers[r]
	if !stands {
		a = iv.aside[r]
	}
	f.Value = iv.valueOf(f.Fact, of.Debt)
	switch form := of.form; {
	case of.Kind == Tick:
		f.Given = nil
		told := f.Value.Known && f.Fact.JSON(f.Value) != f.Fact.JSON(f.Fact.Nothing)
		if told || slices.Contains(iv.spelled, r) && first(form[f.Name]) != "" {
			f.Given = []string{Ticked}
		}
		return f
	case form != nil && a.page == at:
		f = f.with(form)
	default:
		f = f.with(formOf(f.Fact, f.Value))
	}
	if i := slices.IndexFunc(iv.profile.Read, func(i fact.Interpretation) bool { return i.Path == r.path() }); i >= 0 {
		read := iv.profile.Read[i]
		f.Read = &read
	}
	return f
}

func (iv *Interview) valueOf(f *fact.Fact, debt int) fact.Value {
	switch {
	case debt == logic.NoDebt:
		return iv.profile.Borrower[f.Slot]
	case f.Name == KeyFamily:
		family := iv.profile.Debts[debt].Family
		return fact.Value{Known: family != "", Choice: family}
	}
	return iv.profile.Debts[debt].Values[f.Slot]
}

// debtOf returns the index of the debt of an id; logic.NoDebt for "".
func (iv *Interview) debtOf(id string) int {
	return slices.IndexFunc(iv.profile.Debts, func(d fact.DebtFacts) bool { return d.ID == id })
}

// wasAsked reports whether a question was answered, be it that the answer is not known.
func (iv *Interview) wasAsked(r ref) bool {
	a, asked := iv.answers[r]
	return asked && a.page != noPage
}

// Answer answers the page of a number, or changes its answers. It returns what is wrong with the
// form, each problem with the name of the field as its path; then nothing is changed.
func (iv *Interview) Answer(n int, form map[string][]string) []problem.Problem {
	p, ok := iv.Page(n)
	if asks := first(form[KeyAsks]); !ok || asks != "" && asks != p.Asks {
		return []problem.Problem{asksElse}
	}
	if p.Kind == Lenders && first(form[KeyDrop]) != "" && !p.Answered && len(iv.debts) > 1 {
		iv.debts, iv.pages = iv.debts[:p.Debt], iv.pages[:n-1]
		iv.profile, _ = iv.readProfile(iv.debts, iv.answers)
		return nil
	}
	debts, answers, spelled := slices.Clone(iv.debts), maps.Clone(iv.answers), iv.spelled
	switch p.Kind {
	case Lenders:
		debts[p.Debt] = debt{debts[p.Debt].id, lenderIn(form), true}
		answerFamily(answers, p.Debt, n-1, form)
	case Tick:
		if rest := first(form[KeyRest]); rest != RestNone && rest != RestAsk {
			return []problem.Problem{restUnsaid}
		}
		spelled = iv.answerTicks(p, form, answers)
	default:
		if problems := bothNoneAndSome(p, form); problems != nil {
			return problems
		}
		for _, f := range p.Fields {
			answers[ref{p.Debt, f.Name}] = answer{jsonOf(f.Fact, form), n - 1}
		}
	}
	profile, problems := iv.readProfile(debts, answers)
	if problems != nil {
		return inForm(problems, p.Debt)
	}
	iv.debts, iv.answers, iv.spelled, iv.profile = debts, answers, spelled, profile
	of := &iv.pages[n-1]
	of.form, of.told = maps.Clone(form), false
	again := p.Kind == Records && first(form[KeyMore]) != ""
	of.Answered = of.Answered || !again
	if n < len(iv.pages) {
		iv.dropOpenPage()
	}
	if p.Answered || len(iv.aside) > 0 {
		iv.settle(n - 1)
	}
	if p.Kind == Lenders && first(form[KeyMore]) != "" {
		iv.AddDebt()
	}
	return nil
}

// bothNoneAndSome returns a problem for each field of a page that is said to have nothing and something.
func bothNoneAndSome(p Page, form map[string][]string) (problems []problem.Problem) {
	for _, f := range p.Fields {
		ticked := written(form[f.Name])
		if f.Fact.Type == fact.Choices && len(ticked) > 1 && slices.Contains(ticked, None) && !isAnswer(f.Fact, None) {
			both := noneAndSome
			both.Path = f.Name
			problems = append(problems, both)
		}
	}
	return problems
}

var (
	noneAndSome = problem.Of(text.Both("勾了有的，又勾了「都没有」", "something is ticked, and “none of these” too"),
		text.Both("去掉其中一边", "keep one of the two"))
	asksElse = problem.Of(text.Both("这一页问的已经不一样了", "the page asks something else by now"),
		text.Both("请看现在的这一页", "look at the page as it is now"))
	restUnsaid = func() problem.Problem {
		p := problem.Of(text.Both("没打勾的，是没有还是不清楚？", "what is not ticked: is there none, or is it not known?"),
			text.Both("两个按钮按一个", "choose one of the two buttons"))
		p.Path = KeyRest
		return p
	}()
)

// answerFamily enters what the page of a creditor says of its kind.
func answerFamily(answers map[ref]answer, debt, page int, form map[string][]string) {
	r := ref{debt, KeyFamily}
	if family := first(form[KeyFamily]); family != "" {
		answers[r] = answer{text.JSON(family), page}
	} else if answers[r].page == page {
		delete(answers, r)
	}
}

// answerTicks enters what a page of ticks says, and returns what is to be asked after it.
func (iv *Interview) answerTicks(p Page, form map[string][]string, answers map[ref]answer) []ref {
	of := func(r ref) bool {
		return r.debt == p.Debt && slices.ContainsFunc(p.Fields, func(f Field) bool { return f.Name == r.name })
	}
	spelled := slices.DeleteFunc(slices.Clone(iv.spelled), of)
	for _, f := range p.Fields {
		r, ticked := ref{p.Debt, f.Name}, first(form[f.Name]) != ""
		said := tickedJSON(f.Fact, ticked, first(form[KeyRest]))
		switch before, known := answers[r]; {
		case said != "":
			answers[r] = answer{said, p.Number - 1}
		case known && before.page != p.Number-1: // it was spelled out before
		default:
			delete(answers, r)
			spelled = append(spelled, r)
		}
	}
	return spelled
}

// dropOpenPage takes away the page that is not answered: what it asks may be known by now.
func (iv *Interview) dropOpenPage() {
	if last := len(iv.pages) - 1; last >= 0 && !iv.pages[last].Answered {
		iv.pages = iv.pages[:last]
	}
}

// AddDebt adds a debt, whose creditor is asked for next. It does nothing where the profile has as
// many as it may have.
func (iv *Interview) AddDebt() {
	if len(iv.debts) < mostDebts {
		iv.dropOpenPage()
		iv.debts = append(iv.debts, debt{})
		iv.profile, _ = iv.readProfile(iv.debts, iv.answers)
	}
}

// mostDebts is how many debts a profile may have.
const mostDebts = 100

// settle finds out what is still asked after the answers of the page at an index changed. What was
// answered later and is not asked any more is set aside; what is asked again stands again.
func (iv *Interview) settle(changed int) {
	waiting := iv.aside
	for r, a := range iv.answers {
		if a.page > changed && !iv.pages[a.page].told {
			waiting[r] = a
		}
	}
	for r := range waiting {
		delete(iv.answers, r)
	}
	for { // page by page, as they are asked: an answer may be why another is not
		iv.profile, _ = iv.readProfile(iv.debts, iv.answers)
		open := iv.open()
		i := slices.IndexFunc(open, func(q question) bool { return waiting[q.ref].json != "" })
		if i < 0 {
			break
		}
		page := waiting[open[i].ref].page
		for _, q := range open {
			if a := waiting[q.ref]; a.json != "" && a.page == page {
				iv.answers[q.ref] = a
				delete(waiting, q.ref)
			}
		}
	}
	iv.aside = waiting
}

// Back returns the page that was asked before the page of a number; ok is false for the first. It
// changes nothing: to answer that page is to change its answers.
func (iv *Interview) Back(n int) (p Page, ok bool) { return iv.Page(n - 1) }
