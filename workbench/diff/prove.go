package diff

import (
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/workbench/cells"
)

// pending is a condition, or the day of an alert, that has changed: which way it went is to be proved,
// or seen from what it comes to.
type pending struct {
	change int // index into Comparison.changes
	of     pair[*logic.Expression]
	asked  asked
	proof  *proof // nil until it is tried
	more   bool   // it was seen to come to more than it did: from no to unknown or yes, from unknown to yes
	less   bool   // it was seen to come to less
}

// asked is how the way of a pending expression is asked for.
type asked struct {
	more, less  Way             // what it is called
	where       []cells.Setting // whom it is asked about; nil: every debt, or the borrower
	requirement bool            // what it comes to is whether something may be asked for
	searched    bool            // profiles are searched for what the cells do not show
	shown       *logic.Expression
	// of the day of an alert, the condition of the alert in the new book; nil: the expression is a condition
}

// wait records an expression that both books have, and whose change has just been added.
func (c *Comparison) wait(t thing, of pair[*logic.Expression], how asked) {
	if of.was == nil || of.is == nil || slices.ContainsFunc(c.pending, func(p *pending) bool { return p.of == of }) {
		return
	}
	at := c.added[key{t.what, t.wasAt, t.isAt, source(of.was), source(of.is)}]
	c.pending = append(c.pending, &pending{change: at, of: of, asked: how})
}

// way says whether an expression can have gone one way for anybody, with a profile for which it has.
type way struct {
	verdict cells.Verdict
	witness string
}

// mostSearched bounds the settings in which profiles are searched for what the cells do not show, which
// takes long: what stands in the way is mostly the same for all creditors.
const mostSearched = 3

// proof holds the ways an expression can have gone.
type proof struct{ more, less way }

// prove decides which ways an expression can have gone, over all profiles. The old one is taken as the
// new book reads it, because other changes are listed by themselves; one that the new book cannot read
// is undecided.
func (c *Comparison) prove(p *pending) (found proof) {
	more, less, ok := c.questions(p)
	if !ok {
		return found
	}
	where := c.settings(p)
	return proof{c.askOf(where, more, p.asked.searched), c.askOf(where, less, p.asked.searched)}
}

// questions ask whether an expression can have come to more than it did, and to less.
func (c *Comparison) questions(p *pending) (more, less cells.Question, ok bool) {
	if p.asked.shown != nil {
		return c.questionsOfDay(p)
	}
	was := c.read(p.of.was.Source)
	if was == nil {
		return more, less, false
	}
	return exceeds(p.of.is, was), exceeds(was, p.of.is), true
}

// exceeds asks whether a condition can come to more than another: to unknown or yes where that is no,
// to yes where it is unknown.
func exceeds(e, other *logic.Expression) cells.Question {
	return cells.Any(
		cells.All(cells.Is(other, logic.No), cells.Is(e, logic.Unknown, logic.Yes)),
		cells.All(cells.Is(other, logic.Unknown), cells.Is(e, logic.Yes)))
}

// questionsOfDay ask whether the day of an alert can be later than it was, or earlier, where the alert
// is shown.
func (c *Comparison) questionsOfDay(p *pending) (later, earlier cells.Question, ok bool) {
	later, earlier, ok = c.compared(p.of.is.Tree(), p.of.was.Tree())
	shown := cells.Is(p.asked.shown, logic.Yes)
	return cells.All(shown, later), cells.All(shown, earlier), ok
}

// compared asks whether a day or number can be more than another, or less. What is not known is more
// than anything. Of two that count from the same day, the numbers are compared that are counted; of two
// that stand in for the same, these, where that is not known.
func (c *Comparison) compared(a, b *logic.Node) (more, less cells.Question, ok bool) {
	if a.Op == b.Op && len(a.Parts) == 2 && a.Parts[0].String() == b.Parts[0].String() {
		first, truth := a.Parts[0].String(), logic.Yes
		switch {
		case a.Op == logic.OpElse:
			truth = logic.Unknown
		case a.Calls("add_days") && b.Calls("add_days"), a.Calls("add_months") && b.Calls("add_months"):
		default:
			return c.comparedWhole(a, b)
		}
		known := c.known(first)
		more, less, ok = c.compared(a.Parts[1], b.Parts[1])
		if known == nil || !ok {
			return more, less, false
		}
		where := cells.Is(known, truth)
		return cells.All(where, more), cells.All(where, less), true
	}
	return c.comparedWhole(a, b)
}

