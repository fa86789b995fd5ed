package workers

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestRun: every job is done and reported once, however many workers there are.
func TestRun(t *testing.T) {
	for _, row := range []struct {
		why        string
		n, workers int
	}{
		{"no jobs", 0, 2},
		{"no workers are one", 3, 0},
		{"one worker", 50, 1},
		{"more jobs than workers", 50, 4},
		{"more workers than jobs", 2, 8},
	} {
		want, done, reported := make([]int, row.n), make([]int, row.n), make([]int, row.n)
		for i := range want {
			want[i] = 1
		}
		sum := 0 // not guarded: one worker reports at a time
		Run(row.n, row.workers, func() func(int) { return func(i int) { done[i]++ } }, func(i int) {
			reported[i]++
			sum++
		})
		if diff := cmp.Diff([][]int{want, want, {row.n}}, [][]int{done, reported, {sum}}); diff != "" {
			t.Errorf("%s: %s", row.why, diff)
		}
	}
}
