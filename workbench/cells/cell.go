package cells

import (
	"math/big"
	"slices"

	"github.com/forbear-project/forbear/engine/fact"
)

// cell is a set of values of a variable that no atom of the question tells apart.
type cell struct {
	unknown bool
	yes     bool     // of a truth: it is yes; of a list: it is known; of a group of a list: one of its ids is there
	ids     []string // of a choice
	span    span     // of a number
	bounded bool     // of a number that is unknown: the engine knows that it is in the span
}

// span is the numbers from low to high, both included unless open there; nil is no bound.
type span struct {
	low, high         *big.Rat
	openLow, openHigh bool
}

// cut returns the cells of a variable in the order in which they are tried: first unknown, which
// needs no answer. Of what is not looked into unknown comes last: with known values its facts are
// known too, and more can be computed.
func (v *variable) cut(asked []*atom) []cell {
	cells := v.knownCells(asked)
	switch {
	case v.always:
		return cells
	case v.opaque != "":
		return append(append(cells, cell{unknown: true}), v.boundedCells(cells)...)
	}
	return append([]cell{{unknown: true}}, cells...)
}

// boundedCells returns the ways in which a number that is not known may be bounded by what is known
// of its parts: from any of its cells to any other.
func (v *variable) boundedCells(cells []cell) (bounded []cell) {
	if v.kind != numeric {
		return nil
	}
	for i := range cells {
		for _, last := range cells[i:] {
			between := span{cells[i].span.low, last.span.high, cells[i].span.openLow, last.span.openHigh}
			bounded = append(bounded, cell{unknown: true, bounded: true, span: between})
		}
	}
	return bounded
}

// unknownTruth returns the truths that an atom may have in a cell of a number that is unknown. What
// is known of a given fact are its own bounds.
func (v *variable) unknownTruth(a *atom, c cell) truths {
	holds := func(r *big.Rat) bool { sign := r.Cmp(a.than); return sign < 0 || sign == 0 && a.asks == atMost }
	switch f := v.fact; {
	case a.asks != lessThan && a.asks != atMost:
		return c.truth(a)
	case f != nil && f.Given():
		switch {
		case f.Type == fact.Date: // which may never have come
			return unknown
		case f.Max != nil && !f.CountsDays() && holds(ratio(*f.Max)):
			return yes
		case f.Min != nil && !holds(ratio(*f.Min)):
			return no
		}
		truth := unknown
		if f.MaxBy != "" && (v.shape.low == nil || holds(v.shape.low)) {
			truth |= yes // by what the bound turns out to be
		}
		if f.MinBy != "" && (v.shape.high == nil || !holds(v.shape.high)) {
			truth |= no
		}
		return truth
	case !c.bounded:
		return unknown
	}
	truth := asTruth(holds(c.span.nearest(a.than)))
	if c.span.divides(a) {
		truth = unknown
	}
	if s := v.shape; s.low != nil && !holds(s.low) || s.high != nil && holds(s.high) {
		truth |= unknown // the engine does not use the bounds of the type of a fact
	}
	return truth
}

// divides reports whether an atom is yes for some numbers of a span and no for others.
func (p span) divides(a *atom) bool {
	one := new(big.Rat).Add(a.than, integer(1))
	below, above := p.nearest(new(big.Rat).Sub(a.than, integer(1))), p.nearest(one)
	low, high := below.Cmp(a.than), above.Cmp(a.than)
	if a.asks == atMost {
		return low <= 0 && high > 0
	}
	return low < 0 && high >= 0
}

func (v *variable) knownCells(asked []*atom) (cells []cell) {
	switch v.kind {
	case truth:
		return []cell{{}, {yes: true}}
	case choices:
		return []cell{{yes: true}}
	case choice:
		for _, group := range v.groups(asked) {
			cells = append(cells, cell{ids: group})
		}
		return cells
	}
	for _, s := range v.spans(asked) {
		cells = append(cells, cell{span: s})
	}
	return cells
}

