package browser

import (
	"flag"
	"fmt"
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
		take("all", "/all")
		b.openResult()
		b.picture(filepath.Join(*look, "result-top-"+language+".png"), false)
		take("result", "")
		take("letters", "/letters")
		take("letter", "/letters/1/hardship-statement")
		take("days", "/days")
		take("print", "/print")
		take("strategy", "/result/1/pay-in-full")
		s.width, s.height = 1280, 900
		b.do(chromedp.EmulateViewport(s.width, s.height))
		take("wide", "/result")
		s.width, s.height = 360, 740
		b.do(chromedp.EmulateViewport(s.width, s.height, chromedp.EmulateMobile))
		v := newBorrower(b, "jd-jintiao/unemployed-45-days")
		v.begin()
		for n := 2; b.path() != "/result"; n++ {
			take(fmt.Sprintf("q%02d", n), "")
			v.answerPage()
		}
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
