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
	pages   []Page // in the order in which they were asked; only the last may be unanswered
	answers map[ref]string
	profile *fact.Profile
}

type debt struct{ id, lender string }

// New begins an interview by a book, on the day on which the answers are true and are judged. It
// has one debt, whose creditor is asked first.
func New(b *book.Book, day calendar.Day) *Interview {
	iv := &Interview{book: b, day: day, judge: engine.NewJudge(b), debts: make([]debt, 1), answers: map[ref]string{}}
	iv.profile, _ = iv.readProfile(iv.answers)
	return iv
}

// Open begins an interview with what a profile tells, each fact on a page that is answered.
func Open(b *book.Book, day calendar.Day, p *fact.Profile) *Interview {
	iv := &Interview{book: b, day: day, judge: engine.NewJudge(b), answers: map[ref]string{}}
	for i, d := range p.Debts {
		iv.debts = append(iv.debts, debt{d.ID, d.Lender})
		iv.pages = append(iv.pages, iv.lenderPage(i))
		iv.pages[i].Answered = true
		if d.Family != "" {
			iv.answers[ref{i, KeyFamily}] = text.JSON(d.Family)
		}
		for _, f := range b.Vocabulary.Debt {
			if v := d.Values[f.Slot]; v.Known && f.Given() && f.Name != KeyFamily {
				iv.tell(ref{i, f.Name}, f.JSON(v), i)
			}
		}
	}
	for _, f := range b.Vocabulary.Borrower {
		if v := p.Borrower[f.Slot]; v.Known && f.Given() {
			iv.tell(ref{logic.NoDebt, f.Name}, f.JSON(v), logic.NoDebt)
		}
	}
	iv.profile, _ = iv.readProfile(iv.answers)
	return iv
}

// tell enters an answer of a profile.
func (iv *Interview) tell(r ref, answer string, debt int) {
	iv.answers[r] = answer
	p := iv.questionPage(iv.book.Vocabulary.Find(r.name), debt, nil)
	p.Answered = true
	iv.pages = append(iv.pages, p)
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
	if last := len(iv.pages) - 1; last >= 0 && !iv.pages[last].Answered {
		return iv.Page(last + 1)
	}
	p, ok = iv.ask()
	if !ok {
		return p, false
	}
	iv.pages = append(iv.pages, p)
	return iv.Page(len(iv.pages))
}

// ask returns the page that is to be asked next.
func (iv *Interview) ask() (p Page, ok bool) {
	if len(iv.pages) < len(iv.debts) {
		return iv.lenderPage(len(iv.pages)), true
	}
	d := iv.judge.Decide(iv.profile, iv.day)
	for _, q := range engine.Questions(d) {
		r := ref{logic.NoDebt, q.Fact}
		if q.Debt != "" {
			r.debt = slices.IndexFunc(iv.profile.Debts, func(d fact.DebtFacts) bool { return d.ID == q.Debt })
		}
		if _, asked := iv.answers[r]; !asked {
			return iv.questionPage(iv.book.Vocabulary.Find(q.Fact), r.debt, q.Decides), true
		}
	}
	for i := range iv.debts {
		for _, name := range gate {
			if f := iv.book.Vocabulary.Find(name); f != nil && !iv.wasAsked(ref{i, name}) {
				return iv.questionPage(f, i, nil), true
			}
		}
	}
	return p, false
}

// gate are the facts that are asked of everybody before a result is shown.
var gate = []string{"legal_papers", "role", "overdue_days", "dispute_grounds"}

// wasAsked reports whether a question was answered, be it that the answer is not known, or need not
// be put because the answer follows from others.
func (iv *Interview) wasAsked(r ref) bool {
	_, asked := iv.answers[r]
	return asked
}

func (iv *Interview) lenderPage(debt int) Page {
	return Page{Kind: Lenders, Debt: debt, Asks: ref{debt, KeyLender}.path()}
}

func (iv *Interview) questionPage(f *fact.Fact, debt int, why []engine.Decides) Page {
	p := Page{Kind: Paper, Debt: debt, Fields: []Field{{Name: f.Name, Fact: f, Why: why}}, Asks: ref{debt, f.Name}.path()}
	if f.Type == fact.Records {
		p.Kind = Records
		p.Fields[0].Entries = entriesOf(f, nil)
	}
	return p
}

