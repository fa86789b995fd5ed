package fact

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
)

// Profile is the given facts of a borrower and of their debts. It is made by NewProfile or
// ReadProfile; its slices have an element for each fact of the vocabulary, derived ones too.
type Profile struct {
	AsOf     *calendar.Day // the day the facts were true, or nil
	Borrower []Value       // by slot; derived facts are unknown here
	Asked    []bool        // by slot: null was given, so it was asked and is not known
	Debts    []DebtFacts   // in the profile's order
	// what ReadAsWritten read otherwise than written: of the borrower, then debt by debt
	Read []Interpretation

	vocabulary *Vocabulary
}

// DebtFacts is what is known of one debt.
type DebtFacts struct {
	ID     string // as given, else debt-1, debt-2, … by position; no two are the same
	Lender string // as given, or ""
	Family string // as given, or ""
	Values []Value
	Asked  []bool
}

// NewProfile returns a profile in which nothing is known. It has no debts.
func (v *Vocabulary) NewProfile() *Profile {
	return &Profile{Borrower: make([]Value, len(v.Borrower)), Asked: make([]bool, len(v.Borrower)), vocabulary: v}
}

// newDebt returns a debt of which nothing is known.
func (v *Vocabulary) newDebt(id string) DebtFacts {
	return DebtFacts{ID: id, Values: make([]Value, len(v.Debt)), Asked: make([]bool, len(v.Debt))}
}

// AddDebt adds a debt of which nothing is known and returns its index in Debts. A profile of more
// than 100 debts is judged, but its JSON is not read again.
func (p *Profile) AddDebt() int {
	i, n := len(p.Debts), len(p.Debts)
	for slices.ContainsFunc(p.Debts, func(d DebtFacts) bool { return d.ID == idAt(n) }) {
		n++
	}
	p.Debts = append(p.Debts, p.vocabulary.newDebt(idAt(n)))
	return i
}

// Clone returns a copy: Set and SetDebt on one do not change the other.
func (p *Profile) Clone() *Profile {
	c := *p
	if p.AsOf != nil {
		day := *p.AsOf
		c.AsOf = &day
	}
	c.Read = slices.Clone(p.Read)
	c.Borrower, c.Asked, c.Debts = slices.Clone(p.Borrower), slices.Clone(p.Asked), slices.Clone(p.Debts)
	for i := range c.Debts {
		c.Debts[i].Values, c.Debts[i].Asked = slices.Clone(c.Debts[i].Values), slices.Clone(c.Debts[i].Asked)
	}
	return &c
}

// FactsAsOf returns the day on which the facts were true: as_of, or else today.
func (p *Profile) FactsAsOf(today calendar.Day) calendar.Day {
	if p.AsOf != nil {
		return *p.AsOf
	}
	return today
}

// Set gives a fact of the borrower a value, or as_of its day. The value is what the JSON of a
// profile has for it:
//
//	bool                      a bool
//	integer, money, rate      an int, int64, float64, decimal.Decimal, or a string of plain digits such as "1300.50"
//	date                      a calendar.Day, or a string such as "2026-11-22"
//	choice                    a string, the id of the choice
//	choices                   a []string of ids; an empty one says none
//	records                   a Value of Records, each with a Value for every field
//
// or a Value, as ParseAnswer returns it. A float64 stands for the shortest digits that are read as
// it. nil is null: the fact was asked and is not known. Value{} removes the value, as if the fact
// had not been asked.
//
// A day that must have come by the day of the facts is compared with as_of where that is set.
//
// A name that is no given fact of the borrower and a value that the fact may not have are an error,
// a problem.List with one or more problems, which do not show the value; then nothing is changed.
func (p *Profile) Set(name string, value any) error {
	r := &reader{vocabulary: p.vocabulary, asOf: p.AsOf}
	switch {
	case !r.mayBeSet(name, "", Borrower):
	case name == "as_of":
		if n := nodeOf(Date, value); n.kind == null {
			p.AsOf = nil
		} else if day := r.readDate(n, name); len(r.problems) == 0 {
			r.days = p.daysCome()
			if r.checkDays(day); len(r.problems) == 0 {
				p.AsOf = &day
			}
		}
	default:
		r.setFact(p.Borrower, p.Asked, name, value, name)
	}
	if len(r.problems) == 0 {
		p.forgetRead(name)
	}
	return r.problems.Err()
}

// SetDebt gives a fact of the debt at an index a value, as Set does for the borrower; or its
// lender, its family or its id, each a string. It panics when there is no such debt.
func (p *Profile) SetDebt(i int, name string, value any) error {
	r := &reader{vocabulary: p.vocabulary, asOf: p.AsOf}
	d, at := p.Debts[i], itemPath("debts", i)
	path := at + "." + name
	switch n := nodeOf(Choice, value); {
	case !r.mayBeSet(name, at, Debt):
	case name == "id":
		d.ID = r.chooseID(p.Debts, i, n)
	case name == "lender":
		d.Lender = r.readLender(n, path)
	case name == "family":
		d.Family = r.readFamily(n, path)
	default:
		r.setFact(d.Values, d.Asked, name, value, path)
	}
	if len(r.problems) == 0 {
		p.Debts[i] = d
		p.forgetRead(path)
	}
	return r.problems.Err()
}

