package document

import (
	"fmt"
	"io"
	"path"
	"strings"
)

// MarkdownOptions say where blocks are written.
type MarkdownOptions struct {
	Level  int               // is added to the level of every heading
	Page   string            // the file that is written, with forward slashes
	PageOf map[string]string // the file of each anchor; nil where all are in one
}

// WriteMarkdown writes a document as Markdown.
func WriteMarkdown(w io.Writer, d Document) error {
	_, err := io.WriteString(w, strings.TrimRight(Markdown(d.Body, MarkdownOptions{}), "\n")+"\n")
	return err
}

// Markdown writes blocks as Markdown, with an empty line after each.
func Markdown(body []Block, o MarkdownOptions) string {
	w := &markdownWriter{MarkdownOptions: o}
	w.blocks(body)
	return w.String()
}

type markdownWriter struct {
	strings.Builder
	MarkdownOptions
	compact bool // list items stand close together
	cell    bool // in a cell of a table
}

func (w *markdownWriter) blocks(body []Block) {
	for _, b := range body {
		b.markdown(w)
	}
}

func (s Section) markdown(w *markdownWriter) { w.blocks(s.Body) }

// anchor writes an anchor of its own, for sites differ in the anchors that they make of headings.
func (w *markdownWriter) anchor(id string) {
	if id != "" {
		fmt.Fprintf(w, "<a id=\"%s\"></a>", id)
	}
}

func (h Heading) markdown(w *markdownWriter) {
	w.WriteString(strings.Repeat("#", min(h.Level+w.Level, 6)) + " ")
	w.anchor(h.ID)
	w.sentence(Say(h.Mark).And(h.Text...))
	w.WriteString("\n\n")
	if len(h.Aside) > 0 {
		Paragraph{h.Aside}.markdown(w)
	}
}

func (p Paragraph) markdown(w *markdownWriter) {
	w.sentence(p.Text)
	w.WriteString("\n\n")
}

func (l List) markdown(w *markdownWriter) {
	if len(l.Items) == 0 {
		return
	}
	for i, it := range l.Items {
		mark := "- "
		if l.Kind == Numbered {
			mark = fmt.Sprintf("%d. ", i+1)
		}
		w.WriteString(mark)
		w.anchor(it.ID)
		w.sentence(Say(it.Mark).And(it.Text...))
		w.WriteString("\n")
		if len(it.Aside) > 0 {
			w.below([]Block{List{Items: Items([]Sentence{it.Aside})}}, len(mark))
		}
		w.below(it.Below, len(mark))
	}
	if !w.compact {
		w.WriteString("\n")
	}
}

func (f Fields) markdown(w *markdownWriter) {
	var l List
	for _, field := range f {
		label := Styled(field.Label, Strong)
		switch items := field.Items; {
		case len(items) == 1 && field.Kind != Numbered:
			only := items[0]
			only.Text = label.And(Span{Text: " " + only.Mark}).And(only.Text...)
			only.Mark = ""
			l.Items = append(l.Items, only)
		case len(items) > 0:
			l.Items = append(l.Items, Item{Text: label, Below: []Block{field.List}})
		}
	}
	l.markdown(w)
}

// below writes the blocks of an item, indented like its text.
func (w *markdownWriter) below(body []Block, indent int) {
	if len(body) == 0 {
		return
	}
	inner := &markdownWriter{MarkdownOptions: w.MarkdownOptions, compact: true}
	inner.blocks(body)
	w.prefixed(inner.String(), strings.Repeat(" ", indent))
}

// prefixed writes lines after a prefix, without spaces before an empty line.
func (w *markdownWriter) prefixed(lines, prefix string) {
	for line := range strings.Lines(lines) {
		if line == "\n" {
			line = strings.TrimRight(prefix, " ") + line
		} else {
			line = prefix + line
		}
		w.WriteString(line)
	}
}

func (t Table) markdown(w *markdownWriter) {
	for _, h := range t.Head {
		w.WriteString("| ")
		w.sentence(Say(h))
		w.WriteString(" ")
	}
	end := "---"
	if t.Figures {
		end = "---:"
	}
	w.WriteString("|\n| --- " + strings.Repeat("| "+end+" ", max(len(t.Head)-1, 0)) + "|\n")
	w.cell = true
	for _, row := range t.Rows {
		for _, cell := range row {
			w.WriteString("| ")
			w.sentence(cell)
			w.WriteString(" ")
		}
		w.WriteString("|\n")
	}
	w.cell = false
	w.WriteString("\n")
}

