package book

import (
	"slices"

	"github.com/forbear-project/forbear/engine/text"
)

// readBook reads book.toml.
func (l *loader) readBook(t *table) {
	t.need("title", "version", "languages")
	l.book.Title, l.book.Version = t.title("title"), t.word("version")
	for _, word := range t.words("languages") {
		l.book.Languages = append(l.book.Languages, text.Language(word))
	}
	spoken := slices.Sorted(slices.Values(l.book.Languages))
	if s := t.spot.child("languages"); s != nil && len(spoken) > 0 && !slices.Equal(spoken, slices.Sorted(slices.Values(text.Languages))) {
		t.wrong(s, "other languages than the program speaks", `write languages = ["zh", "en"]`)
	}
}

// readSources reads sources.toml.
func (l *loader) readSources(t *table) {
	t.each("source", isSourceID, func(id string, t *table) {
		t.need("title", "kind", "confidence")
		s := &Source{
			ID:         id,
			Title:      t.title("title"),
			Issuer:     t.title("issuer"),
			Kind:       t.oneOf("kind", SourceKinds...),
			Confidence: t.oneOf("confidence", "read", "reported", "unverified", "disputed"),
			Validity:   t.validity(),
			Checked:    t.day("checked"),
			FoundAt:    t.words("found_at"),
			Place:      t.place(t.spot),
		}
		s.ReviewDays = t.reviewDays("checked")
		t.done()
		l.book.Sources = append(l.book.Sources, s)
	})
}

// reviewDays reads after how many days something is to be looked at again, counted from the day under another key.
func (t *table) reviewDays(from string) int {
	days := t.integer("review_days", 1, 3650)
	if days == nil {
		return 0
	}
	if !t.has(from) {
		t.misplaced(t.spot.child("review_days"), "review_days without "+from, "the days are counted from "+from)
	}
	return *days
}

// readHardships reads hardships.toml.
func (l *loader) readHardships(t *table) {
	t.each("hardship", isID, func(id string, t *table) {
		t.need("title")
		h := &Hardship{ID: id, Title: t.title("title"), Proof: t.proof(), Sources: t.sources(), Place: t.place(t.spot)}
		t.done()
		l.book.Hardships = append(l.book.Hardships, h)
	})
}

func (t *table) proof() [][]string {
	groups, s := as[[]any](t, "proof", "a list of groups of materials")
	if s == nil {
		return nil
	}
	proof := make([][]string, 0, len(groups))
	for i, raw := range groups {
		group, ok := raw.([]any)
		if !ok {
			t.mistyped(s.near(element(i)), "a group of materials", raw)
			continue
		}
		if len(group) == 0 {
			t.wrong(s.near(element(i)), "an empty group: nothing at all would prove the hardship", "name a material, or take the group out")
		}
		proof = append(proof, t.references(group, s.near(element(i)), "material"))
		t.load.paper(t.file, s.near(element(i)), "")
	}
	return proof
}

// readMaterials reads materials.toml.
func (l *loader) readMaterials(t *table) {
	t.each("material", isID, func(id string, t *table) {
		t.need("title")
		m := &Material{
			ID:      id,
			Title:   t.title("title"),
			What:    t.title("what"),
			Where:   t.title("where"),
			Fresh:   t.title("fresh"),
			Mask:    t.title("mask"),
			Instead: t.ids("instead", "material"),
			Exposes: t.words("exposes"),
			Sources: t.sources(),
			Place:   t.place(t.spot),
		}
		t.exposed(m)
		t.done()
		l.book.Materials = append(l.book.Materials, m)
	})
}

var exposable = []string{"assets", "health", "family", "other-creditors"}

func (t *table) exposed(m *Material) {
	for i, what := range m.Exposes {
		if !slices.Contains(exposable, what) {
			t.wrong(t.spot.child("exposes").near(element(i)), "nothing is exposed that is called "+what, hintOf(what, exposable, "one of %s"))
		}
	}
	if i := slices.Index(m.Instead, m.ID); i >= 0 {
		t.wrong(t.spot.child("instead").near(element(i)), m.ID+" stands in for itself", "take it out")
	}
}

// readStages reads stages.toml.
func (l *loader) readStages(t *table) {
	t.each("stage", isID, func(id string, t *table) {
		t.need("title")
		s := &Stage{ID: id, Title: t.title("title"), Sources: t.sources(), Place: t.place(t.spot)}
		t.expression("when", ofStage, &s.When)
		first := len(l.book.Stages) == 0
		switch {
		case first && t.has("when"):
			t.misplaced(t.spot.child("when"), "the first stage has a condition", "the first always holds: take its condition out")
		case !first:
			t.need("when")
		}
		t.done()
		l.book.Stages = append(l.book.Stages, s)
	})
	if len(l.book.Stages) == 0 && len(t.problems) == 0 {
		t.whole("no stages", "describe at least one: [stage.current]")
		l.unsound = true
	}
}
