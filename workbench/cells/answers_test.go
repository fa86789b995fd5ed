package cells

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
)

// parse makes a question of lines like "yes: income > 3" and "no or unknown: willing", all of which
// are to hold; "differ: a | b" is one too.
func parse(t testing.TB, b *book.Book, lines string) Question {
	t.Helper()
	condition := func(source string) *logic.Expression {
		e, fault := b.Language.Compile(source, ofCondition)
		if fault != nil {
			t.Fatalf("%s: %s", source, fault.Message.EN)
		}
		return e
	}
	var parts []Question
	for line := range strings.Lines(lines) {
		truths, source, _ := strings.Cut(strings.TrimSpace(line), ": ")
		if truths == "differ" {
			left, right, _ := strings.Cut(source, " | ")
			parts = append(parts, Differ(condition(left), condition(right)))
			continue
		}
		var one []logic.Truth
		for word := range strings.SplitSeq(truths, " or ") {
			one = append(one, map[string]logic.Truth{"yes": logic.Yes, "no": logic.No, "unknown": logic.Unknown}[word])
		}
		parts = append(parts, Is(condition(source), one...))
	}
	return All(parts...)
}

var verdicts = map[Verdict]string{Undecided: "undecided", Impossible: "impossible", Possible: "possible"}

func TestAnswers(t *testing.T) {
	for _, row := range []struct{ why, ask, want string }{
		{"a whole number has none between two neighbours", "yes: dependants > 2 and dependants < 3", "impossible"},
		{"money has a hundred", "yes: income > 2 and income < 3", "possible"},
		{"and none between two cents", "yes: income > 2 and income < 2.01", "impossible"},
		{"a rate has six decimals", "yes: apr > 0.24 and apr < 0.240001", "impossible"},
		{"bounds of a fact count", "yes: dependants > 20", "impossible"},
		{"so does the bound of what is derived", "yes: owed < 0", "impossible"},
		{"a count of days may have run past what a profile may say", "yes: overdue_days > 999999999", "undecided"},
		{"never overdue and long overdue", "yes: overdue_days == 0\nyes: overdue_days > grace", "impossible"},
		{"unknown is not no", "no or unknown: willing\nunknown: willing and secured", "possible"},
		{"what is known is not unknown", "yes: known(income)\nunknown: income > 3", "impossible"},
		{"a list that is known and empty", "yes: len(hardships) == 0\nyes: any(hardships, # == \"illness\")",
			"impossible"},
		{"none and all of an empty list", "yes: none(hardships, # == \"illness\") and all(hardships, # == \"illness\")",
			"possible"},
		{"one of two ids, and two in all",
			"yes: one(hardships, # in [\"illness\", \"layoff\"])\nyes: len(hardships) == 2", "possible"},
		{"and not three", "yes: one(hardships, # in [\"illness\", \"layoff\"])\nyes: len(hardships) == 3",
			"impossible"},
		{"counts of what holds", "yes: count(hardships, # != \"oversight\") >= 2\nyes: \"illness\" not in hardships",
			"impossible"},
		{"what is filtered is not there", "yes: \"oversight\" in filter(hardships, # != \"oversight\")", "impossible"},
		{"a choice has one value", "yes: region == \"north\"\nyes: region in [\"south\", \"east\"]", "impossible"},
		{"and has one of its values", "no: region in [\"north\", \"south\", \"east\"]", "impossible"},
		{"a paper stands in for another", "yes: \"payslip\" in papers\nno: has(\"statement\")", "impossible"},
		{"and not the other way round", "yes: has(\"statement\")\nno: \"payslip\" in papers", "possible"},
		{"a hardship is proved by a whole group",
			"yes: proved(\"illness\")\nno: has(\"diagnosis\")\nno: has(\"statement\")", "impossible"},
		{"nothing proves an oversight", "yes: proved(\"oversight\")", "impossible"},
		{"a hardship proved, of those that are claimed",
			"yes: any(hardships, proved(#))\nno: \"layoff\" in hardships\nno: \"illness\" in hardships", "impossible"},
		{"days since a date", "yes: days_since(received_on) > 15\nyes: received_on >= as_of", "impossible"},
		{"a day moved by months has a threshold of its own",
			"yes: add_months(received_on, 1) < as_of\nyes: days_since(received_on) < 28", "impossible"},
		{"moved twice",
			"yes: add_days(add_months(received_on, years), 30) < as_of\nyes: days_since(received_on) < 1100",
			"impossible"},
		{"a month may have 31 days", "yes: add_months(received_on, 1) >= as_of\nyes: days_since(received_on) > 30",
			"possible"},
		{"and no more", "yes: add_months(received_on, 1) >= as_of\nyes: days_since(received_on) > 31", "impossible"},
		{"a day moved out of the calendar is unknown",
			"yes: known(received_on)\nunknown: add_days(received_on, 15) < as_of", "possible"},
		{"a parameter of the day", "yes: apr > cap\nyes: apr < 0.24", "impossible"},
		{"a parameter that has ended", "yes or no: income > gone", "impossible"},
		{"a parameter of another day",
			"yes: apr > on(cap, contract_on)\nyes: apr < 0.3\nyes: days_since(contract_on) > 2300", "impossible"},
		{"between its periods it is unknown",
			"yes: known(apr) and known(contract_on)\nunknown: apr > on(cap, contract_on)\n" +
				"yes: days_since(contract_on) < 2400", "possible"},
		{"an option's other branch", "yes: (willing ? income : dependants) > 20\nno: willing", "impossible"},
		{"one of two figures, and it is not known which, so both would have to be the same",
			"unknown: willing\nyes: (willing ? income : dependants) > 20", "impossible"},
		{"or both above", "unknown: willing\nyes: (willing ? income : dependants) > 10", "possible"},
		{"which of two choices is not looked into where they can be the same",
			"unknown: willing\nno: (willing ? region : \"south\") == \"north\"\nyes: region == \"east\"", "undecided"},
		{"what is not known is replaced", "yes: (income ?? 5) > 3\nno: known(income)", "possible"},
		{"by what is too small", "yes: (income ?? 2) > 3\nno: known(income)", "impossible"},
		{"the larger of two", "yes: max(dependants, 3) < 3", "impossible"},
		{"the smaller of two is known when both are", "no: known(dependants)\nno: min(dependants, 3) > 2",
			"impossible"},
		{"and may be nothing", "yes: rest == 0\nyes: income > 0", "possible"},
		{"but not less", "yes: rest < 0", "impossible"},
		{"nor of how many of its elements there are", "yes: len(hardships) > 0\nno: known(hardships)", "impossible"},
		{"nor of a single one", "no: one(hardships, # == \"illness\" and willing)\nno: known(hardships)\nno: willing",
			"impossible"},
		{"nor of one of which it is not known whether it stays",
			"yes: len(filter(hardships, # == \"layoff\" or willing)) > 1\nunknown: willing\n" +
				"yes: \"illness\" in hardships\nyes: \"layoff\" in hardships", "impossible"},
		{"nor of what nothing proves, while no papers are known", "no: proved(\"oversight\")\nno: known(papers)",
			"impossible"},
		{"a parameter without dates on a day that is not known",
			"yes or no: income > on(flat, contract_on)\nno: known(contract_on)", "impossible"},
		{"what stands in is known", "unknown: willing ?? secured\nyes: known(secured)", "impossible"},
		{"a sum is unknown while any part is", "no: known(principal)\nyes: known(interest)\nunknown: owed > 5",
			"possible"},
		{"whichever that is", "yes: known(principal)\nno: known(interest)\nunknown: owed > 5", "possible"},
		{"and no longer", "yes: known(principal)\nyes: known(interest)\nunknown: owed > 5", "impossible"},
		{"nothing is said of a list that is not known",
			"yes: none(hardships, # == \"illness\" and willing)\nno: known(hardships)", "impossible"},
		{"nor of a choice, even where no id is common to both", "no: region == tone\nno: known(region)", "impossible"},
		{"sums of the same facts exclude each other", "yes: income + change > 5\nyes: surplus < 5", "impossible"},
		{"not where one number is in both", "yes: income + change >= 5\nyes: surplus <= 5", "possible"},
		{"three sums do together, of which no two do",
			"yes: income + principal > 10\nyes: change + principal < 5\nyes: income - change < 5", "impossible"},
		{"not where the third leaves room",
			"yes: income + principal > 10\nyes: change + principal < 5\nyes: income - change < 6", "possible"},
		{"a sum that is not known says nothing",
			"yes: income + change > 5 or not known(change)\nyes: surplus < 5 or not known(change)", "possible"},
		{"quotients are compared as they stand", "yes: income / 3 > owed\nyes: 3 * owed > income", "undecided"},
		{"the same on the other side", "yes: owed > income\nyes: income >= owed", "impossible"},
		{"and moved about", "yes: income - owed > 5\nyes: owed + 5 >= income", "impossible"},
		{"a derived truth is looked into", "yes: judged\nno or unknown: any(letters, # in [\"judgment\", \"notice\"])",
			"impossible"},
		{"a derived word is looked into", "yes: tone == \"soft\"\nno: willing", "impossible"},
		{"what is bound by let", "yes: let x = dependants; x > 3 and x < 4", "impossible"},
		{"whatever all debts are, it is the same twice", "yes: any(debts, .secured)\nno: any(debts, .secured)",
			"impossible"},
		{"of several debts", "yes: any(debts, .secured)\nno: secured", "possible"},
		{"one debt will do", "yes: len(debts) == 1", "possible"},
		{"a quotient may be small", "yes: income / principal < 1", "possible"},
		{"there is always a debt", "yes: len(debts) < 1", "impossible"},
		{"division is rounded, and not looked into", "yes: income / 3 > 1\nyes: income < 0.5", "undecided"},
		{"by nothing it gives nothing", "yes or no: income / change > 5\nyes: change == 0", "impossible"},
		{"nothing is moved across it", "yes: income / 3 > principal / 3\nyes: income <= principal", "undecided"},
		{"what is divided is still the same", "yes: income / 3 > principal\nyes: income / 3 <= principal",
			"impossible"},
		{"a condition is no other than itself", "differ: income > 3 and willing | willing and income > 3",
			"impossible"},
		{"nor than one with the next number", "differ: dependants > 3 | dependants >= 4", "impossible"},
		{"but for money it is", "differ: income > 3 | income >= 4", "possible"},
		{"not all is not none", "differ: all(hardships, # == \"illness\") | any(hardships, # == \"illness\")",
			"possible"},
	} {
		b := small(t)
		if got := verdicts[New(b, today).Ask(Setting{Debt: b.For("", "card")},
			parse(t, b, row.ask)).Verdict]; got != row.want {
			t.Errorf("%s: %s, want %s\n%s", row.why, got, row.want, row.ask)
		}
	}
}

