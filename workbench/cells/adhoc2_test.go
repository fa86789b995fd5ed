package cells

import (
	"fmt"
	"os"
	"testing"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/logic"
)

func TestAdhoc2(t *testing.T) {
	b, _ := book.Load(os.DirFS("../../rules"))
	s := New(b, calendar.Of(2026, 11, 22))
	for _, d := range s.debtBooks()[:1] {
		for _, o := range d.Options {
			for _, c := range o.Weighs {
				if c.ID == "fits" {
					a := s.Ask(Setting{Debt: d, Stages: o.Stages}, Is(c.When, logic.Yes))
					fmt.Println(a.Verdict, a.Why)
					return
				}
			}
		}
	}
}
