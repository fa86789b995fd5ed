package mutation

import (
	"cmp"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
)

// Mutants returns all mutants of a sound book, file by file in the order of the paths, then by
// place. A book with problems has none.
func Mutants(files *book.Files) []Mutant {
	b, problems := files.Load()
	if len(problems) > 0 {
		return nil
	}
	var all []Mutant
	for _, name := range files.Names() {
		s := &fileMutants{files: files, book: b, file: name, text: files.Text(name), keys: files.Keys(name),
			formulas: formulas(b, name)}
		for i := range s.keys {
			s.addFor(i)
		}
		slices.SortStableFunc(s.mutants, func(x, y Mutant) int {
			return cmp.Or(cmp.Compare(x.From, y.From), cmp.Compare(x.End, y.End))
		})
		all = append(all, s.mutants...)
	}
	return all
}

// formulas returns the expressions of a file, by the path of their key.
func formulas(b *book.Book, file string) map[string]*logic.Expression {
	all := map[string]*logic.Expression{}
	for _, f := range b.Formulas() {
		if f.File() == file {
			all[f.Path()] = f.Expression
		}
	}
	return all
}

// fileMutants collects the mutants of one file.
type fileMutants struct {
	files    *book.Files
	book     *book.Book
	file     string
	text     string
	keys     []book.Key
	formulas map[string]*logic.Expression
	mutants  []Mutant
}

// addFor adds the mutants of one key.
func (s *fileMutants) addFor(i int) {
	path := s.keys[i].Path
	first, last := path[0], path[len(path)-1]
	switch {
	case !isHeld(path), first == "source": // which decides nothing
	case isPlan(path):
		s.addPlan(i)
	case isShare(path):
		s.addShare(i)
	case first == "fact" && s.formulas[s.keys[i].Dotted()] != nil && !s.isFactRead(path[1]):
	case s.formulas[s.keys[i].Dotted()] != nil:
		s.addExpression(i)
	case isLetterPart(path):
		s.addLetterPart(i)
	case isCondition(path), first == "line" && len(path) == 2 && s.formulas[s.keys[i].Dotted()+".when"] != nil:
		s.addDropped(i)
	case first == "option" && last == "drop":
		s.addRestored(i)
	case len(path) == 5 && path[2] == "weigh" && last == "points":
		s.addSign(i)
	case len(path) == 5 && last == "unknown":
		s.addUnknown(i)
	case first == "option" && len(path) == 3 && (last == "stages" || last == "points"):
		s.addStages(i)
	case first == "alert" && len(path) == 3 && (last == "stages" || last == "families"):
		s.addScope(i)
	case first == "alert" && len(path) == 3 && last == "moves", first == "year" && len(path) == 5:
		s.addHoliday(i)
	case first == "urgency" && last == "largest_first":
		s.addOrder(i)
	case first == "parameter" && (last == "value" || last == "is"):
		s.addFigures(i)
	case (last == "from" || last == "until") && s.holdsDays(path):
		s.addDays(i)
	}
}

// holdsDays reports whether expectations hold what is there from a day on, or until one: no channels, and
// only the lines of the first page that have a condition.
func (s *fileMutants) holdsDays(path []string) bool {
	return path[0] != "channel" && (path[0] != "line" || s.formulas[path[0]+"."+path[1]+".when"] != nil)
}

// isHeld reports whether expectations may hold what a path leads to: not the day that a line speaks
// of, nor what it would come to if all the money went to one debt after the other, nor the words
// that letters do not have.
func isHeld(path []string) bool {
	last := path[len(path)-1]
	switch path[0] {
	case "line":
		return last != "on"
	case "household":
		return last != "owed" && last != "rate"
	}
	return path[0] != "never"
}

// isCondition reports whether a path leads to the table of a requirement, a weight, an alert, a
// doubt, a row of urgency, a guess, or a requirement of promises.
func isCondition(path []string) bool {
	switch path[0] {
	case "alert", "doubt", "urgency", "guess", "promise":
		return len(path) == 2
	}
	return len(path) == 4 && (path[2] == "require" || path[2] == "weigh" || path[2] == "against")
}

