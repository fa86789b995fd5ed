package cells

import (
	"fmt"
)

// writer makes well-typed conditions of the small book, each choice taken from a byte; when they
// run out it always takes the first, which ends what it writes. What it writes now and then is
// refused all the same: a part that can never be computed.
type writer struct {
	bytes    []byte
	elements int // how many predicates over ids are open
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

func (w *writer) truth(depth int) string {
	if depth <= 0 {
		return w.plainTruth()
	}
	d := depth - 1
	switch w.pick(13) {
	case 0:
		return w.plainTruth()
	case 1, 2, 3:
		return fmt.Sprintf("(%s %s %s)", w.truth(d), w.one("and", "or"), w.truth(d))
	case 4:
		return "not (" + w.truth(d) + ")"
	case 5:
		return fmt.Sprintf("(%s %s %s)", w.number(d), w.compares(), w.number(d))
	case 6:
		return fmt.Sprintf("(%s %s %s)", w.day(d), w.compares(), w.day(d))
	case 7:
		return fmt.Sprintf("(%s ? %s : %s)", w.truth(d), w.truth(d), w.truth(d))
	case 8:
		return w.over(d, "any", "all", "none", "one")
	case 9:
		return fmt.Sprintf("(%s %s %s)", w.word(d), w.one("==", "!="), w.word(d))
	case 10:
		return w.member(d)
	case 11:
		return fmt.Sprintf("(%s ?? %s)", w.truth(d), w.truth(d))
	}
	return fmt.Sprintf("(let x = %s; %s)", w.number(d),
		fmt.Sprintf("x %s %s or x > %s", w.compares(), w.number(d), w.number(d)))
}

func (w *writer) compares() string { return w.one("<", "<=", ">", ">=", "==", "!=") }

func (w *writer) plainTruth() string {
	if w.elements > 0 && w.pick(2) == 0 {
		return w.one(`# == "illness"`, `# != "layoff"`, "proved(#)", `# in ["illness", "oversight"]`)
	}
	if w.pick(3) > 0 {
		return fmt.Sprintf("%s %s %s", w.fact(), w.compares(), w.literal())
	}
	return w.one("willing", "poor", "secured", "judged", "done", "known(income)", "known(family)", "known(share)",
		"known(letters)", "known(gone)", "known(since)", "known(tone)",
		`has("statement")`, `proved("illness")`, "any(debts, .secured)", "any(debts, .overdue_days > 30)",
		"len(debts) > 1", `"summons" in letters`,
		`region == "north"`, `tone == "soft"`, `family == "card"`, `stage == "late"`, `stage in ["early", "court"]`,
		`lender == "a-card"`, "true", "len(hardships) > 0")
}

func (w *writer) fact() string {
	return w.one("income", "dependants", "overdue_days", "apr", "change", "owed", "surplus", "spare", "share",
		"days_since(received_on)", "principal", "interest", "total", "credit",
		"missed", "days_since(served_on)")
}

func (w *writer) literal() string {
	return w.one("0", "1", "30", "31", "0.24", "500", "1000.5", "floor_of_living", "grace", "cap", "gone", "(0 - 5)",
		"20")
}

func (w *writer) number(depth int) string {
	if depth <= 0 {
		return w.one(w.fact(), w.literal())
	}
	d := depth - 1
	switch w.pick(11) {
	case 0:
		return w.fact()
	case 1:
		return w.literal()
	case 2:
		return fmt.Sprintf("(%s %s %s)", w.number(d), w.one("+", "-", "*", "/"), w.number(d))
	case 3:
		return fmt.Sprintf("%s(%s, %s)", w.one("max", "min"), w.number(d), w.number(d))
	case 4:
		return fmt.Sprintf("(%s ? %s : %s)", w.truth(d), w.number(d), w.number(d))
	case 5:
		return fmt.Sprintf("(%s ?? %s)", w.number(d), w.number(d))
	case 6:
		return fmt.Sprintf("%s(%s)", w.one("abs", "ceil", "floor", "round"), w.number(d))
	case 7:
		return fmt.Sprintf("days_since(%s)", w.day(d))
	case 8:
		return fmt.Sprintf("on(cap, %s)", w.day(d))
	case 9:
		return w.over(d, "count")
	}
	return w.one("len(hardships)", "len(letters)", "sum(debts, .principal)", "max(map(debts, .overdue_days))",
		"sum([income, change])")
}

func (w *writer) day(depth int) string {
	if depth <= 0 {
		return w.one("received_on", "contract_on", "since", "as_of", "start", "served_on")
	}
	d := depth - 1
	switch w.pick(4) {
	case 0:
		return w.one("received_on", "contract_on", "since", "as_of", "start", "served_on")
	case 1:
		return fmt.Sprintf("add_days(%s, %s)", w.day(d), w.one("15", "grace", "(0 - 400)", "5000000", "dependants"))
	case 2:
		return fmt.Sprintf("add_months(%s, %s)", w.day(d), w.one("1", "years", "(0 - 13)", "0.5", "gone"))
	}
	return fmt.Sprintf("(%s ? %s : %s)", w.truth(d), w.day(d), w.day(d))
}

func (w *writer) word(depth int) string {
	switch w.pick(4) {
	case 0:
		return w.one("region", "tone", "agreement")
	case 1:
		return w.one(`"north"`, `"soft"`, `"oral"`)
	case 2:
		return fmt.Sprintf("(%s ? region : %s)", w.truth(depth-1), w.one(`"south"`, "region"))
	}
	return fmt.Sprintf("(agreement ?? %s)", w.one(`"oral"`, "agreement"))
}

func (w *writer) member(depth int) string {
	switch w.pick(4) {
	case 0:
		return fmt.Sprintf("(%s in [%s])", w.one("region", "(region ?? region)"),
			w.one(`"north"`, `"north", "south"`, "region", ""))
	case 1:
		x := w.one("overdue_days", "dependants", "income", "credit")
		return fmt.Sprintf("(%s in %s..%s)", x, w.number(0), w.number(0))
	case 2:
		return fmt.Sprintf("(%s in [%s, %s])", w.number(depth-1), w.number(0), w.number(0))
	}
	return fmt.Sprintf(`("%s" in %s)`, w.one("illness", "layoff"), w.list(depth))
}

// over is a function over the elements of a list of hardships.
func (w *writer) over(depth int, functions ...string) string {
	list := w.list(depth)
	w.elements++
	defer func() { w.elements-- }()
	about := w.one(`# == "illness"`, `# != "layoff"`, "proved(#)", `# in ["illness", "oversight"]`)
	return fmt.Sprintf("%s(%s, %s %s %s)", w.one(functions...), list, about, w.one("or", "and"), w.truth(depth-1))
}

func (w *writer) list(depth int) string {
	switch w.pick(4) {
	case 1:
		return `["illness", "layoff"]`
	case 2:
		return fmt.Sprintf(`filter(hardships, # != "oversight" %s)`, w.one("", "and proved(#)", "or willing"))
	case 3:
		return `(hardships ?? ["illness"])`
	}
	return "hardships"
}
