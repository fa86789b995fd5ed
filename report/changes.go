package report

import (
	"strings"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
	"github.com/forbear-project/forbear/workbench/diff"
)

// Changes is what forbear diff has found.
type Changes struct {
	Old, New  Edition
	Families  int           // how many the new book has
	Lenders   int           // likewise
	List      []diff.Change // in the order of the room that found them
	Fixtures  Audience
	Profiles  Audience
	Shortened bool // at most some of the texts and of the borrowers are shown; programs are given all
}

// Edition is one of two books.
type Edition struct {
	Name    string    `json:"name"` // as the user called it
	Title   text.Text `json:"title"`
	Version string    `json:"version"`
	SHA256  string    `json:"sha256"`
}

// Audience are borrowers to whom both books were read.
type Audience struct {
	Count  int          // how many, without those that neither book takes
	Heard  []diff.Heard // those that hear something else, the gravest first
	Broken []BrokenProfile
}

// BrokenProfile is one that neither book takes.
type BrokenProfile struct {
	Name     string // of a fixture
	Line     int    // of another
	Problems problem.List
}

// Differ is whether the books say anything otherwise, or anybody hears it.
func (c Changes) Differ() bool { return len(c.List)+len(c.Fixtures.Heard)+len(c.Profiles.Heard) > 0 }

// How much is shown of what may be long.
const (
	maxTexts = 20 // changes of texts
	maxHeard = 20 // borrowers
	maxIDs   = 6  // lenders by id
)

// changesPage is changes on their way to a page.
type changesPage struct {
	*page
	Changes
}

func (p *changesPage) sums() {
	p.Line(p.sumOfBook(), document.Strong)
	for _, sum := range p.sumsOfAudiences() {
		p.Line(sum, document.Strong)
	}
}

// sumOfBook says how many changes there are of each class.
func (p *changesPage) sumOfBook() string {
	var parts []string
	for _, class := range diff.Classes {
		if n := diff.Count(p.List, class); n > 0 {
			parts = append(parts, p.say(sayOfClass, n, p.in(classWords[class])))
		}
	}
	if parts == nil {
		return p.in(saySameBook)
	}
	return p.say(sayChangesSum, strings.Join(parts, p.in(sayPartComma)))
}

// sumsOfAudiences say how many of those who were heard hear something else, and what.
func (p *changesPage) sumsOfAudiences() []string {
	var sums []string
	for _, one := range []struct {
		Audience
		same, differ text.Text
	}{{p.Fixtures, saySameFixtures, sayFixturesDiffer}, {p.Profiles, saySameProfiles, sayProfilesDiffer}} {
		switch {
		case one.Count == 0:
		case len(one.Heard) == 0:
			sums = append(sums, p.say(one.same, one.Count))
		default:
			sums = append(sums, p.say(one.differ, one.Count, len(one.Heard), p.effects(one.Heard)))
		}
	}
	broken := len(p.Fixtures.Broken) + len(p.Profiles.Broken)
	if broken > 0 {
		sums = append(sums, p.say(sayNotTaken, broken))
	}
	if sums == nil {
		sums = append(sums, p.in(sayNobodyHeard))
	}
	return sums
}

// effects counts what borrowers hear otherwise, the gravest first.
func (p *changesPage) effects(heard []diff.Heard) string {
	var parts []string
	for _, effect := range diff.Effects {
		n := 0
		for _, h := range heard {
			if h.Effect == effect {
				n++
			}
		}
		if n == 0 {
			continue
		}
		words := effectOfMany[effect]
		if n == 1 {
			words = effectOfOne[effect]
		}
		part := p.say(sayOfEffect, n, p.in(words))
		if parts == nil && (effect == diff.Refused || effect == diff.Loses) {
			part += p.in(sayLookFirst)
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, p.in(sayPartComma))
}
