package docs

import (
	"fmt"
	"path"
	"strings"
)

// markdownWriter gathers Markdown.
type markdownWriter struct {
	strings.Builder
	level   int               // how many levels deeper than on a page of their own headings are
	folder  string            // of the page that is written
	pageOf  map[string]string // of each anchor; nil where all are on one page
	compact bool              // list items stand close together
	cells   bool              // what is written is the cell of a table
}

// markdownBook is a volume as one document.
func markdownBook(v volume) []byte {
	w := &markdownWriter{level: 1}
	for i, c := range v.chapters {
		w.level = min(i, 1)
		w.chapter(c)
		if i == 0 {
			w.contents(v)
		}
	}
	return []byte(w.String())
}

// markdownPages is a volume as a page for each chapter.
func markdownPages(v volume) []Page {
	pageOf := map[string]string{}
	for _, c := range v.chapters {
		pageOf[c.id] = c.page
		anchors(c.body, func(id string) { pageOf[id] = c.page })
	}
	pages := make([]Page, len(v.chapters))
	for i, c := range v.chapters {
		w := &markdownWriter{folder: path.Dir(c.page), pageOf: pageOf}
		if i > 0 {
			first := v.chapters[0]
			w.sentence(sentence{link(v.title, first.id)})
			w.WriteString("\n\n")
		}
		w.chapter(c)
		if i == 0 {
			w.contents(v)
		}
		pages[i] = Page{Name: c.page, Data: []byte(w.String())}
	}
	return pages
}

// anchors calls with every anchor in blocks.
func anchors(body []block, with func(id string)) {
	for _, b := range body {
		switch b := b.(type) {
		case heading:
			with(b.id)
		case list:
			for _, it := range b.items {
				with(it.id)
				anchors(it.below, with)
			}
		case fold:
			anchors(b.body, with)
		case entry:
			anchors(b.body, with)
		case fine:
			anchors(b.body, with)
		}
	}
}

func (w *markdownWriter) chapter(c chapter) {
	heading{level: 1, id: c.id, says: say(c.title)}.markdown(w)
	w.blocks(c.body)
}

// contents is the table of contents, those of one part together.
func (w *markdownWriter) contents(v volume) {
	heading{level: 2, says: say(v.contents)}.markdown(w)
	var l list
	for _, c := range v.chapters[1:] {
		entry := item{says: sentence{link(c.title, c.id)}}
		last := len(l.items) - 1
		switch {
		case c.part == "":
			l.items = append(l.items, entry)
		case last < 0 || l.items[last].says.text() != c.part:
			l.items = append(l.items, item{says: say(c.part), below: []block{list{items: []item{entry}}}})
		default:
			l.items[last].below[0] = list{items: append(l.items[last].below[0].(list).items, entry)}
		}
	}
	l.markdown(w)
}

func (w *markdownWriter) blocks(body []block) {
	for _, b := range body {
		b.markdown(w)
	}
}

// anchor makes a place that links can lead to, whatever a site makes of headings.
func (w *markdownWriter) anchor(id string) {
	if id != "" {
		fmt.Fprintf(w, "<a id=\"%s\"></a>", id)
	}
}

func (h heading) markdown(w *markdownWriter) {
	w.WriteString(strings.Repeat("#", min(h.level+w.level, 6)) + " ")
	w.anchor(h.id)
	w.sentence(h.says)
	w.WriteString("\n\n")
}

func (p paragraph) markdown(w *markdownWriter) {
	w.sentence(p.says)
	w.WriteString("\n\n")
}

func (l list) markdown(w *markdownWriter) {
	if len(l.items) == 0 {
		return
	}
	for i, it := range l.items {
		mark := "- "
		if l.numbered {
			mark = fmt.Sprintf("%d. ", i+1)
		}
		w.WriteString(mark)
		w.anchor(it.id)
		w.sentence(it.says)
		w.WriteString("\n")
		if len(it.aside) > 0 {
			w.below([]block{list{items: []item{{says: it.aside}}}}, len(mark))
		}
		w.below(it.below, len(mark))
	}
	if !w.compact {
		w.WriteString("\n")
	}
}

// below writes what belongs to an item, as far in as its text.
func (w *markdownWriter) below(body []block, indent int) {
	if len(body) == 0 {
		return
	}
	inner := &markdownWriter{level: w.level, folder: w.folder, pageOf: w.pageOf, compact: true}
	inner.blocks(body)
	for line := range strings.Lines(inner.String()) {
		if line != "\n" {
			w.WriteString(strings.Repeat(" ", indent))
		}
		w.WriteString(line)
	}
}

func (t table) markdown(w *markdownWriter) {
	for _, h := range t.head {
		w.WriteString("| ")
		w.sentence(say(h))
		w.WriteString(" ")
	}
	w.WriteString("|\n" + strings.Repeat("| --- ", len(t.head)) + "|\n")
	w.cells = true
	for _, row := range t.rows {
		for _, cell := range row {
			w.WriteString("| ")
			w.sentence(cell)
			w.WriteString(" ")
		}
		w.WriteString("|\n")
	}
	w.cells = false
	w.WriteString("\n")
}

func (f fold) markdown(w *markdownWriter) {
	paragraph{f.says}.markdown(w)
	w.blocks(f.body)
}

func (e entry) markdown(w *markdownWriter) { w.blocks(e.body) }

func (f fine) markdown(w *markdownWriter) { w.blocks(f.body) }

func (w *markdownWriter) sentence(s sentence) {
	start := true
	for _, p := range s {
		says := w.marked(p, start)
		if p.to != "" {
			says = fmt.Sprintf("[%s](%s)", says, w.target(p.to))
		}
		w.WriteString(says)
		start = start && p.says == ""
	}
}

// marked is a piece in the marks of its look.
func (w *markdownWriter) marked(p span, start bool) string {
	switch p.look {
	case code:
		return w.codeSpan(p.says)
	case strong, badge:
		return "**" + escaped(p.says, false) + "**"
	}
	return escaped(p.says, start)
}

// codeSpan is a piece between more backquotes than it has; a pipe would end the cell of a table.
func (w *markdownWriter) codeSpan(s string) string {
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") {
		s = " " + s + " "
	}
	if w.cells {
		s = strings.ReplaceAll(s, "|", `\|`)
	}
	return fence + s + fence
}

// target is where a link leads, seen from the page that is written.
func (w *markdownWriter) target(to string) string {
	page, elsewhere := w.pageOf[to]
	switch {
	case isAddress(to):
		return "<" + strings.NewReplacer("<", "%3C", ">", "%3E", " ", "%20", "\\", "%5C").Replace(to) + ">"
	case !elsewhere:
		return "#" + to
	}
	if w.folder != "." {
		page = "../" + page
	}
	return page + "#" + to
}

// special are the characters that Markdown may take for its own anywhere in a line.
const special = "\\`*_[]<>|~&$"

// escaped is a text in which Markdown finds nothing of its own; start says that a line may begin with it, where more is.
func escaped(s string, start bool) string {
	var b strings.Builder
	digits := 0
	for i, r := range s {
		switch {
		case strings.ContainsRune(special, r),
			start && i == 0 && strings.ContainsRune("#+-", r),
			start && i == digits && i > 0 && (r == '.' || r == ')'):
			b.WriteByte('\\')
		case '0' <= r && r <= '9' && digits == i:
			digits++
		}
		b.WriteRune(r)
	}
	return b.String()
}
