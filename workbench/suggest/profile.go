package suggest

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
)

// member is where a key of a JSON object and its value stand, in bytes.
type member struct {
	key           string
	at, from, end int // the key; the value
}

// document is a profile in JSON as it is written: where the members of the borrower and of each
// debt stand.
type document struct {
	data     []byte
	borrower []member
	debts    [][]member
	opened   []int // behind the brace that opens each debt
}

// parsed finds the members of a profile that has been read before.
func parsed(data []byte) *document {
	d := &document{data: data}
	d.borrower = d.members(bytes.IndexByte(data, '{') + 1)
	i := slices.IndexFunc(d.borrower, func(m member) bool { return m.key == "debts" })
	for at := d.borrower[i].from + 1; ; {
		at = skip(data, at)
		if data[at] == ']' {
			return d
		}
		d.opened = append(d.opened, at+1)
		d.debts = append(d.debts, d.members(at+1))
		at = d.valueEnd(at)
	}
}

// skip passes white space and commas.
func skip(data []byte, at int) int {
	for at < len(data) && strings.IndexByte(" \t\r\n,", data[at]) >= 0 {
		at++
	}
	return at
}

// members returns those of the object whose first byte behind the brace is at.
func (d *document) members(at int) (all []member) {
	for {
		at = skip(d.data, at)
		if d.data[at] == '}' {
			return all
		}
		m := member{at: at}
		at = d.valueEnd(at)
		json.Unmarshal(d.data[m.at:at], &m.key)
		m.from = skip(d.data, at+bytes.IndexByte(d.data[at:], ':')+1)
		m.end = d.valueEnd(m.from)
		all = append(all, m)
		at = m.end
	}
}

// valueEnd returns where the value ends that begins there.
func (d *document) valueEnd(at int) int {
	decoder := json.NewDecoder(bytes.NewReader(d.data[at:]))
	var value json.RawMessage
	decoder.Decode(&value)
	return at + int(decoder.InputOffset())
}

// set returns the profile with another value for a key of the borrower or of a debt; with null the
// key goes. One that is not there yet comes last.
func (d *document) set(debt int, key, value string) []byte {
	members, opened := d.borrower, bytes.IndexByte(d.data, '{')+1
	if debt >= 0 {
		members, opened = d.debts[debt], d.opened[debt]
	}
	i := slices.IndexFunc(members, func(m member) bool { return m.key == key })
	switch {
	case i < 0 && value == "null":
		return d.data
	case i < 0 && len(members) == 0:
		return d.replace(opened, opened, " "+quoted(key)+": "+value)
	case i < 0:
		return d.added(members, debt, key, value)
	case value != "null":
		return d.replace(members[i].from, members[i].end, value)
	case i > 0:
		return d.replace(members[i-1].end, members[i].end, "")
	case len(members) > 1:
		return d.replace(members[0].at, members[1].at, "")
	}
	return d.replace(members[0].at, members[0].end, "")
}

// added returns the profile with a member behind the last of a debt, or before the debts, set off
// as its neighbour is.
func (d *document) added(members []member, debt int, key, value string) []byte {
	last := members[len(members)-1]
	if debt < 0 && last.key == "debts" {
		return d.replace(last.at, last.at, quoted(key)+": "+value+","+indent(d.data, last.at))
	}
	return d.replace(last.end, last.end, ","+indent(d.data, last.at)+quoted(key)+": "+value)
}

// indent returns the white space before a byte.
func indent(data []byte, at int) string {
	from := at
	for from > 0 && strings.IndexByte(" \t\r\n", data[from-1]) >= 0 {
		from--
	}
	return string(data[from:at])
}

func (d *document) replace(from, end int, with string) []byte {
	return slices.Concat(d.data[:from], []byte(with), d.data[end:])
}

func quoted(s string) string {
	data, _ := json.Marshal(s)
	return string(data)
}
