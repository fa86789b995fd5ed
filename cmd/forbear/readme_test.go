package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPagesShowTheRealOutput: the README shows the opening of the short page that the command prints,
// and docs/example.md the full page; -update writes them anew.
func TestPagesShowTheRealOutput(t *testing.T) {
	const begin, end = "<!-- output:begin -->\n", "<!-- output:end -->"
	t.Chdir("../..")
	for _, row := range []struct {
		page, language string
		until          string // shown up to there; "" for the full page
	}{
		{"README.md", "en", "\nYour family "},
		{"README.zh.md", "zh", "\n家里人"},
		{"docs/example.md", "en", ""},
		{"docs/example.zh.md", "zh", ""},
	} {
		page, err := os.ReadFile(row.page)
		if err != nil {
			t.Fatal(err)
		}
		var out, problems bytes.Buffer
		args := []string{"evaluate", "--lang", row.language, "fixtures/jd-jintiao/unemployed-45-days.json"}
		if row.until == "" {
			args = append(args, "--full")
		}
		if code := run(args, strings.NewReader(""), &out, &problems); code != exitGood {
			t.Fatalf("exit %d: %s", code, problems.String())
		}
		shown := out.String()
		if row.until != "" {
			var found bool
			if shown, _, found = strings.Cut(shown, row.until); !found {
				t.Fatalf("%s: nothing comes after the first debt", row.page)
			}
		}
		before, rest, _ := strings.Cut(string(page), begin)
		_, after, found := strings.Cut(rest, end)
		if !found {
			t.Fatalf("%s has no place for the output", row.page)
		}
		want := before + begin + "\n```text\n" + shown + "```\n\n" + end + after
		if *update {
			if err := os.WriteFile(row.page, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if diff := cmp.Diff(want, string(page)); diff != "" {
			t.Errorf("%s: run go test ./cmd/forbear -update (-want +got):\n%s", row.page, diff)
		}
	}
}

// TestPagesLeadSomewhere: every link of the project's pages to a file is to one that there is, and
// no README is longer than can be read at once.
func TestPagesLeadSomewhere(t *testing.T) {
	t.Chdir("../..")
	pages, err := filepath.Glob("*.md")
	more, err2 := filepath.Glob("docs/*.md")
	if err != nil || err2 != nil || len(more) == 0 {
		t.Fatal(err, err2, more)
	}
	for _, page := range append(pages, more...) {
		data, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, link := range pageLink.FindAllStringSubmatch(fenced.ReplaceAllString(string(data), ""), -1) {
			to, _, _ := strings.Cut(link[1], "#")
			if to == "" || strings.Contains(to, "://") {
				continue
			}
			if _, err := os.Stat(filepath.Join(filepath.Dir(page), to)); err != nil {
				t.Errorf("%s: %v", page, err)
			}
		}
		if lines := strings.Count(string(data), "\n"); strings.HasPrefix(page, "README") && lines > 200 {
			t.Errorf("%s has %d lines", page, lines)
		}
	}
}

var pageLink = regexp.MustCompile(`\]\(([^)]+)\)`)
