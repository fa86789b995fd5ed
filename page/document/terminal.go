package document

import (
	"fmt"
	"io"
	"strings"
)

// Look is how a piece of text appears. It never says anything that the words do not.
type Look int

// The looks. The last three are colours, for a terminal and for HTML.
const (
	Plain Look = iota
	Strong
	Dim // of less weight
	Red
	Green
	Yellow
)

// escapes are the ANSI escapes of the looks that a terminal shows.
var escapes = map[Look]string{
	Strong: "\x1b[1m", Dim: "\x1b[2m", Red: "\x1b[1;31m", Green: "\x1b[32m", Yellow: "\x1b[33m",
}

// Terminal gathers lines of at most Width cells. Its zero value is ready to use.
type Terminal struct {
	strings.Builder
	Colour bool // with ANSI escapes
}

// Paint is s in a look, where colours are wanted.
func (t *Terminal) Paint(s string, as Look) string {
	if !t.Colour || escapes[as] == "" || s == "" {
		return s
	}
	return escapes[as] + s + "\x1b[0m"
}

// Line writes one line as it is.
func (t *Terminal) Line(s string, as Look) { t.WriteString(t.Paint(s, as) + "\n") }

// Blank puts an empty line, but never two and none at the beginning.
func (t *Terminal) Blank() {
	if s := t.String(); s != "" && !strings.HasSuffix(s, "\n\n") {
		t.WriteByte('\n')
	}
}

// Paragraph writes s over as many lines as it takes: the first after lead, the others as far in as the
// first.
func (t *Terminal) Paragraph(lead, s string, as Look) {
	indent := strings.Repeat(" ", Cells(lead))
	for i, l := range Wrap(s, Width-len(indent)) {
		if i > 0 {
			lead = indent
		}
		t.WriteString(lead + t.Paint(l, as) + "\n")
	}
}

// Ends writes left, strong, and right in its look at the two ends of a line, or right below left where
// they do not fit.
func (t *Terminal) Ends(left, right string, as Look) {
	if gap := Width - Cells(left) - Cells(right); gap >= 2 {
		t.WriteString(t.Paint(left, Strong) + strings.Repeat(" ", gap) + t.Paint(right, as) + "\n")
		return
	}
	t.Paragraph("", left, Strong)
	t.Line(Pad("", Width-Cells(right))+right, as)
}

// The columns of a field: how far in its label stands, and how wide the label is.
const (
	fieldInset = "    "
	labelWidth = 12
)

// FieldItem is one entry of a field. A mark such as "+ " or "1. " hangs before its text.
type FieldItem struct {
	Mark, Text string
	Look       Look
}

// Field writes a label and what belongs to it, line by line, aligned behind the label; nothing where
// there are no items.
func (t *Terminal) Field(label string, items []FieldItem) {
	lead := fieldInset + Pad(label, labelWidth)
	for _, it := range items {
		t.Paragraph(lead+it.Mark, it.Text, it.Look)
		lead = Pad("", len(fieldInset)+labelWidth)
	}
}

// Numbered marks each with its number.
func Numbered(texts []string) []FieldItem {
	items := make([]FieldItem, len(texts))
	for i, text := range texts {
		items[i] = FieldItem{Mark: Pad(fmt.Sprintf("%d.", i+1), 3), Text: text}
		if len(texts) > 9 {
			items[i].Mark = fmt.Sprintf("%2d. ", i+1)
		}
	}
	return items
}

// Dashed marks each with a hyphen where there are several.
func Dashed(texts []string) []FieldItem {
	items := make([]FieldItem, len(texts))
	for i, text := range texts {
		items[i] = FieldItem{Text: text}
		if len(texts) > 1 {
			items[i].Mark = "- "
		}
	}
	return items
}

// Flush writes the lines to w, without blank lines at their ends.
func (t *Terminal) Flush(w io.Writer) error {
	_, err := io.WriteString(w, strings.Trim(t.String(), "\n")+"\n")
	return err
}

// WriteTable writes rows in columns that align in a terminal, Chinese included. The last column is as
// wide as it likes.
func WriteTable(w io.Writer, rows [][]string) error {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], Cells(Clean(cell)))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		line := ""
		for i, cell := range row {
			line += Pad(Clean(cell), widths[i]+2)
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}
