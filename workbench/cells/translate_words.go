package cells

import (
	"slices"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// word is a part of an expression that gives an id.
type word struct {
	ids   []string // the possible ones, sorted
	known formula
	is    func(id string) formula
	plain int32 // the variable it is, or -1

	opaque bool // it may be any id, and what depends on it is not looked into
}

// literal returns the id that a word always is, if there is one.
func (w *word) literal() (id string, ok bool) {
	if w.plain < 0 && w.known == always && len(w.ids) == 1 {
		return w.ids[0], true
	}
	return "", false
}

func (t *translator) wordOfID(id string) word {
	is := func(other string) formula { return t.constant(asTruth(other == id)) }
	return word{ids: []string{id}, known: always, plain: -1, is: is}
}

func (t *translator) wordOfVariable(n int32, ids []string) word {
	sorted := slices.Sorted(slices.Values(ids))
	is := func(id string) formula { return t.leaf(atom{of: n, asks: holds, ids: id}) }
	return word{ids: sorted, known: t.knows(n), plain: n, is: is}
}

func (t *translator) neverKnown() word {
	return word{known: t.constant(no), plain: -1, is: func(string) formula { return t.constant(unknown) }}
}

func (t *translator) word(n *logic.Node, in scope) word {
	if !t.takeNode() {
		return t.neverKnown()
	}
	switch n.Op {
	case logic.OpLiteral:
		return t.wordOfID(n.Value().Choice)
	case logic.OpElement:
		return t.wordOfID(in.element())
	case logic.OpLocal:
		l := in.locals[n.Slot]
		return t.word(l.node, l.in)
	case logic.OpFamily, logic.OpLender, logic.OpStage:
		if !n.Each {
			return t.wordOfDebt(n)
		}
	case logic.OpFact:
		if f := t.fact(n); f != nil && f.Type == fact.Choice {
			return t.wordOfFact(f)
		}
	case logic.OpTernary:
		return t.wordOfTwo(loose, t.truth(n.Parts[0], in), t.word(n.Parts[1], in), t.word(n.Parts[2], in))
	case logic.OpElse:
		return t.wordOfTwo(fallback, 0, t.word(n.Parts[0], in), t.word(n.Parts[1], in))
	case logic.OpLet:
		return t.word(n.Parts[1], in.bind(n))
	}
	w := t.neverKnown()
	w.opaque = true
	return w
}

// wordOfTwo returns a or b, as how and the condition say.
func (t *translator) wordOfTwo(how op, condition formula, a, b word) word {
	ids := slices.Compact(slices.Sorted(slices.Values(slices.Concat(a.ids, b.ids))))
	w := word{plain: -1, opaque: a.opaque || b.opaque, ids: ids}
	if how == fallback {
		w.known = t.or(a.known, b.known)
		w.is = func(id string) formula { return t.orElse(a.is(id), b.is(id)) }
		return w
	}
	w.known = t.among(t.choose(how, condition, a.known, b.known), yes)
	w.is = func(id string) formula { return t.choose(how, condition, a.is(id), b.is(id)) }
	return w
}

func (t *translator) wordOfDebt(n *logic.Node) word {
	switch n.Op {
	case logic.OpFamily:
		return t.family()
	case logic.OpLender:
		return t.lender()
	}
	return t.wordOfID(t.stage)
}

func (t *translator) wordOfFact(f *fact.Fact) word {
	if f.Given() {
		return t.wordOfVariable(t.given(f), answers(f))
	}
	by := t.of(f)
	w, ok := by.words[f]
	if !ok {
		end := by.afresh()
		w = by.word(t.book.Language.Derivation(f).Tree(), scope{})
		if by.nodesLeft <= 0 || w.opaque {
			v := variable{kind: choice, key: "fact:" + f.Name, fact: f, opaque: f.Name, ids: answers(f)}
			w = t.wordOfVariable(t.variable(v), answers(f))
		}
		end()
		by.words[f] = w
	}
	return w
}

func answers(f *fact.Fact) []string {
	ids := make([]string, len(f.Answers))
	for i, a := range f.Answers {
		ids[i] = a.ID
	}
	return ids
}

// family returns the creditor's family. A debt judged by the book for unknown creditors may state
// that family or none, and so may one of a lender whose family is guessed from its name.
func (t *translator) family() word {
	switch {
	case t.debt == nil:
		return t.neverKnown()
	case t.debt.Lender == nil && (t.debt.Family.ID == unknownFamily || len(t.debt.Family.Guesses) > 0):
		ids := []string{t.debt.Family.ID}
		return t.wordOfVariable(t.variable(variable{kind: choice, key: familyKey + ids[0], ids: ids}), ids)
	}
	return t.wordOfID(t.debt.Family.ID)
}

// lender returns the creditor. A debt judged by a family's book may be of any lender that usually
// belongs to another family, or of a lender that is not known.
func (t *translator) lender() word {
	switch {
	case t.debt == nil:
		return t.neverKnown()
	case t.debt.Lender != nil:
		return t.wordOfID(t.debt.Lender.ID)
	}
	var others []string
	for _, l := range t.book.Lenders {
		if l.Family != t.debt.Family.ID {
			others = append(others, l.ID)
		}
	}
	return t.wordOfVariable(t.variable(variable{kind: choice, key: "lender", ids: others}), others)
}

// oneOf reports whether a word is one of the ids.
func (t *translator) oneOf(w word, ids []string) formula {
	if w.plain >= 0 {
		isOther := func(id string) bool { return !slices.Contains(w.ids, id) }
		possible := slices.DeleteFunc(slices.Sorted(slices.Values(ids)), isOther)
		return t.leaf(atom{of: w.plain, asks: holds, ids: joined(slices.Compact(possible))})
	}
	whether := t.constant(no)
	for _, id := range ids {
		whether = t.or(whether, w.is(id))
	}
	return whether
}

// sameWord reports whether two words are the same id.
func (t *translator) sameWord(a, b word) formula {
	if id, ok := a.literal(); ok {
		return t.oneOf(b, []string{id})
	}
	if id, ok := b.literal(); ok {
		return t.oneOf(a, []string{id})
	}
	same := t.constant(no)
	for _, id := range a.ids {
		if t.takeNode() {
			same = t.or(same, t.and(t.oneOf(a, []string{id}), t.oneOf(b, []string{id})))
		}
	}
	return t.onlyIf(t.and(a.known, b.known), same)
}
