package document

import (
	"fmt"
	"io"
	"strings"
)

// WriteTerminal writes a document for a terminal, with or without colours.
func WriteTerminal(w io.Writer, d Document, colour bool) error {
	out := &blockWriter{Terminal: Terminal{Colour: colour}}
	out.blocks(d.Body)
	return out.Flush(w)
}

// blockWriter writes blocks into a Terminal.
type blockWriter struct {
	Terminal
	indent string // of what follows a heading
}

func (w *blockWriter) blocks(body []Block) {
	for _, b := range body {
		b.terminal(w)
	}
}

// nested writes blocks, and restores the indent afterwards.
func (w *blockWriter) nested(body []Block) {
	indent := w.indent
	w.blocks(body)
	w.indent = indent
}

func (w *blockWriter) sentence(lead string, s Sentence) { w.Paragraph(lead, s.Text(), s.look()) }

func (s Section) terminal(w *blockWriter) {
	w.Blank()
	w.nested(s.Body)
}

// entryLevel is the level of the headings of entries.
const entryLevel = 4

func (h Heading) terminal(w *blockWriter) {
	mark := tidy(h.Mark)
	if mark == "" && h.Level >= entryLevel {
		mark = "  "
	}
	if len(h.Aside) > 0 {
		w.Ends(mark+h.Text.Text(), h.Aside.Text(), h.Aside.look())
	} else {
		w.Paragraph(mark, h.Text.Text(), Strong)
	}
	w.indent = strings.Repeat("  ", min(h.Level/2, 2))
}

func (p Paragraph) terminal(w *blockWriter) { w.sentence(w.indent, p.Text) }

func (l List) terminal(w *blockWriter) { w.list(w.indent, l) }

// list writes items, the first after lead, the others with the same indent.
func (w *blockWriter) list(lead string, l List) {
	below := strings.Repeat(" ", Cells(lead))
	for i, it := range l.Items {
		mark := tidy(l.mark(i))
		w.sentence(lead+mark, it.Text)
		inner := below + strings.Repeat(" ", Cells(mark))
		if len(it.Aside) > 0 {
			w.sentence(inner, it.Aside)
		}
		if len(it.Below) > 0 {
			indent := w.indent
			w.indent = inner
			w.blocks(it.Below)
			w.indent = indent
		}
		lead = below
	}
}

// mark returns what stands before the i-th item in a terminal.
func (l List) mark(i int) string {
	switch {
	case l.Kind == Marked:
		return l.Items[i].Mark
	case l.Kind == Numbered && len(l.Items) > 9:
		return fmt.Sprintf("%2d. ", i+1)
	case l.Kind == Numbered:
		return fmt.Sprintf("%d. ", i+1)
	}
	return "- "
}

func (f Fields) terminal(w *blockWriter) {
	for _, field := range f {
		list := field.List
		if list.Kind == Dashed && len(list.Items) == 1 {
			list.Kind = Marked
		}
		w.list(w.indent+Pad(tidy(field.Label)+" ", labelWidth), list)
	}
}

func (t Table) terminal(w *blockWriter) {
	rows := [][]string{t.Head}
	for _, row := range t.Rows {
		cells := make([]string, len(row))
		for i, s := range row {
			cells[i] = s.Text()
		}
		rows = append(rows, cells)
	}
	var lines strings.Builder
	writeColumns(&lines, rows, t.Figures)
	if widest(lines.String()) > Width-Cells(w.indent) {
		if !t.Figures {
			t.list().terminal(w)
			return
		}
		lines.Reset()
		writeColumns(&lines, below(rows), true)
	}
	for line := range strings.Lines(lines.String()) {
		w.Line(w.indent+strings.TrimSuffix(line, "\n"), Plain)
	}
}

// list returns each row as its first cell, with the others below it.
func (t Table) list() List {
	l := List{Kind: Dashed}
	for _, row := range t.Rows {
		item := Item{Text: row[0]}
		for _, cell := range row[1:] {
			item.Below = append(item.Below, Paragraph{Text: cell})
		}
		l.Items = append(l.Items, item)
	}
	return l
}

func (Picture) terminal(*blockWriter) {}

// A box has no right side, for terminals differ in how wide some characters are.
func (b Box) terminal(w *blockWriter) {
	title := "==== " + tidy(b.Title) + " "
	w.Line(title+strings.Repeat("=", Width-Cells(title)), Red)
	inner := &blockWriter{Terminal: Terminal{Colour: w.Colour, margin: 2}}
	inner.blocks(b.Body)
	for line := range strings.Lines(inner.String()) {
		w.WriteString(strings.TrimRight("| "+line, " \n") + "\n")
	}
	w.Line(strings.Repeat("=", Width), Red)
}

