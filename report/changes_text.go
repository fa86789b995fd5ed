package report

import (
	"io"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
	"github.com/forbear-project/forbear/workbench/diff"
)

// ChangesText writes what a maintainer reads: the sum, each change by its class with what it was and is and whom it reaches, and who hears something else
// because of which condition, those who lose something first.
func ChangesText(w io.Writer, c Changes, o Options) error {
	p := &changesPage{newPage(o), c}
	p.Line(p.editions(), document.Plain)
	p.Blank()
	p.sums()
	for _, class := range diff.Classes {
		p.class(class)
	}
	p.audience(c.Fixtures)
	p.audience(c.Profiles)
	return p.Flush(w)
}

func (p *changesPage) editions() string {
	return document.Clean(p.Old.Name+" "+p.Old.Version) + " -> " + document.Clean(p.New.Name+" "+p.New.Version)
}

// class writes the changes of one class.
func (p *changesPage) class(class diff.Class) {
	list := slices.DeleteFunc(slices.Clone(p.List), func(ch diff.Change) bool { return ch.Class != class })
	if len(list) == 0 {
		return
	}
	p.head(classHeadings[class])
	shown := list
	if class == diff.TextOnly && p.Shortened {
		shown = list[:min(maxTexts, len(list))]
	}
	for _, ch := range shown {
		p.change(ch)
	}
	if more := len(list) - len(shown); more > 0 {
		p.Line("  "+p.say(sayMoreTexts, more), document.Plain)
	}
}

func (p *changesPage) change(ch diff.Change) {
	p.Line("  "+document.Clean(p.headOf(ch)), document.Plain)
	was, is := p.wasAndIs(ch)
	for _, one := range []struct {
		label text.Text
		value string
	}{{sayWas, was}, {sayIs, is}} {
		if one.value != "" {
			p.Line("      "+p.in(one.label)+document.Clean(one.value), document.Plain)
		}
	}
	if reach := p.reach(ch); reach != "" && ch.Class != diff.TextOnly {
		p.Line("      "+reach, document.Dim)
	}
	if ch.Grounds != "" {
		p.Line("      "+p.in(groundsOf(ch)), document.Dim)
	}
	if ch.Witness != "" {
		p.Line("      "+p.in(sayShownBy)+document.Clean(ch.Witness), document.Dim)
	}
}

// groundsOf says on what the class of a condition rests.
func groundsOf(ch diff.Change) text.Text {
	oneWay := ch.Class == diff.Stricter || ch.Class == diff.Looser
	switch {
	case ch.Grounds == diff.Equal:
		return sayEqual
	case ch.Grounds == diff.Open:
		return sayOpen
	case !oneWay && ch.Grounds == diff.Proved:
		return sayProvedBoth
	case !oneWay:
		return saySeenBoth
	case ch.Grounds == diff.Proved:
		return sayProved
	}
	return saySeen
}

// headOf is what has changed, how, and where.
func (p *changesPage) headOf(ch diff.Change) string {
	at := ch.IsAt
	switch {
	case ch.How == diff.Gone && ch.IsAt == "":
		at = p.say(sayWasAt, ch.WasAt)
	case ch.IsAt == "" && ch.WasAt != "":
		at = p.say(sayWasAt, ch.WasAt)
	}
	if at != "" {
		at = p.say(sayInBrackets, at)
	}
	called := ch.WasText
	if ch.How == diff.Arrived {
		called = ch.IsText
	}
	switch {
	case ch.How == diff.Otherwise:
		return ch.What + at
	case called == (text.Text{}):
		return p.say(howWords[ch.How], ch.What) + at
	}
	return p.say(sayCalled, p.say(howWords[ch.How], ch.What), p.in(called)) + at
}

// wasAndIs are what a change was and is. A text that reads the same in the language of the page is shown in the other.
func (p *changesPage) wasAndIs(ch diff.Change) (was, is string) {
	if ch.How != diff.Otherwise {
		return ch.Was, ch.Is
	}
	was, is = ch.Was, ch.Is
	switch {
	case ch.WasText == ch.IsText:
	case p.in(ch.WasText) != p.in(ch.IsText):
		was, is = p.in(ch.WasText), p.in(ch.IsText)
	default:
		other := text.EN
		if p.Language == text.EN {
			other = text.ZH
		}
		was, is = ch.WasText.In(other), ch.IsText.In(other)
	}
	if strings.HasSuffix(ch.What, ".order") {
		return p.ordered(was), p.ordered(is)
	}
	return p.orNone(was), p.orNone(is)
}

// orNone is a value, or that the book does not write one.
func (p *changesPage) orNone(s string) string {
	if s == "" {
		return p.in(sayNotWritten)
	}
	return s
}

// ordered says after what something stands, which is kept in English.
func (p *changesPage) ordered(s string) string {
	if s == diff.First {
		return p.in(sayFirstOfAll)
	}
	if id, after := strings.CutPrefix(s, diff.After); after {
		return p.say(sayAfter, id)
	}
	return s
}

// reach says for whom a change is.
func (p *changesPage) reach(ch diff.Change) string {
	families, lenders := p.share(sayFamiliesOf, ch.Families, p.Families), p.share(sayLendersOf, ch.Lenders, p.Lenders)
	switch {
	case families == "" && lenders == "":
		return ""
	case len(ch.Families) >= p.Families && len(ch.Lenders) >= p.Lenders:
		return p.in(sayForAll)
	case len(ch.Lenders) >= p.Lenders && lenders != "":
		lenders = p.in(sayEveryLender)
	}
	if families == "" || lenders == "" {
		return p.say(sayFor, families+lenders)
	}
	return p.say(sayFor, families+p.in(saySemicolon)+lenders)
}

// share is some of so many, by id; "" of none.
func (p *changesPage) share(said text.Text, ids []string, all int) string {
	if len(ids) == 0 {
		return ""
	}
	return p.say(said, len(ids), max(all, len(ids)), p.ids(ids))
}

// ids are the first of them, and how many more there are.
func (p *changesPage) ids(all []string) string {
	if len(all) <= maxIDs {
		return p.join(all)
	}
	return p.say(sayAndMore, p.join(all[:maxIDs]), len(all)-maxIDs)
}

// audience writes what borrowers hear otherwise.
func (p *changesPage) audience(a Audience) {
	shown := a.Heard
	if p.Shortened {
		shown = shown[:min(maxHeard, len(shown))]
	}
	for _, h := range shown {
		p.Blank()
		p.Line(p.say(sayHears, p.nameOf(h.Name, h.Line), p.in(effectOfOne[h.Effect])), document.Strong)
		for _, one := range p.refusal(h) {
			p.Line("  "+one, document.Plain)
		}
		writeMoves(&p.Builder, h.Moves, p.Language)
	}
	if more := len(a.Heard) - len(shown); more > 0 {
		p.Blank()
		p.Line(p.say(sayMoreHeard, more), document.Plain)
	}
}

// nameOf is a fixture's name, or the line of a profile.
func (p *changesPage) nameOf(name string, line int) string {
	if line > 0 {
		return p.say(sayLine, line)
	}
	return document.Clean(name)
}

// refusal says why a book does not take a profile.
func (p *changesPage) refusal(h diff.Heard) (lines []string) {
	for _, one := range h.Problems {
		one.File = ""
		if p.Language == text.ZH {
			one = one.InChinese()
		}
		lines = append(lines, document.Clean(one.String()))
	}
	return lines
}
