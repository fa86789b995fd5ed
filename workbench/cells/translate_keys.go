package cells

import (
	"fmt"
	"strings"

	"github.com/forbear-project/forbear/engine/logic"
)

// keyOf writes a part so that parts that may differ are written differently: with every bracket,
// and with names replaced by what they stand for.
func (t *translator) keyOf(n *logic.Node, in scope) string {
	if !t.takeNode() {
		return "…" // the whole expression is not looked into, and this is not used
	}
	switch n.Op {
	case logic.OpLocal:
		l := in.locals[n.Slot]
		return t.keyOf(l.node, l.in)
	case logic.OpElement:
		return in.keyOfElement()
	case logic.OpStage:
		return n.Name + " " + t.stage
	case logic.OpParameter:
		return t.keyOfParameter(n.Name)
	case logic.OpTernary:
		return "?" + t.keyOfAll(in, n.Parts...)
	case logic.OpLet:
		return t.keyOf(n.Parts[1], in.bind(n))
	case logic.OpList:
		return "[]" + t.keyOfAll(in, n.Parts...)
	case logic.OpCall:
		return t.keyOfCall(n, in)
	}
	switch {
	case n.Operator != "":
		return n.Operator + t.keyOfAll(in, n.Parts...)
	case n.Each:
		return fmt.Sprintf("(%s, %q)", in.keyOfElement(), n.Name)
	}
	return n.String()
}

// keyOfElement writes what # stands for.
func (s scope) keyOfElement() string {
	if len(s.elements) > 0 {
		return fmt.Sprintf("%q", s.element())
	}
	return "#"
}

// keyOfCall writes a call. In a predicate over a list that is not taken apart, # stands for any
// element.
func (t *translator) keyOfCall(n *logic.Node, in scope) string {
	if !n.Function.Predicate || len(n.Parts) < 2 {
		return n.Function.Name + t.keyOfAll(in, n.Parts...)
	}
	list, body := t.keyOf(n.Parts[0], in), t.keyOf(n.Parts[1], scope{locals: in.locals})
	return fmt.Sprintf("%s(%s, %s)", n.Function.Name, list, body)
}

func (t *translator) keyOfAll(in scope, nodes ...*logic.Node) string {
	parts := make([]string, len(nodes))
	for i, node := range nodes {
		parts[i] = t.keyOf(node, in)
	}
	return "(" + strings.Join(parts, ", ") + ")"
}

// keyOfParameter writes a parameter with its value: two are the same only if their values are.
func (t *translator) keyOfParameter(name string) string {
	if slot, ok := t.parameters[name]; ok {
		if v := t.series[slot].On(t.day); v.Known {
			return fmt.Sprintf("%s %s %s", name, v.Number.Trim(0), v.Day)
		}
	}
	return name
}
