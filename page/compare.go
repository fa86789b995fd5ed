package page

import (
	"fmt"
	"slices"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// Why one strategy comes before another.
var (
	sayBefore    = text.Both("「%s」排在「%s」前面。", "First: %s. After it: %s.")
	sayOnePlace  = text.Both("次序：%s 第 %d，%s 第 %d", "Order: %s is number %d, %s number %d.")
	sayBySuiting = text.Both("「%s」现在不合适。", "This does not suit now: %s.")
	sayByFirst   = text.Both(
		"「%s」有期限，或者关系到安全和权利，要先办。",
		"What has a deadline, or concerns safety or rights, comes first: %s.",
	)
	sayByLast    = text.Both("「%s」排在别的都看过以后。", "This is left until everything else was looked at: %s.")
	sayByOpen    = text.Both("「%s」要先弄清一件事，才知道用不用得上。", "Whether this is needed turns on something not known yet: %s.")
	sayByNeutral = text.Both("按您填的情况，它更合适：", "From what you entered it fits better:")
	sayByStage   = text.Both(
		"对这类机构、走到这一步，它通常更合适。",
		"With this kind of {creditor}, at this stage, it usually fits better.",
	)
	sayByStatus = text.Both(
		"两样一样合适，「%s」现在就能定，另一样还要看没有填的。",
		"Both fit as well. This is settled already: %s. The other turns on what is not known.",
	)
	sayByLow = text.Both(
		"两样一样合适；还不知道的事里，会拉低它的少一些：",
		"Both fit as well; less of what is not known could count against it:",
	)
	sayByHigh = text.Both(
		"两样一样合适；还不知道的事里，会抬高它的多一些：",
		"Both fit as well; more of what is not known could count for it:",
	)
	sayByBook      = text.Both("两样一样合适，照规则书里的次序排。", "Both fit as well, and stand in the order of the rule book.")
	saySpeaksFor   = text.Both("有利于「%s」：%s", "For %s: %s")
	saySpeaksAgain = text.Both("不利于「%s」：%s", "Against %s: %s")
	sayOpenOf      = text.Both("「%s」还不知道：%s", "%s, not known yet: %s")
	sayScores      = text.Both(
		"「%s」%d 分，其中规则按阶段给 %d；「%s」%d 分，其中 %d。",
		"Points: %s %d, of which the stage gives %d; %s %d, of which %d.",
	)
	sayNotOffered   = text.Both("没法比：%s", "They cannot be compared: %s")
	sayComparedHead = text.Both("两个方案，哪个在前", "Which of two comes first")
)

// OfComparison returns the page that says why one strategy comes before another, debt by debt. Of the
// options it uses the language, the titles of stages, and whether points are shown.
func OfComparison(e *engine.Evaluation, c *engine.Comparison, o Options) document.Document {
	p := &page{Options: o, Evaluation: e}
	body := p.header()
	for i := range c.Debts {
		section := p.debtHead(i)
		body = append(body, document.Section{Body: append(section, p.parting(&p.Debts[i], &c.Debts[i])...)})
	}
	return document.Document{
		Language: o.Language.Tag(), Title: p.in(sayComparedHead), Body: body,
	}
}

// parting says why one strategy comes before another for a debt.
func (p *page) parting(d *engine.Debt, c *engine.Parting) []document.Block {
	if len(c.Absent) > 0 {
		var said []string
		for _, id := range c.Absent {
			said = append(said, p.whyAbsent(d, id))
		}
		return []document.Block{p.paragraph(p.say(sayNotOffered, p.join(said)))}
	}
	first, second := findStrategy(d, c.First), findStrategy(d, c.Second)
	lead := p.say(sayBefore, p.in(first.Title), p.in(second.Title)) + p.in(saySpace) + p.partedBy(first, second, c)
	body := []document.Block{p.paragraph(lead)}
	if p.Points && c.Scores != nil {
		body = append(body, p.paragraph(p.say(sayScores, p.in(first.Title), c.Scores[0], c.Points[0],
			p.in(second.Title), c.Scores[1], c.Points[1])))
	}
	var said []string
	for _, difference := range c.Differences {
		said = append(said, p.difference(d, difference))
	}
	if p.Points {
		said = append(said, p.say(sayOnePlace, first.ID, first.Rank, second.ID, second.Rank))
	}
	if len(said) == 0 {
		return body
	}
	return append(body, dashedList(said))
}

// partedBy says in which line of law 5 of package engine the two part.
func (p *page) partedBy(first, second *engine.Strategy, c *engine.Parting) string {
	one, other := p.in(first.Title), p.in(second.Title)
	switch c.By {
	case engine.PartedBySuiting:
		return p.say(sayBySuiting, other)
	case engine.PartedByTier:
		switch {
		case second.Tier == book.TierLast:
			return p.say(sayByLast, other)
		case first.Tier == book.TierFirst:
			return p.say(sayByFirst, one)
		}
		return p.say(sayByOpen, other)
	case engine.PartedByNeutral:
		if len(c.Differences) == 0 || c.Points[0]-c.Points[1] >= c.Scores[0]-c.Scores[1] {
			return p.in(sayByStage)
		}
		return p.in(sayByNeutral)
	case engine.PartedByStatus:
		return p.say(sayByStatus, one)
	case engine.PartedByLow:
		return p.in(sayByLow)
	case engine.PartedByHigh:
		return p.in(sayByHigh)
	}
	return p.in(sayByBook)
}

// difference says one condition that makes a difference.
func (p *page) difference(d *engine.Debt, c engine.Difference) string {
	title := p.in(findStrategy(d, c.Strategy).Title)
	points := ""
	if p.Points {
		if points = fmt.Sprintf(" (%s)", c.Place); c.Kind == engine.ReasonWeigh {
			points = fmt.Sprintf(" (%+d, %s)", c.Points, c.Place)
		}
	}
	switch said := p.in(c.Text); {
	case c.Truth == engine.Unknown:
		return p.capital(p.say(sayOpenOf, title, p.factTitles(slices.Clip(c.Missing), maxTitles))) + points
	case c.Kind == engine.ReasonRequire || c.Points < 0:
		return p.capital(p.say(saySpeaksAgain, title, said)) + points
	default:
		return p.capital(p.say(saySpeaksFor, title, said)) + points
	}
}
