package cells

import "github.com/forbear-project/forbear/engine/logic"

// Question is a statement about conditions that may hold for a profile: Is, Differ, and All and Any
// of others.
type Question struct {
	join   join
	parts  []Question
	of     [2]*logic.Expression
	truths truths
}

type join uint8

const (
	allOf join = iota
	anyOf
	isOne
	differ
)

// Is asks whether a condition has one of these truths. A condition that names the stage is judged
// at every stage at which the debt may be, and is unknown where the results differ.
func Is(e *logic.Expression, one ...logic.Truth) Question {
	return Question{join: isOne, of: [2]*logic.Expression{e}, truths: of(one...)}
}

// All asks whether all parts hold. With no parts it always holds.
func All(parts ...Question) Question { return Question{join: allOf, parts: parts} }

// Any asks whether at least one part holds. With no parts it never holds.
func Any(parts ...Question) Question { return Question{join: anyOf, parts: parts} }

// Differ asks whether two conditions have different truths. Conditions may come from another book
// with the same facts and names; the book of the Space says what the names mean.
func Differ(a, b *logic.Expression) Question {
	return Question{join: differ, of: [2]*logic.Expression{a, b}}
}

// mentions reports whether a predicate is true of any of the question's conditions.
func (q *Question) mentions(of func(*logic.Expression) bool) bool {
	for _, e := range q.of {
		if e != nil && of(e) {
			return true
		}
	}
	for i := range q.parts {
		if q.parts[i].mentions(of) {
			return true
		}
	}
	return false
}

// formula returns when a question holds at one stage. Where a graver stage is possible too, a
// condition that names the stage may be unknown instead.
func (s *Space) formula(q *Question, where at, graver formula) formula {
	switch q.join {
	case isOne:
		return s.among(s.judged(q.of[0], where, graver), q.truths)
	case differ:
		a, b := s.judged(q.of[0], where, graver), s.judged(q.of[1], where, graver)
		same := s.constant(no)
		for t := unknown; t <= yes; t <<= 1 {
			same = s.or(same, s.and(s.among(a, t), s.among(b, t)))
		}
		return s.not(same)
	}
	whole := s.constant(asTruth(q.join == allOf))
	for i := range q.parts {
		part := s.formula(&q.parts[i], where, graver)
		if q.join == allOf {
			whole = s.and(whole, part)
		} else {
			whole = s.or(whole, part)
		}
	}
	return whole
}

func (s *Space) judged(e *logic.Expression, where at, graver formula) formula {
	f := s.expression(e, where)
	if e.OfStage {
		return s.loosen(graver, f)
	}
	return f
}

// holds reports whether a question holds, given the truth of each condition.
func (q *Question) holds(truth func(*logic.Expression) logic.Truth) bool {
	switch q.join {
	case isOne:
		return q.truths&of(truth(q.of[0])) != 0
	case differ:
		return truth(q.of[0]) != truth(q.of[1])
	}
	for i := range q.parts {
		if q.parts[i].holds(truth) != (q.join == allOf) {
			return q.join != allOf
		}
	}
	return q.join == allOf
}

// met counts the parts that hold: it tells which of two profiles is nearer to an answer.
func (q *Question) met(truth func(*logic.Expression) logic.Truth) int {
	switch q.join {
	case allOf:
		n := 0
		for i := range q.parts {
			n += q.parts[i].met(truth)
		}
		return n
	case anyOf:
		n := 0
		for i := range q.parts {
			n = max(n, q.parts[i].met(truth))
		}
		return n
	}
	if q.holds(truth) {
		return 1
	}
	return 0
}
