package logic

import (
	"slices"

	"github.com/expr-lang/expr/ast"
	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/problem"
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
		fault := l.language.unknownName(&Fault{}, n.Value, l.use)
		return l.fail(n, fault.Message, fault.Hint)
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
	l.noteParameter(slot)
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

// noteParameter enters a parameter among those that the expression reads.
func (l *lowering) noteParameter(slot int) {
	if !slices.Contains(l.expression.Parameters, slot) {
		l.expression.Parameters = append(l.expression.Parameters, slot)
	}
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
	t := term{kind: kindOf(of.Type), fact: of, from: from}
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

// papersAtHand is that fact of a vocabulary, or nil.
func papersAtHand(v *fact.Vocabulary) *fact.Fact {
	if i := slices.IndexFunc(v.Borrower, ofPaper); i >= 0 {
		return v.Borrower[i]
	}
	return nil
}

// askPaper refuses a requirement that a paper's being at hand would close: a missing paper goes on the list of papers.
func (l *lowering) askPaper(node ast.Node) {
	if l.use.Require && l.polarity != negated {
		l.fail(node, "a requirement may not turn on a paper being at hand", "make it a weigh: a missing paper goes on the list of papers, it does not close the door")
	}
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
		return l.fail(n, "unknown fact of a debt "+property.Value, didYouMean(problem.Suggest(property.Value, l.language.factNames(fact.Debt))))
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
