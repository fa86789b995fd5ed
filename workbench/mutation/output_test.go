package mutation

import (
	"strings"
	"testing"

	"github.com/forbear-project/forbear/engine/text"
)

func TestEveryOperatorHasAHint(t *testing.T) {
	for _, operator := range Operators {
		path := "alert.x.when"
		if operator == "arithmetic" || operator == "swapped" || operator == "form" {
			path = "strategy.x.plan.y.of"
		}
		for _, l := range text.Languages {
			hint := Mutant{Operator: operator, Path: path, About: "x"}.hint(l)
			if hint == "" || strings.Contains(hint, "%!") {
				t.Errorf("%s: %q", operator, hint)
			}
		}
	}
}

func TestExcerpts(t *testing.T) {
	const long = "0123456789012345678901234567890123456789012345678901234567890123456789"
	for _, row := range []struct{ why, before, after, wantBefore, wantAfter string }{
		{"a short line whole", "a < b", "a <= b", "a < b", "a <= b"},
		{
			"what is alike far away is cut, from the first that differs on",
			long + "<" + long,
			long + "<=" + long,
			"..." + long[21:] + "<" + long[:50] + "...",
			"..." + long[21:] + "<=" + long[:50] + "...",
		},
		{"cut behind alone", "x" + long, "y" + long, "x" + long[:50] + "...", "y" + long[:50] + "..."},
		{"what repeats itself", "[a, a]", "[a]", "[a, a]", "[a]"},
		{"a line that is gone, from its beginning", "[alert.x]", "", "[alert.x]", ""},
		{"one that is gone and long", "x" + long, "", ("x" + long)[:50] + "...", ""},
		{"Chinese is counted by characters", "还款 < 1", "还款 > 1", "还款 < 1", "还款 > 1"},
	} {
		before, after := Mutant{Before: row.before, After: row.after}.Excerpts()
		if before != row.wantBefore || after != row.wantAfter {
			t.Errorf("%s: %q, %q, want %q, %q", row.why, before, after, row.wantBefore, row.wantAfter)
		}
	}
}
