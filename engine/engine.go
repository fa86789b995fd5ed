// Package engine judges a profile by a rule book. It works on facts, conditions and options; which
// lenders, stages, laws and strategies there are is the book's matter alone.
//
// Evaluate is a pure function of a book, a profile and a day: no file, no clock, no network, and
// the same input gives the same bytes. Decide fills flat slices of truths and scores. Explain takes
// every result from them and computes only what was missing, so decision and explanation cannot
// disagree.
//
// The laws, beyond those of truth in package logic:
//
//  1. A debt is judged by the book that holds for it: common, over it its family, over that its
//     lender. What the profile says of the family beats what the lender's product usually is. An
//     unknown lender without a family is judged by the family that its name is a guess at, else by
//     the family called unknown. A guess chooses the book and nothing else: the family stays
//     unknown in conditions, and to confirm it is the first question.
//
//  2. The stage is the gravest whose condition is yes. Its candidates are that one and every graver
//     one whose condition is unknown. A condition that names the stage is judged for each candidate,
//     and is unknown where the results differ.
//
//  3. Being offered at the stage is an option's first requirement: at all candidates yes, at none
//     no (it is listed elsewhere), at some unknown; then what would decide the stage is missing, or
//     cannot be computed. A requirement that is no makes it ineligible, and all that are no are
//     reported; else one that is unknown makes it undetermined; else it is eligible.
//
//  4. The neutral score is the points and every weight that is yes. The low score has every unknown
//     negative weight too, the high score every unknown positive one. Where candidates differ in
//     points, low and neutral take the least and high the greatest. Ineligible options have scores
//     too.
//
//  5. The order is total: first what is eligible of tier first; then tier main; then what is
//     undetermined of tier first; then tier last; then what is ineligible. Within tier main the
//     neutral score, higher first, and eligible before undetermined; then everywhere low, then high,
//     higher first; the order of strategies.toml. Today begins with the first option that
//     is eligible of tier first or main. The best option of a debt is the first of them that does
//     more than protect, or leads: the book says, of the option or of a condition of it that holds,
//     that this is done before anything is paid or negotiated. One of tier main that ranks before
//     it turns on a question, and so does one of tier first that is undetermined: each lists what
//     it turns on, in the order in which to ask, what is taken for the usual until it is told last.
//     What is listed elsewhere stands in the order in which the layers of the debt's book bring it,
//     what they drop behind the rest.
//
//  6. A condition, option, alert, channel or line of the first page outside its dates is not there.
//
//  7. A fact that is not asked for changes nothing that is shown (stage, status, alert, its day,
//     order, a figure of a plan or of the household), whatever its answer and those to the others
//     not asked for. A question is a given fact
//     that was unknown where a condition of a stage, option or alert came out unknown, or that known
//     or ?? looked at, whatever came out; for an alert that is shown or may be, also where its day
//     did; with several debts, where a row of urgency did that may tell one from the next; and the
//     kind of a creditor that is not known. A stage milder than one that is yes asks nothing, nor
//     does an option that is not offered; one that is ineligible asks only for what known or ??
//     looked at in its requirements, and not even for that where another requirement is no without
//     them. The order: what tells a stage, or by which book a debt is judged; what the day of an
//     urgent alert that is shown lacks; what an urgent alert that has a day may be shown by; what
//     else an urgent alert lacks; what settles options, by tier and by the neutral score of the
//     best that it settles; the rest; what only figures lack. An alert that waits for the stage has
//     only that asked early. Ties in the order of the vocabulary; what was asked before and is not
//     known comes last. What no answer can cure is a cause, not a question.
//
//  8. Alerts are shown when yes: by tier, severity, due day, debt, order in the book; one about
//     the borrower stands with the first debt. One that names families is unknown while the
//     profile does not give the debt's family, even where it names the family called unknown, by
//     which the debt is judged. Debts are ordered by the book's rows of urgency, the first in
//     which two differ; then as in the profile. The deadline of a debt is the earliest due day of
//     its urgent alerts that is not past: the day that is judged counts, an earlier one does not.
//
//  9. A count of days that changes with time is taken forward from the day of the facts to the day
//     that is judged. One that stands at 0 is still 0 up to the day that the book says it starts
//     after; then it is between 0 and the days since that day, or since the day of the facts. One
//     judged on a day before it began is not known.
//
//  10. An option lists the papers it requires, then those that prove the hardships of the profile,
//     then those that help: each paper once, where it comes first. Proofs are listed where a
//     requirement or a weight of the option itself names a fact whose choices are hardships. Of a
//     hardship's groups of papers it is the one that lacks the fewest; the first of several. While
//     the papers at hand are not known, all of them are lacking.
//
//  11. A profile without debts is judged: it has the alerts and the lines of the borrower, and no
//     debts. The reader of profiles refuses it.
//
//  12. A line of an option is shown where its condition is yes, and while that is unknown unless it
//     says unknown = "hide"; a line of the first page where its condition is yes. None is shown
//     whose text names, without a blank, a parameter that has no value on the day. Lines ask no
//     questions.
//
//  13. A fact that the profile does not give, or gives as null, has the value that the book infers
//     from others that it gives, as of the day that is judged; what the fact may not be is not
//     inferred. It is known then, for known too, and is listed. What the profile gives wins, and is
//     judged as it is given.
//
//  14. A doubt is shown when its condition is yes. It closes nothing and asks nothing: what was told
//     is judged as it was told. An alert whose day is worked out from a fact that a doubt is about
//     names the doubt.
//
//  15. An option that may suit has the plans that the book gives it: what it comes to, reckoned to
//     the fen, under what the plan assumes. A plan whose condition is no, or whose sum is 0, is not
//     there. A figure that is not known is unknown and names what it needs; where the sum has a
//     least, the figures are those of the least, and say so. A plan names the numbers, days and
//     records that it rests on: which of them follow from others, which are what the creditor
//     claims, which are doubted. Plans decide nothing.
//
//  16. A due day is the day that is counted, whatever day of the week it is: it alone orders, and
//     is told first. Where the book says that law moves it and it is known to be no working day,
//     the next working day is told beside it; of a year whose holidays the book does not have,
//     none is.
//
//  17. The household is the debts that the book does not leave out for certain. A month's money goes
//     to them by the lines of the book, line by line and of each line by urgency, until it is gone;
//     a line that is not known to hold gives nothing.
//
//  18. Where a condition is yes and the book has a sentence for each of its alternatives, the reason
//     is that of the first alternative that is yes.
//
//  19. What a creditor answered to a request is answered where the book's condition for that is yes;
//     where it is no or unknown, the book says why not, and nothing else. What is said, what does not
//     agree with the profile and what comes next stand there where their condition is yes, or where
//     they have none. Days are counted from that of the answer. Refusals decide nothing.
//
//  20. An evaluation that is explained in one language says in that language what Explain says in it.
//     Texts that are filled in say the same in the other: it is for a page, never for JSON.
//
// From a book and a profile to an evaluation:
//
//	book, problems := book.Load(rules.FS)
//	profile, problems := fact.ReadProfile(book.Vocabulary, "profile.json", data, day)
//	evaluation := engine.Evaluate(book, profile, day)
package engine

import (
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
)

// Evaluate judges a profile as of a day and explains the judgment.
func Evaluate(b *book.Book, p *fact.Profile, asOf calendar.Day) *Evaluation {
	return Explain(Decide(b, p, asOf))
}
