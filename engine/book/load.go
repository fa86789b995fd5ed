package book

import (
	"cmp"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/problem"
)

// loader is a book in the making.
type loader struct {
	book     *Book
	files    []*file // in the order of their paths
	problems problem.List

	facts    []*fact.Fact
	common   *layer
	families map[string]*layer
	lenders  map[string]*layer
	derived  map[*fact.Fact]*formula

	named    []reference
	formulas []*formula
	proses   []prose
	overlays []overlay
	papers   []paper

	sentences []Sentence

	spoken  []spoken // what may speak of a debt or not
	unsound bool     // a name that conditions may speak of has no type: compiling them would repeat one mistake many times
}

// Load reads the rule book at the root of fsys. The book is nil when there are problems; they are all that could be found, sorted by place.
// A file that is not TOML hides what others say of its contents: then only mistakes that lie within single files are found.
func Load(fsys fs.FS) (*Book, problem.List) {
	l := &loader{
		book:     &Book{},
		common:   &layer{},
		families: map[string]*layer{},
		lenders:  map[string]*layer{},
		derived:  map[*fact.Fact]*formula{},
	}
	names := l.names(fsys)
	if len(l.problems) > 0 && names == nil {
		return nil, l.problems
	}
	l.openAll(fsys, names)
	l.read()
	if !slices.ContainsFunc(l.files, func(f *file) bool { return f.unread }) && !l.lacks() {
		l.join()
	}
	for _, f := range l.files {
		l.problems = append(l.problems, f.problems...)
	}
	if len(l.problems) > 0 {
		return nil, l.problems.Sort()
	}
	l.keep()
	return l.book, nil
}

// section reads one kind of file.
type section struct {
	name  string // such as facts.toml
	empty bool   // the file may be missing
	read  func(*loader, *table)
}

// sections are the files at the root of a book.
var sections = []section{
	{name: "book.toml", read: (*loader).readBook},
	{name: "facts.toml", read: (*loader).readFacts},
	{name: "parameters.toml", read: (*loader).readParameters},
	{name: "sources.toml", read: (*loader).readSources},
	{name: "hardships.toml", read: (*loader).readHardships},
	{name: "materials.toml", read: (*loader).readMaterials},
	{name: "strategies.toml", read: (*loader).readStrategies},
	{name: "stages.toml", read: (*loader).readStages},
	{name: "alerts.toml", read: (*loader).readAlerts},
	{name: "urgency.toml", read: (*loader).readUrgency},
	{name: "page.toml", empty: true, read: (*loader).readPage},
	{name: "common.toml", empty: true, read: (*loader).readCommon},
	{name: "claims.toml", empty: true, read: (*loader).readClaims},
}

// unknownFamily is the file that must be there although families may be added and taken away.
const unknownFamily = "families/" + UnknownFamily + ".toml"

// names lists the files of the book and reports those that are missing or are no part of one; nil when there is no book at all.
func (l *loader) names(fsys fs.FS) []string {
	if _, err := fs.Stat(fsys, "book.toml"); err != nil {
		l.problem("", "no rule book here", "a rule book is a folder with a book.toml in it")
		return nil
	}
	var names []string
	fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			l.problem(name, "cannot be read", "see that you may read it")
		case entry.IsDir() && strings.HasPrefix(entry.Name(), ".") && name != ".":
			return fs.SkipDir
		case !entry.IsDir() && path.Ext(name) == ".toml" && l.belongs(name):
			names = append(names, name)
		}
		return nil
	})
	for _, s := range sections {
		if !s.empty && !slices.Contains(names, s.name) {
			l.problem(s.name, "missing", "a rule book has this file, even when it is empty")
		}
	}
	if !slices.Contains(names, unknownFamily) {
		l.problem(unknownFamily, "missing", "it says what to do when nobody knows who the lender is")
	}
	return names
}

// belongs is whether a TOML file is part of a book; it reports one that is not.
func (l *loader) belongs(name string) bool {
	folder := path.Dir(name)
	if folder == "families" || folder == "lenders" {
		id := strings.TrimSuffix(path.Base(name), ".toml")
		if hint := isID(id); hint != "" {
			l.problem(name, "the file's name is the id, and is not one", hint)
		}
		return true
	}
	var known []string
	for _, s := range sections {
		if known = append(known, s.name); s.name == name {
			return true
		}
	}
	l.problem(name, "a file that no rule book has", didYouMean(name, known, "families and lenders have folders of their own"))
	return false
}

// problem reports what is wrong with a file that is not open.
func (l *loader) problem(file, message, hint string) {
	l.problems = append(l.problems, problem.Problem{File: file, Message: message, Hint: hint})
}

// lacks is whether a file is missing that others speak of.
func (l *loader) lacks() bool {
	return slices.ContainsFunc(l.problems, func(p problem.Problem) bool { return p.Message == "missing" })
}

// openAll reads the files, several at a time and the largest first, and leaves them in the order of their paths.
func (l *loader) openAll(fsys fs.FS, names []string) {
	slices.Sort(names)
	l.files = make([]*file, len(names))
	next := make(chan int, len(names))
	for _, i := range largestFirst(fsys, names) {
		next <- i
	}
	close(next)
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := range next {
				l.files[i] = open(fsys, names[i])
			}
		})
	}
	wait.Wait()
	l.book.Digest = digest(l.files)
}

// largestFirst is the indexes of names by the size of the files: the one that takes longest must not be begun last.
func largestFirst(fsys fs.FS, names []string) []int {
	order, sizes := make([]int, len(names)), make([]int64, len(names))
	for i, name := range names {
		order[i] = i
		if info, err := fs.Stat(fsys, name); err == nil {
			sizes[i] = info.Size()
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(sizes[b], sizes[a]) })
	return order
}

// read takes each file by itself.
func (l *loader) read() {
	for _, f := range l.files {
		if f.unread {
			continue
		}
		t := &table{file: f, load: l, spot: f.root, keys: f.keys}
		switch id := strings.TrimSuffix(path.Base(f.name), ".toml"); path.Dir(f.name) {
		case "families":
			l.readFamily(id, t)
		case "lenders":
			l.readLender(id, t)
		default:
			i := slices.IndexFunc(sections, func(s section) bool { return s.name == f.name })
			sections[i].read(l, t)
		}
		t.done()
	}
}

// join takes the files together: what one names in another, the layers of options, and the language of conditions.
func (l *loader) join() {
	l.index()
	l.layParameters()
	l.lookUp()
	l.followClaims()
	l.lookAtPapers()
	l.mergeAll()
	if l.sharedNames(); !l.unsound {
		l.speak()
	}
}

// index fills the maps by id.
func (l *loader) index() {
	b := l.book
	slices.SortFunc(b.Families, func(x, y *Family) int { return cmp.Compare(x.ID, y.ID) })
	slices.SortFunc(b.Lenders, func(x, y *Lender) int { return cmp.Compare(x.ID, y.ID) })
	b.sources = byID(b.Sources, func(s *Source) string { return s.ID })
	b.materials = byID(b.Materials, func(m *Material) string { return m.ID })
	b.hardships = byID(b.Hardships, func(h *Hardship) string { return h.ID })
	b.strategies = byID(b.Strategies, func(s *Strategy) string { return s.ID })
	b.families = byID(b.Families, func(f *Family) string { return f.ID })
	for i, s := range b.Strategies {
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
