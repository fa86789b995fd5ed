package logic

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
)

// writer makes well-typed expressions and cases of the shared book, each choice taken from a byte;
// when they run out it always takes the first, which ends what it writes. Numbers are integers and
// quarters, multiplied by small ones only: binary floats hold them, where there is no division.
type writer struct {
	bytes    []byte
	peeks    bool     // write known and ??
	divides  bool     // write divisions
	elements []Kind   // of the predicates that are open
	locals   []string // the numbers bound by let
}

func (w *writer) pick(n int) int {
	if len(w.bytes) == 0 {
		return 0
	}
	b := int(w.bytes[0])
	w.bytes = w.bytes[1:]
	return b % n
}

func (w *writer) one(of ...string) string { return of[w.pick(len(of))] }

func (w *writer) element() Kind {
	if len(w.elements) == 0 {
		return nothing
	}
	return w.elements[len(w.elements)-1]
}

// within writes a predicate for elements of a kind. It mentions its element whatever else it says.
func (w *writer) within(kind Kind, depth int) string {
	w.elements = append(w.elements, kind)
	defer func() { w.elements = w.elements[:len(w.elements)-1] }()
	about := map[Kind]string{Debt: ".overdue_days > " + w.integer(), Record: ".cost > " + w.integer(), Number: "# >= " + w.integer(), Word: `# != "` +
		w.one(troubles...) + `"`, Truthy: "#"}[kind]
	switch w.pick(4) {
	case 0:
		return about
	case 1:
		return fmt.Sprintf("(%s or %s)", w.truth(depth-1), about)
	case 2:
		return fmt.Sprintf("not (%s and %s)", about, w.truth(depth-1))
	}
	return fmt.Sprintf("(%s and %s)", about, w.truth(depth-1))
}

func (w *writer) truth(depth int) string {
	if depth <= 0 {
		return w.plainTruth()
	}
	d := depth - 1
	switch w.pick(14) {
	case 0:
		return w.plainTruth()
	case 1, 2:
		return fmt.Sprintf("(%s %s %s)", w.truth(d), w.one("and", "or"), w.truth(d))
	case 3:
		return "not " + w.parens(w.truth(d))
	case 4, 5:
		return fmt.Sprintf("(%s %s %s)", w.number(d), w.one("==", "!=", "<", "<=", ">", ">="), w.number(d))
	case 6:
		return fmt.Sprintf("(%s %s %s)", w.day(d), w.one("==", "!=", "<", "<=", ">", ">="), w.day(d))
	case 7:
		return fmt.Sprintf("(%s ? %s : %s)", w.truth(d), w.truth(d), w.truth(d))
	case 8:
		list, kind := w.list(d)
		return fmt.Sprintf("%s(%s, %s)", w.one("any", "all", "none", "one"), list, w.within(kind, d))
	case 9:
		return w.membership(d)
	case 10:
		return fmt.Sprintf("(%s %s %s)", w.truth(d), w.one("==", "!="), w.truth(d))
	case 11:
		return w.let(d, w.truth)
	case 12:
		return w.choice(d)
	}
	return w.peeking(d, w.truth)
}

func (w *writer) parens(s string) string { return "(" + s + ")" }

func (w *writer) plainTruth() string {
	if w.element() == Debt && w.pick(2) == 0 {
		return w.one(".sued", ".late", "(.owed > 3)", "(.signed_on <= as_of)", "any(.paid_back, .sum > 7)")
	}
	if w.element() == Record && w.pick(2) == 0 {
		return w.one(".paid", `(.why == "illness")`, "(.cost > 3)", "(.on <= as_of)")
	}
	return w.one("yes", "no", "unknown", "unknown2", "sued", "late", `has("income-proof")`, `proved("illness")`,
		"any(hardships, proved(#))", "true")
}

func (w *writer) choice(d int) string {
	a := w.one("job", "dream", `"worker"`, `"student"`)
	b := w.one("job", "dream")
	if w.pick(3) == 0 {
		b = fmt.Sprintf("(%s ? job : dream)", w.truth(d))
	}
	return fmt.Sprintf("(%s %s %s)", a, w.one("==", "!="), b)
}

