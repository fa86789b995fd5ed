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
	foreign := func(one text.Language) bool { return !slices.Contains(text.Languages, one) }
	if s := t.spot.child("languages"); s != nil && slices.ContainsFunc(l.book.Languages, foreign) {
		t.wrong(s, text.Both("程序不说的语言", "other languages than the program speaks"),
			text.Both(`写 languages = ["zh", "en"]，或只写一种`, `write languages = ["zh", "en"], or one of the two`))
	}
	l.book.Currency, _ = text.CurrencyOf(t.word("currency"))
	if below := t.below("wording"); below != nil {
		l.book.Wording = map[string]text.Text{}
		for _, k := range below.form.Keys {
			if said := below.text(k.Name); said != (text.Text{}) {
				l.book.Wording[k.Name] = said
			}
		}
		l.wording = below.finish().under("wording")
	}
}

// findUnspoken finds in book.toml, before anything else is read, which language the book does not speak;
// "" where it speaks both or is not sound.
func (l *loader) findUnspoken() {
	listed := l.topOf("book.toml", "languages")
	if listed == nil || len(listed.children) != 1 {
		return
	}
	switch said, _ := l.fileAt("book.toml").stringAt(listed.children[0]); text.Language(said) {
	case text.ZH:
		l.unspoken = text.EN
	case text.EN:
		l.unspoken = text.ZH
	}
}

// fileAt returns a file of the book that could be read, or nil.
func (l *loader) fileAt(name string) *file {
	return find(l.files, func(f *file) bool { return f.name == name && !f.unread })
}

// topOf returns a key at the top of a file, or nil.
func (l *loader) topOf(file, key string) *spot {
	if f := l.fileAt(file); f != nil {
		return f.root.child(key)
	}
	return nil
}

// checkCurrency refuses units of money in another currency than that of the book.
func (l *loader) checkCurrency() {
	for _, u := range l.sums {
		if c, _ := text.CurrencyOf(u.unit); c.Code != l.book.Currency.Code {
			u.file.wrong(u.spot, text.Both("另一种钱：%s", "another currency than that of the book: %s").With(u.unit),
				text.Both(
					"这本规则算的是 %[1]s；要改，改 book.toml 里的 currency",
					"this book counts in %[1]s; its currency is in book.toml",
				).With(l.book.Currency.Code))
		}
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
			t.wrong(
				t.spot.child("instead").near(element(i)),
				text.Both("%s 不能代替自己", "%s stands in for itself").With(m.ID),
				takeItOut,
			)
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
