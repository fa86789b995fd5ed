package diff

import (
	"slices"
	"strconv"
	"strings"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
)

func (c *Comparison) sources() {
	s := collection[*book.Source]{
		what: "source", lost: TextOnly, fresh: New,
		id:    func(x *book.Source) string { return x.ID },
		place: func(x *book.Source) string { return x.Place },
		title: func(x *book.Source) text.Text { return x.Title },
	}
	eachOf(c, s, c.old.Sources, c.now.Sources, func(t thing, was, is *book.Source) {
		t.text("title", was.Title, is.Title)
		t.text("issuer", was.Issuer, is.Issuer)
		t.value("kind", TextOnly, was.Kind, is.Kind)
		t.value("confidence", TextOnly, was.Confidence, is.Confidence)
		t.validity(was.Validity, is.Validity, TextOnly, TextOnly)
		t.value("checked", TextOnly, dayOf(was.Checked), dayOf(is.Checked))
		t.value("review_days", TextOnly, strconv.Itoa(was.ReviewDays), strconv.Itoa(is.ReviewDays))
		t.list("found_at", was.FoundAt, is.FoundAt, TextOnly, TextOnly)
	})
}

func (c *Comparison) hardships() {
	s := collection[*book.Hardship]{
		what: "hardship", lost: Breaking, fresh: New,
		id:    func(x *book.Hardship) string { return x.ID },
		place: func(x *book.Hardship) string { return x.Place },
		title: func(x *book.Hardship) text.Text { return x.Title },
	}
	eachOf(c, s, c.old.Hardships, c.now.Hardships, func(t thing, was, is *book.Hardship) {
		t.text("title", was.Title, is.Title)
		t.value("proof", groupsClass(was.Proof, is.Proof), groups(was.Proof), groups(is.Proof))
		t.list("sources", was.Sources, is.Sources, TextOnly, TextOnly)
	})
}

// groups are groups of papers, any whole one of which proves, as the book writes them.
func groups(proof [][]string) string {
	parts := make([]string, len(proof))
	for i, g := range proof {
		parts[i] = `["` + strings.Join(g, `", "`) + `"]`
	}
	return strings.Join(parts, ", ")
}

// groupsClass is looser where everything that proved still does and more, stricter the other way
// round.
func groupsClass(was, is [][]string) Class {
	still, before := allProve(was, is), allProve(is, was)
	switch {
	case still && !before:
		return Looser
	case before && !still:
		return Stricter
	}
	return Changed
}

// allProve is whether each of these groups holds a whole group of the others.
func allProve(groups, others [][]string) bool {
	return !slices.ContainsFunc(groups, func(g []string) bool {
		return !slices.ContainsFunc(others, func(other []string) bool { return len(without(other, g)) == 0 })
	})
}

func (c *Comparison) materials() {
	s := collection[*book.Material]{
		what: "material", lost: Breaking, fresh: New,
		id:    func(x *book.Material) string { return x.ID },
		place: func(x *book.Material) string { return x.Place },
		title: func(x *book.Material) text.Text { return x.Title },
	}
	eachOf(c, s, c.old.Materials, c.now.Materials, func(t thing, was, is *book.Material) {
		t.list("instead", was.Instead, is.Instead, Stricter, Looser)
		t.list("exposes", was.Exposes, is.Exposes, Changed, Changed)
		t.text("title", was.Title, is.Title)
		t.text("what", was.What, is.What)
		t.text("where", was.Where, is.Where)
		t.text("fresh", was.Fresh, is.Fresh)
		t.text("mask", was.Mask, is.Mask)
		t.list("sources", was.Sources, is.Sources, TextOnly, TextOnly)
	})
}
