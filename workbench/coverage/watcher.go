package coverage

import (
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/workbench/fixture"
)

// Watcher tells of decisions what they see of one condition that no option has: of a doubt, a row of
// urgency, a line of the first page, whom to pay, a promise, a letter, or an answer of a creditor. It is
// for one goroutine.
type Watcher struct {
	*counter
	seen *Condition
	look func(*watch)
}

// NewWatcher returns one for the condition at a place and path of a book; not ok where there is no
// condition of these kinds.
func NewWatcher(b *book.Book, place, path string) (w *Watcher, ok bool) {
	table, _, _ := strings.Cut(path, ".")
	look, watched := judgedBy[table]
	if !watched {
		return nil, false
	}
	w = &Watcher{counter: newCounter(), look: look}
	w.single(b)
	for _, c := range w.conditions {
		if c.Place == place && c.ID == path {
			w.seen = c
		}
	}
	return w, w.seen != nil
}

// judgedBy says where conditions are judged, by the table that they are in.
var judgedBy = map[string]func(*watch){
	"doubt":     (*watch).doubts,
	"urgency":   (*watch).urgency,
	"line":      (*watch).lines,
	"household": (*watch).shares,
	"share":     (*watch).shares,
	"promise":   (*watch).promises,
	"letter":    (*watch).letters,
	"block":     (*watch).letters,
	"refusals":  (*watch).refusals,
	"refusal":   (*watch).refusals,
}

// Sees returns which truths a decision sees of the condition, as Of counts them; none where it is not
// asked.
func (w *Watcher) Sees(d *engine.Decision) (truths []logic.Truth) {
	w.seen.Yes, w.seen.No, w.seen.Unknown = 0, 0, 0
	w.look(&watch{counter: w.counter, Decision: d, held: &fixture.Decisions{}, frame: d.Book.Language.NewFrame(d.Case)})
	for i, n := range []int{w.seen.Yes, w.seen.No, w.seen.Unknown} {
		if n > 0 {
			truths = append(truths, []logic.Truth{logic.Yes, logic.No, logic.Unknown}[i])
		}
	}
	return slices.Clip(truths)
}
