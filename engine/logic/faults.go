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
	"github.com/forbear-project/forbear/engine/text"
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
		return &Fault{Message: inEnglish(strings.SplitN(err.Error(), "\n", 2)[0])}
	}
	offset := min(at.From, utf8.RuneCountInString(source))
	fault := &Fault{Offset: offset, Width: max(1, at.To-at.From), Message: inEnglish(at.Message)}
	if name, ok := strings.CutPrefix(at.Message, "unknown name "); ok {
		return l.unknownName(fault, name, use)
	}
	if name, ok := strings.CutPrefix(at.Message, "unknown field "); ok {
		fault.Message = unknownOfDebt(name)
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
	if comma := thousands.FindStringIndex(source); comma != nil &&
		strings.HasPrefix(at.Message, `unexpected token Operator(",")`) {
		return &Fault{Offset: utf8.RuneCountInString(source[:comma[0]]), Width: comma[1] - comma[0],
			Message: text.Both("数里有逗号", "a comma within a number"), Hint: digitsAlone}
	}
	inWords := func(goType string) string { return plainTypes[goType] }
	said := strings.TrimSpace(goTypes.ReplaceAllStringFunc(at.Message, inWords))
	fault.Message = inEnglish(said)
	for _, r := range reworded {
		if r.said.MatchString(said) {
			reword := func(t text.Text) text.Text {
				return text.Each(func(in text.Language) string { return r.said.ReplaceAllString(said, t.In(in)) })
			}
			fault.Message, fault.Hint = reword(r.message), reword(r.hint)
			break
		}
	}
	return fault
}

// inEnglish is the message for what expr says, which it does in English.
func inEnglish(said string) text.Text {
	return text.Both("这个表达式有错：%s", "%s").With(said)
}

func unknownOfDebt(name string) text.Text {
	return text.Both("一笔债没有这个事实：%s", "unknown fact of a debt %s").With(name)
}

// reworded are messages of expr that need other words or a hint.
var reworded = []struct {
	said          *regexp.Regexp
	message, hint text.Text
}{
	{regexp.MustCompile(`^unexpected token EOF$`), text.Both("条件没有写完", "the condition ends too early"),
		text.Both(
			"补上缺的：最后一个运算符后面的值，或右括号",
			"add what is missing: a value behind the last operator, or a closing parenthesis",
		)},
	{
		regexp.MustCompile(`^unexpected token Operator\("="\)$`),
		text.Both("这里不该有 =", "unexpected ="),
		text.Both("比较写 ==", "write == to compare"),
	},
	{regexp.MustCompile(`^unexpected token \w+\("(.*)"\)$`), text.Both("这里不该有 $1", "unexpected $1"),
		text.Both("看看这里或前面，是不是多了或少了词、逗号、括号",
			"look for a word, comma or parenthesis too many or too few, here or just before")},
	{regexp.MustCompile(`^bad number syntax: "(.*)"$`), text.Both("$1 不是数", "$1 is no number"), digitsAlone},
	{regexp.MustCompile(`^literal not terminated$`), text.Both("引号没有关上", "a quote that is not closed"),
		text.Both("选项写在两个同样的引号之间", "write a choice between two quotes of the same kind")},
	{regexp.MustCompile(`^unrecognized character: .*'(.+)'$`), text.Both("这里不该有 $1", "unexpected $1"),
		text.Both("运算符、引号、数字、括号都用半角", "write operators, quotes, digits and parentheses in half width")},
	{regexp.MustCompile(`^Operator \((.+)\) and coalesce expressions \(\?\?\) cannot be mixed.*$`),
		text.Both("?? 和 $1 之间没有括号", "?? and $1 without parentheses"),
		text.Both("写 (x ?? y) $1 z，或 x ?? (y $1 z)", "write (x ?? y) $1 z, or x ?? (y $1 z)")},
	{regexp.MustCompile(`^(invalid operation: (?:[=!]=|[<>]=?) \(mismatched types .*)$`), text.Both("两边不是同一类值，不能比", "$1"),
		text.Both("数和数比，日期和日期比，选项和加引号的选项 id 比",
			"compare a number with a number, a date with a date, a choice with one of its ids in quotes")},
}

// thousands matches a number with commas.
var thousands = regexp.MustCompile(`\b[0-9]{1,3}(,[0-9]{3})+\b`)

var digitsAlone = text.Both("只写数字：5万 写 50000", "write digits alone: 50000, not 50,000 or 5万")

// longLiteral is the message of expr on a number that a machine word cannot hold.
var longLiteral = regexp.MustCompile(`^invalid (?:integer|float) literal: .*parsing "([^"]+)"`)

// mismatched is the message of expr on an operator between values that it does not join.
var mismatched = regexp.MustCompile(`^invalid operation: (\S+) \(mismatched type`)

// plainTypes are the names of Go's types in expr's messages, in the words of this package.
var plainTypes = map[string]string{
	"non-bool expression":     "something else than yes or no",
	"map[string]interface {}": "a debt or an entry", "[]interface {}": "a list", "[]map[string]interface {}": "a list",
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
	fault.Message = text.Both("没有这个事实：%s", "unknown fact %s").With(name)
	switch {
	case l.functions[name] != nil && !l.functions[name].isExprs():
		fault.Message = text.Both("%s 是函数", "%s is a function").With(name)
		fault.Hint = text.Both("写 %s(…)", "write %s(…)").With(name)
		return fault
	case slices.Contains(builtin.Names, name):
		fault.Message = notPart(name)
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
		fault.Hint = text.Both("有哪些，见 facts.toml", "facts.toml lists what there is")
	}
	return fault
}

func describe(f *fact.Fact) string {
	if f.Unit == "" || f.Unit == "none" {
		return string(f.Type)
	}
	return fmt.Sprintf("%s, %s", f.Type, f.Unit)
}

// notPart says that conditions do not have something.
func notPart(what any) text.Text {
	return text.Both("条件里不能用%s", "%s is not part of the language of conditions").With(what)
}

// didYouMean returns the hint at a near name; nothing where there is none.
func didYouMean(near string) text.Text {
	if near == "" {
		return text.Text{}
	}
	return text.Both("您要写的是不是 %s？", "did you mean %s?").With(near)
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
