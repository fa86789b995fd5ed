package main

import (
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"
	"github.com/urfave/cli/v2"
	"go.yaml.in/yaml/v4"

	"github.com/forbear-project/forbear/engine/text"
)

// The pages that tell others how to check their rules.
var ciPages = []string{"../../docs/ci.md", "../../docs/ci.zh.md"}

// recipesPage is the first of them, from wherever a script is.
var recipesPage, _ = filepath.Abs(ciPages[0])

// block is what stands between fences.
type block struct{ language, says string }

var (
	fenced = regexp.MustCompile("(?ms)^```([a-z]+)\n(.*?)^```$")
	quoted = regexp.MustCompile("`forbear [^`]*`")
	remark = regexp.MustCompile(`(?m)(^| )#[ !].*$`)
)

func blocksOf(t *testing.T, page string) []block {
	t.Helper()
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	var blocks []block
	for _, m := range fenced.FindAllStringSubmatch(string(data), -1) {
		blocks = append(blocks, block{m[1], m[2]})
	}
	return blocks
}

// codeOf is what a page shows as code, without remarks.
func codeOf(t *testing.T, page string) string {
	t.Helper()
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, one := range blocksOf(t, page) {
		b.WriteString(remark.ReplaceAllString(one.says, "") + "\n")
	}
	for _, one := range quoted.FindAllString(fenced.ReplaceAllString(string(data), ""), -1) {
		b.WriteString(one + "\n")
	}
	return b.String()
}

// command is a call of forbear within a line of a shell: up to where another command, a pipe or a
// file begins.
var command = regexp.MustCompile("(?m)(?:^|[ \t`])forbear ([a-z]+(?: [^\n`;|&>]*)?)")

// commandsIn are the words of every call of forbear that a page shows.
func commandsIn(said string) [][]string {
	var calls [][]string
	for _, m := range command.FindAllStringSubmatch(said, -1) {
		words := strings.Fields(m[1])
		for i := range words {
			words[i] = strings.Trim(words[i], `"'`)
		}
		calls = append(calls, words)
	}
	return calls
}

// understood is whether the program has the command, its flags, and the values that they are given.
func understood(d *app, words []string) error {
	c := d.command(words[0])
	if c == nil {
		return d.unknownCommand(words[0])
	}
	arranged, err := arrange(c, words[1:])
	if err != nil {
		return err
	}
	for _, flag := range arranged {
		name, value, _ := strings.Cut(strings.TrimLeft(flag, "-"), "=")
		f := findFlag(c, name)
		if f != nil && name == "format" && !slices.Contains(strings.Split(f.GetDefaultText(), "|"), value) {
			return &failure{text.Both("", "--format "+value), text.Text{}}
		}
	}
	return nil
}

// TestCIPagesRun: every command that the pages tell others to run is one that there is, with flags
// and formats that it has.
func TestCIPagesRun(t *testing.T) {
	d := &app{stdout: io.Discard, stderr: io.Discard, language: text.EN}
	for _, page := range ciPages {
		calls := commandsIn(codeOf(t, page))
		if len(calls) < 20 {
			t.Errorf("%s: only %d commands", page, len(calls))
		}
		for _, words := range calls {
			if err := understood(d, words); err != nil {
				t.Errorf("%s: forbear %s: %v", page, strings.Join(words, " "), err)
			}
		}
	}
}

// TestCICommandsAreLookedAt: the test above would notice.
func TestCICommandsAreLookedAt(t *testing.T) {
	d := &app{stdout: io.Discard, stderr: io.Discard, language: text.EN}
	for _, row := range []struct {
		why, line string
		good      bool
	}{
		{"a command and its flags", "- run: forbear check --format github", true},
		{"up to a redirection", `forbear diff "origin/$BASE" --format markdown >> "$GITHUB_STEP_SUMMARY"`, true},
		{"up to the next command", `if true; then forbear stale --within 30d; fi`, true},
		{"no such command", "forbear chekc", false},
		{"no such flag", "forbear test --minimum-coverage 100", false},
		{"a flag without its value", "forbear test --min-coverage", false},
		{"a flag of another command", "forbear check --mutate", false},
		{"no such format", "forbear check --format markdown", false},
	} {
		calls := commandsIn(row.line)
		if len(calls) != 1 {
			t.Fatalf("%s: %v", row.why, calls)
		}
		if err := understood(d, calls[0]); (err == nil) != row.good {
			t.Errorf("%s: %v", row.why, err)
		}
	}
}

