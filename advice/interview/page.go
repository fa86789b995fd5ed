package interview

import (
	"fmt"
	"slices"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
)

// Kind says how a page is shown and answered.
type Kind string

// The kinds of pages.
const (
	// Lenders asks for the creditor of a debt. Form: KeyLender holds the id of a lender of the book,
	// or KeyOther the name in the contract; neither is a creditor that is not known. KeyFamily holds
	// the kind of creditor where the debt is with another by now: who bought it, or a guarantor who
	// paid; empty is the kind that the lender is of. KeyMore asks for another such page, for
	// another debt; KeyDrop says that there is no other, and takes the last debt away again.
	Lenders Kind = "lenders"
	// Form asks several questions at once. Form: the name of each fact holds its answer; of choices
	// several ids, or None. Empty is not known.
	Form Kind = "form"
	// Single asks one question alone: a paper, a day, what is disputed. Form: as above.
	Single Kind = "single"
	// Tick lists what most people do not have. Form: the name of each fact that is ticked holds
	// Ticked, and KeyRest says what those not ticked are: RestNone or RestAsk. What is ticked and
	// is no yes or no is asked next.
	Tick Kind = "tick"
	// Records asks for entries of one fact. Form: payments[0].amount and so on, or None under the
	// name of the fact; an entry without any answer is not there. KeyMore asks for the page again,
	// with one entry more.
	Records Kind = "records"
)

// The keys of a form that are not names of facts.
const (
	KeyLender = "lender"
	KeyOther  = "other_lender"
	KeyFamily = "family"
	KeyMore   = "more" // any value that is not empty
	KeyDrop   = "drop" // likewise
	KeyRest   = "rest"
	// KeyAsks holds Page.Asks. A form that has it is refused where the page asks something else by
	// now.
	KeyAsks = "asks"
)

// The values of forms that are no answers to a question.
const (
	None     = "none" // of choices and records: an empty list
	Ticked   = "yes"
	RestNone = "none" // what is not ticked is as it usually is
	RestAsk  = "ask"  // of what is not ticked something is not known: ask one by one
)

// How a page writes the answer to yes or no.
const (
	saysYes = "yes"
	saysNo  = "no"
)

// The most that a page asks.
const (
	MostFields = 6
	MostTicks  = 10
)

// Page is what is asked at once.
type Page struct {
	Number   int // from 1
	Kind     Kind
	Subject  *book.Subject // nil of lenders, and of a fact without a subject
	Debt     int           // index into Profile.Debts; logic.NoDebt for the borrower
	Fields   []Field       // none of lenders
	Answered bool
	Asks     string // what the page asks, for KeyAsks; it holds no answer

	Lender string // of lenders: what was answered, as the profile has it
	Known  bool   // it is a lender of the book
	Family string // likewise; "" for that of the lender
	Rest   string // of ticks: what was said of those not ticked
}

// Field is one question of a page.
type Field struct {
	Name  string // of the input in the form: overdue_days, payments[0].amount
	Fact  *fact.Fact
	Why   []engine.Decides // what the answer decides; none where it is asked of everybody
	Given []string         // the answer as it was written; none where it is not known
	Value fact.Value       // the answer as it was read
	// what the answer was taken for where that is not as it was written; nil else
	Read *fact.Interpretation
	// of records: for each entry its fields, the last entry empty
	Entries [][]Field
}

// With returns the page with the answers of a form that was refused in place of those given.
func (p Page) With(form map[string][]string) Page {
	p.Fields = slices.Clone(p.Fields)
	for i := range p.Fields {
		p.Fields[i] = p.Fields[i].with(form)
	}
	switch p.Kind {
	case Lenders:
		p.Lender, p.Family = lenderIn(form), first(form[KeyFamily])
		p.Known = p.Lender != "" && first(form[KeyOther]) == ""
	case Tick:
		p.Rest = first(form[KeyRest])
	}
	return p
}

func (f Field) with(form map[string][]string) Field {
	f.Given, f.Read = written(form[f.Name]), nil
	if f.Fact.Type == fact.Records {
		f.Entries = entriesOf(f.Fact, form)
	}
	return f
}

// entriesOf returns the entries of a form, and an empty one after them.
func entriesOf(of *fact.Fact, form map[string][]string) [][]Field {
	var entries [][]Field
	for _, given := range append(readEntries(of, form), nil) {
		if len(entries) == fact.MaxRecords {
			break
		}
		fields := make([]Field, len(of.Fields))
		for i, f := range of.Fields {
			fields[i] = Field{Name: entryKey(of, len(entries), f), Fact: f, Given: given[f.Name]}
		}
		entries = append(entries, fields)
	}
	return entries
}

// formOf returns the form that answers a fact with a value, in the forms of the schema.
func formOf(f *fact.Fact, v fact.Value) map[string][]string {
	form := map[string][]string{}
	switch {
	case !v.Known:
	case f.Type == fact.Records:
		for n, record := range v.Records {
			for i, field := range f.Fields {
				if record[i].Known {
					form[entryKey(f, n, field)] = []string{plain(field, record[i])}
				}
			}
		}
		if len(v.Records) == 0 {
			form[f.Name] = []string{None}
		}
	case f.Type == fact.Choices && len(v.List) == 0:
		form[f.Name] = []string{None}
	case f.Type == fact.Choices:
		form[f.Name] = v.List
	default:
		form[f.Name] = []string{plain(f, v)}
	}
	return form
}

// plain returns a value as a person may write it whatever their language.
func plain(f *fact.Fact, v fact.Value) string {
	switch {
	case f.Type == fact.Bool && v.Bool:
		return saysYes
	case f.Type == fact.Bool:
		return saysNo
	case f.Type == fact.Choice:
		return v.Choice
	case f.Type == fact.Date:
		return v.Day.String()
	case f.Type == fact.Rate:
		return text.Rate(v.Number)
	}
	return v.Number.Trim(0).String()
}

func entryKey(f *fact.Fact, n int, field *fact.Fact) string {
	return fmt.Sprintf("%s[%d].%s", f.Name, n, field.Name)
}

func lenderIn(form map[string][]string) string {
	if other := first(form[KeyOther]); other != "" {
		return other
	}
	return first(form[KeyLender])
}
