package document

import (
	"io"
	"strings"
)

// escapes are the ANSI escapes of the looks that a terminal shows.
var escapes = map[Look]string{
	Strong: "\x1b[1m", Dim: "\x1b[2m", Red: "\x1b[1;31m", Green: "\x1b[32m", Yellow: "\x1b[33m",
}

// Terminal gathers lines of at most Width cells. Its zero value is ready to use.
type Terminal struct {
	strings.Builder
	Colour bool // with ANSI escapes
	margin int  // cells that are not to be used
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

// Paragraph writes s over as many lines as it takes: the first after lead, the others as far in as
// the first.
func (t *Terminal) Paragraph(lead, s string, as Look) {
	indent := strings.Repeat(" ", Cells(lead))
	for i, l := range Wrap(s, Width-t.margin-len(indent)) {
		if i > 0 {
			lead = indent
		}
		t.WriteString(lead + t.Paint(l, as) + "\n")
	}
}

// Ends writes left, strong, and right in its look at the two ends of a line, or right below left
// where they do not fit.
func (t *Terminal) Ends(left, right string, as Look) {
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

// WriteTable writes rows in columns that align in a terminal, Chinese included. The last column is
// as wide as it likes.
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
