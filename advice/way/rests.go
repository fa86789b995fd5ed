package way

import (
	"slices"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// rests are the given facts that an expression rests on, and whether it reads them of all debts.
type rests map[*fact.Fact]bool

// restsOn returns the facts that an expression rests on, through derived and inferred facts.
func (s *search) restsOn(e *logic.Expression) rests {
	if known, ok := s.rests[e]; ok {
		return known
	}
	found := rests{}
	seen := map[rest]bool{}
	var gather func(e *logic.Expression, all bool)
	gather = func(e *logic.Expression, all bool) {
		e.Tree().Walk(func(n *logic.Node) {
			if n.Op != logic.OpFact {
				return
			}
			r := rest{n.Fact, all || n.Each}
			if seen[r] {
				return
			}
			seen[r] = true
			behind := s.judge.Book.Language.Derivation(n.Fact)
			if n.Fact.Given() {
				found[n.Fact] = found[n.Fact] || r.all
				behind = s.judge.Book.Language.Inference(n.Fact)
			}
			if behind != nil {
				gather(behind, r.all)
			}
		})
	}
	gather(e, false)
	s.rests[e] = found
	return found
}

type rest struct {
	fact *fact.Fact
	all  bool
}

// isFree reports whether somebody may be told to change a fact.
func isFree(f *fact.Fact) bool {
	return f.Given() && !f.OnlyNamed && (f.Changes == fact.ByBorrower || f.Changes == fact.ByLender)
}

// with returns the facts of both.
func (r rests) with(other rests) rests {
	both := rests{}
	for _, one := range []rests{r, other} {
		for f, all := range one {
			both[f] = both[f] || all
		}
	}
	return both
}

// gather finds what the option rests on, what of that keeps it closed, and what may be changed.
func (s *search) gather(o *engine.OptionDecision) {
	s.rests = map[*logic.Expression]rests{}
	var conditions []*logic.Expression
	for _, c := range s.option.Requires {
		if c.Holds(s.day) {
			conditions = append(conditions, c.When)
		}
	}
	for _, stage := range s.judge.Book.Stages {
		if stage.When != nil {
			conditions = append(conditions, stage.When)
		}
	}
	s.subject = s.reader.Subject(conditions...)
	var stages rests
	for _, stage := range s.judge.Book.Stages {
		if stage.When != nil {
			stages = stages.with(s.restsOn(stage.When))
		}
	}
	if o.Offered != logic.Yes {
		s.closed = append(s.closed, stages)
	}
	for i, c := range o.Option.Requires {
		if r := s.restsOn(c.When); o.Requires[i] != logic.Yes {
			switch {
			case c.Firm:
				r = rests{}
			case c.When.OfStage:
				r = r.with(stages)
			}
			s.closed = append(s.closed, r)
		}
	}
	free := rests{}
	for _, e := range conditions {
		for f, all := range s.restsOn(e) {
			free[f] = free[f] || all
		}
	}
	clock := false
	for _, by := range []fact.Changer{fact.ByBorrower, fact.ByLender} {
		for _, f := range s.judge.Book.Vocabulary.Facts {
			if all, ok := free[f]; ok && isFree(f) && f.Changes == by {
				s.pool = append(s.pool, s.items(f, all)...)
				clock = clock || f.Type == fact.Date
			}
		}
	}
	for _, f := range s.judge.Book.Vocabulary.Facts {
		if all, ok := free[f]; ok && f.Given() && f.OnlyNamed && f.Type != fact.Date {
			s.toName = append(s.toName, s.items(f, all)...)
		}
	}
	s.toName = slices.DeleteFunc(s.toName, func(it item) bool { return !s.mayOpenBy([]item{it}) })
	for _, it := range slices.Concat(s.pool, s.toName) {
		s.toTry[it] = s.values(it)
	}
	if clock {
		s.pool = append(s.pool, item{debt: logic.NoDebt})
	}
}

// items returns a fact of the borrower, of the debt, or of the debt and then every other.
func (s *search) items(f *fact.Fact, all bool) []item {
	if f.Of == fact.Borrower {
		return []item{{f, logic.NoDebt}}
	}
	list := []item{{f, s.debt}}
	for i := range s.profile.Debts {
		if all && i != s.debt {
			list = append(list, item{f, i})
		}
	}
	return list
}

// isHopeless reports whether something closes the option, or leaves it open, that rests on nothing
// that may be changed or named.
func (s *search) isHopeless() bool {
	return !s.mayOpen(func(f *fact.Fact) bool { return isFree(f) || f.OnlyNamed })
}

// mayOpen reports whether whatever keeps the option from being eligible rests on facts of a kind.
func (s *search) mayOpen(is func(*fact.Fact) bool) bool {
	return !slices.ContainsFunc(s.closed, func(r rests) bool {
		for f := range r {
			if is(f) {
				return false
			}
		}
		return true
	})
}

// mayOpenBy is mayOpen for chosen items. Days that pass turn whatever rests on a day.
func (s *search) mayOpenBy(chosen []item) bool {
	days := slices.Contains(chosen, item{debt: logic.NoDebt})
	return s.mayOpen(func(f *fact.Fact) bool {
		return days && f.Type == fact.Date || slices.ContainsFunc(chosen, func(it item) bool { return it.fact == f })
	})
}
