package main

import (
	"bufio"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/forbear-project/forbear/advice/interview"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page"
	"github.com/forbear-project/forbear/page/document"
)

// dialogue is an interview in lines.
type dialogue struct {
	*interview.Interview
	app    *app
	lines  *bufio.Scanner
	colour bool
	failed error // of writing
}

// ending says how a dialogue ended.
type ending int

const (
	finished ending = iota
	quit
)

// turn is what a line asks for beside an answer.
type turn int

const (
	answers turn = iota
	back
	leave
	over // there are no more lines
)

func (d *dialogue) say(line string) {
	if _, err := fmt.Fprintln(d.app.stdout, line); err != nil && d.failed == nil {
		d.failed = err
	}
}

// word says what the page has under a key.
func (d *dialogue) word(key string, values ...any) {
	said := page.AskWord(key, d.Book(), d.app.language)
	if len(values) > 0 {
		said = fmt.Sprintf(said, values...)
	}
	for line := range strings.Lines(said) {
		d.say(strings.TrimSuffix(line, "\n"))
	}
}

// read reads a line. It answers why itself, and shows the result.
func (d *dialogue) read(why []interview.Field) (line string, t turn) {
	for {
		fmt.Fprint(d.app.stdout, page.AskWord("prompt", d.Book(), d.app.language))
		if d.failed != nil || !d.lines.Scan() {
			d.say("")
			return "", over
		}
		switch line = strings.TrimSpace(d.lines.Text()); line {
		case "?", "？":
			d.sayWhy(why)
		case "r", "R":
			if err := d.showResult(); err != nil {
				d.failed = err
			}
		case "b", "B":
			return "", back
		case "q", "Q":
			return "", leave
		default:
			return line, answers
		}
	}
}

