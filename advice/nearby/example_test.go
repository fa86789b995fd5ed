package nearby_test

import (
	"fmt"
	"os"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/advice/nearby"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
)

// What would have to be otherwise for instalments to be eligible.
func Example() {
	b, _ := book.Load(os.DirFS("../../engine/testdata/book"))
	p, _ := fact.ReadProfile(b.Vocabulary, "profile.json", []byte(`
		{ "surplus": -100, "debts": [ { "family": "bank", "days": 40, "summoned": false } ] }`), calendar.Last)
	isEligible := func(_ int, d *engine.Decision) (reached bool, nearness int) {
		for i := range d.Debts[0].Options {
			if o := &d.Debts[0].Options[i]; o.Option.Strategy.ID == "instalment" {
				return o.Status == engine.Eligible, 0
			}
		}
		return false, 0
	}
	result := nearby.Find(nearby.Search{
		Judge:  engine.NewJudge(b),
		Starts: []nearby.Start{{Profile: p, AsOf: calendar.Of(2026, 11, 22), Debts: []int{0}}},
		Goals:  []nearby.Goal{isEligible},
		Free: nearby.Subject{
			Facts:   []*fact.Fact{b.Vocabulary.Find("surplus"), b.Vocabulary.Find("days")},
			Numbers: []decimal.Decimal{decimal.Zero}, // with which a condition compares surplus
		},
		MostChanges: 2, Tries: 1000, Enough: 1,
	})
	fmt.Println(result.Ways[0].Changes, result.Bound)
	// Output: [surplus: 1] false
}
