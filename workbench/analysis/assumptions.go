package analysis

import (
	"maps"
	"strings"

	"github.com/forbear-project/forbear/engine/logic"
)

// assumptions are what must hold where a part of a condition matters: elsewhere the condition is
// told without it. They are written by the text of what is assumed, as expr prints it.
type assumptions struct {
	signs map[string]sign // of numbers
	truth map[string]bool // of whatever is yes or no
	known map[string]bool // facts that are known, and so can be computed
}

func (a assumptions) clone() assumptions {
	return assumptions{maps.Clone(a.signs), maps.Clone(a.truth), maps.Clone(a.known)}
}

func nothingAssumed() assumptions {
	return assumptions{map[string]sign{}, map[string]bool{}, map[string]bool{}}
}

// outside returns the assumptions that hold for the elements of a list: what was assumed of another
// element does not.
func (a assumptions) outside() assumptions {
	out := a.clone()
	maps.DeleteFunc(out.signs, func(text string, _ sign) bool { return ofElement(text) })
	maps.DeleteFunc(out.truth, func(text string, _ bool) bool { return ofElement(text) })
	maps.DeleteFunc(out.known, func(text string, _ bool) bool { return ofElement(text) })
	return out
}

func ofElement(text string) bool { return strings.ContainsAny(text, "#.") }

// and returns the assumptions with one more: that a condition is yes, or is no. To assume less than
// could be assumed is never wrong.
func (a assumptions) and(condition *logic.Node, yes bool, v *divisions) assumptions {
	if v.tired() {
		return a
	}
	n := condition
	switch {
	case n.Op == logic.OpNot:
		return a.and(n.Parts[0], !yes, v)
	case n.Op == logic.OpAnd && yes, n.Op == logic.OpOr && !yes:
		return a.and(n.Parts[0], yes, v).and(n.Parts[1], yes, v)
	case n.Op == logic.OpAnd, n.Op == logic.OpOr:
		return a.either(a.and(n.Parts[0], yes, v), a.and(n.Parts[1], yes, v))
	case n.Op == logic.OpCompare:
		return a.compared(n, yes, v)
	case n.Calls("known"):
		return a.isKnown(n.Parts[0].String(), yes)
	}
	out := a.clone()
	out.truth[n.String()] = yes
	return out
}

// isKnown: of what is not known no sign is known either.
func (a assumptions) isKnown(name string, yes bool) assumptions {
	out := a.clone()
	if yes {
		out.known[name] = true
	} else {
		out.signs[name] = 0
	}
	return out
}

// either returns what holds in both: one of the two is true, and nobody knows which.
func (a assumptions) either(b, c assumptions) assumptions {
	out := a.clone()
	for text, s := range b.signs {
		if other, ok := c.signs[text]; ok {
			out.signs[text] = s | other
		}
	}
	for text, t := range b.truth {
		if other, ok := c.truth[text]; ok && other == t {
			out.truth[text] = t
		}
	}
	for name := range b.known {
		if c.known[name] {
			out.known[name] = true
		}
	}
	return out
}

// opposite are the comparisons that hold where others do not, and mirrored those that say the same
// with the sides exchanged.
var (
	opposite = map[string]string{"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
	mirrored = map[string]string{"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
)

// compared returns what a comparison says of the signs of its sides, and of their difference.
func (a assumptions) compared(n *logic.Node, yes bool, v *divisions) assumptions {
	out := a.clone()
	out.truth[n.String()] = yes
	operator := n.Operator
	if !yes {
		operator = opposite[operator]
	}
	left, right := n.Parts[0], n.Parts[1]
	out.narrow(left, comparedSigns(operator, v.signs(right, a)))
	out.narrow(right, comparedSigns(mirrored[operator], v.signs(left, a)))
	out.narrow(difference(left, right), comparedSigns(operator, zero))
	out.narrow(difference(right, left), comparedSigns(mirrored[operator], zero))
	return out
}

func difference(a, b *logic.Node) *logic.Node {
	return &logic.Node{Op: logic.OpArithmetic, Kind: logic.Number, Operator: "-", Parts: []*logic.Node{a, b}}
}

func (a assumptions) narrow(n *logic.Node, s sign) {
	text := n.String()
	if before, ok := a.signs[text]; ok {
		s &= before
	}
	a.signs[text] = s
}

// comparedSigns returns those that a number may have which stands in that relation to one of the
// other signs.
func comparedSigns(operator string, other sign) (s sign) {
	for _, o := range []sign{negative, zero, positive} {
		if other&o != 0 {
			s |= comparedSign(operator, o)
		}
	}
	if operator == "!=" && other == zero {
		return s &^ zero
	}
	return s
}

func comparedSign(operator string, o sign) sign {
	// what is less, or greater, than some number of the sign, and the sign itself
	below, above := o|(o-1), anySign&^(o-1)
	switch {
	case operator == "==":
		return o
	case operator == "!=":
		return anySign
	case operator == "<" && o == zero:
		return negative
	case operator == ">" && o == zero:
		return positive
	case operator[0] == '<':
		return below
	}
	return above
}

// member is how a fact of the element is written.
var member = re(`(^|[^\w)])\.([a-z])`)

// ofJudged returns a predicate's part with the facts of the element read as those of the debt that
// is judged; nil where it is more than a plain fact.
func ofJudged(part *logic.Node) *logic.Node {
	if part.Op != logic.OpFact || !part.Each {
		return nil
	}
	own := *part
	own.Each = false
	return &own
}

// includes reports whether a list of debts holds the one that is judged: all of them, or those of
// which something is true that is assumed of it.
func (a assumptions) includes(list *logic.Node) bool {
	return list.Op == logic.OpDebts ||
		list.Calls("filter") && a.includes(list.Parts[0]) && a.holds(list.Parts[1], true)
}

// holds reports whether a predicate is yes, or no, of the debt that is judged.
func (a assumptions) holds(predicate *logic.Node, yes bool) bool {
	switch n := predicate; {
	case n.Op == logic.OpNot:
		return a.holds(n.Parts[0], !yes)
	case n.Op == logic.OpAnd && yes, n.Op == logic.OpOr && !yes:
		return a.holds(n.Parts[0], yes) && a.holds(n.Parts[1], yes)
	}
	said, ok := a.truth[member.ReplaceAllString(predicate.String(), "$1$2")]
	return ok && said == yes
}
