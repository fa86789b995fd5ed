package format_test

import (
	"fmt"

	"github.com/forbear-project/forbear/workbench/format"
)

func ExampleFile() {
	form, problems := format.File("lenders/some-finance.toml", []byte(`[lender]
title.zh = "某消费金融"
title.en = "Some Consumer Finance"
sources = [ 'S003' ] # its own page
family = "consumer-finance"
`))
	fmt.Printf("%s%d problems\n", form, len(problems))
	// Output:
	// #:schema ../schemas/lender.json
	//
	// [lender]
	// family   = "consumer-finance"
	// title.zh = "某消费金融"
	// title.en = "Some Consumer Finance"
	// sources  = ['S003'] # its own page
	// 0 problems
}

func ExampleFile_problems() {
	_, problems := format.File("lenders/some-finance.toml", []byte("[lender]\nfamily = consumer-finance\n"))
	for _, p := range problems {
		fmt.Println(p)
		fmt.Println("hint:", p.Hint)
	}
	// Output:
	// lenders/some-finance.toml:2:10: lender.family: not TOML: expected value but found "consumer" instead
	// hint: a line is key = value, a table [name.id]; texts stand in quotes, lists in brackets
}
