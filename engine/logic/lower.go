package logic

import (
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
)

// term is a lowered part of an expression: its kind, and the closure of that kind.
type term struct {
	kind     Kind
	of       Kind       // of a list: the kind of its elements
	domain   []string   // of a word, or of a list of words: the ids it may have; nil when it has literals alone
	constant bool       // it has no names
	fact     *fact.Fact // when it is a fact and no more
	from     origin     // whose fact that is

	truth  closure[bool]
	number closure[decimal.Decimal]
	day    closure[calendar.Day]
	word   closure[string]
	list   closure[view]
}

// lowering is the state of one compilation. It keeps the first fault and goes on, so that the code need not ask after every step.
type lowering struct {
	language   *Language
	use        Use
	source     []rune
	expression *Expression
	tracing    bool // the closures write down what they look at
	fault      *Fault

	elements []*element // of the predicates that are open, innermost last
	locals   []local
	polarity polarity
}

// element is what # means in a predicate.
type element struct {
	kind      Kind
	domain    []string
	list      ast.Node // what the predicate goes through
	mentioned bool
}

// polarity says which way a part pulls the whole: a paper at hand may open a requirement by its absence, but never close it.
type polarity int

const (
	plain polarity = iota
	negated
	mixed
)

// turned is the polarity behind a not.
func (p polarity) turned() polarity {
	return [...]polarity{plain: negated, negated: plain, mixed: mixed}[p]
}

// whole lowers the tree and sees that it gives what is asked for.
func (l *lowering) whole(node ast.Node) term {
	t := l.lower(node)
	if l.fault == nil && t.kind == List {
		return l.fail(node, "gives a list, and a list is not worked out", "")
	}
	if l.fault == nil && t.kind != l.use.Gives {
		l.fail(node, "gives "+t.kind.String()+", and "+l.use.Gives.String()+" is needed here", "")
	}
	if l.fault == nil && l.use.Gives == Truthy {
		l.expression.Single = l.single(node, false)
	}
	return t
}

// lower turns a node into a term. After a fault the term means nothing and is never asked.
func (l *lowering) lower(node ast.Node) term {
	t := l.node(node)
	if l.fault == nil && t.constant && !computes(t) {
		l.fail(node, "can never be computed", "look for a division by zero, or min or max of nothing")
	}
	return t
}

// computes asks a constant term whether it has a value.
func computes(t term) (known bool) {
	f := nowhere()
	switch t.kind {
	case Truthy:
		_, known = t.truth(f)
	case Number:
		_, known = t.number(f)
	case Day:
		_, known = t.day(f)
	case Word:
		_, known = t.word(f)
	case List:
		_, known = t.list(f)
	}
	return known
}

// nowhere is the frame in which constants are asked.
func nowhere() *Frame { return &Frame{Case: &Case{}, Debt: NoDebt} }

// node is lower without its look at constants.
func (l *lowering) node(node ast.Node) term {
	switch n := node.(type) {
	case *ast.BoolNode:
		return term{kind: Truthy, constant: true, truth: always(n.Value)}
	case *ast.IntegerNode, *ast.FloatNode:
		return l.literalNumber(node)
	case *ast.StringNode:
		return term{kind: Word, constant: true, word: always(n.Value)}
	case *ast.ArrayNode:
		return l.array(n)
	case *ast.IdentifierNode:
		return l.name(n)
	case *ast.PointerNode:
		return l.pointer(n)
	case *ast.MemberNode:
		return l.member(n)
	case *ast.UnaryNode:
		return l.unary(n)
	case *ast.BinaryNode:
		return l.binary(n)
	case *ast.ConditionalNode:
		return l.conditional(n)
	case *ast.VariableDeclaratorNode:
		return l.let(n)
	case *ast.BuiltinNode:
		return l.builtin(n)
	case *ast.CallNode:
		return l.call(n)
	case *ast.NilNode:
		return l.fail(node, "nil is not part of the language of conditions", "write known(x), or not known(x)")
	}
	return l.fail(node, "this construct is not part of the language of conditions", "")
}

func always[T any](v T) closure[T] { return func(*Frame) (T, bool) { return v, true } }

// fail keeps the first fault, at the node.
func (l *lowering) fail(node ast.Node, message, hint string) term {
	if l.fault == nil {
		at := node.Location()
		l.fault = &Fault{Offset: at.From, Width: max(1, at.To-at.From), Message: message, Hint: hint}
	}
	return term{}
}

// literalNumber reads a number from the source text: expr's node has lost the digits of a long one.
func (l *lowering) literalNumber(node ast.Node) term {
	start := node.Location().From
	end := start
	for end < len(l.source) && strings.ContainsRune("0123456789._eExXabcdefABCDEFoO", l.source[end]) {
		if l.source[end] == '.' && end+1 < len(l.source) && l.source[end+1] == '.' {
			break // a range
		}
		end++
	}
	digits := string(l.source[start:end])
	d, err := decimal.Parse(digits)
	plainDigits := strings.Trim(digits, "0123456789.") == "" && !strings.HasPrefix(digits, ".") && !strings.HasSuffix(digits, ".")
	_, decimals, _ := strings.Cut(digits, ".")
	if err != nil || !plainDigits || len(decimals) > exactScale || len(strings.TrimLeft(strings.Replace(digits, ".", "", 1), "0")) > 15 {
		return l.fail(node, notExact, writeDigits)
	}
	return term{kind: Number, constant: true, number: always(d.Trim(0))}
}

const (
	notExact    = "a number that cannot be read exactly"
	writeDigits = "write it in digits, such as 0.24, with at most 15 of them, 12 after the point"
)

// array lowers [a, b]: its elements are all of one kind; some may be unknown when it is asked.
func (l *lowering) array(n *ast.ArrayNode) term {
	defer l.mix()()
	t := term{kind: List, of: nothing, constant: true}
	parts := make([]term, len(n.Nodes))
	for i, node := range n.Nodes {
		parts[i] = l.lower(node)
		t.constant = t.constant && parts[i].constant
		if l.fault == nil && (parts[i].kind == List || parts[i].kind == Debt || i > 0 && parts[i].kind != parts[0].kind) {
			return l.fail(node, "a list holds values of one kind", "")
		}
		t.of, t.domain = parts[i].kind, join(t.domain, parts[i].domain)
	}
	if l.fault != nil {
		return term{}
	}
	t.list = func(f *Frame) (view, bool) {
		items := make([]item, len(parts))
		for i := range parts {
			items[i] = parts[i].item(f)
		}
		return view{items: items}, true
	}
	if t.constant {
		t.list = always(once(t))
	}
	return t
}

// once is a constant list, worked out.
func once(t term) view {
	all, _ := t.list(nowhere())
	if t.of != Word {
		return all
	}
	words := make([]string, all.len())
	for i := range words {
		words[i] = all.at(i).Choice
	}
	return view{words: words}
}

// holds is whether a term is a list whose elements can be of that kind.
func (t *term) holds(kind Kind) bool { return t.kind == List && (t.of == kind || t.of == nothing) }

// item asks a term of any kind but a list.
func (t *term) item(f *Frame) (i item) {
	switch t.kind {
	case Truthy:
		i.Bool, i.Known = t.truth(f)
	case Number:
		i.Number, i.Known = t.number(f)
	case Day:
		i.Day, i.Known = t.day(f)
	case Word:
		i.Choice, i.Known = t.word(f)
	}
	return i
}
