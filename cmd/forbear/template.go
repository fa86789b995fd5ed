package main

import (
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
)

// template writes a profile of nulls. The lender need not be in the book, for its debts can be
// judged by their family.
func (a *app) template(c *cli.Context) error {
	if err := a.setLanguage(c); err != nil {
		return err
	}
	if c.NArg() > 0 {
		return &failure{
			text.Both("--template 不用文件名", "--template takes no profile"),
			text.Both("两件事分开做", "do one after the other"),
		}
	}
	for _, flag := range []string{"format", "as-of", "strategy", "full", "points", "color"} {
		if c.IsSet(flag) {
			return &failure{
				text.Both("--template 不能和 --"+flag+" 一起用", "--template does not go with --"+flag),
				text.Both("去掉 --"+flag, "leave --"+flag+" out"),
			}
		}
	}
	lender := strings.TrimSpace(c.String("template"))
	if lender == "" || !fact.IsLenderName(lender) {
		return &failure{
			text.Both("--template 后面要写机构的名字，一行，最多 80 个字",
				"--template needs a lender: at most 80 characters, on one line"),
			text.Both("机构见 forbear list lenders", "see forbear list lenders"),
		}
	}
	b, err := a.bookFor(c.String("rules"))
	if err != nil {
		return err
	}
	if l := b.Lender(lender); l != nil {
		lender = l.ID
	} else {
		a.note(unknownLender(b, lender))
	}
	_, err = a.stdout.Write(fact.Template(b.Vocabulary, lender, a.language))
	return err
}

func unknownLender(b *book.Book, name string) text.Text {
	var names []string
	for _, l := range b.Lenders {
		names = slices.Concat(names, []string{l.ID}, l.Aliases)
	}
	if near := problem.Suggest(name, names); near != "" {
		return text.Both("规则里没有这家机构；您要的是不是 "+near+"？", "the book does not know this lender; did you mean "+near+"?")
	}
	return text.Both(
		"规则里没有这家机构：填上 family（机构的种类），就按那一类的规则评估",
		"the book does not know this lender: fill in family, and it is judged by the rules for that kind",
	)
}

// note writes a note to standard error.
func (a *app) note(t text.Text) {
	io.WriteString(a.stderr, text.Both("注意：", "note: ").In(a.language)+t.In(a.language)+"\n")
}
