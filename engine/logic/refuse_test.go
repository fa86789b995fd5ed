package logic

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/fact"
)

// Where an expression may stand, in the tests of what is refused.
var (
	household = Use{}
	debt      = Use{Debt: true}
	require   = Use{Debt: true, Require: true}
)

// What several faults say.
const (
	inDigits     = "write it in digits, such as 0.24, with at most 15 of them, 12 after the point"
	paperAtHand  = "a requirement may not turn on a paper being at hand"
	makeItAWeigh = "make it a weigh: a missing paper goes on the list of papers, it does not close the door"
	seeFunctions = "the functions are any, all, none, one, count, sum, filter, map, len, min, max, abs, ceil, floor, " +
		"round, known, has, proved, days_since, add_days, add_months, on, payment, term_months, cost_rate, balance"
	listed       = "facts.toml lists what there is"
	theOperators = "the operators are and or not == != < <= > >= + - * / in ??"
	likeWithLike = "compare a number with a number, a date with a date, a choice with one of its ids in quotes"
	endsEarly    = "add what is missing: a value behind the last operator, or a closing parenthesis"
	hereOrBefore = "look for a word, comma or parenthesis too many or too few, here or just before"
	toldBefore   = "it is a name only where it has been told before: stage in options, alerts and urgency; deadline " +
		"in urgency"
	behindIn     = "a range of whole numbers stands only behind in: overdue_days in 1..30"
	writeElement = "write # for the element, or .name for a fact of a debt or a field of an entry"
	ownLine      = "write comments with # on a line of their own in the file"
	writeAnd     = "write and; a comparison in a row, a < b < c, is written a < b and b < c"
)

// refusal is a fault in English.
type refusal struct {
	Offset, Width int
	Message, Hint string
}

// refusalOf returns a fault in English, and checks that it says the same in Chinese.
func refusalOf(t *testing.T, f *Fault) refusal {
	t.Helper()
	if f.Message.ZH == "" || (f.Hint.ZH == "") != (f.Hint.EN == "") {
		t.Errorf("in one language alone: %+v", *f)
	}
	return refusal{f.Offset, f.Width, f.Message.EN, f.Hint.EN}
}

