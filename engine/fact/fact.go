// Package fact holds the vocabulary of a rule book (what may be known of a borrower and of a debt),
// makes profiles in it, and reads and writes them.
//
//  1. A profile holds facts and nothing else: no name, no identity number, no phone, no card
//     number.
//
//  2. A fact that is absent, or null, is unknown. Unknown is not no, not zero and not an empty
//     list. Null says that it was asked.
//
//  3. A list that is given is complete: what is not in it is no; [] says none.
//
//  4. Numbers are read from their text and kept exactly, within bounds that are checked: money has
//     at most 9 digits before and 2 after the point, a rate 3 and 6, an integer 9. Nothing is
//     rounded. A rate is a share of 1. One above 2, which would be taken for per cent, is a string
//     with a per cent sign, at most 10,000 %.
//
//  5. Every problem of a profile is reported at once, with line, column and path, and none shows a
//     value.
//
//  6. A profile that is written as JSON is read as it was.
//
//  7. A profile that is read has at least one debt, and at most 100. One that is made begins
//     without any.
//
//  8. A profile that is made by Set holds only values that one that is read could hold too. A value
//     that is refused changes nothing.
//
//  9. A day that is bounded by facts_as_of, such as that on which a paper came, is refused where it
//     lies after the day of the facts: as_of, or else the day that the caller gives. A bound that
//     rests on another fact refuses nothing.
//
//  10. What people write is read too where it can mean one thing alone, by ReadAsWritten and by
//     ParseAnswer: 5,000元, 24%, 2026年8月1日, 没有, the title of a choice. What the strict reader takes
//     is read the same, what is read otherwise than written is kept with the profile, and what may
//     mean two things is refused, with both as the hint. Nothing is guessed.
//
//  11. A fact of type records is a list of at most 60 entries, each an object with the fields that
//     the fact has. A field is a number, a day, a choice, or yes or no: never text. One that an
//     entry leaves out, or gives as null, is unknown; the list is complete like any other. A field
//     is read, written and bounded as a fact of its type is, but no profile gives it by itself: it
//     is no fact of the vocabulary, and is never asked alone.
//
//  12. A QuickReader only ever says yes: what it reads by itself is the profile that ReadAsWritten
//     makes of the same bytes, and whatever it finds odd it leaves to that, which has the last word.
//
// A profile is JSON, in UTF-8, of at most 1 MiB, 16 levels and 100 debts. A key that starts with //
// is a remark, and skipped with all it holds:
//
//	{ "as_of": "2026-11-22", "monthly_income": 3200, "debts": [ { "lender": "jd-jintiao", "overdue_days": 45 } ] }
package fact

import (
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
)

// Type says what kind of value a fact has.
type Type string

// The types of facts. Integers, money and rates are all exact decimals; they differ in their bounds
// and in how they are written.
const (
	Bool    Type = "bool"
	Integer Type = "integer"
	Money   Type = "money"
	Rate    Type = "rate"
	Date    Type = "date"
	Choice  Type = "choice"
	Choices Type = "choices"
	Records Type = "records"
)

// Types lists them.
var Types = []Type{Bool, Integer, Money, Rate, Date, Choice, Choices, Records}

// FieldTypes lists those that a field of records may have.
var FieldTypes = []Type{Bool, Integer, Money, Rate, Date, Choice}

// IsNumber holds for integer, money and rate.
func (t Type) IsNumber() bool { return t == Integer || t == Money || t == Rate }

// Scope says of what a fact is known.
type Scope string

// A fact is known once of the borrower, or of each debt.
const (
	Borrower Scope = "borrower"
	Debt     Scope = "debt"
)

// Changer says who can change a fact.
type Changer string

// A fact that time changes and whose unit is days grows by one each day.
const (
	ByBorrower Changer = "borrower"
	ByLender   Changer = "lender"
	ByTime     Changer = "time"
	ByNobody   Changer = "nobody"
)

// Direction says to which of its values somebody may be told to change a fact.
type Direction string

// More is a greater number, a later choice, a list with one item more, or yes; less is the reverse.
const (
	More Direction = "more"
	Less Direction = "less"
)

// Origin says from which part of the book the choices of a fact come.
type Origin string

// Listed choices stand with the fact itself.
const (
	Listed         Origin = ""
	FromHardships  Origin = "hardship"
	FromMaterials  Origin = "material"
	FromStrategies Origin = "strategy"
	FromFamilies   Origin = "family"
)

// Units lists the units that a fact or parameter may have beside those of money: a currency of
// package text, and that a month.
var Units = []string{"days", "months", "years", "persons", "per-year", "per-day", "none"}

