package format

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/forbear-project/forbear/engine/book/form"
)

const (
	maxLine  = 160 // characters of a line that an array may fill
	maxAlign = 60  // characters of a key that others are aligned with
	indented = "  "
)

// writer writes line by line, and never two empty lines in a row or one at the start.
type writer struct {
	strings.Builder
	empty bool // the last line is empty, or there is none
}

// write is the text of a document.
func write(d document) string {
	w := &writer{empty: true}
	for _, t := range d {
		w.table(t)
	}
	return w.String()
}

func (w *writer) table(t *table) {
	if t.header != "" {
		w.space()
		w.lines("", t.lead)
		w.WriteString(t.header)
		w.end(t.remark)
	}
	if w.lines("", t.head); len(t.head) > 0 {
		w.space()
	}
	columns := columnsOf(t.entries)
	for i, e := range t.entries {
		w.lead("", e, i == 0)
		key := aligned(e.keys, columns) + " = "
		w.WriteString(key)
		w.value(e.value, "", utf8.RuneCountInString(key))
		w.end(e.remark)
	}
	w.lines("", t.foot)
}

// value writes a value behind that many characters of its line.
func (w *writer) value(v *value, indent string, behind int) {
	switch {
	case !v.within && (v.open != "[" || v.fits(behind)):
		w.flat(v)
	case v.open == "{" && !v.commented: // a comment is deeper: TOML 1.0 has the braces on one line
		w.braces(v, indent)
	default:
		w.WriteString(v.open)
		w.end("")
		for i, e := range v.entries {
			w.entry(e, indent+indented, i == 0)
		}
		w.lines(indent+indented, v.foot)
		w.WriteString(indent + v.close)
	}
}

// entry writes an entry of an array or inline table on a line of its own.
func (w *writer) entry(e *entry, indent string, opens bool) {
	w.lead(indent, e, opens)
	w.WriteString(indent + e.assigned())
	w.value(e.value, indent, utf8.RuneCountInString(indent+e.assigned()))
	w.WriteString(",")
	w.end(e.remark)
}

// braces writes an inline table on one line, but for arrays in it that have comments.
func (w *writer) braces(v *value, indent string) {
	w.WriteString("{ ")
	for i, e := range v.entries {
		w.WriteString(between(i) + e.assigned())
		if e.value.within {
			w.value(e.value, indent, 0)
		} else {
			w.flat(e.value)
		}
	}
	w.WriteString(" }")
}

// flat writes a value on one line, as far as its strings are.
func (w *writer) flat(v *value) {
	open, close := v.brackets()
	w.WriteString(v.raw + open)
	for i, e := range v.entries {
		w.WriteString(between(i) + e.assigned())
		w.flat(e.value)
	}
	w.WriteString(close)
}

// between is what parts the i-th entry from the one before.
func between(i int) string {
	if i == 0 {
		return ""
	}
	return ", "
}

// brackets are those of an array or inline table on one line.
func (v *value) brackets() (open, close string) {
	if v.open == "{" && len(v.entries) > 0 {
		return "{ ", " }"
	}
	return v.open, v.close
}

// assigned is the key of an entry up to its value; "" in an array.
func (e *entry) assigned() string {
	if e.keys == nil {
		return ""
	}
	return strings.Join(e.keys, ".") + " = "
}

// fits is whether an array stands on one line: it is not too long, nor several tables or addresses,
// which are read one by one.
func (v *value) fits(behind int) bool {
	one := func(e *entry) bool { return e.value.open == "{" || strings.Contains(e.value.raw, "://") }
	return (len(v.entries) < 2 || !slices.ContainsFunc(v.entries, one)) && v.room(maxLine-behind) >= 0
}

// room is how many characters of that many are left once the value is written flat; less than 0
// when it does not fit. It looks no further than that.
func (v *value) room(room int) int {
	if strings.Contains(v.raw, "\n") {
		return -1
	}
	open, close := v.brackets()
	room -= utf8.RuneCountInString(v.raw) + len(open+close)
	for i, e := range v.entries {
		if room < 0 {
			break
		}
		room = e.value.room(room - utf8.RuneCountInString(between(i)+e.assigned()))
	}
	return room
}

// lead writes what stands above an entry: nothing but comments, and the empty lines around them.
func (w *writer) lead(indent string, e *entry, opens bool) {
	lines := said(e.lead)
	if opens {
		lines = first(lines)
	}
	w.lines(indent, lines)
}

func (w *writer) lines(indent string, lines []string) {
	for _, line := range lines {
		if line == "" {
			w.space()
			continue
		}
		w.WriteString(indent + line)
		w.end("")
	}
}

// space leaves an empty line.
func (w *writer) space() {
	if !w.empty {
		w.WriteByte('\n')
		w.empty = true
	}
}

// end ends a line, with the comment behind it.
func (w *writer) end(remark string) {
	if remark != "" {
		w.WriteString(" " + remark)
	}
	w.WriteByte('\n')
	w.empty = false
}

// columnsOf is how wide keys are that stand under one another, by their parts.
func columnsOf(entries []*entry) map[int]int {
	columns := map[int]int{}
	for _, e := range entries {
		if width := utf8.RuneCountInString(strings.Join(e.keys, ".")); width <= maxAlign {
			columns[partsOf(e.keys)] = max(columns[partsOf(e.keys)], width)
		}
	}
	return columns
}

func aligned(keys []string, columns map[int]int) string {
	key := strings.Join(keys, ".")
	return key + strings.Repeat(" ", max(0, columns[partsOf(keys)]-utf8.RuneCountInString(key)))
}

// partsOf is how many parts a dotted key has, the language of a text not counted.
func partsOf(keys []string) int {
	n := len(keys)
	if n > 1 && form.BothLanguages.Key(keys[n-1]) != nil {
		n--
	}
	return n
}
