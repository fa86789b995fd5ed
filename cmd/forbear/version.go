package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/rules"
)

func (a *app) version() *cli.Command {
	return &cli.Command{
		Name: "version", Action: a.doVersion, HideHelp: true,
		Usage: usage("程序和自带规则的版本", "which forbear and which book are built in"),
	}
}

func (a *app) doVersion(c *cli.Context) error {
	if err := nothingMore(c); err != nil {
		return err
	}
	program := "(devel)"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		program = info.Main.Version
	}
	fmt.Fprintf(a.stdout, "forbear %s %s %s/%s\n", program, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	files := book.Open(rules.FS) // which a test holds to be sound: they need not be loaded
	_, err := fmt.Fprintf(a.stdout, "book %s sha256:%s\n", files.Version(), files.Digest())
	return err
}
