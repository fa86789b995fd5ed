package docs

import (
	"maps"
	"slices"
	"testing"

	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// Each function has an example and each example is a condition of the shipped book, so that who copies
// one has something that works.
func TestExamplesOfTheLanguageAreConditions(t *testing.T) {
	b := shipped.book()
	var sources, names []string
	for _, l := range grammar {
		sources = append(sources, l.examples...)
	}
	for _, f := range b.Language.Functions() {
		names = append(names, f.Name)
		sources = append(sources, examplesOf[f.Name])
	}
	if extra := slices.Sorted(maps.Keys(examplesOf)); len(extra) != len(names) {
		t.Errorf("examples of %v, functions %v", extra, names)
	}
	for _, source := range sources {
		if _, fault := b.Language.Compile(source, logic.Use{Debt: true, Stage: true}); fault != nil {
			t.Errorf("%q: %s (%s)", source, fault.Message.EN, fault.Hint.EN)
		}
	}
	for _, in := range text.Languages {
		if _, fault := Expressions(b, in); fault != nil {
			t.Errorf("%s: %s", in, fault.Message.EN)
		}
	}
}
