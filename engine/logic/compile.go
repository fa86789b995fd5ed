package logic

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/builtin"
	"github.com/expr-lang/expr/checker"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/types"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/problem"
)

// maxLength bounds an expression, in characters, before expr sees it: expr's parser is recursive, and megabytes of parentheses overflow the stack
// in a way that no recover catches. A condition of this length is no longer one idea anyway.
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

// Language compiles the expressions of one book.
type Language struct {
	vocabulary  *fact.Vocabulary
	names       Names
	parameters  map[string]int
	config      *conf.Config // expr's, with the types of all names; shared by all compilations
	compiled    map[interned]*compilation
	derived     map[*fact.Fact]*Expression
	derivations []derivation // each after those it needs
}

type interned struct {
	source string
	use    Use
}

type compilation struct {
	expression *Expression
	fault      *Fault
}

// New returns the language over a vocabulary and names. Derived facts have no values until DeriveFrom has been called.
func New(v *fact.Vocabulary, n Names) *Language {
	l := &Language{vocabulary: v, names: n, parameters: map[string]int{}, compiled: map[interned]*compilation{}, derived: map[*fact.Fact]*Expression{}}
	for slot, p := range n.Parameters {
		l.parameters[p.Name] = slot
	}
	l.config = conf.CreateNew()
	for _, option := range []expr.Option{expr.Env(l.environment()), expr.Optimize(false), expr.Patch(quoteParameter{l})} {
		option(l.config)
	}
	leaveOut(l.config)
	l.config.Check()
	return l
}

// leaveOut takes from expr the functions that the language has no use for. Of those with several forms expr's checker visits the arguments
// once for each form, so that a few hundred characters of trim(trim(… would keep it busy for ever.
func leaveOut(config *conf.Config) {
	for _, name := range builtin.Names {
		if !slices.Contains(kept, name) {
			config.Disabled[name] = true
			delete(config.Builtins, name)
		}
	}
}

// Compile returns the expression, or the first thing that is wrong with it. The same text in the same use is compiled once.
func (l *Language) Compile(source string, use Use) (*Expression, *Fault) {
	key := interned{source, use}
	done, ok := l.compiled[key]
	if !ok {
		done = &compilation{}
		done.expression, done.fault = l.compile(source, use)
		done.fault.within(utf8.RuneCountInString(source))
		l.compiled[key] = done
	}
	return done.expression, done.fault
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
	low := lowering{language: l, use: use, source: []rune(source), expression: e}
	traced := low
	traced.tracing = true
	if e.judged = low.whole(tree.Node); low.fault != nil {
		return nil, low.fault
	}
	e.traced = traced.whole(tree.Node)
	e.oracle = &oracle{tree: tree, config: l.config}
	return e, nil
}

// parse is expr's. A text that expr stumbles over is wrong too.
func (l *Language) parse(source string) (tree *parser.Tree, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("cannot be read: %v", r)
		}
	}()
	return checker.ParseCheck(source, l.config)
}

// within moves a fault that lies behind the text, where something is missing, to the text's last character.
func (f *Fault) within(length int) {
	if f != nil {
		f.Offset = max(0, min(f.Offset, length-1))
		f.Width = max(1, min(f.Width, length-f.Offset))
	}
}

// refuseText finds what must not even be parsed, and what leaves no trace in expr's tree.
func refuseText(source string) *Fault {
	switch {
	case strings.TrimSpace(source) == "":
		return &Fault{Message: "an empty expression", Hint: "leave the key out, or write a condition"}
	case utf8.RuneCountInString(source) > maxLength:
		return &Fault{Message: fmt.Sprintf("an expression of %d characters; at most %d are read", utf8.RuneCountInString(source), maxLength),
			Hint: "keep a condition to one idea; give part of it a name as a derived fact"}
	}
	for _, m := range marks {
		if i := strings.Index(source, m.mark); i >= 0 {
			return &Fault{Offset: utf8.RuneCountInString(source[:i]), Width: len(m.mark), Message: m.message, Hint: m.hint}
		}
	}
	if end := strings.TrimSpace(source); strings.HasSuffix(end, ";") {
		return &Fault{Offset: utf8.RuneCountInString(source[:strings.LastIndex(source, ";")]), Width: 1, Message: "a semicolon at the end",
			Hint: "a semicolon stands only behind let: let x = a; b"}
	}
	return nil
}

