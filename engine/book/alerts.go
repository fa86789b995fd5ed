package book

import (
	"fmt"

	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// readAlerts reads alerts.toml.
func (l *loader) readAlerts(t *table) {
	t.each("alert", func(id string, t *table) {
		t.need()
		a := &Alert{
			ID:       id,
			Severity: valueOf[Severity](form.Severities, t.word("severity")),
			Tier:     valueOf[Tier](form.AlertTiers, t.word("tier")),
			Text:     t.text("text"),
			Families: t.list("families"),
			Stages:   t.list("stages"),
			Sources:  t.sources(),
			Validity: t.validity(),
			Place:    t.place(t.spot),
		}
		t.expression("when", &a.When)
		t.expression("due", &a.Due)
		a.Said = t.done()
		l.book.Alerts = append(l.book.Alerts, a)
		a.OfDebt = len(a.Families) > 0 || len(a.Stages) > 0
		l.spoken = append(l.spoken, spoken{t.scope(form.OwnHoles), []**logic.Expression{&a.When, &a.Due}, &a.OfDebt})
	})
}

// spoken is something of which only its conditions say whether it is judged for each debt.
type spoken struct {
	scope      *scope
	conditions []**logic.Expression
	ofDebt     *bool // set beforehand where it names stages or families
}

// settle says of each alert and line of the page whether it is judged for each debt, once their
// conditions are compiled.
func (l *loader) settle() {
	for _, s := range l.spoken {
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
			t.misplaced(t.spot, "either when or by must be there, and one alone",
				"when is a condition; by names a fact, or the deadline")
		case t.has("when") && t.has("largest_first"):
			t.misplaced(t.spot.child("largest_first"), "largest_first without by",
				"yes comes first, then unknown, then no")
		}
		u.Said = t.done()
		l.book.Urgency = append(l.book.Urgency, u)
	})
}

// lookAtUrgency reports what cannot be compared.
func (l *loader) lookAtUrgency() {
	f := l.file("urgency.toml")
	comparable := []string{"deadline"}
	for _, of := range l.book.Vocabulary.Debt {
		if of.Type.IsNumber() || of.Type == fact.Date {
			comparable = append(comparable, of.Name)
		}
	}
	known := set(comparable)
	for _, u := range l.book.Urgency {
		if u.By == "" || known[u.By] {
			continue
		}
		s := f.root.child("urgency").child(u.ID).child("by")
		f.wrong(s, fmt.Sprintf("debts cannot be compared by %s", u.By),
			didYouMean(u.By, comparable, "name a number or a date of a debt, or the deadline"))
	}
}

func set(words []string) map[string]bool {
	s := make(map[string]bool, len(words))
	for _, w := range words {
		s[w] = true
	}
	return s
}
