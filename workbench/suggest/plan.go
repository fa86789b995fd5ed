package suggest

import (
	"slices"
	"strings"
	"sync"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/workbench/mutation"
)

// plan is what all hunts share. It is not changed, but for the sides of comparisons that it keeps once they are compiled.
type plan struct {
	Search
	book    *book.Book
	decided []*engine.Decision // by base; nil of one without a profile
	sides   sync.Map           // side → *logic.Expression, nil of what is none
}

// side is one side of a comparison, and what it is to give.
type side struct {
	source string
	gives  logic.Kind
}

func newPlan(s Search, b *book.Book) *plan {
	p := &plan{Search: s, book: b}
	for _, base := range s.Bases {
		var d *engine.Decision
		if day, ok := base.AsOf(); ok && base.Profile != nil {
			d = engine.Decide(b, base.Profile, day)
		}
		p.decided = append(p.decided, d)
	}
	return p
}

// table is the path of the table that holds what a mutant changes.
func table(path string) string {
	keys := strings.Split(path, ".")
	switch {
	case keys[0] == "option" || keys[0] == "kind" || keys[0] == "strategy":
		if len(keys) > 3 && (keys[2] == "require" || keys[2] == "weigh") {
			return strings.Join(keys[:4], ".")
		}
	}
	return strings.Join(keys[:min(2, len(keys))], ".")
}

// expressions are those that a goal turns on, and those that decide besides whether it is seen. It turns on its own condition; on those that read the
// derived fact or the parameter; and on those of the stages where it is about an option as a whole, or a condition names the stage.
func (p *plan) expressions(g Goal) (turns, near []*logic.Expression) {
	within, file := g.Condition, strings.Split(g.Place, ":")[0]
	var reach mutation.Reach
	if g.Mutant != nil {
		within, file, reach = table(g.Mutant.Path), g.Mutant.File, mutation.ReachOf(p.book, *g.Mutant)
	}
	var stages []*logic.Expression
	for _, f := range p.book.Formulas() {
		own := within != "" && f.File() == file && strings.HasPrefix(f.Path(), within+".")
		switch {
		case strings.HasPrefix(f.Path(), "line.") && !own:
		case own, g.Mutant != nil && reach.To(f.Expression):
			turns = append(turns, f.Expression)
		case strings.HasPrefix(f.Path(), "stage."):
			stages = append(stages, f.Expression)
		}
	}
	beside := p.beside(g, turns)
	if g.ofStages() || slices.ContainsFunc(turns, func(e *logic.Expression) bool { return e.OfStage }) {
		return append(turns, stages...), beside
	}
	return turns, append(stages, beside...)
}

// ofStages is whether a goal is about where an option is offered or an alert heard, whatever their conditions say.
func (g Goal) ofStages() bool {
	switch {
	case g.Mutant != nil:
		return strings.Count(table(g.Mutant.Path), ".") == 1 && strings.HasPrefix(g.Mutant.Path, "option.") || g.Mutant.Operator == "scope"
	}
	return g.Condition == ""
}

// compared is the fact by which a row of urgency that a goal is about compares debts, or nil.
func (p *plan) compared(g Goal) *fact.Fact {
	if g.Mutant == nil || !strings.HasPrefix(g.Mutant.Path, "urgency.") {
		return nil
	}
	for _, u := range p.book.Urgency {
		if "urgency."+u.ID == table(g.Mutant.Path) {
			return p.book.Vocabulary.Find(u.By)
		}
	}
	return nil
}

// beside are the requirements of every option that one of the expressions belongs to, or that the goal is about.
func (p *plan) beside(g Goal, turns []*logic.Expression) (near []*logic.Expression) {
	for _, b := range p.book.DebtBooks() {
		for _, o := range b.Options {
			holds := func(c *book.Condition) bool { return slices.Contains(turns, c.When) }
			if !slices.ContainsFunc(o.Requires, holds) && !slices.ContainsFunc(o.Weighs, holds) && o.Strategy.ID != g.strategy() {
				continue
			}
			for _, c := range o.Requires {
				if !slices.Contains(near, c.When) {
					near = append(near, c.When)
				}
			}
		}
	}
	return near
}

// strategy is the one that a goal is about, or "".
func (g Goal) strategy() string {
	if g.Mutant != nil {
		if keys := strings.Split(g.Mutant.Path, "."); (keys[0] == "option" || keys[0] == "strategy") && len(keys) > 1 {
			return keys[1]
		}
	}
	return g.Strategy
}

// creditor is the lender or the family that a goal is about: of a mutant, the one whose file it changes.
func (g Goal) creditor(b *book.Book) (key, id string) {
	family, lender := "", g.Book
	switch {
	case g.Mutant != nil:
		family, lender = g.Mutant.Creditor()
	case b.Family(g.Book) != nil:
		family, lender = g.Book, ""
	}
	switch {
	case family != "":
		return "family", family
	case lender != "":
		return "lender", lender
	}
	return "", ""
}