func (w *writer) membership(d int) string {
	not := w.one("in", "not in")
	switch w.pick(6) {
	case 0:
		return fmt.Sprintf(`("%s" %s %s)`, w.one(troubles...), not, w.one("hardships", "worries", "gifts"))
	case 1:
		return fmt.Sprintf(`(%s %s [%s, "retired"])`, w.one("job", "dream"), not, w.one("dream", `"worker"`))
	case 2:
		return fmt.Sprintf("(%s %s [%s, %s])", w.number(d), not, w.number(d), w.number(d))
	case 3:
		return fmt.Sprintf("(%s %s [%s])", w.day(d), not, w.day(d))
	case 4:
		return fmt.Sprintf("(%s %s map(debts, .owed))", w.number(d), not)
	}
	return fmt.Sprintf("(%s %s %s..%s)", w.number(d), not, w.one("-3", "0", "5", "overdue_days"), w.one("1", "9", "40"))
}

// list writes a list of debts, words or numbers.
func (w *writer) list(d int) (string, Kind) {
	switch w.pick(9) {
	case 7:
		return "visits", Record
	case 8:
		return fmt.Sprintf("filter(visits, %s)", w.within(Record, d-1)), Record
	case 0:
		return "debts", Debt
	case 1, 2:
		return w.one("hardships", "worries", "gifts"), Word
	case 3:
		return fmt.Sprintf("[%s, %s]", w.number(d-1), w.number(d-1)), Number
	case 4:
		return fmt.Sprintf("map(debts, %s)", w.one(".owed", ".overdue_days", ".interest * 2")), Number
	case 5:
		return fmt.Sprintf("filter(debts, %s)", w.within(Debt, d-1)), Debt
	}
	return fmt.Sprintf("filter(%s, %s)", w.one("hardships", "worries"), w.within(Word, d-1)), Word
}

func (w *writer) let(d int, body func(int) string) string {
	if len(w.locals) == maxLocals {
		return body(d)
	}
	name := fmt.Sprintf("q%d", len(w.locals))
	bound := w.number(d)
	w.locals = append(w.locals, name)
	s := fmt.Sprintf("(let %s = %s; %s)", name, bound, body(d))
	w.locals = w.locals[:len(w.locals)-1]
	return s
}

func (w *writer) peeking(d int, term func(int) string) string {
	if !w.peeks {
		return term(d)
	}
	left := term(d)
	return fmt.Sprintf("(%s ?? %s)", w.parens(left), w.parens(term(d)))
}

func (w *writer) integer() string { return w.one("0", "1", "2", "7", "30", "45") }

func (w *writer) plainNumber() string {
	if len(w.locals) > 0 && w.pick(3) == 0 {
		return w.one(w.locals...)
	}
	switch w.element() {
	case Debt:
		if w.pick(2) == 0 {
			return w.one(".owed", ".overdue_days", ".rate", ".interest", "days_since(.signed_on)")
		}
	case Record:
		if w.pick(2) == 0 {
			return w.one(".cost", "days_since(.on)")
		}
	case Number:
		if w.pick(2) == 0 {
			return "#"
		}
	}
	if w.pick(2) == 0 {
		return w.one("1", "0", "2.5", "0.25", "45", "(-1.75)", "100")
	}
	return w.one("income", "savings", "spending", "gain", "people", "zero", "surplus", "reserve",
		"overdue_days", "owed", "rate",
		"interest", "grace", "total_owed",
		"days_since(paid_on)", "len(debts)", "len(hardships)",
		"len(visits)", "sum(visits, .cost)", "sum(paid_back, .sum)", "count(visits, .paid)")
}

