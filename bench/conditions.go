package main

import (
	"fmt"
	"strings"
	"testing/fstest"

	"github.com/forbear-project/forbear"
)

// The comparison of conditions: one debt, eight options of eight conditions each. forbear judges
// them with three truths and bounds, exactly; the others know yes and no alone and reckon in floats.

// typical are eight conditions as the shipped book has them, in the language of forbear and expr.
var typical = []string{
	"surplus > 0",
	"spare_cash >= overdue_amount",
	"overdue_days >= 1 and overdue_days <= 30",
	`any(hardships, # != "oversight")`,
	"temporary",
	"recovery_months <= 6",
	`"instalment" in refused`,
	`agreement == "written" and not broken`,
}

// wholeFacts is a profile of the book of bookOf, and halfFacts one of which half is not known.
const (
	wholeFacts = `{"surplus": "599.50", "spare_cash": "399.50", "temporary": true, "hardships": ["illness"],
		"recovery_months": 5, "debts": [{"overdue_days": 45, "overdue_amount": 5200, "refused": [],
		"agreement": "none", "broken": false, "family": "unknown"}]}`
	halfFacts = `{"surplus": "599.50", "hardships": ["illness"],
		"debts": [{"overdue_days": 45, "refused": [], "agreement": "none", "family": "unknown"}]}`
)

// options is how many options have these conditions.
const options = 8

// borrower is what is known, as the others take it.
type borrower struct {
	Surplus        float64  `expr:"surplus"`
	SpareCash      float64  `expr:"spare_cash"`
	Temporary      bool     `expr:"temporary"`
	Hardships      []string `expr:"hardships"`
	RecoveryMonths int      `expr:"recovery_months"`
	OverdueDays    int      `expr:"overdue_days"`
	OverdueAmount  float64  `expr:"overdue_amount"`
	Refused        []string `expr:"refused"`
	Agreement      string   `expr:"agreement"`
	Broken         bool     `expr:"broken"`
}

var known = borrower{599.5, 399.5, true, []string{"illness"}, 5, 45, 5200, []string{}, "none", false}

// values are the same as a map.
func (b borrower) values() map[string]any {
	return map[string]any{
		"surplus": b.Surplus, "spare_cash": b.SpareCash, "temporary": b.Temporary, "hardships": b.Hardships,
		"recovery_months": b.RecoveryMonths, "overdue_days": b.OverdueDays, "overdue_amount": b.OverdueAmount,
		"refused": b.Refused, "agreement": b.Agreement, "broken": b.Broken,
	}
}

// conditions measures judging the conditions, by forbear and by the others.
func (b bench) conditions() error {
	whole, err := forbearOf(wholeFacts)
	if err != nil {
		return err
	}
	half, err := forbearOf(halfFacts)
	if err != nil {
		return err
	}
	contenders := []contender{
		{"forbear", whole},
		{"forbear, half of the facts unknown", half},
	}
	for _, peer := range peers {
		run, err := peer.prepare()
		if err != nil {
			return fmt.Errorf("%s: %w", peer.name, err)
		}
		contenders = append(contenders, contender{peer.name, run})
	}
	return b.table("Sixty-four conditions", "once", 1, contenders)
}

// forbearOf returns what judges a profile by a book of the options and their conditions.
func forbearOf(facts string) (func() error, error) {
	book, err := forbear.Load(bookOf(typical, options))
	if err != nil {
		return nil, err
	}
	day, _ := forbear.ParseDay("2026-11-22")
	profile, err := book.ReadProfile("profile.json", []byte(facts), day)
	if err != nil {
		return nil, err
	}
	judge := book.NewJudge()
	return func() error {
		judge.Decide(profile, day)
		return nil
	}, nil
}

// bookOf returns a book with so many strategies, each with the conditions.
func bookOf(conditions []string, strategies int) fstest.MapFS {
	files := fstest.MapFS{}
	add := func(name, text string) { files[name] = &fstest.MapFile{Data: []byte(text)} }
	for _, name := range []string{"alerts.toml", "materials.toml", "parameters.toml", "urgency.toml"} {
		add(name, "")
	}
	add("book.toml", "title.zh = \"书\"\ntitle.en = \"a book\"\nversion = \"1\"\nlanguages = [\"zh\", \"en\"]\n")
	add("sources.toml", "[source.law]\ntitle.zh = \"法\"\ntitle.en = \"a law\"\nkind = \"law\"\n"+
		"confidence = \"read\"\nchecked = 2026-01-01\n")
	add("families/unknown.toml", "[family]\ntitle.zh = \"不知道\"\ntitle.en = \"unknown\"\n"+
		"what.zh = \"还不知道\"\nwhat.en = \"not known\"\nsources = [\"law\"]\n")
	add("stages.toml", "[stage.current]\ntitle.zh = \"甲\"\ntitle.en = \"a\"\n")
	add("hardships.toml", "[hardship.illness]\ntitle.zh = \"病\"\ntitle.en = \"illness\"\n"+
		"[hardship.oversight]\ntitle.zh = \"忘\"\ntitle.en = \"oversight\"\n")
	add("facts.toml", factsOf(
		`surplus borrower money unit="CNY"`, `spare_cash borrower money unit="CNY"`, `temporary borrower bool`,
		`hardships borrower choices from="hardship"`, `recovery_months borrower integer unit="months"`,
		`overdue_days debt integer unit="days"`, `overdue_amount debt money unit="CNY"`,
		`refused debt choices from="strategy"`, `broken debt bool`,
		`agreement debt choice choice.none.zh="无" choice.none.en="none" choice.written.zh="有" choice.written.en="written"`))
	var asked, offered strings.Builder
	for n := range strategies {
		name := fmt.Sprintf("s%d", n)
		if n == 0 {
			name = "instalment" // which the conditions name
		}
		fmt.Fprintf(&asked, "[strategy.%s]\ntitle.zh = \"甲\"\ntitle.en = \"a\"\nkind = \"arrange\"\n"+
			"effect.zh = \"甲\"\neffect.en = \"a\"\n", name)
		for i, condition := range conditions {
			fmt.Fprintf(&asked, "[strategy.%s.require.c%d]\nwhen = '%s'\nreason.zh = \"甲\"\nreason.en = \"a\"\n"+
				"otherwise.zh = \"乙\"\notherwise.en = \"b\"\nsources = [\"law\"]\n", name, i, condition)
		}
		fmt.Fprintf(&offered, "[option.%s]\nstages = [\"current\"]\npoints = 50\nbasis = \"negotiation\"\n"+
			"sources = [\"law\"]\n", name)
	}
	add("strategies.toml", asked.String())
	add("common.toml", offered.String())
	return files
}

// factsOf returns facts.toml: of each fact its name, scope and type, then its other keys.
func factsOf(facts ...string) string {
	var b strings.Builder
	for _, fact := range facts {
		f := strings.Fields(fact)
		fmt.Fprintf(&b, "[fact.%s]\nof = %q\ntype = %q\ntitle.zh = \"甲\"\ntitle.en = %q\nask.zh = \"甲\"\nask.en = %q\n",
			f[0], f[1], f[2], f[0], f[0])
		for _, key := range f[3:] {
			fmt.Fprintln(&b, strings.Replace(key, "=", " = ", 1))
		}
	}
	return b.String()
}
