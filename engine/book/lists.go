package book

import (
	"slices"

	"github.com/forbear-project/forbear/engine/text"
)

// readBook reads book.toml.
func (l *loader) readBook(t *table) {
	t.need()
	l.book.Title, l.book.Version = t.text("title"), t.word("version")
	for _, word := range t.list("languages") {
		l.book.Languages = append(l.book.Languages, text.Language(word))
	}
	languages := slices.Sorted(slices.Values(l.book.Languages))
	if s := t.spot.child("languages"); s != nil && len(languages) > 0 &&
		!slices.Equal(languages, slices.Sorted(slices.Values(text.Languages))) {
		t.wrong(s, text.Both("程序不说的语言", "other languages than the program speaks"),
			text.Both(`写 languages = ["zh", "en"]`, `write languages = ["zh", "en"]`))
	}
}

// readSources reads sources.toml.
func (l *loader) readSources(t *table) {
	t.each("source", func(id string, t *table) {
		t.need()
		s := &Source{
			ID:         id,
			Title:      t.text("title"),
			Issuer:     t.text("issuer"),
			Kind:       t.word("kind"),
			Confidence: t.word("confidence"),
			Validity:   t.validity(),
			Checked:    t.day("checked"),
			FoundAt:    t.list("found_at"),
			Place:      t.place(t.spot),
		}
		s.ReviewDays = t.reviewDays("checked")
		s.Said = t.finish()
		l.book.Sources = append(l.book.Sources, s)
	})
}

// reviewDays reads after how many days something is to be looked at again, counted from the day
// under another key.
func (t *table) reviewDays(from string) int {
	days := t.integer("review_days")
	if days == nil {
		return 0
	}
	if !t.has(from) {
		t.misplaced(t.spot.child("review_days"), text.Both("写了 review_days，没有 %s", "review_days without %s").With(from),
			text.Both("天数从 %s 算起", "the days are counted from %s").With(from))
	}
	return *days
}

// readHardships reads hardships.toml.
func (l *loader) readHardships(t *table) {
	t.each("hardship", func(id string, t *table) {
		t.need()
		h := &Hardship{
			ID:      id,
			Title:   t.text("title"),
			Proof:   read[[][]string](t, "proof"),
			Unnamed: t.flag("unnamed"),
			Sources: t.sources(),
			Place:   t.place(t.spot),
		}
		for i := range h.Proof {
			l.notePapers(t.file, t.spot.child("proof").near(element(i)), "")
		}
		h.Said = t.finish()
		l.book.Hardships = append(l.book.Hardships, h)
	})
}

// readMaterials reads materials.toml.
func (l *loader) readMaterials(t *table) {
	t.each("material", func(id string, t *table) {
		t.need()
		m := &Material{
			ID:      id,
			Title:   t.text("title"),
			What:    t.text("what"),
			Where:   t.text("where"),
			Fresh:   t.text("fresh"),
			Mask:    t.text("mask"),
			Instead: t.list("instead"),
			Exposes: t.list("exposes"),
			Sources: t.sources(),
			Place:   t.place(t.spot),
		}
		if i := slices.Index(m.Instead, m.ID); i >= 0 {
			t.wrong(t.spot.child("instead").near(element(i)), text.Both("%s 不能代替自己", "%s stands in for itself").With(m.ID), takeItOut)
		}
		m.Said = t.finish()
		l.book.Materials = append(l.book.Materials, m)
	})
}

// readStages reads stages.toml.
func (l *loader) readStages(t *table) {
	t.each("stage", func(id string, t *table) {
		t.need()
		s := &Stage{ID: id, Title: t.text("title"), Sources: t.sources(), Place: t.place(t.spot)}
		t.expression("when", &s.When)
		first := len(l.book.Stages) == 0
		switch {
		case first && t.has("when"):
			t.misplaced(t.spot.child("when"), text.Both("第一个阶段写了条件", "the first stage has a condition"),
				text.Both("第一个总是成立：去掉条件", "the first always holds: take its condition out"))
		case !first:
			t.needs(t.what(), "when")
		}
		s.Said = t.finish()
		l.book.Stages = append(l.book.Stages, s)
	})
	if len(l.book.Stages) == 0 && len(t.problems) == 0 {
		t.whole(text.Both("没有阶段", "no stages"), text.Both("至少写一个：[stage.current]", "describe at least one: [stage.current]"))
		l.unsound = true
	}
}
