package logic

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/expr-lang/expr/builtin"
	"github.com/expr-lang/expr/file"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/problem"
)

// within moves a fault after the end of the text, where something is missing, to its last
// character.
func (f *Fault) within(length int) {
	if f != nil {
		f.Offset = max(0, min(f.Offset, length-1))
		f.Width = max(1, min(f.Width, length-f.Offset))
	}
}

// explain converts an error of expr to a fault, in the words of this package.
func (l *Language) explain(err error, source string, use Use) *Fault {
	var at *file.Error
	if !errors.As(err, &at) {
		return &Fault{Message: strings.SplitN(err.Error(), "\n", 2)[0]}
	}
	offset := min(at.From, utf8.RuneCountInString(source))
	fault := &Fault{Offset: offset, Width: max(1, at.To-at.From), Message: at.Message}
	if name, ok := strings.CutPrefix(at.Message, "unknown name "); ok {
		return l.unknownName(fault, name, use)
	}
	if name, ok := strings.CutPrefix(at.Message, "unknown field "); ok {
		fault.Message = "unknown fact of a debt " + name
		fault.Hint = didYouMean(problem.Suggest(name, append(l.factNames(fact.Debt), "family", "lender")))
		return fault
	}
	if digits := longLiteral.FindStringSubmatch(at.Message); digits != nil {
		before, _, _ := strings.Cut(source, digits[1])
		return &Fault{Offset: utf8.RuneCountInString(before), Width: len(digits[1]), Message: notExact,
			Hint: writeDigits}
	}
	if operator := mismatched.FindStringSubmatch(at.Message); operator != nil &&
		!slices.Contains(operators, operator[1]) {
		fault.Message, fault.Hint = notInLanguage(operator[1])
		return fault
	}
	inWords := func(goType string) string { return plainTypes[goType] }
	fault.Message = strings.TrimSpace(goTypes.ReplaceAllStringFunc(fault.Message, inWords))
	for _, r := range reworded {
		if said := fault.Message; r.said.MatchString(said) {
			fault.Message, fault.Hint = r.said.ReplaceAllString(said, r.message), r.said.ReplaceAllString(said, r.hint)
			break
		}
	}
	return fault
}

// reworded are messages of expr that need other words or a hint.
var reworded = []struct {
	said          *regexp.Regexp
	message, hint string
}{
	{regexp.MustCompile(`^unexpected token EOF$`), "the condition ends too early",
		"add what is missing: a value behind the last operator, or a closing parenthesis"},
	{regexp.MustCompile(`^unexpected token Operator\("="\)$`), "unexpected =", "write == to compare"},
	{regexp.MustCompile(`^unexpected token \w+\("(.*)"\)$`), "unexpected $1",
		"look for a word, comma or parenthesis too many or too few, here or just before"},
	{regexp.MustCompile(`^literal not terminated$`), "a quote that is not closed",
		"write a choice between two quotes of the same kind"},
	{regexp.MustCompile(`^unrecognized character: .*'(.+)'$`), "unexpected $1",
		"write operators, quotes, digits and parentheses in half width"},
	{regexp.MustCompile(`^Operator \((.+)\) and coalesce expressions \(\?\?\) cannot be mixed.*$`),
		"?? and $1 without parentheses",
		"write (x ?? y) $1 z, or x ?? (y $1 z)"},
	{regexp.MustCompile(`^(invalid operation: (?:[=!]=|[<>]=?) \(mismatched types .*)$`), "$1",
		"compare a number with a number, a date with a date, a choice with one of its ids in quotes"},
}

// longLiteral is the message of expr on a number that a machine word cannot hold.
var longLiteral = regexp.MustCompile(`^invalid (?:integer|float) literal: .*parsing "([^"]+)"`)

// mismatched is the message of expr on an operator between values that it does not join.
var mismatched = regexp.MustCompile(`^invalid operation: (\S+) \(mismatched type`)

// plainTypes are the names of Go's types in expr's messages, in the words of this package.
var plainTypes = map[string]string{
	"non-bool expression":     "something else than yes or no",
	"map[string]interface {}": "a debt", "[]interface {}": "a list", "[]map[string]interface {}": "a list",
	"[]string": "a list", "[]int": "a list", "[]float64": "a list", "[]bool": "a list",
	"time.Time": "a date", "time.Duration": "a time span", "float64": "a number", "int": "a number",
	"string": "a choice", "bool": "yes or no",
}

var goTypes = regexp.MustCompile(`non-bool expression|(?:\[\])?map\[string\]interface \{\}|` +
	`\[\]interface \{\}|\[\](?:string|int|float64|bool)\b|\btime\.(?:Time|Duration)\b|` +
	`\b(?:float64|int|string|bool)\b`)

// unknownName completes the fault of an unknown name: what it is instead, or which name is near.
func (l *Language) unknownName(fault *Fault, name string, use Use) *Fault {
	fault.Width = utf8.RuneCountInString(name)
	fault.Message = "unknown fact " + name
	switch {
	case l.functions[name] != nil && !l.functions[name].isExprs():
		fault.Message, fault.Hint = name+" is a function", "write "+name+"(…)"
		return fault
	case slices.Contains(builtin.Names, name):
		fault.Message = name + " is not part of the language of conditions"
		fault.Hint = l.functionsHint()
		return fault
	}
	names := append(l.factNames(fact.Borrower), "as_of")
	for _, f := range l.ordered {
		if !f.isExprs() {
			names = append(names, f.Name)
		}
	}
	if use.Debt {
		names = append(append(names, l.factNames(fact.Debt)...), "family", "lender")
	}
	for _, p := range l.names.Parameters {
		names = append(names, p.Name)
	}
	near := problem.Suggest(name, names)
	if f := l.vocabulary.Find(near); f != nil {
		near += fmt.Sprintf(" (%s)", describe(f))
	}
	if fault.Hint = didYouMean(near); near == "" {
		fault.Hint = "facts.toml lists what there is"
	}
	return fault
}

func describe(f *fact.Fact) string {
	if f.Unit == "" || f.Unit == "none" {
		return string(f.Type)
	}
	return fmt.Sprintf("%s, %s", f.Type, f.Unit)
}

// didYouMean returns the hint at a near name; "" where there is none.
func didYouMean(near string) string {
	if near == "" {
		return ""
	}
	return "did you mean " + near + "?"
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