// daysCome returns the days of the profile that must have come by the day of the facts.
func (p *Profile) daysCome() []readDay {
	var days []readDay
	var add func(facts []*Fact, values []Value, path string)
	add = func(facts []*Fact, values []Value, path string) {
		for i, f := range facts {
			if f.hasCome() && values[i].Known {
				days = append(days, readDay{day: values[i].Day, path: path + f.Name})
			}
			for n, record := range values[i].Records {
				add(f.Fields, record, itemPath(path+f.Name, n)+".")
			}
		}
	}
	add(p.vocabulary.Borrower, p.Borrower, "")
	for i, d := range p.Debts {
		add(p.vocabulary.Debt, d.Values, itemPath("debts", i)+".")
	}
	return days
}

// forgetRead takes away how a value, or what stands in it, was read, as it was set to another.
func (p *Profile) forgetRead(path string) {
	p.Read = slices.DeleteFunc(slices.Clone(p.Read), func(i Interpretation) bool {
		return i.Path == path || strings.HasPrefix(i.Path, path+"[")
	})
}

// mayBeSet reports whether a name is that of a given fact of the scope, or of a key of its own, and
// complains when it is not.
func (r *reader) mayBeSet(name, path string, of Scope) bool {
	if r.vocabulary == nil {
		r.complain(place{}, "", both("这份资料没有词汇表", "a profile without a vocabulary"),
			both("用 NewProfile 或 ReadProfile 得到一份资料", "take a profile from NewProfile or ReadProfile"))
		return false
	}
	message, hint := r.keyProblem(name, of)
	switch {
	case name == "debts" && message == nothingSaid:
		message, hint = both("debts 不是一个值", "debts is not a value"), both("用 AddDebt 加一笔债", "add a debt with AddDebt")
	case hint == leaveOut:
		hint = listsFacts
	}
	if message == nothingSaid {
		return true
	}
	r.complain(place{}, keyPath(path, name), message, hint)
	return false
}

// setFact gives a fact a value, or complains where the fact may not have it.
func (r *reader) setFact(values []Value, asked []bool, name string, value any, path string) {
	f, v := r.vocabulary.Find(name), Value{}
	if n := f.nodeOf(value); n.kind != null {
		v = r.readValue(f, n, path)
	}
	if r.asOf != nil {
		r.checkDays(*r.asOf)
	}
	if len(r.problems) == 0 {
		values[f.Slot], asked[f.Slot] = v, value == nil
	}
}

// chooseID returns the id that a value gives to the debt at a position; for null that of its
// position.
func (r *reader) chooseID(debts []DebtFacts, i int, n *node) string {
	id, path := n.text, itemPath("debts", i)+".id"
	switch {
	case n.kind == null:
		id = idAt(i)
	case n.kind != str || !isID(n.text):
		r.complain(n.at, path, expectedID, idHint)
		return ""
	}
	for j, d := range debts {
		if j != i && d.ID == id {
			r.complain(n.at, path, sameID(j), both("每笔债写不同的 id", "give each debt an id of its own"))
		}
	}
	return id
}

// nodeOf returns a value as the JSON of a profile has it; an object, which no fact accepts, for a
// value of any other Go type.
func nodeOf(t Type, value any) *node {
	switch v := value.(type) {
	case nil:
		return &node{kind: null}
	case bool:
		return &node{kind: boolean, yes: v}
	case int:
		return &node{kind: number, text: strconv.Itoa(v)}
	case int64:
		return &node{kind: number, text: strconv.FormatInt(v, 10)}
	case float64:
		return &node{kind: number, text: strconv.FormatFloat(v, 'f', -1, 64)}
	case decimal.Decimal:
		return &node{kind: number, text: v.Trim(0).String()}
	case calendar.Day:
		return &node{kind: str, text: v.String()}
	case string:
		return &node{kind: str, text: v}
	case []string:
		n := &node{kind: list}
		for _, item := range v {
			n.items = append(n.items, &node{kind: str, text: item})
		}
		return n
	case Value:
		return nodeOfValue(t, v)
	}
	return &node{kind: object}
}

// nodeOf is nodeOf for a value of the fact.
func (f *Fact) nodeOf(value any) *node {
	v, ok := value.(Value)
	if !ok || f.Type != Records || !v.Known {
		return nodeOf(f.Type, value)
	}
	records := v.Records
	v.Records = nil
	if n := f.nodeOfRecords(records); n != nil && v.holdsNothing() {
		return n
	}
	return &node{kind: object}
}

// holdsNothing reports whether no field of a value is set but that it is known.
func (v Value) holdsNothing() bool {
	return !v.Bool && v.Day == 0 && v.Choice == "" && v.List == nil && v.Records == nil && v.Number.IsZero()
}

// nodeOfValue returns a Value of a fact of the type as the JSON of a profile has it; an object where
// the Value holds what a fact of another type has, which would else be read as 0, no or nothing.
func nodeOfValue(t Type, v Value) *node {
	if !v.Known {
		return &node{kind: null}
	}
	var n *node
	switch given := v; t {
	case Bool:
		n, v.Bool = nodeOf(t, given.Bool), false
	case Date:
		n, v.Day = nodeOf(t, given.Day), 0
	case Choice:
		n, v.Choice = nodeOf(t, given.Choice), ""
	case Choices:
		n, v.List = nodeOf(t, given.List), nil
	case Rate:
		n, v.Number = nodeOf(t, given.Number), decimal.Decimal{}
		if mostBareRate.Less(given.Number) {
			n = nodeOf(t, asPerCent(given.Number))
		}
	default:
		n, v.Number = nodeOf(t, given.Number), decimal.Decimal{}
	}
	if !v.holdsNothing() {
		return &node{kind: object}
	}
	return n
}

// idAt returns the id of a debt without one of its own, by its position, counted from 0.
func idAt(position int) string { return fmt.Sprintf("debt-%d", position+1) }