// TestBounds: what is not known has the bounds that the engine knows of it, and no narrower ones.
func TestBounds(t *testing.T) {
	for _, row := range []struct{ why, ask, want string }{
		{"what no value can be is no, told or not", "unknown: income < 0", "impossible"},
		{"and what every value must be is yes", "no or unknown: dependants <= 20", "impossible"},
		{"between the bounds it is unknown", "no: known(dependants)\nyes or no: dependants > 19", "impossible"},
		{"what has no bounds can be anything", "no: known(change)\nyes or no: change > 0", "impossible"},
		{"known is about being told", "yes: income >= 0\nno: known(income)", "possible"},
		{"so is what stands in", "yes: (credit ?? 3) > 2\nno: known(credit)", "possible"},
		{"what stands in and is not known either leaves both", "yes: (credit ?? dependants) > -6\nno: known(credit)\n" +
			"no: known(dependants)", "possible"},
		{"which of both is meant is open", "yes: (credit ?? income) <= 5\nno: known(credit)\nno: known(income)",
			"impossible"},
		{"a sum is at least what is known of it", "yes: owed > 5\nno: known(interest)", "possible"},
		{"and not less", "no: owed > 5\nno: known(interest)", "impossible"},
		{"what is taken off and is not known leaves no lower bound",
			"yes: income - principal > 5\nno: known(principal)", "impossible"},
		{"what is added and is not known leaves no upper bound",
			"no: income - principal > 5\nno: known(income)", "impossible"},
		{"the same, whatever a number is multiplied by", "yes: 3 - 2 * income > 3", "impossible"},
		{"a name that stands twice, and one of the two is not told to be the other",
			"yes: let x = income; x >= income\nno: known(income)", "impossible"},
		{"nor is a comparison with itself no", "no: let x = income; x < income or x > income\nno: known(income)",
			"impossible"},
		{"unless its bounds say so", "yes: dependants - 30 < dependants\nno: known(dependants)", "possible"},
		{"a difference with itself is wider than it can be", "no: credit - credit > 5\nno: known(credit)", "undecided"},
		{"the larger of two is at least the one that is known", "yes: max(income, dependants) > 7\nno: known(income)",
			"possible"},
		{"and no more is known of it", "no: max(income, dependants) > 7\nno: known(income)", "impossible"},
		{"nothing is known of the larger of two where one cannot be computed", "yes: max(income, gone) > 7", "impossible"},
		{"without its sign a number is not negative", "no or unknown: abs(credit) >= 0", "impossible"},
		{"and not beyond the larger bound", "no or unknown: abs(credit) <= 5", "impossible"},
		{"of two figures it is not known which", "yes: (willing ? credit : dependants) >= -5\nunknown: willing\n" +
			"no: known(credit)\nno: known(dependants)", "possible"},
		{"equal to neither, and yet between both",
			"no: (willing ? 1 : 3) == 2\nunknown: willing", "impossible"},
		{"a count that is not known is not negative", "no or unknown: len(hardships) >= 0", "impossible"},
		{"one that may count counts and does not",
			"yes: count(hardships, # == \"layoff\" or willing) < 3\nunknown: willing\nyes: len(hardships) == 2", "possible"},
		{"so does one that may be in the list",
			"yes: any(filter(hardships, # == \"layoff\" or willing), # == \"illness\")\nunknown: willing", "impossible"},
		{"of a day nothing is known", "yes or no: days_since(received_on) > -5000000\nno: known(received_on)",
			"impossible"},
		{"a whole number within its bounds", "no or unknown: credit in -5..5", "impossible"},
		{"a quotient is not negative", "no: income / dependants >= 0", "impossible"},
		{"but nothing where its divisor may be 0", "yes: income / dependants >= 0\nno: known(dependants)", "impossible"},
		{"days may have passed since the debt was not overdue", "yes or no: overdue_days > 5\nno: known(overdue_days)",
			"undecided"},
		{"and are never fewer than none", "no or unknown: overdue_days >= 0", "impossible"},
		{"a bound that is an expression is one of what that may be", "no or unknown: missed >= 0\nno: known(missed)",
			"impossible"},
		{"a day that is not given has not come", "yes or no: served_on <= as_of\nno: known(served_on)", "impossible"},
		{"bounds of what is derived", "no or unknown: rest >= 0", "impossible"},
	} {
		b := small(t)
		if got := verdicts[New(b, today).Ask(Setting{Debt: b.For("", "card")},
			parse(t, b, row.ask)).Verdict]; got != row.want {
			t.Errorf("%s: %s, want %s\n%s", row.why, got, row.want, row.ask)
		}
	}
}

