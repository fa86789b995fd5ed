package analysis

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/notice"
)

var someFindings = Report{
	Findings: []Finding{
		{
			Problem: problem.Problem{File: "rules/families/credit-card.toml", Line: 31, Column: 8, Width: 4,
				Path: "option.instalment.require.surplus.when", Message: "always yes",
				Hint: "take it out", Snippet: `when = "1 > 0"`, Chinese: problem.Said{Message: "对谁都成立", Hint: "去掉它"}},
			Code: "always-yes", Severity: Warning, Witness: []byte(`{"as_of":"2026-11-22","debts":[{"lender":"借呗"}]}`),
		},
		{
			Problem: problem.Problem{
				File:    "rules/parameters.toml",
				Line:    3,
				Message: "100% old",
				Hint:    "look again",
				Chinese: problem.Said{Message: "过时了", Hint: "再看一遍"},
			},
			Code: "parameter-outdated", Severity: Note,
		},
		{
			Problem: problem.Problem{File: "rules/stages.toml", Line: 9, Column: 7, Width: 4, Path: "stage.late",
				Message: "no debt can be at it",
				Hint:    "mend its condition", Snippet: `[stage.late]`,
				Chinese: problem.Said{Message: "哪笔债也到不了", Hint: "改它的条件"}},
			Code: "stage-never", Severity: Error,
		},
	},
	NotAnalysed: []Unanalysed{
		{Place: "rules/strategies.toml:40", What: "strategy.x.weigh.y", Why: text.Both("有除法", "it divides")},
	},
}

var someProblem = problem.Problem{
	File: "rules/strategies.toml", Line: 7, Column: 17, Width: 4, Path: "strategy.x.title.zh",
	Message: "a word that hurts", Hint: "say it otherwise", Snippet: `title.zh = "还款，资格不够的"`,
}

func manyFindings() (r Report) {
	for i := range 27 {
		r.Findings = append(r.Findings, Finding{
			Problem: problem.Problem{File: "a.toml", Line: i + 1, Message: fmt.Sprintf("mistake %d", i+1),
				Hint: "mend it"}, Code: "unused-fact", Severity: Warning,
		})
	}
	return r
}

func TestCheckIsWritten(t *testing.T) {
	in := func(l text.Language) func(Check, io.Writer) error {
		return func(c Check, w io.Writer) error { return c.WriteText(w, notice.Options{Language: l}) }
	}
	notes := Report{Findings: someFindings.Findings[1:2], NotAnalysed: someFindings.NotAnalysed}
	for _, row := range []struct {
		name  string
		check Check
		write func(Check, io.Writer) error
		holds bool
	}{
		{"findings.txt", Check{Report: someFindings}, in(text.EN), false},
		{"findings-zh.txt", Check{Report: someFindings, Notes: true}, in(text.ZH), false},
		{"findings-many.txt", Check{Report: manyFindings()}, in(text.EN), false},
		{"findings-notes.txt", Check{Report: notes}, in(text.EN), true},
		{"findings-notes-listed.txt", Check{Report: notes, Notes: true}, in(text.EN), true},
		{"findings-none.txt", Check{}, in(text.EN), true},
		{"findings.json", Check{Report: someFindings}, Check.WriteJSON, false},
		{"findings-none.json", Check{}, Check.WriteJSON, true},
		{"findings-problems.json", Check{Problems: problem.List{someProblem}}, Check.WriteJSON, false},
		{"findings.github", Check{Report: someFindings}, Check.WriteGitHub, false},
		{"findings-notes.github", Check{Report: someFindings, Notes: true}, Check.WriteGitHub, false},
		{"findings.xml", Check{Report: someFindings}, Check.WriteJUnit, false},
		{"findings-notes.xml", Check{Report: notes}, Check.WriteJUnit, true},
	} {
		var b bytes.Buffer
		if err := row.write(row.check, &b); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join("testdata/check", row.name+".golden")
		if *update {
			if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), b.String()); diff != "" {
			t.Errorf("%s (-want +got)\n%s", row.name, diff)
		}
		if row.check.Holds() != row.holds {
			t.Errorf("%s: holds is %v", row.name, !row.holds)
		}
	}
}

// TestWhatIsNotAnalysedIsCountedAlways: in the last line, whatever else was found, and whether it is
// listed or not.
func TestWhatIsNotAnalysedIsCountedAlways(t *testing.T) {
	open := []Unanalysed{{"alerts.toml:1", "alert.x.when", text.Both("格太多", "too many cells")},
		{"alerts.toml:9", "alert.y.when", text.Both("格太多", "too many cells")}}
	for _, findings := range [][]Finding{nil, someFindings.Findings, someFindings.Findings[1:2], manyFindings().Findings} {
		for _, listed := range []bool{true, false} {
			var b bytes.Buffer
			c := Check{Report: Report{Findings: findings, NotAnalysed: open}, Notes: listed}
			if err := c.WriteText(&b, notice.Options{Language: text.EN}); err != nil {
				t.Fatal(err)
			}
			lines := strings.Split(strings.TrimSpace(b.String()), "\n")
			if last := lines[len(lines)-1]; !strings.Contains(last, "2 questions not analysed") {
				t.Errorf("%d findings, listed %t: the last line is %q", len(findings), listed, last)
			}
		}
	}
}
