package analysis

import (
	"slices"
	"strings"
	"testing"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/logic/logictest"
)

// TestFunctionAdded: of a condition that turns on a function which only the language's table knows,
// check says that it is not analysed, and proves nothing of it.
func TestFunctionAdded(t *testing.T) {
	for _, row := range []struct{ why, condition string }{
		{"never yes, which nobody can know who does not look into it", "weeks_since(as_of) > 0"},
		{"never no", "weeks_since(as_of) == 0"},
		{"never yes, as it is written", "weeks_since(as_of) >= 3 and not (weeks_since(as_of) > 3)"},
		{"behind a function that is looked into", "ceil(weeks_since(as_of)) > 0"},
		{"bound by let", "let weeks = weeks_since(as_of); weeks > 0"},
	} {
		b, problems := book.Load(minimal(t))
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		extended, fault := b.Language.With(logictest.WeeksSince)
		if fault != nil {
			t.Fatal(*fault)
		}
		when, fault := extended.Compile(row.condition, logic.Use{})
		if fault != nil {
			t.Fatalf("%s: %+v", row.condition, *fault)
		}
		b.Language, b.Alerts[0].When = extended, when
		report := Analyse(b, today)
		about := "alert." + b.Alerts[0].ID
		open := func(u Unanalysed) bool {
			return strings.HasPrefix(u.What, about) && strings.Contains(u.Why.EN, "weeks_since")
		}
		if !slices.ContainsFunc(report.NotAnalysed, open) {
			t.Errorf("%s is not among what is not analysed: %s\n%v", row.condition, row.why, report.NotAnalysed)
		}
		for _, f := range report.Findings {
			if strings.HasPrefix(f.Path, about) {
				t.Errorf("%s: found %s: %s", row.condition, f.Code, row.why)
			}
		}
	}
}
