package docs

import (
	"cmp"
	"strings"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// term says what a part of an expression stands for. like is what it is compared with, or nil:
// numbers take its unit, words its titles.
func (w *wording) term(n, like *logic.Node) document.Sentence {
	switch n.Op {
	case logic.OpLiteral:
		return w.literal(n, like)
	case logic.OpElement:
		return w.fill(sayIt)
	case logic.OpMinus:
		return document.Say("−").And(w.part(n.Parts[0], like)...)
	case logic.OpArithmetic:
		return w.arithmetic(n, like)
	case logic.OpElse:
		a, b := n.Parts[0], n.Parts[1]
		return w.bracketed(w.fill(sayElse, w.term(a, w.alike(like, b)), w.term(b, w.alike(like, a))))
	case logic.OpTernary:
		a, b := n.Parts[1], n.Parts[2]
		return w.bracketed(w.fill(sayChoose, w.clauseInline(n.Parts[0]),
			w.term(a, w.alike(like, b)), w.term(b, w.alike(like, a))))
	case logic.OpCall:
		return w.call(n, like)
	case logic.OpList:
		return w.series(w.values(n, like))
	case logic.OpLet:
		return w.term(n.Parts[1], like).And(w.where(n)...)
	}
	if n.Name != "" {
		return w.name(n)
	}
	return document.Sentence{{Text: n.String(), Look: document.Code}} // a truth among terms: as it is written
}

// literal writes a number in the unit of what it is compared with, and an id by its title there.
func (w *wording) literal(n, like *logic.Node) document.Sentence {
	switch n.Kind {
	case logic.Number: // whole yuan without cents
		said := text.Quantity(n.Value().Number, w.unit(like), w.Language)
		return document.Say(strings.Replace(said, ".00", "", 1))
	case logic.Word:
		return w.word(n.Value().Choice, like)
	}
	return document.Sentence{{Text: n.String(), Look: document.Code}}
}

func (w *wording) series(parts []document.Sentence) document.Sentence {
	return document.Join(parts, text.Join([]string{"", ""}, w.Language))
}

// where says what a name stands for that is bound with let.
func (w *wording) where(n *logic.Node) document.Sentence {
	value := n.Parts[0]
	bound := w.term(value, nil)
	if value.Kind == logic.Truthy {
		bound = w.inline(w.clause(value, false), false)
	}
	return w.behind(w.fill(sayWhere, document.Sentence{{Text: n.Name, Look: document.Code}}, bound))
}

// isJoined says that a part is made of two by an operator.
func isJoined(n *logic.Node) bool { return n.Operator != "" && len(n.Parts) == 2 }

// part returns a term within a greater one, in brackets where it is made of several.
func (w *wording) part(n, like *logic.Node) document.Sentence {
	s := w.term(n, like)
	if isJoined(n) && n.Operator != "*" && n.Operator != "/" {
		return w.bracketed(s)
	}
	return s
}

func (w *wording) arithmetic(n, like *logic.Node) document.Sentence {
	a, b := n.Parts[0], n.Parts[1]
	switch n.Operator {
	case "+":
		return w.term(a, w.alike(like, b)).And(document.Span{Text: " + "}).And(w.term(b, w.alike(like, a))...)
	case "-":
		return w.term(a, w.alike(like, b)).And(document.Span{Text: " − "}).And(w.part(b, w.alike(like, a))...)
	case "*":
		return w.part(a, nil).And(document.Span{Text: " × "}).And(w.part(b, nil)...)
	}
	right := w.part(b, nil)
	if isJoined(b) {
		right = w.bracketed(w.term(b, nil))
	}
	return w.part(a, nil).And(document.Span{Text: " ÷ "}).And(right...)
}

// alike returns the first of two parts whose unit or choices are known.
func (w *wording) alike(one, other *logic.Node) *logic.Node {
	if one != nil && (w.unit(one) != "none" || factOf(one) != nil) {
		return one
	}
	return other
}

// call says what a function gives. One without words of its own here takes those of the table of
// functions.
func (w *wording) call(n, like *logic.Node) document.Sentence {
	says := n.Function.Says
	switch n.Function.Name {
	case "len":
		if areDebts(n.Parts[0]) {
			return w.fill(sayDebtCount, w.term(n.Parts[0], nil))
		}
	case "min", "max":
		return w.extreme(n, like)
	case "abs", "ceil", "floor", "round":
		return w.bracketed(w.fill(says, w.term(n.Parts[0], like)))
	case "sum":
		if len(n.Parts) == 1 {
			return w.fill(saySumOf, w.term(n.Parts[0], nil))
		}
		return w.fill(says, w.term(n.Parts[0], nil), w.elementTerm(n.Parts[1]))
	case "map":
		return w.fill(says, w.term(n.Parts[0], nil), w.elementTerm(n.Parts[1]))
	case "count", "filter":
		return w.fill(says, w.term(n.Parts[0], nil), w.clauseInline(n.Parts[1]))
	case "add_days":
		return w.fill(says, w.term(n.Parts[0], nil), w.counted(n.Parts[1], "days"))
	case "add_months":
		return w.fill(says, w.term(n.Parts[0], nil), w.counted(n.Parts[1], "months"))
	case "on":
		return w.fill(says, w.title(n.Parts[0].Value().Choice), w.term(n.Parts[1], nil))
	}
	if n.Kind == logic.Truthy {
		return document.Sentence{{Text: n.String(), Look: document.Code}}
	}
	arguments := w.arguments(n)
	for i, unit := range n.Function.In {
		arguments[i] = w.counted(n.Parts[i], w.ofBook(unit))
	}
	return w.fill(says, arguments...)
}

// extreme says min and max, of several or of a list. A lower bound of 0 has words of its own.
func (w *wording) extreme(n, like *logic.Node) document.Sentence {
	if len(n.Parts) == 1 {
		return w.fill(n.Function.Says, w.term(n.Parts[0], nil))
	}
	if n.Function.Name == "max" && len(n.Parts) == 2 && isZero(n.Parts[1]) {
		return w.bracketed(w.fill(sayNotBelowZero, w.term(n.Parts[0], like)))
	}
	parts := make([]document.Sentence, len(n.Parts))
	for i, p := range n.Parts {
		parts[i] = w.term(p, w.alike(like, n.Parts[0]))
	}
	return w.bracketed(w.fill(n.Function.Says, w.series(parts)))
}

// elementTerm says a term that speaks of the element, without naming the element where the term is
// no more than one fact of it.
func (w *wording) elementTerm(n *logic.Node) document.Sentence {
	if f := factOf(n); f != nil {
		return w.fact(f)
	}
	return w.part(n, nil)
}

func (w *wording) counted(n *logic.Node, unit string) document.Sentence {
	if n.IsLiteral(logic.Number) {
		return document.Say(text.Quantity(n.Value().Number, unit, w.Language))
	}
	return w.term(n, nil)
}

// unit returns the unit of a part's figures; "none" where its names do not give one.
func (w *wording) unit(n *logic.Node) string { return cmp.Or(w.Book.UnitOf(n), "none") }

// ofBook returns a unit of an argument with the currency of the book.
func (w *wording) ofBook(unit string) string {
	switch {
	case text.IsMonthlyMoney(unit):
		return w.Book.Currency.Monthly()
	case text.IsMoney(unit):
		return w.Book.Currency.Code
	}
	return unit
}

// name returns the title of a fact or parameter, with a link.
func (w *wording) name(n *logic.Node) document.Sentence {
	switch n.Op {
	case logic.OpAsOf:
		return w.fill(sayAsOf)
	case logic.OpFactsAsOf:
		return w.fill(sayFactsAsOf)
	case logic.OpStage:
		return w.fill(sayStage)
	case logic.OpDeadline:
		return w.fill(sayDeadline)
	case logic.OpDebts:
		return w.fill(sayDebts)
	case logic.OpLender:
		return w.fill(w.choose(n.Each, sayItsLender, sayLender))
	case logic.OpFamily:
		return w.family(n)
	case logic.OpParameter:
		return w.title(n.Name).And(w.nowIs(w.Book.Parameter(n.Name))...)
	case logic.OpFact, logic.OpField:
		if n.Each || n.Op == logic.OpField {
			return w.fill(sayIts, w.fact(n.Fact))
		}
		return w.fact(n.Fact)
	}
	return document.Sentence{{Text: n.Name, Look: document.Code}} // bound with let
}

// fact returns the title of a fact, with a link; of a field with one to the fact that has it.
func (w *wording) fact(f *fact.Fact) document.Sentence {
	entry := f
	if f.Within != nil {
		entry = f.Within
	}
	return document.Sentence{document.Link(w.quoted(w.in(f.Title)), factAnchor(entry.Name))}
}

// family says the kind of creditor, for which a book may have a fact of its own.
func (w *wording) family(n *logic.Node) document.Sentence {
	f := w.Book.Vocabulary.Find(n.Name)
	switch {
	case f != nil && n.Each:
		return w.fill(sayIts, w.fact(f))
	case f != nil:
		return w.fact(f)
	}
	return w.fill(w.choose(n.Each, sayItsFamily, sayFamily))
}

func (w *wording) title(id string) document.Sentence {
	p := w.Book.Parameter(id)
	if p == nil {
		return document.Sentence{{Text: id, Look: document.Code}}
	}
	return document.Sentence{document.Link(w.quoted(w.in(p.Title)), parameterAnchor(id))}
}

// nowIs returns the value of a parameter on the day of the book, in brackets; nothing where it has
// none.
func (w *wording) nowIs(p *book.Parameter) document.Sentence {
	for _, v := range p.Values {
		if v.Holds(w.AsOf) {
			return w.behind(document.Say(w.value(p, v)))
		}
	}
	return nil
}

// word returns the title of an id, as what it is compared with has it.
func (w *wording) word(id string, like *logic.Node) document.Sentence {
	if like != nil {
		switch like.Op {
		case logic.OpStage:
			return document.Sentence{document.Link(w.quoted(w.stageTitle(id)), stageAnchor(id))}
		case logic.OpFamily:
			return w.creditor(w.Book.Family(id))
		case logic.OpLender:
			return w.lender(id)
		}
	}
	if f := factOf(like); f != nil {
		return document.Say(w.quoted(w.in(f.AnswerTitle(id))))
	}
	return document.Say(w.quoted(id))
}

func (w *wording) creditor(f *book.Family) document.Sentence {
	if f == nil {
		return nil
	}
	return document.Sentence{document.Link(w.quoted(w.in(f.Title)), creditorAnchor(f.Book))}
}

func (w *wording) lender(id string) document.Sentence {
	l := w.Book.Lender(id)
	if l == nil {
		return document.Say(w.quoted(id))
	}
	return document.Sentence{document.Link(w.quoted(w.in(l.Title)), creditorAnchor(l.Book))}
}

func (a *author) quoted(s string) string {
	return text.Both("「"+s+"」", "“"+s+"”").In(a.Language)
}
