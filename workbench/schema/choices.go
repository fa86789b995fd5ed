package schema

import (
	"strings"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/text"
)

// choices returns the things of one kind that a book has, in its order: what ids are chosen from.
func (m *maker) choices(of string) []form.Meaning {
	b := m.book
	switch of {
	case "source":
		return choose(b.Sources, func(s *book.Source) (string, text.Text) { return s.ID, s.Title })
	case "material":
		return choose(b.Materials, func(p *book.Material) (string, text.Text) { return p.ID, p.Title })
	case "strategy":
		return choose(b.Strategies, func(s *book.Strategy) (string, text.Text) { return s.ID, s.Title })
	case "kind":
		return choose(b.Kinds, func(k *book.Kind) (string, text.Text) { return k.ID, k.Title })
	case "stage":
		return choose(b.Stages, func(s *book.Stage) (string, text.Text) { return s.ID, s.Title })
	case "family":
		return choose(b.Families, func(f *book.Family) (string, text.Text) { return f.ID, f.Title })
	case "lender":
		return choose(b.Lenders, func(l *book.Lender) (string, text.Text) { return l.ID, l.Title })
	case "letter":
		return choose(b.Letters, func(l *book.Letter) (string, text.Text) { return l.ID, l.Title })
	case "subject":
		return choose(b.Subjects, func(s *book.Subject) (string, text.Text) { return s.ID, s.Title })
	case "parameter":
		return choose(b.Parameters, func(p *book.Parameter) (string, text.Text) { return p.ID, p.Title })
	}
	panic("schema: there are no ids of " + of)
}

// comparable returns the facts that debts are compared by.
func (m *maker) comparable() []form.Meaning {
	all := []form.Meaning{{Is: "deadline", Says: text.Both("最近的期限", "its nearest deadline")}}
	for _, f := range m.book.Vocabulary.Debt {
		if f.Type.IsNumber() || f.Type == "date" {
			all = append(all, form.Meaning{Is: f.Name, Says: f.Title})
		}
	}
	return all
}

// articles returns the sources that are cited by their statements.
func articles(m *maker) []string {
	var ids []string
	for _, s := range m.book.Sources {
		if strings.HasPrefix(s.ID, "S") { // no other id has a capital
			ids = append(ids, s.ID)
		}
	}
	return ids
}

func choose[T any](all []*T, says func(*T) (id string, title text.Text)) []form.Meaning {
	choices := make([]form.Meaning, len(all))
	for i, one := range all {
		choices[i].Is, choices[i].Says = says(one)
	}
	return choices
}
