package cells

import (
	"math/big"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
)

// variable is something that has a value of its own in the search: a given fact, or what is not
// looked into.
type variable struct {
	kind kind
	key  string     // unique among variables
	fact *fact.Fact // the fact it is, if any; a derived one is opaque
	// how the book writes what is not looked into; "" when every value of the variable occurs in
	// some profile
	opaque string
	always bool // it is never unknown

	reads  []*fact.Fact // of what is not looked into: the facts it names
	others bool         // of what is not looked into: it goes through all debts
	ids    []string     // of a choice, and of what a list may hold

	shape   shape    // of a number
	weights []weight // of a sum: its parts; of a rounded one, nearly
	twice   []int32  // of a sum: what is both added and subtracted in it
	plus    *big.Rat // and a constant
	own     []weight // of a sum over all debts: what the debt that is judged adds to it

	// of a number that is not known: whether the engine's bounds are those of shape.untold, or may be
	// narrower; and whether they are multiples of shape.step
	settledLow, settledHigh, stepped bool

	known  formula // of what is computed: when it is known; 0 where that is not said
	needs  formula // of what is computed: what is yes wherever it is known; 0 where that is not said
	there  formula // of what is computed: what is yes wherever the engine knows anything of it; 0 likewise
	exists bool    // of what is computed: the engine always knows something of it

	inner   int32  // of a day moved from another: the other
	written string // and how the book writes it
	// how it moves: a later day never to an earlier one; out is -1 beyond the beginning of the
	// calendar, 1 beyond its end
	moves func(calendar.Day) (later calendar.Day, out int)
}

type kind uint8

const (
	numeric kind = iota // numbers and days
	choice              // one of several ids
	truth               // yes or no
	choices             // a list of ids
)

// weight is a variable and the number it is multiplied by.
type weight struct {
	of int32
	by *big.Rat
}

// atom asks one thing of one variable.
type atom struct {
	of   int32
	asks test
	ids  string   // of holds and some: ids, joined
	than *big.Rat // of lessThan and atMost
}

// test is what an atom asks.
type test uint8

const (
	isKnown  test = iota // whether it is known
	isYes                // of a truth
	holds                // of a choice: whether it is one of the ids
	some                 // of a list: whether any of the ids is in it
	lessThan             // of a number
	atMost
	isThere // of a number: whether it is known or anything is known of it
	hasLow  // of a number: whether it is not known and has a lower bound
	hasHigh
)

// sheet holds every variable and atom of a space, each once.
type sheet struct {
	variables []variable
	numbers   map[string]int32 // of variables by key
	atoms     []atom
	leaves    map[atomKey]int32 // of atoms
}

// atomKey identifies an atom.
type atomKey struct {
	of   int32
	asks test
	with string
}

// isGivenDay reports whether a variable is a day of which nothing is known while it is not given.
func (v *variable) isGivenDay() bool {
	return v.opaque == "" && v.fact != nil && v.fact.Type == fact.Date
}

// isSettled reports whether the engine takes a number that is not known for anything in shape.untold.
func (v *variable) isSettled() bool { return v.settledLow && v.settledHigh }

func newSheet() *sheet { return &sheet{numbers: map[string]int32{}, leaves: map[atomKey]int32{}} }

// variable returns the number of a variable, adding it when its key is new.
func (s *sheet) variable(v variable) int32 {
	n, ok := s.numbers[v.key]
	if !ok {
		n = int32(len(s.variables))
		s.variables = append(s.variables, v)
		s.numbers[v.key] = n
	}
	return n
}

// atom returns the number of an atom, adding it when it is new.
func (s *sheet) atom(a atom) int32 {
	key := atomKey{a.of, a.asks, a.ids}
	if a.than != nil {
		key.with = a.than.RatString()
	}
	n, ok := s.leaves[key]
	if !ok {
		n = int32(len(s.atoms))
		s.atoms = append(s.atoms, a)
		s.leaves[key] = n
	}
	return n
}

// stepped reports whether the engine's bounds of a sum's variables are multiples of their steps.
func (s *sheet) stepped(weights []weight) bool {
	return !slices.ContainsFunc(weights, func(w weight) bool { return !s.variables[w.of].stepped })
}

// joined writes a set of ids as a key. Ids hold no space.
func joined(ids []string) string { return strings.Join(ids, " ") }

// names reports whether an id is one of those that an atom asks for.
func (a *atom) names(id string) bool {
	for one := range strings.SplitSeq(a.ids, " ") {
		if one == id {
			return true
		}
	}
	return false
}
