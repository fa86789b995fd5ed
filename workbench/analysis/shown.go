package analysis

import (
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/cells"
)

// shown is a text, and where it is shown.
type shown struct {
	text           text.Text
	place, id, key string // of what has it, and of the text
	when           cells.Question
	in             cells.Setting
	hidden         bool // it is not shown on a day on which a parameter that it names has no value
}

// findUnknownShown reports texts that would be read with "not known" in the place of a fact or of a
// parameter. A parameter that has ended is what grows old, and a finding of its own.
func findUnknownShown(x *examination) {
	for _, s := range x.shownTexts() {
		holes, _, _ := text.Holes(s.text.ZH)
		for i, h := range holes {
			again := slices.ContainsFunc(holes[:i], func(o text.Hole) bool { return o.Name == h.Name && o.Blank == "" })
			if h.Blank != "" || again {
				continue
			}
			if f := x.book.Vocabulary.Find(h.Name); f != nil {
				x.reportUnknownFact(s, h, f)
			} else if p := x.book.Parameter(h.Name); p != nil && !s.hidden && x.neverHad(p) {
				x.reportShown(s, h, wording{
					text.Both(h.Name+" 今天还没有数值，读到的是「还不知道」", h.Name+" has no value today: what is read is \"not known\""),
					text.Both("给它今天的数值，或写成 {"+h.Name+"|…}", "give it a value of today, or write {"+h.Name+"|…}"),
				}, nil)
			}
		}
	}
}

// neverHad reports whether a parameter has no value today and had none before.
func (x *examination) neverHad(p *book.Parameter) bool {
	return !slices.ContainsFunc(p.Values, func(v book.ParameterValue) bool { return v.From == nil || *v.From <= x.asOf })
}

// shownTexts returns the texts of reasons, of alerts and doubts, of lines and of urgency that name
// anything, each with one setting in which it is shown.
func (x *examination) shownTexts() []shown {
	var all []shown
	add := func(s shown) {
		if strings.Contains(s.text.ZH, "{") {
			all = append(all, s)
		}
	}
	seen := map[any]bool{}
	for _, s := range x.situations() {
		for _, c := range slices.Concat(x.inForce(s.option.Requires), x.inForce(s.option.Weighs)) {
			if seen[c] {
				continue
			}
			seen[c] = true
			yes := is(c, logic.Yes)
			for _, p := range c.Parts {
				yes = cells.All(yes, cells.Is(p.When, logic.No, logic.Unknown))
			}
			add(shown{c.Reason, c.Place, c.ID, "reason", yes, s.asked(), true})
			add(shown{c.Otherwise, c.Place, c.ID, "otherwise", is(c, logic.No), s.asked(), true})
		}
		for _, l := range s.option.Lines {
			if !seen[l] {
				seen[l] = true
				add(shown{l.Text, l.Place, l.ID, "", showing(l.Showing), s.asked(), true})
			}
		}
	}
	for _, a := range x.book.Alerts {
		if a.Holds(x.asOf) {
			add(shown{a.Text, a.Place, a.ID, "text", cells.Is(a.When, logic.Yes),
				x.settingsOf(a.OfDebt, a.Families, a.Stages)[0], false})
		}
	}
	for _, d := range x.book.Doubts {
		add(shown{d.Text, d.Place, d.ID, "text", cells.Is(d.When, logic.Yes), x.settingsOf(d.OfDebt, nil, nil)[0], false})
	}
	for _, l := range x.book.Lines {
		if l.Holds(x.asOf) {
			add(shown{l.Text, l.Place, l.ID, "text", showing(l.Showing), x.settingsOf(l.OfDebt, nil, nil)[0], true})
		}
	}
	for _, u := range x.book.Urgency {
		if u.When != nil {
			add(shown{u.Reason, u.Place, u.ID, "reason", cells.Is(u.When, logic.Yes), x.settingsOf(true, nil, nil)[0], false})
		}
	}
	return all
}

// showing asks whether a line is shown.
func showing(s book.Showing) cells.Question {
	switch {
	case s.When == nil:
		return cells.All()
	case s.IfUnknown:
		return cells.Is(s.When, logic.Yes, logic.Unknown)
	}
	return cells.Is(s.When, logic.Yes)
}

// reportUnknownFact reports a fact that may be unknown where a text with it is shown. Where the engine
// writes bounds of it, nothing is said to be unknown.
func (x *examination) reportUnknownFact(s shown, h text.Hole, f *fact.Fact) {
	untold := x.compile("not known("+f.Name+")", nil, logic.Truthy)
	if untold == nil || s.in.Debt == nil && f.Of == fact.Debt {
		return
	}
	q := cells.All(s.when, cells.Is(untold, logic.Yes))
	if s.in.Stages != nil && x.space.Excludes(cells.Setting{Debt: s.in.Debt}, q) {
		return
	}
	a := x.space.Look(s.in, q)
	if a.Verdict != cells.Possible || !x.isUntold(a.Witness, s.in, f) {
		return
	}
	if witness, p := x.witness(s.in, q, a); x.isUntold(p, s.in, f) {
		x.reportShown(s, h, wording{
			text.Both(f.Name+" 可能还不知道，这时读到的是「还不知道」", f.Name+" may not be known here: what is read then is \"not known\""),
			text.Both("条件里先要求 known("+f.Name+")，或写成 {"+f.Name+"|…}",
				"let the condition ask known("+f.Name+"), or write {"+f.Name+"|…}"),
		}, witness)
	}
}

// isUntold reports whether a fact would be written as not known.
func (x *examination) isUntold(p *fact.Profile, where cells.Setting, f *fact.Fact) bool {
	d := engine.Decide(x.book, p, x.asOf)
	frame := x.book.Language.NewFrame(d.Case)
	debt := logic.NoDebt
	if where.Debt != nil {
		debt = 0
	}
	frame.At(debt)
	if frame.Read(f, debt).Known {
		return false
	}
	if f.Given() || !f.Type.IsNumber() && f.Type != fact.Date {
		return true
	}
	b := frame.BoundsOf(f, debt)
	least, most := b.Least(f.Type), b.Most(f.Type)
	return !most.Known && (!least.Known || f.Type != fact.Date && least.Number.IsZero())
}

// reportShown reports a name in a text, in its Chinese where the book speaks it.
func (x *examination) reportShown(s shown, h text.Hole, says wording, witness []byte) {
	spot := x.book.Spot(s.place, s.id)
	if s.key != "" {
		spot = spot.Below(s.key)
	}
	if chinese := spot.Below("zh"); chinese.Path() != spot.Path() {
		spot = chinese
	} else {
		spot = spot.Below("en")
	}
	x.find("unknown-in-text", says.at(spot.Part(h.Offset, len(h.Name)+len("{}"))), witness)
}
