package rules_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/rules"
)

// statements are those of the four articles, in their order: 251.
func statements() []string {
	var ids []string
	for _, article := range []struct {
		prefix string
		last   int
	}{{"S000-", 64}, {"S001-", 50}, {"S002-", 58}, {"S003-", 59}, {"S003-T", 20}} {
		for n := 1; n <= article.last; n++ {
			ids = append(ids, fmt.Sprintf("%s%02d", article.prefix, n))
		}
	}
	return ids
}

// TestEveryStatementHasAFate: none of the 251 is left out or made up. That what is encoded is
// cited, and what is corrected or noise is not, is a law of the book, so that loading says it.
func TestEveryStatementHasAFate(t *testing.T) {
	b, problems := book.Load(rules.FS)
	if problems != nil {
		t.Fatal(problems)
	}
	want := statements()
	if len(want) != 251 {
		t.Fatalf("%d statements; the articles have 251", len(want))
	}
	var got, noise []string
	for _, c := range b.Claims {
		got = append(got, c.ID)
		switch {
		case c.Fate == "noise":
			noise = append(noise, c.ID)
		case (c.Fate == "encoded") != (len(c.CitedBy) > 0) && len(c.By) == 0:
			t.Errorf("%s is %s, and cited at %v", c.ID, c.Fate, c.CitedBy)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"S000-63", "S001-49"}, noise); diff != "" {
		t.Errorf("noise is an exhortation and somebody's telephone, and nothing else: %s", diff)
	}
}

// falseInLaw are the statements that the law contradicts: each is corrected by what was read or
// reported, not by practice.
var falseInLaw = []string{"S000-04", "S000-05", "S000-31", "S000-32", "S000-33", "S001-40", "S001-47", "S002-43",
	"S002-44", "S002-45", "S002-46", "S002-57", "S003-04"}

func TestLawIsCorrectedByLaw(t *testing.T) {
	b, problems := book.Load(rules.FS)
	if problems != nil {
		t.Fatal(problems)
	}
	corrected := map[string]bool{}
	for _, c := range b.Claims {
		if c.Fate == "corrected" {
			corrected[c.ID] = confirmed(b, c)
		}
	}
	for _, id := range falseInLaw {
		if !corrected[id] {
			t.Errorf("%s is not corrected by a source that was read or reported", id)
		}
	}
}

// confirmed is whether anything better than practice stands behind what holds instead.
func confirmed(b *book.Book, c *book.Claim) bool {
	for _, id := range c.Sources {
		if b.Source(id).Confirmed() {
			return true
		}
	}
	return false
}
