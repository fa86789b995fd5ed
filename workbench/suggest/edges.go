package suggest

import (
	"math"
	"slices"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine"
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
func (h *hunt) edges(d *engine.Decision, s seat, f *fact.Fact, of subject) (values []fact.Value) {
	add := func(numbers ...float64) {
		for _, x := range numbers {
			if v, ok := valueAt(f, x); ok && allowed(f, v) {
				values = append(values, v)
			}
		}
	}
	_, unit := decimals(f)
	for _, c := range of.comparisons {
		if slices.Contains(c.facts, f) {
			add(h.solve(d, s, f, c)...)
		}
	}
	if f.Type == fact.Date {
		add(float64(d.AsOf))
		for _, day := range of.days {
			add(float64(day))
		}
		return values
	}
	add(0)
	for _, written := range of.numbers {
		if n, err := decimal.Parse(written); err == nil {
			x, _ := n.Float64()
			add(x, x+unit, x-unit)
		}
	}
	return values
}

// solve finds the value of a fact at which the two sides of a comparison are equal, and those at which they are one apart, or half a hundredth of rates:
// inside the step by which a threshold is moved. None where the fact does not move the sides.
func (h *hunt) solve(d *engine.Decision, s seat, f *fact.Fact, c comparison) []float64 {
	const steps = 4
	value := h.frame.Read(f, s.debt)
	before := *value
	defer func() {
		*value = before
		h.frame.Derive()
	}()
	_, unit := decimals(f)
	x, slope := number(f, before, d.AsOf), 0.0
	for step := range steps {
		at, known := h.gap(d, s, f, c, x)
		if !known {
			return nil
		}
		if at == 0 && slope != 0 {
			break
		}
		width := unit
		if step == 0 {
			width = max(unit, math.Abs(x)/4)
		}
		beside, known := h.gap(d, s, f, c, x+width)
		if !known || beside == at && slope == 0 {
			return nil
		}
		if beside != at {
			slope = (beside - at) / width
		}
		x -= at / slope
	}
	apart := 1 / slope
	if f.Type == fact.Rate {
		apart = 0.005 / slope
	}
	return []float64{x, x + apart, x - apart}
}

// gap is by how much the left side of a comparison exceeds the right when a fact is at a number.
func (h *hunt) gap(d *engine.Decision, s seat, f *fact.Fact, c comparison, x float64) (float64, bool) {
	v, ok := valueAt(f, x)
	if !ok {
		return 0, false
	}
	*h.frame.Read(f, s.debt) = v
	h.frame.Derive()
	d.At(h.frame, s.debt)
	left, right := c.left.Value(h.frame), c.right.Value(h.frame)
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