func (w *writer) number(depth int) string {
	if depth <= 0 {
		return w.plainNumber()
	}
	d := depth - 1
	forms := 13
	if w.divides {
		forms = 20
	}
	switch w.pick(forms) {
	case 0, 1:
		return w.plainNumber()
	case 13:
		return fmt.Sprintf("(%s / %s)", w.number(d), w.one("people", "gain", "(gain + 1)", "surplus", "overdue_days"))
	case 14:
		return fmt.Sprintf("round(%s / 3)", w.number(d))
	case 15:
		return fmt.Sprintf("(%s * %s)", w.number(d), w.one("people", "gain", "surplus", "overdue_days"))
	case 16:
		return fmt.Sprintf("payment(zero + %s, %s, %s)", w.number(d), w.one("rate", "0.25", "0", "gain"),
			w.one("people", "12", "overdue_days"))
	case 17:
		return fmt.Sprintf("term_months(zero + %s, %s, %s)", w.number(d), w.one("rate", "0", "0.25"), w.number(d))
	case 18:
		return fmt.Sprintf("cost_rate(zero + %s, %s, %s)", w.number(d), w.number(d), w.one("people", "12", "overdue_days"))
	case 19:
		return fmt.Sprintf("balance(%s, zero + %s, %s, %s, %s, %s)",
			w.one("paid_back", "filter(paid_back, .sum > 7)", "filter(paid_back, .on > signed_on)"), w.number(d), w.day(d),
			w.one("rate", "0", "0.25"), w.one("365", "360", "people"), w.one(`"interest"`, `"principal"`))
	case 2, 3:
		return fmt.Sprintf("(%s %s %s)", w.number(d), w.one("+", "-"), w.number(d))
	case 4:
		return fmt.Sprintf("(%s * %s)", w.number(d), w.one("2", "0", "0.25", "3", "(-1)"))
	case 5:
		return w.parens("-" + w.parens(w.number(d)))
	case 6:
		return fmt.Sprintf("(%s ? %s : %s)", w.truth(d), w.number(d), w.number(d))
	case 7:
		return fmt.Sprintf("%s(%s)", w.one("abs", "floor", "ceil"), w.number(d))
	case 8:
		return fmt.Sprintf("%s(%s, %s)", w.one("min", "max"), w.number(d), w.number(d))
	case 9:
		list, kind := w.list(d)
		if kind == Number {
			return fmt.Sprintf("%s(%s)", w.one("sum", "min", "max"), list)
		}
		return fmt.Sprintf("count(%s, %s)", list, w.within(kind, d))
	case 10:
		return fmt.Sprintf("sum(filter(debts, %s), %s)", w.within(Debt, d), w.one(".owed", ".interest"))
	case 11:
		return w.let(d, w.number)
	}
	return w.peeking(d, w.number)
}

func (w *writer) day(depth int) string {
	if depth > 0 {
		switch w.pick(4) {
		case 0:
			return fmt.Sprintf("add_days(%s, %s)", w.day(depth-1),
				w.one("1", "-40", "overdue_days", "grace", "len(debts)"))
		case 1:
			return fmt.Sprintf("add_months(%s, %s)", w.day(depth-1), w.one("1", "-1", "12", "25"))
		case 2:
			return fmt.Sprintf("(%s ? %s : %s)", w.truth(depth-1), w.day(depth-1), w.day(depth-1))
		}
	}
	return w.one("as_of", "paid_on", "someday", "signed_on", "enacted_on")
}

// whole writes a condition that fits within the length.
func (w *writer) whole(depth int) string {
	if s := w.truth(depth); len(s) <= maxLength {
		return s
	}
	return "yes"
}

// someCase is a case of up to three debts. Where unknowns is 0 all is known; else each fact is left
// out with a chance of one in unknowns.
func (w *writer) someCase(t testing.TB, l *Language, unknowns int) *Case {
	asOf, _ := calendar.Parse("2026-11-22")
	c := &Case{AsOf: asOf, Borrower: w.values(l.vocabulary.Borrower, asOf, unknowns), Figures: figures(t)}
	for range 1 + w.pick(3) {
		d := DebtCase{Values: w.values(l.vocabulary.Debt, asOf, unknowns), Family: w.one(kinds...), Lender: "jintiao",
			Figures: figures(t)}
		c.Debts = append(c.Debts, d)
	}
	l.NewFrame(c).Derive()
	return c
}

