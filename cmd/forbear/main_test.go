package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"

	"github.com/forbear-project/forbear/rules"
)

var update = flag.Bool("update", false, "write what cmp expects into the scripts")

// TestMain also makes the test binary the command forbear, for scripts that need a process.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	testscript.Main(m, map[string]func(){"forbear": main})
}

func TestScripts(t *testing.T) {
	folder, err := filepath.Abs("testdata/script") // commands change the working directory
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 folder,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Setup: func(e *testscript.Env) error {
			e.Values[scriptInput{}] = new(string)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":   exits,
			"input":   input,
			"book":    copyBook,
			"small":   copySmallBook,
			"sound":   copySoundBook,
			"append":  appendTo,
			"copies":  copies,
			"bytes":   writeBytes,
			"replace": replaceIn,
			"recipe":  writeRecipe,
		},
	})
}

// exits CODE forbear ARGS... runs a command in this process, which is to leave with just that code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 || args[1] != "forbear" {
		ts.Fatalf("usage: exits CODE forbear ARGS...")
	}
	stdin := ts.Value(scriptInput{}).(*string)
	code := runIn(ts, args[2:], strings.NewReader(*stdin))
	*stdin = ""
	if fmt.Sprint(code) != args[0] {
		ts.Fatalf("left with %d, not %s", code, args[0])
	}
}

// input FILE is standard input for the next command.
func input(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: input FILE")
	}
	*ts.Value(scriptInput{}).(*string) = ts.ReadFile(args[0])
}

type scriptInput struct{}

// variables are those that a command reads, or git, which it starts.
var variables = []string{
	"FORBEAR_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "CI", "NO_COLOR", "TERM", "PATH", "HOME", "PWD",
	"GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_GLOBAL", "GIT_CEILING_DIRECTORIES",
}

// oneProcess is held while a command runs: a process has one working directory.
var oneProcess sync.Mutex

// runIn runs a command where the script is, in its environment.
func runIn(ts *testscript.TestScript, args []string, stdin io.Reader) (code int) {
	oneProcess.Lock()
	defer oneProcess.Unlock()
	before, err := os.Getwd()
	ts.Check(err)
	defer os.Chdir(before)
	ts.Check(os.Chdir(ts.MkAbs(".")))
	var environ []string
	for _, name := range variables {
		environ = append(environ, name+"="+ts.Getenv(name))
	}
	return newApp(stdin, ts.Stdout(), ts.Stderr(), environ).run(args)
}

// book DIR copies the shipped rule book there.
func copyBook(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: book DIR")
	}
	ts.Check(os.CopyFS(ts.MkAbs(args[0]), rules.FS))
}

// small DIR copies the book of package engine's tests there, for what is to be shown line by line.
func copySmallBook(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: small DIR")
	}
	ts.Check(os.CopyFS(ts.MkAbs(args[0]), os.DirFS(smallBook)))
}

// sound DIR copies the book of package analysis's tests there, in which check finds nothing.
func copySoundBook(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: sound DIR")
	}
	ts.Check(os.CopyFS(ts.MkAbs(args[0]), os.DirFS(soundBook)))
}

// The books are found from where the tests start: scripts run elsewhere.
var (
	smallBook, _ = filepath.Abs("../../engine/testdata/book")
	soundBook, _ = filepath.Abs("../../workbench/analysis/testdata/minimal")
)

// copies N FILE DIR puts N copies of a JSON file into a folder, called by their numbers.
func copies(ts *testscript.TestScript, neg bool, args []string) {
	var n int
	if _, err := fmt.Sscan(args[0], &n); neg || err != nil || len(args) != 3 {
		ts.Fatalf("usage: copies N FILE DIR")
	}
	for i := range n {
		ts.Check(os.WriteFile(ts.MkAbs(fmt.Sprintf("%s/%d.json", args[2], i)), []byte(ts.ReadFile(args[1])), 0o644))
	}
}

// append FILE FROM adds the contents of the second file to the first.
func appendTo(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: append FILE FROM")
	}
	whole := ts.ReadFile(args[0]) + ts.ReadFile(args[1])
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(whole), 0o644))
}

// replace OLD NEW FILE writes the second text in the place of the first.
func replaceIn(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace OLD NEW FILE")
	}
	before := ts.ReadFile(args[2])
	if !strings.Contains(before, args[0]) {
		ts.Fatalf("%s has no %s", args[2], args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(strings.ReplaceAll(before, args[0], args[1])), 0o644))
}

// bytes FILE N writes a file of N bytes.
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	var n int
	if _, err := fmt.Sscan(args[1], &n); neg || err != nil {
		ts.Fatalf("usage: bytes FILE N")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), bytes.Repeat([]byte(" "), n), 0o644))
}

