package analysis_test

import (
	"fmt"
	"os"
	"time"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/workbench/analysis"
)

// A book as it will be looked at in ten years: time makes notes of it, and no errors.
func ExampleStale() {
	b, problems := book.Load(os.DirFS("../../engine/book/testdata/minimal"))
	if len(problems) > 0 {
		fmt.Println(problems.Error())
		return
	}
	for _, d := range analysis.Stale(b, calendar.Of(2036, time.November, 22), -1) {
		fmt.Println(d.Day, d.Kind, d.ID, d.Code, d.Severity)
	}
	// Output:
	// 2026-03-20 parameter lpr_1y parameter-outdated note
	// 2027-02-20 source lpr source-to-review note
	// 2027-05-21 lender some-bank lender-to-review note
}

func ExampleSlips() {
	for _, s := range analysis.Slips("defaulters are not eligible: ring 400-000-0000", "en") {
		fmt.Println(s.Code, s.At, s.Word)
	}
	// Output:
	// hurtful-word 0 defaulters
	// hurtful-word 15 not eligible
	// private-number 34 400-000-0000
}

func ExampleCode_Page() {
	code, _ := analysis.CodeNamed("unused-source")
	fmt.Print(code.Page("zh")[:len("unused-source：没有被引用的出处")])
	// Output: unused-source：没有被引用的出处
}
