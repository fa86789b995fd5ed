package format

import (
	"path"
	"path/filepath"
	"strings"

	"github.com/forbear-project/forbear/engine/book/form"
)

const directive = "#:schema"

// SchemaLine is the line on top of a rule file that tells editors its schema, by a path relative to
// the file: schemas/facts.json. Of a path only the last two elements matter; "" for a file that no
// book has.
func SchemaLine(name string) string {
	name = filepath.ToSlash(name)
	folder, base := path.Base(path.Dir(name)), path.Base(name)
	line := ""
	for _, f := range form.Files {
		if matched := form.FileAt(path.Join(folder, base)); matched != nil && matched.Name == f.Name && f.Folder() == folder {
			return directive + " ../schemas/" + f.Name + ".json"
		}
		if f.Path == base {
			line = directive + " schemas/" + f.Name + ".json"
		}
	}
	return line
}

// IsRuleFile is whether a book may have a file of that name. Of a path only the last two elements
// matter.
func IsRuleFile(name string) bool { return SchemaLine(name) != "" }

// withoutSchema takes the schema lines out of the comments at the top of a file; given is the first
// of them.
func withoutSchema(text string) (rest, given string) {
	var kept strings.Builder
	for text != "" {
		line, after, _ := strings.Cut(text, "\n")
		line = strings.TrimSpace(line)
		if line != "" && line[0] != '#' {
			break
		}
		if words := strings.Fields(line); len(words) > 0 && words[0] == directive {
			if given == "" {
				given = line
			}
		} else {
			kept.WriteString(line + "\n")
		}
		text = after
	}
	return kept.String() + text, given
}
