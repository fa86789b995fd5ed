package engine

import (
	"cmp"
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
)

// listSources returns the sources that were cited, by id.
func (x *explainer) listSources() map[string]Source {
	cited := x.citedSources()
	sources := make(map[string]Source, len(cited))
	for _, s := range cited {
		sources[s.ID] = Source{Title: s.Title, Kind: s.Kind, Confidence: s.Confidence, Checked: s.Checked}
	}
	return sources
}

// citedSources returns the sources that were cited, in the order of the book.
func (x *explainer) citedSources() []*book.Source {
	cited := make([]*book.Source, 0, len(x.cited))
	for i, s := range x.Book.Sources {
		if x.cited[i] {
			cited = append(cited, s)
		}
	}
	return cited
}

// listOutdated returns what was used past its day: parameters in the order of the book, then
// sources by id, then lenders in that of the profile.
func (x *explainer) listOutdated() []Outdated {
	list := []Outdated{}
	for slot, used := range x.used {
		if used {
			list = append(list, x.findOutdated(slot)...)
		}
	}
	parameters := len(list)
	add := func(o Outdated, reviewed *calendar.Day, days int) {
		until, old := pastReview(reviewed, days, x.AsOf)
		o.KnownUntil = until
		if old && !slices.ContainsFunc(list, func(p Outdated) bool { return p.Kind == o.Kind && p.ID == o.ID }) {
			list = append(list, o)
		}
	}
	for _, s := range x.citedSources() {
		add(Outdated{Kind: OutdatedSource, ID: s.ID, Title: s.Title}, s.Checked, s.ReviewDays)
	}
	slices.SortFunc(list[parameters:], func(a, b Outdated) int { return cmp.Compare(a.ID, b.ID) })
	for _, d := range x.Debts {
		if l := d.Book.Lender; l != nil {
			add(Outdated{Kind: OutdatedLender, ID: l.ID, Title: l.Title}, l.Reviewed, l.ReviewDays)
		}
	}
	return list
}

// findOutdated returns the parameter where the value that holds on the day is known to hold only
// until an earlier one, in the book or in that of a debt; else nothing.
func (x *explainer) findOutdated(slot int) []Outdated {
	own := x.Book.Parameters[slot]
	if list := x.outdated(own); list != nil {
		return list
	}
	for i := range x.Debts {
		if p := x.Debts[i].Book.Parameters[slot]; p != own {
			if list := x.outdated(p); list != nil {
				return list
			}
		}
	}
	return nil
}

// outdated returns the parameter where its value is past its day; else nothing.
func (x *explainer) outdated(p *book.Parameter) []Outdated {
	for _, v := range p.Values {
		if v.Holds(x.AsOf) && v.KnownUntil != nil && *v.KnownUntil < x.AsOf {
			return []Outdated{{Kind: OutdatedParameter, ID: p.ID, Title: p.Title, KnownUntil: *v.KnownUntil}}
		}
	}
	return nil
}

// pastReview returns the day until which a review holds, and whether that is past.
func pastReview(reviewed *calendar.Day, days int, asOf calendar.Day) (until calendar.Day, old bool) {
	if reviewed == nil || days == 0 {
		return 0, false
	}
	until, ok := reviewed.AddDays(int64(days))
	return until, ok && until < asOf
}
