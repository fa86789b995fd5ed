// Package cells decides what conditions of a rule book can come to together.
//
// The thresholds of all conditions in question cut the values of each fact into finitely many cells, in each of which no condition can tell two values
// apart. What holds in no combination of cells holds for no borrower.
//
//	space := cells.New(book, day)
//	answer := space.Ask(cells.Setting{Debt: book.For("jd-jintiao", ""), Stages: option.Stages},
//		cells.All(cells.Is(a.When, logic.Yes), cells.Is(b.When, logic.No, logic.Unknown)))
//	switch answer.Verdict {
//	case cells.Impossible: // no profile at all, of any number of debts
//	case cells.Possible:   // answer.Witness.JSON(book.Vocabulary) shows it, and the engine has judged it so
//	case cells.Undecided:  // answer.Why says what stands in the way
//	}
//
// Questions are made of Is, All and Any; Differ asks whether two conditions can differ in truth. Samples are the values of a fact worth trying: one of
// each cell.
package cells
