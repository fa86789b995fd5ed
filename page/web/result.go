package web

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/forbear-project/forbear/advice/days"
	"github.com/forbear-project/forbear/advice/letter"
	"github.com/forbear-project/forbear/advice/way"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page"
	"github.com/forbear-project/forbear/page/document"
	"github.com/forbear-project/forbear/page/ics"
)

// daysAhead is how many days the calendar has after today.
const daysAhead = 120

// options returns the options of the pages of a result.
func (v *visit) options() page.Options {
	stages := map[string]text.Text{}
	for _, s := range v.Session.Interview.Book().Stages {
		stages[s.ID] = s.Title
	}
	return page.Options{Language: v.Language, Full: true, Screen: true, Remote: v.Remote, Stages: stages}
}

func (v *visit) decide() *engine.Decision {
	iv := v.Session.Interview
	return engine.Decide(iv.Book(), iv.Profile(), iv.Day())
}

// evaluation returns everything on the answers, with the letters that they need, for a page in the
// language of the visit.
func (v *visit) evaluation() *engine.Evaluation {
	d := v.decide()
	e := engine.ExplainIn(d, v.Language)
	letter.Enter(e, d)
	return e
}

// notYet leads back to the questions while there may be no result; nil where there may.
func (v *visit) notYet() *Response {
	if v.Session.Interview.Gate() {
		return nil
	}
	v.Session.notice = "gate"
	answer := v.redirect("/q")
	return &answer
}

// resultBody is what the result shows.
type resultBody struct {
	Screen *page.Screen
	More   bool // there are questions that would tell more
}

func (v *visit) result() Response {
	if answer := v.notYet(); answer != nil {
		return *answer
	}
	e := v.evaluation()
	more := slices.ContainsFunc(e.Missing, func(q engine.Question) bool { return !q.Asked })
	shown := &view{Title: v.word("result"), Wide: true, Body: resultBody{page.ScreenOf(e, v.options()), more}}
	return v.pageOf("result.html", shown)
}

// link is a link under a document.
type link struct {
	To, Said string
	Save     bool
}

// documentBody is a page that is made of a document.
type documentBody struct {
	Back   *link
	Blocks []document.Block
	Links  []link
	Below  []document.Block // not printed
	Foot   string
}

func (v *visit) document(titleKey string, body documentBody) Response {
	return v.page("document.html", titleKey, body)
}

// strategy shows everything on one strategy of one debt, and what would have to be otherwise.
func (v *visit) strategy() Response {
	if answer := v.notYet(); answer != nil {
		return *answer
	}
	iv, id := v.Session.Interview, v.values["strategy"]
	debt, ok := v.debtOf(v.values["debt"])
	if !ok || debt == "" || iv.Book().Strategy(id) == nil {
		return v.lost()
	}
	e := v.evaluation()
	way.Fill(e, iv.Book(), iv.Profile(), id)
	o := v.options()
	o.Strategy = id
	return v.document("result.each", documentBody{
		Back: &link{To: "/result", Said: v.word("backto")}, Blocks: page.StrategyOf(e, debt, o).Body,
	})
}

// print shows everything, opened.
func (v *visit) print() Response {
	if answer := v.notYet(); answer != nil {
		return *answer
	}
	e := v.evaluation()
	foot := strings.Join([]string{
		v.word("print.foot"), text.LongDate(e.AsOf, v.Language), e.Book.Title.In(v.Language) + " " + e.Book.Version,
	}, " · ")
	return v.document("result.print", documentBody{
		Back:   &link{To: "/result", Said: v.word("backto")},
		Blocks: page.Of(e, v.options()).Body, Foot: foot,
	})
}

func (v *visit) calendar() *days.Calendar {
	iv := v.Session.Interview
	return days.Of(iv.Book(), iv.Profile(), iv.Day(), daysAhead)
}

func (v *visit) days() Response {
	if answer := v.notYet(); answer != nil {
		return *answer
	}
	return v.document("result.days", documentBody{
		Back: &link{To: "/result", Said: v.word("backto")}, Blocks: page.Calendar(v.calendar(), v.Language).Body,
		Links: []link{{"/days.ics", v.word("days.file"), true}, {"/days-with-names.ics", v.word("days.names"), true}},
	})
}

func (v *visit) daysFile() Response          { return v.calendarFile(false) }
func (v *visit) daysFileWithNames() Response { return v.calendarFile(true) }

func (v *visit) calendarFile(names bool) Response {
	if answer := v.notYet(); answer != nil {
		return *answer
	}
	var out bytes.Buffer
	if err := ics.Write(&out, page.Events(v.calendar(), v.Language, names)); err != nil {
		panic(err) // a buffer takes everything
	}
	return save("days.ics", "text/calendar; charset=utf-8", out.Bytes())
}

