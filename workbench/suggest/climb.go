package suggest

import (
	"slices"
	"unicode/utf8"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/logic"
)

// part is what stands beside a change in a condition, and the truth it must have for the change to matter: yes beside and, no beside or.
type part struct {
	expression *logic.Expression
	wanted     logic.Truth
}

// parts are those beside the place where two texts of a condition begin to differ, from the whole inward. What cannot be asked by itself is left out.
func (p *plan) parts(was, is *logic.Expression) (all []part) {
	at := differ(was.Source, is.Source)
	n := was.Tree()
	for n.Op == logic.OpNot || n.Op == logic.OpAnd || n.Op == logic.OpOr {
		if n.Op == logic.OpNot {
			n = n.Parts[0]
			continue
		}
		if n.At.From <= at && at < n.At.To {
			return all
		}
		wanted := logic.Yes
		if n.Op == logic.OpOr {
			wanted = logic.No
		}
		changed, beside := n.Parts[0], n.Parts[1]
		if n.At.To <= at {
			changed, beside = beside, changed
		}
		if e := p.compile(beside, logic.Truthy); e != nil {
			all = append(all, part{e, wanted})
		}
		n = changed
	}
	return all
}

// differ is the first character in which two texts differ.
func differ(a, b string) int {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	return utf8.RuneCountInString(a[:i])
}

// climb changes one fact after another until everything beside a change is as it must be for the change to matter, and then what the goals turn on.
func (h *hunt) climb() {
	for _, a := range h.aims {
		if a.was == nil || len(a.parts) == 0 {
			continue
		}
		for _, s := range h.seats {
			if a.reached || !h.left() {
				break
			}
			if edits, ok := h.ascend(a, s); ok {
				h.summit(s, edits)
			}
		}
	}
}

// mostChanges bounds how many facts a suggestion changes.
const mostChanges = 5

// ascend makes the parts of an aim as they must be, each time by the change that leaves fewest wanting.
func (h *hunt) ascend(a *aim, s seat) (edits []edit, ok bool) {
	for len(edits) < mostChanges-1 {
		wanting := h.wanting(a, s, edits)
		if len(wanting) == 0 {
			return edits, true
		}
		fewest := len(wanting)
		var best *edit
		of := h.subjectOf([]*logic.Expression{wanting[0].expression})
		for _, e := range h.edits(s, edits, of) {
			if slices.ContainsFunc(edits, e.same) || !h.left() {
				continue
			}
			h.tries++
			if n := len(h.wanting(a, s, append(slices.Clone(edits), e))); n < fewest {
				fewest, best = n, &e
			}
		}
		if best == nil {
			return nil, false
		}
		edits = append(edits, *best)
	}
	return nil, false
}

// wanting are the parts of an aim that are not as they must be. One that is unknown lets a change matter too: it makes the answer known or not.
func (h *hunt) wanting(a *aim, s seat, edits []edit) (all []part) {
	d := h.decide(s, edits)
	d.At(h.frame, s.debt)
	for _, p := range a.parts {
		if t := d.Truth(h.frame, p.expression); t != p.wanted && t != logic.Unknown {
			all = append(all, p)
		}
	}
	return all
}

// decide is what the book decides about a seat's profile with more changes; until it is asked again.
func (h *hunt) decide(s seat, edits []edit) *engine.Decision {
	return h.judge.Decide(apply(h.Bases[s.base].Profile, slices.Concat(s.edits, edits)), h.dayOf(s))
}

// summit changes what the goals turn on, and then what else decides, where the parts are as they must be.
func (h *hunt) summit(s seat, edits []edit) {
	if reached, stirs := h.try(s, edits); len(reached) > 0 {
		h.keep(s, edits, reached)
	} else if stirs {
		h.further(s, edits)
	}
	for _, e := range h.edits(s, edits, h.own) {
		if !h.left() {
			return
		}
		if slices.ContainsFunc(edits, e.same) {
			continue
		}
		all := append(slices.Clone(edits), e)
		reached, stirs := h.try(s, all)
		switch {
		case len(reached) > 0:
			h.keep(s, all, reached)
		case stirs && len(all) < mostChanges:
			h.further(s, all)
		}
	}
}
