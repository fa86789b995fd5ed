package logic

import (
	"slices"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/fact"
)

// lowerJunction lowers and and or. What is joined by the same sign is one junction: a and b and c.
func (l *lowering) lowerJunction(n *Node) term {
	tests, decides := l.testsOf(n, nil), n.Op == OpOr
	if l.tracing {
		return term{truth: kleeneTraced(tests, decides)}
	}
	return term{truth: kleene(tests, decides)}
}

// kleene joins truths. One that equals decides fixes the result whatever the others are: no that of
// and, yes that of or.
func kleene(tests []test, decides bool) closure[bool] {
	return func(f *Frame) (bool, bool) {
		allKnown := true
		for i := range tests {
			value, known := tests[i].truth(f)
			if known && value == decides {
				return decides, true
			}
			allKnown = allKnown && known
		}
		return !decides, allKnown
	}
}

// kleeneTraced is kleene for a trace. Where one test fixes the result but has looked at something
// with known or ??, it goes on: another may fix the result whatever that one looked at. Of what was
// looked at that alone matters which the test looked at by which the result is fixed in the end.
func kleeneTraced(tests []test, decides bool) closure[bool] {
	return func(f *Frame) (bool, bool) {
		first, settled, allKnown := f.mark(), false, true
		for i := range tests {
			next := f.mark()
			value, known := tests[i].truth(f)
			switch {
			case known && value == decides && !(settled && f.hasPeeked(next)):
				f.forget(first)
				f.unpeek(first, next)
				if !f.hasPeeked(first) {
					return decides, true
				}
				settled = true
			case settled:
				f.forget(next)
				f.unpeek(next, f.mark())
			}
			allKnown = allKnown && known
		}
		return settled == decides, settled || allKnown
	}
}

// test is a part of a junction. What asks one fact that is known it answers itself, which is quicker
// than a call; everything else its closure answers.
type test struct {
	asks    asks
	negated bool
	order   order
	from    origin
	slot    int32
	other   closure[bool]
	number  decimal.Decimal
	word    string
}

// asks says what a test asks of its fact.
type asks uint8

const (
	another    asks = iota // nothing that it could answer itself
	isTrue                 // whether it is true
	isKnown                // whether it is known
	isInOrder              // whether it is less or more than a number, or the same
	isTheWord              // whether it is a word
	listsAWord             // whether a word is in it
)

// testsOf appends the tests of a junction. Parts of it that are junctions of the same kind are no tests
// but have theirs.
func (l *lowering) testsOf(n *Node, tests []test) []test {
	for _, part := range n.Parts {
		if part.Op == n.Op && !part.Constant {
			tests = l.testsOf(part, tests)
			continue
		}
		tests = append(tests, l.testOf(part))
	}
	return tests
}

func (l *lowering) testOf(n *Node) (t test) {
	t.other = l.lower(n).truth
	if n.Constant {
		return t
	}
	if n.Op == OpNot {
		t.negated, n = true, n.Parts[0]
	}
	of := n
	switch {
	case n.Op == OpFact:
		t.asks = isTrue
	case n.Calls("known"):
		t.asks, of = isKnown, n.Parts[0]
	case n.Op == OpCompare && n.Parts[1].Constant && n.Parts[1].Kind == Number:
		t.asks, of = isInOrder, n.Parts[0]
		t.order, t.number = orders[n.Operator], n.Parts[1].value.Number
	case n.Op == OpCompare && n.Parts[1].Constant && n.Parts[1].Kind == Word:
		t.asks, of, t.word = isTheWord, n.Parts[0], n.Parts[1].value.Choice
		t.negated = t.negated != (n.Operator == "!=")
	case n.Op == OpIn && n.Parts[0].Kind == Word && n.Parts[0].Constant:
		t.asks, of, t.word = listsAWord, n.Parts[1], n.Parts[0].value.Choice
	}
	if of.Op != OpFact || l.tracing && l.language.mayPeek(of.Fact) {
		t.asks = another
		return t
	}
	if of.Fact.Type == fact.Money && t.asks == isInOrder {
		t.number = t.number.Pad(2) // figures of one scale compare fastest
	}
	t.from, t.slot = of.origin(), int32(of.Fact.Slot)
	return t
}

// mayPeek reports whether a trace has something to record of a fact that is known.
func (l *Language) mayPeek(f *fact.Fact) bool {
	return !f.Given() && (l.derived[f] == nil || l.derived[f].Peeks)
}

func (t *test) truth(f *Frame) (value, known bool) {
	if t.asks == another {
		return t.other(f)
	}
	v := f.at(t.from, int(t.slot))
	switch {
	case !v.Known && (t.asks != isKnown || f.trace != nil): // a trace records it
		return t.other(f)
	case t.asks == isKnown:
		return v.Known != t.negated, true
	}
	switch t.asks {
	case isTrue:
		value = v.Bool
	case isInOrder:
		value = t.order.holds(signOf(v.Number, t.number))
	case isTheWord:
		value = v.Choice == t.word
	case listsAWord:
		value = slices.Contains(v.List, t.word)
	}
	return value != t.negated, true
}
