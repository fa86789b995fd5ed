package docs

import (
	_ "embed"
	"fmt"
	"html"
	"strings"
)

//go:embed style.css
var style string

// htmlWriter gathers HTML that is XML as well.
type htmlWriter struct{ strings.Builder }

// htmlBook is a volume as one file.
func htmlBook(v volume) []byte {
	w := &htmlWriter{}
	fmt.Fprintf(w, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n", v.language)
	w.WriteString("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"color-scheme\" content=\"light dark\"/>\n")
	fmt.Fprintf(w, "<title>%s</title>\n<style>\n%s</style>\n</head>\n<body>\n", html.EscapeString(v.title), style)
	fmt.Fprintf(w, "<input type=\"checkbox\" id=\"fine\"/><label for=\"fine\">%s</label>\n", html.EscapeString(v.fine))
	w.contents(v)
	w.WriteString("<main>\n")
	for i, c := range v.chapters {
		level := 2
		if i == 0 {
			level = 1
		}
		fmt.Fprintf(w, "<section class=\"chapter\" id=\"%s\">\n<h%d><a href=\"#%s\">%s</a></h%d>\n", escapeID(c.id), level, escapeID(c.id), html.EscapeString(c.title), level)
		w.blocks(c.body)
		w.WriteString("</section>\n")
	}
	w.WriteString("</main>\n</body>\n</html>\n")
	return []byte(w.String())
}

// contents is the table of contents; chapters of one part can be folded away.
func (w *htmlWriter) contents(v volume) {
	fmt.Fprintf(w, "<nav>\n<details open=\"open\">\n<summary>%s</summary>\n<ul>\n", html.EscapeString(v.contents))
	part := ""
	for _, c := range v.chapters {
		if c.part != part && part != "" {
			w.WriteString("</ul></details></li>\n")
		}
		if c.part != part && c.part != "" {
			fmt.Fprintf(w, "<li><details><summary>%s</summary><ul>\n", html.EscapeString(c.part))
		}
		part = c.part
		fmt.Fprintf(w, "<li><a href=\"#%s\">%s</a></li>\n", escapeID(c.id), html.EscapeString(c.title))
	}
	if part != "" {
		w.WriteString("</ul></details></li>\n")
	}
	w.WriteString("</ul>\n</details>\n</nav>\n")
}

// escapeID is an anchor as an attribute. Anchors are made of letters, digits and marks that mean nothing in HTML; see anchor.
func escapeID(id string) string { return html.EscapeString(id) }

func (w *htmlWriter) blocks(body []block) {
	for _, b := range body {
		b.html(w)
	}
}

// idOf is the attribute that makes an anchor.
func idOf(id string) string {
	if id == "" {
		return ""
	}
	return fmt.Sprintf(" id=\"%s\"", escapeID(id))
}

func (h heading) html(w *htmlWriter) {
	fmt.Fprintf(w, "<h%d%s>", h.level+1, idOf(h.id))
	w.sentence(h.says)
	fmt.Fprintf(w, "</h%d>\n", h.level+1)
}

func (p paragraph) html(w *htmlWriter) {
	w.WriteString("<p>")
	w.sentence(p.says)
	w.WriteString("</p>\n")
}

func (l list) html(w *htmlWriter) {
	if len(l.items) == 0 {
		return
	}
	tag := "ul"
	if l.numbered {
		tag = "ol"
	}
	fmt.Fprintf(w, "<%s>\n", tag)
	for _, it := range l.items {
		fmt.Fprintf(w, "<li%s>", idOf(it.id))
		w.sentence(it.says)
		if len(it.aside) > 0 {
			w.WriteString("<br/><small>")
			w.sentence(it.aside)
			w.WriteString("</small>")
		}
		if len(it.below) > 0 {
			w.WriteString("\n")
			w.blocks(it.below)
		}
		w.WriteString("</li>\n")
	}
	fmt.Fprintf(w, "</%s>\n", tag)
}

func (t table) html(w *htmlWriter) {
	w.WriteString("<div class=\"wide\"><table>\n<thead><tr>")
	for _, h := range t.head {
		fmt.Fprintf(w, "<th>%s</th>", html.EscapeString(h))
	}
	w.WriteString("</tr></thead>\n<tbody>\n")
	for _, row := range t.rows {
		w.WriteString("<tr>")
		for _, cell := range row {
			w.WriteString("<td>")
			w.sentence(cell)
			w.WriteString("</td>")
		}
		w.WriteString("</tr>\n")
	}
	w.WriteString("</tbody>\n</table></div>\n")
}

func (f fold) html(w *htmlWriter) {
	w.WriteString("<details><summary>")
	w.sentence(f.says)
	w.WriteString("</summary>\n")
	w.blocks(f.body)
	w.WriteString("</details>\n")
}

func (e entry) html(w *htmlWriter) {
	w.WriteString("<article>\n")
	w.blocks(e.body)
	w.WriteString("</article>\n")
}

func (f fine) html(w *htmlWriter) {
	w.WriteString("<div class=\"fine\">\n")
	w.blocks(f.body)
	w.WriteString("</div>\n")
}

// tags stand around a piece by its look.
var tags = map[look][2]string{
	strong: {"<strong>", "</strong>"},
	code:   {"<code>", "</code>"},
	hole:   {"<var>", "</var>"},
	badge:  {"<b class=\"badge\">", "</b>"},
	dim:    {"<small>", "</small>"},
	slight: {"<small class=\"fine\">", "</small>"},
}

func (w *htmlWriter) sentence(s sentence) {
	for _, p := range s {
		says := tags[p.look][0] + html.EscapeString(p.says) + tags[p.look][1]
		switch {
		case p.to == "":
			w.WriteString(says)
		case isAddress(p.to):
			fmt.Fprintf(w, "<a href=\"%s\" rel=\"noreferrer\">%s</a>", html.EscapeString(p.to), says)
		default:
			fmt.Fprintf(w, "<a href=\"#%s\">%s</a>", escapeID(p.to), says)
		}
	}
}