// change is what a mutant does to a file.
type change struct {
	operator  string
	from, end int
	with      string
	about     string
}

// add adds a mutant that changes the value of a key. Whole lines that are replaced by nothing are
// gone.
func (s *fileMutants) add(i int, c change) {
	m := Mutant{Operator: c.operator, File: s.file, Path: s.keys[i].Dotted(), From: c.from, End: c.end, With: c.with,
		About: c.about}
	m.Line, m.Column = s.files.Position(s.file, c.from)
	m.Before = lineAt(s.text, c.shown(s.text))
	if c.with != "" || !strings.HasSuffix(s.text[:c.end], "\n") {
		m.After = lineAt(s.text[lineStart(s.text, c.from):c.from]+c.with+s.text[c.end:afterLine(s.text, c.end)], 0)
	}
	s.mutants = append(s.mutants, m)
}

// shown returns a byte of the line that shows what is changed: of an item of a list that stands on a
// line of its own, and goes with the comma of the line before, that of the item.
func (c change) shown(text string) int {
	gone := text[c.from:c.end]
	if item := strings.TrimLeft(gone, ", \t"); c.with == "" && strings.HasPrefix(item, "\n") &&
		strings.TrimSpace(item) != "" {
		return c.end - len(strings.TrimLeft(item, " \t\n"))
	}
	return c.from
}

// lineAt returns the line in which a byte stands.
func lineAt(text string, at int) string {
	line, _, _ := strings.Cut(text[lineStart(text, at):], "\n")
	return strings.TrimSpace(line)
}

func lineStart(text string, at int) int { return strings.LastIndexByte(text[:at], '\n') + 1 }

// afterLine returns the end of the line in which a byte stands, behind its line break.
func afterLine(text string, at int) int {
	if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(text)
}

// parent returns the index of the key above, or -1.
func (s *fileMutants) parent(i int) int {
	above := s.keys[i].Path[:len(s.keys[i].Path)-1]
	for i--; i >= 0; i-- {
		if slices.Equal(s.keys[i].Path, above) {
			return i
		}
	}
	return -1
}

// below returns the keys below a key, at any depth.
func (s *fileMutants) below(i int) []book.Key {
	next := i + 1
	for next < len(s.keys) && len(s.keys[next].Path) > len(s.keys[i].Path) {
		next++
	}
	return s.keys[i+1 : next]
}

// elements returns the elements of a list, or the entries of an inline table.
func (s *fileMutants) elements(i int) []book.Key {
	return slices.DeleteFunc(slices.Clone(s.below(i)), func(k book.Key) bool {
		return len(k.Path) != len(s.keys[i].Path)+1
	})
}

// without returns the bytes of one of several elements, with the comma between it and its
// neighbour.
func without(elements []book.Key, n int) (from, end int) {
	if n+1 < len(elements) {
		return elements[n].At, elements[n+1].At
	}
	return elements[n-1].End, elements[n].End
}

// table returns the bytes of a table with a header, in whole lines; not ok when it is written in
// another way, or in several parts.
func (s *fileMutants) table(i int) (from, end int, ok bool) {
	k := s.keys[i]
	from = lineStart(s.text, k.At)
	if k.End != 0 || !strings.HasPrefix(strings.TrimSpace(s.text[from:k.At]), "[") {
		return 0, 0, false
	}
	inside := s.below(i)
	for _, b := range inside {
		end = max(end, b.To, b.End)
	}
	if end == 0 {
		return 0, 0, false
	}
	end = afterLine(s.text, end)
	for n, b := range s.keys {
		// a key above may be mentioned first in this header
		above := len(b.Path) < len(k.Path) && slices.Equal(b.Path, k.Path[:len(b.Path)])
		if within := from <= b.At && b.At < end; !above && within != (i <= n && n <= i+len(inside)) {
			return 0, 0, false
		}
	}
	return from, end, true
}
