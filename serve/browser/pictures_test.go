package browser

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

var look = flag.String("look", "", "writes pictures of pages to this folder")

// TestLook writes pictures of pages, for those who change them.
func TestLook(t *testing.T) {
	if *look == "" {
		t.Skip("without -look there is nothing to do")
	}
	at := served(t)
	for _, language := range []string{"zh", "en"} {
		s := phone
		s.language = language
		b := newTab(t, at, s)
		take := func(name string, path string) {
			if path != "" {
				b.open(path)
			}
			b.picture(filepath.Join(*look, name+"-"+language+".png"), true)
		}
		take("start", "/")
		b.openFixture("jd-jintiao/unemployed-45-days")
		take("check", "")
		b.openResult()
		b.picture(filepath.Join(*look, "result-top-"+language+".png"), false)
		take("result", "")
		take("letters", "/letters")
		take("days", "/days")
		take("question", "/q/2")
		take("strategy", "/result/1/pay-in-full")
	}
}

// picture writes what is seen, or the page as a whole.
func (b *tab) picture(name string, whole bool) {
	b.Helper()
	png := []byte{}
	if whole {
		png = get(b, chromedp.FullScreenshot(100))
	} else {
		png = get(b, chromedp.CaptureScreenshot())
	}
	if err := os.WriteFile(name, png, 0o600); err != nil {
		b.Fatal(err)
	}
}
