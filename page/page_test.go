package page

import (
	"bytes"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/book/form"
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
		t.Fatalf("%v; go test ./page -update writes it", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got)\n%s", name, diff)
	}
}

// pages are all that is written in these tests.
var pages = []struct {
	name, why  string
	evaluation func() *engine.Evaluation
	options    Options
}{
	{"one-debt", "all statuses, papers of every state, a question that was asked", oneDebt, Options{}},
	{"one-debt-full", "everything on one debt", oneDebt, Options{Full: true}},
	{"one-debt-points", "what a maintainer sees besides", oneDebt, Options{Points: true}},
	{"one-debt-strategy", "one strategy that does not suit now", oneDebt, Options{Strategy: "pay-in-full"}},
	{"one-debt-elsewhere", "a strategy of another stage", oneDebt, Options{Strategy: "answer-lawsuit"}},
	{"one-debt-dropped", "a strategy this creditor's book takes away", oneDebt, Options{Strategy: "extension"}},
	{"one-debt-no-such", "a strategy the debt's book has nothing of", oneDebt, Options{Strategy: "appeal"}},
	{"several-debts", "deadlines, two debts of one name, a stage that cannot be told, words too long for a line",
		severalDebts, Options{}},
	{"several-debts-full", "everything on several debts", severalDebts, Options{Full: true}},
	{"nothing-suits", "no strategy at all", nothingSuits, Options{}},
}

// writers are those of package document.
var writers = map[string]func(*bytes.Buffer, document.Document) error{
	"txt":    func(b *bytes.Buffer, d document.Document) error { return document.WriteTerminal(b, d, false) },
	"colour": func(b *bytes.Buffer, d document.Document) error { return document.WriteTerminal(b, d, true) },
	"md":     func(b *bytes.Buffer, d document.Document) error { return document.WriteMarkdown(b, d) },
	"html":   func(b *bytes.Buffer, d document.Document) error { return document.WriteHTML(b, d) },
}

// stages are the titles of some stages.
var stages = map[string]text.Text{
	"court": {ZH: "法院程序中", EN: "before a court"},
	"mid":   {ZH: "逾期中期", EN: "arrears of more than a month"},
}

