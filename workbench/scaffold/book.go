package scaffold

import (
	"embed"
	"encoding/json"
	"io/fs"
	"regexp"
	"strings"

	"github.com/forbear-project/forbear/engine/text"
)

//go:embed smallest
var smallest embed.FS

// Book returns the files of the smallest sound book, rules/ and the fixtures/ beside it: it checks, and
// its fixtures hold and see everything. It speaks one language; "" stands for both.
func Book(spoken text.Language) []Draft {
	var all []Draft
	root, err := fs.Sub(smallest, "smallest")
	if err != nil {
		panic(err) // of files that are built in
	}
	err = fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(root, name)
		if spoken != "" {
			content = inOneLanguage(content, spoken)
		}
		all = append(all, Draft{Name: name, Added: content, Content: content, New: true})
		return err
	})
	if err != nil {
		panic(err) // as above
	}
	return all
}

// ofLanguage matches a line that says something in one language: that of its first group.
var ofLanguage = regexp.MustCompile(`(?m)^(?:[a-z]+\.)?(zh|en) *= .*\n`)

// whyInEnglish are the fixtures' reasons, which a file holds in one language.
var whyInEnglish = strings.NewReplacer(
	"没有晚，不用请对方宽限", "nothing is late, and no more time is to be asked for",
	"晚了：请对方宽限，也找人问问", "it is late: ask for more time, and for advice",
)

// inOneLanguage returns a file of the smallest book without what it says in the other language.
func inOneLanguage(content []byte, spoken text.Language) []byte {
	says := ofLanguage.ReplaceAllStringFunc(string(content), func(line string) string {
		if ofLanguage.FindStringSubmatch(line)[1] != string(spoken) {
			return ""
		}
		return line
	})
	if spoken == text.EN {
		says = whyInEnglish.Replace(says)
	}
	return []byte(strings.NewReplacer(
		"# In one language: leave the other out of languages, and take its lines out of all files; check names them.",
		"# In the other language too: add it to languages, and its lines to all files; check names them.",
		`languages = ["zh", "en"]`, `languages = ["`+string(spoken)+`"]`,
	).Replace(says))
}

// ofFamily matches the line of a debt that is owed to a family, and no lender of it.
var ofFamily = regexp.MustCompile(`(?m)^([ \t]*\{ ?)"id": "([a-z0-9-]+)", "family": "([a-z0-9-]+)"(.*)\}(,?)$`)

// Panorama returns a profile in which a debt to a new lender of a family is added behind the debt to
// the family itself, with the same facts; not ok where nothing is owed to the family on a line of its
// own, or something to the lender already.
func Panorama(profile []byte, lender, family string) (added []byte, ok bool) {
	if strings.Contains(string(profile), quote(lender)) {
		return nil, false
	}
	done := false
	added = ofFamily.ReplaceAllFunc(profile, func(line []byte) []byte {
		part := ofFamily.FindSubmatch(line)
		if done || string(part[2]) != family || string(part[3]) != family {
			return line
		}
		done = true
		end := string(part[5])
		return []byte(strings.TrimSuffix(string(line), ",") + ",\n" + string(part[1]) + `"id": ` + quote(lender) +
			`, "lender": ` + quote(lender) + string(part[4]) + "}" + end)
	})
	return added, done && json.Valid(added)
}
