package schema

import (
	"fmt"
	"strings"

	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/fact"
)

// expression is one of a use. The names it may use cannot be checked here: they are listed, and
// forbear check looks.
func (m *maker) expression(u *form.Use) object {
	return m.define(u.Name+"-expression", func() object {
		return object{
			{"description", m.describe(u)},
			{"type", "string"}, {"maxLength", 2000}, {"pattern", saysThings},
		}
	})
}

// language is the closed part of expr that conditions are written in.
const language = "`and or not`, `== != < <= > >=`, `+ - * /`, `? :`, `in`, `not in`, `1..30`, `let`; " +
	"`any all none one count sum filter map` over `debts` (`.overdue_days`), records (`.amount`) and lists (`#`); `len min max abs ceil " +
	"floor round`; " +
	"`known(fact)`, `has(\"material\")`, `proved(\"hardship\")`, `days_since(date)`, `add_days(date, n)`, " +
	"`add_months(date, n)`, `on(parameter, date)`"

// describe says what an expression is, its language, and every name it may use.
func (m *maker) describe(u *form.Use) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n%s\n\n", described(u.Says), language)
	fmt.Fprintf(&b, "names · 可以用的名称: %s\n", code(append([]string{"as_of", "family", "lender"}, u.Names...)))
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

// kindOf returns a fact's type, with its unit or its choices.
func kindOf(f *fact.Fact) string {
	switch {
	case f.Type.IsNumber():
		return string(f.Type) + ", " + f.Unit
	case f.From != "":
		return fmt.Sprintf("%s of %s", f.Type, f.From)
	case f.Type == fact.Records:
		fields := make([]string, len(f.Fields))
		for i, field := range f.Fields {
			fields[i] = "." + field.Name + " " + kindOf(field)
		}
		return "records of " + strings.Join(fields, "; ")
	case f.Answers == nil:
		return string(f.Type)
	}
	ids := make([]string, len(f.Answers))
	for i, a := range f.Answers {
		ids[i] = a.ID
	}
	return fmt.Sprintf("%s of %s", f.Type, strings.Join(ids, " "))
}
