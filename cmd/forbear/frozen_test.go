package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page"
	"github.com/forbear-project/forbear/page/document"
	"github.com/forbear-project/forbear/rules"
	"github.com/forbear-project/forbear/workbench/fixture"
)

// frozenFile holds a hash of every output that TestFrozen makes, a line each.
const frozenFile = "testdata/frozen.txt"

// frozenDay is the day on which outputs are made that would else depend on the clock.
const frozenDay = "2026-11-22"

// TestFrozen holds the bytes of the outputs that borrowers, maintainers and other programs read. A
// change of the code alone moves none of them. A change that is to move some is a commit of its
// own: run the test with -update, and say in the commit which lines of frozen.txt moved and why.
func TestFrozen(t *testing.T) {
	t.Chdir("../..")
	var lines []string
	add := func(name string, output []byte) {
		hash := sha256.Sum256(output)
		lines = append(lines, fmt.Sprintf("%x %s", hash[:8], name))
	}
	freezeFixtures(t, add)
	freezeCommands(t, add)
	freezeForms(t, add)

	got := strings.Join(lines, "\n") + "\n"
	file := filepath.Join("cmd/forbear", frozenFile)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if moved := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); moved != "" {
		t.Errorf("outputs moved (-frozen +now):\n%s", moved)
	}
}

// freezeFixtures evaluates every fixture: the page in both languages, for maintainers and in
// colour, and the JSON.
func freezeFixtures(t *testing.T, add func(string, []byte)) {
	b, problems := book.Load(rules.FS)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	names, err := filepath.Glob("fixtures/*/*.json")
	if err != nil || len(names) == 0 {
		t.Fatal("no fixtures: ", err)
	}
	slices.Sort(names)
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		p, problems := fact.ReadProfile(b.Vocabulary, name, data, calendar.Last)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		e := engine.Evaluate(b, p, *p.AsOf)
		told := func(o page.Options, colour bool) []byte {
			var out bytes.Buffer
			o.Stages = stageTitles(b)
			if err := document.WriteTerminal(&out, page.Of(e, o), colour); err != nil {
				t.Fatal(err)
			}
			return out.Bytes()
		}
		add(name+" zh", told(page.Options{Language: text.ZH}, false))
		add(name+" en", told(page.Options{Language: text.EN}, false))
		add(name+" points colour", told(page.Options{Language: text.ZH, Points: true}, true))
		add(name+" strategy", told(page.Options{Language: text.EN, Strategy: e.Debts[0].Strategies[0].ID}, false))
		var out bytes.Buffer
		if err := text.WriteJSON(&out, e); err != nil {
			t.Fatal(err)
		}
		add(name+" json", out.Bytes())
	}
}

// freezeCommands runs the commands of maintainers on the shipped book, and on one in which a few
// things are changed.
func freezeCommands(t *testing.T, add func(string, []byte)) {
	changed := changedBook(t)
	broken := brokenBook(t)
	var commands [][]string
	each := func(command string, formats ...string) {
		for _, format := range formats {
			lang, format, _ := strings.Cut(format, " ")
			commands = append(commands, append(strings.Fields(command), "--lang", lang, "--format", format))
		}
	}
	day := " --as-of " + frozenDay
	each("check --notes rules"+day, "en text", "zh json")
	each("check --notes "+changed+day, "zh text", "zh json", "en github")
	each("check "+broken, "zh text", "en text", "zh json", "en github", "zh junit")
	each("test --coverage", "zh json")
	each("test --coverage --rules "+changed+" fixtures/jd-jintiao fixtures/bank-loan fixtures/panorama", "zh text",
		"en text", "zh json", "en github", "zh junit")
	each("stale --within 3650d rules"+day, "zh text", "en text", "zh json", "en github", "zh junit")
	each("diff --all --fixtures fixtures/jd-jintiao "+changed+" rules", "zh text", "en text", "zh json", "zh markdown")
	for _, name := range []string{"jd-jintiao/payment-order-on-silent-debt", "credit-card/shop-closed-90-days",
		"several/four-papers-four-deadlines"} {
		each("calendar fixtures/"+name+".json", "zh text", "en text", "zh json", "en markdown", "zh html")
	}
	each("docs"+day, "zh markdown", "en markdown", "zh html", "en html")
	for _, what := range []string{"facts", "lenders", "families", "strategies", "materials", "hardships", "stages",
		"alerts", "parameters",
		"sources", "claims"} {
		each("list "+what, "zh text", "en text", "zh json")
	}
	for _, name := range []string{
		"credit-card/shop-closed-91-days", "ant-jiebei/pay-cut-31-days", "several/eight-debts-and-little-left",
	} {
		each("plan fixtures/"+name+".json", "zh text", "en text", "zh json", "zh csv", "en html")
		each("plan --schedule fixtures/"+name+".json", "zh text", "zh json", "zh csv")
	}
	for _, lang := range []string{"zh", "en"} {
		commands = append(commands,
			[]string{"explain", "--lang", lang},
			[]string{"schema", "--lang", lang},
			[]string{"evaluate", "--template", "jd-jintiao", "--lang", lang})
	}
	schemas, err := filepath.Glob("rules/schemas/*.json")
	if err != nil || len(schemas) == 0 {
		t.Fatal("no schemas: ", err)
	}
	for _, name := range schemas {
		commands = append(commands, []string{"schema", strings.TrimSuffix(filepath.Base(name), ".json")})
	}
	load, runFixtures := loadOnce(), runFixturesOnce()
	folders := strings.NewReplacer(changed, "CHANGED", broken, "BROKEN")
	for _, args := range commands {
		var stdout, stderr bytes.Buffer
		a := newApp(strings.NewReader(""), &stdout, &stderr, os.Environ())
		a.load, a.runFixtures = load, runFixtures
		code := a.run(args)
		if code == exitCannot || stdout.Len() == 0 {
			t.Errorf("%s: exit code %d, %d bytes\n%s", strings.Join(args, " "), code, stdout.Len(), stderr.String())
		}
		add(folders.Replace(strings.Join(args, " ")), fmt.Appendf(nil, "%d\n%s", code, folders.Replace(stdout.String())))
	}
}