// TestCIPagesSayTheSame: both languages give the same files, and what is called YAML is YAML.
func TestCIPagesSayTheSame(t *testing.T) {
	first := blocksOf(t, ciPages[0])
	if diff := cmp.Diff(first, blocksOf(t, ciPages[1]), cmp.AllowUnexported(block{})); diff != "" {
		t.Errorf("%s and %s differ:\n%s", ciPages[0], ciPages[1], diff)
	}
	for _, b := range first {
		var anything any
		if b.language != "yaml" {
			continue
		}
		if err := yaml.Unmarshal([]byte(b.says), &anything); err != nil || anything == nil {
			t.Errorf("not YAML: %v\n%s", err, b.says)
		}
		if strings.Contains(b.says, "pull_request_target") {
			t.Error("a token that may write is handed to whatever a pull request brings along")
		}
	}
}

// job is one of a recipe: of GitHub its steps, of GitLab its script.
type job struct {
	Steps  []struct{ Run string }
	Script []string
}

// recipes returns the jobs that the page shows, by name: those of GitLab as gitlab/NAME, the blocks of
// a shell that install forbear as shell.
func recipes(page string) (map[string]string, error) {
	data, err := os.ReadFile(page)
	if err != nil {
		return nil, err
	}
	found := map[string]string{}
	for _, m := range fenced.FindAllStringSubmatch(string(data), -1) {
		var whole struct{ Jobs map[string]job }
		var alone map[string]job
		switch {
		case m[1] == "sh" && strings.Contains(m[2], installing):
			found["shell"] = m[2]
		case m[1] != "yaml":
		case yaml.Unmarshal([]byte(m[2]), &whole) == nil && whole.Jobs != nil:
			for name, one := range whole.Jobs {
				found[name] = one.lines()
			}
		case yaml.Unmarshal([]byte(m[2]), &alone) == nil:
			for name, one := range alone {
				if one.Script != nil {
					name = "gitlab/" + name
				}
				found[name] = one.lines()
			}
		}
	}
	return found, nil
}

// lines are what a job runs.
func (j job) lines() string {
	lines := j.Script
	for _, s := range j.Steps {
		lines = append(lines, s.Run)
	}
	return strings.Join(lines, "\n") + "\n"
}

// installing is how recipes get forbear: a script has it already.
const installing = "go install github.com/forbear-project/forbear/cmd/forbear@"

// writeRecipe writes what a job of docs/ci.md runs, as it stands but for installing forbear, to a file:
// recipe FILE JOB.
func writeRecipe(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: recipe FILE JOB")
	}
	all, err := recipes(recipesPage)
	ts.Check(err)
	said, there := all[args[1]]
	if !there {
		ts.Fatalf("docs/ci.md has no job %s", args[1])
	}
	kept := slices.DeleteFunc(strings.SplitAfter(said, "\n"), func(line string) bool {
		return strings.HasPrefix(line, installing) || strings.HasPrefix(line, "PATH=")
	})
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Join(kept, "")), 0o600))
}

// hook is one that pre-commit can run.
type hook struct {
	ID            string `yaml:"id"`
	Name          string `yaml:"name"`
	Description   string `yaml:"description"`
	Entry         string `yaml:"entry"`
	Language      string `yaml:"language"`
	Files         string `yaml:"files"`
	PassFilenames *bool  `yaml:"pass_filenames"`
	RequireSerial bool   `yaml:"require_serial"`
}

// TestHooks: each hook runs a command that there is, on the files that it is about; files are
// handed only to a command that takes several.
func TestHooks(t *testing.T) {
	data, err := os.ReadFile("../../.pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var hooks []hook
	if err := yaml.Unmarshal(data, &hooks); err != nil {
		t.Fatal(err)
	}
	d := &app{stdout: io.Discard, stderr: io.Discard, language: text.EN}
	var ids []string
	for _, h := range hooks {
		ids = append(ids, h.ID)
		words := strings.Fields(strings.TrimPrefix(h.Entry, "forbear "))
		if err := understood(d, words); err != nil || h.Language != "golang" || h.Name == "" || h.Description == "" {
			t.Errorf("%s: %v, %+v", h.ID, err, h)
		}
		if passes := h.PassFilenames == nil || *h.PassFilenames; passes && !takesSeveral(d.command(words[0])) {
			t.Errorf("%s is handed files and takes none, or one", h.ID)
		}
		files := regexp.MustCompile(h.Files)
		for name, meant := range map[string]bool{
			"rules/lenders/abc-card.toml": true, "rules/facts.toml": true, "README.md": false, "cmd/rules/x.toml": false,
			"fixtures/abc-card/late.json": h.ID != "forbear-fmt", "fixtures/abc-card/late.expect.toml": h.ID != "forbear-fmt",
		} {
			if files.MatchString(name) != meant {
				t.Errorf("%s: whether it is about %s is %v", h.ID, name, !meant)
			}
		}
	}
	if diff := cmp.Diff([]string{"forbear-fmt", "forbear-check", "forbear-test"}, ids); diff != "" {
		t.Error(diff)
	}
}

func takesSeveral(c *cli.Command) bool { return strings.Contains(c.ArgsUsage, "...") }
