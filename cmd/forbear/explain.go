package main

import (
	"io"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/analysis"
)

func (a *app) explainCode() *cli.Command {
	return &cli.Command{
		Name: "explain", ArgsUsage: "[CODE]", Action: a.doExplain, HideHelp: true,
		Usage: usage("check 报的一种问题：是什么、为什么要紧、怎么改", "what a code of check means, and how to mend it"),
		Description: description(
			"CODE 是 check 写在方括号里的代码；不写就列出全部。",
			"CODE is what check writes in brackets; without one, all of them are listed.",
		),
		Flags: []cli.Flag{languageFlag()},
	}
}

func (a *app) doExplain(c *cli.Context) error {
	if err := a.setLanguage(c); err != nil {
		return err
	}
	name, err := onlyOne(c)
	if err != nil {
		return err
	}
	if name == "" {
		return analysis.WriteCodes(a.stdout, analysis.Codes(), a.language)
	}
	code, ok := analysis.CodeNamed(name)
	if !ok {
		return unknownCode(name)
	}
	_, err = io.WriteString(a.stdout, code.Page(a.language))
	return err
}

func unknownCode(name string) error {
	var names []string
	for _, c := range analysis.Codes() {
		names = append(names, c.Name)
	}
	hint := text.Both("有哪些代码，见 forbear explain", "see forbear explain for what there is")
	if near := problem.Suggest(name, names); near != "" {
		hint = text.Both("您要的是不是 "+near+"？", "did you mean "+near+"?")
	}
	return &failure{text.Both("没有这个代码："+name, "no such code: "+name), hint}
}
