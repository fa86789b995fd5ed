package cells

import (
	"math/big"
	"strings"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
)

// variable is what has a value of its own: a given fact, or what is judged without looking beneath
// it.
type variable struct {
	kind kind
	key  string     // no two variables have the same
	fact *fact.Fact // when it is one; a derived one is opaque
	// what is not looked into, as it is written; "" when every value of the variable is that of
	// some profile
	opaque string
	always bool // it is never unknown

	reads  []*fact.Fact // what is named in what is not looked into
	others bool         // what is not looked into goes through all debts
	ids    []string     // of a choice, and of what a list may hold

	shape   shape    // of a number
	weights []weight // of a number that is a sum: what it is made of; of what is rounded, nearly
	plus    *big.Rat // and a number beside

	known formula // of what is worked out: whether it is known, by what it is worked out from; 0 where that is not told
	needs formula // what is known wherever it is, likewise

	inner int32 // of a day that moves with another: which
	// how: a later day never moves to an earlier one; out of the calendar at its beginning, -1, or
	// its end, 1
	moves func(calendar.Day) (later calendar.Day, out int)
}

type kind uint8

const (
	numeric kind = iota // numbers and days
	choice              // one of several ids
	truth               // yes or no
	choices             // a list of ids
)

// weight is a variable and by what it is multiplied.
type weight struct {
	of int32
	by *big.Rat
}

// atom is what is asked of one variable.
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
)

// sheet holds every variable and atom of a space, each once.
type sheet struct {
	variables []variable
	numbers   map[string]int32 // of variables by key
	atoms     []atom
	leaves    map[leaf]int32 // of atoms
}

// leaf is an atom as a key.
type leaf struct {
	of   int32
	asks test
	with string
}

func newSheet() *sheet { return &sheet{numbers: map[string]int32{}, leaves: map[leaf]int32{}} }

// variable returns the number of a variable; it is entered when nothing has its key yet.
func (s *sheet) variable(v variable) int32 {
	n, ok := s.numbers[v.key]
	if !ok {
		n = int32(len(s.variables))
		s.variables = append(s.variables, v)
		s.numbers[v.key] = n
	}
	return n
}

// atom returns the number of an atom.
func (s *sheet) atom(a atom) int32 {
	key := leaf{a.of, a.asks, a.ids}
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

// joined makes a set of ids a key. Ids hold no space.
func joined(ids []string) string { return strings.Join(ids, " ") }

func split(ids string) []string { return strings.Fields(ids) }
