package book

import (
	"cmp"
	"slices"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// readParameters reads parameters.toml.
func (l *loader) readParameters(t *table) {
	t.each("parameter", func(id string, t *table) {
		t.need()
		p := &Parameter{ID: id, Slot: len(l.book.Parameters), Title: t.text("title"), Place: t.place(t.spot)}
		sound := len(t.problems)
		p.Unit = t.word("unit")
		t.keepUnit(p.Unit, t.spot.near("unit"))
		if logic.IsReserved(id) {
			t.misplaced(
				t.spot,
				text.Both("%s 在条件里另有意思", "%s means something else in conditions").With(id),
				text.Both("给参数换个名字", "find the parameter another name"),
			)
		}
		l.unsound = l.unsound || len(t.problems) > sound || !t.has("unit")
		p.Values = t.readFigures(p.Unit)
		p.Said = t.finish()
		l.book.Parameters = append(l.book.Parameters, p)
	})
}

// overlay is a parameter's value in common, a family or a lender.
type overlay struct {
	id    string
	table *table
	layer *layer
}

// readOverlays reads [parameter.<id>] of a layer. Its values are read once the units are known.
func (l *loader) readOverlays(t *table, of *layer) {
	t.each("parameter", func(id string, t *table) {
		t.refer(t.spot, "parameter", id)
		t.need()
		l.overlays = append(l.overlays, overlay{id: id, table: t, layer: of})
	})
}

// layParameters reads the values that layers give, and lays those of common over the book's own.
func (l *loader) layParameters() {
	for _, o := range l.overlays {
		p := find(l.book.Parameters, func(p *Parameter) bool { return p.ID == o.id })
		if p == nil {
			continue
		}
		own := *p
		if title := o.table.text("title"); o.table.has("title") {
			own.Title = title
		}
		own.Values, own.Place = o.table.readFigures(p.Unit), o.table.place(o.table.spot)
		own.Said = o.table.finish().over(p.Said)
		if o.layer == l.common {
			l.book.Parameters[p.Slot] = &own
			continue
		}
		o.layer.parameters = append(o.layer.parameters, &own)
	}
}

// find returns the first for which is holds, or nil.
func find[T any](all []*T, is func(*T) bool) *T {
	if i := slices.IndexFunc(all, is); i >= 0 {
		return all[i]
	}
	return nil
}

// readFigures reads a parameter's values: one figure with its source beside it, or a list of
// figures with their days. It returns them in the order of their days; one without until holds
// until the next begins.
func (t *table) readFigures(unit string) []ParameterValue {
	list, isList := t.is("value").([]any)
	if !isList {
		return t.readOnlyValue(unit)
	}
	t.forbid(t.form.Rules[0].Then.Not...)
	_, s := t.get("value")
	i := t.index("value")
	values := make([]dated, 0, len(list))
	for n, raw := range list {
		if _, ok := raw.(map[string]any); !ok {
			t.mistyped(s.near(element(n)), aTable, raw)
			continue
		}
		one := t.open(t.form.Keys[i].Type.Table, s.near(element(n)))
		one.need()
		values = append(values, dated{one.readFigure("is", unit), one.spot})
		one.finish()
	}
	slices.SortStableFunc(values, func(a, b dated) int { return cmp.Compare(first(a.Validity), first(b.Validity)) })
	return t.separate(values)
}

// dated is a value and its place.
type dated struct {
	ParameterValue
	spot *spot
}

// first returns a day to sort by.
func first(v Validity) calendar.Day {
	if v.From == nil {
		return -1 << 31
	}
	return *v.From
}

// separate closes each value on the day before the next begins, and reports those that overlap.
func (t *table) separate(values []dated) []ParameterValue {
	apart := make([]ParameterValue, len(values))
	for i, v := range values {
		apart[i] = v.ParameterValue
		if i+1 == len(values) || values[i+1].From == nil {
			continue
		}
		next := *values[i+1].From
		switch {
		case v.From != nil && *v.From == next, v.Until != nil && *v.Until >= next:
			t.wrong(values[i+1].spot.near("from"), text.Both("这些日子和另一个数的重叠", "these days overlap with those of another value"),
				text.Both("另一个在第 %d 行：让它在 %s 之前结束", "the other is on line %d; let it end before %s").With(t.lineOf(v.spot), next))
		case v.Until == nil:
			before, _ := next.AddDays(-1)
			apart[i].Until = &before
		}
	}
	return apart
}

func (t *table) lineOf(s *spot) int {
	line, _ := t.position(s.at)
	return line
}

// readOnlyValue reads a value that stands beside its source; none, when there is none.
func (t *table) readOnlyValue(unit string) []ParameterValue {
	v := t.readFigure("value", unit)
	if !t.has("value") {
		for _, key := range t.form.Rules[0].Then.Not {
			if t.has(key) {
				t.misplaced(t.spot.child(key), text.Both("写了 %s，没有 value", "%s without a value").With(key),
					text.Both("加上 value，或者去掉它：没有数的参数就是不知道", "add a value, or take it out: a parameter without one is unknown"))
			}
		}
		return nil
	}
	t.needs(t.what(), "source")
	return []ParameterValue{v}
}

// readFigure reads one value of a parameter and what stands beside it.
func (t *table) readFigure(key, unit string) ParameterValue {
	v := ParameterValue{
		Validity: t.validity(), Source: t.word("source"), KnownUntil: t.day("known_until"), Place: t.place(t.spot),
	}
	if unit == "date" {
		day, s := t.date(key)
		v.Is = fact.Value{Known: s != nil, Day: day}
		return v
	}
	n, s := t.exact(key)
	v.Is = fact.Value{Known: s != nil, Number: n}
	return v
}

// series returns a parameter's values as package logic reads them.
func series(p *Parameter) logic.Series {
	s := make(logic.Series, len(p.Values))
	for i, v := range p.Values {
		s[i] = logic.Period{From: v.From, Until: v.Until, Is: v.Is}
	}
	return s
}
