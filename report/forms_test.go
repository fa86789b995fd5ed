package report

import (
	"bytes"
	"io"
	"testing"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
)

func TestForms(t *testing.T) {
	seen := Forms{
		Files: 4,
		Others: []Form{
			{"rules/stages.toml", []byte("[stage.late]\nwhen=\"overdue_days > 90\"\n"), []byte("[stage.late]\nwhen = \"overdue_days > 90\"\n")},
			{"rules/lenders/some-bank.toml", []byte("[lender]"), []byte("#:schema ../schemas/lender.json\n\n[lender]\n")},
		},
		Problems: problem.List{{File: "rules/facts.toml", Line: 3, Column: 5, Message: "not TOML: a value is missing", Hint: "a line is key = value", Snippet: "of = "}},
	}
	rewritten := seen
	rewritten.Rewritten = true
	for _, row := range []struct {
		name  string
		seen  Forms
		write func(io.Writer, Forms) error
	}{
		{"forms.txt", seen, func(w io.Writer, f Forms) error { return FormsText(w, f, Options{Language: text.EN}) }},
		{"forms.diff", seen, func(w io.Writer, f Forms) error { return FormsDiff(w, f, Options{Language: text.ZH}) }},
		{"forms.json", seen, FormsJSON},
		{"forms-none.json", Forms{Files: 4}, FormsJSON},
		{"forms.github", seen, FormsGitHub},
		{"forms-rewritten.github", rewritten, FormsGitHub},
	} {
		var b bytes.Buffer
		if err := row.write(&b, row.seen); err != nil {
			t.Fatal(err)
		}
		golden(t, row.name+".golden", b.String())
	}
	if len(seen.Problems) != 1 {
		t.Error("problems were added")
	}
}
