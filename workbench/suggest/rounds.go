package suggest

import (
	"cmp"
	"slices"
)

// candidate is a profile that reaches goals.
type candidate struct {
	seat
	edits   []edit
	reached []*aim
	cost    float64
}

func (h *hunt) candidate(s seat, edits []edit, reached []*aim) candidate {
	return candidate{s, edits, reached, cost(h.Bases[s.base].Profile, slices.Concat(s.edits, edits))}
}

// given tries the fixtures as they are, but for a change of creditor.
func (h *hunt) given() {
	var all []candidate
	for _, s := range h.seats {
		if len(s.edits) > 0 && h.left() {
			if reached, _ := h.try(s, nil); len(reached) > 0 {
				all = append(all, h.candidate(s, nil, reached))
			}
		}
	}
	h.take(all)
}

// single tries each change of what the goals turn on.
func (h *hunt) single() {
	var all []candidate
	for _, s := range h.seats {
		if !h.left() || enough(all, h.aims) {
			break
		}
		for _, e := range h.edits(s, nil, h.own) {
			if reached, _ := h.try(s, []edit{e}); len(reached) > 0 {
				all = append(all, h.candidate(s, []edit{e}, reached))
			}
		}
	}
	h.take(all)
}

// perGoal is how many candidates each goal is to have before the best of them are taken.
const perGoal = 30

// enough is whether every goal that is left has some candidates to choose from.
func enough(all []candidate, aims []*aim) bool {
	return !slices.ContainsFunc(aims, func(a *aim) bool {
		n := 0
		for _, c := range all {
			if slices.Contains(c.reached, a) {
				n++
			}
		}
		return !a.reached && n < perGoal
	})
}

// take keeps the candidate that reaches most and changes least, again and again, until none reaches anything new.
func (h *hunt) take(all []candidate) {
	for len(all) > 0 {
		for i := range all {
			all[i].reached = slices.DeleteFunc(all[i].reached, func(a *aim) bool { return a.reached })
		}
		best := slices.MinFunc(all, func(a, b candidate) int {
			return cmp.Or(cmp.Compare(len(b.reached), len(a.reached)), cmp.Compare(a.cost, b.cost))
		})
		if len(best.reached) == 0 {
			return
		}
		if !h.keep(best.seat, best.edits, best.reached) {
			i := slices.IndexFunc(all, func(c candidate) bool {
				return c.base == best.base && c.debt == best.debt && slices.Equal(names(c.edits), names(best.edits))
			})
			all = slices.Delete(all, i, i+1)
		}
	}
}

// names tell edits apart.
func names(edits []edit) (all []string) {
	for _, e := range edits {
		all = append(all, e.name())
	}
	return all
}

// double tries a second change where the first lets something differ that cannot be seen yet.
func (h *hunt) double() {
	for _, s := range h.seats {
		if !h.left() {
			return
		}
		for _, first := range h.stirring(s, 6) {
			h.further(s, first)
		}
	}
}

// pairs tries two changes of what the goals turn on, and keeps those in mind that let something differ.
func (h *hunt) pairs() {
	for _, s := range h.seats {
		firsts := h.edits(s, nil, h.own)
		for i, first := range firsts {
			if !h.left() {
				return
			}
			for _, second := range h.edits(s, []edit{first}, h.own) {
				if second.same(first) || slices.ContainsFunc(firsts[:i], func(e edit) bool { return e.name() == second.name() }) {
					continue // tried already, the other way round
				}
				h.pair(s, []edit{first, second})
			}
		}
	}
}

// mostPairs is how many pairs are kept in mind.
const mostPairs = 20

func (h *hunt) pair(s seat, edits []edit) {
	if !h.left() {
		return
	}
	reached, stirs := h.try(s, edits)
	switch {
	case len(reached) > 0:
		h.keep(s, edits, reached)
	case stirs && len(h.stirred) < mostPairs:
		h.stirred = append(h.stirred, candidate{seat: s, edits: edits})
	}
}

// triple tries a third change where two let something differ that cannot be seen yet.
func (h *hunt) triple() {
	for _, c := range h.stirred {
		h.further(c.seat, c.edits)
	}
}

// stirring are the single changes of a seat, none at all first, that let something differ; at most so many.
func (h *hunt) stirring(s seat, most int) (all [][]edit) {
	for _, edits := range append([][]edit{nil}, each(h.edits(s, nil, h.own))...) {
		if len(all) == most || !h.left() {
			break
		}
		if _, stirs := h.try(s, edits); stirs {
			all = append(all, edits)
		}
	}
	return all
}

func each(edits []edit) (all [][]edit) {
	for _, e := range edits {
		all = append(all, []edit{e})
	}
	return all
}

// further tries one more change.
func (h *hunt) further(s seat, edits []edit) {
	for _, e := range h.edits(s, edits, h.near) {
		if !h.left() {
			return
		}
		if slices.ContainsFunc(edits, e.same) {
			continue
		}
		all := append(slices.Clone(edits), e)
		if reached, _ := h.try(s, all); len(reached) > 0 {
			h.keep(s, all, reached)
		}
	}
}

// edits are all single changes of a subject's facts, after others.
func (h *hunt) edits(s seat, after []edit, of subject) (all []edit) {
	d := h.decide(s, after)
	if len(s.edits) == 0 {
		for _, id := range of.families {
			if d.Profile.Debts[s.debt].Family != id {
				all = append(all, edit{debt: s.debt, key: "family", lender: id})
			}
		}
	}
	for _, f := range of.facts {
		for _, v := range h.samples(d, s, f, of) {
			all = append(all, edit{debt: scopeOf(f, s.debt), fact: f, value: v})
		}
	}
	return all
}
