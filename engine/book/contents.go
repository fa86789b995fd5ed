package book

import (
	"slices"
	"strconv"
	"strings"

	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
)

// Spot is a place in a file of a book: a table, or a key and its value. The zero Spot is nowhere.
type Spot struct {
	file *file
	spot *spot
}

// Sentence is a text of the book in one language.
type Sentence struct {
	Spot
	Language text.Language
	Says     string
}

// Mention is an id by which one thing of the book speaks of another.
type Mention struct {
	Spot
	Kind string // source material hardship strategy stage family parameter
	ID   string // a source's may be a statement of an article, such as S002-28
}

// Formula is an expression of the book: a condition, a due day, or how a fact is derived.
type Formula struct {
	Spot
	Expression *logic.Expression
}

// contents is what a book says, piece by piece, as it stands in its files.
type contents struct {
	files     []*file // in the order of their paths
	sentences []Sentence
	mentions  []Mention
	formulas  []Formula
}

// Sentences are all texts of the book that people read, in the order in which they were read. What
// a layer above replaces is among them.
func (b *Book) Sentences() []Sentence { return b.contents.sentences }

// Mentions are all ids by which things of the book speak of one another, in the order in which they
// were read. What conditions name is not among them.
func (b *Book) Mentions() []Mention { return b.contents.mentions }

// Formulas are all expressions of the book, in the order in which they were read, those of derived
// facts last.
func (b *Book) Formulas() []Formula { return b.contents.formulas }

// Formula is the expression that keys lead to in a file, such as
// option.instalment.require.surplus.when in families/platform.toml; nil when there is none.
func (b *Book) Formula(file, path string) *logic.Expression {
	for _, f := range b.contents.formulas {
		if f.File() == file && f.Path() == path {
			return f.Expression
		}
	}
	return nil
}

// Spot is where what has this Place stands, such as families/platform.toml:31. Of several on one
// line, as where [option.instalment.step.ask] is all that is said of an option, it is the one whose
// key is given: the id of an option, condition or line. It is nowhere when nothing is there.
func (b *Book) Spot(place string, key ...string) Spot {
	name, number, _ := strings.Cut(place, ":")
	line, err := strconv.Atoi(number)
	for _, f := range b.contents.files {
		if f.name != name || err != nil || line < 1 || line > len(f.lines) {
			continue
		}
		from, to := f.lines[line-1], len(f.text)
		if line < len(f.lines) {
			to = f.lines[line]
		}
		if i := slices.IndexFunc(f.placed, func(s *spot) bool {
			return from <= s.at && s.at < to && (len(key) == 0 || slices.Contains(key, s.key))
		}); i >= 0 {
			return Spot{f, f.placed[i]}
		}
	}
	return Spot{}
}

// Below is the spot that keys lead to, from this one; where one is not there, as far as they lead.
func (s Spot) Below(keys ...string) Spot {
	for _, key := range keys {
		if s.spot == nil || s.spot.child(key) == nil {
			break
		}
		s.spot = s.spot.child(key)
	}
	return s
}

// File is the path of the file in the book; "" nowhere.
func (s Spot) File() string {
	if s.file == nil {
		return ""
	}
	return s.file.name
}

// Path is the keys that lead to the spot, such as option.instalment.sources[2]; "" nowhere.
func (s Spot) Path() string {
	if s.spot == nil {
		return ""
	}
	return s.spot.path()
}

// Problem is a problem with the value at the spot, or with the key of a table.
func (s Spot) Problem(message, hint string) problem.Problem {
	if s.spot == nil {
		return problem.Problem{Message: message, Hint: hint}
	}
	at, end := s.spot.value()
	return s.file.problem(at, end, s.spot.path(), message, hint)
}

// KeyProblem is a problem with the key at the spot, whatever its value is.
func (s Spot) KeyProblem(message, hint string) problem.Problem {
	if s.spot == nil {
		return problem.Problem{Message: message, Hint: hint}
	}
	return s.file.problem(s.spot.at, s.spot.to, s.spot.path(), message, hint)
}

// Within is a problem with a part of the string at the spot: width characters of what it says, from
// the n-th on, counted from 0.
func (s Spot) Within(n, width int, message, hint string) problem.Problem {
	if s.spot == nil {
		return problem.Problem{Message: message, Hint: hint}
	}
	from, to := s.file.part(s.spot, n, width)
	return s.file.problem(from, to, s.spot.path(), message, hint)
}

// Part is Within for a part that is told beforehand.
func (s Spot) Part(n, width int) func(message, hint string) problem.Problem {
	return func(message, hint string) problem.Problem { return s.Within(n, width, message, hint) }
}

// keep gathers what the loader has read, for whoever examines the book.
func (l *loader) keep() {
	c := contents{files: l.files, sentences: l.sentences}
	for _, r := range l.named {
		c.mentions = append(c.mentions, Mention{Spot{r.file, r.spot}, r.kind, r.id})
	}
	for _, f := range l.formulas {
		c.formulas = append(c.formulas, Formula{Spot{f.file, f.spot}, *f.into})
	}
	for _, f := range l.facts {
		if d := l.derived[f]; d != nil {
			c.formulas = append(c.formulas, Formula{Spot{d.file, d.spot}, l.book.Language.Derivation(f)})
		}
	}
	l.book.contents = c
}
