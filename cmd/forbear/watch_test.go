package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestWatch: a check runs at once, and again when a file has changed, come or gone; nothing is said
// while nothing changes.
func TestWatch(t *testing.T) {
	t.Chdir(t.TempDir())
	write := func(name, says string) func() {
		return func() {
			if err := os.WriteFile(filepath.FromSlash(name), []byte(says), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := os.Mkdir("rules", 0o755); err != nil {
		t.Fatal(err)
	}
	write("rules/facts.toml", "a")()
	nothing := func() {}
	acts := []func(){
		nothing, write("rules/facts.toml", "ab"), nothing, write("rules/lender.toml", "c"), write("rules/notes.txt", "d"),
		func() { os.Remove("rules/lender.toml") }, nothing,
	}
	var out bytes.Buffer
	a := newApp(strings.NewReader(""), &out, &out, nil)
	a.language = "en"
	checks := 0
	err := a.watch([]string{"rules"}, func() bool {
		if len(acts) == 0 {
			return false
		}
		acts[0]()
		acts = acts[1:]
		return true
	}, func() error {
		checks++
		return errFound
	})
	if err != errFound || checks != 4 {
		t.Errorf("%d checks, and %v", checks, err)
	}
	want := "\nchanged: rules/facts.toml\n\nchanged: rules/lender.toml\n\nchanged: rules/lender.toml\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if err := a.watch(nil, func() bool { return true }, func() error { return errSaid }); err != errSaid {
		t.Errorf("what could not run is tried again: %v", err)
	}
}
