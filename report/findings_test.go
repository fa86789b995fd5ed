package report

import (
	"bytes"
	"fmt"
	"io"
	"testing"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/analysis"
)

var someFindings = analysis.Report{
	Findings: []analysis.Finding{
		{
			Problem: problem.Problem{File: "rules/families/credit-card.toml", Line: 31, Column: 8, Width: 4, Path: "option.instalment.require.surplus.when", Message: "always yes",
				Hint: "take it out", Snippet: `when = "1 > 0"`, Chinese: problem.Said{Message: "对谁都成立", Hint: "去掉它"}},
			Code: "always-yes", Severity: analysis.Warning, Witness: []byte(`{"as_of":"2026-11-22","debts":[{"lender":"借呗"}]}`),
		},
		{
			Problem: problem.Problem{File: "rules/parameters.toml", Line: 3, Message: "100% old", Hint: "look again", Chinese: problem.Said{Message: "过时了", Hint: "再看一遍"}},
			Code:    "parameter-outdated", Severity: analysis.Note,
		},
		{
			Problem: problem.Problem{File: "rules/stages.toml", Line: 9, Column: 7, Width: 4, Path: "stage.late", Message: "no debt can be at it",
				Hint: "mend its condition", Snippet: `[stage.late]`, Chinese: problem.Said{Message: "哪笔债也到不了", Hint: "改它的条件"}},
			Code: "stage-never", Severity: analysis.Error,
		},
	},
	NotAnalysed: []analysis.Unanalysed{{Place: "rules/strategies.toml:40", What: "strategy.x.weigh.y", Why: text.Both("有除法", "it divides")}},
}

func manyFindings() (r analysis.Report) {
	for i := range 27 {
		r.Findings = append(r.Findings, analysis.Finding{
			Problem: problem.Problem{File: "a.toml", Line: i + 1, Message: fmt.Sprintf("mistake %d", i+1), Hint: "mend it"}, Code: "unused-fact", Severity: analysis.Warning,
		})
	}
	return r
}

func TestFindings(t *testing.T) {
	in := func(l text.Language) func(io.Writer, Check) error {
		return func(w io.Writer, c Check) error { return Findings(w, c, Options{Language: l}) }
	}
	notes := analysis.Report{Findings: someFindings.Findings[1:2], NotAnalysed: someFindings.NotAnalysed}
	for _, row := range []struct {
		name  string
		check Check
		write func(io.Writer, Check) error
		holds bool
	}{
		{"findings.txt", Check{Report: someFindings}, in(text.EN), false},
		{"findings-zh.txt", Check{Report: someFindings, Notes: true}, in(text.ZH), false},
		{"findings-many.txt", Check{Report: manyFindings()}, in(text.EN), false},
		{"findings-notes.txt", Check{Report: notes}, in(text.EN), true},
		{"findings-notes-listed.txt", Check{Report: notes, Notes: true}, in(text.EN), true},
		{"findings-none.txt", Check{}, in(text.EN), true},
		{"findings.json", Check{Report: someFindings}, CheckJSON, false},
		{"findings-none.json", Check{}, CheckJSON, true},
		{"findings-problems.json", Check{Problems: someProblems[:1]}, CheckJSON, false},
		{"findings.github", Check{Report: someFindings}, CheckGitHub, false},
		{"findings-notes.github", Check{Report: someFindings, Notes: true}, CheckGitHub, false},
		{"findings.xml", Check{Report: someFindings}, CheckJUnit, false},
		{"findings-notes.xml", Check{Report: notes}, CheckJUnit, true},
	} {
		var b bytes.Buffer
		if err := row.write(&b, row.check); err != nil {
			t.Fatal(err)
		}
		golden(t, row.name+".golden", b.String())
		if row.check.Holds() != row.holds {
			t.Errorf("%s: holds is %v", row.name, !row.holds)
		}
	}
}
