package logic

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/expr-lang/expr/ast"
	exprs "github.com/expr-lang/expr/checker"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/parser"

	"github.com/forbear-project/forbear/engine/fact"
)

// maxLength bounds an expression, in characters, before expr sees it: expr's parser is recursive,
// and megabytes of parentheses overflow the stack in a way that no recover catches. A condition of
// this length is no longer one idea anyway.
const maxLength = 2000

// marks are what no expression contains.
var marks = []struct{ mark, message, hint string }{
	{`\`, "a backslash in an expression", "ids need none"},
	{"//", noComments, commentsHint},
	{"/*", noComments, commentsHint},
	{"`", noComments, commentsHint},
	{"||", "the operator || is not part of the language of conditions", "write or"},
	{"|", "the operator | is not part of the language of conditions", "write the call around its first argument"},
	{"::", "the operator :: is not part of the language of conditions", "write the name alone"},
}

const (
	noComments   = "comments and backquotes are not part of the language of conditions"
	commentsHint = "write comments with # on a line of their own in the file"
)

// Language compiles the expressions of one book. Once the derived facts are in order it is not
// changed, and safe for several goroutines at once.
type Language struct {
	vocabulary  *fact.Vocabulary
	names       Names
	parameters  map[string]int
	functions   map[string]*Function
	ordered     []*Function
	config      *conf.Config // expr's, with the types of all names; shared by all compilations
	typing      sync.Mutex   // held while expr uses config: it keeps what it learns of types there
	derived     map[*fact.Fact]*Expression
	derivations []derivation // each after those it needs
}

// New returns the language over a vocabulary and names. Derived facts have no values until each has
// been given to Define, and then Order called.
func New(v *fact.Vocabulary, n Names) *Language { return newLanguage(v, n, functions) }

func newLanguage(v *fact.Vocabulary, n Names, functions []*Function) *Language {
	l := &Language{
		vocabulary: v, names: n, ordered: functions, functions: map[string]*Function{},
		parameters: map[string]int{}, derived: map[*fact.Fact]*Expression{},
	}
	for slot, p := range n.Parameters {
		l.parameters[p.Name] = slot
	}
	for _, f := range functions {
		l.functions[f.Name] = f
	}
	l.config = l.Grammar()
	return l
}

// Vocabulary are the facts that the language speaks of.
func (l *Language) Vocabulary() *fact.Vocabulary { return l.vocabulary }

// Names are what it speaks of besides facts.
func (l *Language) Names() Names { return l.names }

// Functions are those of the language, in the order in which they are listed.
func (l *Language) Functions() []*Function { return slices.Clone(l.ordered) }

// With is the language with more functions than those of the table, its derived facts worked out
// anew. It shows that a function is added by its entry alone.
func (l *Language) With(more ...*Function) (*Language, *Fault) {
	extended := newLanguage(l.vocabulary, l.names, slices.Concat(l.ordered, more))
	for _, f := range l.vocabulary.Facts {
		if l.derived[f] == nil {
			continue
		}
		if fault := extended.Define(f); fault != nil {
			return nil, fault
		}
	}
	extended.Order()
	return extended, nil
}

// Grammar is the language for expr, with the types of all names; a new one each time, for expr
// keeps there what it learns of types.
func (l *Language) Grammar() *conf.Config {
	config := conf.New(l.environment())
	config.Optimize = false
	config.Visitors = []ast.Visitor{quoteParameter{l}}
	l.leaveOut(config)
	return config
}

// Compile returns the expression, or the first thing that is wrong with it. It keeps nothing:
// whoever compiles the same text many times keeps what is returned.
func (l *Language) Compile(source string, use Use) (*Expression, *Fault) {
	e, fault := l.compile(source, use)
	fault.within(utf8.RuneCountInString(source))
	return e, fault
}

func (l *Language) compile(source string, use Use) (*Expression, *Fault) {
	if fault := refuseText(source); fault != nil {
		return nil, fault
	}
	tree, err := l.parse(source)
	if err != nil {
		return nil, l.explain(err, source, use)
	}
	e := &Expression{Source: source, Kind: use.Gives}
	c := &checker{language: l, use: use, source: []rune(source), expression: e}
	if e.tree = c.whole(tree.Node); c.fault != nil {
		return nil, c.fault
	}
	e.judged = (&lowering{language: l}).lower(e.tree)
	e.traced = (&lowering{language: l, tracing: true}).lower(e.tree)
	if e.Kind == Truthy {
		e.Single = l.single(e.tree, false)
	}
	return e, nil
}

// parse is expr's. A text that expr stumbles over is wrong too.
func (l *Language) parse(source string) (tree *parser.Tree, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("cannot be read: %v", r)
		}
	}()
	l.typing.Lock()
	defer l.typing.Unlock()
	return exprs.ParseCheck(source, l.config)
}

// refuseText finds what must not even be parsed, and what leaves no trace in expr's tree.
func refuseText(source string) *Fault {
	switch {
	case strings.TrimSpace(source) == "":
		return &Fault{Message: "an empty expression", Hint: "leave the key out, or write a condition"}
	case utf8.RuneCountInString(source) > maxLength:
		length := utf8.RuneCountInString(source)
		return &Fault{Message: fmt.Sprintf("an expression of %d characters; at most %d are read", length, maxLength),
			Hint: "keep a condition to one idea; give part of it a name as a derived fact"}
	}
	for _, m := range marks {
		if i := strings.Index(source, m.mark); i >= 0 {
			at := utf8.RuneCountInString(source[:i])
			return &Fault{Offset: at, Width: len(m.mark), Message: m.message, Hint: m.hint}
		}
	}
	if end := strings.TrimSpace(source); strings.HasSuffix(end, ";") {
		at := utf8.RuneCountInString(source[:strings.LastIndex(source, ";")])
		return &Fault{Offset: at, Width: 1, Message: "a semicolon at the end",
			Hint: "a semicolon stands only behind let: let x = a; b"}
	}
	return nil
}
