package diff

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
	"github.com/forbear-project/forbear/workbench/fixture"
	"github.com/forbear-project/forbear/workbench/notice"
)

// sheet writes a report in one language.
type sheet struct {
	document.Terminal
	Report
	language text.Language
}

func (s *sheet) in(t text.Text) string { return t.In(s.language) }

func (s *sheet) say(t text.Text, blanks ...any) string { return fmt.Sprintf(s.in(t), blanks...) }

// WriteText writes what a maintainer reads: the sums; each change by its class, with what it was
// and is and for whom; and about whom the books decide differently and because of which condition,
// those who lose something first.
func (r Report) WriteText(w io.Writer, o notice.Options) error {
	s := &sheet{document.Terminal{Colour: o.Colour}, r, o.Language}
	s.Line(s.editions(), document.Plain)
	s.Blank()
	s.sums()
	for _, class := range Classes {
		s.class(class)
	}
	s.affected(r.Fixtures, sayFixturesHeading)
	s.affected(r.Profiles, sayProfilesHeading)
	return s.Flush(w)
}

func (s *sheet) editions() string {
	return document.Clean(s.Old.Name+" "+s.Old.Version) + " -> " + document.Clean(s.New.Name+" "+s.New.Version)
}

func (s *sheet) sums() {
	s.Line(s.sumOfBook(), document.Strong)
	for _, sum := range s.sumsOfBorrowers() {
		s.Line(sum, document.Strong)
	}
}

// sumOfBook says how many changes there are of each class.
func (s *sheet) sumOfBook() string {
	var parts []string
	for _, class := range Classes {
		if n := Count(s.Changes, class); n > 0 {
			parts = append(parts, s.say(sayOfClass, n, s.in(classWords[class])))
		}
	}
	if parts == nil {
		return s.in(saySameBook)
	}
	return s.say(sayChangesSum, strings.Join(parts, s.in(sayComma)))
}

// sumsOfBorrowers say about how many of those who were compared the books decide differently, and
// how.
func (s *sheet) sumsOfBorrowers() []string {
	var sums []string
	for _, one := range []struct {
		Borrowers
		same, differ text.Text
	}{{s.Fixtures, saySameFixtures, sayFixturesDiffer}, {s.Profiles, saySameProfiles, sayProfilesDiffer}} {
		switch {
		case one.Count == 0:
		case len(one.Affected) == 0:
			sums = append(sums, s.say(one.same, one.Count))
		default:
			sums = append(sums, s.say(one.differ, one.Count, len(one.Affected), s.effects(one.Affected)))
		}
	}
	broken := len(s.Fixtures.Broken) + len(s.Profiles.Broken)
	if broken > 0 {
		sums = append(sums, s.say(sayNotTaken, broken))
	}
	if sums == nil {
		sums = append(sums, s.in(sayNobodyCompared))
	}
	return sums
}