// loadOnce returns a loader that loads the book of each folder once, which does not change in
// between.
func loadOnce() func(bookSource) (*book.Book, problem.List) {
	type loaded struct {
		book     *book.Book
		problems problem.List
	}
	books := map[string]loaded{}
	return func(s bookSource) (*book.Book, problem.List) {
		l, found := books[s.folder]
		if !found {
			l.book, l.problems = s.load()
			books[s.folder] = l
		}
		return l.book, slices.Clone(l.problems)
	}
}

// runFixturesOnce returns a function that runs the same fixtures by the same book once.
func runFixturesOnce() func(*book.Book, []located) []fixture.Result {
	type trial struct {
		book  *book.Book
		cases string
	}
	all := map[trial][]fixture.Result{}
	return func(b *book.Book, cases []located) []fixture.Result {
		of := trial{b, fmt.Sprint(cases)}
		if _, found := all[of]; !found {
			all[of] = runFixtures(b, cases)
		}
		return slices.Clone(all[of])
	}
}

// changedBook is the shipped book with a threshold, points, a stage's bound, a text and an option
// changed, so that fixtures move and check has findings.
func changedBook(t *testing.T) string {
	return editedBook(t, map[string][][2]string{
		"stages.toml":                    {{"overdue_days >= 31", "overdue_days >= 41"}},
		"facts.toml":                     {{`title.zh = "每月收入"`, `title.zh = "月收入"`}},
		"families/credit-card.toml":      {{"terms.months_max   = 60", "terms.months_max   = 36"}},
		"families/consumer-finance.toml": {{"value  = 24", "value  = 12"}},
		"strategies.toml":                {{"not limitation_done", "not (limitation_done or owed > 800000)"}},
		"parameters.toml":                {{"is = 15,", "is = 14,"}},
	})
}

// brokenBook is the shipped book with a fact that does not exist, an unknown key and a type error.
func brokenBook(t *testing.T) string {
	return editedBook(t, map[string][][2]string{
		"stages.toml":     {{"overdue_days >= 31", "overdue_day >= 31"}},
		"book.toml":       {{"version", "verson"}},
		"strategies.toml": {{"not limitation_done", "limitation_done > 3"}},
	})
}

func editedBook(t *testing.T, edits map[string][][2]string) string {
	dir := t.TempDir()
	if err := os.CopyFS(dir, rules.FS); err != nil {
		t.Fatal(err)
	}
	for name, pairs := range edits {
		data, err := fs.ReadFile(rules.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		said := string(data)
		for _, pair := range pairs {
			if !strings.Contains(said, pair[0]) {
				t.Fatalf("%s has no %s", name, pair[0])
			}
			said = strings.Replace(said, pair[0], pair[1], 1)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(said), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// freezeForms gives every rule file, and a disordered one, their form.
func freezeForms(t *testing.T, add func(string, []byte)) {
	names, err := filepath.Glob("rules/*.toml")
	more, err2 := filepath.Glob("rules/*/*.toml")
	if err != nil || err2 != nil {
		t.Fatal(err, err2)
	}
	for _, name := range append(names, more...) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, form := range []string{"as it is", "disordered"} {
			said := string(data)
			if form == "disordered" {
				said = disordered(said)
			}
			var stdout, stderr bytes.Buffer
			if code := run([]string{"fmt", "--as", strings.TrimPrefix(name, "rules/"), "-"}, strings.NewReader(said),
				&stdout, &stderr); code != 0 {
				t.Errorf("fmt %s: exit code %d\n%s", name, code, stderr.String())
			}
			add("fmt "+name+" "+form, stdout.Bytes())
		}
	}
}

// disordered is a rule file whose single lines of a table stand in the reverse order, but for those of
// a text of several lines.
func disordered(said string) string {
	var all, table []string
	flush := func() {
		slices.Reverse(table)
		all, table = append(all, table...), nil
	}
	within := false
	for line := range strings.Lines(said) {
		quotes := strings.Count(line, "'''")
		single := !within && quotes == 0 && strings.Contains(line, " = ") && !strings.HasSuffix(line, "[\n") &&
			!strings.HasPrefix(line, " ")
		within = within != (quotes == 1)
		if single {
			table = append(table, line)
			continue
		}
		flush()
		all = append(all, line)
	}
	flush()
	return strings.Join(all, "")
}
