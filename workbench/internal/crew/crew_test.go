package crew

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestWork: every job is done once and told once, however many workers there are.
func TestWork(t *testing.T) {
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
		want, done, told := make([]int, row.n), make([]int, row.n), make([]int, row.n)
		for i := range want {
			want[i] = 1
		}
		sum := 0 // not guarded: telling is one at a time
		Work(row.n, row.workers, func() func(int) { return func(i int) { done[i]++ } }, func(i int) { told[i]++; sum++ })
		if diff := cmp.Diff([][]int{want, want, {row.n}}, [][]int{done, told, {sum}}); diff != "" {
			t.Errorf("%s: %s", row.why, diff)
		}
	}
}
