package web

import (
	"github.com/forbear-project/forbear/advice/interview"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/page"
)

// answerGroup is the answers on one debt, or on the borrower.
type answerGroup struct {
	Title   string
	Answers []answerRow
}

// answerRow is an answer to be looked at, and changed.
type answerRow struct {
	Question, Answer string
	Change           string // where it is changed; "" for what follows from others
	ReadOtherwise    bool   // it was read otherwise than written
}

// checkBody is all answers.
type checkBody struct {
	Groups   []answerGroup
	Inferred []answerRow
	More     bool // questions are left
}

// check shows the answers, each to be changed.
func (v *visit) check() Response {
	iv := v.Session.Interview
	body := checkBody{}
	groups := map[int]int{} // the place of each debt's group
	for _, a := range iv.Answers() {
		row := v.answerRow(a)
		if a.Inferred {
			body.Inferred = append(body.Inferred, row)
			continue
		}
		if _, there := groups[a.Debt]; !there {
			groups[a.Debt] = len(body.Groups)
			body.Groups = append(body.Groups, answerGroup{Title: v.groupTitle(a.Debt)})
		}
		g := &body.Groups[groups[a.Debt]]
		g.Answers = append(g.Answers, row)
	}
	_, body.More = iv.Next()
	return v.page("check.html", "answers", body)
}

func (v *visit) groupTitle(debt int) string {
	if debt == logic.NoDebt {
		return v.word("check.you")
	}
	if name := v.debtName(debt); name != "" {
		return name
	}
	return v.word("check.debt")
}

func (v *visit) answerRow(a interview.Answer) answerRow {
	row := answerRow{ReadOtherwise: a.Read != nil}
	if a.Page > 0 {
		row.Change = v.questionPath(a.Page, thenCheck)
	}
	if a.Fact == nil {
		row.Question, row.Answer = v.word("check.lender"), v.lenderTitle(a.Lender)
		if row.Answer == "" {
			row.Answer = v.word("unknown")
		}
		return row
	}
	row.Question = page.Capital(a.Fact.Title.In(v.Language))
	row.Answer = v.word("unknown")
	if a.Value.Known {
		row.Answer = page.Capital(a.Fact.Write(a.Value, v.Language))
	}
	return row
}
