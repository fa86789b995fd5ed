package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestRewrite: a file that is rewritten is what it was in all else, and nothing is left beside it.
func TestRewrite(t *testing.T) {
	folder := t.TempDir()
	file, link := filepath.Join(folder, "file"), filepath.Join(folder, "link")
	if err := os.WriteFile(file, []byte("before"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(file, 0o640); err != nil { // whatever umask says
		t.Fatal(err)
	}
	if err := os.Symlink("file", link); err != nil {
		t.Fatal(err)
	}
	if err := rewrite(link, []byte("after")); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(file)
	if err != nil || string(content) != "after" {
		t.Errorf("%s holds %q: %v", file, content, err)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the mode is %v: %v", info.Mode(), err)
	}
	if to, err := os.Readlink(link); err != nil || to != "file" {
		t.Errorf("the link leads to %q: %v", to, err)
	}
	if all, err := os.ReadDir(folder); err != nil || len(all) != 2 {
		t.Errorf("left: %v %v", all, err)
	}
}

func TestRewriteOfNothing(t *testing.T) {
	name := filepath.Join(t.TempDir(), "missing")
	if err := rewrite(name, nil); err == nil {
		t.Error("a file that was not there is rewritten")
	}
	if _, err := os.Stat(name); err == nil {
		t.Error("and is there now")
	}
}