// TestSettings: whose the debt is and how far it has gone is part of the question.
func TestSettings(t *testing.T) {
	for _, row := range []struct {
		why, lender, family string
		stages              []string
		certain             bool
		ask, want           string
	}{
		{"a lender's own parameter", "a-card", "", nil, false, "yes: overdue_days > grace\nyes: overdue_days <= 5",
			"impossible"},
		{"it is not that of others", "b-loan", "", nil, false, "yes: overdue_days > grace\nyes: overdue_days <= 5",
			"possible"},
		{"nor of the lender's debt that names another family", "a-card", "loan", nil, false,
			"yes: overdue_days > grace\nyes: overdue_days <= 5", "possible"},
		{"a lender has a family", "a-card", "", nil, false, "no or unknown: family == \"card\"", "impossible"},
		{"of whom nothing is known may be known that it is not known", "", "", nil, false, "yes: family == \"unknown\"",
			"possible"},
		{"or not even that", "", "", nil, false, "unknown: family == \"unknown\"", "possible"},
		{"but no other family", "", "", nil, false, "yes: family == \"card\"", "impossible"},
		{"a family's debt may be of a lender of another", "", "card", nil, false, "yes: lender == \"b-loan\"",
			"possible"},
		{"not of one of its own", "", "card", nil, false, "yes: lender == \"a-card\"", "impossible"},
		{"the stage is what its condition says", "", "card", []string{"early"}, true, "yes: overdue_days == 0",
			"impossible"},
		{"a graver one excludes it", "", "card", []string{"early"}, true, "yes: \"judgment\" in letters", "impossible"},
		{"and is to be excluded", "", "card", []string{"early"}, true, "no: known(letters)", "impossible"},
		{"unless it need not be certain", "", "card", []string{"early"}, false, "no: known(letters)", "possible"},
		{"a stage by its name", "", "card", []string{"early", "late"}, true, "no: stage in [\"early\", \"late\"]",
			"impossible"},
		{"the name is not known where several are possible", "", "card", []string{"early"}, false,
			"unknown: stage == \"early\"", "possible"},
		{"whichever of the graver ones it is", "", "card", []string{"current"}, false,
			"unknown: stage == \"current\"\nyes: known(letters)\nno: \"judgment\" in letters", "possible"},
		{"and known where it is certain", "", "card", []string{"early"}, true, "unknown: stage == \"early\"",
			"impossible"},
	} {
		b := small(t)
		where := Setting{Debt: b.For(row.lender, row.family), Stages: row.stages, Certain: row.certain}
		if got := verdicts[New(b, today).Ask(where, parse(t, b, row.ask)).Verdict]; got != row.want {
			t.Errorf("%s: %s, want %s\n%s", row.why, got, row.want, row.ask)
		}
	}
}

