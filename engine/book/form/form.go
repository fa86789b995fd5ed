package form

import (
	"path"
	"strings"

	"github.com/forbear-project/forbear/engine/text"
)

// File is one kind of file of a rule book.
type File struct {
	Name     string // of its schema: facts
	Path     string // facts.toml; families/*.toml of a kind of which there are many
	Optional bool   // the file may be missing
	Title    text.Text
	Table    *Table // its top level
}

// Table is what one kind of table may hold.
type Table struct {
	Name  string // what it is called where it is described once: condition, option
	What  string // as a hint names it: "a stage"; "" where it is named by its key
	Says  text.Text
	Keys  []Key
	Rules []Rule
	Class Class // of a change of any of its keys; "" where the key says it
}

// Key is one key of a table.
type Key struct {
	Name   string
	Need   Need
	Type   Type
	Says   text.Text // empty where the table or expression that it holds says it
	Effect Effect
}

// Need says when a key must be there.
type Need int

// The needs.
const (
	May   Need = iota
	Must       // always
	Kept       // unless drop = true removes the table
	First      // where no layer below has set it
)

// Kind is a kind of value.
type Kind int

// The kinds of values. Those before Drop are plain: they stand by themselves.
const (
	Text               Kind = iota // a text in both languages: title.zh, title.en
	Sentence                       // a text in the language that the key names
	Word                           // a string that is not translated: a version, an address
	Words                          // a list of them
	Flag                           // true or false
	Integer                        // a whole number from Low to High
	Number                         // an exact number
	Day                            // a date
	Days                           // a list of dates
	Enum                           // one of Words
	Enums                          // a list of some of Words
	ID                             // the id of one thing of the kind Of
	IDs                            // a list of them
	Groups                         // a list of lists of them
	Expression                     // an expression of the language of conditions, by its Use
	NumberOrExpression             // an exact number, or an expression that gives what the table says
	Languages                      // the languages of a book
	Comparable                     // what debts are compared by: a number or day of a debt, or the deadline
	Drop                           // true removes what a layer below has
	StagePoints                    // points: one number, or one for each of some stages
	Figure                         // the value of a parameter: a number or day, or a list of Table
	FigureOfValue                  // a number or day
	One                            // a Table
	Tables                         // a table of tables by name
)

// Type is the type of a value. Its kind decides which fields are set.
type Type struct {
	Kind      Kind
	Low, High int
	Words     []Meaning
	Default   string // the word that holds where there is none
	Unknown   string // what is said before a word that is none of Words, of a list
	// source material hardship strategy stage family kind parameter: whose ids, or whose titles
	// words have
	Of    string
	Use   *Use
	Holes Holes
	Table *Table
	Names Names
}

// Plain reports whether the value can be read, shown and compared by its type alone.
func (t Type) Plain() bool { return t.Kind < Drop && t.Kind != Sentence }

// Meaning is a word of the format and what it says.
type Meaning struct {
	Is   string
	Says text.Text
}

// Holes say what may be filled into a text.
type Holes int

// The holes.
const (
	NoHoles      Holes = iota
	DebtHoles          // facts and parameters
	OwnHoles           // the same, facts of a debt only where the table is judged for each; {due} where it has one
	UrgencyHoles       // facts, parameters and {deadline}
)

// Names say what form the names of tables have.
type Names int

// The forms of names.
const (
	IDNames        Names = iota // income-proof
	SourceNames                 // income-proof, S001
	KeyNames                    // income-proof, income_proof
	VariableNames               // income_proof
	StatementNames              // S002-28
	YearNames                   // 2026
)

// Use says where an expression stands, and so what it may name.
type Use struct {
	Name  string
	Says  text.Text
	Names []string // beside facts, parameters, as_of, family and lender
}

// Rule is what the keys of a table require of one another: where If holds, Then must hold, else
// Else.
type Rule struct{ If, Then, Else Cond }

// Cond is a condition on the keys of a table. It holds where all of its parts do.
type Cond struct {
	Has   []string // these keys are there; lists among them hold something
	Not   []string // these are not
	One   []string // one of these is there, and only one
	Most  int      // there are at most so many keys; 0: any number
	Key   string   // the value of this key is one of Says, or true; with Open it may be missing
	Says  []string
	Open  bool
	Lists string // this key holds a list, or is not there
}

// Class says what a change means for those who rely on the book.
type Class string

