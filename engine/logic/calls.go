package logic

import (
	"fmt"
	"maps"
	"slices"

	"github.com/expr-lang/expr/ast"
	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
)

// arguments is how many each of the functions takes.
var arguments = map[string]int{"known": 1, "has": 1, "proved": 1, "days_since": 1, "add_days": 2, "add_months": 2, "on": 2}

// call lowers the functions that the language has besides expr's own.
func (l *lowering) call(n *ast.CallNode) term {
	callee, ok := n.Callee.(*ast.IdentifierNode)
	if !ok {
		return l.fail(n, "methods are not part of the language of conditions", "")
	}
	if takes, ok := arguments[callee.Value]; ok && takes != len(n.Arguments) {
		return l.fail(n, fmt.Sprintf("%s takes another number of arguments", callee.Value), "") // expr loses some of its own faults
	}
	switch callee.Value {
	case "known":
		return l.known(n)
	case "has":
		return l.has(n)
	case "proved":
		return l.proved(n)
	case "days_since":
		return l.daysSince(n)
	case "add_days":
		return l.later(n, calendar.Day.AddDays)
	case "add_months":
		return l.later(n, calendar.Day.AddMonths)
	case "on":
		return l.on(n)
	}
	return l.fail(n, callee.Value+" is not part of the language of conditions", "")
}

// known lowers known(x): whether x has a value.
func (l *lowering) known(n *ast.CallNode) term {
	switch n.Arguments[0].(type) {
	case *ast.IdentifierNode, *ast.MemberNode:
	default:
		return l.fail(n.Arguments[0], "known asks after one fact or parameter by its name", "")
	}
	l.expression.Peeks = true
	outer := l.polarity
	l.polarity = negated // that a list of papers has been given says nothing of any paper
	t := l.lower(n.Arguments[0])
	l.polarity = outer
	if l.fault != nil {
		return term{}
	}
	ask := func(f *Frame) bool { return t.item(f).Known }
	if t.kind == List {
		ask = func(f *Frame) bool { _, known := t.list(f); return known }
	}
	return term{kind: Truthy, truth: func(f *Frame) (bool, bool) {
		m := f.mark()
		known := ask(f)
		if !known {
			f.peek(m)
		}
		return known, true
	}}
}

// has lowers has("id"): whether a paper, or what may stand in for it, is at hand.
func (l *lowering) has(n *ast.CallNode) term {
	id, ok := n.Arguments[0].(*ast.StringNode)
	if !ok {
		return l.fail(n.Arguments[0], "has asks after one material by its id", `write has("income-proof")`)
	}
	will, exists := l.language.names.Papers[id.Value]
	if !exists {
		return l.fail(id, fmt.Sprintf("there is no material %q", id.Value), oneOf(id.Value, slices.Sorted(maps.Keys(l.language.names.Papers))))
	}
	list := l.papersList(n)
	return l.need(n, list, List, func() term {
		return term{kind: Truthy, truth: func(f *Frame) (bool, bool) {
			at, known := list.list(f)
			return known && anyAtHand(will, at.words), known
		}}
	})
}

func (l *lowering) papersList(n ast.Node) term {
	papers := papersAtHand(l.language.vocabulary)
	if papers == nil {
		return l.fail(n, "no fact of the book holds the papers at hand", `give one fact of the borrower from = "material"`)
	}
	return l.read(n, papers, borrower)
}

// anyAtHand is whether any of the papers that will do is among those at hand.
func anyAtHand(will, atHand []string) bool {
	return slices.ContainsFunc(will, func(id string) bool { return slices.Contains(atHand, id) })
}

// proves is whether the papers at hand prove a hardship: every paper of one group is there, stand-ins counted.
func (n Names) proves(hardship string, atHand []string) bool {
	return slices.ContainsFunc(n.Proof[hardship], func(group []string) bool {
		return !slices.ContainsFunc(group, func(id string) bool { return !anyAtHand(n.Papers[id], atHand) })
	})
}

// proved lowers proved(h): whether the papers at hand prove a hardship.
func (l *lowering) proved(n *ast.CallNode) term {
	hardship := l.lower(n.Arguments[0])
	l.expect(n.Arguments[0], hardship, Word)
	hardships := slices.Sorted(maps.Keys(l.language.names.Proof))
	l.agree(n.Arguments[0], hardships)
	if l.fault == nil && hardship.domain != nil && len(hardships) > 0 && !slices.ContainsFunc(hardship.domain, func(id string) bool { return slices.Contains(hardships, id) }) {
		return l.fail(n.Arguments[0], "proved asks after a hardship, and this is another choice", `write proved("illness"), or any(hardships, proved(#))`)
	}
	list := l.papersList(n)
	return l.need(n, list, List, func() term {
		names := l.language.names
		return term{kind: Truthy, truth: func(f *Frame) (bool, bool) {
			at, known := list.list(f)
			h, hKnown := hardship.word(f)
			return known && hKnown && names.proves(h, at.words), known && hKnown
		}}
	})
}

// daysSince lowers days_since(date): whole days from it to the day of the case.
func (l *lowering) daysSince(n *ast.CallNode) term {
	t := l.lower(n.Arguments[0])
	return l.need(n.Arguments[0], t, Day, func() term {
		return term{kind: Number, number: func(f *Frame) (decimal.Decimal, bool) {
			day, known := t.day(f)
			return whole(int64(f.AsOf) - int64(day)), known
		}}
	})
}

// later lowers add_days and add_months.
func (l *lowering) later(n *ast.CallNode, add func(calendar.Day, int64) (calendar.Day, bool)) term {
	day, count := l.lower(n.Arguments[0]), l.lower(n.Arguments[1])
	l.expect(n.Arguments[0], day, Day)
	return l.need(n.Arguments[1], count, Number, func() term {
		return term{kind: Day, day: func(f *Frame) (calendar.Day, bool) {
			from, fromKnown := day.day(f)
			by, byKnown := count.number(f)
			if !fromKnown || !byKnown {
				return 0, false
			}
			steps, _, whole := by.Trim(0).Int64(0)
			to, exists := add(from, steps)
			if !whole || !by.IsInt() || !exists {
				f.fail(OutOfBounds, "")
				return 0, false
			}
			return to, true
		}}
	})
}

// on lowers on(parameter, date): the parameter's value on that date.
func (l *lowering) on(n *ast.CallNode) term {
	name, ok := n.Arguments[0].(*ast.StringNode)
	if !ok {
		return l.fail(n.Arguments[0], "on reads a parameter by its name", "write on(lpr_1y, contract_date)")
	}
	slot, exists := l.language.parameters[name.Value]
	if !exists || l.language.names.Parameters[slot].Unit == "date" {
		return l.fail(name, name.Value+" is not a parameter with a figure", "")
	}
	l.noteParameter(slot)
	day := l.lower(n.Arguments[1])
	return l.need(n.Arguments[1], day, Day, func() term {
		return term{kind: Number, number: func(f *Frame) (decimal.Decimal, bool) {
			on, known := day.day(f)
			if !known {
				return decimal.Decimal{}, false
			}
			v := f.figures().Series[slot].On(on)
			if !v.Known {
				f.fail(ParameterUnknown, name.Value)
			}
			return v.Number, v.Known
		}}
	})
}
