package book

import (
	"fmt"
	"slices"

	"github.com/forbear-project/forbear/engine/fact"
)

// reference is an id that stands for something described elsewhere.
type reference struct {
	file *file
	spot *spot
	kind string
	id   string
}

// refer writes down that a spot names something, to be looked up when every file has been read.
func (t *table) refer(s *spot, kind, id string) {
	t.load.named = append(t.load.named, reference{t.file, s, kind, id})
}

// ids are those of one kind of thing, in the order of the book.
func (l *loader) ids(kind string) []string {
	b := l.book
	switch kind {
	case "source":
		return idsOf(b.Sources, func(s *Source) string { return s.ID })
	case "material":
		return idsOf(b.Materials, func(m *Material) string { return m.ID })
	case "hardship":
		return idsOf(b.Hardships, func(h *Hardship) string { return h.ID })
	case "strategy":
		return idsOf(b.Strategies, func(s *Strategy) string { return s.ID })
	case "stage":
		return idsOf(b.Stages, func(s *Stage) string { return s.ID })
	case "family":
		return idsOf(b.Families, func(f *Family) string { return f.ID })
	case "lender":
		return idsOf(b.Lenders, func(l *Lender) string { return l.ID })
	case "parameter":
		return idsOf(b.Parameters, func(p *Parameter) string { return p.ID })
	}
	return nil
}

func idsOf[T any](all []T, id func(T) string) []string {
	ids := make([]string, len(all))
	for i, one := range all {
		ids[i] = id(one)
	}
	return ids
}

// listed is where the things of a kind are described.
var listed = map[string]string{
	"source": "sources.toml", "material": "materials.toml", "hardship": "hardships.toml", "strategy": "strategies.toml",
	"stage": "stages.toml", "family": "the folder families", "parameter": "parameters.toml",
}

// lookUp reports the references to what is not in the book.
func (l *loader) lookUp() {
	known := map[string]map[string]bool{}
	for kind := range listed {
		known[kind] = map[string]bool{}
		for _, id := range l.ids(kind) {
			known[kind][id] = true
		}
	}
	for _, r := range l.named {
		id := r.id
		if r.kind == "source" {
			id = article(id)
		}
		if !known[r.kind][id] && !l.silent(r.kind, len(known[r.kind])) {
			r.file.wrong(r.spot, fmt.Sprintf("unknown %s %s", r.kind, r.id),
				didYouMean(r.id, l.ids(r.kind), listed[r.kind]+" lists what there is"))
		}
	}
}

// silent is whether nothing is known of a kind of thing because its file has a problem that says so
// already.
func (l *loader) silent(kind string, known int) bool {
	f := l.file(listed[kind])
	return known == 0 && f != nil && len(f.problems) > 0
}

// answers are the choices of a fact that takes them from another list of the book.
func (l *loader) answers(f *fact.Fact) []fact.Answer {
	b := l.book
	var answers []fact.Answer
	switch f.From {
	case fact.FromHardships:
		for _, h := range b.Hardships {
			answers = append(answers, fact.Answer{ID: h.ID, Title: h.Title})
		}
	case fact.FromMaterials:
		for _, m := range b.Materials {
			answers = append(answers, fact.Answer{ID: m.ID, Title: m.Title})
		}
	case fact.FromStrategies:
		for _, s := range b.Strategies {
			if f.Kinds == nil || slices.Contains(f.Kinds, s.Kind.String()) {
				answers = append(answers, fact.Answer{ID: s.ID, Title: s.Title})
			}
		}
	case fact.FromFamilies:
		for _, family := range b.Families {
			answers = append(answers, fact.Answer{ID: family.ID, Title: family.Title})
		}
	}
	return slices.Clip(answers)
}
