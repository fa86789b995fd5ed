// Package logic turns the conditions of a rule book into closures that answer yes, no or unknown,
// on exact decimals.
//
// Conditions are written in a closed part of the language of github.com/expr-lang/expr. expr parses
// and type-checks them. This package makes its own tree of typed Nodes with names resolved, refuses
// what the language does not have, and lowers the tree to closures. Packages that analyse
// conditions walk that tree; no other package imports expr. Everything particular to a function is
// in one table. Package oracle runs conditions on expr's own machine: where everything is known and
// binary floats hold the numbers exactly, both must agree.
//
// The laws of truth:
//
//  1. and, or, not follow Kleene: no and unknown is no, yes or unknown is yes, whichever is written
//     first.
//
//  2. A term or a call with an unknown operand is unknown, but a number or day that is not known has
//     Bounds: a given number its min and max, a term or call the tightest that interval arithmetic
//     gives, open where there is none. A given day has none: it may never have come. A comparison of
//     numbers or days, and x in a..b, is yes where it holds for every pair of values within the
//     bounds of its operands, no where for none, else unknown; of a choice or a truth it is unknown
//     with an unknown operand. known(x) is never unknown, and asks what was told, not what is
//     bounded. x ?? y is y where x is unknown or cannot be computed. A ternary whose condition is
//     unknown is the common value of its arms when both are known and equal, else unknown, within
//     the bounds of both. x in [a, b] is the or of its equalities. A name that stands twice in a
//     figure widens its bounds.
//
//  3. any, all, none and one over a known list are Kleene over its elements; count, sum, min, max,
//     filter and map are unknown if any element's part is, len of a list is known when the list is,
//     and an unknown list makes every call over it unknown. For the bounds of such a call, and for
//     any, all, none, one and in, an element of which it is unknown whether a filter keeps it counts
//     both in and out. A list that is not known has at least 0 elements. sum([]) is 0, any([]) no,
//     all([]) and none([]) yes, min and max of nothing cannot be computed.
//
//  4. What cannot be computed (a division by zero, a figure out of bounds, a parameter outside its
//     dates, a loan that is never repaid) is unknown, with a Cause, and has no bounds at all; nor has
//     a quotient whose divisor may be 0, the largest of a list that may be empty, or what a loan that
//     may never be repaid takes. A part without names that can never be computed is a fault when the
//     condition is compiled.
//
//  5. Sums, differences, products and quotients are exact wherever 19 digits hold what they come
//     to. A quotient that they do not hold is rounded to 19 digits, half to even, and so is what is
//     computed from it, which is marked as rounded; any other figure that they do not hold is out of
//     bounds. round is half away from zero. payment, term_months and cost_rate are what package money
//     computes, of sums taken to the fen, half up. Each rises with an argument or falls: its bounds
//     are what it is at the ends of theirs.
//
//     balance reckons what is left of a sum after payments, as money.Reckon does, by days of a year
//     of so many: it has no bounds, and is out of bounds where a payment lies before the sum or
//     after today.
//
//  6. has(p) and proved(h) are unknown while the list of papers is; stand-ins count.
//
//  7. Monotony: where a yes or no rests on something that is not known, telling that turns it into
//     nothing else, unless known or ?? looks at it, or a figure that is told then is out of bounds.
//
//  8. family is unknown for a debt whose creditor's kind is not known, lender for one that the book
//     does not know. An expression that names the stage is judged once for each stage the debt may
//     be at; it is unknown where the results differ.
//
//  9. The entries of records are gone through as debts are: .amount is a field of the one that a
//     predicate is at. A field that an entry does not tell is unknown within its min and max, a day
//     or choice without bounds; the fact that has the field is then what is missing. Entries cannot
//     be compared, named or listed, only gone through, counted and selected. What is inferred of a
//     list of choices is each choice once.
//
//  10. A frame that remembers gives what one that does not gives: values, bounds and traces, whatever
//     was kept before in the memory that it takes over. A part of conditions that is written alike in
//     several is judged once for each debt, and once for all where it says nothing of the debt that is
//     judged.
//
//  11. Quick ways give what the plain ones give, which a trace goes: numbers of up to 18 digits are
//     reckoned in 64 bits as decimal reckons them, digit for digit; a part of and or or that asks one
//     known fact is answered without a call, and so is it for a trace, which has nothing to record of
//     it; a sum goes through a list without making others; what an unknown derived fact may be is
//     worked out when something asks for it.
//
// A Trace lists why an expression is unknown: which given facts are missing, and what cannot be
// computed. What bounds have settled is not missing. A trace may name too much, never too little.
//
//	language := logic.New(vocabulary, names)
//	condition, fault := language.Compile("monthly_surplus > 0", logic.Use{Debt: true})
//	condition.Truth(frame) // yes, no or unknown
package logic

import (
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
)

// Truth is yes, no or unknown.
type Truth int8

// Unknown is the zero value: a condition that was never judged is unknown.
const (
	Unknown Truth = iota
	No
	Yes
)

// String returns unknown, no or yes.
func (t Truth) String() string { return [...]string{"unknown", "no", "yes"}[t] }

// MarshalText writes what String does.
func (t Truth) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// Of returns yes for true, and no.
func Of(b bool) Truth {
	if b {
		return Yes
	}
	return No
}

// truthOf returns a truth of what closures give.
func truthOf(value, known bool) Truth {
	if !known {
		return Unknown
	}
	return Of(value)
}

