package notice

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
)

var someProblems = problem.List{
	{
		File:    "rules/strategies.toml",
		Line:    7,
		Column:  17,
		Width:   4,
		Path:    "strategy.x.title.zh",
		Message: "a word that hurts",
		Hint:    "say it otherwise",
		Snippet: `title.zh = "还款，资格不够的"`,
	},
	{File: "rules/facts.toml", Line: 3, Column: 2, Width: 3, Message: "a key twice", Snippet: "\tkey = 1"},
	{File: "rules/facts.toml", Line: 3, Column: 1, Width: 1, Message: "a tab", Snippet: "\tkey = 1"},
	{File: "rules/lenders/ant-jiebei.toml", Line: 41, Column: 14, Width: 14,
		Path: "option.instalment.require.surplus.when", Message: "unknown fact monthly_surpls",
		Hint: "did you mean monthly_surplus (money, CNY a month)?", Snippet: `when      = "monthly_surpls > 0"`},
	{File: "rules/alerts.toml", Line: 9, Message: "a whole line", Snippet: "[alert.x]"},
	{File: "rules/stages.toml", Message: "a whole file: 100% of it, odd"},
	{
		File:    "rules/page.toml",
		Line:    2,
		Column:  91,
		Width:   3,
		Message: "far to the right",
		Snippet: `text.zh = "` + longText + `坏了吧` + longText + `"`,
	},
	{File: "rules/page.toml", Line: 5, Column: 99, Message: "past the end", Snippet: `a = 1`},
	{
		File:    "rules/page.toml",
		Line:    8,
		Column:  11,
		Width:   80,
		Message: "a long text as a whole",
		Snippet: `text.zh = "` + longText + `"`,
	},
	{Message: "no place at all"},
}

const longText = "很长的一句话很长的一句话很长的一句话很长的一句话很长的一句话很长的一句话很长的一句话很长的一句话很长的一句话很长的一句话很长的一句话很长的一句话很长的一"

func many() problem.List {
	var list problem.List
	for i := range 27 {
		list = append(list, problem.Problem{File: "a.toml", Line: i + 1, Message: fmt.Sprintf("mistake %d", i+1)})
	}
	return list
}

func TestProblems(t *testing.T) {
	asText := func(w io.Writer, list []Notice) error { return Text(w, list, Options{Language: text.EN}) }
	asJUnit := func(w io.Writer, list []Notice) error { return Suite{"forbear check", Cases(list)}.Write(w) }
	for _, row := range []struct {
		name  string
		list  problem.List
		write func(io.Writer, []Notice) error
	}{
		{"problems.txt", someProblems, asText},
		{"problems-many.txt", many(), asText},
		{"problems.json", someProblems, JSON},
		{"problems-none.json", nil, JSON},
		{"problems.github", someProblems, GitHub},
		{"problems.xml", someProblems, asJUnit},
	} {
		var b bytes.Buffer
		if err := row.write(&b, Of(row.list)); err != nil {
			t.Fatal(err)
		}
		golden(t, row.name+".golden", b.String())
	}
}

// TestLaw2AListIsNotChanged, neither by bringing problems into order nor by writing them.
func TestLaw2AListIsNotChanged(t *testing.T) {
	list := problem.List{{File: "b"}, {File: "a"}}
	notices := Of(list)
	if list[0].File != "b" || notices[0].File != "a" {
		t.Error("the list was sorted in place, or not at all")
	}
	notices = []Notice{{Problem: list[0]}, {Problem: list[1]}}
	for _, write := range []func() error{
		func() error { return Text(io.Discard, notices, Options{Language: text.EN}) },
		func() error { return JSON(io.Discard, notices) },
		func() error { return GitHub(io.Discard, notices) },
		func() error { return Suite{Cases: Cases(notices)}.Write(io.Discard) },
	} {
		if err := write(); err != nil || notices[0].File != "b" {
			t.Error("the list was sorted in place", err)
		}
	}
}

var update = flag.Bool("update", false, "write the golden files")

// golden compares with testdata/name, or writes it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got)\n%s", name, diff)
	}
}
