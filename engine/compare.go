package engine

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
)

// Comparison says of two strategies which comes first, debt by debt, and why.
type Comparison struct {
	Format     string       `json:"format"`
	AsOf       calendar.Day `json:"as_of"`
	Strategies []string     `json:"strategies"` // as asked for
	Debts      []Parting    `json:"debts"`      // in the order of the evaluation
}

// Parting is why one strategy ranks before another for a debt.
type Parting struct {
	Debt   string   `json:"debt"`
	First  string   `json:"first"`  // the one that ranks before; empty where one is absent
	Second string   `json:"second"` // the other
	Absent []string `json:"absent"` // those that the creditor does not offer at the stage, or not at all
	By     PartedBy `json:"by"`     // the line of law 5 in which they part; empty where one is absent
	// what that line compares, of First and Second, where it is a score; else null
	Scores []int `json:"scores"`
	// the part of it that the book gives the option at the stage, whatever the person tells
	Points []int `json:"points"`
	// the conditions that make the difference, in the order of their options: first those of First
	Differences []Difference `json:"differences"`
}

// PartedBy is a line of law 5.
type PartedBy string

// The lines of law 5, in order.
const (
	PartedBySuiting PartedBy = "suiting" // one does not suit
	PartedByTier    PartedBy = "tier"    // what comes first or last of all; what is open of tier first
	PartedByNeutral PartedBy = "neutral" // the neutral score
	PartedByStatus  PartedBy = "status"  // eligible before undetermined
	PartedByLow     PartedBy = "low"     // the low score
	PartedByHigh    PartedBy = "high"    // the high score
	PartedByBook    PartedBy = "book"    // the order of strategies.toml
)

// Difference is a condition of one of the two that the other lacks, or that came out otherwise there.
type Difference struct {
	Strategy string     `json:"strategy"`
	ID       string     `json:"id"`
	Kind     ReasonKind `json:"kind"`
	Truth    Truth      `json:"truth"`
	Points   int        `json:"points"`
	Text     text.Text  `json:"text"`    // empty while it is unknown
	Missing  []Ref      `json:"missing"` // what is not known where it is unknown
	Place    string     `json:"place"`
}

// Compare says which of two strategies comes first for each debt of an evaluation, by law 5, and which
// conditions make the difference. What both have alike is left out.
func Compare(e *Evaluation, a, b string) *Comparison {
	c := &Comparison{Format: Format, AsOf: e.AsOf, Strategies: []string{a, b}, Debts: []Parting{}}
	for i := range e.Debts {
		c.Debts = append(c.Debts, partingOf(&e.Debts[i], a, b))
	}
	return c
}

func partingOf(d *Debt, a, b string) Parting {
	p := Parting{Debt: d.ID, Absent: []string{}, Differences: []Difference{}}
	var two []*Strategy
	for i := range d.Strategies {
		if s := &d.Strategies[i]; s.ID == a || s.ID == b {
			two = append(two, s)
		}
	}
	for _, id := range []string{a, b} {
		if !slices.ContainsFunc(two, func(s *Strategy) bool { return s.ID == id }) {
			p.Absent = append(p.Absent, id)
		}
	}
	if len(p.Absent) > 0 {
		return p
	}
	first, second := two[0], two[1]
	p.First, p.Second, p.By = first.ID, second.ID, lineBetween(first, second)
	if score, ok := scores[p.By]; ok {
		p.Scores = []int{score(first.Score), score(second.Score)}
		p.Points = []int{pointsOf(first, p.By), pointsOf(second, p.By)}
	}
	p.Differences = append(differences(first, second, p.By), differences(second, first, p.By)...)
	return p
}

var scores = map[PartedBy]func(Score) int{
	PartedByNeutral: func(s Score) int { return s.Neutral },
	PartedByLow:     func(s Score) int { return s.Low },
	PartedByHigh:    func(s Score) int { return s.High },
}

// lineBetween returns the line of law 5 that puts a strategy before another.
func lineBetween(first, second *Strategy) PartedBy {
	place := func(s *Strategy) place { return placeOf(s.Status, s.Tier) }
	switch inMain := first.Tier == book.TierMain; {
	case first.Status != Ineligible && second.Status == Ineligible:
		return PartedBySuiting
	case place(first) != place(second):
		return PartedByTier
	case first.Status != Ineligible && inMain && first.Score.Neutral != second.Score.Neutral:
		return PartedByNeutral
	case first.Status != Ineligible && inMain && first.Status != second.Status:
		return PartedByStatus
	case first.Score.Low != second.Score.Low:
		return PartedByLow
	case first.Score.High != second.Score.High:
		return PartedByHigh
	}
	return PartedByBook
}

// counts reports whether a reason counts in what a line compares.
func (by PartedBy) counts(r Reason) bool {
	switch by {
	case PartedBySuiting:
		return r.Kind == ReasonRequire && r.Truth == No
	case PartedByTier, PartedByStatus:
		return r.Kind == ReasonRequire && r.Truth == Unknown
	case PartedByNeutral:
		return r.Kind == ReasonWeigh && r.Truth == Yes
	case PartedByLow:
		return r.Kind == ReasonWeigh && (r.Truth == Yes || r.Truth == Unknown && r.Points < 0)
	case PartedByHigh:
		return r.Kind == ReasonWeigh && (r.Truth == Yes || r.Truth == Unknown && r.Points > 0)
	}
	return false
}

// pointsOf returns what a score holds without the conditions.
func pointsOf(s *Strategy, by PartedBy) int {
	points := scores[by](s.Score)
	for _, r := range s.Reasons {
		if by.counts(r) {
			points -= r.Points
		}
	}
	return points
}

// differences returns the conditions of a strategy that count and that the other does not have alike.
func differences(s, other *Strategy, by PartedBy) []Difference {
	list := []Difference{}
	for _, r := range s.Reasons {
		alike := func(o Reason) bool {
			return by.counts(o) && o.ID == r.ID && o.When == r.When && o.Points == r.Points && o.Truth == r.Truth
		}
		if by.counts(r) && !slices.ContainsFunc(other.Reasons, alike) {
			list = append(list, Difference{
				Strategy: s.ID, ID: r.ID, Kind: r.Kind, Truth: r.Truth, Points: r.Points, Text: r.Text, Missing: r.Missing,
				Place: r.Place,
			})
		}
	}
	return list
}
