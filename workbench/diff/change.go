package diff

import (
	"cmp"
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/text"
)

// Class says what a change does to those who rely on the book.
type Class = form.Class

// The classes; laws 3 and 4 of the package.
const (
	Breaking = form.Breaking
	Stricter = form.Stricter
	Changed  = form.Changed
	Looser   = form.Looser
	New      = form.New
	TextOnly = form.TextOnly
)

// Classes lists them, the gravest first.
var Classes = []Class{Breaking, Stricter, Changed, Looser, New, TextOnly}

// How says whether something is not there any more, was not there, or is otherwise.
type How string

// What may have become of something.
const (
	Gone      How = "gone"
	Arrived   How = "new"
	Otherwise How = "changed"
)

// Change is one thing that the two books do not say alike.
type Change struct {
	What     string    `json:"what"` // its path in the book, such as option.instalment.require.surplus.when
	Class    Class     `json:"class"`
	How      How       `json:"how"`
	Way      Way       `json:"way"` // law 5; "" of what went both ways or none, or is not decided
	Was      string    `json:"was"` // as the old book writes it; "" of a text, and of what is new
	Is       string    `json:"is"`
	WasText  text.Text `json:"was_text"` // a sentence or title; of what is gone or new, what it is called
	IsText   text.Text `json:"is_text"`
	WasAt    string    `json:"was_at"` // the place in the old book, such as families/platform.toml:31; or ""
	IsAt     string    `json:"is_at"`
	Families []string  `json:"families"` // those it reaches, by id; none where it is of no creditor in particular
	Lenders  []string  `json:"lenders"`  // likewise
	Grounds  Grounds   `json:"grounds"`  // of a condition, or of the day of an alert, that has changed
	Witness  string    `json:"witness"`  // a profile that shows which way it went; "" where none was made
}

// Way says which way something went, for somebody and the other way for nobody.
type Way string

// The ways; law 5.
const (
	Wider    Way = "wider"    // a condition comes to more: to unknown or yes where it was no, to yes where it was unknown
	Narrower Way = "narrower" // it comes to less
	Earlier  Way = "earlier"  // the day of an alert, or it is known where it was not
	Later    Way = "later"    // the day of an alert, or it is not known where it was
	Higher   Way = "higher"   // points
	Lower    Way = "lower"    // points
)

// Grounds say on what rests which way an expression went. Other changes say it themselves.
type Grounds string

// The grounds. Proved and Equal are decided over everybody, Seen and Open are not.
const (
	Proved Grounds = "proved" // it went this way for some, and the other way for nobody; or both ways
	Equal  Grounds = "equal"  // it comes to what it came to
	Seen   Grounds = "seen"   // it went this way for somebody; the other way is not ruled out for others
	Open   Grounds = "open"   // neither decided nor seen
)

// sortChanges sorts by class, the gravest first, and keeps the order of the book within one.
func sortChanges(changes []Change) {
	slices.SortStableFunc(changes, func(a, b Change) int {
		return cmp.Compare(slices.Index(Classes, a.Class), slices.Index(Classes, b.Class))
	})
}

// Count returns how many changes are of a class.
func Count(changes []Change, of Class) (n int) {
	for _, c := range changes {
		if c.Class == of {
			n++
		}
	}
	return n
}

// reach is whom a change concerns: families, and lenders, by id.
type reach struct{ families, lenders []string }

// joined returns the union of both.
func (r reach) joined(more reach) reach {
	return reach{union(slices.Clone(r.families), more.families), union(slices.Clone(r.lenders), more.lenders)}
}

// reachOf returns the families and lenders that have such an option in either book.
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
