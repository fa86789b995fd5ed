package coverage

import (
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
)

// expectRefusals adds what the answers of creditors turn on.
func (c *counter) expectRefusals(r *book.Refusals) {
	c.condition("refusal", "refusals", r.When, key{r.Place, "refusals"})
	c.lines("refusals", r.Steps)
	for _, one := range r.All {
		path := "refusal." + one.ID
		c.lines(path, one.Answers)
		c.lines(path, one.Next)
		for _, a := range one.Against {
			c.condition("refusal", path+".against."+a.ID, a.When, key{a.Place, a.ID})
		}
	}
}

// refusals counts, of the answers that a profile tells of, what they turn on.
func (w *watch) refusals() {
	for i := range w.Debts {
		if heard := w.Heard(i); len(heard) > 0 {
			w.refusalsOf(i, heard)
		}
	}
}

func (w *watch) refusalsOf(debt int, heard []*book.Refusal) {
	r := w.Book.Refusals
	w.ask(r.When, debt, key{r.Place, "refusals"})
	if w.Truth(w.frame, r.When) != logic.Yes {
		return
	}
	w.linesOf(debt, r.Steps)
	for _, one := range heard {
		w.linesOf(debt, one.Answers)
		w.linesOf(debt, one.Next)
		for _, a := range one.Against {
			w.ask(a.When, debt, key{a.Place, a.ID})
		}
	}
}

// linesOf counts the conditions of lines about a debt.
func (w *watch) linesOf(debt int, lines []*book.Line) {
	for _, l := range lines {
		w.askIf(l.When, debt, key{l.Place, l.ID})
	}
}
