package cells

import (
	"math/big"
	"slices"
)

// cell is a set of values of a variable that no atom of the question tells apart.
type cell struct {
	unknown bool
	yes     bool     // of a truth: it is yes; of a list: it is known; of a group of a list: one of its ids is there
	ids     []string // of a choice
	span    span     // of a number; of one that is not known: what the engine takes it for
	nothing bool     // of a number that is not known: it may even not exist
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
	known := v.knownCells(asked)
	if v.always {
		return known
	}
	unknown := v.unknownCells(asked)
	if v.opaque != "" {
		return append(known, unknown...)
	}
	return slices.Concat(unknown[:1], known, unknown[1:])
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

// unknownCells returns the cells in which a variable is not known, the usual one first. What the
// engine takes a number for is any part of what its shape says, unless that is settled.
func (v *variable) unknownCells(asked []*atom) (cells []cell) {
	if v.kind != numeric || v.isGivenDay() {
		return []cell{{unknown: true, nothing: true}}
	}
	var rows [][]truths
	add := func(c cell) {
		row := c.row(asked)
		if !slices.ContainsFunc(rows, func(other []truths) bool { return slices.Equal(row, other) }) {
			rows, cells = append(rows, row), append(cells, c)
		}
	}
	switch {
	case v.opaque == "":
		add(cell{unknown: true, span: span{low: v.shape.untold.low, high: v.shape.untold.high}})
	case !v.exists:
		add(cell{unknown: true, nothing: true})
	}
	lows, highs := v.ends(asked)
	for _, low := range lows {
		for _, high := range highs {
			if low == nil || high == nil || low.Cmp(high) <= 0 {
				add(cell{unknown: true, span: span{low: low, high: high}})
			}
		}
	}
	return cells
}

// ends returns the lower and upper limits of what the engine may take an unknown number for, one
// for each piece that no atom tells apart.
func (v *variable) ends(asked []*atom) (lows, highs []*big.Rat) {
	within := shape{interval: v.shape.untold}
	if v.stepped {
		within.step = v.shape.step
	}
	if within.low == nil || v.settledLow {
		lows = append(lows, within.low)
	}
	if within.high == nil || v.settledHigh {
		highs = append(highs, within.high)
	}
	for _, piece := range pieces(asked) {
		piece, ok := within.narrow(piece)
		if !ok {
			continue
		}
		end := piece.nearest(new(big.Rat))
		if !v.settledLow {
			lows = append(lows, end)
		}
		if !v.settledHigh {
			highs = append(highs, end)
		}
	}
	return lows, highs
}

// row returns the truths of atoms in a cell.
func (c *cell) row(asked []*atom) []truths {
	row := make([]truths, len(asked))
	for i, a := range asked {
		row[i] = c.truth(a)
	}
	return row
}

// truth returns the truth of an atom in a cell.
func (c *cell) truth(a *atom) truths {
	switch a.asks {
	case isKnown:
		return asTruth(!c.unknown)
	case isThere:
		return asTruth(!c.nothing)
	case hasLow:
		return asTruth(c.unknown && c.span.low != nil)
	case hasHigh:
		return asTruth(c.unknown && c.span.high != nil)
	case lessThan, atMost:
		return c.compare(a)
	}
	switch {
	case c.unknown:
		return unknown
	case a.asks == isYes:
		return asTruth(c.yes)
	}
	return asTruth(a.names(c.ids[0]))
}

// compare returns the truth of a comparison with a constant. Of a number that is not known it is
// yes or no where that holds for all that the engine takes the number for.
func (c *cell) compare(a *atom) truths {
	switch {
	case !c.unknown:
		return asTruth(a.holds(c.span.nearest(new(big.Rat))))
	case c.span.high != nil && a.holds(c.span.high):
		return yes
	case c.span.low != nil && !a.holds(c.span.low):
		return no
	}
	return unknown
}

// holds reports whether a comparison with a constant holds for a number.
func (a *atom) holds(r *big.Rat) bool {
	sign := r.Cmp(a.than)
	return sign < 0 || sign == 0 && a.asks == atMost
}

// pieces returns the numbers at and between the thresholds.
func pieces(asked []*atom) []span {
	var limits []*big.Rat
	for _, a := range asked {
		if a.than != nil {
			limits = append(limits, a.than)
		}
	}
	limits = ascending(limits)
	all := []span{{high: first(limits), openHigh: true}}
	for i, limit := range limits {
		all = append(all, span{low: limit, high: limit},
			span{low: limit, openLow: true, high: first(limits[i+1:]), openHigh: true})
	}
	return all
}

// spans returns the known numbers at and between the thresholds; neighbours that no atom tells apart
// are joined.
func (v *variable) spans(asked []*atom) []span {
	var spans []span
	var last []truths
	for _, piece := range pieces(asked) {
		piece, ok := v.shape.narrow(piece)
		if !ok {
			continue
		}
		c := cell{span: piece}
		row := c.row(asked)
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