// TestWhy: what is not decided says what stands in the way.
func TestWhy(t *testing.T) {
	for _, row := range []struct{ why, ask, want string }{
		{"what is not looked into, as it is written", "yes: income / 3 > 1\nyes: income < 0.5",
			"not cut into cells: (income / 3)"},
		{"which of two is meant",
			"unknown: willing\nno: (willing ? region : \"south\") == \"north\"\nyes: region == \"east\"",
			"which of two values is meant turns on what is not known"},
		{"comparisons of several facts", "yes: income / 3 > owed\nyes: 3 * owed > income",
			"not cut into cells: (income / 3) > owed; (3 * owed) > income; (income / 3); owed"},
	} {
		b := small(t)
		if got := New(b, today).Ask(Setting{Debt: b.For("", "card")}, parse(t, b, row.ask)); got.Why.EN != row.want {
			t.Errorf("%s: %q, want %q", row.why, got.Why.EN, row.want)
		}
	}
}

// TestBorrower: what is asked about the borrower is asked whatever the debts are; of a debt nothing
// can be asked there.
func TestBorrower(t *testing.T) {
	for _, row := range []struct{ why, ask, want string }{
		{"a fact of the borrower", "yes: income > 3", "possible"},
		{"all debts", "yes: any(debts, .secured)\nno: any(debts, .secured)", "impossible"},
		{"a debt, and there is none", "yes: secured", "undecided"},
	} {
		b := small(t)
		if got := New(b, today).Ask(Setting{}, parse(t, b, row.ask)); verdicts[got.Verdict] != row.want {
			t.Errorf("%s: %s, want %s", row.why, verdicts[got.Verdict], row.want)
		}
	}
}