func (Picture) markdown(*markdownWriter) {}

func (b Box) markdown(w *markdownWriter) {
	inner := &markdownWriter{MarkdownOptions: w.MarkdownOptions}
	Paragraph{Styled(b.Title, Strong)}.markdown(inner)
	inner.blocks(b.Body)
	w.prefixed(strings.TrimRight(inner.String(), "\n")+"\n", "> ")
	w.WriteString("\n")
}

func (Rule) markdown(w *markdownWriter) { w.WriteString("---\n\n") }

func (e Entry) markdown(w *markdownWriter) { w.blocks(e.Body) }

func (f Fold) markdown(w *markdownWriter) {
	if f.InMarkdown { // Markdown is not read within a line of HTML
		w.WriteString("<details><summary>" + escapeHTML(f.Text.Text()) + "</summary>\n\n")
		w.blocks(f.Body)
		w.WriteString("</details>\n\n")
		return
	}
	Paragraph{f.Text}.markdown(w)
	w.blocks(f.Body)
}

func (f Fine) markdown(w *markdownWriter) { w.blocks(f.Body) }

func (w *markdownWriter) sentence(s Sentence) {
	start := true
	for _, p := range s {
		said := w.span(p, start)
		if p.To != "" {
			said = fmt.Sprintf("[%s](%s)", said, w.target(p.To))
		}
		w.WriteString(said)
		start = start && p.Text == ""
	}
}

// span writes a span in the marks of its look. start says that a line may begin with it.
func (w *markdownWriter) span(p Span, start bool) string {
	stressed := p.Look == Strong || p.Look == Badge || p.Look == Red || p.Look == Green || p.Look == Yellow
	said := tidy(p.Text)
	switch {
	case p.Look == lineEnd:
		return "<br>"
	case p.Look == Code && w.cell && strings.Contains(said, `\|`): // no code in a cell can hold both
	case p.Look == Code:
		return w.codeSpan(said)
	}
	said = escapeMarkdown(said, start && !stressed)
	if p.To == "" {
		said = escapeAddress.Replace(said)
	}
	if stressed {
		said = "**" + said + "**"
	}
	return said
}

// escapeAddress keeps addresses from becoming links.
var escapeAddress = strings.NewReplacer("://", `\://`, "www.", `www\.`)

// codeSpan puts s between more backquotes than it has. In a table it escapes pipes, which would end
// the cell.
func (w *markdownWriter) codeSpan(s string) string {
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") {
		s = " " + s + " "
	}
	if w.cell {
		s = strings.ReplaceAll(s, "|", `\|`)
	}
	return fence + s + fence
}

var escapeTarget = strings.NewReplacer("<", "%3C", ">", "%3E", " ", "%20", "\\", "%5C")

// target returns the target of a link, relative to the page that is written.
func (w *markdownWriter) target(to string) string {
	page, elsewhere := w.PageOf[to]
	switch {
	case IsAddress(to):
		return "<" + escapeTarget.Replace(to) + ">"
	case !elsewhere:
		return "#" + to
	}
	if path.Dir(w.Page) != "." {
		page = "../" + page
	}
	return page + "#" + to
}

// markdownSpecial are the characters that may mean something in Markdown anywhere in a line.
const markdownSpecial = "\\`*_[]<>|~&$@"

// escapeMarkdown escapes a text so that nothing in it is Markdown. start says that a line may begin
// with it, where more characters mean something.
func escapeMarkdown(s string, start bool) string {
	var b strings.Builder
	digits := 0
	for i, r := range s {
		switch {
		case strings.ContainsRune(markdownSpecial, r),
			start && i == 0 && strings.ContainsRune("#+-=", r),
			start && i == digits && i > 0 && (r == '.' || r == ')'):
			b.WriteByte('\\')
		case '0' <= r && r <= '9' && digits == i:
			digits++
		}
		b.WriteRune(r)
	}
	return b.String()
}
