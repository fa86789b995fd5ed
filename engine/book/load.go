package book

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
)

// loader reads the files of a book and joins them.
type loader struct {
	book     *Book
	like     *Book   // whose language is shared; nil where it is not
	files    []*file // in the order of their paths
	problems problem.List

	facts    []*fact.Fact
	common   *layer
	families map[string]*layer
	lenders  map[string]*layer
	derived  map[*fact.Fact]*formula
	guesses  map[*Guess]*table
	ofGiven  map[*fact.Fact]map[string]*formula // by expressionKeys

	named    []reference
	merged   []*draft // each option of each layer, with those below
	formulas []*formula
	braced   []bracedText
	overlays []overlay
	papers   []paper
	untold   []untold

	unspoken text.Language // the language that the book does not speak, or ""
	sums     []unitOfSum
	wording  []Value
	kinds    []string // of strategies: the four, and the book's own

	sentences []Sentence

	perDebts []perDebt
	showings []said
	parted   []parted
	// a name that conditions may have lacks a type: compiling them would report one mistake many
	// times
	unsound bool
}

// Load reads the rule book at the root of fsys. The book is nil when there are problems; they are
// all that could be found, sorted by place. Where a file is not TOML, only the problems within
// single files are found.
func Load(fsys fs.FS) (*Book, problem.List) { return Open(fsys).Load() }

// Load loads the book of open files.
func (f *Files) Load() (*Book, problem.List) { return f.LoadLike(nil) }

// LoadLike does what Load does, in less time where the files differ little from those of a book that
// has been loaded: see law 23. like may be nil, and is not changed; several may be loaded like it at
// once.
func (f *Files) LoadLike(like *Book) (*Book, problem.List) {
	l := &loader{
		like: like,
		book: &Book{
			Digest: digest(f.files), facts: map[*fact.Fact]Values{}, compiled: map[asWritten]*logic.Expression{},
		},
		files:    copyFiles(f.files),
		problems: slices.Clone(f.problems),
		common:   &layer{},
		families: map[string]*layer{},
		lenders:  map[string]*layer{},
		derived:  map[*fact.Fact]*formula{},
		guesses:  map[*Guess]*table{},
		ofGiven:  map[*fact.Fact]map[string]*formula{},
	}
	if len(l.files) == 0 {
		return nil, l.problems
	}
	l.makeRoom()
	l.read()
	if !slices.ContainsFunc(l.files, func(f *file) bool { return f.unread }) && !l.hasMissingFile() {
		l.join()
	}
	for _, f := range l.files {
		l.problems = append(l.problems, f.problems...)
	}
	if len(l.problems) > 0 {
		return nil, l.problems.Sort()
	}
	l.keepContents()
	return l.book, nil
}

// makeRoom makes room for what there is most of, as rule files commonly have it.
func (l *loader) makeRoom() {
	const bytesASentence, bytesAReference = 120, 220
	size := 0
	for _, f := range l.files {
		size += len(f.text)
	}
	l.sentences = make([]Sentence, 0, size/bytesASentence)
	l.named = make([]reference, 0, size/bytesAReference)
}

// readers read the files at the root of a book, by the names of their forms.
var readers = map[string]func(*loader, *table){
	"book":       (*loader).readBook,
	"facts":      (*loader).readFacts,
	"parameters": (*loader).readParameters,
	"sources":    (*loader).readSources,
	"hardships":  (*loader).readHardships,
	"materials":  (*loader).readMaterials,
	"strategies": (*loader).readStrategies,
	"stages":     (*loader).readStages,
	"alerts":     (*loader).readAlerts,
	"doubts":     (*loader).readDoubts,
	"urgency":    (*loader).readUrgency,
	"holidays":   (*loader).readHolidays,
	"page":       (*loader).readPage,
	"household":  (*loader).readHousehold,
	"refusals":   (*loader).readRefusals,
	"common":     (*loader).readCommon,
	"letters":    (*loader).readLetters,
	"claims":     (*loader).readClaims,
}

// unknownFamily is the one file of families that must be there.
const unknownFamily = "families/" + UnknownFamily + ".toml"

// hasMissingFile reports whether a file is missing that others refer to.
func (l *loader) hasMissingFile() bool {
	return slices.ContainsFunc(l.problems, func(p problem.Problem) bool { return p.Message == "missing" })
}

// read reads each file by itself.
func (l *loader) read() {
	l.findUnspoken()
	l.findKinds()
	for _, f := range l.files {
		if f.unread {
			continue
		}
		of := form.FileAt(f.name)
		t := &table{file: f, load: l, form: of.Table, spot: f.root}
		switch id := strings.TrimSuffix(path.Base(f.name), ".toml"); of.Name {
		case "family":
			l.readFamily(id, t)
		case "lender":
			l.readLender(id, t)
		case "letter":
			l.readLetter(id, t)
		default:
			readers[of.Name](l, t)
		}
		if said := t.finish(); of.Name == "book" {
			said.All = append(said.All, l.wording...)
			l.book.Said = said
		}
	}
}

// join resolves what files name in one another, merges the layers of options, and compiles
// conditions.
func (l *loader) join() {
	l.indexByID()
	l.layParameters()
	l.checkCurrency()
	l.checkReferences()
	l.checkClaims()
	l.checkPapers()
	l.mergeAll()
	if l.checkSharedNames(); l.unsound {
		l.refuseFormulas()
		return
	}
	l.compileAll()
}

// indexByID fills the maps by id.
func (l *loader) indexByID() {
	b := l.book
	slices.SortFunc(b.Families, func(x, y *Family) int { return cmp.Compare(x.ID, y.ID) })
	slices.SortFunc(b.Lenders, func(x, y *Lender) int { return cmp.Compare(x.ID, y.ID) })
	b.slots = make(map[string]int, len(b.Parameters))
	for slot, p := range b.Parameters {
		b.slots[p.ID] = slot
	}
	b.sources = byID(b.Sources, func(s *Source) string { return s.ID })
	b.materials = byID(b.Materials, func(m *Material) string { return m.ID })
	b.hardships = byID(b.Hardships, func(h *Hardship) string { return h.ID })
	b.strategies = byID(b.Strategies, func(s *Strategy) string { return s.ID })
	b.families = byID(b.Families, func(f *Family) string { return f.ID })
	for i, s := range b.Strategies {
		s.Position = i
	}
	for i, s := range b.Sources {
		s.Position = i
	}
}

func byID[T any](all []*T, id func(*T) string) map[string]*T {
	m := make(map[string]*T, len(all))
	for _, one := range all {
		m[id(one)] = one
	}
	return m
}
