package diff

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book"
)

// reach is whom a change concerns: families, and lenders, by id.
type reach struct{ families, lenders []string }

// joined is one reach and the other.
func (r reach) joined(more reach) reach {
	return reach{union(slices.Clone(r.families), more.families), union(slices.Clone(r.lenders), more.lenders)}
}

// reachOf is whoever has an option of that kind in either book.
func (c *Comparison) reachOf(meant func(*book.Option) bool) reach {
	return reachIn(c.now, meant).joined(reachIn(c.old, meant))
}

func reachIn(b *book.Book, meant func(*book.Option) bool) (r reach) {
	for _, f := range b.Families {
		if slices.ContainsFunc(f.Book.Options, meant) {
			r.families = append(r.families, f.ID)
		}
	}
	for _, l := range b.Lenders {
		if slices.ContainsFunc(l.Book.Options, meant) {
			r.lenders = append(r.lenders, l.ID)
		}
	}
	return r
}
