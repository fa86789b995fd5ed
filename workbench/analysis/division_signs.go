package analysis

import (
	"maps"
	"strings"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// assumptions are what must hold where a part of a condition matters: elsewhere something else
// decides the condition. Their keys are the texts of what is assumed, as Node.String writes them.
type assumptions struct {
	signs map[string]sign // of numbers
	truth map[string]bool // of what is yes or no
	known map[string]bool // facts that are known, and so can be computed
}

func (a assumptions) clone() assumptions {
	return assumptions{maps.Clone(a.signs), maps.Clone(a.truth), maps.Clone(a.known)}
}

func nothingAssumed() assumptions {
	return assumptions{map[string]sign{}, map[string]bool{}, map[string]bool{}}
}

// outside returns the assumptions that hold for the elements of a list: not those about another
// element.
func (a assumptions) outside() assumptions {
	out := a.clone()
	maps.DeleteFunc(out.signs, func(text string, _ sign) bool { return ofElement(text) })
	maps.DeleteFunc(out.truth, func(text string, _ bool) bool { return ofElement(text) })
	maps.DeleteFunc(out.known, func(text string, _ bool) bool { return ofElement(text) })
	return out
}

func ofElement(text string) bool { return strings.ContainsAny(text, "#.") }

// and returns the assumptions with one more: that a condition is yes, or is no. To assume less than
// possible is never wrong.
func (a assumptions) and(condition *logic.Node, yes bool, v *divisions) assumptions {
	if v.boundReached() {
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
		return a.isKnown(v.text(n.Parts[0]), yes)
	}
	out := a.clone()
	out.truth[v.text(n)] = yes
	return out
}

// isKnown returns the assumptions with one more: that something is known, or is not. What is not
// known has no sign.
func (a assumptions) isKnown(name string, yes bool) assumptions {
	out := a.clone()
	if yes {
		out.known[name] = true
	} else {
		out.signs[name] = 0
	}
	return out
}

// either returns what holds in both b and c: one of the two holds, and it is open which.
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

// opposite are the comparisons that hold where others do not; mirrored are those with the sides
// exchanged.
var (
	opposite = map[string]string{"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
	mirrored = map[string]string{"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
)

// compared returns the assumptions with what a comparison says of the signs of its sides and of
// their difference.
func (a assumptions) compared(n *logic.Node, yes bool, v *divisions) assumptions {
	out := a.clone()
	out.truth[v.text(n)] = yes
	operator := n.Operator
	if !yes {
		operator = opposite[operator]
	}
	left, right := n.Parts[0], n.Parts[1]
	out.narrow(v.text(left), signsCompared(operator, v.signsOf(right, a)))
	out.narrow(v.text(right), signsCompared(mirrored[operator], v.signsOf(left, a)))
	out.narrow(v.difference(left, right), signsCompared(operator, zero))
	out.narrow(v.difference(right, left), signsCompared(mirrored[operator], zero))
	return out
}

// difference returns what String writes of a difference of two nodes.
func (v *divisions) difference(a, b *logic.Node) string {
	key := [2]*logic.Node{a, b}
	text, ok := v.differences[key]
	if !ok {
		n := logic.Node{Op: logic.OpArithmetic, Kind: logic.Number, Operator: "-", Parts: key[:]}
		text = n.String()
		v.differences[key] = text
	}
	return text
}

func (a assumptions) narrow(text string, s sign) {
	if before, ok := a.signs[text]; ok {
		s &= before
	}
	a.signs[text] = s
}

// signsCompared returns the signs of a number that compares in this way with a number of one of the
// other signs.
func signsCompared(operator string, other sign) (s sign) {
	for _, o := range []sign{negative, zero, positive} {
		if other&o != 0 {
			s |= signsComparedTo(operator, o)
		}
	}
	if operator == "!=" && other == zero {
		return s &^ zero
	}
	return s
}

func signsComparedTo(operator string, o sign) sign {
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

// member matches a fact of the element as it is written.
var member = re(`(^|[^\w)])\.([a-z])`)

// ofJudged returns a fact of the element as the same fact of the debt that is judged; nil for
// anything else.
func ofJudged(part *logic.Node) *logic.Node {
	if part.Op != logic.OpFact || !part.Each {
		return nil
	}
	own := *part
	own.Each = false
	return &own
}

// includes reports whether a list of debts contains the one that is judged: all debts do, and those
// filtered by what is assumed of it.
func (a assumptions) includes(list *logic.Node) bool {
	return list.Op == logic.OpDebts ||
		list.Calls("filter") && a.includes(list.Parts[0]) && a.holds(list.Parts[1], true)
}

// holds reports whether a predicate is assumed to be yes, or no, for the debt that is judged.
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

// sign is the set of signs a number may have; empty where it cannot be known.
type sign uint8

const (
	negative sign = 1 << iota
	zero
	positive
	anySign = negative | zero | positive
)

func signOf(n decimal.Decimal) sign { return [...]sign{negative, zero, positive}[n.Sign()+1] }

// each combines the signs of two numbers.
func each(a, b sign, combine func(a, b sign) sign) (s sign) {
	for _, x := range []sign{negative, zero, positive} {
		for _, y := range []sign{negative, zero, positive} {
			if a&x != 0 && b&y != 0 {
				s |= combine(x, y)
			}
		}
	}
	return s
}

func sum(a, b sign) sign {
	return each(a, b, func(a, b sign) sign {
		switch {
		case a == b, b == zero:
			return a
		case a == zero:
			return b
		}
		return anySign
	})
}

func product(a, b sign) sign {
	return each(a, b, func(a, b sign) sign {
		switch {
		case a == zero || b == zero:
			return zero
		case a == b:
			return positive
		}
		return negative
	})
}

func negated(a sign) (s sign) {
	return each(a, zero, func(a, _ sign) sign {
		return map[sign]sign{negative: positive, zero: zero, positive: negative}[a]
	})
}

// signsOf returns the signs that a node's number may have under assumptions.
func (v *divisions) signsOf(n *logic.Node, when assumptions) sign {
	if v.boundReached() {
		return anySign
	}
	s := v.signsOfNode(n, when)
	if len(when.signs) == 0 {
		return s
	}
	if known, ok := when.signs[v.text(n)]; ok {
		s &= known
	}
	return s
}

func (v *divisions) signsOfNode(n *logic.Node, when assumptions) sign {
	switch n.Op {
	case logic.OpLiteral:
		if n.Kind == logic.Number {
			return signOf(n.Value().Number)
		}
	case logic.OpFact:
		if n.Each { // it is another debt's, so nothing is assumed of it
			when = nothingAssumed()
		}
		return v.signsOfFact(n.Fact, when)
	case logic.OpParameter:
		return v.parameters[n.Name]
	case logic.OpLocal:
		return v.signsOf(n.Bound, when)
	case logic.OpLet:
		return v.signsOf(n.Parts[1], when)
	case logic.OpMinus:
		return negated(v.signsOf(n.Parts[0], when))
	case logic.OpArithmetic, logic.OpElse:
		return v.signsOfTwo(n, when)
	case logic.OpTernary:
		c := n.Parts[0]
		return v.signsOf(n.Parts[1], when.and(c, true, v)) | v.signsOf(n.Parts[2], when.and(c, false, v))
	case logic.OpCall:
		return v.signsOfCall(n, when)
	}
	return anySign
}

func (v *divisions) signsOfTwo(n *logic.Node, when assumptions) sign {
	a, b := v.signsOf(n.Parts[0], when), v.signsOf(n.Parts[1], when)
	switch n.Operator {
	case "+":
		return sum(a, b)
	case "-":
		return sum(a, negated(b))
	case "*":
		return product(a, b)
	case "/":
		return product(a, b&^zero)
	}
	return a | b
}

// signsOfFact returns the signs of a fact, by its bounds and its derivation.
func (v *divisions) signsOfFact(f *fact.Fact, when assumptions) sign {
	s := signsInBounds(f)
	if e := v.book.Language.Derivation(f); e != nil {
		s &= v.signsOf(e.Tree(), when)
	}
	return s
}

// signsInBounds returns the signs within a fact's bounds. A count of days, months, years or persons
// may be negative unless a bound excludes it.
func signsInBounds(f *fact.Fact) sign {
	s := anySign
	if f.Min != nil && !f.Min.IsNeg() {
		s &^= negative
	}
	if f.Min != nil && f.Min.IsPos() || f.Max != nil && f.Max.IsNeg() {
		s &^= zero
	}
	if f.Max != nil && !f.Max.IsPos() {
		s &^= positive
	}
	return s
}

// signsOfCall returns the signs of a call's result.
func (v *divisions) signsOfCall(n *logic.Node, when assumptions) sign {
	switch n.Function.Name {
	case "len", "count":
		return zero | positive
	case "abs":
		s := v.signsOf(n.Parts[0], when)
		return s&zero | map[bool]sign{true: positive}[s&(negative|positive) != 0]
	case "ceil", "floor", "round":
		return signsOfRounding(n.Function.Name, v.signsOf(n.Parts[0], when))
	case "max", "min":
		return v.signsOfExtreme(n, when)
	case "sum":
		return v.signsOfSum(n, when)
	}
	return anySign
}

// signsOfRounding returns the signs of a rounded number: a small one may be rounded to 0.
func signsOfRounding(how string, s sign) sign {
	if how != "ceil" && s&positive != 0 || how != "floor" && s&negative != 0 {
		s |= zero
	}
	return s
}

func (v *divisions) signsOfExtreme(n *logic.Node, when assumptions) sign {
	if len(n.Parts) < 2 {
		return anySign // of a list
	}
	s := v.signsOf(n.Parts[0], when)
	for _, a := range n.Parts[1:] {
		s = each(s, v.signsOf(a, when), func(a, b sign) sign {
			if n.Calls("max") {
				return max(a, b)
			}
			return min(a, b)
		})
	}
	return s
}

// signsOfSum returns the signs of a sum over debts, which is 0 over none. A sum that contains the
// debt that is judged contains its part.
func (v *divisions) signsOfSum(n *logic.Node, when assumptions) sign {
	if len(n.Parts) != 2 {
		return anySign
	}
	one := v.signsOf(n.Parts[1], when.outside())
	all := zero | one | sum(one, one)
	if own := ofJudged(n.Parts[1]); own != nil && when.includes(n.Parts[0]) {
		return sum(all, v.signsOf(own, when))
	}
	return all
}
