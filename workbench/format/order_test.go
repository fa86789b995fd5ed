package format

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/book/form"
)

// TestOneOrderForAnyFile: keys are put in order knowing only the tables that lead to them, so two
// kinds of files may not have tables of one name with other keys in another order.
func TestOneOrderForAnyFile(t *testing.T) {
	for _, f := range form.Files {
		for _, k := range f.Table.Keys {
			if k.Type.Table == nil {
				continue
			}
			at, last := root.at(k.Name), -1
			if at.named {
				at = at.at("x")
			}
			for _, key := range k.Type.Table.Keys {
				place := at.index(key.Name)
				if place <= last {
					t.Errorf("%s: %s.%s is not in its order", f.Path, k.Name, key.Name)
				}
				last = place
			}
		}
	}
}

// TestRuleFiles: what is a rule file here is one of a book.
func TestRuleFiles(t *testing.T) {
	_, names := shipped(t)
	for _, name := range names {
		if !IsRuleFile(name) {
			t.Errorf("%s is shipped", name)
		}
	}
	files := fstest.MapFS{}
	for _, f := range form.Files {
		files[strings.Replace(f.Path, "*", "some", 1)] = &fstest.MapFile{}
	}
	_, problems := book.Load(files)
	for _, p := range problems {
		if strings.Contains(p.Message, "no rule book has") {
			t.Errorf("%s: %s", p.File, p.Message)
		}
	}
	for _, name := range []string{"some.toml", "facts.json", "lenders/old/some-bank.toml", "lenders", "", "."} {
		if IsRuleFile(name) {
			t.Errorf("%s is one", name)
		}
	}
}
