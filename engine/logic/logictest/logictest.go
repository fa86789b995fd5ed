// Package logictest holds what tests of the language and of its consumers share: a condition of
// each function, over the shipped book's facts, and a function that the language does not have.
package logictest

import (
	"time"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// Samples are a condition for each function, by its name. Each is yes of somebody.
var Samples = map[string]string{
	"any":         `any(hardships, # == "illness")`,
	"all":         `all(hardships, proved(#)) and len(hardships) > 0`,
	"none":        "none(debts, .overdue_days > 90)",
	"one":         `one(hardships, # in ["illness", "unemployment"])`,
	"count":       "count(debts, .accelerated) >= 1",
	"sum":         "sum(debts, .monthly_due) > 100",
	"filter":      `len(filter(hardships, # != "illness")) > 0`,
	"map":         "max(map(debts, .overdue_days)) > 30",
	"len":         "len(hardships) == 2",
	"min":         "min(overdue_days, recovery_months) > 1",
	"max":         "max(monthly_surplus, 0) > 1",
	"abs":         "abs(monthly_surplus) > 1",
	"ceil":        "ceil(monthly_due) > 100",
	"floor":       "floor(monthly_due) > 100",
	"round":       "round(monthly_due) > 100",
	"known":       "known(asked_on)",
	"has":         `has("id-card")`,
	"proved":      `proved("illness")`,
	"days_since":  "days_since(asked_on) > 3",
	"add_days":    "add_days(asked_on, 3) < as_of",
	"add_months":  "add_months(asked_on, 3) > as_of",
	"on":          "on(answer_days, asked_on) > 1",
	"payment":     "payment(principal, apr, 60) <= plan_monthly",
	"term_months": "term_months(principal, apr, plan_monthly) > 60",
	"cost_rate":   "cost_rate(amount_received, monthly_due, 12) > 0.24",
	"balance":     `balance(payments, amount_received, disbursed_on, apr, 365, "interest") > 1`,
}

// Bounded are conditions, for each function that gives bounds, that are yes of somebody with one
// debt of whom nothing is known.
var Bounded = map[string]string{
	"count":       "count(debts, .overdue_days > 3) in 0..1",
	"sum":         "sum(debts, .principal) >= 0",
	"filter":      "len(filter(debts, .overdue_days > 3)) <= 1",
	"map":         "all(map(debts, .overdue_days), # >= 0)",
	"len":         "len(hardships) >= 0",
	"min":         "min(overdue_days, 3) <= 3",
	"max":         "max(monthly_income, 1) > 0",
	"abs":         "abs(-monthly_income) >= 0",
	"ceil":        "ceil(monthly_due) >= 0",
	"floor":       "floor(monthly_due) >= 0",
	"round":       "round(monthly_due) >= 0",
	"days_since":  "days_since(add_days(as_of, overdue_days)) <= 0",
	"add_days":    "add_days(as_of, overdue_days) >= as_of",
	"add_months":  "add_months(as_of, recovery_months) >= as_of",
	"payment":     "payment(68000 + interest, 0.18, 60) > 1726",
	"term_months": "term_months(49900, 0, 831.67 + monthly_income) <= 60",
	"cost_rate":   "cost_rate(16000, 1950 + monthly_due, 12) > 0.76",
}

// Constructs are conditions that have what no function is: every other kind of node stands in one
// of them.
var Constructs = []string{
	"let late = overdue_days - 30; late * 2 > 60 and not (late == 45)",
	"(monthly_surplus ?? -1) < 0 or overdue_days in 1..30",
	`(accelerated ? overdue_days : 0) > answer_days and stage != "current"`,
	`family == "platform" and lender == "jd-jintiao" and contacted_by in ["lender", "none"]`,
	`any(debts, .family == "platform" and .lender == "jd-jintiao")`,
	"overdue_days > 1 and true",
	"known(payments) and not any(payments, .amount > 100 and .date > disbursed_on)",
}

// WeeksSince is a function that the language does not have: all that has to be written to add one.
var WeeksSince = &logic.Function{
	Name: "weeks_since", Takes: []logic.Kind{logic.Day}, Gives: logic.Number,
	Says: text.Both("从%s到评估日的周数", "the weeks since %s"),
	Compute: func(asOf calendar.Day, of []fact.Value) (fact.Value, logic.CauseKind) {
		return fact.Value{Known: true, Number: decimal.MustNew(int64(asOf-of[0].Day)/7, 0)}, ""
	},
	Machine: func(s logic.Surroundings) any {
		return func(t time.Time) int { return (int(s.AsOf) - int(calendar.FromTime(t))) / 7 }
	},
}

// Others are functions like it that give the other kinds of values.
var Others = []*logic.Function{
	{
		Name: "is_weekend", Takes: []logic.Kind{logic.Day}, Gives: logic.Truthy,
		Says: text.Both("%s是周末", "%s is on a weekend"), Denies: text.Both("%s不是周末", "%s is on no weekend"),
		Compute: func(_ calendar.Day, of []fact.Value) (fact.Value, logic.CauseKind) {
			day := of[0].Day.Time().Weekday()
			return fact.Value{Known: true, Bool: day == time.Saturday || day == time.Sunday}, ""
		},
		Machine: func(logic.Surroundings) any {
			return func(t time.Time) bool { return t.Weekday() == time.Saturday || t.Weekday() == time.Sunday }
		},
	},
	{
		Name: "month_end", Takes: []logic.Kind{logic.Day}, Gives: logic.Day,
		Says: text.Both("%s所在月的最后一天", "the last day of the month of %s"),
		Compute: func(_ calendar.Day, of []fact.Value) (fact.Value, logic.CauseKind) {
			return fact.Value{Known: true, Day: calendar.FromTime(monthEnd(of[0].Day.Time()))}, ""
		},
		Machine: func(logic.Surroundings) any { return monthEnd },
	},
	{
		Name: "size_of", Takes: []logic.Kind{logic.Number}, Gives: logic.Word,
		Says: text.Both("%s的大小", "the size of %s"),
		Compute: func(_ calendar.Day, of []fact.Value) (fact.Value, logic.CauseKind) {
			if of[0].Number.Cmp(decimal.MustNew(1000, 0)) < 0 {
				return fact.Value{Known: true, Choice: "small"}, ""
			}
			return fact.Value{Known: true, Choice: "large"}, ""
		},
		Machine: func(logic.Surroundings) any {
			return func(n any) string {
				if f, ok := n.(float64); ok && f < 1000 {
					return "small"
				}
				return "large"
			}
		},
	},
}

func monthEnd(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month()+1, 0, 0, 0, 0, 0, time.UTC)
}
