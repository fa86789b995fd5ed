package book

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
)

// TestSpot: what has a Place is found again by it, and what stands below it is reported to the
// character.
func TestSpot(t *testing.T) {
	b := sound(t, minimal(t))
	require := b.Family("credit-card").Book.Options[1].Requires[1]
	m, h := text.Both("话", "m"), text.Both("怎么办", "h")
	const file, path, line = "families/credit-card.toml", "option.instalment.require.beyond-means", 17
	for _, row := range []struct {
		why  string
		got  problem.Problem
		want problem.Problem
	}{
		{"a table, at its own name", b.Spot(require.Place).KeyProblem(m, h),
			problem.Problem{File: file, Line: line - 1, Column: 28, Width: 12, Path: path,
				Snippet: "[option.instalment.require.beyond-means]"}},
		{"a value", b.Spot(require.Place).Below("when").Problem(m, h),
			problem.Problem{File: file, Line: line, Column: 16, Width: 32, Path: path + ".when",
				Snippet: `when         = "owed > max(monthly_surplus, 0)"`}},
		{"the key of a value", b.Spot(require.Place).Below("when").KeyProblem(m, h),
			problem.Problem{File: file, Line: line, Column: 1, Width: 4, Path: path + ".when",
				Snippet: `when         = "owed > max(monthly_surplus, 0)"`}},
		{"a part of a string", b.Spot(require.Place).Below("when").Within(7, 3, m, h),
			problem.Problem{File: file, Line: line, Column: 24, Width: 3, Path: path + ".when",
				Snippet: `when         = "owed > max(monthly_surplus, 0)"`}},
		{"what is not there: as far as the keys lead", b.Spot(require.Place).Below("reason", "fr").KeyProblem(m, h),
			problem.Problem{File: file, Line: line + 1, Column: 1, Width: 6, Path: path + ".reason",
				Snippet: "reason.zh    = \"欠款 {owed},超出每月结余 {monthly_surplus}\""}},
		{"of several on a line, the one that is meant", b.Spot(require.Place, "beyond-means").KeyProblem(m, h),
			b.Spot(require.Place).KeyProblem(m, h)},
		{"of several on a line, none", b.Spot(require.Place, "instalment").KeyProblem(m, h), problem.Problem{}},
		{"a place where nothing is", b.Spot("alerts.toml:4000").Below("when").Problem(m, h), problem.Problem{}},
	} {
		row.want.Message, row.want.Hint = "m", "h"
		row.want.Chinese = problem.Said{Message: "话", Hint: "怎么办"}
		if diff := cmp.Diff(row.want, row.got); diff != "" {
			t.Errorf("%s: %s", row.why, diff)
		}
	}
}

// TestContents: texts, ids and expressions of the whole book are there, each with the keys that
// lead to it.
func TestContents(t *testing.T) {
	b := sound(t, minimal(t))
	const at = "option.instalment.weigh.oral."
	texts, mentions, formulas := map[string]string{}, map[string]string{}, map[string]string{}
	for _, s := range b.Sentences() {
		texts[s.File()+":"+s.Path()] = string(s.Language) + " " + s.Says
	}
	for _, m := range b.Mentions() {
		mentions[m.File()+":"+m.Path()] = m.Kind + " " + m.ID
	}
	for _, f := range b.Formulas() {
		formulas[f.File()+":"+f.Path()] = f.Expression.Source
	}
	for _, row := range []struct {
		why, at, want string
		in            map[string]string
	}{
		{"a reason in English", "families/credit-card.toml:" + at + "reason.en", "en the agreement is oral only",
			texts},
		{"a line", "strategies.toml:strategy.instalment.step.reckon.zh", "zh 先算清每月能还多少", texts},
		{"a title", "lenders/some-bank.toml:lender.title.en", "en Some Bank card", texts},
		{"a citation", "families/credit-card.toml:" + at + "sources[0]", "source S001-02", mentions},
		{"a paper", "families/credit-card.toml:option.instalment.materials.required[0]", "material id-card", mentions},
		{"a condition", "families/credit-card.toml:" + at + "when", `agreement == "oral"`, formulas},
		{"a due day", "alerts.toml:alert.paper.due", "add_days(received_on, 15)", formulas},
		{"a derived fact", "facts.toml:fact.monthly_surplus.derive", "monthly_income - essential_spending", formulas},
	} {
		if got := row.in[row.at]; got != row.want {
			t.Errorf("%s: %s is %q, want %q", row.why, row.at, got, row.want)
		}
	}
}

// TestFormula: an expression is found by its file and keys, and nothing where there is none.
func TestFormula(t *testing.T) {
	b := sound(t, minimal(t))
	for _, row := range []struct{ why, file, path, want string }{
		{"a condition", "families/credit-card.toml", "option.instalment.weigh.oral.when", `agreement == "oral"`},
		{"how a fact is derived", "facts.toml", "fact.monthly_surplus.derive", "monthly_income - essential_spending"},
		{"the same keys in another file", "common.toml", "option.instalment.weigh.oral.when", ""},
		{"a key that is no expression", "families/credit-card.toml", "option.instalment.weigh.oral.points", ""},
	} {
		got := ""
		if e := b.Formula(row.file, row.path); e != nil {
			got = e.Source
		}
		if got != row.want {
			t.Errorf("%s: %q, want %q", row.why, got, row.want)
		}
	}
}
