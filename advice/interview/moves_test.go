package interview_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/advice/interview"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
)

// firstPage is what a borrower acts on first.
type firstPage struct {
	Options []string // the three that stand first
	Alerts  []string
}

func firstPageOf(d *engine.Decision) (v firstPage) {
	debt := d.Debts[0]
	for _, i := range debt.Ranking {
		if o := debt.Options[i]; len(v.Options) < 3 && o.Status != engine.Ineligible {
			v.Options = append(v.Options, o.Option.Strategy.ID+" "+o.Status.String())
		}
	}
	v.Alerts = viewOf(d).Alerts
	return v
}

// moves returns how much a page takes: a move is a question, a page of ticks, or a tick that is
// spelled out. Who the creditor is does not count.
func moves(p interview.Page) int {
	switch p.Kind {
	case interview.Lenders:
		return 0
	case interview.Tick:
		return 1
	}
	return len(p.Fields)
}

// What was measured over all fixtures of one debt that are sure of what they do not tick, November
// 2026, and how much of it may be lost: a tenth.
const (
	meanMoves      = 22.6 // until the first three options and all alerts are what they are in the end
	nineInTenMoves = 31
)

// Law 5.
func TestLaw5TheFirstPageStandsSoon(t *testing.T) {
	names := fixtures(t)
	judge := engine.NewJudge(shipped())
	var counts []int
	var late []string
	for n, name := range names {
		p, day := sample(t, name)
		if len(p.Debts) != 1 || testing.Short() && n%5 != 0 {
			continue
		}
		var pages []firstPage
		var taken []int
		total := 0
		hold(t, borrower{p, false}, day, func(iv *interview.Interview, p interview.Page) {
			total += moves(p)
			pages, taken = append(pages, firstPageOf(judge.Decide(iv.Profile(), day))), append(taken, total)
		})
		last := len(pages) - 1
		for last > 0 && cmp.Equal(pages[last-1], pages[len(pages)-1]) {
			last--
		}
		counts = append(counts, taken[last])
		late = append(late, fmt.Sprint(taken[last], " of ", total, " ", name))
	}
	slices.Sort(counts)
	sum := 0
	for _, n := range counts {
		sum += n
	}
	mean, nineInTen := float64(sum)/float64(len(counts)), counts[len(counts)*9/10]
	t.Logf("mean %.1f, median %d, nine in ten %d, of %d", mean, counts[len(counts)/2], nineInTen, len(counts))
	if mean > meanMoves*1.1 || float64(nineInTen) > nineInTenMoves*1.1 {
		slices.Sort(late)
		t.Errorf("mean %.1f, want about %.1f; nine in ten %d, want about %d\n%s",
			mean, meanMoves, nineInTen, nineInTenMoves,
			strings.Join(late, "\n"))
	}
}

// Whoever has an urgent deadline is told its day.
func TestUrgentAlertsAreReachedWithTheirDay(t *testing.T) {
	for n, name := range fixtures(t) {
		p, day := sample(t, name)
		if len(p.Debts) != 1 || testing.Short() && n%5 != 0 {
			continue
		}
		want := urgentOf(engine.Decide(shipped(), p, day))
		if want == nil {
			continue
		}
		iv := hold(t, borrower{p, true}, day, nil)
		if d := cmp.Diff(want, urgentOf(engine.Decide(shipped(), iv.Profile(), day))); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

// urgentOf returns the urgent alerts that are shown, with their days.
func urgentOf(d *engine.Decision) (all []string) {
	for _, a := range d.Alerts {
		if a.Truth == logic.Yes && a.Alert.Severity == book.SeverityUrgent {
			all = append(all, fmt.Sprint(a.Alert.ID, a.Due.Known, a.Due.Day))
		}
	}
	return all
}
