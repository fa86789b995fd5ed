// Package interview asks a borrower page by page for what a decision needs, reads the answers, and
// goes back. It has no words of its own: questions are the book's, errors the reader's of profiles,
// buttons the page's. It reads no file and no clock, and the same answers give the same pages.
//
//  1. An interview ends. A question is put once; to call its page by its number and answer it again
//     is to change the answer. Whoever answers every question has told all that changes a decision:
//     the stages, statuses and alerts are those of a profile that tells everything. What follows
//     from other answers is not asked, so what contradicts them is told by changing an answer.
//
//  2. Answers are read by the reader of profiles, as people write them, and refused in its words,
//     each problem with the name of its field. What is refused changes nothing. The profile is at
//     any time one that reads back equal.
//
//  3. Unknown is an answer, and is not no. A field that is left empty was asked and is not known. On
//     a page of ticks it is said of what is not ticked that there is nothing, or it is asked one by
//     one; neither goes without saying. What is ticked and is no yes or no is asked next.
//
//  4. The order: the creditors; of each debt what tells its stage, what an urgent alert lacks, what
//     the gate asks for; what an urgent alert lacks of the borrower; then the ticks, then the rest,
//     by the order of subjects and facts in the book. With several debts the ticks and the rest of
//     the borrower come before those of the debts, and these by urgency. A page has what is missing
//     of one subject and one debt: at most 6 questions, at most 10 ticks, of what is asked singly
//     one, of records the entries of one fact. Records among ticks, such as what a creditor answered,
//     are asked with them though nothing turns on them. What is asked for by name comes at once, alone.
//
//  5. What a borrower acts on first, the first three options and all alerts, stands early: the test
//     says after how many moves.
//
//  6. The gate: no result is shown before the creditors and the facts with gate = true were asked,
//     or follow from what was answered. They are asked even where nothing turns on them.
//
//  7. When an answer changes, what was answered after it and is not asked any more is set aside: it
//     is not in the profile, and stands again when it is asked again. What was answered before it
//     stays. The number of a page stays what it is.
//
//  8. A profile that is opened is on pages that are answered, and none of it is set aside. Counts of
//     days are taken forward to the day; one that stood at 0 and may have begun since is asked
//     again, as is what the profile says was asked and is not known; until then that stands.
//
// From a book to a profile:
//
//	iv := interview.New(book, day)
//	for page, ok := iv.Next(); ok; page, ok = iv.Next() {
//		problems := iv.Answer(page.Number, form) // what the borrower wrote on the page
//	}
//	decision := engine.Decide(book, iv.Profile(), iv.Day())
package interview
