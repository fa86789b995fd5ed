package mutation

import (
	"fmt"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
)

// isPlan reports whether a path leads to the table of a plan, or into it.
func isPlan(path []string) bool {
	return len(path) >= 4 && (path[0] == "strategy" || path[0] == "option") && path[2] == "plan"
}

// addPlan adds the mutants of a plan, or of one of its keys.
func (s *fileMutants) addPlan(i int) {
	k := s.keys[i]
	switch key := k.Path[len(k.Path)-1]; {
	case len(k.Path) == 4:
		s.addDropped(i)
	case key == "drop":
		s.addRestored(i)
	case key == "form":
		s.addForms(i)
	case s.formulas[k.Dotted()] == nil:
	case key == "when":
		s.addExpression(i)
		s.addLeftOut(i)
	default:
		s.addFigure(i)
		s.addSwapped(i)
		if slices.Contains([]string{"most", "first", "beside"}, key) {
			s.addLeftOut(i)
		}
	}
}

// isShare reports whether a path leads to the table of the household or of one of its shares, or
// into it.
func isShare(path []string) bool { return path[0] == "household" || path[0] == "share" }

// addShare adds the mutants of the household or of a share of a month's money, or of one of their
// keys.
func (s *fileMutants) addShare(i int) {
	k := s.keys[i]
	switch key := k.Path[len(k.Path)-1]; {
	case k.Path[0] == "share" && len(k.Path) == 2:
		s.addDropped(i)
		s.addBehindNext(i)
	case s.formulas[k.Dotted()] == nil:
	case key == "when":
		s.addExpression(i)
	default:
		s.addFigure(i)
		if key == "up_to" {
			s.addSwapped(i)
		}
	}
}

// addBehindNext moves a table behind the next one of its kind.
func (s *fileMutants) addBehindNext(i int) {
	next := i + 1 + len(s.below(i))
	if next == len(s.keys) || len(s.keys[next].Path) != 2 || s.keys[next].Path[0] != s.keys[i].Path[0] {
		return
	}
	from, end, ok := s.table(i)
	nextFrom, nextEnd, nextOK := s.table(next)
	if ok && nextOK {
		with := s.text[nextFrom:nextEnd] + s.text[end:nextFrom] + s.text[from:end]
		s.add(i, change{"order", from, nextEnd, with, s.keys[i].Path[1]})
	}
}

// addFigure adds the mutants of an expression that gives a figure or a day.
func (s *fileMutants) addFigure(i int) {
	w := &expressionWalk{fileMutants: s, key: i, says: []rune(s.keys[i].Says())}
	s.formulas[s.keys[i].Dotted()].Tree().Walk(w.visitFigure)
}

// spread are the forms of plans of so many months, which need the same keys.
var spread = []book.PlanForm{book.Equal, book.EqualPrincipal, book.FlatFee}

// addForms makes a plan of so many months one of another form. No other form could be read.
func (s *fileMutants) addForms(i int) {
	k := s.keys[i]
	hasMonths := slices.ContainsFunc(s.below(s.parent(i)), func(b book.Key) bool { return b.Path[4] == "months" })
	for _, f := range spread {
		if hasMonths && f.String() != k.Says() {
			s.add(i, change{"form", k.From, k.End, fmt.Sprintf("%q", f), k.Path[3]})
		}
	}
}

// addLeftOut removes a key that a plan need not have.
func (s *fileMutants) addLeftOut(i int) {
	k := s.keys[i]
	if from := lineStart(s.text, k.At); strings.TrimSpace(s.text[from:k.At]) == "" {
		s.add(i, change{"dropped", from, afterLine(s.text, k.End), "", k.Path[4]})
	}
}

// addSwapped replaces an expression of a plan or a share by that which another one of the book has
// under the same key: the next by their text.
func (s *fileMutants) addSwapped(i int) {
	k := s.keys[i]
	var others []string
	for _, f := range s.book.Formulas() {
		keys := strings.Split(f.Path(), ".")
		if keys[len(keys)-1] == k.Path[len(k.Path)-1] && isPlan(keys) == isPlan(k.Path) &&
			isShare(keys) == isShare(k.Path) && f.Expression.Source != k.Says() {
			others = append(others, f.Expression.Source)
		}
	}
	if others == nil {
		return
	}
	slices.Sort(others)
	next, _ := slices.BinarySearch(others, k.Says())
	s.add(i, change{"swapped", k.From, k.End, fmt.Sprintf("%q", others[next%len(others)]), k.Says()})
}

// visitFigure adds the mutants of one node of an expression that gives a figure or a day.
func (w *expressionWalk) visitFigure(n *logic.Node) {
	switch n.Op {
	case logic.OpLiteral:
		if n.Kind == logic.Number {
			path := w.keys[w.key].Path
			for _, moved := range neighboursOf(w.at(n.At), path[len(path)-1] == "rate") {
				w.replace("threshold", n.At, moved, n)
			}
		}
	case logic.OpCompare, logic.OpArithmetic:
		w.addOperator(n)
	case logic.OpRange:
	case logic.OpCall:
		if c, is := changed[n.Function.Name]; is && w.at(n.At) == n.Function.Name {
			w.replace(c.operator, n.At, c.with, n)
		}
	default:
		w.visit(n)
	}
}