// TestBound: after so many steps a question is given up.
func TestBound(t *testing.T) {
	b := small(t)
	ask := parse(t, b, "yes: overdue_days > 3 or willing\nyes: secured or poor\nno: secured\nno: willing")
	s := New(b, today)
	s.bound = 3
	if diff := cmp.Diff(Answer{Why: tooMuch}, s.Ask(Setting{Debt: b.For("", "card")}, ask)); diff != "" {
		t.Error(diff)
	}
	if got := New(b, today).Ask(Setting{Debt: b.For("", "card")}, ask); got.Verdict != Possible {
		t.Errorf("given more, it is %s", verdicts[got.Verdict])
	}
}

// TestBoundOfASpace: after many profiles tried in vain no more are looked for, and what the cells
// decide is still decided.
func TestBoundOfASpace(t *testing.T) {
	for _, row := range []struct{ why, ask, fresh, worn string }{
		{"what the cells decide", "yes: overdue_days > 3\nno: secured", "possible", "possible"},
		{"what the cells exclude", "yes: overdue_days > 3\nno: overdue_days > 2", "impossible", "impossible"},
		{"what is to be climbed for", "yes: income / 3 > 1\nyes: change + income > 70", "possible", "undecided"},
	} {
		b := small(t)
		where, ask := Setting{Debt: b.For("", "card")}, parse(t, b, row.ask)
		fresh, worn := New(b, today), New(b, today)
		worn.vain = mostInVain
		got := [2]string{verdicts[fresh.Ask(where, ask).Verdict], verdicts[worn.Ask(where, ask).Verdict]}
		if diff := cmp.Diff([2]string{row.fresh, row.worn}, got); diff != "" {
			t.Errorf("%s: (-want +got):\n%s", row.why, diff)
		}
	}
}

