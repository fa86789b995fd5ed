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

// within moves a fault that lies behind the text, where something is missing, to the text's last character.
func (f *Fault) within(length int) {
	if f != nil {
		f.Offset = max(0, min(f.Offset, length-1))
		f.Width = max(1, min(f.Width, length-f.Offset))
	}
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
