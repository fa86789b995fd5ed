package docs

import (
	"github.com/expr-lang/expr/ast"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
)

// name tells a name of an expression: the title of a fact or figure, and what it leads to.
func (w *wording) name(name string) sentence {
	switch name {
	case "as_of":
		return w.fill(sayAsOf)
	case "stage":
		return w.fill(sayStage)
	case "deadline":
		return w.fill(sayDeadline)
	case "debts":
		return w.fill(sayDebts)
	case "lender":
		return w.fill(sayLender)
	}
	if p := w.parameter(name); p != nil {
		return w.title(name).and(w.nowIs(p)...)
	}
	if f := w.Book.Vocabulary.Find(name); f != nil {
		return sentence{link(w.quoted(w.in(f.Title)), factAnchor(name))}
	}
	if name == "family" {
		return w.fill(sayFamily)
	}
	return sentence{{says: name, look: code}} // bound with let
}

// title is that of a figure, quoted.
func (w *wording) title(id string) sentence {
	p := w.parameter(id)
	if p == nil {
		return sentence{{says: id, look: code}}
	}
	return sentence{link(w.quoted(w.in(p.Title)), parameterAnchor(id))}
}

// nowIs is what a figure comes to on the day of the book, in brackets; nothing where it has no value then.
func (w *wording) nowIs(p *book.Parameter) sentence {
	for _, v := range p.Values {
		if v.Holds(w.AsOf) {
			return w.behind(say(w.value(p, v)))
		}
	}
	return nil
}

// word tells the id of a choice by the title it has where it is looked for.
func (w *wording) word(id string, like ast.Node) sentence {
	if name, ok := like.(*ast.IdentifierNode); ok {
		switch name.Value {
		case "stage":
			return sentence{link(w.quoted(w.stageTitle(id)), stageAnchor(id))}
		case "family":
			return w.creditor(w.Book.Family(id))
		case "lender":
			return w.lender(id)
		}
	}
	if member, ok := like.(*ast.MemberNode); ok {
		if property, ok := member.Property.(*ast.StringNode); ok && property.Value == "family" {
			return w.creditor(w.Book.Family(id))
		} else if ok && property.Value == "lender" {
			return w.lender(id)
		}
	}
	if f := w.factOf(like); f != nil {
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