// value returns a truth as closures give it.
func (t Truth) value() (value, known bool) { return t == Yes, t != Unknown }

// Kind is what an expression gives.
type Kind int

// The kinds of values that expressions work with.
const (
	Truthy Kind = iota // yes or no
	Number
	Day
	Word // the id of a choice
	List
	Debt    // one of the debts, inside a predicate over them
	Record  // an entry of records, likewise
	nothing // what an empty list holds
	anyKind // an argument that may be of any kind
)

// String returns the kind as messages name it.
func (k Kind) String() string { return k.text().EN }

// text returns the kind as messages name it.
func (k Kind) text() text.Text {
	return [...]text.Text{text.Both("是或否", "yes or no"), text.Both("数", "a number"), text.Both("日期", "a date"),
		text.Both("选项", "a choice"), text.Both("列表", "a list"), text.Both("一笔债", "a debt"),
		text.Both("一项", "an entry"), text.Both("没有", "nothing"), text.Both("任何值", "anything")}[k]
}

// kindOf returns the kind that a fact's value has in an expression.
func kindOf(t fact.Type) Kind {
	switch t {
	case fact.Bool:
		return Truthy
	case fact.Date:
		return Day
	case fact.Choice:
		return Word
	case fact.Choices, fact.Records:
		return List
	}
	return Number
}

// Names are what expressions may name besides facts.
type Names struct {
	Parameters []Parameter // by slot
	Families   []string
	Lenders    []string
	Stages     []string
	Papers     map[string][]string   // a material's id → the ids that will do for it: itself, then its stand-ins
	Proof      map[string][][]string // a hardship's id → groups of materials; any whole group proves it
}

// Parameter is a figure that law or market fixes.
type Parameter struct {
	Name string
	Unit string // a fact's unit, or "date"
}

// Period is a value of a parameter and the days between which it held, both included; a nil bound
// is open.
type Period struct {
	From, Until *calendar.Day
	Is          fact.Value
}

// Series is a parameter's values in the order of their dates.
type Series []Period

// On returns the value that held on a day; unknown before the first, after the last and in a gap.
func (s Series) On(d calendar.Day) fact.Value {
	for _, p := range s {
		if (p.From == nil || *p.From <= d) && (p.Until == nil || d <= *p.Until) {
			return p.Is
		}
	}
	return fact.Value{}
}

// Use says where an expression stands, and so what it may name.
type Use struct {
	Gives    Kind // what the expression must give
	Debt     bool // a debt is judged: its facts are names
	Stage    bool // the debt's stage is a name
	Deadline bool // the debt's nearest deadline is a name
	FactsDay bool // the day of the facts is a name
	Lists    bool // it may give a list of choices
	Require  bool // a requirement or a stage: ?? is refused, and so is what holds only with a paper at hand
}

// Fault is what is wrong with an expression, at Width characters from Offset on, counted from 0.
type Fault struct {
	Offset, Width int
	Message, Hint text.Text
}

// closure computes a value; known is false where it is unknown.
type closure[T any] func(*Frame) (value T, known bool)

// Expression is a compiled expression. It may be used by several goroutines, each with a Frame of
// its own.
type Expression struct {
	Source     string
	Kind       Kind
	Facts      []*fact.Fact // read directly, in the order of the text, each once
	Parameters []int        // slots of the parameters it reads, likewise
	OfDebt     bool         // it names something of the debt that is judged, so it is judged for each
	OfStage    bool         // it names the stage
	OfDeadline bool         // it names the debt's nearest deadline
	// Peeks says that it, or a derived fact it reads, has known or ??, so that an unknown fact
	// matters even where the result is known.
	Peeks  bool
	Single *Comparison // set when the whole is one comparison of a given fact

	index  int // among those of the language, from 1
	tree   *Node
	judged term // computes the result alone
	traced term // computes the same and records in the trace what it reads
}

// Comparison is a condition that compares one given fact with a value. It is yes when fact,
// operator, value hold.
type Comparison struct {
	Fact     *fact.Fact
	Operator string // < <= > >= == != contains lacks
	value    func(*Frame) (fact.Value, bool)
}

// Value returns what the fact is compared with, and whether it is known.
func (c *Comparison) Value(f *Frame) (fact.Value, bool) { return c.value(f) }

// Truth judges a condition.
func (e *Expression) Truth(f *Frame) Truth {
	cell := f.cell(&e.tree.place)
	if cell == nil {
		return truthOf(e.judged.truth(f))
	}
	if *cell == notFound {
		*cell = found(truthOf(e.judged.truth(f)))
	}
	f.row[e.tree.place.index] = *cell // also where it is that of the borrower
	return cell.truth()
}

// Found returns what Truth gives where the frame has found it before for what it is at. It is no call,
// which counts where many options ask the same.
func (e *Expression) Found(f *Frame) (t Truth, found bool) {
	if at := e.tree.place.index; at < len(f.row) {
		t, found = f.row[at].truth(), f.row[at] != notFound
	}
	return t, found
}

// Tree returns the expression as it has been parsed and typed. It must not be changed.
func (e *Expression) Tree() *Node { return e.tree }

// Value computes an expression.
func (e *Expression) Value(f *Frame) fact.Value {
	if e.tree.Kind == List {
		return e.judged.chosen(f)
	}
	return e.judged.item(f).Value
}

// Bounds returns what the number or day that an expression gives may be; none of any other kind.
func (e *Expression) Bounds(f *Frame) Bounds { return e.judged.boundsIn(f) }