func (w *writer) values(facts []*fact.Fact, asOf calendar.Day, unknowns int) []fact.Value {
	list := make([]fact.Value, len(facts))
	for i, f := range facts {
		if f.Given() && (unknowns == 0 || w.pick(unknowns) != 0) {
			list[i] = w.value(f, asOf)
			w.forget(f, list[i], unknowns)
		}
	}
	return list
}

// forget takes some fields out of the entries of records.
func (w *writer) forget(f *fact.Fact, v fact.Value, unknowns int) {
	for _, record := range v.Records {
		for i := range record {
			if unknowns > 0 && w.pick(unknowns) == 0 {
				record[i] = fact.Value{}
			}
		}
	}
}

// told is a value, as value writes them, of a fact that is not known; of records whose entries do not
// tell all, the same entries with all told.
func (w *writer) told(c *Case, r Ref, value func(*fact.Fact, calendar.Day) fact.Value) fact.Value {
	was := c.Borrower
	if r.Debt != NoDebt {
		was = c.Debts[r.Debt].Values
	}
	v := was[r.Fact.Slot]
	if !v.Known {
		return value(r.Fact, c.AsOf)
	}
	v.Records = slices.Clone(v.Records)
	for n := range v.Records {
		v.Records[n] = slices.Clone(v.Records[n])
		for i, field := range r.Fact.Fields {
			if !v.Records[n][i].Known {
				v.Records[n][i] = value(field, c.AsOf)
			}
		}
	}
	return v
}

func (w *writer) value(f *fact.Fact, asOf calendar.Day) fact.Value {
	v := fact.Value{Known: true}
	switch f.Type {
	case fact.Bool:
		v.Bool = w.pick(2) == 1
	case fact.Integer:
		v.Number = decimal.MustNew(int64(1+w.pick(60)), 0)
	case fact.Date:
		v.Day = asOf - calendar.Day(w.pick(250)*7-300)
	case fact.Choice:
		v.Choice = f.Answers[w.pick(len(f.Answers))].ID
	case fact.Choices:
		v.List = []string{}
		for _, a := range f.Answers {
			if w.pick(2) == 1 {
				v.List = append(v.List, a.ID)
			}
		}
	case fact.Records:
		v.Records = make([][]fact.Value, w.pick(4))
		for n := range v.Records {
			for _, field := range f.Fields {
				v.Records[n] = append(v.Records[n], w.value(field, asOf))
			}
		}
	default:
		v.Number = decimal.MustNew(int64(25*w.pick(256)), 2) // quarters
	}
	return v
}

// unknown lists the given facts of a case that are not known, or whose entries do not tell all.
func unknown(l *Language, c *Case) (refs []Ref) {
	add := func(facts []*fact.Fact, values []fact.Value, debt int) {
		for i, f := range facts {
			open := slices.ContainsFunc(values[i].Records, func(record []fact.Value) bool {
				return slices.ContainsFunc(record, func(v fact.Value) bool { return !v.Known })
			})
			if f.Given() && (!values[i].Known || open) {
				refs = append(refs, Ref{f, debt})
			}
		}
	}
	add(l.vocabulary.Borrower, c.Borrower, NoDebt)
	for i, d := range c.Debts {
		add(l.vocabulary.Debt, d.Values, i)
	}
	return refs
}

// with is the case with one more fact known.
func with(l *Language, c *Case, r Ref, v fact.Value) *Case {
	next := *c
	next.Borrower, next.Debts, next.Bounds = slices.Clone(c.Borrower), slices.Clone(c.Debts), nil
	for i := range next.Debts {
		next.Debts[i].Values, next.Debts[i].Bounds = slices.Clone(c.Debts[i].Values), nil
	}
	if r.Debt == NoDebt {
		next.Borrower[r.Fact.Slot] = v
	} else {
		next.Debts[r.Debt].Values[r.Fact.Slot] = v
	}
	l.NewFrame(&next).Derive()
	return &next
}

// mentions holds when the text has one of the words.
func mentions(source string, words ...string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(source, word) })
}
