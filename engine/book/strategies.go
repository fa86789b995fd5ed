package book

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/text"
)

var kinds = form.IDsOf(form.StrategyKinds)

// readStrategies reads strategies.toml.
func (l *loader) readStrategies(t *table) {
	t.each("kind", func(id string, t *table) {
		if !slices.Contains(kinds, id) {
			t.misplaced(t.spot, text.Both("没有这个种类：%s", "unknown kind %s").With(id), hintOf(id, kinds, oneOfThese))
		}
		t.need()
		k := &Kind{ID: id, Title: t.text("title")}
		k.Requires = lay(nil, conditionID, t.readConditions("require"), reportNothing[*Condition](t.file))
		k.Weighs = lay(nil, conditionID, t.readConditions("weigh"), reportNothing[*Condition](t.file))
		for _, c := range slices.Concat(k.Requires, k.Weighs) {
			c.Shared = true
		}
		k.Said = t.finish()
		l.book.Kinds = append(l.book.Kinds, k)
	})
	for _, id := range kinds {
		if l.kind(id) == nil {
			said := Values{Of: t.form.Key("kind").Type.Table, All: []Value{{"title", titleOf(id)}}}
			l.book.Kinds = append(l.book.Kinds, &Kind{ID: id, Title: titleOf(id), Said: said})
		}
	}
	t.each("strategy", l.readStrategy)
}

func (l *loader) kind(id string) *Kind {
	return find(l.book.Kinds, func(k *Kind) bool { return k.ID == id })
}

func (l *loader) readStrategy(id string, t *table) {
	t.need()
	s := &Strategy{
		ID:     id,
		Title:  t.text("title"),
		Kind:   valueOf[StrategyKind](form.StrategyKinds, t.word("kind")),
		Tier:   valueOf[Tier](form.Tiers, t.word("tier")),
		Effect: t.text("effect"),
		Place:  t.place(t.spot),
	}
	requires, weighs := t.readConditions("require"), t.readConditions("weigh")
	if k := l.kind(s.Kind.String()); k != nil {
		keepRequirements(t.file, k.Requires, requires, "kind "+k.ID)
		s.Requires, s.Weighs = k.Requires, k.Weighs
	}
	s.Requires = lay(s.Requires, conditionID, requires, reportNothing[*Condition](t.file))
	s.Weighs = lay(s.Weighs, conditionID, weighs, reportNothing[*Condition](t.file))
	s.Lines = lay(nil, lineID, t.readLines(), reportNothing[*Line](t.file))
	s.Plans = lay(nil, planID, t.readPlans(), reportNothing[*Plan](t.file))
	s.Said = t.finish()
	l.book.Strategies = append(l.book.Strategies, s)
}
