package diff

import (
	"io"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/fixture"
	"github.com/forbear-project/forbear/workbench/notice"
)

// Report is what forbear diff has found.
type Report struct {
	Old, New  Edition
	Families  int      // how many the new book has
	Lenders   int      // likewise
	Changes   []Change // as Comparison gives them
	Fixtures  Borrowers
	Profiles  Borrowers
	Rules     string // the folder of the new book, as the user wrote it
	Shortened bool   // at most some of the changes and causes are shown; programs are given all
	Verbose   bool   // every borrower is told of, however many
}

// Edition is one of two books.
type Edition struct {
	Name    string    `json:"name"` // as the user called it
	Title   text.Text `json:"title"`
	Version string    `json:"version"`
	SHA256  string    `json:"sha256"`
}

// Borrowers are those who were judged by both books.
type Borrowers struct {
	Count    int        // how many, without those that neither book takes
	Affected []Affected // those about whom the books decide differently, the gravest first
	Broken   []BrokenProfile
}

// BrokenProfile is one that neither book accepts.
type BrokenProfile struct {
	Name     string // of a fixture
	Line     int    // of another
	Problems problem.List
}

// Differ says that the books differ in anything, or decide anything differently.
func (r Report) Differ() bool {
	return len(r.Changes)+len(r.Fixtures.Affected)+len(r.Profiles.Affected) > 0
}

// How much is shown of what may be long.
const (
	maxTexts    = 20 // changes of texts
	maxCauses   = 20 // why borrowers get another answer
	maxAffected = 20 // borrowers in a pull request
	maxIDs      = 6  // lenders by id
)

// borrowersJSON are borrowers for programs.
type borrowersJSON struct {
	Count    int            `json:"count"`
	Effects  map[string]int `json:"effects"`
	Affected []affectedJSON `json:"heard"`
	Broken   []brokenJSON   `json:"broken"`
	Causes   []causeJSON    `json:"causes"` // the one of most first
}

// affectedJSON is a borrower for programs; name is of a fixture, line of another profile.
type affectedJSON struct {
	Name     string          `json:"name"`
	Line     int             `json:"line"`
	Effect   string          `json:"effect"`
	Moves    []fixture.Entry `json:"moves"`
	Problems []notice.Entry  `json:"problems"`
}

type brokenJSON struct {
	Name     string         `json:"name"`
	Line     int            `json:"line"`
	Problems []notice.Entry `json:"problems"`
}

// WriteJSON writes everything that was found, whatever is shortened for people.
func (r Report) WriteJSON(w io.Writer) error {
	counts := map[string]int{}
	for _, class := range Classes {
		counts[string(class)] = Count(r.Changes, class)
	}
	return text.WriteJSON(w, struct {
		Format   string         `json:"format"`
		Differ   bool           `json:"differ"`
		Old      Edition        `json:"old"`
		New      Edition        `json:"new"`
		Counts   map[string]int `json:"counts"` // of each class
		Changes  []Change       `json:"changes"`
		Fixtures borrowersJSON  `json:"fixtures"`
		Profiles borrowersJSON  `json:"profiles"`
	}{"1", r.Differ(), r.Old, r.New, counts, append([]Change{}, r.Changes...), r.Fixtures.forJSON(),
		r.Profiles.forJSON()})
}

func (b Borrowers) forJSON() borrowersJSON {
	out := borrowersJSON{
		Count: b.Count, Effects: map[string]int{}, Affected: []affectedJSON{}, Broken: []brokenJSON{},
		Causes: b.causesForJSON(),
	}
	for _, effect := range Effects {
		out.Effects[string(effect)] = 0
	}
	for _, a := range b.Affected {
		out.Effects[string(a.Effect)]++
		moves := fixture.Entries(a.Moves)
		for i := range moves {
			moves[i].Because = append([]string{}, moves[i].Because...)
		}
		problems := notice.Entries(notice.Of(a.Problems))
		out.Affected = append(out.Affected, affectedJSON{a.Name, a.Line, string(a.Effect), moves, problems})
	}
	for _, one := range b.Broken {
		problems := notice.Entries(notice.Of(one.Problems))
		out.Broken = append(out.Broken, brokenJSON{one.Name, one.Line, problems})
	}
	return out
}
