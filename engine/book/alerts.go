package book

import (
	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// readAlerts reads alerts.toml.
func (l *loader) readAlerts(t *table) {
	t.each("alert", func(id string, t *table) {
		t.need()
		a := &Alert{
			ID:         id,
			Severity:   valueOf[Severity](form.Severities, t.word("severity")),
			Tier:       valueOf[Tier](form.AlertTiers, t.word("tier")),
			Brief:      t.flag("brief"),
			Day:        valueOf[AlertDay](form.AlertDays, t.word("day")),
			Moves:      t.flag("moves"),
			Strategies: t.list("strategies"),
			Text:       t.text("text"),
			Families:   t.list("families"),
			Stages:     t.list("stages"),
			Sources:    t.sources(),
			Validity:   t.validity(),
			Place:      t.place(t.spot),
		}
		t.expression("when", &a.When)
		t.expression("due", &a.Due)
		for _, key := range []string{"day", "moves", "strategies"} {
			if t.has(key) && !t.has("due") {
				t.misplaced(t.spot.child(key), text.Both("有 %s 没有 due", "%s without due").With(key),
					text.Both("它说的是 due 那一天", "it says something of the day under due"))
			}
		}
		a.Said = t.finish()
		l.book.Alerts = append(l.book.Alerts, a)
		a.OfDebt = len(a.Families) > 0 || len(a.Stages) > 0
		l.perDebts = append(l.perDebts, perDebt{t.scope(form.OwnHoles), []**logic.Expression{&a.When, &a.Due}, &a.OfDebt})
	})
}

// perDebt is an alert or a line of the page that is judged for each debt where its conditions name
// something of a debt.
type perDebt struct {
	scope      *scope
	conditions []**logic.Expression
	ofDebt     *bool // set beforehand where it names stages or families
}

// settlePerDebt decides which alerts and lines of the page are judged for each debt, once their
// conditions are compiled.
func (l *loader) settlePerDebt() {
	for _, s := range l.perDebts {
		for _, e := range s.conditions {
			if *e != nil {
				*s.ofDebt = *s.ofDebt || (*e).OfDebt
			}
		}
		s.scope.debt = *s.ofDebt
	}
}

// readUrgency reads urgency.toml.
func (l *loader) readUrgency(t *table) {
	t.each("urgency", func(id string, t *table) {
		t.need()
		u := &Urgency{
			ID:           id,
			By:           t.word("by"),
			LargestFirst: t.flag("largest_first"),
			Reason:       t.text("reason"),
			Place:        t.place(t.spot),
		}
		t.expression("when", &u.When)
		switch {
		case t.has("when") == t.has("by"):
			t.misplaced(t.spot, text.Both("when 和 by 要有一个，也只能有一个", "either when or by must be there, and one alone"),
				text.Both("when 是条件；by 写一个事实，或 deadline", "when is a condition; by names a fact, or the deadline"))
		case t.has("when") && t.has("largest_first"):
			t.misplaced(t.spot.child("largest_first"), text.Both("写了 largest_first，没有 by", "largest_first without by"),
				text.Both("条件的次序本来就是：是、不知道、否", "yes comes first, then unknown, then no"))
		}
		u.Said = t.finish()
		l.book.Urgency = append(l.book.Urgency, u)
	})
}

// checkUrgency reports rows that name what cannot be compared.
func (l *loader) checkUrgency() {
	f := l.file("urgency.toml")
	comparable := []string{"deadline"}
	for _, of := range l.book.Vocabulary.Debt {
		if of.Type.IsNumber() || of.Type == fact.Date {
			comparable = append(comparable, of.Name)
		}
	}
	known := setOf(comparable)
	for _, u := range l.book.Urgency {
		if u.By == "" || known[u.By] {
			continue
		}
		s := f.root.child("urgency").child(u.ID).child("by")
		f.wrong(
			s,
			text.Both("债不能按 %s 比先后", "debts cannot be compared by %s").With(u.By),
			didYouMean(
				u.By,
				comparable,
				text.Both("写一笔债的数或日子，或 deadline", "name a number or a date of a debt, or the deadline"),
			),
		)
	}
}

func setOf(words []string) map[string]bool {
	s := make(map[string]bool, len(words))
	for _, w := range words {
		s[w] = true
	}
	return s
}

// readPage reads page.toml.
func (l *loader) readPage(t *table) {
	t.each("line", func(id string, t *table) {
		t.need()
		p := &PageLine{
			ID:       id,
			Section:  valueOf[Section](form.Sections, t.word("section")),
			Text:     t.text("text"),
			Sources:  t.sources(),
			Validity: t.validity(),
			Place:    t.place(t.spot),
		}
		t.expression("when", &p.When)
		t.expression("on", &p.On)
		p.Said = t.finish()
		l.showings = append(l.showings, said{&p.Text, &p.Showing})
		p.OfDebt = p.Section == SectionDebt
		l.book.Lines = append(l.book.Lines, p)
		l.perDebts = append(l.perDebts, perDebt{t.scope(form.OwnHoles), []**logic.Expression{&p.When, &p.On}, &p.OfDebt})
	})
}
