package book_test

import (
	"fmt"
	"os"
	"testing/fstest"

	"github.com/forbear-project/forbear/engine/book"
)

func ExampleLoad() {
	b, problems := book.Load(os.DirFS("testdata/minimal"))
	if len(problems) > 0 {
		fmt.Println(problems.Error())
		return
	}
	for _, o := range b.For("某卡", "").Options {
		fmt.Println(o.Strategy.ID, o.Basis, o.Stages)
	}
	// Output:
	// pay-in-full negotiation [current early]
	// instalment discretion [early late]
}

func ExampleLoad_problems() {
	_, problems := book.Load(fstest.MapFS{
		"book.toml": {Data: []byte("title.zh = \"书\"\nversion  = 1\n")},
		"stages.toml": {
			Data: []byte("[stage.current]\ntitle.zh = \"尚未逾期\"\ntitle.en = \"not overdue\"\ncolor    = \"green\"\n")},
	})
	for _, p := range problems {
		if p.Line > 0 {
			fmt.Println(p)
		}
	}
	// Output:
	// book.toml:1:1: missing languages
	// book.toml:1:7: title.zh: no text in en
	// book.toml:2:12: version: expected a text, found a number
	// stages.toml:4:1: stage.current.color: unknown key color
}
