package analysis

import (
	"fmt"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// findMixedUnits reports numbers that are compared, added, or chosen between though their units
// differ, and months that are counted as days: facts and parameters have units, a number written out
// has none, nor has what is multiplied or divided.
func findMixedUnits(x *examination) {
	seen := map[string]bool{}
	for _, f := range x.book.Formulas() {
		at := f.File() + ":" + f.Path()
		if seen[at] {
			continue
		}
		seen[at] = true
		f.Expression.Tree().Walk(func(n *logic.Node) {
			a, b := operands(x.book, n)
			first, second := measure(a.unit), measure(b.unit)
			if a.unit == "" || b.unit == "" || first == second {
				return
			}
			x.find("mixed-units", wording{
				text.Both(fmt.Sprintf("%s 按%s算，%s 按%s算", a.says, first.ZH, b.says, second.ZH),
					fmt.Sprintf("%s is in %s, %s in %s", a.says, first.EN, b.says, second.EN)),
				text.Both("换成同一个单位的事实或参数；月要按月数用 add_months，按天数用 add_days",
					"take a fact or a parameter of the same unit; add_months moves a day by months, add_days by days"),
			}.at(f.Part(n.At.From, max(n.At.To-n.At.From, 1))), nil)
		})
	}
}

// measures are the units that are set against nothing but themselves. All others are of money: yuan a
// month are compared with yuan, as what is left of a month is with a sum.
var measures = map[string]text.Text{
	"days":     text.Both("天", "days"),
	"months":   text.Both("月", "months"),
	"years":    text.Both("年", "years"),
	"persons":  text.Both("人", "persons"),
	"per-year": text.Both("年利率", "a rate a year"),
	"per-day":  text.Both("日利率", "a rate a day"),
}

// measure returns what a unit measures, in words.
func measure(unit string) text.Text {
	if says, ok := measures[unit]; ok {
		return says
	}
	return text.Both("钱", "money")
}

// operand is a number that is set against another, and its unit; "" where it has none.
type operand struct{ says, unit string }

// operands returns the two numbers that a node sets against each other; without units where it does
// not.
func operands(in *book.Book, n *logic.Node) (a, b operand) {
	of := func(n *logic.Node) operand {
		if n.Kind != logic.Number {
			return operand{says: n.String()}
		}
		return operand{n.String(), in.UnitOf(n)}
	}
	switch {
	case n.Op == logic.OpCompare, n.Op == logic.OpElse,
		n.Op == logic.OpArithmetic && (n.Operator == "+" || n.Operator == "-"),
		n.Calls("min") && len(n.Parts) == 2, n.Calls("max") && len(n.Parts) == 2:
		return of(n.Parts[0]), of(n.Parts[1])
	case n.Op == logic.OpTernary:
		return of(n.Parts[1]), of(n.Parts[2])
	case n.Calls("add_days"):
		return operand{"add_days", "days"}, of(n.Parts[1])
	case n.Calls("add_months"):
		return operand{"add_months", "months"}, of(n.Parts[1])
	}
	return a, b
}
