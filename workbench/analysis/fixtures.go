package analysis

import (
	"io/fs"
	"strings"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/fixture"
)

// FixturesWithoutWhy reports fixtures of a folder, and of those below it, that do not say what they
// are for. Files are named relative to the folder, and come in the order of their names. Other
// mistakes of a fixture are reported by running it.
func FixturesWithoutWhy(b *book.Book, fixtures fs.FS) []Finding {
	var findings []Finding
	names, _ := fixture.Names(fixtures, nil) // an unreadable folder has none
	for _, name := range names {
		if data, _ := fs.ReadFile(fixtures, name+".expect.toml"); firstSaysWhy.Match(data) {
			continue
		}
		c := fixture.Read(fixtures, b, name, true)
		if c.Want == nil || strings.TrimSpace(c.Want.Why) != "" {
			continue
		}
		place := func(message, hint text.Text) problem.Problem {
			file := name + ".expect.toml"
			data, _ := fs.ReadFile(fixtures, file)
			p := problem.Of(message, hint)
			p.File, p.Line, p.Path = file, lineOf(string(data), "why"), "why"
			return p
		}
		findings = append(findings, finding("fixture-without-why", wording{
			text.Both("没有写这个样例是为了什么", "nothing says what this borrower is for"),
			text.Both("用一句话写上顾问会怎么说、为什么", "say in a sentence what a counsellor would tell them, and why")}.at(place),
			nil))
	}
	return findings
}

// firstSaysWhy matches expectations whose first line says why, as forbear writes them: they need not be
// read.
var firstSaysWhy = re(`^why *= *"[^"\\\s]`)

// lineOf returns the line on which a key begins, counted from 1; 0 when none does.
func lineOf(file, key string) int {
	for i, line := range strings.Split(file, "\n") {
		if before, _, ok := strings.Cut(line, "="); ok && strings.TrimSpace(before) == key {
			return i + 1
		}
	}
	return 0
}
