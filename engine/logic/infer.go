package logic

import (
	"unicode/utf8"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
)

// compileOfGiven compiles an expression that says something of a given fact, from given facts
// alone; nil where the source is empty.
func (l *Language) compileOfGiven(f *fact.Fact, gives Kind, source string) (*Expression, *Fault) {
	if source == "" {
		return nil, nil
	}
	whole := func(message, hint text.Text) *Fault {
		return &Fault{Width: utf8.RuneCountInString(source), Message: message, Hint: hint}
	}
	e, fault := l.Compile(source, Use{Gives: gives, Debt: f.Of == fact.Debt, FactsDay: true, Lists: true, Require: true})
	switch {
	case fault != nil:
		return nil, fault
	case e.Peeks:
		return nil, whole(text.Both("说一个事实，却要看另一个知不知道", "what is said of a fact turns on whether another is known"),
			text.Both("去掉 known：一个事实不知道，从它推出来的也不知道",
				"take known out: where a fact is not known, what follows from it is not known either"))
	}
	for _, of := range e.Facts {
		if !of.Given() {
			return nil, whole(
				text.Both("说一个事实，却用了算出来的 %s", "what is said of a fact rests on %s, which is derived").With(of.Name),
				text.Both("用填的事实来写", "write it with given facts"),
			)
		}
	}
	return e, nil
}

// Inference returns the expression of the value that a given fact has while it is not known, or
// nil.
func (l *Language) Inference(f *fact.Fact) *Expression { return l.inferred[f] }

// Start returns the expression of the day up to which a count of days that stands at 0 has not
// begun, or nil.
func (l *Language) Start(f *fact.Fact) *Expression { return l.starts[f] }

// DefineInference compiles the expressions of what is known of a fact from others: its Infer and its
// Starts. They read given facts alone. The fact itself stands for what is not known:
// frozen_living_money and frozen_by != "none" infers no where nothing is frozen, and else nothing.
func (l *Language) DefineInference(f *fact.Fact) (ofInfer, ofStarts *Fault) {
	infer, ofInfer := l.compileOfGiven(f, kindOf(f.Type), f.Infer)
	if ofInfer == nil && infer != nil {
		ofInfer = l.agree(infer, f)
		l.inferred[f] = infer
	}
	starts, ofStarts := l.compileOfGiven(f, Day, f.Starts)
	if ofStarts == nil && starts != nil {
		l.starts[f] = starts
	}
	return ofInfer, ofStarts
}

// OrderInferences sorts the inferences so that each comes after those that it reads. Where some read
// one another in a circle it returns their names, in its order, and nothing is inferred.
func (l *Language) OrderInferences() []string {
	l.inferences = nil
	circle := l.circle(
		func(f *fact.Fact) []*fact.Fact { return others(l.inferred[f], f) },
		func(f *fact.Fact) {
			if e := l.inferred[f]; e != nil {
				l.inferences = append(l.inferences, derivation{f, e})
			}
		})
	if circle != nil {
		l.inferences = nil
	}
	return circle
}

// others returns the facts that an expression reads beside the one it is about.
func others(e *Expression, about *fact.Fact) []*fact.Fact {
	if e == nil {
		return nil
	}
	var list []*fact.Fact
	for _, f := range e.Facts {
		if f != about {
			list = append(list, f)
		}
	}
	return list
}

// Infer gives the facts that the profile of the frame's case does not give the values that follow
// from others, each after those that it reads, and enters them in Inferred. Before that it settles
// counts of days that the profile gives as 0. What a fact may not be is not inferred.
func (f *Frame) Infer(p *fact.Profile) {
	f.stopRemembering()
	f.Inferred = f.Inferred[:0]
	for _, of := range f.language.counts {
		f.ofEach(of, func(debt int) { f.countFromZero(of, givenBy(p, of, debt)) })
	}
	for _, d := range f.language.inferences {
		f.ofEach(d.fact, func(debt int) {
			if givenBy(p, d.fact, debt).Known {
				return
			}
			if v := d.expression.Value(f); v.Known && d.fact.Allows(v) {
				*f.Read(d.fact, debt) = v
				f.Inferred = append(f.Inferred, Ref{d.fact, debt})
			}
		})
	}
}

// ofEach calls do with the frame at the borrower, or at each debt in turn, as the fact is known of.
func (f *Frame) ofEach(of *fact.Fact, do func(debt int)) {
	if of.Of == fact.Borrower {
		f.At(NoDebt)
		do(NoDebt)
		return
	}
	for i := range f.Debts {
		f.At(i)
		do(i)
	}
}

// givenBy returns what a profile gives of a fact.
func givenBy(p *fact.Profile, of *fact.Fact, debt int) fact.Value {
	if of.Of == fact.Borrower {
		return p.Borrower[of.Slot]
	}
	return p.Debts[debt].Values[of.Slot]
}

// countFromZero enters what a count of days that was 0 on the day of the facts is on a later day: 0
// up to the day of its start, and then no more than the days since.
func (f *Frame) countFromZero(of *fact.Fact, given fact.Value) {
	value, bounds := f.Read(of, f.Debt), &f.Case.Bounds
	if of.Of == fact.Debt {
		bounds = &f.Debts[f.Debt].Bounds
	}
	if of.Slot < len(*bounds) {
		(*bounds)[of.Slot] = Bounds{} // another profile may have been here
	}
	if !given.Known || !given.Number.IsZero() || f.AsOf <= f.FactsAsOf {
		return
	}
	start := f.FactsAsOf
	if e := f.language.starts[of]; e != nil {
		if day := e.Value(f); day.Known {
			start = max(start, day.Day)
		}
	}
	if f.AsOf <= start {
		*value = fact.Value{Known: true, Number: decimal.Zero}
		return
	}
	enterBounds(bounds, of.Slot, wholeBetween(0, int(f.AsOf-start)))
}
