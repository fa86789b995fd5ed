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

// blockWriter gathers blocks for a terminal.
type blockWriter struct {
	Terminal
	indent string
}

func (w *blockWriter) blocks(body []Block) {
	for _, b := range body {
		b.terminal(w)
	}
}

// part writes what has an indent of its own.
func (w *blockWriter) part(body []Block) {
	indent := w.indent
	w.blocks(body)
	w.indent = indent
}

func (w *blockWriter) sentence(lead string, s Sentence) { w.Paragraph(lead, s.Text(), s.look()) }

func (s Section) terminal(w *blockWriter) {
	w.Blank()
	w.part(s.Body)
}

// entryLevel is the level of the headings of entries.
const entryLevel = 4

func (h Heading) terminal(w *blockWriter) {
	mark := h.Mark
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

// list writes items, the first behind lead, the others as far in as the first.
func (w *blockWriter) list(lead string, l List) {
	below := strings.Repeat(" ", Cells(lead))
	for i, it := range l.Items {
		mark := l.mark(i)
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

// mark is what stands before the i-th item in a terminal.
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
		w.list(w.indent+Pad(field.Label, labelWidth), list)
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
	WriteTable(w, rows)
}

// The right side of a box is open, for no two terminals agree how wide some characters are.
func (b Box) terminal(w *blockWriter) {
	title := "==== " + b.Title + " "
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
		w.part(e.Body)
		return
	}
	w.Blank()
	w.part(e.Body)
	w.Blank()
}

func (f Fold) terminal(w *blockWriter) {
	w.sentence(w.indent, f.Text)
	w.part(f.Body)
}

func (f Fine) terminal(w *blockWriter) { w.part(f.Body) }
