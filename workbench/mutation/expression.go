package mutation

import (
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"

	"github.com/forbear-project/forbear/engine/fact"
)

// expression adds the mutants of one expression.
func (s *script) expression(i int) {
	node := s.formulas[s.keys[i].Dotted()].Node()
	ast.Walk(&node, &walker{script: s, key: i, says: []rune(s.keys[i].Says())})
}

// walker visits the tree of an expression.
type walker struct {
	*script
	key  int
	says []rune
}

// Visit adds the mutants of one node.
func (w *walker) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.UnaryNode:
		if n.Operator == "not" {
			w.not(n)
		}
	case *ast.BinaryNode:
		w.operator(n)
	case *ast.ArrayNode:
		w.choices(n)
	case *ast.CallNode:
		if name, ok := n.Callee.(*ast.IdentifierNode); ok && strings.HasPrefix(name.Value, "add_") && len(n.Arguments) == 2 {
			w.move(n.Arguments[1], nil, n)
		}
	}
}

// replace puts other words in the place of some characters of the expression.
func (w *walker) replace(operator string, at file.Location, with string, about ast.Node) {
	k := w.keys[w.key]
	w.mutant(w.key, change{operator, k.Byte(at.From), k.Byte(at.To), with, about.String()})
}

// at is what stands at a place of the expression.
func (w *walker) at(l file.Location) string {
	if l.From < 0 || l.To > len(w.says) || l.From > l.To {
		return ""
	}
	return string(w.says[l.From:l.To])
}

// changed are the operators that are made one another, and the operator of the mutant that this makes.
var changed = map[string]struct{ operator, with string }{
	"<": {"bound", "<="}, "<=": {"bound", "<"}, ">": {"bound", ">="}, ">=": {"bound", ">"},
	"==": {"equality", "!="}, "!=": {"equality", "=="},
	"and": {"junction", "or"}, "or": {"junction", "and"},
}

func (w *walker) operator(n *ast.BinaryNode) {
	l := n.Location()
	if c := changed[n.Operator]; c.with != "" && w.at(l) == n.Operator {
		w.replace(c.operator, l, c.with, n)
	}
	switch n.Operator {
	case "<", "<=", ">", ">=", "==", "!=":
		w.move(n.Left, n.Right, n)
		w.move(n.Right, n.Left, n)
	case "..":
		w.move(n.Left, nil, n)
		w.move(n.Right, nil, n)
	}
}

// not takes a not away, with the white space behind it.
func (w *walker) not(n *ast.UnaryNode) {
	l := n.Location()
	if w.at(l) != "not" {
		return
	}
	for l.To < len(w.says) && strings.ContainsRune(" \t\n", w.says[l.To]) {
		l.To++
	}
	w.replace("negation", l, "", n.Node)
}

// choices takes each of several away, with the comma that parts it from the next.
func (w *walker) choices(n *ast.ArrayNode) {
	if len(n.Nodes) < 2 {
		return
	}
	for i, node := range n.Nodes {
		l := node.Location()
		if _, plain := node.(*ast.StringNode); !plain {
			continue
		}
		if i+1 < len(n.Nodes) {
			l.To = n.Nodes[i+1].Location().From
		} else {
			l.From = n.Nodes[i-1].Location().To
		}
		w.replace("choice", l, "", node)
	}
}

// move moves a number by one unit each way; with is what it is compared with, or nil, and about the whole.
func (w *walker) move(node, with, about ast.Node) {
	l := node.Location()
	switch node.(type) {
	case *ast.IntegerNode, *ast.FloatNode:
		for _, moved := range moved(w.at(l), w.isShare(with)) {
			w.replace("threshold", l, moved, about)
		}
	}
}

// isShare is whether a node names a rate or a share, which is not counted.
func (w *walker) isShare(node ast.Node) bool {
	name, ok := node.(*ast.IdentifierNode)
	if !ok {
		return false
	}
	f := w.book.Vocabulary.Find(name.Value)
	return f != nil && f.Type == fact.Rate
}
