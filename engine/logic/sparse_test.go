package logic

import (
	"testing"

	"pgregory.net/rapid"
)

// A sparse list holds what a map would, and what was there before it forgot is never found.
func TestSparseIsAMap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const places = 20
		var s sparse[int]
		want := map[int]int{}
		s.forget(places)
		for n := range rapid.IntRange(0, 100).Draw(t, "steps") {
			place := rapid.IntRange(0, places-1).Draw(t, "place")
			found := s.find(place)
			value, there := want[place]
			if (found != nil) != there || there && *found != value {
				t.Fatalf("step %d: place %d has %v, not %d", n, place, found, value)
			}
			switch {
			case rapid.IntRange(0, 9).Draw(t, "forget") == 0:
				s.forget(places)
				clear(want)
			case there:
				*found, want[place] = n, n
			default:
				*s.add(place), want[place] = n, n
			}
		}
	})
}