// explain turns expr's error into a fault, in words for maintainers where it is a name that is not known.
func (l *Language) explain(err error, source string, use Use) *Fault {
	var at *file.Error
	if !errors.As(err, &at) {
		return &Fault{Message: strings.SplitN(err.Error(), "\n", 2)[0]}
	}
	fault := &Fault{Offset: min(at.From, utf8.RuneCountInString(source)), Width: max(1, at.To-at.From), Message: at.Message}
	if name, ok := strings.CutPrefix(at.Message, "unknown name "); ok {
		return l.unknownName(fault, name, use)
	}
	if name, ok := strings.CutPrefix(at.Message, "unknown field "); ok {
		fault.Message = "unknown fact of a debt " + name
		fault.Hint = question(didYouMean(name, append(l.factNames(fact.Debt), "family", "lender")))
		return fault
	}
	if digits := longLiteral.FindStringSubmatch(at.Message); digits != nil {
		before, _, _ := strings.Cut(source, digits[1])
		return &Fault{Offset: utf8.RuneCountInString(before), Width: len(digits[1]), Message: notExact, Hint: writeDigits}
	}
	if operator := mismatched.FindStringSubmatch(at.Message); operator != nil && !slices.Contains(operators, operator[1]) {
		fault.Message, fault.Hint = notInLanguage(operator[1])
		return fault
	}
	fault.Message = strings.TrimSpace(goTypes.ReplaceAllStringFunc(fault.Message, func(t string) string { return plainTypes[t] }))
	return fault
}

// longLiteral is what expr says of a number that a machine word cannot hold.
var longLiteral = regexp.MustCompile(`^invalid (?:integer|float) literal: .*parsing "([^"]+)"`)

// mismatched is what expr says of an operator between values that it does not join.
var mismatched = regexp.MustCompile(`^invalid operation: (\S+) \(mismatched type`)

// plainTypes are the names of Go's types in expr's messages, in the words of this package.
var plainTypes = map[string]string{
	"non-bool expression":     "something else than yes or no",
	"map[string]interface {}": "a debt", "[]interface {}": "a list", "[]map[string]interface {}": "a list", "[]string": "a list", "[]int": "a list", "[]float64": "a list",
	"[]bool": "a list", "time.Time": "a date", "time.Duration": "a time span", "float64": "a number", "int": "a number", "string": "a choice", "bool": "yes or no",
}

var goTypes = regexp.MustCompile(`non-bool expression|(?:\[\])?map\[string\]interface \{\}|\[\]interface \{\}|\[\](?:string|int|float64|bool)\b|\btime\.(?:Time|Duration)\b|\b(?:float64|int|string|bool)\b`)

func (l *Language) unknownName(fault *Fault, name string, use Use) *Fault {
	fault.Width = utf8.RuneCountInString(name)
	fault.Message = "unknown fact " + name
	if slices.Contains(functions, name) || slices.Contains(builtin.Names, name) {
		fault.Message = name + " is not part of the language of conditions"
		fault.Hint = functionsHint
		return fault
	}
	names := append(l.factNames(fact.Borrower), "as_of")
	if use.Debt {
		names = append(append(names, l.factNames(fact.Debt)...), "family", "lender")
	}
	for _, p := range l.names.Parameters {
		names = append(names, p.Name)
	}
	fault.Hint = didYouMean(name, names)
	if f := l.vocabulary.Find(strings.TrimPrefix(fault.Hint, "did you mean ")); f != nil && fault.Hint != "" {
		fault.Hint += fmt.Sprintf(" (%s)", describe(f))
	}
	fault.Hint = question(fault.Hint)
	return fault
}

