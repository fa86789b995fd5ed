package mutation

import (
	"fmt"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/workbench/cells"
)

// prover proves that nobody could notice a mutant. It is not safe for concurrent use.
type prover struct {
	book   *book.Book
	spaces []*cells.Space // one for each day on which fixtures are judged; nil until needed
	days   []calendar.Day
}

func newProver(b *book.Book, witnesses []*witness) *prover {
	p := &prover{book: b}
	for _, w := range witnesses {
		if !slices.Contains(p.days, w.day) {
			p.days = append(p.days, w.day)
		}
	}
	slices.Sort(p.days)
	return p
}

// isImpossible reports whether a question holds for nobody, on any of the days.
func (p *prover) isImpossible(where cells.Setting, q cells.Question) bool {
	if p.spaces == nil {
		for _, day := range p.days {
			p.spaces = append(p.spaces, cells.New(p.book, day))
		}
	}
	return !slices.ContainsFunc(p.spaces, func(s *cells.Space) bool { return !s.Excludes(where, q) })
}

// whyEquivalent returns why nobody can notice a mutant; "" when somebody can, or it cannot be
// decided.
func (p *prover) whyEquivalent(m Mutant, changed *book.Book) string {
	keys := strings.Split(m.Path, ".")
	was, is := p.book.Formula(m.File, m.Path), changed.Formula(m.File, m.Path)
	switch {
	case m.Operator == "stage-added" || m.Operator == "stage-removed":
		return p.whyNobodyThere(m, keys[1])
	case m.Operator == "dropped" || m.Operator == "sign":
		return p.whyNotNeeded(m)
	case was != nil && is != nil && was.Kind == logic.Truthy:
		return p.whySame(m, was, is)
	}
	return ""
}

// whySame proves that a condition has the same truth with the change and without it, wherever it is
// asked.
func (p *prover) whySame(m Mutant, was, is *logic.Expression) string {
	settings := p.settings(was, m.Path)
	for _, where := range settings {
		if !p.isImpossible(where, cells.Differ(was, is)) {
			return ""
		}
	}
	if len(settings) == 0 {
		return ""
	}
	return "the condition comes to the same for everybody whom it is asked about"
}

// whyNotNeeded proves that a condition never has a truth that expectations hold.
func (p *prover) whyNotNeeded(m Mutant) string {
	path := strings.TrimSuffix(m.Path, ".points")
	e := p.book.Formula(m.File, path+".when")
	if e == nil || strings.HasPrefix(path, "urgency.") {
		return ""
	}
	held, never := []logic.Truth{logic.Yes, logic.Unknown}, "never anything but no"
	switch {
	case strings.Contains(path, ".require."), strings.HasPrefix(path, "promise."):
		held, never = []logic.Truth{logic.No, logic.Unknown}, "always yes"
	case strings.HasPrefix(path, "alert."), strings.HasPrefix(path, "doubt."), strings.HasPrefix(path, "share."):
		held, never = []logic.Truth{logic.Yes}, "never yes"
	}
	settings := p.settings(e, path)
	for _, where := range settings {
		if !p.isImpossible(where, cells.Is(e, held...)) {
			return ""
		}
	}
	if len(settings) == 0 {
		return ""
	}
	return "where it is asked, it is " + never
}

// whyNobodyThere proves that no debt can be at the stage at which an option is offered or not.
func (p *prover) whyNobodyThere(m Mutant, strategy string) string {
	for _, b := range p.book.DebtBooks() {
		if !m.concerns(b) || b.Option(strategy) == nil {
			continue
		}
		if !p.isImpossible(cells.Setting{Debt: b, Stages: []string{m.About}}, cells.All()) {
			return ""
		}
	}
	return fmt.Sprintf("no debt of this kind can be at the stage %s", m.About)
}

// settings returns the settings in which an expression of the book is asked.
func (p *prover) settings(e *logic.Expression, path string) (all []cells.Setting) {
	switch keys := strings.Split(path, "."); keys[0] {
	case "alert":
		return p.alertSettings(e, keys[1])
	case "option", "strategy", "kind":
		for _, b := range p.book.DebtBooks() {
			for _, o := range b.Options {
				if o.Asks(e) {
					all = append(all, cells.Setting{Debt: b, Stages: o.Stages})
				}
			}
		}
		return all
	}
	if !e.OfDebt {
		return []cells.Setting{{}}
	}
	for _, b := range p.book.DebtBooks() {
		all = append(all, cells.Setting{Debt: b})
	}
	return all
}

func (p *prover) alertSettings(e *logic.Expression, id string) (all []cells.Setting) {
	i := slices.IndexFunc(p.book.Alerts, func(a *book.Alert) bool { return a.ID == id })
	a := p.book.Alerts[i]
	if !a.OfDebt {
		return []cells.Setting{{}}
	}
	for _, b := range p.book.DebtBooks() {
		if a.Families == nil || slices.Contains(a.Families, b.Family.ID) || b.Family.ID == book.UnknownFamily {
			all = append(all, cells.Setting{Debt: b, Stages: a.Stages})
		}
	}
	return all
}
