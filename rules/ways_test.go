package rules_test

import (
	"testing"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/rules"
)

// TestEveryFactSaysWhetherChangingItIsAWay: a person acts on what package advice/way tells, so no
// fact that either side can change becomes a way without being thought about.
func TestEveryFactSaysWhetherChangingItIsAWay(t *testing.T) {
	b, problems := book.Load(rules.FS)
	if problems != nil {
		t.Fatal(problems)
	}
	for _, f := range b.Vocabulary.Facts {
		switch {
		case !f.Given() || f.OnlyNamed || f.Changes != fact.ByBorrower && f.Changes != fact.ByLender:
		case f.Toward == "" && f.Type != fact.Date:
			t.Errorf("%s: %s says neither way = false nor the direction in which it may change", f.Place, f.Name)
		case f.Act.ZH == "":
			t.Errorf("%s: %s has no act: what changing it takes", f.Place, f.Name)
		}
	}
}
