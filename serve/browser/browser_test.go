// Package browser looks at the pages in a browser. Its tests are skipped where there is none.
package browser

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/rules"
	"github.com/forbear-project/forbear/serve"
)

// clock is the day of the fixtures.
func clock() time.Time { return time.Date(2026, time.November, 22, 9, 0, 0, 0, time.UTC) }

var shipped = sync.OnceValues(func() (*book.Book, error) {
	b, problems := book.Load(rules.FS)
	return b, problems.Err()
})

// served starts a server of the shipped book and returns its address.
func served(t *testing.T) string {
	t.Helper()
	b, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	var handler http.Handler
	at := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { handler.ServeHTTP(w, r) }))
	t.Cleanup(at.Close)
	handler = serve.New(serve.Options{Book: b, Hosts: []string{strings.TrimPrefix(at.URL, "http://")}, Now: clock})
	return at.URL
}

// allocator starts one browser for all tests.
var allocator = sync.OnceValue(func() context.Context {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		found, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(found), chromedp.NoSandbox,
			chromedp.DisableGPU, chromedp.Flag("disable-background-networking", true))
		ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
		browser, cancel := chromedp.NewContext(ctx)
		stopBrowser = func() { cancel(); stop() }
		if err := chromedp.Do(browser); err != nil {
			fmt.Fprintln(os.Stderr, "chromium does not start:", err)
			return nil
		}
		return browser
	}
	return nil
})

var stopBrowser = func() {}

func TestMain(m *testing.M) {
	code := m.Run()
	stopBrowser()
	os.Exit(code)
}

// tab is one tab of a browser that has nothing of others.
type tab struct {
	*testing.T
	ctx context.Context
	at  string // the address of the server
}

// screen is how a page is looked at.
type screen struct {
	width, height int64
	language      string
	size          string // of letters
	script        bool   // else the browser runs none
}

// phone is the usual screen.
var phone = screen{width: 360, height: 740, language: "zh", size: "usual"}

// newTab opens a tab at a server, or skips the test where there is no browser.
func newTab(t *testing.T, at string, s screen) *tab {
	t.Helper()
	browser := allocator()
	if browser == nil {
		t.Skip("there is no chromium: the pages were not looked at in a browser")
	}
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(cancel)
	b := &tab{t, ctx, at}
	b.do(chromedp.EmulateViewport(s.width, s.height, chromedp.EmulateMobile),
		chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
			_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled,
				emulation.SetScriptExecutionDisabledParams{Value: !s.script})
			return err
		}))
	b.prefer(s)
	return b
}

// prefer sets the language and size that a visitor chose.
func (b *tab) prefer(s screen) {
	b.Helper()
	for name, value := range map[string]string{"forbear-language": s.language, "forbear-size": s.size} {
		b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
			_, err := cdp.Call(ctx, t, network.SetCookie, network.SetCookieParams{Name: name, Value: value, URL: b.at})
			return err
		}))
	}
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.Fatal(err)
	}
}

// open goes to a path.
func (b *tab) open(path string) {
	b.Helper()
	b.do(chromedp.Navigate(b.at + path))
}

// click clicks what leads to another page, and waits for that.
func (b *tab) click(selector string) {
	b.Helper()
	b.loads(chromedp.Click(chromedp.CSS(selector)))
}

// loads does what leads to another page, and waits for that.
func (b *tab) loads(step chromedp.Action[chromedp.Void]) {
	b.Helper()
	if _, err := chromedp.Run(b.ctx, chromedp.WaitEvent(page.LoadEventFired, nil, step)); err != nil {
		b.Fatal(err)
	}
}

// history goes so many pages forward, or back with a number below 0. A page that the browser has kept
// does not load again, so it waits until the address is another.
func (b *tab) history(by int64) {
	b.Helper()
	entries, at := get(b, chromedp.NavigationEntries()), b.path()
	to := entries.Entries[entries.CurrentIndex+by]
	b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, page.NavigateToHistoryEntry, page.NavigateToHistoryEntryParams{EntryID: to.ID})
		return err
	}))
	for range 100 {
		if get(b, chromedp.Evaluate[string]("document.readyState")) == "complete" && b.path() != at {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.Fatalf("%s does not come back", to.URL)
}

// write types into a field.
func (b *tab) write(selector, words string) {
	b.Helper()
	b.do(chromedp.Click(chromedp.CSS(selector)), chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, input.InsertText, input.InsertTextParams{Text: words})
		return err
	}))
}

// path returns the path of the page, with all that follows it in the address.
func (b *tab) path() string {
	b.Helper()
	return strings.TrimPrefix(get(b, chromedp.Evaluate[string]("location.href")), b.at)
}

// text returns the words of an element that can be seen.
func (b *tab) text(selector string) string {
	b.Helper()
	return get(b, chromedp.Evaluate[string](fmt.Sprintf("document.querySelector(%q).innerText", selector)))
}

func get[T any](b *tab, a chromedp.Action[T]) T {
	b.Helper()
	value, err := chromedp.Run(b.ctx, a)
	if err != nil {
		b.Fatal(err)
	}
	return value
}

// openFixture begins with the answers of a sample borrower.
func (b *tab) openFixture(name string) {
	b.Helper()
	folder, err := filepath.Abs("../../fixtures")
	if err != nil {
		b.Fatal(err)
	}
	b.open("/")
	b.do(chromedp.SetUploadFiles(chromedp.CSS("#profile"), []string{filepath.Join(folder, name+".json")}))
	b.click(`form[action="/open"] button`)
}

// openResult goes to the result of what was opened; what is asked before that is not known.
func (b *tab) openResult() {
	b.Helper()
	for b.open("/result"); b.path() != "/result"; b.open("/result") {
		b.click("button[name=unknown]")
	}
}

// colours chooses light or dark, of the pages or, forced, of the reader.
func (b *tab) colours(scheme string, forced bool) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		features := []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}
		if forced {
			features = append(features, &emulation.MediaFeature{Name: "forced-colors", Value: "active"})
		}
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: features})
		return err
	})
}
