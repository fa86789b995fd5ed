// Package cells decides what conditions of a rule book can come to together.
//
// The thresholds of the conditions in question cut the values of each fact into finitely many
// cells, within which no condition can tell two values apart. Whatever holds in no combination of
// cells holds for no borrower.
//
//  1. What is impossible holds of no profile at all, of however many debts, on whatever day its
//     facts were true. It has been decided over every cell of every fact concerned, and what is not
//     looked into was free to come to anything.
//
//  2. What is possible holds of a witness, a profile that evaluate reads, and the engine itself has
//     judged it so. Cells only say where to look.
//
//  3. Everything else is undecided, and says why. It is no finding.
//
//  4. Cut into cells are comparisons of a number or a day with what is fixed (through sums,
//     products with a number, min, max, abs, ternaries, ??, days_since, add_days, add_months and
//     on, for days and numbers alike), choices, yes and no, and lists of choices (any, all, none,
//     one, count, len, in, filter, has and proved). A whole number has nothing between two
//     neighbours, money nothing between two cents. Derived truths and choices are looked into.
//
//  5. Not looked into are derived numbers, comparisons of several facts, quotients, and whatever
//     goes through debts. Each is a value of its own, the same wherever the same is meant, within
//     the bounds that are known of it, and not known where what it is reckoned from is not. Where
//     an answer turns on one, profiles are tried, with a second debt where others count.
//
//  6. A question has a bound, a number of steps and not a time: Steps for each stage it is asked
//     for, and some ten thousand profiles tried. A space has one too: after many profiles tried in
//     vain it looks for no more, so that what is possible may stay undecided; what is impossible
//     never turns on it. The same questions in the same order, of the same book and day, have the
//     same answers.
//
// For example:
//
//	space := cells.New(book, day)
//	answer := space.Ask(cells.Setting{Debt: book.For("jd-jintiao", ""), Stages: option.Stages},
//		cells.All(cells.Is(a.When, logic.Yes), cells.Is(b.When, logic.No, logic.Unknown)))
//	switch answer.Verdict {
//	case cells.Impossible: // b is yes wherever a is
//	case cells.Possible:   // answer.Witness.JSON(book.Vocabulary) shows where it is not
//	case cells.Undecided:  // answer.Why says what stands in the way
//	}
package cells
