// Package diff says what has changed from one rule book to another, and about whom the books decide
// differently.
//
//  1. What is compared is what the books say. White space, comments, the order of keys, and the
//     layer that says it make no difference.
//
//  2. A change is listed once, at the place where it is written (of a key its line; where a book does
//     not have the key, the line of what it would be of), with the families and lenders that
//     it reaches. What lies within something that is new or gone is not listed as well.
//
//  3. A change is breaking where profiles, fixtures or other people's programs rely on what it
//     takes away: a given fact or one of its choices, a lender or a name of it, a family, a stage,
//     a strategy, an alert, a material, a hardship, a parameter; or where a fact takes fewer
//     values.
//
//  4. It is stricter where fewer may be eligible, or more is asked of them; looser, the other way
//     round. It is text only where no decision can turn on it: sentences, titles, sources. New is
//     an id that was not there. Changed is the rest: points, order, days, weights, alerts, stages.
//
//  5. A condition that has changed is wider where it comes to more for somebody (to unknown or yes
//     where it was no, to yes where it was unknown) and to less for nobody; narrower, the other way
//     round. A wider requirement is looser; a wider alert is shown to all who saw it and may be to
//     more; a wider stage is reached by more debts; the points of a wider weight go to more. The
//     day of an alert is later where it is so for somebody who sees the alert, and earlier for
//     nobody; a day that is not known is later than any. Which way it went is proved over all
//     profiles. Where that cannot be, the profiles that were judged show it, of stages,
//     requirements, weights, alerts and doubts, which is no proof, and the change says so.
//     Otherwise nothing is claimed. Points are higher where some rose and none fell; an alert is
//     wider where families or stages are added to those it is for.
//
//  6. A borrower is affected when the decisions about the same profile on the same day differ.
//     A debt whose lender the old book did not know is judged by that lender's rules now: what differs
//     of it is no way lost or gained, no warning, and has that one cause.
//     Nothing of a profile that is no fixture is given back but its line, and debts by their
//     position in it: no id, no figure, no day.
//
//  7. The same books and profiles give the same result in the same order: of one class, that of the
//     book, and within one thing that of the format.
//
//  8. Those who are affected are grouped by cause: the place of the book, the fact that is asked for or
//     not any more, or what a book does not accept. The cause of most comes first. One who has several
//     is with each.
//
// To compare two books over some profiles:
//
//	c := diff.Between(old, now, day)
//	affected, differs := c.Judge(diff.Borrower{Name: "jd-jintiao/illness", Was: before, Is: after, Day: day})
//	changes := c.Changes()
package diff
