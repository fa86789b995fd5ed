package book

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book/form"
)

var kinds = form.IDsOf(form.StrategyKinds)

// readStrategies reads strategies.toml.
func (l *loader) readStrategies(t *table) {
	t.each("kind", func(id string, t *table) {
		if !slices.Contains(kinds, id) {
			t.misplaced(t.spot, "unknown kind "+id, hintOf(id, kinds, "one of %s"))
		}
		t.need()
		k := &Kind{ID: id, Title: t.text("title")}
		k.Requires = lay(nil, conditionID, t.conditions("require"), nothingTo[*Condition](t.file))
		k.Weighs = lay(nil, conditionID, t.conditions("weigh"), nothingTo[*Condition](t.file))
		for _, c := range slices.Concat(k.Requires, k.Weighs) {
			c.Shared = true
		}
		k.Said = t.done()
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
	requires, weighs := t.conditions("require"), t.conditions("weigh")
	if k := l.kind(s.Kind.String()); k != nil {
		keepRequirements(t.file, k.Requires, requires, "kind "+k.ID)
		s.Requires, s.Weighs = k.Requires, k.Weighs
	}
	s.Requires = lay(s.Requires, conditionID, requires, nothingTo[*Condition](t.file))
	s.Weighs = lay(s.Weighs, conditionID, weighs, nothingTo[*Condition](t.file))
	s.Lines = lay(nil, lineID, t.lines(), nothingTo[Line](t.file))
	s.Said = t.done()
	l.book.Strategies = append(l.book.Strategies, s)
}
