package browser

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestForcedColours holds that a reader who has colours of their own sees everything in them: axe-core
// finds no contrast too weak, what is pressed and what stands out has an edge, and bars are seen.
func TestForcedColours(t *testing.T) {
	b := openForTester(t)
	for _, scheme := range []string{"light", "dark"} {
		b.do(b.colours(scheme, true))
		for _, path := range pages {
			b.open(path)
			b.openDetails()
			if !get(b, chromedp.Evaluate[bool](`matchMedia("(forced-colors: active)").matches`)) {
				t.Fatal("this browser cannot force colours")
			}
			b.hasNoViolations(scheme)
			if unseen := get(b, chromedp.Evaluate[string](unseenEdges)); unseen != "" {
				t.Errorf("%s, %s: not seen: %s", path, scheme, unseen)
			}
		}
	}
}

// unseenEdges names what has no edge, or one that is not seen on the ground: of buttons and fields, of
// what stands out, and of bars with the dots and lines that tell them apart.
const unseenEdges = `(() => {
	const part = c => { const v = c.match(/[\d.]+/g).map(Number);
		return v.slice(0, 3).map(x => (x /= 255) <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4) };
	const light = c => { const [r, g, b] = part(c); return 0.2126 * r + 0.7152 * g + 0.0722 * b };
	const ratio = (a, b) => { const x = light(a), y = light(b); return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05) };
	const ground = getComputedStyle(document.body).backgroundColor.replace("rgba(0, 0, 0, 0)", "") ||
		getComputedStyle(document.documentElement).backgroundColor;
	const bad = [], edged = "button, .button, select, .status, .today, .nearest, .box, .said, " +
		"input:not([type=hidden], [type=radio], [type=checkbox], [type=file])";
	for (const e of document.querySelectorAll(edged)) {
		const style = getComputedStyle(e);
		if (e.getClientRects().length && (parseFloat(style.borderLeftWidth) < 1 || ratio(style.borderLeftColor, ground) < 3))
			bad.push(e.outerHTML.slice(0, 60) + " " + style.borderLeftColor + " on " + ground);
	}
	for (const [selector, property] of [[".bar", "stroke"], [".bar-line", "stroke"], [".bar-dot", "fill"]])
		for (const e of document.querySelectorAll(selector)) {
			const colour = getComputedStyle(e)[property];
			if (ratio(colour, ground) < 3) bad.push(selector + " " + colour + " on " + ground);
		}
	return bad.join("\n");
})()`

// zoomed is a screen of 1280 by 1024 pixels at 400 %.
var zoomed = screen{width: 320, height: 256, size: "usual"}

// TestZoom holds that at 400 % everything can be read by going down alone, nothing stands still over
// it, and axe-core finds nothing, contrast and targets included.
func TestZoom(t *testing.T) {
	s := zoomed
	b := openForTester(t)
	b.do(chromedp.EmulateViewport(s.width, s.height, chromedp.EmulateScale(4)))
	for _, s.language = range []string{"zh", "en"} {
		b.prefer(s)
		for _, path := range pages {
			b.open(path)
			b.openDetails()
			if wide := get(b, chromedp.Evaluate[int64]("document.documentElement.scrollWidth")); wide > s.width {
				t.Errorf("%s, %s: %d pixels wide; %s", path, s.language, wide, b.widest(s.width))
			}
			if cut := get(b, chromedp.Evaluate[string](cutOff)); cut != "" {
				t.Errorf("%s, %s: %s", path, s.language, cut)
			}
			if s.language == "en" { // the languages look alike to axe-core
				b.hasNoViolations("at 400 %")
			}
		}
	}
}

// cutOff names what is scrolled sideways within the page, is cut off, or stands still over the rest.
const cutOff = `[...document.querySelectorAll("body *")].filter(e => {
	const style = getComputedStyle(e);
	if (e.closest(".unseen, .skip, svg, select, input")) return false;
	const scrolled = style.display != "inline" && style.overflowX != "visible" && e.scrollWidth > e.clientWidth + 1;
	return scrolled || ["fixed", "sticky"].includes(style.position);
}).map(e => e.outerHTML.slice(0, 80)).join("\n")`