func write(t *testing.T, as string, e *engine.Evaluation, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := writers[as](&b, Of(e, o)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// eachPage calls test with every page in both languages.
func eachPage(test func(name string, e *engine.Evaluation, o Options)) {
	for _, page := range pages {
		for _, l := range text.Languages {
			o := page.options
			o.Language, o.Stages = l, stages
			test(page.name+"."+string(l), page.evaluation(), o)
		}
	}
}

func TestGolden(t *testing.T) {
	eachPage(func(name string, e *engine.Evaluation, o Options) {
		golden(t, name+".golden", write(t, "txt", e, o))
	})
	for _, l := range text.Languages {
		golden(t, "colour."+string(l)+".golden",
			write(t, "colour", nothingSuits(), Options{Language: l, Stages: stages}))
		for _, as := range []string{"md", "html"} {
			golden(t, "one-debt."+string(l)+"."+as, write(t, as, oneDebt(), Options{Language: l, Stages: stages}))
			golden(t, "several-debts."+string(l)+"."+as,
				write(t, as, severalDebts(), Options{Language: l, Stages: stages}))
		}
	}
}

func TestLaw1SameBytes(t *testing.T) {
	o := Options{Language: text.ZH}
	first := write(t, "txt", severalDebts(), o)
	t.Setenv("LC_ALL", "zh_CN.UTF-8")
	t.Setenv("RUNEWIDTH_EASTASIAN", "1")
	for range 10 {
		if diff := cmp.Diff(first, write(t, "txt", severalDebts(), o)); diff != "" {
			t.Fatalf("(-want +got)\n%s", diff)
		}
	}
}

func TestLaw1AnEvaluationIsNotWrittenTo(t *testing.T) {
	eachPage(func(name string, e *engine.Evaluation, o Options) {
		before := Of(e, o)
		Of(e, Options{Language: o.Language, Strategy: "pay-in-full"})
		if diff := cmp.Diff(before, Of(e, o)); diff != "" {
			t.Errorf("%s (-before +after)\n%s", name, diff)
		}
	})
}

func TestLaw2WordsThatHurtAreNotUsed(t *testing.T) {
	banned := []string{
		"不符合", "资格", "不合格", "没有资格", "分数",
		"ineligible", "not eligible", "eligible", "undetermined", "72", "score",
	}
	eachPage(func(name string, e *engine.Evaluation, o Options) {
		if o.Points {
			return
		}
		said := write(t, "txt", e, o)
		for _, word := range banned {
			if strings.Contains(strings.ToLower(said), word) {
				t.Errorf("%s says %q", name, word)
			}
		}
	})
}

// In a terminal no line is too wide or begins with a closing mark; see the laws of package
// document.
func TestLinesOfATerminal(t *testing.T) {
	closing := "，。；：、？！）」』】》"
	eachPage(func(name string, e *engine.Evaluation, o Options) {
		plain := write(t, "txt", e, o)
		for line := range strings.SplitSeq(plain, "\n") {
			if w := document.Cells(line); w > document.Width {
				t.Errorf("%s: %d cells: %s", name, w, line)
			}
			start := []rune(strings.TrimLeft(line, " "))
			if len(start) > 0 && strings.ContainsRune(closing, start[0]) {
				t.Errorf("%s begins with a closing mark: %s", name, line)
			}
			if strings.TrimRight(line, " ") != line {
				t.Errorf("%s ends with a space: %q", name, line)
			}
		}
		if diff := cmp.Diff(plain, escapes.ReplaceAllString(write(t, "colour", e, o), "")); diff != "" {
			t.Errorf("%s (-plain +coloured)\n%s", name, diff)
		}
	})
}

var escapes = regexp.MustCompile("\x1b\\[[0-9;]*m")

func TestLaw4ALenderCannotSteerTheTerminal(t *testing.T) {
	e := nothingSuits()
	e.Debts[0].Lender = "\x1b[2Jevil\u202e\nline"
	said := write(t, "txt", e, Options{Language: text.EN})
	if strings.ContainsAny(said, "\x1b\u202e") || !strings.Contains(said, "[2Jevil line") {
		t.Errorf("%q", said)
	}
}

func TestLaw5SourcesStandOnceWithTheirNumbers(t *testing.T) {
	for _, l := range text.Languages {
		said := write(t, "txt", oneDebt(), Options{Language: l, Full: true})
		for id, source := range oneDebt().Sources {
			if n := strings.Count(said, source.Title.In(l)); n != 1 {
				t.Errorf("in %s the source %s stands there %d times", l, id, n)
			}
		}
		list := said[strings.LastIndex(said, sayFound.In(l)):]
		for _, number := range regexp.MustCompile(`〔([0-9、]+)〕|\. \[([0-9, ]+)\]`).FindAllStringSubmatch(said, -1) {
			for _, n := range strings.FieldsFunc(number[1]+number[2], func(r rune) bool { return r < '0' || r > '9' }) {
				if !strings.Contains(list, "  "+n+". ") {
					t.Errorf("in %s nothing stands under the number %s:\n%s", l, n, list)
				}
			}
		}
		short := write(t, "txt", oneDebt(), Options{Language: l})
		if strings.Contains(short, "〔") || strings.Contains(short, ". [1") {
			t.Errorf("in %s the short page has numbers but no sources:\n%s", l, short)
		}
	}
}

func TestLaw5IDsAreForThoseWhoAskForPoints(t *testing.T) {
	for _, test := range []struct {
		points bool
		want   int
	}{{false, 0}, {true, 1}} {
		said := write(t, "txt", oneDebt(), Options{Language: text.EN, Full: true, Points: test.points})
		for _, id := range []string{"[instalment]", "[hardships]"} {
			if got := strings.Count(said, id); got != test.want {
				t.Errorf("with points %v the id %s stands there %d times, want %d", test.points, id, got, test.want)
			}
		}
	}
}

// The short page gives no reason that is none where it holds, and no plan without a figure.
func TestShortPageSaysNothingEmpty(t *testing.T) {
	e := nothingSuits()
	mere := require(engine.Yes, "没有看出无牌", "nothing shows that they are unlicensed")
	mere.Shared = true
	e.Debts[0].Strategies = []engine.Strategy{{ID: "a", Rank: 1, Kind: book.KindArrange, Tier: book.TierMain,
		Status: engine.Eligible, Title: text.Both("延期", "more time"),
		Reasons: []engine.Reason{mere, require(engine.Yes, "困难是暂时的", "the hardship is temporary")},
		Plans:   []engine.Plan{{Title: text.Both("往后推", "put off")}}}}
	said := write(t, "txt", e, Options{Language: text.EN})
	if !strings.Contains(said, "The hardship is temporary.") || strings.Contains(said, "unlicensed") ||
		strings.Contains(said, "put off") || strings.Contains(said, "In all") {
		t.Error(said)
	}
}

// Both languages of a sentence have the same blanks in the same order. The sentences are read from
// the source, so that none is left out.
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
		zh, en := literal(call.Args[0]), literal(call.Args[1])
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

// literal returns the source of a string that may be made of several.
func literal(e ast.Expr) string {
	if sum, ok := e.(*ast.BinaryExpr); ok {
		return literal(sum.X) + literal(sum.Y)
	}
	return e.(*ast.BasicLit).Value
}

// Every operator that a failed requirement may have is said in words.
func TestEveryOperatorHasAWord(t *testing.T) {
	field, _ := reflect.TypeFor[engine.Needs]().FieldByName("Operator")
	tag := strings.ReplaceAll(field.Tag.Get("jsonschema"), "enum=", "")
	for operator := range strings.SplitSeq(tag, ",") {
		if Compared(operator, false) == (text.Text{}) {
			t.Errorf("there is no word for %s", operator)
		}
	}
}

// An open strategy that would stand first is one line with the question that tells; one of tier first
// is that question alone, at the top of what is asked.
func TestOpenStrategiesAreTheirQuestions(t *testing.T) {
	strategy := func(rank int, id string, tier engine.Tier, status engine.Status, missing ...engine.Ref) engine.Strategy {
		s := engine.Strategy{Rank: rank, ID: id, Kind: book.KindArrange, Tier: tier, Status: status, Missing: missing,
			Title: text.Both(id, id), Reasons: []engine.Reason{require(engine.Yes, "有理由", "a reason")}}
		for _, m := range missing {
			s.TurnsOn = append(s.TurnsOn, engine.Turn{Fact: m.Fact, Debt: m.Debt})
		}
		return s
	}
	question := func(fact string, asked bool) engine.Question {
		title := text.Both(fact, fact)
		return engine.Question{Fact: fact, Title: title, Ask: title, Asked: asked}
	}
	for _, test := range []struct {
		why        string
		asked      bool
		wants, not []string
	}{
		{
			"one line above the first that is certain; the question of the first tier before the others", false,
			[]string{"“Better” may suit you better. To tell, answer first: income", "[1] Certain", "1. papers"},
			[]string{"] Better", "] Answer"},
		},
		{
			"whoever cannot answer that question still sees the strategy", true,
			[]string{"[2] Answer", "1. income"}, nil,
		},
	} {
		t.Run(test.why, func(t *testing.T) {
			e := sample()
			e.Debts = []engine.Debt{{ID: "a", Title: text.Both("甲", "A"), Strategies: []engine.Strategy{
				strategy(1, "better", book.TierMain, engine.Undetermined, of("", "income", "cash")...),
				strategy(2, "certain", book.TierMain, engine.Eligible),
				strategy(3, "answer", book.TierFirst, engine.Undetermined, of("", "papers")...),
			}}}
			e.Missing = []engine.Question{question("papers", test.asked), question("income", false), question("cash", false)}
			got := strings.Join(strings.Fields(write(t, "txt", e, Options{Language: text.EN, Full: true})), " ")
			for _, part := range test.wants {
				if !strings.Contains(got, part) {
					t.Errorf("the page lacks %q:\n%s", part, got)
				}
			}
			for _, part := range test.not {
				if strings.Contains(got, part) {
					t.Errorf("the page has %q:\n%s", part, got)
				}
			}
		})
	}
}

// TestEveryWordingHasADefault: the keys of [wording] are those of the page's own words.
func TestEveryWordingHasADefault(t *testing.T) {
	var named []string
	for _, k := range form.FileAt("book.toml").Table.Key("wording").Type.Table.Keys {
		named = append(named, k.Name)
	}
	if diff := cmp.Diff(slices.Sorted(slices.Values(named)), slices.Sorted(maps.Keys(wording))); diff != "" {
		t.Errorf("(-format +page)\n%s", diff)
	}
	for key, word := range wording {
		if word.ZH == "" || word.EN == "" {
			t.Errorf("%s has no word of its own", key)
		}
	}
}