func (c *Comparison) comparedWhole(a, b *logic.Node) (more, less cells.Question, ok bool) {
	one, two := "("+a.String()+")", "("+b.String()+")"
	above, below := c.read(one+" > "+two), c.read(one+" < "+two)
	knownOne, knownTwo := c.known(one), c.known(two)
	if above == nil || below == nil || knownOne == nil || knownTwo == nil {
		return more, less, false
	}
	oneAlone := cells.All(cells.Is(knownOne, logic.Yes), cells.Is(knownTwo, logic.Unknown))
	twoAlone := cells.All(cells.Is(knownTwo, logic.Yes), cells.Is(knownOne, logic.Unknown))
	return cells.Any(cells.Is(above, logic.Yes), twoAlone), cells.Any(cells.Is(below, logic.Yes), oneAlone), true
}

// known returns the condition that is yes where a day or number is known, and unknown where it is not.
func (c *Comparison) known(source string) *logic.Expression { return c.read(source + " == " + source) }

// read returns a condition as the new book reads it; nil where it cannot.
func (c *Comparison) read(source string) *logic.Expression {
	e, fault := c.now.Language.Compile(source, logic.Use{
		Gives: logic.Truthy, Debt: true, Stage: true, Deadline: true, FactsDay: true,
	})
	if fault != nil {
		return nil
	}
	return e
}

// settings returns whom a pending expression is asked about.
func (c *Comparison) settings(p *pending) []cells.Setting {
	switch {
	case p.asked.where != nil:
		return p.asked.where
	case p.of.was.OfDebt || p.of.is.OfDebt:
		return settingsOf(c.now.DebtBooks(), nil)
	}
	return []cells.Setting{{}}
}

// settingsOf returns a setting for each book of a family or lender.
func settingsOf(books []*book.DebtBook, stages []string) []cells.Setting {
	all := make([]cells.Setting, len(books))
	for i, b := range books {
		all[i] = cells.Setting{Debt: b, Stages: stages}
	}
	return all
}

// askOf asks of all settings: of what the cells show, and where that leaves it undecided, of what profiles
// show if they are to be searched. What is possible in any is possible; what is undecided in any is not
// impossible.
func (c *Comparison) askOf(settings []cells.Setting, q cells.Question, searched bool) way {
	var undecided []cells.Setting
	for _, where := range settings {
		switch answer := c.space.Look(where, q); answer.Verdict {
		case cells.Possible:
			return c.shownBy(where, q, answer)
		case cells.Undecided:
			undecided = append(undecided, where)
		}
	}
	if undecided == nil {
		return way{verdict: cells.Impossible}
	}
	if !searched {
		return way{}
	}
	for _, where := range undecided[:min(mostSearched, len(undecided))] {
		if answer := c.space.Ask(where, q); answer.Verdict == cells.Possible {
			return c.shownBy(where, q, answer)
		}
	}
	return way{}
}

// shownBy returns the way that an answer shows, by a profile as small as may be.
func (c *Comparison) shownBy(where cells.Setting, q cells.Question, a cells.Answer) way {
	smallest := c.space.Smallest(where, q, a.Witness)
	return way{cells.Possible, strings.Join(strings.Fields(string(smallest.JSON(c.now.Vocabulary))), " ")}
}

// settle says which way a change went by what can be proved, and where that is not all, by what was
// seen.
func (c *Comparison) settle(p *pending, ch *Change) {
	if p.proof == nil {
		proved := c.prove(p)
		p.proof = &proved
	}
	toMore, toLess := p.proof.more, p.proof.less
	can := func(w way, seen bool) bool {
		return w.verdict == cells.Possible || w.verdict == cells.Undecided && seen
	}
	more, less := can(toMore, p.more), can(toLess, p.less)
	decided := toMore.verdict != cells.Undecided && toLess.verdict != cells.Undecided
	class := ch.Class
	switch {
	case more && !less:
		ch.Way, ch.Witness, class = p.asked.more, toMore.witness, Looser
	case less && !more:
		ch.Way, ch.Witness, class = p.asked.less, toLess.witness, Stricter
	}
	if p.asked.requirement {
		ch.Class = class
	}
	switch {
	case decided && !more && !less:
		ch.Grounds = Equal
	case decided:
		ch.Grounds = Proved
	case more || less:
		ch.Grounds = Seen
	default:
		ch.Grounds = Open
	}
}
