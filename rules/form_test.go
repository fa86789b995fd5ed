package rules_test

import (
	"io/fs"
	"path"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/rules"
	"github.com/forbear-project/forbear/workbench/format"
)

// TestOneForm: the shipped files are in the one form; forbear fmt brings them there.
func TestOneForm(t *testing.T) {
	err := fs.WalkDir(rules.FS, ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".toml" {
			return err
		}
		content, err := fs.ReadFile(rules.FS, name)
		if err != nil {
			return err
		}
		form, problems := format.File(name, content)
		if diff := cmp.Diff(string(form), string(content)); diff != "" {
			t.Errorf("%s: run forbear fmt %v (-form +file)\n%s", name, problems, diff)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
