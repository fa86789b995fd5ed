package docs

import (
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// name tells a name of an expression: the title of a fact or figure, and what it leads to.
func (w *wording) name(n *logic.Node) sentence {
	switch n.Op {
	case logic.OpAsOf:
		return w.fill(sayAsOf)
	case logic.OpStage:
		return w.fill(sayStage)
	case logic.OpDeadline:
		return w.fill(sayDeadline)
	case logic.OpDebts:
		return w.fill(sayDebts)
	case logic.OpLender:
		return w.fill(w.either(n.Each, sayItsLender, sayLender))
	case logic.OpFamily:
		return w.family(n)
	case logic.OpParameter:
		return w.title(n.Name).And(w.nowIs(w.parameter(n.Name))...)
	case logic.OpFact:
		if n.Each {
			return w.fill(sayIts, w.fact(n.Fact))
		}
		return w.fact(n.Fact)
	}
	return sentence{{Text: n.Name, Look: document.Code}} // bound with let
}

// fact tells the title of a fact.
func (w *wording) fact(f *fact.Fact) sentence {
	return sentence{link(w.quoted(w.in(f.Title)), factAnchor(f.Name))}
}

// family tells the kind of creditor, which a book may have a question for.
func (w *wording) family(n *logic.Node) sentence {
	f := w.Book.Vocabulary.Find(n.Name)
	switch {
	case f != nil && n.Each:
		return w.fill(sayIts, w.fact(f))
	case f != nil:
		return w.fact(f)
	}
	return w.fill(w.either(n.Each, sayItsFamily, sayFamily))
}

// title is that of a figure, quoted.
func (w *wording) title(id string) sentence {
	p := w.parameter(id)
	if p == nil {
		return sentence{{Text: id, Look: document.Code}}
	}
	return sentence{link(w.quoted(w.in(p.Title)), parameterAnchor(id))}
}

// nowIs is what a figure comes to on the day of the book, in brackets; nothing where it has no
// value then.
func (w *wording) nowIs(p *book.Parameter) sentence {
	for _, v := range p.Values {
		if v.Holds(w.AsOf) {
			return w.behind(say(w.value(p, v)))
		}
	}
	return nil
}

// word tells the id of a choice by the title it has where it is looked for.
func (w *wording) word(id string, like *logic.Node) sentence {
	if like != nil {
		switch like.Op {
		case logic.OpStage:
			return sentence{link(w.quoted(w.stageTitle(id)), stageAnchor(id))}
		case logic.OpFamily:
			return w.creditor(w.Book.Family(id))
		case logic.OpLender:
			return w.lender(id)
		}
	}
	if f := factOf(like); f != nil {
		return say(w.quoted(w.in(f.AnswerTitle(id))))
	}
	return say(w.quoted(id))
}

func (w *wording) creditor(f *book.Family) sentence {
	if f == nil {
		return nil
	}
	return sentence{link(w.quoted(w.in(f.Title)), creditorAnchor(f.Book))}
}

func (w *wording) lender(id string) sentence {
	l := w.Book.Lender(id)
	if l == nil {
		return say(w.quoted(id))
	}
	return sentence{link(w.quoted(w.in(l.Title)), creditorAnchor(l.Book))}
}

// quoted is a title between the marks of its language.
func (a *author) quoted(s string) string {
	return text.Both("「"+s+"」", "“"+s+"”").In(a.Language)
}
