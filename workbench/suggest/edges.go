package suggest

import (
	"math"
	"slices"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// A number or a day is looked for as a float: what is found is rounded to what its fact may have, and then judged like any other value.

// decimals are how many digits a number of a fact may have behind its point, and unit is what it is counted in.
func decimals(f *fact.Fact) (digits int, unit float64) {
	switch f.Type {
	case fact.Money:
		return 2, 1
	case fact.Rate:
		return 6, 0.01
	}
	return 0, 1
}

// valueAt is the value of a fact at a number; not ok beyond what facts may have.
func valueAt(f *fact.Fact, x float64) (fact.Value, bool) {
	if math.IsNaN(x) || math.Abs(x) > 1e8 {
		return fact.Value{}, false
	}
	if f.Type == fact.Date {
		return fact.Value{Known: true, Day: calendar.Day(math.Round(x))}, true
	}
	digits, _ := decimals(f)
	scale := math.Pow10(digits)
	n, err := decimal.NewFromFloat64(math.Round(x*scale) / scale)
	return fact.Value{Known: true, Number: n.Rescale(digits)}, err == nil
}

// number is a value as a number; for one that is not known, a usual one.
func number(f *fact.Fact, v fact.Value, today calendar.Day) float64 {
	switch {
	case !v.Known && f.Type == fact.Date:
		return float64(today)
	case !v.Known && f.Type == fact.Rate:
		return 0.2
	case !v.Known && f.Type == fact.Money:
		return 1000
	case !v.Known:
		return 30
	case f.Type == fact.Date:
		return float64(v.Day)
	}
	x, _ := v.Number.Float64()
	return x
}

// edges are the values of a number or a date at which a comparison of the subject turns, those next to them, and the numbers that stand in it.
func (h *hunt) edges(p *fact.Profile, s seat, f *fact.Fact, of subject) (values []fact.Value) {
	add := func(x float64) {
		if v, ok := valueAt(f, x); ok {
			values = append(values, v)
		}
	}
	_, unit := decimals(f)
	targets := []float64{0, 1, -1}
	if f.Type == fact.Rate {
		targets = []float64{0, 0.005, -0.005}
	}
	for _, c := range of.comparisons {
		if !slices.Contains(c.facts, f) {
			continue
		}
		for _, gap := range targets {
			if x, ok := h.solve(p, s, f, c, gap); ok {
				add(x)
			}
		}
	}
	if f.Type == fact.Date {
		add(float64(h.dayOf(s)))
		return values
	}
	add(0)
	for _, written := range of.numbers {
		if n, err := decimal.Parse(written); err == nil {
			x, _ := n.Float64()
			add(x)
			add(x + unit)
			add(x - unit)
		}
	}
	return values
}

// solve finds a value of a fact at which the left side of a comparison is the right side and a gap.
func (h *hunt) solve(p *fact.Profile, s seat, f *fact.Fact, c comparison, gap float64) (x float64, ok bool) {
	const steps = 6
	_, unit := decimals(f)
	x = number(f, valueOf(p, f, s.debt), h.dayOf(s))
	for step := range steps {
		at, known := h.gap(p, s, f, c, x)
		if !known {
			return 0, false
		}
		if at == gap {
			return x, true
		}
		width := unit
		if step == 0 {
			width = max(unit, math.Abs(x)/4)
		}
		beside, known := h.gap(p, s, f, c, x+width)
		if !known || beside == at {
			return x, step > 0
		}
		x += (gap - at) * width / (beside - at)
	}
	return x, true
}

// gap is by how much the left side of a comparison exceeds the right when a fact is at a number.
func (h *hunt) gap(p *fact.Profile, s seat, f *fact.Fact, c comparison, x float64) (float64, bool) {
	v, ok := valueAt(f, x)
	if !ok || !allowed(f, v) {
		return 0, false
	}
	h.tries++
	d := h.judge.Decide(apply(p, []edit{{debt: scopeOf(f, s.debt), fact: f, value: v}}), h.dayOf(s))
	frame := h.book.Language.NewFrame(d.Case)
	d.At(frame, s.debt)
	left, right := c.left.Value(frame), c.right.Value(frame)
	if !left.Known || !right.Known {
		return 0, false
	}
	if c.left.Kind == logic.Day {
		return float64(left.Day - right.Day), true
	}
	difference, err := left.Number.Sub(right.Number)
	if err != nil {
		return 0, false
	}
	x, _ = difference.Float64()
	return x, true
}
