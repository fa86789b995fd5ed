package suggest

import (
	"math"
	"slices"

	"github.com/forbear-project/forbear/engine/fact"
)

// cost is how much edits change a profile: one for an answer that is another, less for a number that is hardly another, more for what is taken away and
// for another creditor.
func cost(p *fact.Profile, edits []edit) (sum float64) {
	for _, e := range edits {
		if e.fact == nil {
			sum += 3
			continue
		}
		sum += costOf(e.fact, valueOf(p, e.fact, e.debt), e.value)
	}
	return sum
}

func costOf(f *fact.Fact, was, is fact.Value) float64 {
	const most = 3
	switch {
	case !is.Known:
		return most + 1
	case !was.Known:
		return 1
	case f.Type == fact.Choices:
		changed := 0
		for _, id := range slices.Concat(was.List, is.List) {
			if !slices.Contains(was.List, id) || !slices.Contains(is.List, id) {
				changed++
			}
		}
		return float64(changed)
	case f.Type == fact.Date:
		return min(0.5+math.Abs(float64(is.Day-was.Day))/30, most)
	case f.Type.IsNumber():
		x, _ := was.Number.Float64()
		y, _ := is.Number.Float64()
		if x >= 0 && y < 0 {
			return most + 1
		}
		return min(0.5+math.Abs(math.Log((math.Abs(x)+1)/(math.Abs(y)+1))), most)
	}
	return 1
}
