package cells

import (
	"slices"

	"github.com/expr-lang/expr/ast"

	"github.com/forbear-project/forbear/engine/fact"
)

// word is a part that gives an id.
type word struct {
	ids   []string // those it may be, sorted
	known formula
	is    func(id string) formula
	plain int32 // the variable that it is, or -1
}

// literal is the id that a word always is; ok when there is one.
func (w *word) literal() (id string, ok bool) {
	if w.plain < 0 && w.known == always && len(w.ids) == 1 {
		return w.ids[0], true
	}
	return "", false
}

func (t *translator) literal(id string) word {
	return word{ids: []string{id}, known: always, plain: -1, is: func(other string) formula { return t.constant(given(other == id)) }}
}

// chosen is the word that a variable is.
func (t *translator) chosen(n int32, ids []string) word {
	sorted := slices.Sorted(slices.Values(ids))
	return word{ids: sorted, known: t.knows(n), plain: n, is: func(id string) formula { return t.leaf(atom{of: n, asks: holds, ids: id}) }}
}

// nobodyKnows is a word that is never known.
func (t *translator) nobodyKnows() word {
	return word{known: t.constant(no), plain: -1, is: func(string) formula { return t.constant(unknown) }}
}

func (t *translator) word(node ast.Node, in scope) word {
	if !t.spend() {
		return t.nobodyKnows()
	}
	switch n := node.(type) {
	case *ast.StringNode:
		return t.literal(n.Value)
	case *ast.PointerNode:
		return t.literal(in.elements[len(in.elements)-1])
	case *ast.IdentifierNode:
		return t.wordNamed(n, in)
	case *ast.ConditionalNode:
		return t.wordOfTwo(loose, t.truth(n.Cond, in), t.word(n.Exp1, in), t.word(n.Exp2, in))
	case *ast.BinaryNode: // ?? is the only operator that gives an id
		return t.wordOfTwo(fallback, 0, t.word(n.Left, in), t.word(n.Right, in))
	case *ast.VariableDeclaratorNode:
		return t.word(n.Expr, in.bind(n))
	}
	return t.nobodyKnows() // there is nothing else that gives an id
}

// wordOfTwo is one of two words.
func (t *translator) wordOfTwo(how op, condition formula, a, b word) word {
	w := word{plain: -1, ids: slices.Compact(slices.Sorted(slices.Values(slices.Concat(a.ids, b.ids))))}
	if how == fallback {
		w.known = t.or(a.known, b.known)
		w.is = func(id string) formula { return t.orElse(a.is(id), b.is(id)) }
		return w
	}
	w.known = t.among(t.choose(how, condition, a.known, b.known), yes)
	w.is = func(id string) formula { return t.choose(how, condition, a.is(id), b.is(id)) }
	return w
}

func (t *translator) wordNamed(n *ast.IdentifierNode, in scope) word {
	if l := in.find(n.Value); l != nil {
		return t.word(l.node, l.in)
	}
	switch n.Value {
	case "family":
		return t.family()
	case "lender":
		return t.lender()
	case "stage":
		return t.literal(t.stage)
	}
	f := t.book.Vocabulary.Find(n.Value)
	if f == nil || f.Type != fact.Choice {
		return t.nobodyKnows()
	}
	if f.Given() {
		return t.chosen(t.given(f), answers(f))
	}
	by := t.of(f)
	w, ok := by.words[f]
	if !ok {
		outer := by.left
		by.left = mostNodes
		w = by.word(t.book.Language.Derivation(f).Node(), scope{})
		if by.left <= 0 {
			w = t.chosen(t.variable(variable{kind: choice, key: "fact:" + f.Name, fact: f, opaque: f.Name, ids: answers(f)}), answers(f))
		}
		by.left = outer
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

// family is the creditor's kind. A debt that is judged by the book for unknown creditors may say that it is of that family, or nothing.
func (t *translator) family() word {
	switch {
	case t.debt == nil:
		return t.nobodyKnows()
	case t.debt.Lender == nil && t.debt.Family.ID == unknownFamily:
		return t.chosen(t.variable(variable{kind: choice, key: "family", ids: []string{unknownFamily}}), []string{unknownFamily})
	}
	return t.literal(t.debt.Family.ID)
}

// lender is the creditor. A debt that is judged by a family's book may be of any lender that usually is of another family, or of one nobody knows.
func (t *translator) lender() word {
	switch {
	case t.debt == nil:
		return t.nobodyKnows()
	case t.debt.Lender != nil:
		return t.literal(t.debt.Lender.ID)
	}
	var others []string
	for _, l := range t.book.Lenders {
		if l.Family != t.debt.Family.ID {
			others = append(others, l.ID)
		}
	}
	return t.chosen(t.variable(variable{kind: choice, key: "lender", ids: others}), others)
}

// oneOf is whether a word is one of the ids.
func (t *translator) oneOf(w word, ids []string) formula {
	if w.plain >= 0 {
		possible := slices.DeleteFunc(slices.Sorted(slices.Values(ids)), func(id string) bool { return !slices.Contains(w.ids, id) })
		return t.leaf(atom{of: w.plain, asks: holds, ids: joined(slices.Compact(possible))})
	}
	whether := t.constant(no)
	for _, id := range ids {
		whether = t.or(whether, w.is(id))
	}
	return whether
}

// sameWord is whether two words are the same id.
func (t *translator) sameWord(a, b word) formula {
	if id, ok := a.literal(); ok {
		return t.oneOf(b, []string{id})
	}
	if id, ok := b.literal(); ok {
		return t.oneOf(a, []string{id})
	}
	same := t.constant(no)
	for _, id := range a.ids {
		if t.spend() {
			same = t.or(same, t.and(t.oneOf(a, []string{id}), t.oneOf(b, []string{id})))
		}
	}
	return t.where(t.and(a.known, b.known), same)
}
