package way_test

import (
	"testing"

	"github.com/forbear-project/forbear/advice/way"
)

// BenchmarkFind finds the ways of all ineligible options of one debt: of a borrower with one debt, of
// one of whom hardly anything is known, and of one with eight debts.
func BenchmarkFind(b *testing.B) {
	bk := shipped(b)
	for _, name := range []string{
		"jd-jintiao/unemployed-45-days", "jd-finance/second-loan-hardly-known", "several/eight-debts-and-little-left",
	} {
		p, day := sample(b, bk, "../../fixtures/"+name+".json")
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				f := way.NewFinder(bk, p, day)
				for _, o := range bk.For(p.Debts[0].Lender, p.Debts[0].Family).Options {
					f.Find(0, o.Strategy)
				}
			}
		})
	}
}
