package fact_test

import (
	"bytes"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/rules"
)

// Every fixture, and random changes of it, is the same profile to the quick reader, or has the same
// problems.
func TestLaw12HoldsForEveryFixture(t *testing.T) {
	b, problems := book.Load(rules.FS)
	if problems != nil {
		t.Fatal(problems)
	}
	quick := fact.NewQuickReader(b.Vocabulary)
	random := rand.New(rand.NewPCG(14, 2))
	fixtures, alone, changedAlone := 0, 0, 0
	err := filepath.WalkDir("../../fixtures", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".json" {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		fixtures++
		if agree(t, b.Vocabulary, quick, data) {
			alone++
		}
		for range 10 {
			changed := bytes.Clone(data)
			for range 1 + random.IntN(3)/2 {
				at := random.IntN(len(changed))
				switch random.IntN(3) {
				case 0: // another digit moves a value, and most often breaks nothing
					if digit := bytes.IndexAny(changed[at:], "0123456789"); digit >= 0 {
						changed[at+digit] = "0123456789"[random.IntN(10)]
					}
				case 1:
					changed[at] = data[random.IntN(len(data))]
				case 2:
					changed = append(changed[:at], changed[min(len(changed), at+1+random.IntN(30)):]...)
				}
			}
			if agree(t, b.Vocabulary, quick, changed) {
				changedAlone++
			}
		}
		return nil
	})
	if err != nil || fixtures < 100 || alone < fixtures*9/10 || changedAlone < fixtures/2 {
		t.Errorf("of %d fixtures %d were read quickly, of their changes %d; %v", fixtures, alone, changedAlone, err)
	}
}

// agree complains where the readers differ, and reports whether the quick one read it alone.
func agree(t *testing.T, v *fact.Vocabulary, quick *fact.QuickReader, data []byte) bool {
	t.Helper()
	today := calendar.Of(2026, 11, 22)
	want, problems := fact.ReadAsWritten(v, "p.json", data, today)
	alone := quick.ReadAlone(data, today)
	if alone != nil && !reflect.DeepEqual(want, alone) {
		t.Fatalf("read otherwise:\n%s", data)
	}
	read := alone != nil
	got, others := quick.Read("p.json", data, today)
	if !reflect.DeepEqual(want, got) || !reflect.DeepEqual(problems, others) {
		t.Fatalf("not what ReadAsWritten says of:\n%s", data)
	}
	return read
}
