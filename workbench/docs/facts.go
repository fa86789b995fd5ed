package docs

import (
	"strconv"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// facts returns everything that may be known of a borrower or a debt, and what uses it.
func (a *author) facts() []document.Block {
	body := []document.Block{a.paragraph(sayFactsSaid)}
	for _, f := range a.Book.Vocabulary.Facts {
		body = append(body, document.Entry{Body: a.fact(f)})
	}
	if len(a.Book.Subjects) > 0 {
		body = append(body, a.heading(2, saySubjects))
	}
	for _, s := range a.Book.Subjects {
		body = append(body, document.Entry{Body: a.subject(s)})
	}
	return body
}

// subject returns a page of questions: what stands above them, how they are asked, and which.
func (a *author) subject(s *book.Subject) []document.Block {
	var facts []document.Sentence
	for _, f := range s.Facts {
		facts = append(facts, document.Sentence{document.Link(a.in(f.Title), factAnchor(f.Name))})
	}
	kinds := s.Said.Of.Key("kind").Type
	body := []document.Block{
		document.Heading{Level: 3, ID: subjectAnchor(s.ID), Text: document.Say(a.in(s.Title))},
		a.paragraph(s.Ask),
		document.List{Items: []document.Item{
			{Text: a.labelled(sayAskedHow, a.keySays(kinds, string(s.Kind)))},
			{Text: a.labelled(sayAsksFor, document.Join(facts, a.in(sayBetween)))},
		}},
	}
	return append(append(body, a.others(s.Said)...), a.place(s.ID, s.Place))
}

// scopes say of what a fact is known.
var scopes = map[fact.Scope]text.Text{
	fact.Borrower: text.Both("借款人", "the borrower"), fact.Debt: text.Both("每一笔债", "each debt"),
}

// types say what kind of answer a fact has.
var types = map[fact.Type]text.Text{
	fact.Bool: text.Both("是或否", "yes or no"), fact.Integer: text.Both("整数", "a whole number"),
	fact.Money: text.Both("金额", "an amount"),
	fact.Date:  text.Both("日期", "a date"), fact.Choice: text.Both("选一个", "one of"),
	fact.Choices: text.Both("可选几个", "any of"), fact.Records: text.Both("几项，每项有", "several entries, each with"),
}

// changes say who can change a fact.
var changes = map[fact.Changer]text.Text{
	fact.ByBorrower: text.Both("借款人自己能改变", "the borrower can change it"),
	fact.ByLender:   text.Both("看对方", "the creditor can change it"),
	fact.ByTime:     text.Both("随日子变", "time changes it"),
	fact.ByNobody:   text.Both("谁也改变不了", "nobody can change it"),
}

func (a *author) fact(f *fact.Fact) []document.Block {
	body := []document.Block{document.Heading{Level: 2, ID: factAnchor(f.Name),
		Text: document.Sentence{{Text: a.in(f.Title) + " "}, {Text: f.Name, Look: document.Code}}}}
	var parts []document.Item
	if f.Given() {
		body = append(body, a.paragraph(f.Ask))
	} else {
		parts = append(parts, document.Item{Text: a.labelled(sayDerived, a.derived(f))})
	}
	for _, e := range []struct {
		label text.Text
		is    *logic.Expression
	}{{sayInferred, a.Book.Language.Inference(f)}, {sayStarts, a.Book.Language.Start(f)}} {
		if e.is != nil {
			parts = append(parts, document.Item{Text: a.labelled(e.label, a.worded(e.is))})
		}
	}
	parts = append(parts, document.Item{Text: a.labelled(sayAnswer, a.answer(f))},
		document.Item{Text: a.labelled(sayKnownOf, document.Say(a.in(scopes[f.Of])))})
	if f.Given() && f.Changes != "" {
		parts = append(parts, document.Item{Text: a.labelled(sayChanges, document.Say(a.in(changes[f.Changes])))})
	}
	if s := a.Book.Subject(f.Subject); s != nil {
		link := document.Sentence{document.Link(a.in(s.Title), subjectAnchor(s.ID))}
		parts = append(parts, document.Item{Text: a.labelled(sayAskedWith, link)})
	}
	if len(f.Answers) > 0 {
		parts = append(parts, document.Item{Text: a.labelled(sayChoices, a.answers(f))})
	}
	for _, field := range f.Fields {
		parts = append(parts, a.field(field))
	}
	if len(f.Sources) > 0 {
		parts = append(parts, document.Item{Text: a.labelled(sayFoundIn, a.cited(f.Sources))})
	}
	parts = append(parts, a.otherKeys(a.Book.OfFact(f))...)
	body = append(body,
		document.List{Items: parts},
		document.Paragraph{Text: document.Sentence{{Text: a.in(sayUsedBy), Look: document.Strong}}},
	)
	body = append(body, a.usesOf(factAnchor(f.Name))...)
	if !f.Given() {
		body = append(body, a.asWritten(a.Book.Language.Derivation(f)))
	}
	return append(body, a.place(f.Name, f.Place))
}

// field says what a field of records is asked for, and how it is answered.
func (a *author) field(f *fact.Fact) document.Item {
	parts := []document.Item{{Text: document.Say(a.in(f.Ask))}, {Text: a.labelled(sayAnswer, a.answer(f))}}
	if len(f.Answers) > 0 {
		parts = append(parts, document.Item{Text: a.labelled(sayChoices, a.answers(f))})
	}
	title := document.Sentence{{Text: a.in(f.Title) + " "}, {Text: f.Name, Look: document.Code}}
	return document.Item{Text: a.labelled(sayField, title), Below: []document.Block{document.List{Items: parts}}}
}

// derived says how a fact is computed.
func (a *author) derived(f *fact.Fact) document.Sentence {
	return a.worded(a.Book.Language.Derivation(f))
}

// worded returns an expression in words.
func (a *author) worded(e *logic.Expression) document.Sentence {
	if e.Kind == logic.Truthy {
		w := a.wording()
		return w.inline(w.clause(e.Tree(), false), false)
	}
	return a.wording().term(e.Tree(), nil)
}

// answer says what kind of answer is wanted, in which unit and within which bounds.
func (a *author) answer(f *fact.Fact) document.Sentence {
	var said []document.Sentence
	if f.Type != fact.Rate { // of which the unit says as much
		said = append(said, document.Say(a.in(types[f.Type])))
	}
	if f.Type.IsNumber() && f.Unit != "none" {
		said = append(said, document.Say(a.in(fact.UnitWords(f.Unit))))
	}
	return document.Join(append(said, a.bounds(f)...), a.in(sayComma))
}

// bounds says between which values a fact lies.
func (a *author) bounds(f *fact.Fact) (said []document.Sentence) {
	least, most := sayAtLeast, sayAtMost
	if f.Type == fact.Date {
		least, most = sayNoEarlier, sayNoLater
	}
	say := func(as text.Text, number *decimal.Decimal, by *logic.Expression) {
		switch {
		case number != nil:
			said = append(said, document.Say(a.say(as, text.Quantity(*number, f.Unit, a.Language))))
		case by != nil:
			said = append(said, a.wording().fill(as, a.wording().term(by.Tree(), nil)))
		}
	}
	by := a.Book.Language.BoundedBy(f)
	if f.Within != nil && f.MaxBy == fact.FactsAsOf {
		said = append(said, a.wording().fill(sayNoLater, a.wording().fill(sayFactsAsOf)))
	}
	say(least, f.Min, by.Min)
	say(most, f.Max, by.Max)
	return said
}

// answers returns the choices of a fact; those that have an entry of their own link to it.
func (a *author) answers(f *fact.Fact) document.Sentence {
	anchor, own := map[fact.Origin]func(string) string{
		fact.FromMaterials:  materialAnchor,
		fact.FromHardships:  hardshipAnchor,
		fact.FromStrategies: strategyAnchor,
		fact.FromFamilies:   func(id string) string { return anchorOf("family", id) },
	}[f.From]
	all := make([]document.Sentence, len(f.Answers))
	for i, answer := range f.Answers {
		one := document.Span{Text: a.in(answer.Title)}
		if own {
			one.To = anchor(answer.ID)
		}
		all[i] = document.Sentence{one, {Text: " " + answer.ID, Look: document.Slight}}
	}
	return document.Join(all, a.in(sayBetween))
}

// figures returns the parameters, with the days on which each value held.
func (a *author) figures() []document.Block {
	body := []document.Block{a.paragraph(sayFiguresSaid)}
	for _, p := range a.Book.Parameters {
		part := []document.Block{document.Heading{Level: 2, ID: parameterAnchor(p.ID),
			Text: document.Sentence{{Text: a.in(p.Title) + " "}, {Text: p.ID, Look: document.Code}}}}
		if len(p.Values) > 0 {
			part = append(part, bullets(a.eachValue(p))...)
		} else {
			part = append(part, a.paragraph(sayNoValue))
		}
		part = append(part, a.layersOf(p)...)
		part = append(part, a.others(p.Said)...)
		part = append(part,
			document.Paragraph{Text: document.Sentence{{Text: a.in(sayUsedBy), Look: document.Strong}}},
		)
		part = append(part, a.usesOf(parameterAnchor(p.ID))...)
		body = append(body, document.Entry{Body: append(part, a.place(p.ID, p.Place))})
	}
	return append(body, a.holidays()...)
}

// holidays returns the public holidays by year, each with the days worked instead.
func (a *author) holidays() []document.Block {
	if len(a.Book.Years) == 0 {
		return nil
	}
	body := []document.Block{a.heading(2, sayHolidays), a.paragraph(sayHolidaysSaid)}
	for _, y := range a.Book.Years {
		t := document.Table{Head: []string{a.in(sayHoliday), a.in(sayDaysOff), a.in(sayDaysWorked)}}
		for _, h := range y.Holidays {
			t.Rows = append(t.Rows, []document.Sentence{document.Say(a.in(h.Title)),
				document.Say(a.say(sayFromUntil, a.date(h.From), a.date(h.Until))), a.dates(h.Worked)})
		}
		id := strconv.Itoa(y.Number)
		body = append(body, document.Heading{Level: 3, ID: yearAnchor(id), Text: document.Say(id)}, t)
		body = append(body, a.sourcesLine([]string{y.Source})...)
		body = append(body, a.place(id, y.Place))
	}
	return body
}

// dates returns days in a list.
func (a *author) dates(days []calendar.Day) document.Sentence {
	all := make([]document.Sentence, len(days))
	for i, d := range days {
		all[i] = document.Say(a.date(d))
	}
	return document.Join(all, a.in(sayBetween))
}

// eachValue returns the values of a parameter, each with its days and its source.
func (a *author) eachValue(p *book.Parameter) []document.Sentence {
	all := make([]document.Sentence, len(p.Values))
	for i, v := range p.Values {
		s := document.Say(a.value(p, v)).
			And(a.days(v.Validity)...).
			And(document.Say(a.in(sayDash))...).
			And(a.citation(v.Source)...)
		if v.KnownUntil != nil {
			s = s.And(
				document.Span{Text: a.in(sayComma) + a.say(sayKnownUntil, a.date(*v.KnownUntil)), Look: document.Dim},
			)
		}
		all[i] = s
	}
	return all
}

// values returns the same in one sentence.
func (a *author) values(p *book.Parameter) document.Sentence {
	return document.Join(a.eachValue(p), a.in(sayBetweenSources))
}

// layersOf returns the families and lenders that have values of their own for a parameter.
func (a *author) layersOf(p *book.Parameter) []document.Block {
	var l document.List
	for _, f := range a.Book.Families {
		if own := f.Book.Parameters[p.Slot]; own != p {
			l.Items = append(l.Items,
				document.Item{Text: document.Sentence{document.Link(a.in(f.Title),
					creditorAnchor(f.Book))}.And(document.Say(a.in(sayColon))...).And(a.values(own)...)})
		}
	}
	for _, of := range a.Book.Lenders {
		if own := of.Book.Parameters[p.Slot]; own != of.Book.Family.Book.Parameters[p.Slot] {
			l.Items = append(l.Items,
				document.Item{Text: document.Sentence{document.Link(a.in(of.Title),
					creditorAnchor(of.Book))}.And(document.Say(a.in(sayColon))...).And(a.values(own)...)})
		}
	}
	if len(l.Items) == 0 {
		return nil
	}
	return []document.Block{l}
}