// Fact is one entry of the vocabulary.
type Fact struct {
	Name      string
	Of        Scope
	Type      Type
	Unit      string           // one of Units, or of money; "none" for what is not a number
	Title     text.Text        // its name in plain words
	Ask       text.Text        // the question that a given fact answers; empty for a derived one
	Subject   string           // the id of the subject that it is asked with; "" where it is asked alone
	Nothing   Value            // where it is asked by a tick: the answer of whoever does not tick it; unknown else
	Tick      text.Text        // what a tick says; empty where that is the title
	Gate      bool             // no result is shown before it was asked
	Answers   []Answer         // the choices, in the book's order; for choice and choices only
	Unnamed   []string         // of these, those that name nothing a sentence could say
	From      Origin           // of the choices
	Fields    []*Fact          // of records, in the book's order; their slots are those of an entry
	Within    *Fact            // of a field: the fact that has it
	Kinds     []string         // from strategies alone: the kinds of strategies that are choices; nil: all
	Min       *decimal.Decimal // the least value, or nil
	Max       *decimal.Decimal // the greatest value, or nil
	MinBy     string           // the expression of the least value or day; "" where there is none
	MaxBy     string           // the expression of the greatest value or day; likewise
	Reads     Reads            // which day a date without its year is
	Infer     string           // of a given fact: the expression of its value while it is not known; "" where there is none
	Starts    string           // of a count of days: the expression of the day up to which one that stands at 0 has not begun
	Changes   Changer          // who can change it
	Claimed   bool             // it is a figure of the creditor's
	OnlyNamed bool             // nobody is told to change it: what it would have to be is only named
	Toward    Direction        // in which direction it is to change; "" for either
	Act       text.Text        // what changing it takes, as the clause after if; often empty
	Sources   []string         // what says that it matters; often none
	Derive    string           // the expression it is derived by; "" for a given fact
	Slot      int              // its index in Profile.Borrower or DebtFacts.Values
	Position  int              // its index in Vocabulary.Facts
	Place     string           // where it stands, such as facts.toml:12
}

// FactsAsOf is the name, in expressions, of the day on which the facts of a profile were true. A
// day whose MaxBy it is has come by then.
const FactsAsOf = "facts_as_of"

// hasCome holds for a day that is past, or is that of the facts.
func (f *Fact) hasCome() bool { return f.Type == Date && strings.TrimSpace(f.MaxBy) == FactsAsOf }

// Answer is a value that a choice may have.
type Answer struct {
	ID    string
	Title text.Text
}

// Named returns a list of a fact without the answers that name nothing a sentence could say.
func (f *Fact) Named(list []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(id string) bool { return slices.Contains(f.Unnamed, id) })
}

// SetFields gives a fact of type records its fields, and sets their slots.
func (f *Fact) SetFields(fields []*Fact) {
	f.Fields = fields
	for i, field := range fields {
		field.Slot, field.Within, field.Of = i, f, f.Of
	}
}

// Field returns the field of that name, or nil.
func (f *Fact) Field(name string) *Fact {
	for _, field := range f.Fields {
		if field.Name == name {
			return field
		}
	}
	return nil
}

// FullName returns the name of a fact; of a field with that of its fact before it: payments.amount.
func (f *Fact) FullName() string {
	if f.Within != nil {
		return f.Within.Name + "." + f.Name
	}
	return f.Name
}

// Given holds for a fact that a profile may contain.
func (f *Fact) Given() bool { return f.Derive == "" }

// Allows reports whether a known value lies within the numbers that bound the fact.
func (f *Fact) Allows(v Value) bool {
	if !f.Type.IsNumber() {
		return true
	}
	return (f.Type != Integer || v.Number.IsInt()) &&
		(f.Min == nil || v.Number.Cmp(*f.Min) >= 0) && (f.Max == nil || v.Number.Cmp(*f.Max) <= 0)
}

// CountsDays holds for a fact that grows by one each day.
func (f *Fact) CountsDays() bool { return f.Changes == ByTime && f.Unit == "days" }

// AnswerTitle returns the title of a choice, or its id where it has none.
func (f *Fact) AnswerTitle(id string) text.Text {
	for _, a := range f.Answers {
		if a.ID == id {
			return a.Title
		}
	}
	return text.Text{ZH: id, EN: id}
}

// Vocabulary is every fact of a rule book.
type Vocabulary struct {
	Facts    []*Fact  // in the order of the book, which is the order of asking
	Borrower []*Fact  // those of the borrower, by slot
	Debt     []*Fact  // those of a debt, by slot
	Families []string // the ids that a debt's family may have
	byName   map[string]*Fact
}

