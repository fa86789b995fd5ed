package schema

import (
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
	validator "github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/forbear-project/forbear/engine/book"
)

// What stands between a schema and a mistake.
const (
	notTOML      = "the file is not TOML, and there is nothing to look at"
	inCondition  = "a condition is a string to a schema"
	inText       = "what stands in braces is text to a schema"
	inFolder     = "a schema is of one file, not of the folder"
	inOtherFiles = "it takes other files to know"
	inOtherKeys  = "it takes other tables of the file to know"
	inOrder      = "keys have no order, and dates none either, in a schema"
	inDigits     = "a number is read before a schema sees how it was written"
)

// beyond are the mistakes that the loader finds and no schema can.
var beyond = map[string]string{
	"refusals-of-no-records":         inOtherFiles,
	"alias-of-two-lenders":           inOtherFiles,
	"kind-beside-strategies":         inOtherFiles,
	"kind-beside-strategies-in-use":  inOtherFiles,
	"strategy-in-two-files":          inOtherFiles,
	"bound-expression":               inCondition,
	"call-of-now":                    inCondition,
	"choice-that-does-not-exist":     inCondition,
	"claim-corrected-nowhere":        inOtherFiles,
	"another-currency":               inOtherFiles,
	"claim-that-nothing-cites":       inOtherFiles,
	"claim-that-does-not-hold":       inOtherFiles,
	"construct-outside-the-language": inCondition,
	"dates-overlap":                  inOrder,
	"day-that-is-none":               notTOML,
	"default-in-requirement":         inCondition,
	"derived-circle":                 inCondition,
	"division-by-zero":               inCondition,
	"drop-of-nothing":                inOtherFiles,
	"expression-compares-types":      inCondition,
	"expression-does-not-parse":      inCondition,
	"expression-multi-line":          inCondition,
	"expression-of-wrong-type":       inCondition,
	"fact-named-like-a-builtin":      inCondition,
	"fact-of-wrong-scope":            inCondition,
	"fact-that-smells-of-identity":   "what a name smells of is for people and the loader",
	"full-width-digits":              notTOML,
	"full-width-quotes":              notTOML,
	"half-an-option":                 inOtherFiles,
	"hole-in-a-title":                inText,
	"hole-left-open":                 inText,
	"hole-of-a-debt":                 inText,
	"hole-of-a-list":                 inText,
	"hole-that-does-not-exist":       inText,
	"inferred":                       inCondition,
	"kind-requirement-replaced":      inOtherKeys,
	"missing-files":                  inFolder,
	"name-shared":                    inOtherFiles,
	"not-toml-at-line-start":         notTOML,
	"not-toml-brackets":              notTOML,
	"not-toml-in-a-table":            notTOML,
	"not-toml-twice":                 notTOML,
	"number-not-exact":               inDigits,
	"own-kinds":                      inOtherKeys,
	"papers-of-assets":               inOtherFiles,
	"parts-of-another-number":        inCondition,
	"requirement-of-the-strategy":    inOtherFiles,
	"requirement-on-papers":          inCondition,
	"right-on-hearsay":               inOtherFiles,
	"second-list-of-papers":          inOtherKeys,
	"stage-where-there-is-none":      inCondition,
	"stage-without-condition":        inOrder,
	"stages-and-points-differ":       inOtherKeys,
	"statement-without-claim":        inOtherFiles,
	"unknown-fact":                   inCondition,
	"unknown-file":                   inFolder,
	"until-before-from":              inOrder,
	"yes-for-true":                   notTOML,
}

// TestMistakesThatASchemaCanSee: of the loader's own specimens of mistakes, every one is underlined
// by a schema, at a place of which the loader complains too, or is known to be beyond it.
func TestMistakesThatASchemaCanSee(t *testing.T) {
	specimens, err := filepath.Glob("../../engine/book/testdata/problems/*.txtar")
	if err != nil || len(specimens) == 0 {
		t.Fatal("no specimens", err)
	}
	seen := map[string]bool{}
	for _, path := range specimens {
		mistake := strings.TrimSuffix(filepath.Base(path), ".txtar")
		seen[mistake] = true
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		why, known := beyond[mistake]
		switch refused := underlined(t, archive); {
		case refused && known:
			t.Errorf("%s: a schema sees it after all, although %s", mistake, why)
		case !refused && !known:
			t.Errorf("%s: no schema sees it, and nothing says why", mistake)
		}
	}
	for mistake := range beyond {
		if !seen[mistake] {
			t.Errorf("%s: there is no such specimen", mistake)
		}
	}
}

// complaint is a line of what the loader says: the file, and the path in it.
var complaint = regexp.MustCompile(`(?m)^([^ |:]+)(?::\d+:\d+)?: (?:([a-z_]+[^ :]*): )?`)

// underlined is whether a schema refuses something of which the loader complains.
func underlined(t *testing.T, archive *txtar.Archive) bool {
	t.Helper()
	faulty, want := laid(t, archive)
	b := nearest(t, faulty)
	for name, data := range faulty {
		kind := kindFor(t, name)
		doc, isTOML := asJSON(t, data)
		if kind.Name == "" || !isTOML {
			continue
		}
		for _, at := range refusals(compiled(t, b, kind.Name).Validate(doc)) {
			for _, c := range complaint.FindAllStringSubmatch(want, -1) {
				if c[1] == name && (within(c[2], at) || within(at, c[2])) {
					return true
				}
			}
		}
	}
	return false
}

// laid are the files of a specimen as they are over the minimal book, and what the loader says of
// them.
func laid(t *testing.T, archive *txtar.Archive) (faulty map[string][]byte, want string) {
	t.Helper()
	sound := files(t, minimal)
	faulty = map[string][]byte{}
	for _, f := range archive.Files {
		name, adds := strings.CutSuffix(f.Name, "+")
		switch {
		case name == "want":
			want = string(f.Data)
		case adds:
			faulty[name] = slices.Concat(sound[name], f.Data)
		default:
			faulty[name] = f.Data
		}
	}
	return faulty, want
}

// nearest is the minimal book with those files of a specimen that are sound by themselves: a source
// that it adds is a source.
func nearest(t *testing.T, faulty map[string][]byte) *book.Book {
	t.Helper()
	folder := fstest.MapFS{}
	for name, data := range files(t, minimal) {
		folder[name] = &fstest.MapFile{Data: data}
	}
	b := loaded(t, folder)
	for _, name := range slices.Sorted(maps.Keys(faulty)) {
		with := maps.Clone(folder)
		with[name] = &fstest.MapFile{Data: faulty[name]}
		if more, problems := book.Load(with); len(problems) == 0 {
			b, folder = more, with
		}
	}
	return b
}

// within is whether a place lies in another, or is it. In the file as a whole, "", lie its own
// keys.
func within(place, other string) bool {
	return place == other || other == "" && !strings.Contains(place, ".") || strings.HasPrefix(place, other+".") ||
		strings.HasPrefix(place, other+"[")
}

// refusals are the places that a schema refuses, as the loader writes paths:
// option.instalment.sources[2].
func refusals(err error) []string {
	var refused *validator.ValidationError
	if !errors.As(err, &refused) {
		return nil
	}
	if len(refused.Causes) == 0 {
		at := ""
		for _, key := range refused.InstanceLocation {
			switch {
			case at == "":
				at = key
			case strings.Trim(key, "0123456789") == "":
				at += fmt.Sprintf("[%s]", key)
			default:
				at += "." + key
			}
		}
		return []string{at}
	}
	var all []string
	for _, cause := range refused.Causes {
		all = append(all, refusals(cause)...)
	}
	return all
}
