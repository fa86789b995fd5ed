// Package coverage says what the fixtures have seen of a book: of each condition whether it was
// yes, no and unknown, and of each option of each lender and family whether it was open and closed.
// What none has seen is there with zeros.
//
//  1. A condition is what stands at one place of the rule files: one that many lenders share is
//     one. Counted are the conditions of stages, alerts and urgency, those of lines of the first
//     page and of options, of plans, requirements and weights, and those of letters and of promises
//     in them. What works out a value, such as derive and due, is no condition.
//
//  2. A condition is asked as the engine asks it, of the borrower or of each debt. It is not asked
//     outside its dates; nor that of an alert where the debt is at none of the alert's stages or of
//     none of its families; nor that of a row of urgency where there is one debt alone; nor that of a
//     block of a letter where the letter is not for the debt or may not be made.
//
//  3. An option is counted by the lender whose file holds for the debt, else by the family. It is
//     eligible, undetermined, ineligible, or not offered at the stage; outside its dates it is not
//     there.
//
//  4. A condition is seen from both sides when it was yes and was no. An option is when it was
//     eligible, and was ineligible or not offered. One that nothing can close is when it was
//     eligible: at every stage at which a debt of that lender or family can be it is offered, and
//     what it requires is yes because of whose the debt is, whatever else is known.
//
//  5. A plan is what stands at one place of the rule files. It is held where a fixture names its
//     option in plans, and its total is known there. Its condition is asked where the option may
//     suit.
//
//  6. A letter is held where a fixture holds the letters of a debt, or of the borrower, and it is
//     among them and may be made.
//
//  7. Only what ran is counted. A percentage is rounded down, and of nothing it is 100.
//
// Which conditions no borrower has seen from both sides:
//
//	for _, c := range coverage.Of(b, results).Conditions {
//		if !c.BothSides() {
//			fmt.Println(c.Place, c.ID, c.Yes, c.No)
//		}
//	}
package coverage

import (
	"slices"
	"strconv"
	"strings"
)

// Coverage is what fixtures have seen of a book.
type Coverage struct {
	Conditions []Condition `json:"conditions"` // by file, then line
	// those of families, then those of lenders, each by id; then in the order of the book's
	// strategies
	Options []Option `json:"options"`
	Plans   []Plan   `json:"plans"`   // by file, then line
	Letters []Plan   `json:"letters"` // likewise: held as plans are
}

// Condition says how often one was seen, and in which fixture first.
type Condition struct {
	Kind  string `json:"kind"` // one of Kinds
	Place string `json:"place"`
	// its path in the file, such as option.instalment.require.surplus, alert.distress, stage.mid
	ID        string `json:"id"`
	Yes       int    `json:"yes"`
	No        int    `json:"no"`
	Unknown   int    `json:"unknown"`
	YesIn     string `json:"yes_in"` // the first fixture that saw it; "" when none did
	NoIn      string `json:"no_in"`
	UnknownIn string `json:"unknown_in"`
}

// Kinds are the kinds of conditions, in the order in which they are listed.
var Kinds = []string{"stage", "alert", "doubt", "urgency", "line", "require", "weigh", "plan", "promise", "letter"}

// BothSides says that it was seen yes and seen no.
func (c Condition) BothSides() bool { return c.Yes > 0 && c.No > 0 }

// Option says how often an option of one lender or family was seen, and in which fixture first.
type Option struct {
	Book          string `json:"book"` // the lender's id, or the family's
	Strategy      string `json:"strategy"`
	Place         string `json:"place"` // of the topmost layer that says something of it
	Eligible      int    `json:"eligible"`
	Undetermined  int    `json:"undetermined"`
	Ineligible    int    `json:"ineligible"`
	NotOffered    int    `json:"not_offered"`
	NothingCloses bool   `json:"nothing_closes"` // law 4
	EligibleIn    string `json:"eligible_in"`    // the first fixture that saw it; "" when none did
	ClosedIn      string `json:"closed_in"`      // likewise, ineligible or not offered
}

// Closed returns how often it was seen ineligible or not offered.
func (o Option) Closed() int { return o.Ineligible + o.NotOffered }

// NeverOpen says that it was never seen eligible.
func (o Option) NeverOpen() bool { return o.Eligible == 0 }

// NeverClosed says that it was never seen closed, although something can close it.
func (o Option) NeverClosed() bool { return o.Closed() == 0 && !o.NothingCloses }

// BothSides says that it was seen eligible and, if anything can close it, seen closed.
func (o Option) BothSides() bool { return !o.NeverOpen() && !o.NeverClosed() }

// Plan says how many debts' expectations hold figures of a plan, or a letter that may be made, and in
// which fixture first.
type Plan struct {
	Place  string `json:"place"`
	ID     string `json:"id"` // its path in the file, such as strategy.instalment.plan.stopped
	Held   int    `json:"held"`
	HeldIn string `json:"held_in"` // "" where none does
}

// IsHeld says that some fixture holds its figures.
func (p Plan) IsHeld() bool { return p.Held > 0 }

// Share says how many of all were seen from both sides, or are held.
type Share struct {
	What string // conditions, options, plans or letters
	Seen int
	All  int
}

// Percent returns the share in percent, rounded down; 100 of nothing.
func (s Share) Percent() int {
	if s.All == 0 {
		return 100
	}
	return s.Seen * 100 / s.All
}

// Shares returns that of the conditions, of the options, of the plans and of the letters.
func (c Coverage) Shares() []Share {
	conditions, options := Share{What: "conditions", All: len(c.Conditions)},
		Share{What: "options", All: len(c.Options)}
	for _, s := range c.Conditions {
		if s.BothSides() {
			conditions.Seen++
		}
	}
	for _, o := range c.Options {
		if o.BothSides() {
			options.Seen++
		}
	}
	return []Share{conditions, options, heldOf("plans", c.Plans), heldOf("letters", c.Letters)}
}

func heldOf(what string, all []Plan) Share {
	s := Share{What: what, All: len(all)}
	for _, p := range all {
		if p.IsHeld() {
			s.Seen++
		}
	}
	return s
}

// Below returns the shares that are less than a percentage.
func (c Coverage) Below(percent int) []Share {
	return slices.DeleteFunc(c.Shares(), func(s Share) bool { return s.Percent() >= percent })
}

// split returns a place's file and line.
func split(place string) (file string, line int) {
	at := strings.LastIndexByte(place, ':')
	if at < 0 {
		return place, 0
	}
	line, _ = strconv.Atoi(place[at+1:])
	return place[:at], line
}
