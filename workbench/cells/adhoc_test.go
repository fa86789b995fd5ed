package cells

import (
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/logic"
)

func TestAdhoc(t *testing.T) {
	b, problems := book.Load(os.DirFS("../../rules"))
	if problems != nil {
		t.Fatal(problems)
	}
	s := New(b, calendar.Of(2026, 11, 22))
	start := time.Now()
	n := map[string]int{}
	for _, d := range s.debtBooks() {
		for _, o := range d.Options {
			for _, c := range append(o.Requires[:len(o.Requires):len(o.Requires)], o.Weighs...) {
				for _, truth := range []logic.Truth{logic.Yes, logic.No, logic.Unknown} {
					a := s.Ask(Setting{Debt: d, Stages: o.Stages}, Is(c.When, truth))
					k := fmt.Sprint(truth, " ", []string{"undecided", "impossible", "possible"}[a.Verdict])
					n[k]++
					if a.Verdict != Possible && truth != logic.Unknown {
						fmt.Println(d.Family.ID, d.Lender != nil, o.Strategy.ID, c.ID, c.When.Source, "|", k, a.Why)
					}
				}
			}
		}
	}
	fmt.Println(n, time.Since(start), len(s.parts), len(s.variables), len(s.atoms), len(s.outcomes))
}
