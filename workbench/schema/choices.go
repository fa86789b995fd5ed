package schema

import (
	"strings"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
)

// What a book has of each kind, in its order: the words that ids are chosen from.

func strategies(m *maker) []choice {
	return choose(m.book.Strategies, func(s *book.Strategy) (string, text.Text) { return s.ID, s.Title })
}

func stages(m *maker) []choice {
	return choose(m.book.Stages, func(s *book.Stage) (string, text.Text) { return s.ID, s.Title })
}

func families(m *maker) []choice {
	return choose(m.book.Families, func(f *book.Family) (string, text.Text) { return f.ID, f.Title })
}

func materials(m *maker) []choice {
	return choose(m.book.Materials, func(p *book.Material) (string, text.Text) { return p.ID, p.Title })
}

func kinds(m *maker) []choice {
	return choose(m.book.Kinds, func(k *book.Kind) (string, text.Text) { return k.ID, k.Title })
}

func parameters(m *maker) []choice {
	return choose(m.book.Parameters, func(p *book.Parameter) (string, text.Text) { return p.ID, p.Title })
}

func sources(m *maker) []choice {
	return choose(m.book.Sources, func(s *book.Source) (string, text.Text) { return s.ID, s.Title })
}

// articles are the sources that are cited by their statements.
func articles(m *maker) []string {
	var ids []string
	for _, s := range m.book.Sources {
		if strings.HasPrefix(s.ID, "S") { // no other id has a capital
			ids = append(ids, s.ID)
		}
	}
	return ids
}

func choose[T any](all []*T, says func(*T) (id string, title text.Text)) []choice {
	choices := make([]choice, len(all))
	for i, one := range all {
		id, t := says(one)
		choices[i] = choice{id, t.ZH, t.EN}
	}
	return choices
}
