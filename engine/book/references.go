package book

import (
	"slices"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
)

// reference is an id of something that is described elsewhere.
type reference struct {
	file *file
	spot *spot
	kind string
	id   string
}

// refer records a reference, which is checked when every file has been read.
func (t *table) refer(s *spot, kind, id string) {
	t.load.named = append(t.load.named, reference{t.file, s, kind, id})
}

// ids returns the ids of one kind of thing, in the order of the book.
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
	case "letter":
		return idsOf(b.Letters, func(l *Letter) string { return l.ID })
	case "subject":
		return idsOf(b.Subjects, func(s *Subject) string { return s.ID })
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

// listed says where the things of a kind are described.
var listed = map[string]text.Text{
	"source":    text.Both("sources.toml 里", "sources.toml"),
	"material":  text.Both("materials.toml 里", "materials.toml"),
	"hardship":  text.Both("hardships.toml 里", "hardships.toml"),
	"strategy":  text.Both("strategies.toml 里", "strategies.toml"),
	"stage":     text.Both("stages.toml 里", "stages.toml"),
	"family":    text.Both("文件夹 families 里", "the folder families"),
	"parameter": text.Both("parameters.toml 里", "parameters.toml"),
	"lender":    text.Both("文件夹 lenders 里", "the folder lenders"),
	"letter":    text.Both("文件夹 letters 里", "the folder letters"),
	"subject":   text.Both("facts.toml 里", "facts.toml"),
}

// listHint says where the ids of a kind are.
func listHint(kind string) text.Text {
	return text.Both("有哪些，见%s", "%s lists what there is").With(listed[kind])
}

// checkReferences reports the references to what is not in the book.
func (l *loader) checkReferences() {
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
			if id = article(id); known[r.kind][id] {
				l.book.sources[r.id] = l.book.sources[id]
			}
		}
		if !known[r.kind][id] && !l.isReported(r.kind, len(known[r.kind])) {
			r.file.wrong(r.spot, text.Both("%[3]s没有 %[2]s", "unknown %[1]s %[2]s").With(r.kind, r.id, listed[r.kind].ZH),
				didYouMean(r.id, l.ids(r.kind), listHint(r.kind)))
		}
	}
}

// isReported reports whether there is nothing of a kind because its file has problems.
func (l *loader) isReported(kind string, known int) bool {
	f := l.file(listed[kind].EN)
	return known == 0 && f != nil && len(f.problems) > 0
}

// choicesFrom returns the choices of a fact that takes them from another list of the book, and notes
// those of them that name nothing.
func (l *loader) choicesFrom(f *fact.Fact) []fact.Answer {
	b := l.book
	var answers []fact.Answer
	switch f.From {
	case fact.FromHardships:
		for _, h := range b.Hardships {
			answers = append(answers, fact.Answer{ID: h.ID, Title: h.Title})
			if h.Unnamed {
				f.Unnamed = append(f.Unnamed, h.ID)
			}
		}
	case fact.FromMaterials:
		for _, m := range b.Materials {
			answers = append(answers, fact.Answer{ID: m.ID, Title: m.Title})
		}
	case fact.FromStrategies:
		for _, s := range b.Strategies {
			if f.Kinds == nil || slices.Contains(f.Kinds, s.Group) {
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

// notePapers is a list of materials that somebody is asked for.
type paper struct {
	file     *file
	spot     *spot  // the list
	strategy string // that asks for them; "" for a proof of hardship
}

func (l *loader) notePapers(f *file, s *spot, strategy string) {
	if s != nil {
		l.papers = append(l.papers, paper{f, s, strategy})
	}
}

// mayAskForAssets are the strategies in which law requires a borrower to disclose assets.
var mayAskForAssets = []string{"report-property", "personal-bankruptcy"}

// checkPapers reports papers that disclose assets where nobody may ask for them.
func (l *loader) checkPapers() {
	for _, p := range l.papers {
		if slices.Contains(mayAskForAssets, p.strategy) {
			continue
		}
		for _, s := range p.spot.children {
			m := l.book.Material(unquoted(p.file.text[s.from:s.end]))
			if m != nil && slices.Contains(m.Exposes, "assets") {
				p.file.wrong(
					s,
					text.Both("%s 会露出财产，这里不能要", "%s lays assets open and may not be asked for here").With(m.ID),
					text.Both(
						"只有 report-property 和 personal-bankruptcy 能要",
						"only report-property and personal-bankruptcy may ask for it",
					),
				)
			}
		}
	}
}
