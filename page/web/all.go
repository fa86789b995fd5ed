package web

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/advice/interview"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/problem"
)

// allGroup is everything that may be told of one debt, or of the borrower.
type allGroup struct {
	Title    string
	Subjects []allSubject
}

// allSubject is the questions of one subject.
type allSubject struct {
	Title  string
	Fields []field
	Open   bool // something is told, or wrong
}

// all shows every question on one page.
func (v *visit) all() Response {
	iv := v.Session.Interview
	var form map[string][]string
	var problems []fieldProblem
	if s := v.Session.refused; s != nil && s.path == v.Path {
		form, problems = s.form, s.problems
	}
	var groups []allGroup
	for debt := range iv.Profile().Debts {
		groups = append(groups, v.allGroup(debt, form, problems))
	}
	return v.page("all.html", "start.all", append(groups, v.allGroup(logic.NoDebt, form, problems)))
}

func (v *visit) allGroup(debt int, form map[string][]string, problems []fieldProblem) allGroup {
	g := allGroup{Title: v.groupTitle(debt)}
	if debt != logic.NoDebt && len(v.Session.Interview.Profile().Debts) == 1 {
		if name := v.lenderTitle(v.Session.Interview.Profile().Debts[0].Lender); name != "" {
			g.Title = name
		}
	}
	for _, s := range v.Session.Interview.Book().Subjects {
		shown := allSubject{Title: s.Title.In(v.Language)}
		for _, f := range s.Facts {
			if !isOnAll(f, debt) {
				continue
			}
			name := allName(f, debt)
			one := interview.Field{Name: name, Fact: f, Value: v.valueOf(f, debt)}
			if form != nil {
				one.Given, one.Value = append([]string{}, form[name]...), fact.Value{}
			}
			shown.Fields = append(shown.Fields, v.field(one))
			shown.Open = shown.Open || one.Value.Known || len(one.Given) > 0 ||
				slices.ContainsFunc(problems, func(p fieldProblem) bool { return p.Field == name })
		}
		if shown.Fields != nil {
			g.Subjects = append(g.Subjects, shown)
		}
	}
	return g
}

// isOnAll reports whether a fact is asked on the page of all questions: records have a page of their
// own, and the kind of creditor is asked with the creditor.
func isOnAll(f *fact.Fact, debt int) bool {
	return (f.Of == fact.Debt) == (debt != logic.NoDebt) && f.Type != fact.Records && f.Name != interview.KeyFamily
}

// allName returns the name of a fact in the form, which is its path in a profile.
func allName(f *fact.Fact, debt int) string {
	if debt == logic.NoDebt {
		return f.Name
	}
	return fmt.Sprintf("debts[%d].%s", debt, f.Name)
}

func (v *visit) valueOf(f *fact.Fact, debt int) fact.Value {
	p := v.Session.Interview.Profile()
	if debt == logic.NoDebt {
		return p.Borrower[f.Slot]
	}
	return p.Debts[debt].Values[f.Slot]
}

// tellAll takes the answers of the page of all questions; what is empty is not known.
func (v *visit) tellAll() Response {
	iv := v.Session.Interview
	if bytesOf(v.Form) > MaxSession {
		return v.refuse("/all", []fieldProblem{{"", v.word("toomuch")}})
	}
	p := iv.Profile().Clone()
	var problems []fieldProblem
	for debt := range p.Debts {
		problems = append(problems, v.tellGroup(p, debt)...)
	}
	if problems = append(problems, v.tellGroup(p, logic.NoDebt)...); problems != nil {
		return v.refuse("/all", problems)
	}
	read, wrong := fact.ReadAsWritten(iv.Book().Vocabulary, "", p.JSON(iv.Book().Vocabulary), iv.Day())
	if wrong != nil {
		return v.refuse("/all", v.said(wrong))
	}
	v.Session.Interview = interview.Open(iv.Book(), iv.Day(), read)
	return v.redirect("/check")
}

// tellGroup enters the answers on one debt, or on the borrower, into a profile.
func (v *visit) tellGroup(p *fact.Profile, debt int) (problems []fieldProblem) {
	iv := v.Session.Interview
	for _, s := range iv.Book().Subjects {
		for _, f := range s.Facts {
			if !isOnAll(f, debt) {
				continue
			}
			name := allName(f, debt)
			if err := tell(p, f, debt, v.Form[name], iv); err != nil {
				var list problem.List
				errors.As(err, &list)
				for _, said := range v.said(list) {
					problems = append(problems, fieldProblem{name, said.Said})
				}
			}
		}
	}
	return problems
}

// tell enters one answer into a profile. An empty one makes the fact unknown.
func tell(p *fact.Profile, f *fact.Fact, debt int, answers []string, iv *interview.Interview) error {
	answers = slices.DeleteFunc(slices.Clone(answers), func(s string) bool { return strings.TrimSpace(s) == "" })
	var value fact.Value
	if len(answers) > 0 {
		var err error
		if value, err = f.ParseAnswer(strings.Join(answers, ", "), iv.Day()); err != nil {
			return err
		}
	}
	if debt == logic.NoDebt {
		return p.Set(f.Name, value)
	}
	return p.SetDebt(debt, f.Name, value)
}
