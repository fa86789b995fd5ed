package browser

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// pages are those that are looked at once there is a result.
var pages = []string{
	"/", "/gone", "/cleared", "/q/1/change", "/q/2", "/q/3", "/q/5", "/check", "/all", "/result",
	"/result/1/pay-in-full", "/print", "/letters", "/letters/1/statement-request", "/days",
}

// TestNothingSideways holds that no page is wider than the screen, however large the letters are.
func TestNothingSideways(t *testing.T) {
	s := phone
	b := newTab(t, served(t), s)
	b.openFixture("jd-jintiao/unemployed-45-days")
	b.openResult()
	for _, width := range []int64{320, 360, 1280} {
		b.do(chromedp.EmulateViewport(width, 740, chromedp.EmulateMobile))
		for _, s.size = range []string{"usual", "large", "largest"} {
			for _, s.language = range []string{"zh", "en"} {
				b.prefer(s)
				for _, path := range pages {
					b.open(path)
					b.openDetails()
					if wide := get(b, chromedp.Evaluate[int64]("document.documentElement.scrollWidth")); wide > width {
						t.Errorf("%s, %d pixels, %s, %s: %d pixels wide; %s",
							path, width, s.size, s.language, wide, b.widest(width))
					}
				}
			}
		}
	}
}

// openDetails opens everything that can be opened.
func (b *tab) openDetails() {
	b.Helper()
	b.do(chromedp.Evaluate[chromedp.Void](`document.querySelectorAll("details").forEach(d => d.open = true)`))
}

// widest names an element that is wider than the screen.
func (b *tab) widest(width int64) string {
	b.Helper()
	return get(b, chromedp.Evaluate[string](fmt.Sprintf(`[...document.querySelectorAll("body *")]
		.filter(e => e.getBoundingClientRect().right > %d).map(e => e.outerHTML.slice(0, 80)).pop() || ""`, width)))
}

// TestFirstScreen holds that what to do today is seen without scrolling, with its first item.
func TestFirstScreen(t *testing.T) {
	at := served(t)
	for _, name := range []string{
		"jd-jintiao/unemployed-45-days", "jd-jintiao/summons-wages-frozen", "jd-jintiao/payment-order-7-days",
		"jd-jintiao/threats-agent-paid-20-days", "jd-jintiao/silent-since-2023",
	} {
		for _, language := range []string{"zh", "en"} {
			s := phone
			s.language = language
			b := newTab(t, at, s)
			b.openFixture(name)
			b.openResult()
			ends := `document.querySelector(".today li").getBoundingClientRect().bottom`
			if bottom := get(b, chromedp.Evaluate[float64](ends)); bottom > 740 {
				t.Errorf("%s, %s: the first thing to do today ends at %.0f", name, language, bottom)
			}
		}
	}
}

func TestBack(t *testing.T) {
	b := newTab(t, served(t), phone)
	b.open("/")
	b.write("#other_lender", "某某银行")
	b.click(`form[action="/start"] button:not([name])`)
	if got := b.path(); got != "/q/2" {
		t.Fatalf("the first question is %s", got)
	}
	first := b.text("h1")
	b.click(`form.question button:not([name])`)
	if b.path() != "/q/2" || !strings.Contains(b.text(".errors"), "不知道") {
		t.Error("an empty answer is taken")
	}
	b.click("button[name=unknown]")
	if b.path() != "/q/3" {
		t.Fatalf("the second question is %s", b.path())
	}
	second := b.text("h1")
	b.history(-1)
	if b.path() != "/q/2" || b.text("h1") != first {
		t.Errorf("Back leads to %s: %s", b.path(), b.text("h1"))
	}
	b.history(1)
	if b.path() != "/q/3" || b.text("h1") != second {
		t.Errorf("Forward leads to %s: %s", b.path(), b.text("h1"))
	}
}

func TestClear(t *testing.T) {
	b := newTab(t, served(t), phone)
	b.openFixture("jd-jintiao/unemployed-45-days")
	b.openResult()
	b.click(`form[action="/clear"] button`)
	if b.path() != "/cleared" {
		t.Fatalf("clear leads to %s", b.path())
	}
	b.history(-1)
	if strings.Contains(b.text("body"), "降低月供") {
		t.Error("Back shows the result again")
	}
	b.open("/result")
	if b.path() != "/" && b.path() != "/gone" {
		t.Errorf("the result leads to %s", b.path())
	}
}