func (Rule) terminal(w *blockWriter) { w.Line(strings.Repeat("-", Width), Plain) }

func (e Entry) terminal(w *blockWriter) {
	if e.Brief {
		w.nested(e.Body)
		return
	}
	w.Blank()
	w.nested(e.Body)
	w.Blank()
}

func (f Fold) terminal(w *blockWriter) {
	w.sentence(w.indent, f.Text)
	w.nested(f.Body)
}

func (f Fine) terminal(w *blockWriter) { w.nested(f.Body) }

// escapes are the ANSI escapes of looks. A terminal shows the others as plain text.
var escapes = map[Look]string{
	Strong: "\x1b[1m", Dim: "\x1b[2m", Red: "\x1b[1;31m", Green: "\x1b[32m", Yellow: "\x1b[33m",
}

// Terminal collects lines of at most Width cells. Its zero value is ready to use.
type Terminal struct {
	strings.Builder
	Colour bool // with ANSI escapes
	margin int  // cells that are not to be used
}

// Paint returns s in a look, where the terminal has colours.
func (t *Terminal) Paint(s string, as Look) string {
	if !t.Colour || escapes[as] == "" || s == "" {
		return s
	}
	return escapes[as] + s + "\x1b[0m"
}

// Line writes one line as it is.
func (t *Terminal) Line(s string, as Look) { t.WriteString(t.Paint(s, as) + "\n") }

// Blank writes an empty line, but never two in a row and none at the beginning.
func (t *Terminal) Blank() {
	if s := t.String(); s != "" && !strings.HasSuffix(s, "\n\n") {
		t.WriteByte('\n')
	}
}

// Paragraph writes s on as many lines as it takes: the first after lead, the others with the same
// indent.
func (t *Terminal) Paragraph(lead, s string, as Look) {
	indent := strings.Repeat(" ", Cells(lead))
	for i, l := range Wrap(s, Width-t.margin-len(indent)) {
		if i > 0 {
			lead = indent
		}
		t.WriteString(lead + t.Paint(l, as) + "\n")
	}
}

// Ends writes left in bold and right in a look at the two ends of a line, or right below left where
// they do not fit.
func (t *Terminal) Ends(left, right string, as Look) {
	left, right = tidy(left), tidy(right)
	if gap := Width - t.margin - Cells(left) - Cells(right); gap >= 2 {
		t.WriteString(t.Paint(left, Strong) + strings.Repeat(" ", gap) + t.Paint(right, as) + "\n")
		return
	}
	t.Paragraph("", left, Strong)
	t.Line(Pad("", Width-t.margin-Cells(right))+right, as)
}

// labelWidth is how many cells the label of a field takes.
const labelWidth = 12

// Flush writes the lines to w, without blank lines at their ends.
func (t *Terminal) Flush(w io.Writer) error {
	_, err := io.WriteString(w, strings.Trim(t.String(), "\n")+"\n")
	return err
}

// widest returns how many cells the widest line takes.
func widest(lines string) (most int) {
	for line := range strings.Lines(lines) {
		most = max(most, Cells(strings.TrimSuffix(line, "\n")))
	}
	return most
}

// below returns the rows of a table with figures that is too wide: the first cell of each on a line
// of its own, and its figures below.
func below(rows [][]string) [][]string {
	const indent = "  "
	apart := [][]string{append([]string{indent}, rows[0][1:]...)}
	for _, row := range rows[1:] {
		apart = append(apart, row[:1], append([]string{indent}, row[1:]...))
	}
	return apart
}

// WriteTable writes rows in columns that align in a terminal, Chinese included. Its lines may be
// wider than Width.
func WriteTable(w io.Writer, rows [][]string) error { return writeColumns(w, rows, false) }

// writeColumns writes rows in columns. With figures the cells of every column but the first end at
// the same place.
func writeColumns(w io.Writer, rows [][]string, figures bool) error {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			if len(row) > 1 { // a cell that is alone takes the whole line
				widths[i] = max(widths[i], Cells(Clean(cell)))
			}
		}
	}
	var b strings.Builder
	for _, row := range rows {
		line := ""
		for i, cell := range row {
			cell = Clean(cell)
			if figures && i > 0 {
				cell = strings.Repeat(" ", widths[i]-Cells(cell)) + cell
			}
			line += Pad(cell, widths[i]+2)
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}
