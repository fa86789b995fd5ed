package main

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/forbear-project/forbear/advice/interview"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page"
)

// askLender asks for the creditor of a debt, who claims the money now, and whether there is another
// debt.
func (d *dialogue) askLender(p interview.Page, form map[string][]string) (map[string][]string, turn) {
	ids := d.listLenders()
	d.word("lender")
	if p.Answered {
		d.word("now", d.lenderTitle(p.Lender))
	}
	line, t := d.readNumber(ids)
	lender := d.Book().Lender(line)
	switch {
	case t != answers:
		return nil, t
	case line == "" && p.Answered:
		form[interview.KeyOther], form[interview.KeyFamily] = []string{p.Lender}, []string{p.Family}
	case lender != nil:
		form[interview.KeyLender] = []string{lender.ID}
	default:
		form[interview.KeyOther] = []string{line}
	}
	if form[interview.KeyLender] != nil {
		families := []string{""}
		for _, f := range d.Book().Families {
			families = append(families, f.ID)
			d.say(fmt.Sprintf("%3d %s", len(families)-1, f.Title.In(d.app.language)))
		}
		d.word("holder")
		family, t := d.readNumber(families)
		if t != answers {
			return nil, t
		}
		form[interview.KeyFamily] = []string{family}
	}
	if p.Debt < len(d.Profile().Debts)-1 {
		return form, answers
	}
	d.word("another")
	more, t := d.readNumber([]string{"", "yes"})
	form[interview.KeyMore] = []string{more}
	return form, t
}

// listLenders writes the lenders of the book by kind, and returns their ids by their numbers.
func (d *dialogue) listLenders() []string {
	ids := []string{""}
	for _, family := range d.Book().Families {
		titled := false
		for _, l := range d.Book().Lenders {
			if l.Family != family.ID {
				continue
			}
			if !titled {
				d.say(family.Title.In(d.app.language))
				titled = true
			}
			ids = append(ids, l.ID)
			d.say(fmt.Sprintf("%3d %s", len(ids)-1, l.Title.In(d.app.language)))
		}
	}
	return ids
}

// readNumber reads a line and returns what its number stands for, or the line where it is none.
func (d *dialogue) readNumber(ids []string) (string, turn) {
	for {
		line, t := d.read(nil)
		n, err := strconv.Atoi(line)
		switch {
		case t != answers, err != nil, d.Book().Lender(line) != nil, d.Book().Guess(line) != nil: // 360 is a lender
			return line, t
		case n >= 0 && n < len(ids):
			return ids[n], answers
		}
		d.word("no such")
	}
}

// askTicks asks for what there is of a list.
func (d *dialogue) askTicks(p interview.Page, form map[string][]string) (map[string][]string, turn) {
	l := d.app.language
	if p.Subject != nil {
		d.say(p.Subject.Title.In(l))
	}
	ids := []string{interview.None}
	var now []string
	for _, f := range p.Fields {
		said := f.Fact.Tick
		if said == (text.Text{}) {
			said = f.Fact.Title
		}
		ids = append(ids, f.Name)
		d.say(fmt.Sprintf("%3d %s", len(ids)-1, page.Capital(said.In(l))))
		if f.Given != nil {
			now = append(now, strconv.Itoa(len(ids)-1))
		}
	}
	d.word("ticks")
	if p.Answered {
		d.word("now", text.Join(append(now, "0")[:max(1, len(now))], l))
	}
	for {
		line, t := d.read(p.Fields)
		if t != answers {
			return nil, t
		}
		if line == "" && p.Answered {
			for _, f := range p.Fields {
				form[f.Name] = f.Given
			}
			form[interview.KeyRest] = []string{p.Rest}
			return form, answers
		}
		if line == "" {
			form[interview.KeyRest] = []string{interview.RestAsk}
			return form, answers
		}
		form[interview.KeyRest] = []string{interview.RestNone}
		ticked, ok := chosen(line, ids, fact.Choices)
		if ok && !slices.ContainsFunc(ticked, func(id string) bool { return !slices.Contains(ids, id) }) {
			for _, id := range ticked {
				if id != interview.None {
					form[id] = []string{interview.Ticked}
				}
			}
			return form, answers
		}
		d.word("no such")
	}
}

// askRecords asks for one entry after another.
func (d *dialogue) askRecords(p interview.Page, form map[string][]string) (map[string][]string, turn) {
	f := p.Fields[0]
	d.say(f.Fact.Ask.In(d.app.language))
	if p.Answered && f.Value.Known {
		d.word("now", f.Fact.Write(f.Value, d.app.language))
	}
	d.word("add")
	none := []string{interview.None, "add"}
	line, t := d.readNumber(none)
	if t != answers {
		return nil, t
	}
	if line != "add" {
		form[f.Name] = []string{line}
		if line == "" && p.Answered {
			delete(form, f.Name)
			for _, entry := range f.Entries {
				for _, field := range entry {
					form[field.Name] = field.Given
				}
			}
			if len(f.Given) > 0 {
				form[f.Name] = f.Given
			}
		}
		return form, answers
	}
	for n := 0; n < fact.MaxRecords && line == "add"; n++ {
		d.word("entry", n+1)
		for _, field := range f.Fact.Fields {
			of := interview.Field{Name: fmt.Sprintf("%s[%d].%s", f.Name, n, field.Name), Fact: field, Why: f.Why}
			if t := d.askField(interview.Page{}, of, form); t != answers {
				return nil, t
			}
		}
		d.word("add more")
		if line, t = d.readNumber([]string{"", "add"}); t == over {
			return form, answers
		} else if t != answers {
			return nil, t
		}
	}
	return form, answers
}

// check writes the answers, each with a number, and returns the page of the one to change; 0 for none.
func (d *dialogue) check() (pageNumber int, t turn) {
	l := d.app.language
	pages := []string{"0"}
	d.say("")
	d.word("check")
	for _, a := range d.Answers() {
		about := ""
		if debts := d.Profile().Debts; a.Debt != logic.NoDebt && len(debts) > 1 {
			name := page.DebtName(d.Book(), a.Debt+1, d.lenderTitle(debts[a.Debt].Lender), l)
			about = fmt.Sprintf(page.AskWord("about", d.Book(), l), name)
		}
		if a.Inferred {
			d.say(fmt.Sprintf("    %s%s: %s (%s)", a.Fact.Title.In(l), about, a.Fact.Write(a.Value, l),
				page.AskWord("inferred", d.Book(), l)))
			continue
		}
		pages = append(pages, strconv.Itoa(a.Page))
		if a.Fact == nil {
			asked := page.AskWord("creditor", d.Book(), l) + about
			d.say(fmt.Sprintf("%3d %s: %s", len(pages)-1, asked, d.lenderTitle(a.Lender)))
			continue
		}
		d.say(fmt.Sprintf("%3d %s%s: %s", len(pages)-1, a.Fact.Title.In(l), about, a.Fact.Write(a.Value, l)))
	}
	d.word("change")
	line, t := d.readNumber(pages)
	if t == back {
		return d.Pages(), answers
	}
	n, _ := strconv.Atoi(line)
	return n, t
}
