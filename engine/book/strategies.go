package book

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/text"
)

var kinds = form.IDsOf(form.StrategyKinds)

// findKinds finds, before anything else is read, the kinds of strategies of the book's own: those
// outside of strategies.toml too, where that they stand there is the one problem of them.
func (l *loader) findKinds() {
	l.kinds = slices.Clone(kinds)
	for _, f := range l.files {
		if f.unread || form.FileAt(f.name).Name != "strategies" {
			continue
		}
		own := f.root.child("kind")
		if own == nil {
			continue
		}
		for _, k := range own.children {
			if !slices.Contains(l.kinds, k.key) {
				l.kinds = append(l.kinds, k.key)
			}
		}
	}
}

// readStrategies reads strategies.toml, and each file of the folder strategies.
func (l *loader) readStrategies(t *table) {
	if t.file.name == "strategies.toml" {
		l.readKinds(t)
	} else if s := t.spot.child("kind"); s != nil {
		t.misplaced(s, text.Both("种类只写在 strategies.toml 里", "a kind of strategies outside of strategies.toml"),
			text.Both("把它移到 strategies.toml", "move it to strategies.toml"))
		t.read[t.index("kind")] = true
	}
	t.each("strategy", l.readStrategy)
}

// readKinds reads the kinds of strategies.
func (l *loader) readKinds(t *table) {
	t.each("kind", func(id string, t *table) {
		t.need()
		k := &Kind{ID: id, Title: t.text("title"), Like: t.readLike(id)}
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
			said := Values{Of: t.form.Key("kind").Type.Table, All: []Value{{Path: "title", is: titleOf(id)}}}
			like := valueOf[StrategyKind](form.StrategyKinds, id)
			l.book.Kinds = append(l.book.Kinds, &Kind{ID: id, Title: titleOf(id), Like: like, Said: said})
		}
	}
}

// readLike returns which of the four kinds a kind is like: itself where it is one of them.
func (t *table) readLike(id string) StrategyKind {
	like := t.word("like")
	switch own := !slices.Contains(kinds, id); {
	case !own && t.has("like"):
		t.misplaced(t.spot.child("like"), text.Both("%s 就是四类之一", "%s is one of the four kinds itself").With(id), takeItOut)
	case !own:
		like = id
	case !t.has("like"):
		t.misplaced(t.spot, text.Both("自己的种类 %s，没有写 like", "%s is a kind of the book's own, without like").With(id),
			hintOf(id, kinds, text.Both("写 like：四类里按哪一类看待：%s", "say with like which of the four it is judged like: %s")))
	}
	return valueOf[StrategyKind](form.StrategyKinds, like)
}

func (l *loader) kind(id string) *Kind {
	return find(l.book.Kinds, func(k *Kind) bool { return k.ID == id })
}

func (l *loader) readStrategy(id string, t *table) {
	t.need()
	if other := find(l.book.Strategies, func(s *Strategy) bool { return s.ID == id }); other != nil {
		t.misplaced(
			t.spot,
			text.Both("%s 已经有了：在 %s", "%s is a strategy already: it is at %s").With(id, other.Place),
			takeOutOfOne,
		)
	}
	s := &Strategy{
		ID:     id,
		Title:  t.text("title"),
		Group:  t.word("kind"),
		Tier:   valueOf[Tier](form.Tiers, t.word("tier")),
		Effect: t.text("effect"),
		Place:  t.place(t.spot),
	}
	requires, weighs := t.readConditions("require"), t.readConditions("weigh")
	if k := l.kind(s.Group); k != nil {
		s.Kind = k.Like
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
