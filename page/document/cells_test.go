package document

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestWrap(t *testing.T) {
	for _, row := range []struct {
		why, in string
		width   int
		want    []string
	}{
		{"nothing is a line", "", 10, []string{""}},
		{"what fits stays", "还款 plan", 10, []string{"还款 plan"}},
		{"Chinese breaks anywhere", "困难协商评估", 8, []string{"困难协商", "评估"}},
		{"a closing mark takes the character before it along", "困难协商，评估", 8, []string{"困难协", "商，评估"}},
		{"so do two of them", "困难协商」。评估", 8, []string{"困难协", "商」。评", "估"}},
		{"an opening mark goes down", "困难协「商评」", 8, []string{"困难协", "「商评」"}},
		{"Latin breaks at spaces", "ask for more time", 8, []string{"ask for", "more", "time"}},
		{"a word that no line holds is cut", "abcdefghij", 4, []string{"abcd", "efgh", "ij"}},
		{"a figure keeps its unit", "每月结余 599.50 元", 12, []string{"每月结余", "599.50 元"}},
		{"a date keeps its parts", "最近是2026年11月22日", 18, []string{"最近是", "2026年11月22日"}},
		{"Latin inside Chinese", "打开App看合同", 8, []string{"打开App", "看合同"}},
		{"line ends and tabs are spaces, controls are nothing", "a\n\tb\x1b[2Jc", 40, []string{"a b[2Jc"}},
	} {
		if diff := cmp.Diff(row.want, Wrap(row.in, row.width)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", row.why, diff)
		}
	}
}

func TestWrapLosesNothingAndFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		runes := rapid.SampledFrom([]rune("还款 ab，。「」(1元天年-→"))
		in := rapid.StringOfN(runes, 0, 200, -1).Draw(t, "in")
		width := rapid.IntRange(4, 40).Draw(t, "width")
		lines := Wrap(in, width)
		for _, l := range lines {
			if Cells(l) > width {
				t.Fatalf("%q is wider than %d", l, width)
			}
		}
		bare := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		if diff := cmp.Diff(bare(in), bare(strings.Join(lines, ""))); diff != "" {
			t.Fatalf("(-in +out)\n%s", diff)
		}
	})
}

func TestTableAligns(t *testing.T) {
	var b strings.Builder
	WriteTable(&b, [][]string{{"id", "title", "x"}, {"jd", "京东金条", "一"}, {"ant-jiebei", "借呗"}})
	want := "id          title     x\njd          京东金条  一\nant-jiebei  借呗\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestLaw4NothingControlsATerminal: no text of any block holds a control character or an invisible
// one in a terminal.
func TestLaw4NothingControlsATerminal(t *testing.T) {
	const bad = "a\x1b[2J\u202eb\rc"
	text := Say(bad)
	body := []Block{
		Heading{Mark: bad, Text: text}, Heading{Level: 4, Mark: bad, Text: text, Aside: text}, Paragraph{text},
		List{Marked, []Item{{Mark: bad, Text: text, Aside: text, Below: []Block{Paragraph{text}}}}},
		Fields{{bad, List{Items: Items([]Sentence{text})}}}, Table{Head: []string{bad}, Rows: [][]Sentence{{text}}},
		Box{bad, []Block{Section{[]Block{Paragraph{text}}}}}, Entry{Body: []Block{Paragraph{text}}},
		Fold{Text: text, Body: []Block{Paragraph{text}}}, Fine{[]Block{Paragraph{text}}},
	}
	var b strings.Builder
	if err := WriteTerminal(&b, Document{Body: body}, false); err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(b.String(), "\x1b\u202e\r") || strings.Count(b.String(), "[2J") != 20 {
		t.Errorf("%q", b.String())
	}
}