// say runs the program in this process.
func say(stdin string, args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = run(args, strings.NewReader(stdin), &out, &errs)
	return code, out.String(), errs.String()
}

func TestFlagsBeforeOrAfter(t *testing.T) {
	profile := `{"as_of": "2026-11-22", "debts": [{}]}`
	for _, row := range []struct {
		why           string
		before, after []string
	}{
		{"evaluate", []string{"evaluate", "--lang", "en", "--points", "--as-of=2026-12-01", "-"},
			[]string{"evaluate", "-", "--as-of", "2026-12-01", "--lang=en", "--points"}},
		{"check", []string{"check", "--lang", "zh", "--format", "json", soundBook},
			[]string{"check", soundBook, "--format=json", "--lang=zh"}},
		{"list", []string{"list", "--lang", "en", "--format", "json", "stages"},
			[]string{"list", "stages", "--format=json", "--lang=en"}},
	} {
		_, want, _ := say(profile, row.before...)
		_, got, errs := say(profile, row.after...)
		if diff := cmp.Diff(want, got); diff != "" || got == "" {
			t.Errorf("%s: %s (-before +after)\n%s", row.why, errs, diff)
		}
	}
}

func TestSameInputSameBytes(t *testing.T) {
	profile := `{"as_of": "2026-11-22",
		"debts": [{"lender": "jd-jintiao", "overdue_days": 45}, {"family": "credit-card"}]}`
	for _, format := range []string{"text", "json"} {
		_, want, _ := say(profile, "evaluate", "-", "--format", format)
		for range 3 {
			if _, got, _ := say(profile, "evaluate", "-", "--format", format); got != want {
				t.Errorf("%s differs from one run to the next", format)
			}
		}
	}
}

func TestNoValueOfAProfileInAnError(t *testing.T) {
	const secret = "918273645"
	for _, profile := range []string{
		`{"monthly_income": "` + secret + ` apples", "debts": [{}]}`,
		`{"monthly_income": ` + secret + `0000, "debts": [{}]}`,
		`{"debts": [{"id": "` + secret + `", "overdue_days": -` + secret + `}]}`,
		`{"debts": [{"family": "` + secret + `"}]}`,
		`{"debts": [{"lender": ` + secret + `}]}`,
		`{"debts": [{}], "hardships": ["` + secret + `"]}`,
		`{"debts": [{}]} ` + secret,
		`{"as_of": "` + secret + `", "debts": [{}]}`,
		secret,
		`"` + secret,
	} {
		code, out, errs := say(profile, "evaluate", "-")
		if code != exitCannot || out != "" || errs == "" {
			t.Errorf("%s: left with %d, said %q and %q", profile, code, out, errs)
		}
		if strings.Contains(out+errs, secret) {
			t.Errorf("%s is repeated: %s", profile, errs)
		}
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("no room") }

func TestAResultThatCannotBeWrittenIsNoSuccess(t *testing.T) {
	for _, args := range [][]string{
		{"evaluate", "-"},
		{"evaluate", "-", "--format", "json"},
		{"evaluate", "--template", "jd-jintiao"},
		{"check", soundBook},
		{"list", "stages"},
		{"fmt", soundBook, "--check", "--format", "json"},
	} {
		if code := run(args, strings.NewReader(`{"debts": [{}]}`), broken{}, io.Discard); code != exitCannot {
			t.Errorf("%v leaves with %d", args, code)
		}
	}
}

func TestLanguage(t *testing.T) {
	for _, row := range []struct {
		why                      string
		own, all, messages, lang string
		want                     string
	}{
		{"nothing said", "", "", "", "", "zh"},
		{"our own variable first", "en", "zh_CN", "zh_CN", "zh_CN", "en"},
		{"then LC_ALL", "", "en_US.UTF-8", "zh_CN", "zh_CN", "en"},
		{"then LC_MESSAGES", "", "", "en_GB", "zh_CN", "en"},
		{"then LANG", "", "", "", "en", "en"},
		{"C is not set", "", "C", "POSIX", "C.UTF-8", "zh"},
		{"C before one that is set", "", "C.UTF-8", "", "en_US.UTF-8", "en"},
		{"Chinese of anywhere", "", "zh_TW.UTF-8", "", "", "zh"},
		{"another language", "", "de_DE.UTF-8", "", "", "en"},
	} {
		a := &app{environ: []string{
			"FORBEAR_LANG=" + row.own, "LC_ALL=" + row.all, "LC_MESSAGES=" + row.messages, "LANG=" + row.lang,
		}}
		if got := a.languageOf("zh"); string(got) != row.want {
			t.Errorf("%s: got %s, want %s", row.why, got, row.want)
		}
	}
}