// NewVocabulary returns the vocabulary of these facts and sets their slots and positions. Names must be unique.
func NewVocabulary(facts []*Fact, families []string) *Vocabulary {
	v := &Vocabulary{Facts: facts, Families: families, byName: make(map[string]*Fact, len(facts))}
	for i, f := range facts {
		v.byName[f.Name] = f
		f.Position = i
		if f.Of == Debt {
			f.Slot = len(v.Debt)
			v.Debt = append(v.Debt, f)
		} else {
			f.Slot = len(v.Borrower)
			v.Borrower = append(v.Borrower, f)
		}
	}
	return v
}

// Find returns the fact of that name, or nil.
func (v *Vocabulary) Find(name string) *Fact { return v.byName[name] }

// FindField returns the field of a name such as payments.amount, or nil.
func (v *Vocabulary) FindField(name string) *Fact {
	of, field, _ := strings.Cut(name, ".")
	if f := v.Find(of); f != nil {
		return f.Field(field)
	}
	return nil
}

// Value is what is known of one fact. Only the field of its type is set.
type Value struct {
	Known  bool
	Bool   bool
	Number decimal.Decimal // integer, money (CNY) and rate (a share of 1)
	// Rounded says that Number rests on a quotient of more digits than it holds. Package logic sets
	// it on the numbers that it works out, derived facts among them, and needs it to compute with
	// them: what rests on a rounded number is rounded too, while any other result that does not fit
	// is out of bounds. The values of a profile and of a book are exact.
	Rounded bool
	Day     calendar.Day
	Choice  string
	List    []string // the choices, in the order given
	// Records are entries, in the order given; each has a value for every field, by slot.
	Records [][]Value
}

// Write returns a value in words: money with its unit, a date, the title of a choice, the titles of
// a list, joined; 还不知道 / not known when it is not known.
func (f *Fact) Write(v Value, l text.Language) string {
	if !v.Known {
		return text.NotKnown.In(l)
	}
	switch f.Type {
	case Bool:
		return yesNo(v.Bool).In(l)
	case Date:
		return text.Date(v.Day, l)
	case Choice:
		return f.AnswerTitle(v.Choice).In(l)
	case Choices:
		return f.writeList(v.List, l)
	case Records:
		return f.writeRecords(v.Records, l)
	}
	return text.Quantity(v.Number, f.Unit, l)
}

// WriteBounds returns in words that a value is at least one and at most another, 至少 / at least;
// 还不知道 / not known where both are unknown.
func (f *Fact) WriteBounds(least, most Value, l text.Language) string {
	between, atLeast, atMost := between, atLeast, atMost
	if f.Type == Date {
		atLeast, atMost = notBefore, notAfter
	}
	low, high := f.Write(least, l), f.Write(most, l)
	form := between
	switch {
	case !least.Known && !most.Known:
		return low
	case !most.Known:
		form = atLeast
	case !least.Known:
		form = atMost
	case low == high:
		return low
	}
	return text.Fill(form.In(l), func(h text.Hole) string {
		if h.Name == "low" {
			return low
		}
		return high
	})
}

// How bounds are said.
var (
	between   = text.Both("{low} 到 {high}", "between {low} and {high}")
	atLeast   = text.Both("至少 {low}", "at least {low}")
	atMost    = text.Both("至多 {high}", "at most {high}")
	notBefore = text.Both("不早于 {low}", "no earlier than {low}")
	notAfter  = text.Both("不晚于 {high}", "no later than {high}")
)

func (f *Fact) writeList(ids []string, l text.Language) string {
	if len(ids) == 0 {
		return text.Text{ZH: "没有", EN: "none"}.In(l)
	}
	titles := make([]string, len(ids))
	for i, id := range ids {
		titles[i] = f.AnswerTitle(id).In(l)
	}
	return text.Join(titles, l)
}

// writeRecords writes each entry as its known fields, joined; 没有 / none where there is no entry.
func (f *Fact) writeRecords(records [][]Value, l text.Language) string {
	if len(records) == 0 {
		return f.writeList(nil, l)
	}
	between, entries := text.Text{ZH: "；", EN: "; "}, make([]string, len(records))
	for i, record := range records {
		var known []string
		for k, field := range f.Fields {
			if record[k].Known {
				known = append(known, field.Title.In(l)+colon.In(l)+field.Write(record[k], l))
			}
		}
		if entries[i] = text.Join(known, l); known == nil {
			entries[i] = text.NotKnown.In(l)
		}
	}
	return strings.Join(entries, between.In(l))
}

var colon = text.Text{ZH: "：", EN: ": "}

func yesNo(b bool) text.Text {
	if b {
		return text.Text{ZH: "是", EN: "yes"}
	}
	return text.Text{ZH: "否", EN: "no"}
}