func (d *dialogue) sayWhy(fields []interview.Field) {
	var names []string
	for _, f := range fields {
		for _, name := range page.WhyAsked(d.Book(), f.Why, d.app.language) {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	if names == nil {
		d.word("why all")
		return
	}
	d.word("why", text.Join(names[:min(len(names), 6)], d.app.language))
}

// hold asks until the end, or until somebody leaves.
func (d *dialogue) hold() ending {
	d.word("how")
	at := 0 // the number of the page to ask; 0 for the next
	for {
		p, ok := d.Page(at)
		if !ok {
			p, ok = d.Next()
		}
		if !ok {
			n, t := d.check()
			switch {
			case t == leave:
				return quit
			case t == over || n == 0:
				return finished
			}
			at = n
			continue
		}
		form, t := d.askPage(p)
		switch t {
		case back:
			before, ok := d.Back(p.Number)
			if !ok {
				d.word("first")
				before = p
			}
			at = before.Number
		case leave:
			return quit
		case over:
			return finished
		default:
			if d.answer(p, form) {
				at = 0
			}
		}
	}
}

// answer answers a page; false where it is to be asked again.
func (d *dialogue) answer(p interview.Page, form map[string][]string) bool {
	problems := d.Answer(p.Number, form)
	for _, one := range problems {
		d.sayProblem(one)
	}
	if problems != nil {
		return false
	}
	p, _ = d.Page(p.Number)
	for _, f := range p.Fields {
		if f.Read != nil && !slices.Contains([]fact.Form{fact.AsChoice, fact.AsChoices, fact.AsYesNo}, f.Read.As) {
			d.word("read", f.Fact.Title.In(d.app.language), f.Fact.Write(f.Value, d.app.language))
		}
	}
	return p.Answered
}

func (d *dialogue) sayProblem(one problem.Problem) {
	if d.app.language == text.ZH {
		one = one.InChinese()
	}
	line := one.Message
	if one.Hint != "" {
		line += text.Both("：", ": ").In(d.app.language) + one.Hint
	}
	d.say("! " + line)
}

// askPage asks what a page asks, and returns its form.
func (d *dialogue) askPage(p interview.Page) (map[string][]string, turn) {
	answered, left := d.Progress()
	d.say("")
	d.word("progress", answered, left)
	if debts := d.Profile().Debts; p.Debt != logic.NoDebt && len(debts) > 1 {
		d.word("debt", page.DebtName(d.Book(), p.Debt+1, d.lenderTitle(debts[p.Debt].Lender), d.app.language))
	}
	form := map[string][]string{interview.KeyAsks: {p.Asks}}
	switch p.Kind {
	case interview.Lenders:
		return d.askLender(p, form)
	case interview.Tick:
		return d.askTicks(p, form)
	case interview.Records:
		return d.askRecords(p, form)
	}
	for i := 0; i < len(p.Fields); i++ {
		switch t := d.askField(p, p.Fields[i], form); {
		case t == back && i > 0:
			i -= 2
		case t != answers:
			return nil, t
		}
	}
	return form, answers
}

// askField asks one question, and enters its answer into a form.
func (d *dialogue) askField(p interview.Page, f interview.Field, form map[string][]string) turn {
	l := d.app.language
	d.say(f.Fact.Ask.In(l))
	ids := choicesOf(f.Fact)
	d.list(f.Fact)
	switch f.Fact.Type {
	case fact.Choices:
		d.word("several")
	case fact.Date, fact.Money:
		d.word(string(f.Fact.Type))
	}
	if p.Answered && f.Value.Known {
		d.word("now", f.Fact.Write(f.Value, l))
	}
	for {
		line, t := d.read([]interview.Field{f})
		if t != answers {
			return t
		}
		if line == "" && p.Answered {
			form[f.Name] = f.Given
			return answers
		}
		if given, ok := chosen(line, ids, f.Fact.Type); ok {
			form[f.Name] = given
			return answers
		}
		d.word("no such")
	}
}

// choicesOf returns the answers that have numbers: from 1, at 0 the one that 0 stands for.
func choicesOf(f *fact.Fact) []string {
	var ids []string
	switch f.Type {
	case fact.Bool:
		return []string{"no", "yes"}
	case fact.Choices:
		ids = []string{interview.None}
	case fact.Choice:
		ids = []string{""}
	default:
		return nil
	}
	for _, a := range f.Answers {
		ids = append(ids, a.ID)
	}
	return ids
}

// list writes the numbered answers to a question.
func (d *dialogue) list(f *fact.Fact) {
	l := d.app.language
	switch f.Type {
	case fact.Bool:
		d.say("  1 " + page.AskWord("yes", d.Book(), l))
		d.say("  0 " + page.AskWord("no", d.Book(), l))
	case fact.Choice, fact.Choices:
		for i, a := range f.Answers {
			d.say(fmt.Sprintf("%3d %s", i+1, page.Capital(a.Title.In(l))))
		}
		if f.Type == fact.Choices {
			d.say("  0 " + page.AskWord("none", d.Book(), l))
		}
	}
}

// chosen returns the answers that a line of numbers stands for; not ok where there is no such number.
// Any other line is an answer as it is.
func chosen(line string, ids []string, of fact.Type) (given []string, ok bool) {
	if ids == nil || line == "" {
		return []string{line}, true
	}
	parts := strings.FieldsFunc(line, func(c rune) bool { return strings.ContainsRune(" ,，、\t\u3000", c) })
	for _, part := range parts {
		n, err := strconv.Atoi(part)
		if err != nil {
			return []string{line}, true
		}
		if n < 0 || n >= len(ids) || ids[n] == "" || len(parts) > 1 && (of != fact.Choices || n == 0) {
			return nil, false
		}
		given = append(given, ids[n])
	}
	return given, true
}

func (d *dialogue) lenderTitle(name string) string {
	if l := d.Book().Lender(name); l != nil {
		return l.Title.In(d.app.language)
	}
	return document.Clean(name)
}