// The language is closed: what is not named in the package's laws is refused, at its place.
func TestRefused(t *testing.T) {
	l := language(t)
	for _, r := range []struct {
		why    string
		use    Use
		source string
		want   refusal
	}{
		// names
		{"a name that the book does not have", wide, "nonsense > 1", refusal{0, 8, "unknown fact nonsense", listed}},
		{"a name that is nearly one of the book's", wide, "incom > 1",
			refusal{0, 5, "unknown fact incom", "did you mean income (money)?"}},
		{"a name that is nearly one of the book's, with its unit's kind", wide, "overdue_day > 1",
			refusal{0, 11, "unknown fact overdue_day", "did you mean overdue_days (integer)?"}},
		{"a debt's name is not offered where no debt is judged", household, "overdue_day > 1",
			refusal{0, 11, "unknown fact overdue_day", listed}},
		{"a fact of a debt where no debt is judged", household, "overdue_days > 30",
			refusal{0, 12, "overdue_days is a fact of a debt, and no single debt is judged here",
				"look at all of them: any(debts, …), with .overdue_days inside"}},
		{"the family where no debt is judged", household, `family == "bank"`,
			refusal{0, 6, "family is not known here", toldBefore}},
		{"the stage where it has not been told", debt, `stage == "mid"`,
			refusal{0, 5, "stage is not known here", toldBefore}},
		{"the deadline where there is none", debt, "deadline > as_of",
			refusal{0, 8, "deadline is not known here", toldBefore}},
		{"a fact that a debt does not have", wide, "any(debts, .overdue_day > 1)",
			refusal{12, 11, "unknown fact of a debt overdue_day", "did you mean overdue_days?"}},
		{"a fact of the borrower read of a debt", wide, "any(debts, .income > 1)",
			refusal{12, 6, "unknown fact of a debt income", ""}},
		{"the environment", wide, `$env["income"] > 1`,
			refusal{4, 1, "an index is not part of the language of conditions",
				"a fact of each debt is .name, inside any(debts, …)"}},
		{"the environment", wide, "$env.income > 1", refusal{0, 4, "unknown fact $env", listed}},
		{"the environment", wide, `"income" in $env`, refusal{12, 4, "unknown fact $env", listed}},
		{"a function as a value", wide, "known == known", refusal{0, 5, "known is a function", "write known(…)"}},
		{"behind characters that are wider than a byte", wide, `job == "退休" or incom > 1`,
			refusal{15, 5, "unknown fact incom", "did you mean income (money)?"}},
		{"a name that is nearly one of the book's, behind known", wide, "known(incom)",
			refusal{6, 5, "unknown fact incom", "did you mean income (money)?"}},
		{"a function that is nearly one", wide, "day_since(paid_on) > 3",
			refusal{0, 9, "unknown fact day_since", "did you mean days_since?"}},
		// members, indexes, methods
		{"a method", wide, "paid_on.Year() > 2020",
			refusal{8, 4, "methods are not part of the language of conditions", ""}},
		{"a method that is not called", wide, "paid_on.Year > 2020",
			refusal{13, 1, "invalid operation: > (mismatched types func(a date) a number and a number)", likeWithLike}},
		{"an index", wide, "debts[0].owed > 1",
			refusal{9, 4, "a member is read only of the debts or entries that a predicate goes through",
				"write any(debts, .overdue_days > 30)"}},
		{"an index that is a name", wide, "debts[income] == 1",
			refusal{6, 6, "array elements can only be selected using an integer (got a number)", ""}},
		{"an index of the element", wide, `any(debts, #["owed"] > 1)`,
			refusal{12, 1, "an index is not part of the language of conditions",
				"a fact of each debt is .name, inside any(debts, …)"}},
		{"a slice", wide, "len(debts[0:1]) > 0",
			refusal{9, 1, "this construct is not part of the language of conditions", ""}},
		{"an optional member", wide, "debts?.owed > 1",
			refusal{7, 4, "array elements can only be selected using an integer (got a choice)", ""}},
		{"an optional index", wide, "debts?.[0] == 1",
			refusal{11, 2, "invalid operation: == (mismatched types a debt or an entry and a number)", likeWithLike}},
		{"an optional member of the element", wide, "any(debts, #?.owed > 1)",
			refusal{14, 4, "this construct is not part of the language of conditions", ""}},
		{"a member of a fact", wide, "income.owed > 1", refusal{7, 4, "type a number has no field owed", ""}},
		{"a member of what is no debt", wide, "any(hardships, .owed > 1)",
			refusal{16, 4, "type a choice has no field owed", ""}},
		{"the index of the element", wide, "any(debts, #index > 1)", refusal{11, 1, "unknown pointer #index", ""}},
		{"the element outside a predicate", wide, "# > 1", refusal{0, 1, "unexpected #", hereOrBefore}},
		{"a member outside a predicate", wide, ".owed > 1", refusal{0, 1, "unexpected .", hereOrBefore}},
		// operators
		{"nil", wide, "income == nil",
			refusal{10, 3, "nil is not part of the language of conditions", "write known(x), or not known(x)"}},
		{"matches", wide, `job matches "work"`,
			refusal{4, 7, "the operator matches is not part of the language of conditions", theOperators}},
		{"contains", wide, `job contains "work"`,
			refusal{4, 8, "the operator contains is not part of the language of conditions", theOperators}},
		{"startsWith", wide, `job startsWith "work"`,
			refusal{4, 10, "the operator startsWith is not part of the language of conditions", theOperators}},
		{"endsWith", wide, `job endsWith "er"`,
			refusal{4, 8, "the operator endsWith is not part of the language of conditions", theOperators}},
		{"a remainder", wide, "overdue_days % 2 == 0",
			refusal{13, 1, "the operator % is not part of the language of conditions", theOperators}},
		{"a remainder of what is no whole number", wide, "income % 2 == 0",
			refusal{7, 1, "the operator % is not part of the language of conditions", theOperators}},
		{"a power", wide, "income ^ 2 > 1",
			refusal{7, 1, "the operator ^ is not part of the language of conditions", theOperators}},
		{"a power", wide, "income ** 2 > 1",
			refusal{7, 2, "the operator ** is not part of the language of conditions", theOperators}},
		{"a bitwise or", wide, "income | 2",
			refusal{7, 1, "the operator | is not part of the language of conditions",
				"write the call around its first argument"}},
		{"a pipe", wide, "debts | any(.owed > 1)",
			refusal{6, 1, "the operator | is not part of the language of conditions",
				"write the call around its first argument"}},
		{"or, as programmers write it", wide, "yes || no",
			refusal{4, 2, "the operator || is not part of the language of conditions", "write or"}},
		{"and, as programmers write it", wide, "yes && no",
			refusal{4, 2, "the operator && is not part of the language of conditions", writeAnd}},
		{"not, as programmers write it", wide, "!yes",
			refusal{0, 1, "the operator ! is not part of the language of conditions", "write not"}},
		{"an exclamation mark before a number", wide, "!income",
			refusal{0, 1, "the operator ! is not part of the language of conditions", "write not"}},
		{"a plus sign", wide, "+income > 1",
			refusal{0, 1, "the operator + is not part of the language of conditions",
				"leave it out in front of a number"}},
		{"one operator for a ternary", wide, "yes ?: no",
			refusal{0, 3, "the operator ?: is not part of the language of conditions", "write or, or c ? a : b"}},
		{"a chained comparison", wide, "1 < income < 3",
			refusal{11, 1, "the operator && is not part of the language of conditions", writeAnd}},
		{"a range outside in", wide, "1..3 == [1]",
			refusal{1, 2, "the operator .. is not part of the language of conditions", behindIn}},
		{"a range as an argument", wide, "sum(1..3) > 1",
			refusal{5, 2, "the operator .. is not part of the language of conditions", behindIn}},
		{"a range to what is no whole number", wide, "overdue_days in 1..income",
			refusal{17, 2, "the operator .. is not part of the language of conditions", behindIn}},
		{"a range from what is no whole number", wide, "overdue_days in 1.5..3",
			refusal{19, 2, "the operator .. is not part of the language of conditions", behindIn}},
		{"?? and or without parentheses", wide, "savings ?? income > 1 or 5",
			refusal{18, 1, "?? and > without parentheses", "write (x ?? y) > z, or x ?? (y > z)"}},
		{"a name that needs no mark", wide, "::max(1, 2) > 1",
			refusal{0, 2, "the operator :: is not part of the language of conditions", "write the name alone"}},
		// constructs
		{"if", wide, "if yes { no } else { yes }",
			refusal{0, 1, "if is not part of the language of conditions", "write c ? a : b"}},
		{"a map", wide, `{"a": 1} == {"a": 1}`,
			refusal{0, 1, "this construct is not part of the language of conditions", ""}},
		{"a sequence", wide, "yes; no", refusal{0, 3, "this construct is not part of the language of conditions", ""}},
		{"a per cent sign", wide, "income > 24%", refusal{9, 3, "a per cent sign",
			"rates and shares are written as decimals: 0.24 for 24%"}},
		{"a per cent sign of full width, before more", wide, "income > 7.5％ and yes", refusal{9, 4, "a per cent sign",
			"rates and shares are written as decimals: 0.24 for 24%"}},
		{"a comma within a number", wide, "income > 50,000", refusal{9, 6, "a comma within a number",
			"write digits alone: 50000, not 50,000 or 5万"}},
		{"a numeral behind a number", wide, "income > 5万", refusal{10, 1, "5万 is no number",
			"write digits alone: 50000, not 50,000 or 5万"}},
		{"a semicolon at the end", wide, "yes;",
			refusal{3, 1, "a semicolon at the end", "a semicolon stands only behind let: let x = a; b"}},
		{"a semicolon behind a let", wide, "let q = yes; q;",
			refusal{14, 1, "a semicolon at the end", "a semicolon stands only behind let: let x = a; b"}},
		{"braces around a predicate", wide, "any(debts, { .owed > 1 })",
			refusal{11, 1, "braces are not part of the language of conditions", "write the predicate without them"}},
		{"bytes", wide, `b"a" == "a"`,
			refusal{5, 2, "invalid operation: == (mismatched types []uint8 and a choice)", likeWithLike}},
		{"let of a name that the book has", wide, "let income = 1; income > 2",
			refusal{4, 6, "cannot redeclare income", ""}},
		{"let of a name of this language", wide, "let due = 1; due > 2",
			refusal{4, 3, "due already means something", "bind another name"}},
		{"let of a name that is bound already", wide, "let q = 1; let q = 2; q > 1",
			refusal{15, 1, "cannot redeclare variable q", ""}},
		{"let of a builtin", wide, "let len = 1; len > 2", refusal{4, 3, "cannot redeclare builtin len", ""}},
		{"let of a list", wide, `let q = hardships; "illness" in q`,
			refusal{8, 9, "let binds a single value, not a list", ""}},
		{"let of a fifth name", wide,
			"let a = 1; let b = 2; let c = 3; let d = 4; let e = 5; a + b + c + d + e > income",
			refusal{48, 1, "more than 4 names bound with let", "give part of it a name as a derived fact"}},
		{"let without a body", wide, "let q = 1", refusal{8, 1, "the condition ends too early", endsEarly}},
		// functions
		{"the clock", wide, "now() > paid_on",
			refusal{0, 3, "now is not part of the language of conditions", seeFunctions}},
		{"a string function", wide, `upper(job) == "WORKER"`,
			refusal{0, 5, "upper is not part of the language of conditions", seeFunctions}},
		{"a string function", wide, `trim(job) == "worker"`,
			refusal{0, 4, "trim is not part of the language of conditions", seeFunctions}},
		{"another of expr's functions", wide, "find(debts, .owed > 1) == 1",
			refusal{23, 2, "invalid operation: == (mismatched types a debt or an entry and a number)", likeWithLike}},
		{"another of expr's functions", wide, "any(sortBy(debts, .owed), .owed > 1)",
			refusal{4, 6, "sortBy is not part of the language of conditions", seeFunctions}},
		{"another of expr's functions", wide, "get(debts, 0) == 1",
			refusal{0, 3, "get is not part of the language of conditions", seeFunctions}},
		{"another of expr's functions, which would take a debt for a number", wide, "reduce(debts, # + 1) > 1",
			refusal{16, 1, "invalid operation: + (mismatched types a debt or an entry and a number)", ""}},
		{"a function that nobody has", wide, "nonsense(1) > 1", refusal{0, 8, "unknown fact nonsense", listed}},
		{"known of a term", wide, "known(income + 1)",
			refusal{13, 1, "known asks after one fact or parameter by its name", ""}},
		{"known of an element", wide, "any(hardships, known(#))",
			refusal{21, 1, "known asks after one fact or parameter by its name", ""}},
		{"known of nothing", wide, "known()", refusal{0, 5, "not enough arguments to call known", ""}},
		{"has of a name", wide, "has(job)",
			refusal{4, 3, "has asks after one material by its id", `write has("income-proof")`}},
		{"has of a material that the book does not have", wide, `has("id-cart")`,
			refusal{4, 9, `there is no material "id-cart"`, "did you mean id-card?"}},
		{"has of a number", wide, "has(1)",
			refusal{4, 1, "cannot use a number as argument (type a choice) to call has", ""}},
		{"proved of a hardship that the book does not have", wide, `proved("ilness")`,
			refusal{7, 8, `there is no choice "ilness" here`, "did you mean illness?"}},
		{"proved of other choices", wide, "proved(job)",
			refusal{7, 3, "proved asks after a hardship, and this is another choice",
				`write proved("illness"), or any(hardships, proved(#))`}},
		{"days_since of a number", wide, "days_since(3) > 1",
			refusal{11, 1, "cannot use a number as argument (type a date) to call days_since", ""}},
		{"days_since of nothing", wide, "days_since() > 1",
			refusal{0, 10, "not enough arguments to call days_since", ""}},
		{"add_days of a choice", wide, `add_days(paid_on, "x") > as_of`,
			refusal{18, 3, "a number is needed here, and this is a choice", ""}},
		{"on, of a fact", wide, "on(overdue_days, paid_on) > 1",
			refusal{3, 12, "cannot use a number as argument (type a choice) to call on", ""}},
		{"on, of a parameter that is a date", wide, "on(enacted_on, paid_on) > 1",
			refusal{3, 10, "enacted_on is not a parameter with a figure", ""}},
		{"on, of a parameter that the book does not have", wide, `on("nonsense", paid_on) > 1`,
			refusal{3, 10, "nonsense is not a parameter with a figure", ""}},
		{"round to decimals", wide, "round(income, 2) > 1",
			refusal{0, 5, "invalid number of arguments (expected 1, got 2)", ""}},
		{"too many arguments", wide, `has("id-card", "payslip")`, refusal{0, 3, "too many arguments to call has", ""}},
		{"too few arguments", wide, "any(debts)", refusal{9, 1, "expected at least 2 arguments", ""}},
		{"count without a predicate", wide, "count(hardships) > 1",
			refusal{0, 5, "count takes a list and a predicate", ""}},
		{"of two faults of which expr forgets one", wide, "add_months(nonsense, 0) < add_days(add_months(), 0)",
			refusal{11, 8, "unknown fact nonsense", listed}},
		{"and of a function of expr's own", wide, "add_months(nonsense, max()) < add_days(as_of, max())",
			refusal{11, 8, "unknown fact nonsense", listed}},
		{"max of nothing", wide, "max() > 1", refusal{0, 3, "not enough arguments to call max", ""}},
		{"len of a choice", wide, "len(job) > 1", refusal{4, 3, "a list is needed here, and this is a choice", ""}},
		// predicates
		{"a predicate without its element", wide, "any(debts, owed > 1)",
			refusal{16, 1, "a predicate that does not mention its element asks the same of each", writeElement}},
		{"a predicate without its element, within another", wide, "any(debts, .owed > 1 and any(hardships, yes))",
			refusal{40, 3, "a predicate that does not mention its element asks the same of each", writeElement}},
		{"the element of the outer predicate alone", wide, `any(hardships, any(debts, # == "illness"))`,
			refusal{28, 2, "invalid operation: == (mismatched types a debt or an entry and a choice)", likeWithLike}},
		{"a predicate that is no condition", wide, "any(debts, .owed)",
			refusal{11, 1, "predicate should return boolean (got a number)", ""}},
		{"a predicate over what is no list", wide, "any(income, # > 1)",
			refusal{4, 6, "builtin any takes only array (got a number)", ""}},
		{"debts compared", wide, "any(debts, # == #)", refusal{13, 2, "cannot compare a debt with a debt by ==", ""}},
		{"a debt looked for among debts", wide, "any(debts, # in debts)",
			refusal{13, 2, "cannot look for a debt in a list", "in stands before a list of values of the same kind"}},
		{"a list of debts", wide, "len(map(debts, #)) > 1", refusal{4, 3, "map gives a list of single values", ""}},
		// choices
		{"a choice that does not exist", wide, `job == "wroker"`,
			refusal{7, 8, `there is no choice "wroker" here`, "did you mean worker?"}},
		{"a choice that does not exist, on the left", wide, `"wroker" == job`,
			refusal{0, 8, `there is no choice "wroker" here`, "did you mean worker?"}},
		{"a choice that does not exist, with none near", wide, `job == "x"`,
			refusal{7, 3, `there is no choice "x" here`, "one of worker, retired, student"}},
		{"the empty choice", wide, `job != ""`,
			refusal{7, 2, `there is no choice "" here`, "one of worker, retired, student"}},
		{"a choice that does not exist, in a list", wide, `job in ["worker", "wroker"]`,
			refusal{18, 8, `there is no choice "wroker" here`, "did you mean worker?"}},
		{"a choice that does not exist, looked for", wide, `"ilness" in hardships`,
			refusal{0, 8, `there is no choice "ilness" here`, "did you mean illness?"}},
		{"a choice that does not exist, of an element", wide, `any(hardships, # == "ilness")`,
			refusal{20, 8, `there is no choice "ilness" here`, "did you mean illness?"}},
		{"a choice that does not exist, of an element of a literal list", wide, `any(["ilness"], # in hardships)`,
			refusal{5, 8, `there is no choice "ilness" here`, "did you mean illness?"}},
		{"a choice that does not exist, of a filtered list", wide, `"ilness" in filter(hardships, # != "disaster")`,
			refusal{0, 8, `there is no choice "ilness" here`, "did you mean illness?"}},
		{"a choice that does not exist, in an arm", wide, `(yes ? "wroker" : "worker") == job`,
			refusal{7, 8, `there is no choice "wroker" here`, "did you mean worker?"}},
		{"a choice that does not exist, behind ??", wide, `(job ?? "wroker") == "worker"`,
			refusal{8, 8, `there is no choice "wroker" here`, "did you mean worker?"}},
		{"a choice that does not exist, bound by let", wide, `let q = "wroker"; job == q`,
			refusal{8, 8, `there is no choice "wroker" here`, "did you mean worker?"}},
		{"a choice that does not exist, at the end of a let", wide, `(let q = 1; "wroker") == job`,
			refusal{12, 8, `there is no choice "wroker" here`, "did you mean worker?"}},
		{"a family that does not exist", wide, `family == "banc"`,
			refusal{10, 6, `there is no choice "banc" here`, "did you mean bank?"}},
		{"a lender that does not exist", wide, `lender == "jintioa"`,
			refusal{10, 9, `there is no choice "jintioa" here`, "did you mean jintiao?"}},
		{"a stage that does not exist", wide, `stage == "late"`,
			refusal{9, 6, `there is no choice "late" here`, "did you mean late-stage?"}},
		{"a family of each debt that does not exist", wide, `any(debts, .family == "banc")`,
			refusal{22, 6, `there is no choice "banc" here`, "did you mean bank?"}},
		// kinds
		{"a number and a choice", wide, `income > "x"`,
			refusal{7, 1, "invalid operation: > (mismatched types a number and a choice)", likeWithLike}},
		{"a number and a choice", wide, `income == "x"`,
			refusal{7, 2, "invalid operation: == (mismatched types a number and a choice)", likeWithLike}},
		{"a choice and a number", wide, "job == 3",
			refusal{4, 2, "invalid operation: == (mismatched types a choice and a number)", likeWithLike}},
		{"choices have no order", wide, `job < "worker"`,
			refusal{4, 1, "cannot compare a choice with a choice by <", ""}},
		{"truths have no order", wide, "yes < no",
			refusal{4, 1, "invalid operation: < (mismatched types yes or no and yes or no)", likeWithLike}},
		{"a date and a number", wide, "paid_on > 3",
			refusal{8, 1, "invalid operation: > (mismatched types a date and a number)", likeWithLike}},
		{"lists", wide, "hardships == hardships", refusal{10, 2, "cannot compare a list with a list by ==", ""}},
		{"a term of a truth", wide, "income + yes > 1",
			refusal{7, 1, "invalid operation: + (mismatched types a number and yes or no)", ""}},
		{"dates are not subtracted", wide, "as_of - paid_on > 3",
			refusal{16, 1, "invalid operation: > (mismatched types a time span and a number)", likeWithLike}},
		{"choices are not added", wide, `job + "x" == "worker"`,
			refusal{0, 3, "a number is needed here, and this is a choice", ""}},
		{"not, of a number", wide, "not income", refusal{0, 3, "invalid operation: not (mismatched type a number)", ""}},
		{"minus, of a truth", wide, "-yes", refusal{0, 1, "invalid operation: - (mismatched type yes or no)", ""}},
		{"and, of a number", wide, "yes and income",
			refusal{4, 3, "invalid operation: and (mismatched types yes or no and a number)", ""}},
		{"or, of a choice", wide, "job or yes",
			refusal{4, 2, "invalid operation: or (mismatched types a choice and yes or no)", ""}},
		{"what stands before ?", wide, "income ? yes : no",
			refusal{0, 6, "something else than yes or no (type a number) used as condition", ""}},
		{"arms of two kinds", wide, "yes ? income : no",
			refusal{15, 2, "a number is needed here, and this is yes or no", ""}},
		{"lists as arms", wide, "len(yes ? hardships : gifts) > 1",
			refusal{10, 9, "a list cannot be chosen by a condition", ""}},
		{"?? between two kinds", wide, "income ?? yes",
			refusal{10, 3, "a number is needed here, and this is yes or no", ""}},
		{"?? between lists of two kinds", wide, "len(hardships ?? [1]) > 1",
			refusal{14, 2, "?? stands between lists of the same kind", ""}},
		{"a mixed list", wide, `income in [1, "x"]`, refusal{14, 3, "a list holds values of one kind", ""}},
		{"a list of lists", wide, "len([[1]]) > 1", refusal{5, 1, "a list holds values of one kind", ""}},
		{"a number among choices", wide, `income in ["x"]`,
			refusal{7, 2, "cannot use a number as type a choice in array", ""}},
		{"a choice among debts", wide, `"x" in debts`, refusal{4, 2, "cannot use a choice as type a debt or an entry in array", ""}},
		{"a number in a number", wide, "1 in income",
			refusal{2, 2, "invalid operation: in (mismatched types a number and a number)", ""}},
		{"a sum of choices", wide, "sum(hardships) == 1",
			refusal{15, 2, "invalid operation: == (mismatched types a choice and a number)", likeWithLike}},
		{"a sum of debts", wide, "sum(debts) == 1",
			refusal{11, 2, "invalid operation: == (mismatched types a debt or an entry and a number)", likeWithLike}},
		{"the largest of choices", wide, `max(["a", "b"]) == 1`, refusal{0, 3, "max needs a list of numbers", ""}},
		{"the largest of truths", wide, "max([yes]) == 1", refusal{0, 3, "max needs a list of numbers", ""}},
		{"the largest of a list and a number", wide, "max(1, [2]) > 1",
			refusal{7, 1, "a number is needed here, and this is a list", ""}},
		{"the largest of a number and a truth", wide, "max(1, yes) > 1",
			refusal{0, 3, "invalid argument for max (type yes or no)", ""}},
		{"a number, where yes or no is needed", wide, "income",
			refusal{0, 6, "gives a number, and yes or no is needed here", ""}},
		{"a list, where yes or no is needed", wide, "hardships",
			refusal{0, 9, "gives a list, and a list is not worked out", ""}},
		// numbers
		{"a divisor that is 0", wide, "income / 0 > 1",
			refusal{7, 1, "divides by zero", "put another divisor there, or a name"}},
		{"a divisor that comes to 0", wide, "income / (2 - 2) > 1",
			refusal{7, 1, "divides by zero", "put another divisor there, or a name"}},
		{"what can never be computed", wide, "1 / 3 > max([])",
			refusal{8, 3, "can never be computed", neverComputed.EN}},
		{"the largest of nothing", wide, "max([]) > 1",
			refusal{0, 3, "can never be computed", neverComputed.EN}},
		{"constants out of bounds", wide, "income > 999999999999999 * 999999999999999",
			refusal{25, 1, "can never be computed", neverComputed.EN}},
		{"sixteen digits", wide, "income > 1234567890123456",
			refusal{9, 16, "a number that cannot be read exactly", inDigits}},
		{"sixteen digits with a point", wide, "income > 1234567890.123456",
			refusal{9, 17, "a number that cannot be read exactly", inDigits}},
		{"more than expr itself reads", wide, "income > 12345678901234567890",
			refusal{9, 20, "a number that cannot be read exactly", inDigits}},
		{"thirteen decimals", wide, "income > 0.0000000000001",
			refusal{9, 15, "a number that cannot be read exactly", inDigits}},
		{"decimals that decimal would round away in silence", wide, "income > 0.00000000000000000001",
			refusal{9, 22, "a number that cannot be read exactly", inDigits}},
		{"an exponent", wide, "income > 1e3", refusal{9, 3, "a number that cannot be read exactly", inDigits}},
		{"an exponent with a sign", wide, "income > 1e-3",
			refusal{9, 4, "a number that cannot be read exactly", inDigits}},
		{"another base", wide, "income > 0x10", refusal{9, 4, "a number that cannot be read exactly", inDigits}},
		{"another base", wide, "income > 0b1", refusal{9, 3, "a number that cannot be read exactly", inDigits}},
		{"a line between digits", wide, "income > 1_000",
			refusal{9, 5, "a number that cannot be read exactly", inDigits}},
		{"no digit before the point", wide, "income > .5",
			refusal{9, 2, "a number that cannot be read exactly", inDigits}},
		{"no digit after the point", wide, "income > 5.",
			refusal{9, 2, "a number that cannot be read exactly", inDigits}},
		// requirements
		{"??", require, "(savings ?? 1) > 0",
			refusal{9, 2, "?? would turn unknown into an answer, and a requirement or a stage must not guess",
				"leave it unknown: it asks the next question; or write known(x)"}},
		{"a paper at hand", require, `has("id-card")`, refusal{0, 3, paperAtHand, makeItAWeigh}},
		{"a paper at hand, not of not", require, `not (not has("id-card"))`, refusal{9, 3, paperAtHand, makeItAWeigh}},
		{"a hardship proved", require, `proved("illness")`, refusal{0, 6, paperAtHand, makeItAWeigh}},
		{"a paper in the list", require, `"payslip" in papers`, refusal{13, 6, paperAtHand, makeItAWeigh}},
		{"any paper", require, `any(papers, # == "payslip")`, refusal{4, 6, paperAtHand, makeItAWeigh}},
		{"a number of papers", require, "len(papers) > 1", refusal{4, 6, paperAtHand, makeItAWeigh}},
		{"a paper compared", require, `has("id-card") == false`, refusal{0, 3, paperAtHand, makeItAWeigh}},
		{"a paper as a condition", require, `(has("id-card") ? no : yes)`, refusal{1, 3, paperAtHand, makeItAWeigh}},
		{"a paper bound by let", require, `not (let q = has("id-card"); not q)`,
			refusal{13, 3, paperAtHand, makeItAWeigh}},
		{"a paper in a list of truths", require, `not (false in [has("id-card")])`,
			refusal{15, 3, paperAtHand, makeItAWeigh}},
		{"a paper looked for", require, `not (has("id-card") in [no])`, refusal{5, 3, paperAtHand, makeItAWeigh}},
		{"a paper in a range", require, "not (len(papers) in 0..0)", refusal{9, 6, paperAtHand, makeItAWeigh}},
		{"all but one paper", require, `not all(papers, # == "payslip")`, refusal{8, 6, paperAtHand, makeItAWeigh}},
		{"no paper", require, `none(papers, # == "payslip")`, refusal{5, 6, paperAtHand, makeItAWeigh}},
		{"a filter by papers", require, `not all(filter(hardships, proved(#)), # == "illness")`,
			refusal{26, 6, paperAtHand, makeItAWeigh}},
		{"a map by papers", require, "not (false in map(hardships, proved(#)))",
			refusal{29, 6, paperAtHand, makeItAWeigh}},
		// texts
		{"nothing", wide, " ", refusal{0, 1, "an empty expression", "leave the key out, or write a condition"}},
		{"a backslash", wide, "job == 'work\\'er'", refusal{12, 1, "a backslash in an expression", "ids need none"}},
		{"a comment", wide, "income > 1 // always",
			refusal{11, 2, "comments and backquotes are not part of the language of conditions", ownLine}},
		{"a comment", wide, "income /* always */ > 1",
			refusal{7, 2, "comments and backquotes are not part of the language of conditions", ownLine}},
		{"a backquote", wide, "job == `worker`",
			refusal{7, 1, "comments and backquotes are not part of the language of conditions", ownLine}},
		{"a quote that is not closed", wide, `job == "worker`,
			refusal{13, 1, "a quote that is not closed", "write a choice between two quotes of the same kind"}},
		{"a parenthesis that is not closed", wide, "((income > 1)",
			refusal{12, 1, "the condition ends too early", endsEarly}},
		{"one equals sign", wide, "income = 1", refusal{7, 1, "unexpected =", "write == to compare"}},
		{"an operator in full width", wide, "income ＞ 1",
			refusal{7, 1, "unexpected ＞", "write operators, quotes, digits and parentheses in half width"}},
		{"an operand that is missing", wide, "income >", refusal{7, 1, "the condition ends too early", endsEarly}},
		{"an operator that is missing", wide, "income 1", refusal{7, 1, "unexpected 1", hereOrBefore}},
		{"an operator alone", wide, "and", refusal{0, 3, "unexpected and", hereOrBefore}},
		{"a character that expr does not know", wide, "income > ¥1",
			refusal{9, 1, "unexpected ¥", "write operators, quotes, digits and parentheses in half width"}},
	} {
		e, got := l.Compile(r.source, r.use)
		if got == nil {
			t.Errorf("%s is taken: %s", r.source, r.why)
			continue
		}
		if diff := cmp.Diff(r.want, refusalOf(t, got)); diff != "" {
			t.Errorf("%s: %s (-want +got)\n%s", r.source, r.why, diff)
		}
		if e != nil {
			t.Errorf("%s is refused, and compiled all the same", r.source)
		}
	}
}

