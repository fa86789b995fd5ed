package main

import (
	"strings"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
)

// listings are the kinds of things that can be listed, each in the order of the book. The last
// column may be wide.
var listings = []listing{
	{"facts", []string{"name", "of", "type", "unit", "derived", "title"}, func(b *book.Book) [][]any {
		return each(b.Vocabulary.Facts, func(f *fact.Fact) []any {
			return []any{f.Name, string(f.Of), string(f.Type), f.Unit, !f.Given(), f.Title}
		})
	}},
	{"lenders", []string{"id", "family", "title", "aliases"}, func(b *book.Book) [][]any {
		return each(b.Lenders, func(l *book.Lender) []any { return []any{l.ID, l.Family, l.Title, orEmpty(l.Aliases)} })
	}},
	{"families", []string{"id", "title"}, func(b *book.Book) [][]any {
		return each(b.Families, func(f *book.Family) []any { return []any{f.ID, f.Title} })
	}},
	{"strategies", []string{"id", "kind", "tier", "title"}, func(b *book.Book) [][]any {
		return each(b.Strategies, func(s *book.Strategy) []any { return []any{s.ID, s.Kind, s.Tier, s.Title} })
	}},
	{"materials", []string{"id", "title", "where"}, func(b *book.Book) [][]any {
		return each(b.Materials, func(m *book.Material) []any { return []any{m.ID, m.Title, m.Where} })
	}},
	{"hardships", []string{"id", "title", "proof"}, func(b *book.Book) [][]any {
		return each(b.Hardships, func(h *book.Hardship) []any { return []any{h.ID, h.Title, groups(h.Proof)} })
	}},
	{"stages", []string{"id", "title"}, func(b *book.Book) [][]any {
		return each(b.Stages, func(s *book.Stage) []any { return []any{s.ID, s.Title} })
	}},
	{"alerts", []string{"id", "severity", "tier", "text"}, func(b *book.Book) [][]any {
		return each(b.Alerts, func(a *book.Alert) []any { return []any{a.ID, a.Severity, a.Tier, a.Text} })
	}},
	{"letters", []string{"id", "kind", "strategies", "title"}, func(b *book.Book) [][]any {
		return each(b.Letters, func(l *book.Letter) []any { return []any{l.ID, l.Kind, orEmpty(l.Strategies), l.Title} })
	}},
	{"parameters", []string{"id", "unit", "value", "from", "source", "title"}, listParameters},
	{"sources", []string{"id", "kind", "confidence", "checked", "title"}, func(b *book.Book) [][]any {
		return each(b.Sources, func(s *book.Source) []any {
			return []any{s.ID, s.Kind, s.Confidence, dayOrNil(s.Checked), s.Title}
		})
	}},
	{"claims", []string{"id", "fate", "says", "instead", "why", "sources", "cited_by"}, listClaims},
}

func each[T any](all []T, row func(T) []any) [][]any {
	rows := make([][]any, len(all))
	for i, one := range all {
		rows[i] = row(one)
	}
	return rows
}

// listParameters returns a row for each value that a parameter has had.
func listParameters(b *book.Book) [][]any {
	var rows [][]any
	for _, p := range b.Parameters {
		for _, v := range p.Values {
			value := v.Is.Number.String()
			if p.Unit == "date" {
				value = v.Is.Day.String()
			}
			rows = append(rows, []any{p.ID, p.Unit, value, dayOrNil(v.From), v.Source, p.Title})
		}
	}
	return rows
}

// listClaims returns what became of each statement of the articles: where the book says the same,
// what holds instead, or why it is noise.
func listClaims(b *book.Book) [][]any {
	return each(b.Claims, func(c *book.Claim) []any {
		return []any{c.ID, c.Fate, c.Says, textOrNil(c.Instead), textOrNil(c.Why), orEmpty(c.Sources),
			orEmpty(c.CitedBy)}
	})
}

func textOrNil(t text.Text) any {
	if t == (text.Text{}) {
		return nil
	}
	return t
}

func dayOrNil(d *calendar.Day) any {
	if d == nil {
		return nil
	}
	return d.String()
}

// orEmpty returns a list that is never null in JSON.
func orEmpty(list []string) []string { return append([]string{}, list...) }

// groups writes each group of papers with + between them. The papers of any one group are proof.
func groups(proof [][]string) []string {
	list := make([]string, len(proof))
	for i, group := range proof {
		list[i] = strings.Join(group, "+")
	}
	return list
}
