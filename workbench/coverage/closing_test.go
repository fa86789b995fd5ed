package coverage_test

import (
	"strings"
	"testing"

	"github.com/forbear-project/forbear/workbench/coverage"
)

func TestLaw4WhatNothingCloses(t *testing.T) {
	late := edit{"stages.toml", `"days >= 31"`, `'days >= 31 or family == "bank"'`}
	lateAndCourt := edit{"common.toml", `["court"]`, `["late", "court"]`}
	requires := func(when string) edit {
		return edit{"strategies.toml", `when         = "summoned"`, "when = '" + when + "'"}
	}
	for _, test := range []struct {
		why   string
		edits []edit
		want  string // who has it, besides family-help, which all have
	}{
		{"only family-help requires nothing and is offered at every stage", nil, ""},
		{"what it requires is yes of every bank, and no bank's debt is at a milder stage than it is offered at",
			[]edit{late, lateAndCourt, requires(`family == "bank"`)}, "bank north"},
		{
			"the same, but known is asked of the family alone",
			[]edit{late, lateAndCourt, requires(`not known(family) or family == "bank"`)},
			"bank north",
		},
		{"a milder stage closes it", []edit{lateAndCourt, requires(`family == "bank"`)}, ""},
		{
			"a graver stage closes it",
			[]edit{late, {"common.toml", `["court"]`, `["late"]`}, requires(`family == "bank"`)},
			"",
		},
		{
			"it is yes only while something is not known",
			[]edit{late, lateAndCourt, requires(`not known(summoned) or summoned`)},
			"",
		},
		{"it is yes at one stage alone", []edit{late, lateAndCourt, requires(`stage == "late"`)}, ""},
	} {
		var open []string
		for _, o := range coverage.Of(changed(t, test.edits...), nil).Options {
			if o.NothingCloses && o.Strategy == "answer" {
				open = append(open, o.Book)
			}
			if o.NothingCloses != (o.Strategy == "family-help") && o.Strategy != "answer" {
				t.Errorf("%s: %s of %s: nothing closes it: %v", test.why, o.Strategy, o.Book, o.NothingCloses)
			}
		}
		if got := strings.Join(open, " "); got != test.want {
			t.Errorf("%s: got %q, want %q", test.why, got, test.want)
		}
	}
}
