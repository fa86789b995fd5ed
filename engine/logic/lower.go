package logic

import (
	"fmt"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/problem"
)

// term is a lowered part of an expression: its kind, and the closure of that kind.
type term struct {
	kind     Kind
	of       Kind       // of a list: the kind of its elements
	domain   []string   // of a word, or of a list of words: the ids it may have; nil when it has literals alone
	constant bool       // it has no names
	fact     *fact.Fact // when it is a fact and no more
	from     origin     // whose fact that is

	truth  Term[bool]
	number Term[decimal.Decimal]
	day    Term[calendar.Day]
	word   Term[string]
	list   Term[view]
}

// maxLocals is how many names one expression may bind with let.
const maxLocals = 4

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
	papers   polarity
}

// element is what # means in a predicate.
type element struct {
	kind      Kind
	domain    []string
	list      ast.Node // what the predicate goes through
	mentioned bool
}

type local struct {
	name string
	term term
	node ast.Node // what is bound
}

// polarity says which way a part pulls the whole: a paper at hand may open a requirement by its absence, but never close it.
type polarity int

const (
	plain polarity = iota
	negated
	mixed
)

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

func always[T any](v T) Term[T] { return func(*Frame) (T, bool) { return v, true } }

// fail keeps the first fault, at the node.
func (l *lowering) fail(node ast.Node, message, hint string) term {
	if l.fault == nil {
		at := node.Location()
		l.fault = &Fault{Offset: at.From, Width: max(1, at.To-at.From), Message: message, Hint: hint}
	}
	return term{constant: false}
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

// name lowers what is written as a bare word.
func (l *lowering) name(n *ast.IdentifierNode) term {
	if i := slices.IndexFunc(l.locals, func(v local) bool { return v.name == n.Value }); i >= 0 {
		return l.locals[i].term
	}
	switch n.Value {
	case "as_of":
		return term{kind: Day, day: func(f *Frame) (calendar.Day, bool) { return f.AsOf, true }}
	case "family", "lender", "stage", "deadline":
		return l.ofCreditor(n)
	case "debts":
		return term{kind: List, of: Debt, list: func(f *Frame) (view, bool) { return view{debts: len(f.Debts)}, true }}
	}
	if slot, ok := l.language.parameters[n.Value]; ok {
		return l.parameter(slot)
	}
	of := l.language.vocabulary.Find(n.Value)
	switch {
	case of == nil:
		return l.fail(n, n.Value+" is not part of the language of conditions", "")
	case of.Of == fact.Debt && !l.use.Debt:
		return l.fail(n, n.Value+" is a fact of a debt, and no single debt is judged here", "look at all of them: any(debts, …), with ."+n.Value+" inside")
	case of.Of == fact.Debt:
		l.expression.OfDebt = true
		return l.read(n, of, judged)
	}
	return l.read(n, of, borrower)
}

// ofCreditor lowers the names that the engine itself knows of the debt that is judged.
func (l *lowering) ofCreditor(n *ast.IdentifierNode) term {
	allowed := map[string]bool{"family": l.use.Debt, "lender": l.use.Debt, "stage": l.use.Stage, "deadline": l.use.Deadline}
	if !allowed[n.Value] {
		return l.fail(n, n.Value+" is not known here", "it is a name only where it has been told before: stage in options, alerts and urgency; deadline in urgency")
	}
	l.expression.OfDebt = true
	switch n.Value {
	case "family", "lender":
		return l.creditor(n.Value, judged)
	case "stage":
		l.expression.OfStage = true
		return term{kind: Word, domain: l.language.names.Stages, word: func(f *Frame) (string, bool) { return f.Stage, f.Stage != "" }}
	}
	l.expression.deadline = true
	return term{kind: Day, day: func(f *Frame) (calendar.Day, bool) {
		if f.Deadline == nil {
			return 0, false
		}
		return *f.Deadline, true
	}}
}

// creditor is the family or lender of a debt.
func (l *lowering) creditor(name string, from origin) term {
	l.expression.creditor = true
	l.expression.enumerates = l.expression.enumerates || from == enumerated
	asked := l.language.vocabulary.Find("family") // a book may have a question for it
	if name == "family" {
		return term{kind: Word, domain: l.language.names.Families, word: func(f *Frame) (string, bool) {
			debt := from.debt(f)
			id := f.Debts[debt].Family
			if id == "" && asked != nil {
				f.miss(asked, debt)
			}
			return id, id != ""
		}}
	}
	return term{kind: Word, domain: l.language.names.Lenders, word: func(f *Frame) (string, bool) {
		id := f.Debts[from.debt(f)].Lender
		return id, id != ""
	}}
}

// parameter is a figure as of today, as the debt's book has it.
func (l *lowering) parameter(slot int) term {
	if !slices.Contains(l.expression.Parameters, slot) {
		l.expression.Parameters = append(l.expression.Parameters, slot)
	}
	p := l.language.names.Parameters[slot]
	now := func(f *Frame) (*fact.Value, bool) {
		v := &f.figures().Now[slot]
		if !v.Known {
			f.fail(ParameterUnknown, p.Name)
		}
		return v, v.Known
	}
	if p.Unit == "date" {
		return term{kind: Day, day: func(f *Frame) (calendar.Day, bool) { v, ok := now(f); return v.Day, ok }}
	}
	return term{kind: Number, number: func(f *Frame) (decimal.Decimal, bool) { v, ok := now(f); return v.Number, ok }}
}

// origin says whose fact is read.
type origin int

const (
	borrower   origin = iota
	judged            // the debt that is judged
	enumerated        // the debt that a predicate is at
)

func (o origin) debt(f *Frame) int {
	if o == enumerated {
		return f.element.debt
	}
	return f.Debt
}

// at is the value of the fact in a slot.
func (f *Frame) at(from origin, slot int) *fact.Value {
	switch from {
	case borrower:
		return &f.Borrower[slot]
	case judged:
		return &f.own[slot]
	}
	return &f.Debts[f.element.debt].Values[slot]
}

// look writes a fact that is not known into the trace, and what a derived one looked at.
func (o origin) look(f *Frame, of *fact.Fact) {
	if v := f.at(o, of.Slot); !v.Known || !of.Given() {
		f.miss(of, o.debt(f))
	}
}

// read lowers a fact.
func (l *lowering) read(node ast.Node, of *fact.Fact, from origin) term {
	if !slices.Contains(l.expression.Facts, of) {
		l.expression.Facts = append(l.expression.Facts, of)
	}
	l.expression.enumerates = l.expression.enumerates || from == enumerated
	if ofPaper(of) || l.language.behind(of, func(e *Expression) bool { return slices.ContainsFunc(e.Facts, ofPaper) }) {
		l.askPaper(node)
	}
	l.expression.Peeks = l.expression.Peeks || l.language.behind(of, func(e *Expression) bool { return e.Peeks })
	t := term{kind: KindOf(of.Type), fact: of, from: from}
	switch t.kind {
	case Word:
		t.domain = ids(of)
	case List:
		t.of, t.domain = Word, ids(of)
	}
	slot := of.Slot
	t.truth = func(f *Frame) (bool, bool) { v := f.at(from, slot); return v.Bool, v.Known }
	t.number = func(f *Frame) (decimal.Decimal, bool) { v := f.at(from, slot); return v.Number, v.Known }
	t.day = func(f *Frame) (calendar.Day, bool) { v := f.at(from, slot); return v.Day, v.Known }
	t.word = func(f *Frame) (string, bool) { v := f.at(from, slot); return v.Choice, v.Known }
	t.list = func(f *Frame) (view, bool) { v := f.at(from, slot); return view{words: v.List}, v.Known }
	if l.tracing {
		return t.after(func(f *Frame) { from.look(f, of) })
	}
	return t
}

func ids(of *fact.Fact) []string {
	list := make([]string, len(of.Answers))
	for i, a := range of.Answers {
		list[i] = a.ID
	}
	return list
}

// ofPaper holds for the fact that holds the papers at hand.
func ofPaper(f *fact.Fact) bool { return f.From == "material" }

// askPaper refuses a requirement that a paper's being at hand would close: a missing paper goes on the list of papers.
func (l *lowering) askPaper(node ast.Node) {
	if l.use.Require && l.papers != negated {
		l.fail(node, "a requirement may not turn on a paper being at hand", "make it a weigh: a missing paper goes on the list of papers, it does not close the door")
	}
}

// pointer lowers #, the element of the innermost predicate.
func (l *lowering) pointer(n *ast.PointerNode) term {
	if n.Name != "" || len(l.elements) == 0 {
		return l.fail(n, "#"+n.Name+" is not part of the language of conditions", "# alone is the element of a predicate")
	}
	e := l.elements[len(l.elements)-1]
	e.mentioned = true
	return stored(e.kind, e.domain, func(f *Frame) *item { return &f.element })
}

// stored is a term that reads what a predicate or a let has put into the frame.
func stored(kind Kind, domain []string, at func(*Frame) *item) term {
	t := term{kind: kind, domain: domain}
	switch kind {
	case Truthy:
		t.truth = func(f *Frame) (bool, bool) { i := at(f); return i.Bool, i.Known }
	case Number:
		t.number = func(f *Frame) (decimal.Decimal, bool) { i := at(f); return i.Number, i.Known }
	case Day:
		t.day = func(f *Frame) (calendar.Day, bool) { i := at(f); return i.Day, i.Known }
	case Word:
		t.word = func(f *Frame) (string, bool) { i := at(f); return i.Choice, i.Known }
	}
	return t
}

// member lowers .name, a fact of the debt that a predicate is at.
func (l *lowering) member(n *ast.MemberNode) term {
	_, ofElement := n.Node.(*ast.PointerNode)
	property, named := n.Property.(*ast.StringNode)
	if l.at(n) == '[' {
		return l.fail(n, "an index is not part of the language of conditions", "a fact of each debt is .name, inside any(debts, …)")
	}
	if env, ok := n.Node.(*ast.IdentifierNode); ok && env.Value == "$env" {
		return l.name(env)
	}
	if !ofElement || !named || n.Optional || n.Method || len(l.elements) == 0 || l.elements[len(l.elements)-1].kind != Debt {
		return l.fail(n, "a member is read only of the debts that a predicate goes through", "write any(debts, .overdue_days > 30)")
	}
	l.elements[len(l.elements)-1].mentioned = true
	if property.Value == "family" || property.Value == "lender" {
		return l.creditor(property.Value, enumerated)
	}
	of := l.language.vocabulary.Find(property.Value)
	if of == nil || of.Of != fact.Debt {
		return l.fail(n, "unknown fact of a debt "+property.Value, didYouMean(property.Value, l.language.factNames(fact.Debt)))
	}
	return l.read(n, of, enumerated)
}

// at is the character at which a node stands.
func (l *lowering) at(node ast.Node) rune {
	if from := node.Location().From; from < len(l.source) {
		return l.source[from]
	}
	return 0
}

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

// join is every id of two domains; nil when both are.
func join(a, b []string) []string {
	all := slices.Clone(a)
	for _, id := range b {
		if !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	return all
}

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

// let lowers let x = a; b. The value is worked out once, where it is bound; a trace looks at it where it is read, for only there it matters.
func (l *lowering) let(n *ast.VariableDeclaratorNode) term {
	_, isParameter := l.language.parameters[n.Name]
	if isParameter || l.language.vocabulary.Find(n.Name) != nil || IsReserved(n.Name) {
		return l.fail(n, n.Name+" already means something", "bind another name")
	}
	unmix := l.mix()
	bound := l.lower(n.Value)
	unmix()
	slot := len(l.locals)
	switch {
	case l.fault != nil:
		return term{}
	case bound.kind == List || bound.kind == Debt:
		return l.fail(n.Value, "let binds a single value, not a list", "")
	case slot == maxLocals:
		return l.fail(n, fmt.Sprintf("more than %d names bound with let", maxLocals), "give part of it a name as a derived fact")
	}
	read := stored(bound.kind, bound.domain, func(f *Frame) *item {
		if f.trace != nil {
			f.again(&bound, f.locals[slot].element)
		}
		return &f.locals[slot].value
	})
	l.locals = append(l.locals, local{n.Name, read, n.Value})
	body := l.lower(n.Expr)
	l.locals = l.locals[:slot]
	if l.fault != nil {
		return term{}
	}
	return body.after(func(f *Frame) {
		if f.locals == nil {
			f.locals = new([maxLocals]held)
		}
		trace := f.trace
		f.trace = nil
		f.locals[slot] = held{bound.item(f), f.element}
		f.trace = trace
	})
}

// after is the term with something done before it is asked.
func (t term) after(do func(*Frame)) term {
	inner := t
	t.constant = false
	t.truth = func(f *Frame) (bool, bool) { do(f); return inner.truth(f) }
	t.number = func(f *Frame) (decimal.Decimal, bool) { do(f); return inner.number(f) }
	t.day = func(f *Frame) (calendar.Day, bool) { do(f); return inner.day(f) }
	t.word = func(f *Frame) (string, bool) { do(f); return inner.word(f) }
	t.list = func(f *Frame) (view, bool) { do(f); return inner.list(f) }
	return t
}

// agree sees that the literals which a part may give are among the ids of a choice; a nil domain takes any.
func (l *lowering) agree(node ast.Node, domain []string) {
	if domain == nil {
		return
	}
	switch n := node.(type) {
	case *ast.StringNode:
		if !slices.Contains(domain, n.Value) {
			l.fail(n, fmt.Sprintf("there is no choice %q here", n.Value), oneOf(n.Value, domain))
		}
	case *ast.ArrayNode:
		for _, element := range n.Nodes {
			l.agree(element, domain)
		}
	case *ast.ConditionalNode:
		l.agree(n.Exp1, domain)
		l.agree(n.Exp2, domain)
	case *ast.BinaryNode: // ?? is the only operator that gives a choice
		l.agree(n.Left, domain)
		l.agree(n.Right, domain)
	case *ast.BuiltinNode:
		if n.Name == "filter" {
			l.agree(n.Arguments[0], domain)
		}
	default:
		l.agreeBound(node, domain)
	}
}

// agreeBound is agree for what stands for something else: a name bound by let, and #.
func (l *lowering) agreeBound(node ast.Node, domain []string) {
	switch n := node.(type) {
	case *ast.VariableDeclaratorNode:
		l.locals = append(l.locals, local{name: n.Name, node: n.Value})
		l.agree(n.Expr, domain)
		l.locals = l.locals[:len(l.locals)-1]
	case *ast.IdentifierNode:
		if i := slices.IndexFunc(l.locals, func(v local) bool { return v.name == n.Value }); i >= 0 {
			l.agree(l.locals[i].node, domain)
		}
	case *ast.PointerNode:
		if open := l.elements; len(open) > 0 {
			l.elements = open[:len(open)-1]
			l.agree(open[len(open)-1].list, domain)
			l.elements = open
		}
	}
}

func oneOf(word string, domain []string) string {
	if s := problem.Suggest(word, domain); s != "" {
		return "did you mean " + s + "?"
	}
	if len(domain) > 12 {
		return ""
	}
	return "one of " + strings.Join(domain, ", ")
}
