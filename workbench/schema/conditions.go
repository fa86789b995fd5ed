package schema

import (
	"fmt"
	"strings"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
)

// expression is what may be written where one stands.
type expression struct {
	says  text.Text
	names []string // beside facts, parameters, as_of, family and lender
}

// expressions are those that differ in what they give and may speak of.
var expressions = map[string]expression{
	"condition": {both("条件：是、否，或还不知道", "a condition: yes, no or not known"), []string{"stage"}},
	"requirement": {both("条件：是、否，或还不知道；不许用 ??、has 和 proved", "a condition: yes, no or not known; ??, has and proved are refused"),
		[]string{"stage"}},
	"stage":   {both("到了这一步的条件；不许用 ??、has 和 proved", "when a debt has gone so far; ??, has and proved are refused"), nil},
	"urgency": {both("条件：「是」在先，还不知道其次，「否」在后", "a condition: yes comes first, then what is not known, then no"), []string{"stage", "deadline"}},
	"due":     {both("期限是哪一天，如 add_days(paper_received_on, 15)", "the day it is due, such as add_days(paper_received_on, 15)"), []string{"stage"}},
	"derive":  {both("怎么从别的事实算出来", "how it is worked out from other facts"), nil},
}

// condition is an expression of that name. What it may speak of cannot be checked here; it is listed, and forbear check looks.
func condition(name string) form {
	return func(m *maker) object {
		return m.define(name+"-expression", func() object {
			return object{
				{"description", m.spoken(expressions[name])},
				{"type", "string"}, {"maxLength", 2000}, {"pattern", saysThings},
			}
		})
	}
}

// language is the closed part of expr that conditions are written in.
const language = "`and or not`, `== != < <= > >=`, `+ - * /`, `? :`, `in`, `not in`, `1..30`, `let`; " +
	"`any all none one count sum filter map` over `debts` (`.overdue_days`) and lists (`#`); `len min max abs ceil floor round`; " +
	"`known(fact)`, `has(\"material\")`, `proved(\"hardship\")`, `days_since(date)`, `add_days(date, n)`, `add_months(date, n)`, `on(parameter, date)`"

// spoken is what an expression is, its language, and every name it may use.
func (m *maker) spoken(e expression) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n%s\n\n", described(e.says), language)
	fmt.Fprintf(&b, "names · 可以用的名称: %s\n", code(append([]string{"as_of", "family", "lender"}, e.names...)))
	for _, f := range m.book.Vocabulary.Facts {
		fmt.Fprintf(&b, "\n- `%s` %s%s: %s · %s", f.Name, ofDebt(f), kindOf(f), f.Title.EN, f.Title.ZH)
	}
	for _, p := range m.book.Parameters {
		fmt.Fprintf(&b, "\n- `%s` parameter, %s: %s · %s", p.ID, p.Unit, p.Title.EN, p.Title.ZH)
	}
	return b.String()
}

func code(names []string) string { return "`" + strings.Join(names, "`, `") + "`" }

func ofDebt(f *fact.Fact) string {
	if f.Of == fact.Debt {
		return "of a debt, "
	}
	return ""
}

// kindOf is a fact's type, with its unit or its choices.
func kindOf(f *fact.Fact) string {
	switch {
	case f.Type.IsNumber():
		return string(f.Type) + ", " + f.Unit
	case f.From != "":
		return fmt.Sprintf("%s of %s", f.Type, f.From)
	case f.Answers == nil:
		return string(f.Type)
	}
	ids := make([]string, len(f.Answers))
	for i, a := range f.Answers {
		ids[i] = a.ID
	}
	return fmt.Sprintf("%s of %s", f.Type, strings.Join(ids, " "))
}
