package report

import (
	"io"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/workbench/diff"
	"github.com/forbear-project/forbear/workbench/fixture"
)

// changesJSON is what has changed between two books, for programs.
type changesJSON struct {
	Format   string         `json:"format"`
	Differ   bool           `json:"differ"`
	Old      Edition        `json:"old"`
	New      Edition        `json:"new"`
	Counts   map[string]int `json:"counts"` // of each class
	Changes  []diff.Change  `json:"changes"`
	Fixtures audienceJSON   `json:"fixtures"`
	Profiles audienceJSON   `json:"profiles"`
}

type audienceJSON struct {
	Count   int            `json:"count"`
	Effects map[string]int `json:"effects"`
	Heard   []heardJSON    `json:"heard"`
	Broken  []brokenJSON   `json:"broken"`
}

// heardJSON is one borrower who hears something else; name is of a fixture, line of another profile.
type heardJSON struct {
	Name     string         `json:"name"`
	Line     int            `json:"line"`
	Effect   string         `json:"effect"`
	Moves    []fixture.Move `json:"moves"`
	Problems []problemJSON  `json:"problems"`
}

type brokenJSON struct {
	Name     string        `json:"name"`
	Line     int           `json:"line"`
	Problems []problemJSON `json:"problems"`
}

// ChangesJSON writes everything that was found, whatever is shortened for people.
func ChangesJSON(w io.Writer, c Changes) error {
	out := changesJSON{
		Format: "1", Differ: c.Differ(), Old: c.Old, New: c.New, Counts: map[string]int{},
		Changes: append([]diff.Change{}, c.List...), Fixtures: audienceOf(c.Fixtures), Profiles: audienceOf(c.Profiles),
	}
	for _, class := range diff.Classes {
		out.Counts[string(class)] = diff.Count(c.List, class)
	}
	return JSON(w, out)
}

func audienceOf(a Audience) audienceJSON {
	out := audienceJSON{Count: a.Count, Effects: map[string]int{}, Heard: []heardJSON{}, Broken: []brokenJSON{}}
	for _, effect := range diff.Effects {
		out.Effects[string(effect)] = 0
	}
	for _, h := range a.Heard {
		out.Effects[string(h.Effect)]++
		moves := append([]fixture.Move{}, h.Moves...)
		for i := range moves {
			moves[i].Because = append([]string{}, moves[i].Because...)
		}
		out.Heard = append(out.Heard, heardJSON{h.Name, h.Line, string(h.Effect), moves, problemsOf(h.Problems)})
	}
	for _, b := range a.Broken {
		out.Broken = append(out.Broken, brokenJSON{b.Name, b.Line, problemsOf(b.Problems)})
	}
	return out
}

func problemsOf(list problem.List) []problemJSON {
	out := []problemJSON{}
	for _, p := range list {
		out = append(out, problemJSON{p.File, p.Line, p.Column, p.Path, p.Message, p.Hint})
	}
	return out
}
