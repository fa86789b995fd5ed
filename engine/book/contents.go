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

// Mention is an id by which one thing of the book refers to another.
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

// contents are the texts, references and expressions of a book, with their places.
type contents struct {
	files     []*file // in the order of their paths
	sentences []Sentence
	mentions  []Mention
	formulas  []Formula
}

// Sentences returns all texts of the book that people read, in the order of loading. Those that a
// layer above replaces are among them.
func (b *Book) Sentences() []Sentence { return b.contents.sentences }

// Mentions returns all ids by which things of the book refer to one another, in the order of
// loading. What conditions name is not among them.
func (b *Book) Mentions() []Mention { return b.contents.mentions }

// Formulas returns all expressions of the book, in the order of loading, those of derived facts
// last.
func (b *Book) Formulas() []Formula { return b.contents.formulas }

// Formula returns the expression at a path in a file, such as
// option.instalment.require.surplus.when in families/platform.toml, or nil.
func (b *Book) Formula(file, path string) *logic.Expression {
	for _, f := range b.contents.formulas {
		if f.File() == file && f.Path() == path {
			return f.Expression
		}
	}
	return nil
}

// Spot returns the spot of a Place, such as families/platform.toml:31. Where several things stand
// on one line, such as an option and its only line at [option.instalment.step.ask], key is the id
// of the one that is meant: of an option, condition or line. Where nothing is there it returns the
// zero Spot.
func (b *Book) Spot(place string, key ...string) Spot {
	name, number, _ := strings.Cut(place, ":")
	line, err := strconv.Atoi(number)
	at, found := slices.BinarySearchFunc(
		b.contents.files,
		name,
		func(f *file, name string) int { return strings.Compare(f.name, name) },
	)
	if err != nil || !found {
		return Spot{}
	}
	f := b.contents.files[at]
	if line < 1 || line > len(f.lines) {
		return Spot{}
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
	return Spot{}
}

// Below returns the spot that keys lead to from this one; where a key is missing, the last one
// found.
func (s Spot) Below(keys ...string) Spot {
	for _, key := range keys {
		if s.spot == nil || s.spot.child(key) == nil {
			break
		}
		s.spot = s.spot.child(key)
	}
	return s
}

// File returns the path of the file in the book; "" nowhere.
func (s Spot) File() string {
	if s.file == nil {
		return ""
	}
	return s.file.name
}

// Path returns the keys that lead to the spot, such as option.instalment.sources[2]; "" nowhere.
func (s Spot) Path() string {
	if s.spot == nil {
		return ""
	}
	return s.spot.path()
}

// Problem returns a problem with the value at the spot, or with the key of a table.
func (s Spot) Problem(message, hint text.Text) problem.Problem {
	if s.spot == nil {
		return problem.Of(message, hint)
	}
	at, end := s.spot.value()
	return s.file.problem(at, end, s.spot.path(), message, hint)
}

// KeyProblem returns a problem with the key at the spot.
func (s Spot) KeyProblem(message, hint text.Text) problem.Problem {
	if s.spot == nil {
		return problem.Of(message, hint)
	}
	return s.file.problem(s.spot.at, s.spot.to, s.spot.path(), message, hint)
}

// Within returns a problem with a part of the string at the spot: width characters of its value,
// from the n-th on, counted from 0.
func (s Spot) Within(n, width int, message, hint text.Text) problem.Problem {
	if s.spot == nil {
		return problem.Of(message, hint)
	}
	from, to := s.file.part(s.spot, n, width)
	return s.file.problem(from, to, s.spot.path(), message, hint)
}

// Part returns Within for a fixed part.
func (s Spot) Part(n, width int) func(message, hint text.Text) problem.Problem {
	return func(message, hint text.Text) problem.Problem { return s.Within(n, width, message, hint) }
}

// keepContents makes the contents of the book from what the loader has read.
func (l *loader) keepContents() {
	c := contents{
		files: l.files, sentences: l.sentences,
		mentions: make([]Mention, 0, len(l.named)), formulas: make([]Formula, 0, len(l.formulas)+len(l.facts)),
	}
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
	for _, f := range l.facts {
		b := l.book.Language.BoundedBy(f)
		compiled := map[string]*logic.Expression{"min": b.Min, "max": b.Max,
			"infer": l.book.Language.Inference(f), "starts": l.book.Language.Start(f)}
		for _, key := range expressionKeys {
			if d := l.ofGiven[f][key]; d != nil {
				c.formulas = append(c.formulas, Formula{Spot{d.file, d.spot}, compiled[key]})
			}
		}
	}
	l.book.contents = c
}

// Key is a key of a rule file, or an element of a list, and where it and its value stand. From and
// End of a table that has a header, or dotted keys, instead of a value are 0.
type Key struct {
	Path      []string // the keys that lead to it, and its own last; an element of a list is [0], [1], …
	At, To    int      // the key in the text, in bytes; for an element of a list, the element
	From, End int      // the value in the text, in bytes

	raw string
}

// Keys returns the keys of a file, each before those below it, in the order of the text; all keys
// of a table come where it begins. A file that is missing, or is not TOML, has none. Offsets are
// those of Text.
func (f *Files) Keys(name string) []Key {
	i := f.find(name)
	if i < 0 || f.files[i].unread {
		return nil
	}
	return f.files[i].root.keys(f.files[i].text, nil, nil)
}

func (s *spot) keys(text string, above []string, all []Key) []Key {
	for _, c := range s.children {
		path := append(above[:len(above):len(above)], c.key)
		all = append(all, Key{Path: path, At: c.at, To: c.to, From: c.from, End: c.end, raw: text[c.from:c.end]})
		all = c.keys(text, path, all)
	}
	return all
}

// IsText reports whether the value is a string.
func (k Key) IsText() bool { return strings.HasPrefix(k.raw, `"`) || strings.HasPrefix(k.raw, `'`) }

// Says returns the value of a string; of any other type the value as it is written.
func (k Key) Says() string {
	if k.IsText() {
		return unquoted(k.raw)
	}
	return k.raw
}

// Byte returns the offset in the text of the n-th character of a string's value, counted from 0;
// for the one after the last, the end of the string.
func (k Key) Byte(n int) int { return k.From + byteOf(k.raw, n) }

// Dotted returns the path as problems name it: option.instalment.sources[2].
func (k Key) Dotted() string {
	var b strings.Builder
	for i, key := range k.Path {
		if i > 0 && !strings.HasPrefix(key, "[") {
			b.WriteByte('.')
		}
		b.WriteString(key)
	}
	return b.String()
}
