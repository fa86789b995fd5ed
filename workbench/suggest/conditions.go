package suggest

import (
	"slices"
	"strings"

	"github.com/forbear-project/forbear/advice/nearby"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/workbench/mutation"
)

// tableOf returns the path of the table that a mutant changes.
func tableOf(path string) string {
	keys := strings.Split(path, ".")
	switch keys[0] {
	case "option", "kind", "strategy":
		if len(keys) > 3 && (keys[2] == "require" || keys[2] == "weigh" || slices.Contains(book.LineKinds, keys[2])) {
			return strings.Join(keys[:4], ".")
		}
	}
	return strings.Join(keys[:min(2, len(keys))], ".")
}

// conditions returns the expressions that a goal depends on, and those beside that decide whether
// it is visible. A goal depends on its own condition; on those that read the changed fact or
// parameter; and on those of the stages where it is about an option as a whole, or a condition
// names the stage.
func (s *shared) conditions(g Goal) (turns, beside []*logic.Expression) {
	within, file := g.Condition, g.file()
	var reach mutation.Reach
	if g.Mutant != nil {
		within, reach = tableOf(g.Mutant.Path), mutation.ReachOf(s.book, *g.Mutant)
	}
	var stages []*logic.Expression
	for _, f := range s.book.Formulas() {
		own := within != "" && f.File() == file && strings.HasPrefix(f.Path(), within+".")
		switch {
		case strings.HasPrefix(f.Path(), "line.") && !own:
		case own, g.Mutant != nil && reach.To(f.Expression):
			turns = append(turns, f.Expression)
		case strings.HasPrefix(f.Path(), "stage."):
			stages = append(stages, f.Expression)
		}
	}
	beside = append(s.requirements(g, turns), s.ofLetter(g)...)
	if g.isOfStages() || slices.ContainsFunc(turns, func(e *logic.Expression) bool { return e.OfStage }) {
		return append(turns, stages...), beside
	}
	return turns, append(stages, beside...)
}

// ofLetter returns what else decides whether a goal about a letter is visible: when it is needed, and
// what it takes to be made.
func (s *shared) ofLetter(g Goal) (list []*logic.Expression) {
	name, isOfLetter := strings.CutPrefix(g.file(), "letters/")
	if !isOfLetter {
		return nil
	}
	for _, l := range s.book.Letters {
		if l.ID+".toml" != name {
			continue
		}
		if l.When != nil {
			list = append(list, l.When)
		}
		for _, id := range l.Strategies {
			list = append(list, s.requirements(Goal{Strategy: id}, nil)...)
		}
	}
	for _, p := range s.book.Promises {
		list = append(list, p.When)
	}
	return list
}

// isOfStages reports whether a goal is about where an option is offered or an alert is shown,
// whatever their conditions say.
func (g Goal) isOfStages() bool {
	if g.Mutant == nil {
		return g.Condition == ""
	}
	isWhole := strings.Count(tableOf(g.Mutant.Path), ".") == 1 && strings.HasPrefix(g.Mutant.Path, "option.")
	return isWhole || g.Mutant.Operator == "scope"
}

// requirements returns the requirements of every option that has one of the expressions, or that
// the goal is about.
func (s *shared) requirements(g Goal, turns []*logic.Expression) (list []*logic.Expression) {
	for _, b := range s.book.DebtBooks() {
		for _, o := range b.Options {
			if !holds(o, turns) && o.Strategy.ID != g.strategy() {
				continue
			}
			for _, c := range o.Requires {
				if !slices.Contains(list, c.When) {
					list = append(list, c.When)
				}
			}
		}
	}
	return list
}

// holds reports whether a condition of an option is one of the expressions.
func holds(o *book.Option, expressions []*logic.Expression) bool {
	return slices.ContainsFunc(expressions, o.Asks)
}

// addNamed adds to a subject the facts, families and days that a goal names without an expression.
func (s *shared) addNamed(g Goal, to *nearby.Subject) {
	if g.Mutant == nil {
		return
	}
	if f := s.compared(g); f != nil && f.Given() && !slices.Contains(to.Facts, f) {
		to.Facts = append(to.Facts, f)
	}
	id := g.Mutant.About
	if g.Mutant.Operator == "scope" && s.book.Family(id) != nil && !slices.Contains(to.Families, id) {
		to.Families = append(to.Families, id)
	}
	if g.Mutant.Operator == "figure" {
		for _, day := range s.firstDays(g.Mutant.About) {
			if !slices.Contains(to.Days, day) {
				to.Days = append(to.Days, day)
			}
		}
	}
}

// compared returns the fact by which a goal's row of urgency compares debts, or nil.
func (s *shared) compared(g Goal) *fact.Fact {
	for _, u := range s.book.Urgency {
		if "urgency."+u.ID == tableOf(g.Mutant.Path) {
			return s.book.Vocabulary.Find(u.By)
		}
	}
	return nil
}

// firstDays returns the days on which the values of a parameter begin.
func (s *shared) firstDays(parameter string) (days []calendar.Day) {
	for _, p := range s.book.Parameters {
		for _, v := range p.Values {
			if p.ID == parameter && v.From != nil {
				days = append(days, *v.From)
			}
		}
	}
	return days
}

// strategy returns the strategy that a goal is about, or "".
func (g Goal) strategy() string {
	if g.Mutant != nil {
		keys := strings.Split(g.Mutant.Path, ".")
		if (keys[0] == "option" || keys[0] == "strategy") && len(keys) > 1 {
			return keys[1]
		}
	}
	return g.Strategy
}

// creditor returns the lender or else the family that a goal is about: for a mutant or a condition,
// the one in whose file it is.
func (g Goal) creditor(b *book.Book) (lender, family string) {
	switch {
	case g.Mutant != nil:
		family, lender = g.Mutant.Creditor()
	case g.Condition != "":
		family, lender = mutation.CreditorOf(g.file())
	case b.Family(g.Book) != nil:
		family = g.Book
	default:
		lender = g.Book
	}
	return lender, family
}

// file returns the file of the book that a goal about a mutant or a condition is in.
func (g Goal) file() string {
	if g.Mutant != nil {
		return g.Mutant.File
	}
	file, _, _ := strings.Cut(g.Place, ":")
	return file
}