// effects counts borrowers by effect, the gravest first.
func (s *sheet) effects(affected []Affected) string {
	var parts []string
	for _, effect := range Effects {
		n := 0
		for _, a := range affected {
			if a.Effect == effect {
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
		part := s.say(sayOfEffect, n, s.in(words))
		if parts == nil && (effect == Refused || effect == Loses) {
			part += s.in(sayLookFirst)
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, s.in(sayComma))
}

// class writes the changes of one class.
func (s *sheet) class(class Class) {
	list := slices.DeleteFunc(slices.Clone(s.Changes), func(c Change) bool { return c.Class != class })
	if len(list) == 0 {
		return
	}
	s.Blank()
	s.Line(s.in(classHeadings[class]), document.Strong)
	shown := list
	if class == TextOnly && s.Shortened {
		shown = list[:min(maxTexts, len(list))]
	}
	for _, c := range shown {
		s.change(c)
	}
	if more := len(list) - len(shown); more > 0 {
		s.Line("  "+s.say(sayMoreTexts, more), document.Plain)
	}
}

func (s *sheet) change(c Change) {
	s.Line("  "+document.Clean(s.headOf(c)), document.Plain)
	was, is := s.wasAndIs(c)
	for _, one := range []struct {
		label text.Text
		value string
	}{{sayWas, was}, {sayIs, is}} {
		if one.value != "" {
			s.Line("      "+s.in(one.label)+document.Clean(one.value), document.Plain)
		}
	}
	if reach := s.reach(c); reach != "" && c.Class != TextOnly {
		s.Line("      "+reach, document.Dim)
	}
	if went := wentOf(c); went != (text.Text{}) {
		s.Line("      "+s.in(went), document.Dim)
	}
	if c.Witness != "" {
		s.Line("      "+s.in(sayShownBy)+document.Clean(c.Witness), document.Dim)
	}
}

// headOf says what has changed, how, and where.
func (s *sheet) headOf(c Change) string {
	at := c.IsAt
	if c.IsAt == "" && (c.How == Gone || c.WasAt != "") {
		at = s.say(sayWasAt, c.WasAt)
	}
	if at != "" {
		at = s.say(sayInBrackets, at)
	}
	called := c.WasText
	if c.How == Arrived {
		called = c.IsText
	}
	switch {
	case c.How == Otherwise:
		return c.What + at
	case called == (text.Text{}):
		return s.say(howWords[c.How], c.What) + at
	}
	return s.say(sayCalled, s.say(howWords[c.How], c.What), s.in(called)) + at
}

// wasAndIs returns both sides of a change. A text that reads the same in the language of the report
// is shown in the other.
func (s *sheet) wasAndIs(c Change) (was, is string) {
	if c.How != Otherwise {
		return c.Was, c.Is
	}
	was, is = c.Was, c.Is
	switch {
	case c.WasText == c.IsText:
	case s.in(c.WasText) != s.in(c.IsText):
		was, is = s.in(c.WasText), s.in(c.IsText)
	default:
		other := text.EN
		if s.language == text.EN {
			other = text.ZH
		}
		was, is = c.WasText.In(other), c.IsText.In(other)
	}
	if strings.HasSuffix(c.What, ".order") {
		return s.position(was), s.position(is)
	}
	return s.orNotWritten(was), s.orNotWritten(is)
}

func (s *sheet) orNotWritten(value string) string {
	if value == "" {
		return s.in(sayNotWritten)
	}
	return value
}

// position says after what something stands, which a Change has in English.
func (s *sheet) position(value string) string {
	if value == First {
		return s.in(sayFirstOfAll)
	}
	if id, after := strings.CutPrefix(value, After); after {
		return s.say(sayAfter, id)
	}
	return value
}

// reach says for whom a change is.
func (s *sheet) reach(c Change) string {
	families := s.share(sayFamiliesOf, c.Families, s.Families)
	lenders := s.share(sayLendersOf, c.Lenders, s.Lenders)
	switch {
	case families == "" && lenders == "":
		return ""
	case len(c.Families) >= s.Families && len(c.Lenders) >= s.Lenders:
		return s.in(sayForAll)
	case len(c.Lenders) >= s.Lenders && lenders != "":
		lenders = s.in(sayEveryLender)
	}
	if families == "" || lenders == "" {
		return s.say(sayFor, families+lenders)
	}
	return s.say(sayFor, families+s.in(saySemicolon)+lenders)
}

// share says how many of all, by id; "" of none.
func (s *sheet) share(said text.Text, ids []string, all int) string {
	if len(ids) == 0 {
		return ""
	}
	named := text.Join(ids, s.language)
	if len(ids) > maxIDs {
		named = s.say(sayAndMore, text.Join(ids[:maxIDs], s.language), len(ids)-maxIDs)
	}
	return s.say(said, len(ids), max(all, len(ids)), named)
}

// affected writes about whom the books decide differently; of many, by what causes.
func (s *sheet) affected(b Borrowers, heading text.Text) {
	if len(b.Affected) > maxEach {
		s.causes(b, heading)
		if !s.Verbose {
			return
		}
	}
	for _, a := range b.Affected {
		s.Blank()
		s.Line(s.headOfAffected(a), document.Strong)
		for _, one := range s.refusal(a) {
			s.Line("  "+one, document.Plain)
		}
		s.WriteString(fixture.MovesText(a.Moves, s.language))
	}
}

// headOfAffected returns a fixture's name, or the line of a profile, and the effect.
func (s *sheet) headOfAffected(a Affected) string {
	return s.say(sayAffected, a.called(s.language), s.in(effectOfOne[a.Effect]))
}

// called returns a fixture's name, or the line of a profile.
func (a Affected) called(l text.Language) string {
	if a.Line > 0 {
		return fmt.Sprintf(sayLine.In(l), a.Line)
	}
	return document.Clean(a.Name)
}

// refusal says why a book does not accept a profile.
func (s *sheet) refusal(a Affected) (lines []string) {
	for _, p := range a.Problems {
		p.File = ""
		if s.language == text.ZH {
			p = p.InChinese()
		}
		lines = append(lines, document.Clean(p.String()))
	}
	return lines
}
