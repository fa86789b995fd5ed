package format

import (
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// kinds are the rule files at the root of a book, by their names.
var kinds = strings.Fields("book facts parameters sources hardships materials strategies stages alerts urgency page claims common")

const directive = "#:schema"

// SchemaLine is the line on top of a rule file that tells editors its schema, by a path relative to the file: schemas/facts.json. Of a path only the
// last two elements matter; "" for a file that no book has.
func SchemaLine(name string) string {
	name = filepath.ToSlash(name)
	stem, isTOML := strings.CutSuffix(path.Base(name), ".toml")
	switch folder := path.Base(path.Dir(name)); {
	case !isTOML:
		return ""
	case folder == "families":
		return directive + " ../schemas/family.json"
	case folder == "lenders":
		return directive + " ../schemas/lender.json"
	case slices.Contains(kinds, stem):
		return directive + " schemas/" + stem + ".json"
	}
	return ""
}

// IsRuleFile is whether a book may have a file of that name. Of a path only the last two elements matter.
func IsRuleFile(name string) bool { return SchemaLine(name) != "" }

// withoutSchema takes the schema lines out of the comments at the top of a file; given is the first of them.
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
