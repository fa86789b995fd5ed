package web

import (
	"fmt"
	"html/template"
	"strings"

	"github.com/forbear-project/forbear/page"
)

// plot draws sums of a month as bars, one below the other, each under its words and figure, so that
// these are as large as the rest of the page and wrap. Colour and pattern say the same: solid what is
// due, dotted what can be paid, striped what a plan asks.
func plot(b *page.Bars) template.HTML {
	var out strings.Builder
	escape := template.HTMLEscapeString
	most := b.Rows[0].Fen
	for _, r := range b.Rows {
		most = max(most, r.Fen)
	}
	fmt.Fprintf(&out, "<figure class=\"plot\"><figcaption>%s</figcaption>\n<ul>\n", escape(b.Title))
	for i, r := range b.Rows {
		id := fmt.Sprintf("%s-%d", b.ID, i+1)
		fmt.Fprintf(&out, "<li><span>%s</span> <b>%s</b>\n", escape(r.Label), escape(r.Said))
		fmt.Fprintf(&out, `<svg role="img" aria-labelledby="%s-title" aria-describedby="%[1]s-desc">`+
			`<title id="%[1]s-title">%s</title><desc id="%[1]s-desc">%s</desc>%s`, id, escape(r.Label), escape(r.Said), patterns[r.Kind](id))
		fill := ""
		if r.Kind != "due" {
			fill = fmt.Sprintf(` fill="url(#%s-pattern)"`, id)
		}
		fmt.Fprintf(&out, `<rect class="bar %s" x="1" y="1" width="%.1f%%" height="16"%s/></svg></li>`+"\n", r.Kind,
			max(0.5, 99*float64(r.Fen)/float64(max(most, 1))), fill)
	}
	out.WriteString("</ul></figure>\n")
	return template.HTML(out.String())
}

// patterns are what bars are filled with, by their kind.
var patterns = map[string]func(id string) string{
	"due": func(string) string { return "" },
	"can": func(id string) string {
		return fmt.Sprintf(`<defs><pattern id="%s-pattern" width="8" height="8" patternUnits="userSpaceOnUse">`+
			`<rect class="bar-ground can" width="8" height="8"/><circle class="bar-dot" cx="4" cy="4" r="1.7"/></pattern></defs>`, id)
	},
	"plan": func(id string) string {
		return fmt.Sprintf(`<defs><pattern id="%s-pattern" width="8" height="8" patternUnits="userSpaceOnUse">`+
			`<rect class="bar-ground" width="8" height="8"/><path class="bar-line" d="M-2 2 2 -2 M0 8 8 0 M6 10 10 6"/></pattern></defs>`, id)
	},
}
