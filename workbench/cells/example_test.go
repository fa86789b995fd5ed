package cells_test

import (
	"fmt"
	"log"
	"os"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/workbench/cells"
)

func ExampleSpace_Ask() {
	b, problems := book.Load(os.DirFS("../../rules"))
	if len(problems) > 0 {
		log.Fatal(problems)
	}
	early, mid := b.Stages[1].When, b.Stages[2].When // overdue_days >= 1, overdue_days >= 31
	space := cells.New(b, calendar.Of(2026, 11, 22))
	where := cells.Setting{Debt: b.For("jd-jintiao", "")}

	fmt.Println(space.Ask(where, cells.All(cells.Is(mid, logic.Yes),
		cells.Is(early, logic.No))).Verdict == cells.Impossible)

	q := cells.All(cells.Is(early, logic.Yes), cells.Is(mid, logic.No))
	fmt.Print(string(space.Smallest(where, q, space.Ask(where, q).Witness).JSON(b.Vocabulary)))
	// Output:
	// true
	// {
	//   "as_of": "2026-11-22",
	//   "debts": [
	//     {
	//       "lender": "jd-jintiao",
	//       "overdue_days": 1
	//     }
	//   ]
	// }
}
