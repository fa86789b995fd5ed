package docs

import (
	"github.com/forbear-project/forbear/engine/logic"
)

// clause is a condition in words: a statement, or several of which all must hold, or one.
type clause struct {
	joint joint
	says  sentence // of a statement
	parts []clause
}

type joint int

const (
	statement joint = iota
	allOf
	oneOf
)

// condition tells a condition in words.
func (a *author) condition(e *logic.Expression) clause {
	return (&wording{author: a}).clause(e.Tree(), false)
}

// clause tells a condition, or the opposite. Behind a not, and becomes or: of what is not known
// both say the same.
func (w *wording) clause(n *logic.Node, opposite bool) clause {
	switch n.Op {
	case logic.OpNot:
		return w.clause(n.Parts[0], !opposite)
	case logic.OpLet:
		return clause{says: w.inline(w.clause(n.Parts[1], opposite), false).And(w.where(n)...)}
	case logic.OpAnd:
		return w.join(allOf, n, opposite)
	case logic.OpOr:
		return w.join(oneOf, n, opposite)
	}
	return clause{says: w.statement(n, opposite)}
}

// join puts the two sides of an and, or an or, into one list with those of its sides that are
// joined alike.
func (w *wording) join(as joint, n *logic.Node, opposite bool) clause {
	if opposite {
		as = allOf + oneOf - as
	}
	c := clause{joint: as}
	for _, side := range n.Parts {
		part := w.clause(side, opposite)
		if part.joint == as {
			c.parts = append(c.parts, part.parts...)
		} else {
			c.parts = append(c.parts, part)
		}
	}
	return c
}

// inline is a clause within a sentence; bracketed where it stands among others.
func (w *wording) inline(c clause, among bool) sentence {
	if c.joint == statement {
		return c.says
	}
	parts := make([]sentence, len(c.parts))
	for i, p := range c.parts {
		parts[i] = w.inline(p, true)
	}
	between := w.in(sayAnd)
	if c.joint == oneOf {
		between = w.in(sayOr)
	}
	s := joined(parts, between)
	if among {
		return w.bracketed(s)
	}
	return s
}

// blocks are a clause as a list, in lists.
func (c clause) blocks(a *author) []block {
	if c.joint == statement {
		return []block{list{Items: []item{{Text: c.says}}}}
	}
	return []block{list{Items: []item{c.item(a)}}}
}

func (c clause) item(a *author) item {
	if c.joint == statement {
		return item{Text: c.says}
	}
	heading := sayAllOf
	if c.joint == oneOf {
		heading = sayOneOf
	}
	parts := make([]item, len(c.parts))
	for i, p := range c.parts {
		parts[i] = p.item(a)
	}
	return item{Text: say(a.in(heading)), Below: []block{list{Items: parts}}}
}
