package cells

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
)

// Alike returns the debt book that stands for another in all that conditions can tell of a debt but
// its options: for a lender's the first of the same family and with the same parameters, unless a
// condition of the book names the lender; any other stands for itself. A question has the same
// answer for both, but for the lender that the witness names.
func (s *Space) Alike(debt *book.DebtBook) *book.DebtBook {
	if debt == nil || debt.Lender == nil || debt.Family.ID != debt.Lender.Family {
		return debt
	}
	if stands, ok := s.standing[debt]; ok {
		return stands
	}
	if s.spoken == nil {
		s.spoken = wordsOf(s.book)
	}
	if s.spoken[debt.Lender.ID] {
		s.standing[debt] = debt
		return debt
	}
	of := s.ofFamily[debt.Family]
	i := slices.IndexFunc(of, func(other *book.DebtBook) bool { return slices.Equal(other.Parameters, debt.Parameters) })
	if i < 0 {
		i, of = len(of), append(of, debt)
		s.ofFamily[debt.Family] = of
	}
	s.standing[debt] = of[i]
	return of[i]
}

// namesLender reports whether an expression itself reads the lender: a question may name one that the
// book's conditions do not.
func (s *Space) namesLender(e *logic.Expression) bool {
	reads, ok := s.lenders[e]
	if !ok {
		reads = e.Tree().Contains(func(n *logic.Node) bool { return n.Op == logic.OpLender })
		s.lenders[e] = reads
	}
	return reads
}

// wordsOf returns the words that stand in the conditions of a book.
func wordsOf(b *book.Book) map[string]bool {
	words := map[string]bool{}
	for _, f := range b.Formulas() {
		f.Expression.Tree().Walk(func(n *logic.Node) {
			if n.IsLiteral(logic.Word) {
				words[n.Value().Choice] = true
			}
		})
	}
	return words
}
