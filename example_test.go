package forbear_test

import (
	"errors"
	"fmt"
	"log"
	"os"
	"testing/fstest"
	"time"

	"github.com/forbear-project/forbear"
)

// A borrower who lost their work owes for 45 days: what may be asked for first.
func Example() {
	book, err := forbear.Builtin()
	if err != nil {
		log.Fatal(err)
	}
	data, err := os.ReadFile("fixtures/jd-jintiao/unemployed-45-days.json")
	if err != nil {
		log.Fatal(err)
	}
	today := forbear.Date(2026, time.November, 22)
	profile, err := book.ReadProfile("profile.json", data, today)
	if err != nil {
		log.Fatal(err)
	}
	for _, s := range book.Evaluate(profile, today).Debts[0].Strategies[:3] {
		fmt.Println(s.Rank, s.Title.EN, s.Status, s.Score.Low)
	}
	// Output:
	// 1 Find out who the creditor is eligible 86
	// 2 Lower monthly payments eligible 78
	// 3 Tell the creditor about your hardship eligible 74
}

// All that is wrong with a book is said at once, each thing with its place and with what to do.
// Here are the mistakes within files; those of files that are missing have no line.
func ExampleLoad() {
	_, err := forbear.Load(fstest.MapFS{
		"book.toml": {Data: []byte("title.zh = \"样书\"\ntitle.en = \"A sample\"\nversoin = \"1\"\n")},
	})
	var problems forbear.Problems
	if errors.As(err, &problems) {
		for _, p := range problems {
			if p.Line > 0 {
				fmt.Println(p)
				fmt.Println("  hint:", p.Hint)
			}
		}
	}
	// Output:
	// book.toml:1:1: missing version, languages
	//   hint: this file needs title, version, languages
	// book.toml:3:1: versoin: unknown key versoin
	//   hint: did you mean version?
}

// A profile is made without JSON, judged, changed and judged again. What is unknown is no error.
func ExampleBook_NewProfile() {
	book, err := forbear.Builtin()
	if err != nil {
		log.Fatal(err)
	}
	profile, day := book.NewProfile(), forbear.Date(2026, time.November, 22)
	debt := profile.AddDebt()
	err = errors.Join(
		profile.Set("monthly_income", 3200),
		profile.SetDebt(debt, "lender", "jd-jintiao"),
	)
	if err != nil {
		log.Fatal(err)
	}
	stage := book.Evaluate(profile, day).Debts[0].Stage
	fmt.Printf("%q, one of %v\n", stage.ID, stage.Candidates)

	answer, err := book.ParseAnswer("overdue_days", "45天", forbear.Date(2026, time.November, 22))
	if err != nil {
		log.Fatal(err)
	}
	if err := profile.SetDebt(debt, "overdue_days", answer); err != nil {
		log.Fatal(err)
	}
	stage = book.Evaluate(profile, day).Debts[0].Stage
	fmt.Printf("%q, one of %v\n", stage.ID, stage.Candidates)

	fmt.Println(profile.Set("monthly_income", "a lot"))
	// Output:
	// "", one of [current early mid late]
	// "mid", one of [mid]
	// monthly_income: expected an amount in yuan, as a number or a decimal string
}
