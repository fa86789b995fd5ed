package interview_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine"
)

// Whoever answers every question of an interview is told what they would be told had they written
// everything down.
func TestInterviewEndsAsTheProfileIsJudged(t *testing.T) {
	for i, name := range fixtures(t) {
		if i%40 != 0 {
			continue
		}
		p, day := sample(t, name)
		if len(p.Debts) > 20 {
			continue // a survey of all creditors: its debts are alike
		}
		iv := hold(t, borrower{Profile: p}, day, nil)
		want, got := viewOf(engine.Decide(shipped(), p, day)), viewOf(engine.Decide(shipped(), iv.Profile(), day))
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}
