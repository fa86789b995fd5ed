// Package book reads a rule book: a folder of TOML files that holds everything known of lenders,
// stages, laws and strategies. Package form has the format; the laws here say what it means.
//
// The laws of reading:
//
//  1. A book without problems is returned, and none else. Load returns every problem it can find,
//     each at the line and character it is about, with what to do.
//
//  2. One mistake is one problem. Where a file is missing or is not TOML, only the problems within
//     single files are reported, since references to its contents cannot be checked. Where a fact
//     has no type, no condition is compiled.
//
//  3. A key that the format does not know is a problem at every level. There is no place for a
//     remark but a comment.
//
//  4. The order of the file is the order of display. Line ends, byte-order marks and the system it
//     is read on make no difference, to the Digest either.
//
//  5. Every text is in each language of the book, on one line; in a book of one language it stands
//     for the other, too. Money is in the currency of the book. {name} in a text is a money, integer, rate, date or
//     choice fact, or a parameter; {name|blank} the same with what stands there while it is not
//     known, and may be a list of choices, then also for an empty one; {due} the day of an alert
//     that has one; {deadline} the nearest of a debt, in urgency. A fact of a debt may be named
//     where a debt is judged. Nothing is filled into titles, papers and channels; there a brace is
//     a brace. In a letter every fact has a blank, and a block with plans may name PlanHoles, with
//     a blank too.
//
//  6. Numbers are read from their text, exactly, in plain digits and with at most 15 that count.
//     Dates are days.
//
// Package form lists the files, tables and keys. common.toml, doubts.toml, holidays.toml, page.toml,
// letters.toml and claims.toml may be missing; families/unknown.toml is always there.
//
// Ids are lower-case words joined by hyphens, the articles S000 to S003 apart; facts and parameters
// are joined by underscores, and conditions, lines and channels by either. A source is cited by its
// id, or an article by one of its statements: S002-28.
//
// The laws of layers:
//
//  7. A debt's book is common, over it its family, over that its lender. Each key of an option that
//     a layer sets replaces that below, whole; a condition, line, plan or channel is replaced
//     whole, with its when, by its id and in its place; a new one comes last. Points by stage bring
//     their own stages; points given as one number keep the stages below.
//
//  8. drop = true takes away what is below; of an option it says because. To drop what is not
//     there is a problem, and so is a part of an option where nothing lies below it.
//
//  9. What a strategy or its kind requires holds for each of its options: no layer drops or
//     replaces it. Weights and lines it may.
//
//  10. A parameter that a layer lays over another has the values of that layer alone; those of
//     common hold for the borrower too. A value without until holds until the next begins; a gap is
//     unknown, an overlap is a problem.
//
//  11. A debt that names another family than its lender's has that family's book, with the lender's
//     title and channels.
//
//  12. A right rests on at least one source that was read or reported. An option without any such
//     source is marked as unconfirmed.
//
//  13. A material that exposes assets is asked for by report-property and personal-bankruptcy
//     alone.
//
//  14. Refusals are told by records of a debt with the fields strategy, day and said. Each choice of
//     said has its refusal.
//
//  15. Years of public holidays follow one another without a gap. A day is off or worked by one
//     holiday alone, of the year of its notice or late in the December before; only Saturdays and
//     Sundays are worked instead.
//
// The laws of claims, which hold where there is a claims.toml. A claim is what became of one
// statement of an article:
//
//  16. What is encoded names no place: it is cited where the book says the same, and something does
//     cite it.
//
//  17. What is corrected says what holds instead, and by which sources; what is noise says why.
//     Neither is cited, but for what is corrected by the places it names in by, and they do cite
//     it.
//
//  18. A statement that is cited has a claim.
//
//  19. A place is the path of its table, such as alert.paper; common, families and lenders have
//     their file before it: families/platform.toml:option.instalment.require.surplus.
//
// The laws of loading, which change nothing of what is read, only when:
//
//  20. A file is read once, keys, values and places together, where it is plain: written as rules
//     are, so that there is no doubt of it. Of any other BurntSushi/toml says whether it is TOML and
//     what its values are; of a plain one it would say the same.
//
//  21. strategies.toml and the files of the folder strategies are as one file, in the order of their
//     names: in no two of them is there a strategy of the same id. Kinds stand in strategies.toml
//     alone.
//
//  22. Every file is read, checked and merged at each load, whatever is asked of the book: law 1 leaves
//     no book that is half checked, and nobody is judged by one. Of what a lender costs, a tenth of a
//     millisecond, merging is a quarter: to put it off would save that, and find its problems when a
//     borrower is judged. What cannot have a problem is made when first asked for, once, whoever
//     asks: the books for debts that name another family than their lender's.
//
//  23. A book that is loaded like another, by Files.LoadLike, is the one that is loaded from
//     nothing, with the same problems. The two share facts and compiled expressions where book.toml,
//     facts.toml, the answers that facts take from other files and the names that conditions may
//     have are the same; what either compiles afterwards is not seen in the other.
//
// A lender's file that changes two things of its family's options:
//
//	[lender]
//	family   = "consumer-finance"
//	title.zh = "某消费金融"
//	title.en = "Some Consumer Finance"
//	sources  = ["S003"]
//
//	[option.instalment]
//	terms.months_max = 24
//
//	[option.extension]
//	drop       = true
//	because.zh = "只做分期,不做延期"
//	because.en = "it grants instalments, no extension"
package book
