package rules_test

import (
	"bytes"
	"flag"
	"os"
	"path"
	"testing"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/rules"
	"github.com/forbear-project/forbear/workbench/schema"
)

var update = flag.Bool("update", false, "write the schemas anew")

// TestSchemasAreThoseOfTheBook: editors are told of a new fact or source in the change that brings
// it.
func TestSchemasAreThoseOfTheBook(t *testing.T) {
	b, problems := book.Load(rules.FS)
	if len(problems) > 0 {
		t.Fatalf("the shipped book:\n%v", problems)
	}
	for _, name := range schema.Names() {
		file, want := path.Join(schema.Folder, name+".json"), schema.JSON(b, name)
		if *update {
			if err := os.WriteFile(file, want, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(want, bytes.ReplaceAll(got, []byte("\r\n"), []byte("\n"))) {
			t.Errorf("%s is out of date: forbear schema --write writes it anew", file)
		}
	}
}
