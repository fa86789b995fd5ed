package format

import "slices"

// document is the tables of a rule file in their order. The first has no header: it is what stands
// before all others.
type document []*table

// table is a header and what stands below it, up to the next.
type table struct {
	lead    []string // what stands above the header
	header  string   // "" of the first table
	keys    []string // of the header
	remark  string   // the comment behind the header
	head    []string // comments under the header that an empty line parts from the first entry
	entries []*entry
	// comments under the last entry that an empty line parts from the next header; all that is
	// left, of the last table
	foot []string
}

// entry is a key and its value, or a value of an array.
type entry struct {
	lead   []string // what stands above it: comments, and "" for one or more empty lines
	keys   []string // of a dotted key; nil in an array
	value  *value
	remark string // the comment behind it
}

// value is a string, a number, a date, a truth, or else an array or inline table with entries of
// its own.
type value struct {
	raw       string   // as it stands in the file; "" of one that has entries
	open      string   // [ or {; "" of one that has none
	close     string   // ] or }
	entries   []*entry // in the order of the file
	foot      []string // what stands above the bracket that closes
	commented bool     // there is a comment among its entries
	within    bool     // or in one of their values
}

// split separates the comments that stand directly under a header or entry from what an empty line
// parts from them; without an empty line, all belong to what follows.
func split(lines []string) (above, below []string) {
	if i := slices.Index(lines, ""); i > 0 {
		return lines[:i], lines[i:]
	}
	return nil, lines
}

// parted separates the comments of a table from those of its first entry: an empty line stands
// between them.
func parted(lines []string) (head, lead []string) {
	for i := len(lines) - 1; i >= 0; i-- {
		if lines[i] == "" {
			return first(lines[:i]), lines[i+1:]
		}
	}
	return nil, lines
}

// first returns lines without an empty one at the start; there are never two of them in a row.
func first(lines []string) []string {
	if len(lines) > 0 && lines[0] == "" {
		return lines[1:]
	}
	return lines
}

// last returns lines without an empty one at the end.
func last(lines []string) []string {
	if n := len(lines); n > 0 && lines[n-1] == "" {
		return lines[:n-1]
	}
	return lines
}

// said returns lines where there is a comment among them, else nothing.
func said(lines []string) []string {
	if len(first(lines)) == 0 {
		return nil
	}
	return lines
}
