package document

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"
)

var (
	//go:embed file.html
	fileSource string
	//go:embed style.css
	style string

	file = template.Must(template.New("file").Parse(fileSource))
)

// File is a file of HTML.
type File struct {
	Language, Title string
	Style           template.CSS
	Body            template.HTML
	Sealed          bool // forbids the browser to load or run anything
}

// WriteFile writes a file of HTML that needs no other file.
func WriteFile(w io.Writer, f File) error { return file.Execute(w, f) }

// WriteHTML writes a document as one file of HTML that needs no network and no script.
func WriteHTML(w io.Writer, d Document) error {
	return WriteFile(w, File{
		Language: d.Language, Title: tidy(d.Title), Style: template.CSS(style), Sealed: true,
		Body: "<main>\n" + HTML(d.Body, 0) + "</main>\n",
	})
}

// HTML writes blocks as HTML that is well-formed XML. deeper is added to the level of every
// heading.
func HTML(body []Block, deeper int) template.HTML {
	w := &htmlWriter{deeper: deeper}
	w.blocks(body)
	return template.HTML(w.String())
}

type htmlWriter struct {
	strings.Builder
	deeper int
}

// escapeHTML escapes s for a text or an attribute.
func escapeHTML(s string) string { return template.HTMLEscapeString(tidy(s)) }

func (w *htmlWriter) blocks(body []Block) {
	for _, b := range body {
		b.html(w)
	}
}

// element writes blocks between two tags.
func (w *htmlWriter) element(open, closing string, body []Block) {
	w.WriteString(open + "\n")
	w.blocks(body)
	w.WriteString(closing + "\n")
}

// idAttribute returns the attribute that makes an anchor, or "".
func idAttribute(id string) string {
	if id == "" {
		return ""
	}
	return fmt.Sprintf(" id=\"%s\"", escapeHTML(id))
}

func (s Section) html(w *htmlWriter) { w.element("<section>", "</section>", s.Body) }

func (h Heading) html(w *htmlWriter) {
	level := min(h.Level+w.deeper, 6)
	fmt.Fprintf(w, "<h%d%s>", level, idAttribute(h.ID))
	w.sentence(Say(h.Mark).And(h.Text...))
	if len(h.Aside) > 0 {
		w.WriteString(" <span class=\"aside\">")
		w.sentence(h.Aside)
		w.WriteString("</span>")
	}
	fmt.Fprintf(w, "</h%d>\n", level)
}

func (p Paragraph) html(w *htmlWriter) {
	w.WriteString("<p>")
	w.sentence(p.Text)
	w.WriteString("</p>\n")
}

var listTags = map[ListKind][2]string{
	Dashed:   {"<ul>", "</ul>"},
	Numbered: {"<ol>", "</ol>"},
	Marked:   {"<ul class=\"marked\">", "</ul>"},
}

func (l List) html(w *htmlWriter) {
	if len(l.Items) == 0 {
		return
	}
	tags := listTags[l.Kind]
	w.WriteString(tags[0] + "\n")
	for _, it := range l.Items {
		fmt.Fprintf(w, "<li%s>", idAttribute(it.ID))
		w.item(it)
		w.WriteString("</li>\n")
	}
	w.WriteString(tags[1] + "\n")
}

func (w *htmlWriter) item(it Item) {
	if it.Mark != "" {
		w.WriteString("<span class=\"mark\">" + escapeHTML(strings.TrimSpace(it.Mark)) + "</span> ")
	}
	w.sentence(it.Text)
	if len(it.Aside) > 0 {
		w.WriteString("<br/><small>")
		w.sentence(it.Aside)
		w.WriteString("</small>")
	}
	if len(it.Below) > 0 {
		w.WriteString("\n")
		w.blocks(it.Below)
	}
}

func (f Fields) html(w *htmlWriter) {
	w.WriteString("<dl>\n")
	for _, field := range f {
		if len(field.Items) == 0 {
			continue
		}
		fmt.Fprintf(w, "<dt>%s</dt>\n<dd>", escapeHTML(field.Label))
		if len(field.Items) == 1 && field.Kind != Numbered {
			w.item(field.Items[0])
		} else {
			w.WriteString("\n")
			field.List.html(w)
		}
		w.WriteString("</dd>\n")
	}
	w.WriteString("</dl>\n")
}

func (t Table) html(w *htmlWriter) {
	class := ""
	if t.Figures {
		class = ` class="figures"`
	}
	fmt.Fprintf(w, "<div class=\"wide\"><table%s>\n<thead><tr>", class)
	for _, h := range t.Head {
		fmt.Fprintf(w, "<th>%s</th>", escapeHTML(h))
	}
	w.WriteString("</tr></thead>\n<tbody>\n")
	for _, row := range t.Rows {
		w.WriteString("<tr>")
		for i, cell := range row {
			label := ""
			if t.Figures && i > 0 { // a narrow screen shows it above the figure
				label = fmt.Sprintf(` data-label="%s"`, escapeHTML(t.Head[i]))
			}
			fmt.Fprintf(w, "<td%s>", label)
			w.sentence(cell)
			w.WriteString("</td>")
		}
		w.WriteString("</tr>\n")
	}
	w.WriteString("</tbody>\n</table></div>\n")
}

func (p Picture) html(w *htmlWriter) { w.WriteString("<figure>" + p.SVG + "</figure>\n") }

func (b Box) html(w *htmlWriter) {
	heading := fmt.Sprintf("<aside class=\"box\">\n<h%d>%s</h%[1]d>", min(2+w.deeper, 6), escapeHTML(b.Title))
	w.element(heading, "</aside>", b.Body)
}

func (Rule) html(w *htmlWriter) { w.WriteString("<hr/>\n") }

func (e Entry) html(w *htmlWriter) {
	if e.Brief {
		w.element("<article class=\"brief\">", "</article>", e.Body)
		return
	}
	w.element("<article>", "</article>", e.Body)
}

func (f Fold) html(w *htmlWriter) {
	w.WriteString("<details><summary>")
	w.sentence(f.Text)
	w.element("</summary>", "</details>", f.Body)
}

func (f Fine) html(w *htmlWriter) { w.element("<div class=\"fine\">", "</div>", f.Body) }

// lookTags stand around a span by its look.
var lookTags = map[Look][2]string{
	Strong: {"<strong>", "</strong>"},
	Code:   {"<code>", "</code>"},
	Hole:   {"<var>", "</var>"},
	Badge:  {"<b class=\"badge\">", "</b>"},
	Dim:    {"<small>", "</small>"},
	Slight: {"<small class=\"fine\">", "</small>"},
	Red:    {"<b class=\"red\">", "</b>"},
	Green:  {"<b class=\"green\">", "</b>"},
	Yellow: {"<b class=\"yellow\">", "</b>"},

	lineEnd: {"<br/>", ""},
}

func (w *htmlWriter) sentence(s Sentence) {
	for _, p := range s {
		said := lookTags[p.Look][0] + escapeHTML(p.Text) + lookTags[p.Look][1]
		switch {
		case p.To == "":
			w.WriteString(said)
		case IsAddress(p.To):
			fmt.Fprintf(w, "<a href=\"%s\" rel=\"noreferrer\">%s</a>", escapeHTML(p.To), said)
		default:
			fmt.Fprintf(w, "<a href=\"#%s\">%s</a>", escapeHTML(p.To), said)
		}
	}
}
