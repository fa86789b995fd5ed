package mutation

import (
	"fmt"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/book"
)

// dropped takes a condition away.
func (s *script) dropped(i int) {
	if !slices.ContainsFunc(s.below(i), func(k book.Key) bool { return k.Path[len(k.Path)-1] == "drop" }) {
		s.gone("dropped", i)
	}
}

// restored takes away that an option or a condition is taken away.
func (s *script) restored(i int) {
	path := s.keys[i].Path
	condition := len(path) == 5 && (path[2] == "require" || path[2] == "weigh")
	if p := s.parent(i); p >= 0 && (len(path) == 3 || condition) {
		s.gone("restored", p)
	}
}

// gone takes a whole table away.
func (s *script) gone(operator string, i int) {
	if from, end, ok := s.table(i); ok {
		s.mutant(i, change{operator, from, end, "", s.keys[i].Path[len(s.keys[i].Path)-1]})
	}
}

// sign turns the points of a weight.
func (s *script) sign(i int) {
	k := s.keys[i]
	turned, negative := strings.CutPrefix(k.Says(), "-")
	if !negative {
		turned = "-" + strings.TrimPrefix(turned, "+")
	}
	if strings.Trim(turned, "-0") != "" {
		s.mutant(i, change{"sign", k.From, k.End, turned, k.Path[3]})
	}
}

// stages takes away each stage of several that an option is offered at, and adds those that lie
// next to them. Points by stage are stages with points.
func (s *script) stages(i int) {
	elements := s.elements(i)
	if len(elements) == 0 || s.keys[i].End == 0 {
		return
	}
	at := map[string]book.Key{}
	for n, e := range elements {
		at[stageOf(e)] = e
		if len(elements) > 1 {
			from, end := without(elements, n)
			s.mutant(i, change{"stage-removed", from, end, "", stageOf(e)})
		}
	}
	end := elements[len(elements)-1].End
	for n, stage := range s.book.Stages {
		neighbour, next := s.neighbour(at, n)
		if _, there := at[stage.ID]; there || !next {
			continue
		}
		with := fmt.Sprintf(", %q", stage.ID)
		if neighbour.Path[2] == "points" {
			with = fmt.Sprintf(", %s = %s", stage.ID, neighbour.Says())
		}
		s.mutant(i, change{"stage-added", end, end, with, stage.ID})
	}
}

// stageOf returns the stage that an element of stages, or an entry of points, names.
func stageOf(k book.Key) string {
	if k.Path[2] == "points" {
		return k.Path[3]
	}
	return k.Says()
}

// neighbour returns the stage before the n-th of the book, or the one after it, that an option is
// offered at.
func (s *script) neighbour(at map[string]book.Key, n int) (k book.Key, ok bool) {
	if n > 0 {
		k, ok = at[s.book.Stages[n-1].ID]
	}
	if !ok && n+1 < len(s.book.Stages) {
		k, ok = at[s.book.Stages[n+1].ID]
	}
	return k, ok
}

// scope takes away each of several families or stages of an alert, and the whole list.
func (s *script) scope(i int) {
	k, elements := s.keys[i], s.elements(i)
	for n, e := range elements {
		if len(elements) > 1 {
			from, end := without(elements, n)
			s.mutant(i, change{"scope", from, end, "", e.Says()})
		}
	}
	if from := lineStart(s.text, k.At); strings.TrimSpace(s.text[from:k.At]) == "" {
		s.mutant(i, change{"scope", from, afterLine(s.text, k.End), "", k.Path[2]})
	}
}

// order puts first what came last of debts compared by a figure.
func (s *script) order(i int) {
	if k := s.keys[i]; k.Says() == "true" {
		s.mutant(i, change{"order", k.From, k.End, "false", k.Path[1]})
	}
}