// What is near to what is refused, and is not.
func TestTaken(t *testing.T) {
	l := language(t)
	for _, r := range []struct {
		why    string
		use    Use
		source string
	}{
		{"fifteen digits", debt, "income > 123456789012345"},
		{"fifteen digits behind zeros", debt, "income > 000123456789012.345"},
		{"twelve decimals", debt, "income > 0.000000000001"},
		{"a range between terms", debt, "overdue_days in -1..overdue_days + 1"},
		{"single quotes", debt, "job == 'worker'"},
		{"several lines", debt, "income > 1\n  and spending > 1"},
		{"the element of a debt, written out", debt, "any(debts, #.owed > 1)"},
		{"two choices with the same values", debt, "job == dream"},
		{"a choice as fallback", debt, `(job ?? "retired") == dream`},
		{"a choice among the elements", debt, `any(["worker", job], # == dream)`},
		{"known in a requirement", require, "known(income)"},
		{"that the list of papers has been given", require, "known(papers)"},
		{"a paper that is not at hand", require, `not has("id-card")`},
		{"a hardship that is not proved", require, `income > 0 and not proved("illness")`},
		{"a paper that is not in the list", require, `"id-card" not in papers`},
		{"none of the papers, by any", require, `not any(papers, # == "payslip")`},
		{"not of not of not", require, `not (not (not has("id-card")))`},
		{"in an arm", require, `yes ? not has("id-card") : yes`},
		{"not all hardships proved", require, "not all(hardships, proved(#))"},
	} {
		if _, fault := l.Compile(r.source, r.use); fault != nil {
			t.Errorf("%s: %+v: %s", r.source, *fault, r.why)
		}
	}
}

