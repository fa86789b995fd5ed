package analysis

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/book"
)

// TestBoundsOfWhatIsNotKnown: what is said of requirements whose numbers have bounds while they are
// not told, each an option of the minimal book named after the mistake.
func TestBoundsOfWhatIsNotKnown(t *testing.T) {
	const surely = "let x = monthly_income; not (x < monthly_income or x > monthly_income)" // yes once it is told
	for _, row := range []struct {
		mistake  string
		requires []string
		want     string
	}{
		{"nothing is below the least", []string{"owed < 0"}, "never-eligible"},
		{"everything is at the least or above", []string{"owed >= 0"}, "always-yes r0"},
		{"not a mistake: something is at the least", []string{"owed <= 0"}, ""},
		{"a sum is not below the least of its parts", []string{"monthly_income + essential_spending < 0"}, "never-eligible"},
		{"nor is a product", []string{"2 * owed + 1 >= 1"}, "always-yes r0"},
		{"not a mistake: what is taken off has no most", []string{"monthly_income - essential_spending >= 0"}, ""},
		{"a sum is enough where one part is", []string{"monthly_income + essential_spending >= 100", "monthly_income >= 100"},
			"implied r0"},
		{"whichever part that is", []string{"monthly_income + essential_spending >= 100",
			"monthly_income >= 200 or essential_spending >= 200"}, "implied r0"},
		{"one of two parts is at least half of the sum",
			[]string{"monthly_income + essential_spending >= 100", "monthly_income >= 50 or essential_spending >= 50"},
			"implied r1"},
		{"what is left of a number is no more than the number",
			[]string{"monthly_income - essential_spending >= 100", "monthly_income >= 100"}, "implied r1"},
		{"a number compared with itself asks whether it is told", []string{surely}, "always-yes r0"},
		{"its bound does not say that, and is said by it",
			[]string{"monthly_income >= 0 and owed > 5", surely + " and owed > 5"}, "implied r0"},
	} {
		files := minimal(t)
		var more strings.Builder
		more.WriteString("\n[option.seek-advice]\nstages = [\"current\", \"early\"]\n")
		for i, when := range row.requires {
			fmt.Fprintf(&more, requirement, i, when)
		}
		files["families/credit-card.toml"].Data = append(files["families/credit-card.toml"].Data, more.String()...)
		b, problems := book.Load(files)
		if len(problems) > 0 {
			t.Fatalf("%s: %v", row.mistake, problems)
		}
		report := Analyse(b, today)
		var said []string
		for _, f := range report.Findings {
			rest, _ := strings.CutPrefix(f.Path, "option.seek-advice")
			said = append(said, strings.TrimSpace(f.Code+" "+strings.TrimSuffix(strings.TrimPrefix(rest, ".require."), ".when")))
		}
		if diff := cmp.Diff(row.want, strings.Join(said, ", ")); diff != "" || len(report.NotAnalysed) > 0 {
			t.Errorf("%s: %q (-want +got)\n%s%v", row.mistake, row.requires, diff, report.NotAnalysed)
		}
	}
}

const requirement = `[option.seek-advice.require.r%d]
when = '%s'
reason.zh = "是"
reason.en = "yes"
otherwise.zh = "否"
otherwise.en = "no"
sources = ["practice"]
`
