package page

import (
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// What would make a strategy suit.
var (
	sayWays    = text.Both("怎样才行", "Opens if")
	sayWay     = text.Both("如果%[1]s，就%[2]s。", "%[2]s if %[1]s.")
	sayWayFrom = text.Both("如果%[1]s，到%[3]s，就%[2]s；这之前情况有变，再来看。",
		"%[2]s from %[3]s if %[1]s. If anything changes before that, look again.")
	sayWaitFrom = text.Both("到%[2]s，就%[1]s；这之前情况有变，再来看。",
		"%[1]s from %[2]s. If anything changes before that, look again.")
	sayAnd       = text.Both("，并且", ", and ")
	sayMayRefuse = text.Both("对方可以不同意。", "The {creditor} may say no.")
	sayLoses     = text.Both("要留意：到那时，%s就不再合适了。", "But by then this would no longer suit: %s.")
	sayGraver    = text.Both("要留意：到那时，%s可能走到更重的一步：%s。", "But by then %s may be at a more serious stage: %s.")
	sayOrLess    = text.Both("%s %s或更少", "%s %s or less")
	sayOrMore    = text.Both("%s %s或更多", "%s %s or more")
	sayBecomes   = text.Both("%s%s", "%s %s")
	sayOfAnother = text.Both("%s那一笔，%s", "for %s, %s")
	sayIsNow     = text.Both("「%s」%s%s", "%s is %s %s")
	sayOnlyNamed = text.Both("还有这些，到那时再来看；不要为了申请改着填，更不要为它去借：%s。",
		"It may open later too. Come back then; never change an answer for it, and never borrow for it: %s.")
	sayOnceSo   = text.Both("等到%s%s%s", "once %s is %s %s")
	sayOnceYes  = text.Both("「%s」照实答「%s」的时候", "once the true answer to this is %[2]s: %[1]s")
	sayOnceElse = text.Both("「%s」有变化的时候", "once this has changed: %s")
	sayNoWay    = text.Both("您和对方能改变的事里，现在没有哪一样会让它合适。先看别的方案。",
		"Nothing that you or the {creditor} can change would make it suit for now. Look at the other options first.")
	sayNotAllTried = text.Both("没有全部试过，可能还有别的办法。", "We did not try everything, so there may be other ways.")
)

// ways says what would make a strategy suit, where that was looked for.
func (p *page) ways(t shown) document.List {
	s := t.Strategy
	if s.WaySearch == nil {
		return document.List{}
	}
	var said []string
	for i := range s.Ways {
		said = append(said, p.way(t, &s.Ways[i]))
	}
	var named []string
	for _, n := range s.WaySearch.Named {
		named = append(named, p.onceSo(t, n))
	}
	if len(named) > 0 {
		said = append(said, p.say(sayOnlyNamed, strings.Join(named, p.in(saySemicolon))))
	}
	if len(said) == 0 {
		said = append(said, p.in(sayNoWay))
	}
	if s.WaySearch.Bound {
		said = append(said, p.in(sayNotAllTried))
	}
	return dashedList(said)
}

// way says one way: what to do or to agree, from when, who may refuse, and what becomes worse.
func (p *page) way(t shown, w *engine.Way) string {
	acts := make([]string, len(w.Changes))
	refusable := false
	for i, c := range w.Changes {
		acts[i] = p.act(t, c)
		refusable = refusable || c.Changes == fact.ByLender
	}
	what, open := strings.Join(acts, p.in(sayAnd)), p.in(StatusOf(t.Kind, engine.Eligible))
	said := []string{p.capital(p.say(sayWay, what, open))}
	switch {
	case w.From != nil && len(acts) == 0:
		said[0] = p.capital(p.say(sayWaitFrom, open, p.weekday(*w.From)))
	case w.From != nil:
		said[0] = p.capital(p.say(sayWayFrom, what, open, p.weekday(*w.From)))
	}
	if refusable {
		said = append(said, p.in(sayMayRefuse))
	}
	var lost []string
	for _, o := range w.Worse {
		title := p.say(sayQuoted, p.in(o.Title))
		if o.Stage != "" {
			said = append(said, p.say(sayGraver, p.debtTitle(o.Debt), title))
			continue
		}
		if o.Debt != t.debt {
			title = p.say(sayOfDebt, title, p.debtTitle(o.Debt))
		}
		lost = append(lost, title)
	}
	if len(lost) > 0 {
		said = append(said, p.say(sayLoses, p.join(lost)))
	}
	return strings.Join(said, p.in(saySpace))
}

// act says one change, as the clause after if.
func (p *page) act(t shown, c engine.Change) string {
	act, value := p.in(c.Act), p.in(c.Text)
	_, truth := c.Value.(bool)
	day, _ := c.Value.(string)
	switch isADay := isDay(day); {
	case act == "":
		act = p.say(sayIsNow, p.in(c.Title), p.in(Compared(c.Operator, isADay)), value)
	case truth || isADay:
	case c.Operator == "==":
		act = p.say(sayOfDebt, act, value)
	case c.Operator == "<=":
		act = p.say(sayOrLess, act, value)
	case c.Operator == ">=":
		act = p.say(sayOrMore, act, value)
	default:
		act = p.say(sayBecomes, act, p.say(sayQuoted, value))
	}
	if c.Debt != "" && c.Debt != t.debt {
		return p.say(sayOfAnother, p.debtTitle(c.Debt), act)
	}
	return act
}

// onceSo says what a fact would have to be that nobody is told to change.
func (p *page) onceSo(t shown, n engine.Needs) string {
	title := p.in(n.Title)
	if n.Debt != "" && n.Debt != t.debt {
		title = p.say(sayOfDebt, title, p.debtTitle(n.Debt))
	}
	if n.Operator == "!=" {
		return p.say(sayOnceElse, title)
	}
	if _, truth := n.Value.(bool); truth {
		return p.say(sayOnceYes, title, p.in(n.Text))
	}
	return p.say(sayOnceSo, title, p.in(Compared(n.Operator, false)), p.in(n.Text))
}
