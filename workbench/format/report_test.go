package format

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/notice"
)

func TestReportIsWritten(t *testing.T) {
	seen := Report{
		Files: 4,
		Changed: []Change{
			{
				"rules/stages.toml",
				[]byte("[stage.late]\nwhen=\"overdue_days > 90\"\n"),
				[]byte("[stage.late]\nwhen = \"overdue_days > 90\"\n"),
			},
			{"rules/lenders/some-bank.toml", []byte("[lender]"),
				[]byte("#:schema ../schemas/lender.json\n\n[lender]\n")},
		},
		Problems: problem.List{
			{
				File:    "rules/facts.toml",
				Line:    3,
				Column:  5,
				Message: "not TOML: a value is missing",
				Hint:    "a line is key = value",
				Snippet: "of = ",
			},
		},
	}
	rewritten := seen
	rewritten.Rewritten = true
	for _, row := range []struct {
		name  string
		seen  Report
		write func(Report, io.Writer) error
	}{
		{"forms.txt", seen, func(r Report,
			w io.Writer) error {
			return r.WriteText(w, notice.Options{Language: text.EN})
		}},
		{"forms.diff", seen, func(r Report,
			w io.Writer) error {
			return r.WriteDiff(w, notice.Options{Language: text.ZH})
		}},
		{"forms.json", seen, Report.WriteJSON},
		{"forms-none.json", Report{Files: 4}, Report.WriteJSON},
		{"forms.github", seen, Report.WriteGitHub},
		{"forms-rewritten.github", rewritten, Report.WriteGitHub},
	} {
		var b bytes.Buffer
		if err := row.write(row.seen, &b); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join("testdata/report", row.name+".golden")
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
	}
	if len(seen.Problems) != 1 {
		t.Error("problems were added")
	}
}
