package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The README shows what its first command prints; -update writes it anew.
func TestReadmeShowsTheRealOutput(t *testing.T) {
	const begin, end = "<!-- output:begin -->\n", "<!-- output:end -->"
	t.Chdir("../..")
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	var out, problems bytes.Buffer
	if code := run([]string{"evaluate", "fixtures/jd-jintiao/unemployed-45-days.json"}, strings.NewReader(""), &out, &problems); code != exitGood {
		t.Fatalf("exit %d: %s", code, problems.String())
	}
	before, rest, _ := strings.Cut(string(readme), begin)
	_, after, found := strings.Cut(rest, end)
	if !found {
		t.Fatal("the README has no place for the output")
	}
	want := before + begin + "\n```text\n" + out.String() + "```\n\n" + end + after
	if *update {
		if err := os.WriteFile("README.md", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, string(readme)); diff != "" {
		t.Errorf("run go test ./cmd/forbear -update (-want +got):\n%s", diff)
	}
}
