package interview

import (
	"fmt"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
)

// ref is what one question is about.
type ref struct {
	debt int // logic.NoDebt for the borrower
	name string
}

// path returns where the profile has the value.
func (r ref) path() string {
	if r.debt == logic.NoDebt {
		return r.name
	}
	return fmt.Sprintf("debts[%d].%s", r.debt, r.name)
}

func first(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return strings.TrimSpace(values[0])
}

// written returns the answers that are not empty; nil where none is.
func written(values []string) (all []string) {
	for _, v := range values {
		if v = strings.TrimSpace(v); v != "" {
			all = append(all, v)
		}
	}
	return all
}

// tickedJSON returns what a tick says of a fact, or none: the answer is "" where it is to be asked.
func tickedJSON(f *fact.Fact, ticked bool, rest string) string {
	switch {
	case ticked && f.Type == fact.Bool:
		return text.JSON(!f.Nothing.Bool)
	case ticked || rest == RestAsk:
		return ""
	}
	return f.JSON(f.Nothing)
}

// jsonOf returns what was answered to a question as the JSON of a profile that people wrote. What a
// page writes itself is as the schema has it, so that only what a person wrote is said to be read.
func jsonOf(f *fact.Fact, form map[string][]string) string {
	answers := written(form[f.Name])
	switch {
	case f.Type == fact.Records:
		return recordsJSON(f, form)
	case answers == nil:
		return "null"
	case f.Type == fact.Choices && len(answers) == 1 && answers[0] == None && !isAnswer(f, None):
		return "[]"
	case f.Type == fact.Bool && len(answers) == 1 && (answers[0] == saysYes || answers[0] == saysNo):
		return text.JSON(answers[0] == saysYes)
	case f.Type == fact.Choices && len(answers) > 1, f.Type == fact.Choices && isAnswer(f, answers[0]):
		return listJSON(answers)
	}
	return text.JSON(answers[0])
}

func isAnswer(f *fact.Fact, id string) bool {
	return slices.ContainsFunc(f.Answers, func(a fact.Answer) bool { return a.ID == id })
}

func listJSON(items []string) string {
	list := make([]string, len(items))
	for i, item := range items {
		list[i] = text.JSON(item)
	}
	return "[" + strings.Join(list, ", ") + "]"
}

// recordsJSON returns the entries of a form; null where there are none and none is not said.
func recordsJSON(f *fact.Fact, form map[string][]string) string {
	var entries []string
	for _, entry := range readEntries(f, form) {
		var members []string
		for _, field := range f.Fields {
			if answer := first(entry[field.Name]); answer != "" {
				members = append(members, text.JSON(field.Name)+": "+text.JSON(answer))
			}
		}
		entries = append(entries, "{"+strings.Join(members, ", ")+"}")
	}
	switch said := first(form[f.Name]); {
	case entries != nil:
		return "[" + strings.Join(entries, ", ") + "]"
	case said == None:
		return "[]"
	case said != "":
		return text.JSON(said)
	}
	return "null"
}

// readEntries returns the entries of a form that hold an answer, by the names of their fields.
func readEntries(f *fact.Fact, form map[string][]string) []map[string][]string {
	var entries []map[string][]string
	for n := range fact.MaxRecords + 1 { // one too many is refused by the reader
		entry := map[string][]string{}
		for _, field := range f.Fields {
			if answers := written(form[entryKey(f, n, field)]); answers != nil {
				entry[field.Name] = answers
			}
		}
		if len(entry) > 0 {
			entries = append(entries, entry)
		}
	}
	return entries
}

// profileJSON returns the profile that answers make, as people wrote it.
func (iv *Interview) profileJSON(debts []debt, answers map[ref]answer) string {
	members := func(debt int, scope fact.Scope) (list []string) {
		for _, f := range iv.book.Vocabulary.Facts {
			if a, ok := answers[ref{debt, f.Name}]; ok && f.Of == scope {
				list = append(list, text.JSON(f.Name)+": "+a.json)
			}
		}
		return list
	}
	all := make([]string, len(debts))
	for i, d := range debts {
		list := []string{}
		if d.id != "" {
			list = append(list, `"id": `+text.JSON(d.id))
		}
		if d.lender != "" {
			list = append(list, `"lender": `+text.JSON(d.lender))
		}
		all[i] = "{" + strings.Join(append(list, members(i, fact.Debt)...), ", ") + "}"
	}
	whole := append([]string{`"as_of": ` + text.JSON(iv.day.String())}, members(logic.NoDebt, fact.Borrower)...)
	return "{" + strings.Join(append(whole, `"debts": [`+strings.Join(all, ", ")+"]"), ", ") + "}"
}

// readProfile reads the profile that answers make.
func (iv *Interview) readProfile(debts []debt, answers map[ref]answer) (*fact.Profile, []problem.Problem) {
	p, problems := fact.ReadAsWritten(iv.book.Vocabulary, "", []byte(iv.profileJSON(debts, answers)), iv.day)
	return p, problems
}

// inForm returns problems of a profile with the paths of fields in the form of a page.
func inForm(problems []problem.Problem, debt int) []problem.Problem {
	prefix := ref{debt, ""}.path()
	for i := range problems {
		p := &problems[i]
		p.Line, p.Column, p.Width = 0, 0, 0
		p.Path = strings.TrimPrefix(p.Path, prefix)
	}
	return problems
}