func TestSmallest(t *testing.T) {
	for _, row := range []struct{ why, ask, lender, family, want string }{
		{"what is not needed is left out, and numbers are small",
			"yes: income > 500 or willing\nno: secured\nyes: overdue_days > 30", "a-card", "", `{
  "as_of": "2026-11-22",
  "willing": true,
  "debts": [
    {
      "lender": "a-card",
      "overdue_days": 31,
      "secured": false
    }
  ]
}
`},
		{"a list has no more than it must", "yes: any(hardships, proved(#))\nno: \"layoff\" in hardships", "", "", `{
  "as_of": "2026-11-22",
  "hardships": ["illness"],
  "papers": ["diagnosis"],
  "debts": [
    {}
  ]
}
`},
		{"a lender's debt that names another family; a day near today",
			"yes: days_since(received_on) > 15", "a-card", "loan", `{
  "as_of": "2026-11-22",
  "debts": [
    {
      "lender": "a-card",
      "family": "loan",
      "received_on": "2026-11-06"
    }
  ]
}
`},
		{"a second debt where it is needed", "yes: any(debts, .secured)\nno: secured", "", "card", `{
  "as_of": "2026-11-22",
  "debts": [
    {
      "family": "card",
      "secured": false
    },
    {
      "secured": true
    }
  ]
}
`},
	} {
		b := small(t)
		s, where, q := New(b, today), Setting{Debt: b.For(row.lender, row.family)}, parse(t, b, row.ask)
		answer := s.Ask(where, q)
		if answer.Verdict != Possible {
			t.Errorf("%s: %s", row.why, verdicts[answer.Verdict])
			continue
		}
		if diff := cmp.Diff(row.want, string(s.Smallest(where, q, answer.Witness).JSON(b.Vocabulary))); diff != "" {
			t.Errorf("%s (-want +got)\n%s", row.why, diff)
		}
	}
}

func TestSamples(t *testing.T) {
	b := small(t)
	s := New(b, today)
	s.Ask(Setting{Debt: b.For("", "card")}, parse(t, b, "yes: dependants > 7"))
	for _, row := range []struct{ why, fact, want string }{
		{"thresholds and what is next to them, with numbers of every size; what was asked makes no difference",
			"dependants", "0 1 2 3 4 12"},
		{"parameters, those of lenders too, are thresholds", "overdue_days",
			"0 1 2 3 4 5 6 12 29 30 31 60 90 91 92 400"},
		{"every choice", "region", "north south east"},
		{"no and yes", "willing", "false true"},
		{"none, and each alone", "letters", "[] [reminder] [summons] [judgment] [notice]"},
		{"days at thresholds and around today", "received_on",
			"2014-07-28 2022-10-14 2023-11-21 2023-11-22 2023-11-23 2023-11-24 2025-10-18 2026-10-23 2026-11-22 " +
				"2026-12-22"},
	} {
		var got []string
		for _, v := range s.Samples(b.Vocabulary.Find(row.fact)) {
			got = append(got, written(b, row.fact, v))
		}
		if diff := cmp.Diff(row.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s: %s", row.why, diff)
		}
	}
}