// A requirement may not turn on a paper by way of a derived fact either.
func TestPaperBehindDerivedFact(t *testing.T) {
	v := fact.NewVocabulary([]*fact.Fact{
		{Name: "papers", Of: fact.Borrower, Type: fact.Choices, From: fact.FromMaterials,
			Answers: []fact.Answer{{ID: "id-card"}}},
		{Name: "identified", Of: fact.Borrower, Type: fact.Bool, Derive: `has("id-card")`},
		{Name: "ready", Of: fact.Borrower, Type: fact.Bool, Derive: "identified and 1 < 2"},
	}, nil)
	l := New(v, Names{Papers: map[string][]string{"id-card": {"id-card"}}})
	for _, f := range v.Facts[1:] {
		if fault := l.Define(f); fault != nil {
			t.Fatalf("%+v", *fault)
		}
	}
	if _, fault := l.Compile("ready", Use{Require: true}); fault == nil || fault.Message.EN != paperAtHand {
		t.Errorf("ready in a requirement: %+v", fault)
	}
	if _, fault := l.Compile("not ready", Use{Require: true}); fault != nil {
		t.Errorf("not ready in a requirement: %+v", *fault)
	}
}

// Length is measured before expr sees the text, and nothing within that length takes long or
// overflows a stack. An empty fault stands for any.
func TestRefusedForLength(t *testing.T) {
	l := language(t)
	tooLong := func(n string) *refusal {
		return &refusal{0, 1, "an expression of " + n + " characters; at most 2000 are read",
			"keep a condition to one idea; give part of it a name as a derived fact"}
	}
	for _, r := range []struct {
		why, source string
		want        *refusal
	}{
		{"2,000 characters", "yes" + strings.Repeat(" ", 1997), nil},
		{"2,001 characters", "yes" + strings.Repeat(" ", 1998), tooLong("2001")},
		{"characters, not bytes", `yes or job == "` + strings.Repeat("退", 1984) + `"`, &refusal{}},
		{"6 MB of parentheses, which would overflow the stack", strings.Repeat("(", 6_000_000), tooLong("6000000")},
		{"parentheses", strings.Repeat("(", 998) + "yes" + strings.Repeat(")", 998), nil},
		{"not, many times", strings.Repeat("not ", 499) + "yes", nil},
		{"minus, many times", strings.Repeat("-", 1990) + "1 > 0", nil},
		{"lists within lists", strings.Repeat("[", 900) + "1" + strings.Repeat("]", 900) + " == 1", &refusal{}},
		{"memberships within memberships, each asked once", strings.Repeat("(", 120) + "1" +
			strings.Repeat(" in 1..2?1:2)", 120) + " > 0", nil},
		{"predicates within predicates", strings.Repeat("any([1],", 200) + "# > 0" + strings.Repeat(")", 200),
			&refusal{}},
		{"a function of several forms, which expr visits once for each", strings.Repeat("trim(", 180) + "job" +
			strings.Repeat(`,"")`, 180) + ` == ""`, &refusal{}},
	} {
		_, got := l.Compile(r.source, debt)
		if (got == nil) != (r.want == nil) || got != nil && r.want.Message != "" && refusalOf(t, got) != *r.want {
			t.Errorf("%s: %+v, want %+v", r.why, got, r.want)
		}
	}
}

func TestIsReserved(t *testing.T) {
	for name, want := range map[string]bool{"len": true, "due": true, "known": true, "trim": true, "in": true,
		"family": true, "income": false} {
		if got := IsReserved(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
