package diff

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/rules"
	"github.com/forbear-project/forbear/workbench/cells"
	"github.com/forbear-project/forbear/workbench/fixture"
	"github.com/forbear-project/forbear/workbench/mutation"
)

// TestEveryMutantIsTold: whatever small step a book is changed by, the change is told, at its key
// and in its file, and not as text only; a key that begins the line of the mutant has that line.
func TestEveryMutantIsTold(t *testing.T) {
	for _, row := range []struct {
		why   string
		from  fs.FS
		every int // of so many mutants one is tried
	}{
		{"a small book", os.DirFS("../../engine/testdata/book"), 1},
		{"a minimal book", os.DirFS("../../engine/book/testdata/minimal"), 1},
		{"the shipped book", rules.FS, 97},
	} {
		t.Run(row.why, func(t *testing.T) {
			files := book.Open(row.from)
			was, problems := files.Load()
			if problems != nil {
				t.Fatal(problems)
			}
			tried := 0
			for i, m := range mutation.Mutants(files) {
				if i%row.every > 0 {
					continue
				}
				is, problems := m.Apply(files).Load()
				if problems != nil {
					continue
				}
				tried++
				if changes := Between(was, is, day).Changes(); !tells(changes, m) {
					t.Errorf("%s: %s %s: %s -> %s is not told by %+v", m.Place(), m.Operator, m.Path, m.Before, m.After,
						changes)
				} else if at := placeOfKey(changes, m); at != "" && at != fmt.Sprintf("%s:%d", m.File, m.Line) {
					t.Errorf("%s: %s %s is told at %s", m.Place(), m.Operator, m.Path, at)
				}
			}
			if tried == 0 {
				t.Error("there are no mutants")
			}
		})
	}
}

var day, _ = calendar.Parse("2026-11-22")

// tells is whether a change is of the thing that a mutant changes, and in its file. What a layer
// takes away no more stands where it comes from.
func tells(changes []Change, m mutation.Mutant) bool {
	parts := strings.SplitN(m.Path, ".", 3)
	thing := strings.Join(parts[:min(2, len(parts))], ".")
	if name, ok := strings.CutPrefix(m.File, "letters/"); ok {
		thing = "letter." + strings.TrimSuffix(name, ".toml")
	}
	for _, ch := range changes {
		there := m.Operator == "restored" || strings.HasPrefix(ch.IsAt, m.File+":") ||
			strings.HasPrefix(ch.WasAt, m.File+":")
		if ch.Class != TextOnly && strings.HasPrefix(ch.What, thing) && there {
			return true
		}
	}
	return false
}

// placeOfKey is where the changed key of a mutant is told to have been; "" where it is not told by itself, or
// does not begin the line.
func placeOfKey(changes []Change, m mutation.Mutant) string {
	key := m.Path[strings.LastIndex(m.Path, ".")+1:]
	if !strings.HasPrefix(m.Before, key+" ") {
		return ""
	}
	for _, ch := range changes {
		if (ch.What == m.Path || strings.HasSuffix(ch.What, "."+m.Path)) && strings.HasPrefix(ch.WasAt, m.File+":") {
			return ch.WasAt
		}
	}
	return ""
}

// told are borrowers of the small book of whom much, little and next to nothing is known.
var told = []string{
	`{ "surplus": 100, "temporary": true, "hardships": ["illness"], "papers": ["bill"],
		"debts": [ { "family": "bank", "days": 45, "summoned": false, "principal": 1000 } ] }`,
	`{ "surplus": -5, "hardships": ["oversight"], "debts": [ { "lender": "north", "days": 5 },
		{ "family": "bank", "summoned": true, "received_on": "2026-11-20" } ] }`,
	`{ "temporary": false, "papers": [], "debts": [ { } ] }`,
}

// TestWhatIsAlikeSoundsAlikeUnderEveryMutant: decisions that are taken to be alike are the same
// when they are explained; and no condition is seen to go a way that is proved to be none.
func TestWhatIsAlikeSoundsAlikeUnderEveryMutant(t *testing.T) {
	files := book.Open(os.DirFS("../../engine/testdata/book"))
	was, problems := files.Load()
	if problems != nil {
		t.Fatal(problems)
	}
	alike, unlike, proved := 0, 0, 0
	for _, m := range mutation.Mutants(files) {
		is, problems := m.Apply(files).Load()
		if problems != nil {
			continue
		}
		c := Between(was, is, day)
		for _, profile := range told {
			if moves, same := c.soundsAlike(read(t, was, profile), read(t, is, profile)); !same {
				unlike++
			} else if alike++; len(moves) > 0 {
				t.Errorf("%s: %s %s: %+v", m.Place(), m.Operator, m.Path, moves)
			}
		}
		c.Changes() // proves what can be
		for _, p := range c.pending {
			proved++
			if p.more && p.proof.more.verdict == cells.Impossible || p.less && p.proof.less.verdict == cells.Impossible {
				t.Errorf("%s: %s %s: it is proved not to go the way it is seen to go", m.Place(), m.Operator, m.Path)
			}
		}
	}
	if alike == 0 || unlike == 0 || proved == 0 {
		t.Errorf("%d alike, %d unlike and %d proved show nothing", alike, unlike, proved)
	}
}

// soundsAlike is whether a borrower is taken to get the same answer, and what they do hear otherwise.
func (c *Comparison) soundsAlike(p, now *fact.Profile) ([]fixture.Move, bool) {
	was, is := engine.Decide(c.old, p, day), engine.Decide(c.now, now, day)
	c.watch(was, is)
	return fixture.Compare(fixture.Judgment{Book: c.old, Evaluation: engine.Explain(was)},
		fixture.Judgment{Book: c.now, Evaluation: engine.Explain(is)}), c.alike(was, is)
}

func read(t *testing.T, b *book.Book, profile string) *fact.Profile {
	t.Helper()
	p, problems := fact.ReadProfile(b.Vocabulary, "", []byte(profile), calendar.Last)
	if problems != nil {
		t.Fatal(problems)
	}
	return p
}
