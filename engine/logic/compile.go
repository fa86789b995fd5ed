package logic

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/expr-lang/expr/ast"
	exprs "github.com/expr-lang/expr/checker"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/parser"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
)

// maxLength is how many characters an expression may have before expr sees it: expr's parser is
// recursive, and megabytes of parentheses overflow the stack in a way that no recover catches.
const maxLength = 2000

// marks are what no expression may contain.
var marks = []struct {
	mark          string
	message, hint text.Text
}{
	{`\`, text.Both("表达式里有反斜杠", "a backslash in an expression"), text.Both("id 用不着它", "ids need none")},
	{"//", noComments, commentsHint},
	{"/*", noComments, commentsHint},
	{"`", noComments, commentsHint},
	{"||", notPart(text.Both(" || ", "the operator ||")), text.Both("写 or", "write or")},
	{"|", notPart(text.Both(" | ", "the operator |")),
		text.Both("把函数写在第一个参数外面", "write the call around its first argument")},
	{"::", notPart(text.Both(" :: ", "the operator ::")), text.Both("只写名字", "write the name alone")},
}

var (
	noComments   = text.Both("条件里不能写注释和反引号", "comments and backquotes are not part of the language of conditions")
	commentsHint = text.Both("注释用 # 另写一行", "write comments with # on a line of their own in the file")
)

// Language compiles the expressions of one book. After Order it does not change and is safe for
// several goroutines at once.
type Language struct {
	vocabulary  *fact.Vocabulary
	names       Names
	parameters  map[string]int
	functions   map[string]*Function
	ordered     []*Function
	config      *conf.Config // expr's, with the types of all names; shared by all compilations
	typing      *sync.Mutex  // held while expr uses config: it keeps what it learns of types there
	places      *places
	released    *sync.Pool // of *memory
	derived     map[*fact.Fact]*Expression
	bounds      map[*fact.Fact]BoundedBy
	untold      []untold // by the position of a fact
	inferred    map[*fact.Fact]*Expression
	starts      map[*fact.Fact]*Expression
	inferences  []derivation // each after those it reads
	counts      []*fact.Fact // of days, that grow each day
	derivations []derivation // each after those it needs
}

// New returns the language over a vocabulary and names. Derived facts have no values until each has
// been given to Define, and then Order called.
func New(v *fact.Vocabulary, n Names) *Language { return newLanguage(v, n, functions) }

func newLanguage(v *fact.Vocabulary, n Names, functions []*Function) *Language {
	l := &Language{
		vocabulary: v, names: n, ordered: functions, functions: map[string]*Function{}, typing: &sync.Mutex{},
		parameters: map[string]int{}, places: &places{indexes: map[string]int{}},
		released: &sync.Pool{New: func() any { return &memory{} }}, derived: map[*fact.Fact]*Expression{},
		bounds: map[*fact.Fact]BoundedBy{}, inferred: map[*fact.Fact]*Expression{}, starts: map[*fact.Fact]*Expression{},
	}
	l.untold = make([]untold, len(v.Facts))
	for _, f := range v.Facts {
		l.untold[f.Position].own = boundsOfFact(f)
		if f.CountsDays() && f.Given() {
			l.counts = append(l.counts, f)
		}
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

// Apart returns the same language for another book: the expressions of both may be used with the
// frames of the one that is returned, and what it compiles takes no place in the memory of l's.
func (l *Language) Apart() *Language {
	l.places.mutex.Lock()
	defer l.places.mutex.Unlock()
	apart := *l
	apart.places = &places{indexes: maps.Clone(l.places.indexes), expressions: l.places.expressions}
	return &apart
}

// Vocabulary returns the facts of the language.
func (l *Language) Vocabulary() *fact.Vocabulary { return l.vocabulary }

// Names returns what expressions may name besides facts.
func (l *Language) Names() Names { return l.names }

// Functions returns the functions of the language, in the order of the table.
func (l *Language) Functions() []*Function { return slices.Clone(l.ordered) }

// With returns the language with more functions, its derived facts compiled again. Tests use it to
// show that a function is added by its entry in the table alone.
func (l *Language) With(more ...*Function) (*Language, *Fault) {
	extended := newLanguage(l.vocabulary, l.names, slices.Concat(l.ordered, more))
	for _, f := range l.vocabulary.Facts {
		extended.DefineBounds(f)
		extended.DefineInference(f)
	}
	extended.OrderInferences()
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

// Grammar returns the language as expr's configuration, with the types of all names: a new one each
// time, since expr keeps there what it infers of types.
func (l *Language) Grammar() *conf.Config {
	config := conf.New(l.environment())
	config.Optimize = false
	config.Visitors = []ast.Visitor{quoteParameter{l}}
	l.leaveOut(config)
	return config
}

// Compile returns the expression, or the first thing that is wrong with it. It caches nothing.
func (l *Language) Compile(source string, use Use) (*Expression, *Fault) {
	e, fault := l.compile(source, use)
	fault.within(utf8.RuneCountInString(source))
	return e, fault
}

// Refuse returns what is wrong with a text whatever there is that it could name, such as that it is
// empty; nil where that can only be said by a Language.
func Refuse(source string) *Fault {
	fault := refuseText(source)
	fault.within(utf8.RuneCountInString(source))
	return fault
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
	if e.tree = c.checkWhole(tree.Node); c.fault != nil {
		return nil, c.fault
	}
	l.lower(e)
	if e.Kind == Truthy {
		e.Single = l.single(e.tree, false)
	}
	return e, nil
}

// lower makes the closures of an expression.
func (l *Language) lower(e *Expression) {
	l.place(e)
	e.judged = (&lowering{language: l, whole: e.tree}).lower(e.tree)
	e.traced = (&lowering{language: l, tracing: true}).lower(e.tree)
}

// parse parses and type-checks a text by expr. A panic of expr's is an error of the text.
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

// perCent matches a number with a per cent sign behind it.
var perCent = regexp.MustCompile(`[0-9]+(\.[0-9]+)?[%％]( |\)|$)`)

// refuseText finds what must not be parsed, and what cannot be seen in expr's tree.
func refuseText(source string) *Fault {
	switch {
	case strings.TrimSpace(source) == "":
		return &Fault{Message: text.Both("表达式是空的", "an empty expression"),
			Hint: text.Both("不写这个键，或者写一个条件", "leave the key out, or write a condition")}
	case utf8.RuneCountInString(source) > maxLength:
		length := utf8.RuneCountInString(source)
		return &Fault{Message: text.Both(
			"表达式有 %d 个字，最多读 %d",
			"an expression of %d characters; at most %d are read",
		).With(length, maxLength),
			Hint: text.Both(
				"一个条件只说一件事；把其中一部分做成算出来的事实",
				"keep a condition to one idea; give part of it a name as a derived fact",
			)}
	}
	for _, m := range marks {
		if i := strings.Index(source, m.mark); i >= 0 {
			at := utf8.RuneCountInString(source[:i])
			return &Fault{Offset: at, Width: len(m.mark), Message: m.message, Hint: m.hint}
		}
	}
	if at := perCent.FindStringIndex(source); at != nil {
		return &Fault{Offset: utf8.RuneCountInString(source[:at[0]]),
			Width:   utf8.RuneCountInString(strings.TrimRight(source[at[0]:at[1]], " )")),
			Message: text.Both("这里不能写百分号", "a per cent sign"),
			Hint:    text.Both("利率和比例写小数：24% 写 0.24", "rates and shares are written as decimals: 0.24 for 24%")}
	}
	if end := strings.TrimSpace(source); strings.HasSuffix(end, ";") {
		at := utf8.RuneCountInString(source[:strings.LastIndex(source, ";")])
		return &Fault{Offset: at, Width: 1, Message: text.Both("末尾有分号", "a semicolon at the end"),
			Hint: text.Both("分号只用在 let 后面：let x = a; b", "a semicolon stands only behind let: let x = a; b")}
	}
	return nil
}
