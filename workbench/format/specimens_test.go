package format

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write the forms into the specimens")

// TestSpecimens: each file as somebody wrote it, and its form.
func TestSpecimens(t *testing.T) {
	names, err := filepath.Glob("testdata/forms/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no specimens: %v", err)
	}
	for _, name := range names {
		specimen, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if len(specimen.Files) != 2 || specimen.Files[1].Name != "form" || len(specimen.Comment) == 0 {
			t.Fatalf("%s: a specimen says what it shows, and has a file and its form", name)
		}
		file, form := specimen.Files[0], &specimen.Files[1]
		if *update {
			form.Data, _ = File(file.Name, file.Data)
			if err := os.WriteFile(name, txtar.Format(specimen), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		holds(t, filepath.Base(name), file.Name, string(file.Data), string(form.Data))
	}
}