// TestNoOtherHost holds that a browser asks nobody else, and that no address has more than a path.
func TestNoOtherHost(t *testing.T) {
	b := newTab(t, served(t), phone)
	var mu sync.Mutex
	var asked []string
	err := chromedp.Listen(b.ctx, func(event any) {
		if e, ok := event.(*network.EventRequestWillBeSent); ok {
			mu.Lock()
			defer mu.Unlock()
			asked = append(asked, e.Request.URL)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	b.openFixture("jd-jintiao/unemployed-45-days")
	b.openResult()
	for _, path := range pages {
		b.open(path)
	}
	mu.Lock()
	defer mu.Unlock()
	if len(asked) < len(pages) {
		t.Fatalf("only %d requests were seen", len(asked))
	}
	for _, address := range asked {
		if !strings.HasPrefix(address, b.at+"/") || strings.Contains(address, "?") {
			t.Errorf("the browser asks for %s", address)
		}
	}
}

//go:embed testdata/axe-core/axe.min.js
var axe string

// violation is what axe-core finds.
type violation struct {
	ID, Help string
	Nodes    []struct{ HTML, FailureSummary string }
}

// TestAccessibility holds that axe-core finds nothing against WCAG 2.2, level AA. Of script there is
// the tester's own alone.
func TestAccessibility(t *testing.T) {
	b := openForTester(t)
	for _, scheme := range []string{"light", "dark"} {
		b.do(b.colours(scheme, false))
		for _, path := range pages {
			b.open(path)
			b.openDetails()
			b.hasNoViolations(scheme)
		}
	}
	b.open("/")
	b.click(`form[action="/start"] button:not([name])`)
	b.hasNoViolations("an error")
}

// openForTester opens a tab that runs the script of a tester, and has a result.
func openForTester(t *testing.T) *tab {
	t.Helper()
	s := phone
	s.script = true
	b := newTab(t, served(t), s)
	b.openFixture("jd-jintiao/unemployed-45-days")
	b.openResult()
	return b
}

// hasNoViolations holds that axe-core finds nothing on the page.
func (b *tab) hasNoViolations(seen string) {
	b.Helper()
	for _, v := range b.violations() {
		b.Errorf("%s, %s: %s: %s\n%+v", b.path(), seen, v.ID, v.Help, v.Nodes)
	}
}

// TestEveryKindOfQuestion holds the same of an interview from its first page to its last, and that no
// page is wider than a small screen with the largest letters.
func TestEveryKindOfQuestion(t *testing.T) {
	s := screen{width: 320, height: 740, language: "zh", size: "largest", script: true}
	v := newBorrower(newTab(t, served(t), s), "jd-jintiao/summons-wages-frozen")
	v.begin()
	for v.path() != "/result" {
		v.hasNoViolations("as it is asked")
		if wide := get(v.tab, chromedp.Evaluate[int64]("document.documentElement.scrollWidth")); wide > s.width {
			t.Errorf("%s: %d pixels wide; %s", v.path(), wide, v.widest(s.width))
		}
		v.answerPage()
	}
}

// TestTargets holds that what is pressed is large enough: 48 pixels high, 60 with large letters. Links
// within a sentence and boxes to tick, whose labels are pressed, are not.
func TestTargets(t *testing.T) {
	b := newTab(t, served(t), phone)
	b.openFixture("jd-jintiao/unemployed-45-days")
	b.openResult()
	for size, least := range map[string]int{"usual": 48, "large": 60, "largest": 60} {
		s := phone
		s.size = size
		b.prefer(s)
		for _, path := range pages {
			b.open(path)
			found := get(b, chromedp.Evaluate[string](fmt.Sprintf(`[...document.querySelectorAll(
				"button, .button, summary, .choice, select, nav a, " +
				"input:not([type=hidden]):not([type=radio]):not([type=checkbox])")]
				.filter(e => e.getClientRects().length && e.getBoundingClientRect().height < %d - 0.5)
				.map(e => e.getBoundingClientRect().height + " " + e.outerHTML.slice(0, 80)).join("\n")`, least)))
			if found != "" {
				t.Errorf("%s, %s: %s", path, size, found)
			}
		}
	}
}

// violations lets axe-core look at the page.
func (b *tab) violations() (all []violation) {
	b.Helper()
	found := get(b, chromedp.Evaluate[string](axe+`;axe.run(document,
		{runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
		.then(r => JSON.stringify(r.violations))`, chromedp.EvalAwaitPromise))
	if err := json.Unmarshal([]byte(found), &all); err != nil {
		b.Fatal(err)
	}
	return all
}

// sheet is a page of a PDF that Chromium writes.
var sheet = regexp.MustCompile(`/Type\s*/Page\b`)

// TestPrint holds that what is printed is open whether or not it was opened on the screen, on A4.
func TestPrint(t *testing.T) {
	b := newTab(t, served(t), phone)
	b.openFixture("jd-jintiao/unemployed-45-days")
	b.openResult()
	sheets := func() int {
		pdf := get(b, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
		if !bytes.Contains(pdf, []byte("/MediaBox [0 0 594.95996 841.91998]")) {
			t.Error("the paper is not A4")
		}
		return len(sheet.FindAll(pdf, -1))
	}
	closed := sheets()
	b.openDetails()
	if opened := sheets(); opened != closed || closed < 4 {
		t.Errorf("%d sheets, and %d where everything was opened before", closed, opened)
	}
	b.open("/print")
	if n := sheets(); n < 4 {
		t.Errorf("%d sheets of the page that is made for paper", n)
	}
}
