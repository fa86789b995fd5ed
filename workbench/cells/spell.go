package cells

import (
	"fmt"
	"strings"

	"github.com/forbear-project/forbear/engine/logic"
)

// spell writes a part so that no two that may differ are written alike: every bracket is there, and
// what names stand for is put in their place.
func (t *translator) spell(n *logic.Node, in scope) string {
	if !t.spend() {
		return "…" // the whole expression is not looked into, and this is not used
	}
	switch n.Op {
	case logic.OpLocal:
		l := in.locals[n.Slot]
		return t.spell(l.node, l.in)
	case logic.OpElement:
		return in.spelled()
	case logic.OpStage:
		return n.Name + " " + t.stage
	case logic.OpParameter:
		return t.spellParameter(n.Name)
	case logic.OpTernary:
		return "?" + t.spellAll(in, n.Parts...)
	case logic.OpLet:
		return t.spell(n.Parts[1], in.bind(n))
	case logic.OpList:
		return "[]" + t.spellAll(in, n.Parts...)
	case logic.OpCall:
		return t.spellCall(n, in)
	}
	switch {
	case n.Operator != "":
		return n.Operator + t.spellAll(in, n.Parts...)
	case n.Each:
		return fmt.Sprintf("(%s, %q)", in.spelled(), n.Name)
	}
	return n.String()
}

// spelled returns what # stands for.
func (s scope) spelled() string {
	if len(s.elements) > 0 {
		return fmt.Sprintf("%q", s.element())
	}
	return "#"
}

// spellCall writes a call. In a predicate that is not taken apart, # is whichever element.
func (t *translator) spellCall(n *logic.Node, in scope) string {
	if !n.Function.Predicate || len(n.Parts) < 2 {
		return n.Function.Name + t.spellAll(in, n.Parts...)
	}
	list, body := t.spell(n.Parts[0], in), t.spell(n.Parts[1], scope{locals: in.locals})
	return fmt.Sprintf("%s(%s, %s)", n.Function.Name, list, body)
}

func (t *translator) spellAll(in scope, nodes ...*logic.Node) string {
	parts := make([]string, len(nodes))
	for i, node := range nodes {
		parts[i] = t.spell(node, in)
	}
	return "(" + strings.Join(parts, ", ") + ")"
}

// spellParameter writes a parameter with its value: it is the same as another only while it has the
// same.
func (t *translator) spellParameter(name string) string {
	if slot, ok := t.parameters[name]; ok {
		if v := t.series[slot].On(t.day); v.Known {
			return fmt.Sprintf("%s %s %s", name, v.Number.Trim(0), v.Day)
		}
	}
	return name
}
