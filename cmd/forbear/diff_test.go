package main

import (
	"strings"
	"testing"
)

func TestDiffWithoutGit(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	code, out, errs := say("", "diff", "main", "../../rules", "--lang", "en")
	want := "error: main: neither a folder with a rule book nor a git revision\nhint: git says executable not found; "
	if code != exitCannot || out != "" || !strings.Contains(errs, want) {
		t.Errorf("left with %d, said %q and %q", code, out, errs)
	}
	if code, out, _ := say("", "diff", "../../rules", "../../rules"); code != exitGood || out == "" {
		t.Errorf("two folders need no git: left with %d, said %q", code, out)
	}
}

func TestDiffSaysTheSameOfTheSame(t *testing.T) {
	profile := `{"as_of": "2026-11-22", "surplus": 3, "debts": [{"family": "bank", "days": 45}]}`
	for _, format := range []string{"text", "json", "github", "markdown", "html"} {
		args := []string{
			"diff", "../../engine/testdata/book", "../../engine/book/testdata/minimal", "--profiles", "-", "--format",
			format,
		}
		code, want, errs := say(profile, args...)
		if code != exitGood {
			t.Fatalf("left with %d, said %s", code, errs)
		}
		for range 3 {
			if _, got, _ := say(profile, args...); got != want {
				t.Errorf("%s differs from one run to the next", format)
			}
		}
	}
}