// question ends a "did you mean".
func question(hint string) string {
	if hint == "" {
		return ""
	}
	return hint + "?"
}

func describe(f *fact.Fact) string {
	if f.Unit == "" || f.Unit == "none" {
		return string(f.Type)
	}
	return fmt.Sprintf("%s, %s", f.Type, f.Unit)
}

func didYouMean(name string, names []string) string {
	if s := problem.Suggest(name, names); s != "" {
		return "did you mean " + s
	}
	return ""
}

func (l *Language) factNames(of fact.Scope) []string {
	var names []string
	for _, f := range l.vocabulary.Facts {
		if f.Of == of {
			names = append(names, f.Name)
		}
	}
	return names
}

const functionsHint = "see the rule book's page on conditions for the functions there are"

// kept are expr's functions that the language has.
var kept = []string{"any", "all", "none", "one", "count", "sum", "filter", "map", "len", "min", "max", "abs", "ceil", "floor", "round"}

// functions are those that the language has besides expr's own.
var functions = []string{"known", "has", "proved", "days_since", "add_days", "add_months", "on"}

// IsReserved holds for names that no fact or parameter may have: expr's builtins and keywords, and this language's own names.
func IsReserved(name string) bool {
	own := []string{"as_of", "family", "lender", "stage", "deadline", "debts", "due", "id", "true", "false", "nil",
		"and", "or", "not", "in", "let", "if", "else", "matches", "contains", "startsWith", "endsWith"}
	return slices.Contains(own, name) || slices.Contains(functions, name) || slices.Contains(builtin.Names, name)
}

// environment declares every name to expr, with its type.
func (l *Language) environment() types.Map {
	debt := types.Map{}
	env := types.Map{
		"as_of": dateType, "family": types.String, "lender": types.String, "stage": types.String, "deadline": dateType,
		"known":      types.TypeOf(func(any) bool { return false }),
		"has":        types.TypeOf(func(string) bool { return false }),
		"proved":     types.TypeOf(func(string) bool { return false }),
		"days_since": types.TypeOf(func(time.Time) int { return 0 }),
		"add_days":   types.TypeOf(func(time.Time, any) time.Time { return time.Time{} }),
		"add_months": types.TypeOf(func(time.Time, any) time.Time { return time.Time{} }),
		"on":         types.TypeOf(func(string, time.Time) float64 { return 0 }),
	}
	for _, f := range l.vocabulary.Facts {
		env[f.Name] = exprType(f.Type)
		if f.Of == fact.Debt {
			debt[f.Name] = exprType(f.Type)
		}
	}
	debt["family"], debt["lender"] = types.String, types.String
	env["debts"] = types.Array(debt)
	for _, p := range l.names.Parameters {
		env[p.Name] = types.Float64
		if p.Unit == "date" {
			env[p.Name] = dateType
		}
	}
	return env
}

var dateType = types.TypeOf(time.Time{})

func exprType(t fact.Type) types.Type {
	switch t {
	case fact.Bool:
		return types.Bool
	case fact.Integer:
		return types.Int
	case fact.Date:
		return dateType
	case fact.Choice:
		return types.String
	case fact.Choices:
		return types.Array(types.String)
	}
	return types.Float64
}

// quoteParameter makes on(lpr_1y, d) into on("lpr_1y", d): a name would already have been replaced by today's value.
type quoteParameter struct{ language *Language }

func (q quoteParameter) Visit(node *ast.Node) {
	call, ok := (*node).(*ast.CallNode)
	if !ok || len(call.Arguments) != 2 {
		return
	}
	callee, ok := call.Callee.(*ast.IdentifierNode)
	name, isName := call.Arguments[0].(*ast.IdentifierNode)
	if !ok || callee.Value != "on" || !isName {
		return
	}
	if _, exists := q.language.parameters[name.Value]; exists {
		ast.Patch(&call.Arguments[0], &ast.StringNode{Value: name.Value})
	}
}