func save(name, kind string, body []byte) Response {
	return Response{Status: 200, Type: kind, Name: name, Body: body}
}

func (v *visit) profileFile() Response {
	iv := v.Session.Interview
	return save("forbear.json", "application/json", iv.Profile().JSON(iv.Book().Vocabulary))
}

func (v *visit) evaluationFile() Response {
	if answer := v.notYet(); answer != nil {
		return *answer
	}
	var out bytes.Buffer
	d := v.decide()
	e := engine.Explain(d)
	letter.Enter(e, d)
	if err := text.WriteJSON(&out, e); err != nil {
		panic(err) // a buffer takes everything
	}
	return save("evaluation.json", "application/json", out.Bytes())
}

// lettersBody is the list of letters.
type lettersBody struct{ Groups []page.LetterGroup }

func (v *visit) letters() Response {
	if answer := v.notYet(); answer != nil {
		return *answer
	}
	d := v.decide()
	groups := page.LetterGroups(engine.ExplainIn(d, v.Language), letter.All(d), v.Language)
	return v.page("letters.html", "letters.title", lettersBody{groups})
}

// chosenLetter returns the letter that the path names; false where there is none for the debt.
func (v *visit) chosenLetter(d *engine.Decision) (l letter.Letter, ok bool) {
	debt, ok := v.debtOf(v.values["debt"])
	if !ok {
		return l, false
	}
	for _, l := range letter.All(d) {
		if l.ID == v.values["letter"] && l.Debt == debt {
			return l, true
		}
	}
	return l, false
}

// letterLanguages are the languages of a letter: Chinese, and to read beside it the visitor's.
func (v *visit) letterLanguages() []text.Language {
	if v.Language == text.ZH {
		return []text.Language{text.ZH}
	}
	return []text.Language{text.ZH, v.Language}
}

// letter shows a letter, or why it may not be written.
func (v *visit) letter() Response {
	if answer := v.notYet(); answer != nil {
		return *answer
	}
	d := v.decide()
	l, ok := v.chosenLetter(d)
	if !ok {
		return v.lost()
	}
	body := documentBody{Back: &link{To: "/letters", Said: v.word("letter.back")}}
	if !l.MayBeMade {
		body.Blocks = []document.Block{
			document.Heading{Level: 1, Text: document.Say(v.word("letter.refused"))},
			document.Paragraph{Text: document.Say(page.Refusal(l).In(v.Language))},
		}
		return v.document("letters.title", body)
	}
	written := page.LetterOptions{Languages: v.letterLanguages(), Language: v.Language}
	filled := letter.Fill(d, l)
	body.Blocks = page.Letter(filled, written).Body
	body.Below = page.Blanks(filled, written).Body
	for _, f := range letterFormats {
		body.Links = append(body.Links, link{v.Path + "/" + f.name, v.word("letter." + f.name), true})
	}
	return v.document("letters.title", body)
}

// letterFormats are the files that a letter can be saved as.
var letterFormats = []struct {
	name, kind string
	write      func(out *bytes.Buffer, d document.Document) error
}{
	{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
		func(out *bytes.Buffer, d document.Document) error { return document.WriteDocx(out, d) }},
	{"html", "text/html; charset=utf-8",
		func(out *bytes.Buffer, d document.Document) error { return document.WriteHTML(out, d) }},
	{"md", "text/markdown; charset=utf-8",
		func(out *bytes.Buffer, d document.Document) error { return document.WriteMarkdown(out, d) }},
}

// letterFile returns a letter as a file.
func (v *visit) letterFile() Response {
	if answer := v.notYet(); answer != nil {
		return *answer
	}
	d := v.decide()
	l, ok := v.chosenLetter(d)
	if !ok || !l.MayBeMade {
		return v.lost()
	}
	made := page.Letter(letter.Fill(d, l), page.LetterOptions{Languages: []text.Language{text.ZH}, Language: v.Language})
	for _, f := range letterFormats {
		if f.name != v.values["format"] {
			continue
		}
		var out bytes.Buffer
		if err := f.write(&out, made); err != nil {
			panic(err) // a buffer takes everything
		}
		return save(l.ID+"."+f.name, f.kind, out.Bytes())
	}
	return v.lost()
}

// numberOf returns the number of a debt in the profile, from 1; 0 for the borrower.
func (v *visit) numberOf(debt string) int {
	for i, d := range v.Session.Interview.Profile().Debts {
		if d.ID == debt {
			return i + 1
		}
	}
	return 0
}

// debtOf returns the debt of a number as numberOf gives it; "" of 0.
func (v *visit) debtOf(number string) (debt string, ok bool) {
	n, err := strconv.Atoi(number)
	debts := v.Session.Interview.Profile().Debts
	switch {
	case err != nil || n < 0 || n > len(debts):
		return "", false
	case n == 0:
		return "", true
	}
	return debts[n-1].ID, true
}
