package suggest

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
)

// member is a member of a JSON object, by its bytes.
type member struct {
	key           string
	at, from, end int // the key begins; the value begins; it ends
}

// jsonProfile is a profile in JSON as it is written, with the members of the borrower and of each
// debt.
type jsonProfile struct {
	data     []byte
	borrower []member
	debts    [][]member
	opened   []int // for each debt: behind its opening brace
}

// parseProfile finds the members of a profile that is known to be valid.
func parseProfile(data []byte) *jsonProfile {
	d := &jsonProfile{data: data}
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

// members returns the members of the object that opens before at.
func (d *jsonProfile) members(at int) (all []member) {
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

// valueEnd returns the end of the value that begins at a byte.
func (d *jsonProfile) valueEnd(at int) int {
	decoder := json.NewDecoder(bytes.NewReader(d.data[at:]))
	var value json.RawMessage
	decoder.Decode(&value)
	return at + int(decoder.InputOffset())
}

// set returns the profile with another value for a key of the borrower or of a debt; null removes
// the key. A new key comes last.
func (d *jsonProfile) set(debt int, key, value string) []byte {
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
		return d.add(members, debt, key, value)
	case value != "null":
		return d.replace(members[i].from, members[i].end, value)
	case i > 0:
		return d.replace(members[i-1].end, members[i].end, "")
	case len(members) > 1:
		return d.replace(members[0].at, members[1].at, "")
	}
	return d.replace(members[0].at, members[0].end, "")
}

// add returns the profile with a member after the last one of a debt, or before the debts, with the
// white space of its neighbour.
func (d *jsonProfile) add(members []member, debt int, key, value string) []byte {
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

func (d *jsonProfile) replace(from, end int, with string) []byte {
	return slices.Concat(d.data[:from], []byte(with), d.data[end:])
}

func quoted(s string) string {
	data, _ := json.Marshal(s)
	return string(data)
}
