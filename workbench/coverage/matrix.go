package coverage

import (
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
)

// column is a strategy.
type column struct{ ID, Title string }

// row is a family or a lender, with a cell for each strategy.
type row struct {
	Book, Title string
	Family      bool
	First       bool // of the lenders, which come after the families
	Cells       []cell
}

// cell is what was seen of an option.
type cell struct {
	Sign string // what stands there, which says the same as Look
	// the name of its words, and its class: both open closed undecided never, or "" where the book
	// has no such option
	Look   string
	Anchor string
	Option Option
}

// signs stand in the matrix.
var (
	looks = []string{"both", "open", "closed", "undecided", "never"}
	signs = map[string]string{"both": "✓", "open": "○", "closed": "×", "undecided": "?", "never": "–"}
)

// matrix is what was seen, by family and lender, and by strategy. Strategies that no book has are
// left out.
func (s Shown) matrix() (columns []column, rows []row) {
	seen, used := map[key]Option{}, map[string]bool{}
	for _, o := range s.Coverage.Options {
		seen[key{o.Book, o.Strategy}] = o
		used[o.Strategy] = true
	}
	var strategies []*book.Strategy
	for _, of := range s.Book.Strategies {
		if used[of.ID] {
			strategies = append(strategies, of)
			columns = append(columns, column{of.ID, of.Title.In(s.Language)})
		}
	}
	enter := func(name string, title text.Text, family bool) {
		r := row{Book: name, Title: title.In(s.Language), Family: family, First: !family &&
			len(rows) == len(s.Book.Families)}
		for _, of := range strategies {
			r.Cells = append(r.Cells, cellOf(seen[key{name, of.ID}]))
		}
		rows = append(rows, r)
	}
	for _, f := range s.Book.Families {
		enter(f.ID, f.Title, true)
	}
	for _, l := range s.Book.Lenders {
		enter(l.ID, l.Title, false)
	}
	return columns, rows
}

func cellOf(o Option) cell {
	c := cell{Look: lookOf(o), Anchor: anchor(o.Place), Option: o}
	c.Sign = signs[c.Look]
	return c
}

func lookOf(o Option) string {
	switch {
	case o.Strategy == "":
		return ""
	case o.BothSides():
		return "both"
	case o.Eligible > 0:
		return "open"
	case o.Closed() > 0:
		return "closed"
	case o.Undetermined > 0:
		return "undecided"
	}
	return "never"
}