// The classes. Package diff documents them.
const (
	Breaking Class = "breaking"
	Stricter Class = "stricter"
	Changed  Class = "changed"
	Looser   Class = "looser"
	New      Class = "new"
	TextOnly Class = "text-only"
)

// Effect says which class a change of a key has: Less where the new value allows less than the old
// one, More where it allows more. A list allows less where members are gone; of two words the later
// one in the list does, where Bound is Ranked. Less and More are equal where it makes no
// difference.
type Effect struct {
	Less, More Class
	Bound      Bound
	InOrder    bool // the order of a list makes a difference
}

// Bound says which of two values allows less.
type Bound int

// The bounds.
const (
	NoBound Bound = iota
	Floor         // a higher one, and one where there was none
	Ceiling       // a lower one, and one where there was none
	Ranked        // a word that is listed later
)

// Key returns the key of that name, or nil.
func (t *Table) Key(name string) *Key {
	for i := range t.Keys {
		if t.Keys[i].Name == name {
			return &t.Keys[i]
		}
	}
	return nil
}

// Names returns the names of the keys, in order.
func (t *Table) Names() []string {
	names := make([]string, len(t.Keys))
	for i, k := range t.Keys {
		names[i] = k.Name
	}
	return names
}

// Needed returns the names of the keys of that need, in order.
func (t *Table) Needed(n Need) []string {
	var names []string
	for _, k := range t.Keys {
		if k.Need == n {
			names = append(names, k.Name)
		}
	}
	return names
}

// Path is a plain key and how it is reached from a table: terms.months_max.
type Path struct {
	Name string
	Key  Key
}

// Required returns the names of the keys that must always be there, in order.
func (t *Table) Required() []string { return t.Needed(Must) }

// Paths returns the plain keys of a table and of single tables in it, in order.
func (t *Table) Paths() []Path {
	var all []Path
	for _, k := range t.Keys {
		switch {
		case k.Type.Plain():
			all = append(all, Path{k.Name, t.classed(k)})
		case k.Type.Kind == One:
			for _, p := range k.Type.Table.Paths() {
				all = append(all, Path{k.Name + "." + p.Name, p.Key})
			}
		}
	}
	return all
}

// At returns the key at a path, through single tables and tables by name, such as
// plan.longest.months; nil where there is none.
func (t *Table) At(path string) *Path {
	name, rest, below := strings.Cut(path, ".")
	k := t.Key(name)
	switch {
	case k == nil || below == (k.Type.Table == nil):
		return nil
	case !below:
		return &Path{path, t.classed(*k)}
	case k.Type.Kind == Tables:
		_, rest, _ = strings.Cut(rest, ".")
	}
	at := k.Type.Table.At(rest)
	if at != nil {
		at.Name = path
	}
	return at
}

// classed returns a key with its effect, by default that of its table or type.
func (t *Table) classed(k Key) Key {
	if k.Effect.Less != "" {
		return k
	}
	class := t.Class
	switch {
	case class != "":
	case k.Type.Kind == Text, k.Type.Of == "source":
		class = TextOnly
	default:
		class = Changed
	}
	k.Effect.Less, k.Effect.More = class, class
	return k
}

// IDsOf returns words without their meanings.
func IDsOf(words []Meaning) []string {
	ids := make([]string, len(words))
	for i, w := range words {
		ids[i] = w.Is
	}
	return ids
}

// Many reports whether there may be many files of the kind, in a folder.
func (f File) Many() bool { return strings.Contains(f.Path, "*") }

// Parts is the pattern of the paths of more files of the kind, which are read after the first one, in the
// order of their names; "" where there is one file alone.
func (f File) Parts() string {
	if f.Name == "strategies" {
		return "strategies/*.toml"
	}
	return ""
}

// Folder returns the folder in which there may be files of the kind; "" for none.
func (f File) Folder() string {
	switch {
	case f.Many():
		return path.Dir(f.Path)
	case f.Parts() != "":
		return path.Dir(f.Parts())
	}
	return ""
}

// FileAt returns the kind of a file by its path, such as lenders/some-bank.toml; nil where a book
// has no such file.
func FileAt(name string) *File {
	folder, base := path.Split(name)
	for i := range Files {
		f := &Files[i]
		if f.Path == name {
			return f
		}
		if folder != "" && f.Folder()+"/" == folder && strings.HasSuffix(base, path.Ext(f.Path)) {
			return f
		}
	}
	return nil
}
