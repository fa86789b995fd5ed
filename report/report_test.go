package report

import (
	"bytes"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

var update = flag.Bool("update", false, "write the golden files")

// golden compares with testdata/name, or writes it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; go test ./report -update writes it", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got)\n%s", name, diff)
	}
}

// pages are all that is rendered in these tests.
var pages = []struct {
	name, why  string
	evaluation func() *engine.Evaluation
	options    Options
}{
	{"one-debt", "all three statuses, papers of every state, a question that was asked", oneDebt, Options{}},
	{"one-debt-points", "what a maintainer sees besides", oneDebt, Options{Points: true}},
	{"one-debt-strategy", "everything on one strategy that does not suit now", oneDebt, Options{Strategy: "pay-in-full"}},
	{"one-debt-elsewhere", "a strategy of another stage", oneDebt, Options{Strategy: "answer-lawsuit"}},
	{"one-debt-dropped", "a strategy this creditor's book takes away", oneDebt, Options{Strategy: "extension"}},
	{"one-debt-no-such", "a strategy the debt's book has nothing of", oneDebt, Options{Strategy: "appeal"}},
	{"several-debts", "deadlines, two debts of one name, a stage that cannot be told, words too long for a line", severalDebts, Options{}},
	{"nothing-suits", "no strategy at all", nothingSuits, Options{}},
	{"colour", "colour where it is asked for", nothingSuits, Options{Colour: true}},
}

func render(t *testing.T, e *engine.Evaluation, o Options, l text.Language) string {
	t.Helper()
	o.Language = l
	o.Stages = map[string]text.Text{"court": {ZH: "法院程序中", EN: "before a court"}, "mid": {ZH: "逾期中期", EN: "arrears of more than a month"}}
	var b bytes.Buffer
	if err := Text(&b, e, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestText(t *testing.T) {
	for _, page := range pages {
		for _, l := range text.Languages {
			golden(t, page.name+"."+string(l)+".golden", render(t, page.evaluation(), page.options, l))
		}
	}
}

func TestLaw1SameBytes(t *testing.T) {
	first := render(t, severalDebts(), Options{}, text.ZH)
	t.Setenv("LC_ALL", "zh_CN.UTF-8")
	t.Setenv("RUNEWIDTH_EASTASIAN", "1")
	for range 10 {
		if diff := cmp.Diff(first, render(t, severalDebts(), Options{}, text.ZH)); diff != "" {
			t.Fatalf("(-want +got)\n%s", diff)
		}
	}
}

func TestLaw2NoLineIsTooWideNorBeginsWithAClosingMark(t *testing.T) {
	for _, page := range pages {
		for _, l := range text.Languages {
			for _, line := range strings.Split(render(t, page.evaluation(), page.options, l), "\n") {
				bare := uncoloured.Replace(line)
				if w := document.Cells(bare); w > document.Width {
					t.Errorf("%s.%s: %d cells: %s", page.name, l, w, bare)
				}
				if start := strings.TrimLeft(bare, " "); start != "" && strings.ContainsAny(start[:min(3, len(start))], "，。；：、？！）」』】》") {
					t.Errorf("%s.%s begins with a closing mark: %s", page.name, l, bare)
				}
				if strings.TrimRight(bare, " ") != bare {
					t.Errorf("%s.%s ends with a space: %q", page.name, l, bare)
				}
			}
		}
	}
}

var uncoloured = strings.NewReplacer("\x1b[0m", "", "\x1b[1m", "", "\x1b[2m", "", "\x1b[1;31m", "", "\x1b[32m", "", "\x1b[33m", "")

func TestLaw3WordsThatHurtAreNotUsed(t *testing.T) {
	banned := []string{"不符合", "资格", "不合格", "没有资格", "ineligible", "not eligible", "eligible", "undetermined", "72", "分数", "score"}
	for _, page := range pages {
		if page.options.Points {
			continue
		}
		for _, l := range text.Languages {
			said := render(t, page.evaluation(), page.options, l)
			for _, word := range banned {
				if strings.Contains(strings.ToLower(said), word) {
					t.Errorf("%s.%s says %q", page.name, l, word)
				}
			}
		}
	}
}

func TestLaw4ColourRepeatsTheWords(t *testing.T) {
	for _, page := range pages {
		o := page.options
		o.Colour = true
		coloured := render(t, page.evaluation(), o, text.ZH)
		o.Colour = false
		if diff := cmp.Diff(render(t, page.evaluation(), o, text.ZH), uncoloured.Replace(coloured)); diff != "" {
			t.Errorf("%s (-plain +coloured)\n%s", page.name, diff)
		}
	}
}

func TestALenderCannotSteerTheTerminal(t *testing.T) {
	e := nothingSuits()
	e.Debts[0].Lender = "\x1b[2Jevil\u202e\nline"
	said := render(t, e, Options{}, text.EN)
	if strings.ContainsAny(said, "\x1b\u202e") || !strings.Contains(said, "[2Jevil line") {
		t.Errorf("%q", said)
	}
}

// Both languages of a sentence have the same blanks in the same order. The sentences are read from the source, so that none is left out.
func TestEverySentenceTakesTheSameBlanks(t *testing.T) {
	blanks := regexp.MustCompile(`%\S`)
	sentences := 0
	words, err := parser.ParseFile(token.NewFileSet(), "words.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(words, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) != 2 {
			return true
		}
		if callee, ok := call.Fun.(*ast.SelectorExpr); !ok || callee.Sel.Name != "Both" {
			return true
		}
		zh, en := call.Args[0].(*ast.BasicLit).Value, call.Args[1].(*ast.BasicLit).Value
		if diff := cmp.Diff(blanks.FindAllString(zh, -1), blanks.FindAllString(en, -1)); diff != "" {
			t.Errorf("%s and %s (-zh +en)\n%s", zh, en, diff)
		}
		sentences++
		return true
	})
	if sentences < 100 {
		t.Errorf("only %d sentences were found", sentences)
	}
}
