package coverage_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/coverage"
)

var update = flag.Bool("update", false, "write the golden files")

// page is that of the small book, seen by three borrowers.
func page(t *testing.T, l text.Language, profiles ...string) string {
	t.Helper()
	b := small(t)
	results := run(b, profiles...)
	out, err := coverage.Page(coverage.Shown{
		Rules:    os.DirFS("../../engine/testdata/book"),
		Book:     b,
		Coverage: coverage.Of(b, results),
		Fixtures: len(results),
		Language: l,
	})
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestPage(t *testing.T) {
	for _, l := range text.Languages {
		got, file := page(t, l, late, early, sued), filepath.Join("testdata", "page."+string(l)+".html")
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatalf("%v; go test ./workbench/coverage -update writes it", err)
		}
		if diff := cmp.Diff(string(bytes.ReplaceAll(want, []byte("\r\n"), []byte("\n"))), got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", file, diff)
		}
	}
}

// The page needs nothing but itself: no address, no script, no handler; and what it links to is in
// it, once.
func TestPageIsSelfContained(t *testing.T) {
	got := page(t, text.ZH, late, early, sued)
	for _, banned := range []string{
		"<script", "<link", "<img", "src=", "http:", "https:", "@import", "url(", "javascript:", " on",
	} {
		if regexp.MustCompile(`<[^>]*` + regexp.QuoteMeta(banned) + `[^>]*>`).MatchString(got) {
			t.Errorf("the page has %s in a tag", banned)
		}
	}
	anchors := map[string]int{}
	for _, m := range regexp.MustCompile(` id="([^"]+)"`).FindAllStringSubmatch(got, -1) {
		anchors[m[1]]++
	}
	for id, times := range anchors {
		if times != 1 {
			t.Errorf("%d elements are called %s", times, id)
		}
	}
	links := regexp.MustCompile(`href="([^"]+)"`).FindAllStringSubmatch(got, -1)
	for _, m := range links {
		if id, within := strings.CutPrefix(m[1], "#"); !within || anchors[id] == 0 {
			t.Errorf("a link leads to %s, which is not there", m[1])
		}
	}
	if len(links) < 20 {
		t.Errorf("%d links; every cell and every file has one", len(links))
	}
}

func TestPageSameBytes(t *testing.T) {
	first := page(t, text.EN, late, sued)
	for range 5 {
		if page(t, text.EN, late, sued) != first {
			t.Fatal("the same coverage gives another page")
		}
	}
}

func TestPageOfARuleThatIsMarkup(t *testing.T) {
	b := small(t)
	rules := fstest.MapFS{
		"book.toml":   {},
		"alerts.toml": {Data: []byte("# <script>alert(1)</script>\r\n# & more\r\n[alert.answer-by]\r\n")},
	}
	c := coverage.Coverage{
		Conditions: []coverage.Condition{
			{Kind: "alert", Place: "alerts.toml:3", ID: "alert.answer-by", No: 1, NoIn: `"><b>`},
		},
	}
	out, err := coverage.Page(coverage.Shown{Rules: rules, Book: b, Coverage: c, Language: text.EN})
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(out, []byte("<script>")) || bytes.Contains(out, []byte(`"><b>`)) || bytes.Contains(
		out, []byte("\r"),
	) {
		t.Errorf("what a file says is taken for markup:\n%s", out)
	}
	if !bytes.Contains(out, []byte(`<li id="alerts.toml-3" class="head">[alert.answer-by]`)) {
		t.Errorf("the line is not marked:\n%s", out)
	}
}

func TestPageOfAFileThatCannotBeRead(t *testing.T) {
	if _, err := coverage.Page(coverage.Shown{Rules: os.DirFS("testdata/nowhere"), Book: small(t),
		Language: text.EN}); err == nil {
		t.Error("a folder that is not there makes no page")
	}
}