// Page returns the page of a number, with its answers so far; ok is false where there is none.
func (iv *Interview) Page(n int) (p Page, ok bool) {
	if n < 1 || n > len(iv.pages) {
		return p, false
	}
	p = iv.pages[n-1]
	p.Number = n
	if p.Kind == Lenders {
		p.Lender = iv.debts[p.Debt].lender
		p.Known = iv.book.Lender(p.Lender) != nil
		p.Family = iv.profile.Debts[p.Debt].Family
	}
	p.Fields = slices.Clone(p.Fields)
	for i := range p.Fields {
		f := &p.Fields[i]
		f.Value = iv.valueOf(f.Fact, p.Debt)
		f.Read = iv.interpretationOf(ref{p.Debt, f.Name})
	}
	return p, true
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

func (iv *Interview) interpretationOf(r ref) *fact.Interpretation {
	i := slices.IndexFunc(iv.profile.Read, func(i fact.Interpretation) bool { return i.Path == r.path() })
	if i < 0 {
		return nil
	}
	read := iv.profile.Read[i]
	return &read
}

// Answer answers the page of a number, or changes its answers. It returns what is wrong with the
// form, each problem with the name of the field as its path; then nothing is changed.
func (iv *Interview) Answer(n int, form map[string][]string) []problem.Problem {
	p, ok := iv.Page(n)
	if asks := first(form[KeyAsks]); !ok || asks != "" && asks != p.Asks {
		return []problem.Problem{problem.Of(text.Both("这一页问的已经不一样了", "the page asks something else by now"),
			text.Both("请看现在的这一页", "look at the page as it is now"))}
	}
	debts, answers := slices.Clone(iv.debts), maps.Clone(iv.answers)
	defer func() { iv.debts, iv.answers = debts, answers }()
	if p.Kind == Lenders {
		iv.debts = slices.Clone(debts)
		iv.debts[p.Debt].lender = lenderIn(form)
		iv.answers = maps.Clone(answers)
		if family := first(form[KeyFamily]); family != "" {
			iv.answers[ref{p.Debt, KeyFamily}] = text.JSON(family)
		} else {
			delete(iv.answers, ref{p.Debt, KeyFamily})
		}
	} else {
		iv.answers = maps.Clone(answers)
		for _, f := range p.Fields {
			iv.answers[ref{p.Debt, f.Name}] = jsonOf(f.Fact, form)
		}
	}
	profile, problems := iv.readProfile(iv.answers)
	if problems != nil {
		return inForm(problems, p.Debt)
	}
	iv.profile, debts, answers = profile, iv.debts, iv.answers
	iv.keep(n, form)
	if p.Kind == Lenders && first(form[KeyMore]) != "" && p.Debt == len(debts)-1 {
		debts = append(debts, debt{})
		iv.debts = debts
		iv.profile, _ = iv.readProfile(iv.answers)
	}
	return nil
}

// keep keeps the answers of a form with its page.
func (iv *Interview) keep(n int, form map[string][]string) {
	page := &iv.pages[n-1]
	page.Answered = page.Kind != Records || first(form[KeyMore]) == ""
	page.Fields = slices.Clone(page.Fields)
	for i := range page.Fields {
		page.Fields[i] = page.Fields[i].with(form)
	}
}

func lenderIn(form map[string][]string) string {
	if other := first(form[KeyOther]); other != "" {
		return other
	}
	return first(form[KeyLender])
}

// Back returns the page that was asked before the page of a number; ok is false for the first. It
// changes nothing: to answer that page again is to change its answer.
func (iv *Interview) Back(n int) (p Page, ok bool) { return iv.Page(n - 1) }

// Gate reports whether a result may be shown: what makes certain statuses turn over has been asked
// of every debt.
func (iv *Interview) Gate() bool {
	if len(iv.pages) < len(iv.debts) || slices.ContainsFunc(iv.pages[:len(iv.debts)], func(p Page) bool { return !p.Answered }) {
		return false
	}
	for i := range iv.debts {
		for _, name := range gate {
			if iv.book.Vocabulary.Find(name) != nil && !iv.wasAsked(ref{i, name}) {
				return false
			}
		}
	}
	return true
}

// Progress returns how many questions were answered, and about how many are left.
func (iv *Interview) Progress() (answered, left int) {
	for _, p := range iv.pages {
		if p.Answered {
			answered++
		}
	}
	for _, q := range engine.Questions(iv.judge.Decide(iv.profile, iv.day)) {
		if !q.Asked {
			left++
		}
	}
	return answered, left
}

// Answer is one answer, or what follows from others.
type Answer struct {
	Page   int        // its page, to change it by; 0 of what is inferred
	Debt   int        // logic.NoDebt for the borrower
	Fact   *fact.Fact // nil of a creditor
	Lender string
	Family string     // of a creditor, where it was told
	Value  fact.Value // not known where the answer is that it is not known
	Read   *fact.Interpretation
	// it was not told, and follows from what was
	Inferred bool
}

// Answers returns what was answered, in the order of the pages, then what follows from that.
func (iv *Interview) Answers() []Answer {
	var all []Answer
	for n := range iv.pages {
		p, _ := iv.Page(n + 1)
		if !p.Answered {
			continue
		}
		if p.Kind == Lenders {
			all = append(all, Answer{Page: p.Number, Debt: p.Debt, Lender: p.Lender, Family: p.Family})
		}
		for _, f := range p.Fields {
			all = append(all, Answer{Page: p.Number, Debt: p.Debt, Fact: f.Fact, Value: f.Value, Read: f.Read})
		}
	}
	d := iv.judge.Decide(iv.profile, iv.day)
	for _, r := range d.Case.Inferred {
		value := d.Case.Borrower
		if r.Debt != logic.NoDebt {
			value = d.Case.Debts[r.Debt].Values
		}
		all = append(all, Answer{Debt: r.Debt, Fact: r.Fact, Value: value[r.Fact.Slot], Inferred: true})
	}
	return all
}