// truth returns the truth of an atom in a cell.
func (c *cell) truth(a *atom) truths {
	switch {
	case a.asks == isKnown:
		return asTruth(!c.unknown)
	case a.asks == isSaid:
		return asTruth(!c.unknown || c.bounded)
	case c.unknown:
		return unknown
	case a.asks == isYes:
		return asTruth(c.yes)
	case a.asks == holds:
		return asTruth(slices.Contains(split(a.ids), c.ids[0]))
	}
	sign := c.span.nearest(new(big.Rat)).Cmp(a.than)
	return asTruth(sign < 0 || sign == 0 && a.asks == atMost)
}

// spans returns the numbers at and between the thresholds; neighbours that no atom tells apart are
// joined.
func (v *variable) spans(asked []*atom) []span {
	var limits []*big.Rat
	for _, a := range asked {
		if a.than != nil {
			limits = append(limits, a.than)
		}
	}
	limits = ascending(limits)
	pieces := []span{{high: first(limits), openHigh: true}}
	for i, limit := range limits {
		pieces = append(pieces, span{low: limit, high: limit},
			span{low: limit, openLow: true, high: first(limits[i+1:]), openHigh: true})
	}
	var spans []span
	var last []truths
	for _, piece := range pieces {
		piece, ok := v.shape.narrow(piece)
		if !ok {
			continue
		}
		c := cell{span: piece}
		var row []truths
		for _, a := range asked {
			row = append(row, c.truth(a))
		}
		if n := len(spans); n > 0 && slices.Equal(row, last) {
			spans[n-1].high, spans[n-1].openHigh = piece.high, piece.openHigh
			continue
		}
		spans, last = append(spans, piece), row
	}
	return spans
}

// ascending returns the numbers in order, each once. It reuses the slice.
func ascending(list []*big.Rat) []*big.Rat {
	slices.SortFunc(list, (*big.Rat).Cmp)
	return slices.CompactFunc(list, func(a, b *big.Rat) bool { return a.Cmp(b) == 0 })
}

func first(list []*big.Rat) *big.Rat {
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

// narrow returns the part of a span that a shape allows; not ok when there is none. With a step,
// the bounds are multiples of it and included.
func (s shape) narrow(p span) (span, bool) {
	if s.low != nil && (p.low == nil || p.low.Cmp(s.low) < 0) {
		p.low, p.openLow = s.low, false
	}
	if s.high != nil && (p.high == nil || p.high.Cmp(s.high) > 0) {
		p.high, p.openHigh = s.high, false
	}
	if s.step != nil && s.step.Sign() > 0 {
		p.low, p.openLow = onGrid(p.low, s.step, p.openLow, 1), false
		p.high, p.openHigh = onGrid(p.high, s.step, p.openHigh, -1), false
	}
	if p.low == nil || p.high == nil {
		return p, true
	}
	sign := p.low.Cmp(p.high)
	return p, sign < 0 || sign == 0 && !p.openLow && !p.openHigh
}

// onGrid returns the multiple of the step nearest to r in a direction; where r is excluded, another
// one than r.
func onGrid(r, step *big.Rat, open bool, direction int64) *big.Rat {
	if r == nil {
		return nil
	}
	steps := new(big.Rat).Quo(r, step)
	n := new(big.Int).Div(steps.Num(), steps.Denom()) // the multiple at or below
	switch {
	case steps.IsInt() && !open:
	case steps.IsInt():
		n.Add(n, big.NewInt(direction))
	case direction > 0:
		n.Add(n, big.NewInt(1))
	}
	return new(big.Rat).Mul(new(big.Rat).SetInt(n), step)
}

// nearest returns the number of a span nearest to r; where that one is excluded, a number close to
// it.
func (p span) nearest(r *big.Rat) *big.Rat {
	above := p.low == nil || r.Cmp(p.low) > 0 || r.Cmp(p.low) == 0 && !p.openLow
	below := p.high == nil || r.Cmp(p.high) < 0 || r.Cmp(p.high) == 0 && !p.openHigh
	switch {
	case above && below:
		return r
	case !above && !p.openLow:
		return p.low
	case above && !p.openHigh:
		return p.high
	case p.low != nil && p.high != nil:
		return new(big.Rat).Quo(new(big.Rat).Add(p.low, p.high), integer(2))
	case !above:
		return new(big.Rat).Add(p.low, integer(1))
	}
	return new(big.Rat).Sub(p.high, integer(1))
}
