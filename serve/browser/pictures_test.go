package browser

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
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
		pdf := get(b, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
		if err := os.WriteFile(filepath.Join(*look, "print-"+language+".pdf"), pdf, 0o600); err != nil {
			t.Fatal(err)
		}
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
		v = newBorrower(b, "ant-jiebei/enforced-shenzhen-two-debts")
		v.begin()
		for b.path() != "/result" {
			if get(b, chromedp.Evaluate[bool](`!!document.querySelector("a[href*='#debt-']")`)) {
				take("offer", "")
			}
			v.answerPage()
		}
		take("debts", "")
	}
}

var update = flag.Bool("update", false, "writes the pictures in docs anew")

// mostOfPicture is how many bytes a picture in docs may have.
const mostOfPicture = 120_000

// TestPictures writes the pictures of the README anew, and holds that those there are small. They are
// not compared: letters look different on every machine.
func TestPictures(t *testing.T) {
	const folder = "../../docs/pictures"
	if *update {
		b := newTab(t, served(t), phone)
		take := func(name string) {
			writeSmall(t, filepath.Join(folder, name+".png"), get(b, chromedp.CaptureScreenshot()))
		}
		b.openFixture("jd-jintiao/unemployed-45-days")
		b.openResult()
		take("result")
		b.open("/letters/1/hardship-statement")
		take("letter")
		b.do(chromedp.EmulateViewport(1000, 900))
		b.open("/result")
		b.do(chromedp.Evaluate[chromedp.Void](`document.querySelector("#beside-1").scrollIntoView()`))
		take("side-by-side")
		b.do(chromedp.EmulateViewport(phone.width, phone.height, chromedp.EmulateMobile))
		v := newBorrower(b, "jd-jintiao/unemployed-45-days")
		v.begin()
		for !get(b, chromedp.Evaluate[bool](`!!document.querySelector("button[name=rest]")`)) {
			v.answerPage()
		}
		take("question")
	}
	for _, name := range []string{"question", "result", "side-by-side", "letter"} {
		info, err := os.Stat(filepath.Join(folder, name+".png"))
		if err != nil {
			t.Fatal(err)
		}
		if info.Size() > mostOfPicture {
			t.Errorf("%s has %d bytes", name, info.Size())
		}
	}
}

// writeSmall writes a picture with the 256 colours that it has most of.
func writeSmall(t *testing.T, name string, content []byte) {
	t.Helper()
	from, err := png.Decode(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	counts := map[color.Color]int{}
	bounds := from.Bounds()
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			counts[color.RGBAModel.Convert(from.At(x, y))]++
		}
	}
	palette := slices.SortedFunc(maps.Keys(counts), func(a, b color.Color) int {
		return cmp.Or(counts[b]-counts[a], cmp.Compare(fmt.Sprint(a), fmt.Sprint(b)))
	})
	small := image.NewPaletted(bounds, palette[:min(256, len(palette))])
	draw.Draw(small, bounds, from, bounds.Min, draw.Src)
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, small); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// picture writes what is seen, or the page as a whole.
func (b *tab) picture(name string, whole bool) {
	b.Helper()
	var content []byte
	if whole {
		content = get(b, chromedp.FullScreenshot(100))
	} else {
		content = get(b, chromedp.CaptureScreenshot())
	}
	if err := os.WriteFile(name, content, 0o600); err != nil {
		b.Fatal(err)
	}
}
