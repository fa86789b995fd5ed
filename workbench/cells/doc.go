// Package cells decides which truths the conditions of a rule book can have together.
//
// The thresholds in the conditions cut the values of each fact into finitely many cells, within
// which no condition tells two values apart. What holds in no combination of cells holds for no
// borrower.
//
//  1. Impossible: it holds for no profile, with however many debts, on whatever day its facts were
//     true. This is decided over every cell of every fact concerned, and what is not looked into
//     was free to have any value.
//
//  2. Possible: it holds for a witness, a profile that evaluate reads, and the engine itself has
//     judged the witness. Cells only say where to look for one.
//
//  3. Undecided: everything else. The answer says why; it is no finding.
//
//  4. Cut into cells are comparisons of a number or a day with a constant (through sums, products
//     with a number, min, max, abs, ternaries, ??, days_since, add_days, add_months and on, for
//     days and numbers alike), choices, yes and no, and lists of choices (any, all, none, one,
//     count, len, in, filter, has and proved). There is nothing between two neighbouring whole
//     numbers, nor between two cents. Derived truths and choices are looked into.
//
//  5. What is not known is a cell too, and has the bounds that the engine knows. A comparison is yes
//     or no there where that holds for all that the engine takes the number for: a given fact for
//     anything from its min to its max, a sum for anything that its parts leave, the larger or
//     smaller of two, one of two, and a count likewise; of a given day nothing is known, not even
//     that it has come. Cells never have narrower bounds than the engine. Where the engine may have
//     narrower ones than they can tell, all of them are tried: of a sum of which parts are known, of
//     a name that is both added and subtracted, of days that run, of a bound that is an expression,
//     and of what is not looked into.
//     A fact that is not told may be unknown in cells also where the engine infers it: cells allow
//     more than the engine, never less, and a question that turns on such cells alone stays
//     undecided. They are not excluded, for the engine infers no value that the fact may not have,
//     and what is inferred may turn on the creditor, while one variable stands for a fact whoever
//     the creditor is.
//
//  6. Not looked into are derived numbers, comparisons of several facts, quotients, and whatever
//     goes through debts. Each is a variable of its own, the same wherever the same is meant,
//     within the bounds that are known of it, and unknown where what it is computed from is
//     unknown. Of sums that are known it is decided whether their parts can have values with which
//     all of them lie in their cells, as linear inequalities say. Where an answer depends on what is
//     not looked into, profiles are tried, with a second debt where other debts count.
//
//  7. A question is bounded by a number of steps, never by time: Steps for each stage it is asked
//     for, and some ten thousand profiles tried. A space is bounded too: after many profiles tried
//     in vain it tries no more, so that what is possible may stay undecided; what is impossible
//     never depends on it. The same questions in the same order, of the same book and day, have
//     the same answers.
//
//  8. What is asked of a debt of one lender has the same answer for another of the same family and
//     with the same parameters, as long as no condition names either. It is found out once.
//
// The way of a question through the files, for somebody who reads the package for the first time:
//
//   - question.go and ask.go take a question, whom it is asked about, and each stage in turn.
//   - translate*.go makes a formula of each condition (formula.go): and, or, not and the like over
//     atoms. An atom asks one thing of one variable (variable.go), such as whether income is below
//     3000; a variable is a fact, or something that is not looked into. Numbers are first taken
//     apart into sums of variables (figure.go) with bounds and a step (shape.go).
//   - grid.go gathers what the formula asks of each variable, cuts the variable into cells there
//     (cell.go), and lays the formula out as nodes over axes.
//   - search.go chooses cell after cell until the formula is yes, or cannot be. Why it cannot is
//     remembered as the cells that would change that, and where none of those is chosen nothing is
//     tried again. No way left is the proof of Impossible.
//   - witness.go makes a profile of the cells (profile.go), tries others nearby where something is
//     not looked into (dependencies.go), and has the engine judge each. The first of which the
//     question holds is the witness of Possible; smallest.go makes it small.
//
// samples.go uses the same thresholds to list values of a fact that conditions tell apart.
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
