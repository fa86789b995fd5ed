package fact

import (
	"fmt"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
)

// MaxRecords is how many entries a fact of type records may have.
const MaxRecords = 60

// readRecords reads the entries of a fact of type records.
func (r *reader) readRecords(f *Fact, n *node, path string) [][]Value {
	if n.kind != list {
		r.complain(n.at, path, both("这里要写一列，每项用花括号括起来", "expected a list of objects"),
			both("写 ["+f.example()+"]；都没有写 []", "write ["+f.example()+"]; [] says none"))
		return nil
	}
	items := n.items
	if len(items) > MaxRecords {
		r.complain(items[MaxRecords].at, itemPath(path, MaxRecords),
			both(fmt.Sprintf("超过 %d 项", MaxRecords), fmt.Sprintf("more than %d entries", MaxRecords)),
			both("去掉最早的几项", "leave out the earliest"))
		items = items[:MaxRecords]
	}
	records := make([][]Value, len(items))
	for i, item := range items {
		records[i] = r.readRecord(f, item, itemPath(path, i))
	}
	return records
}

// readRecord reads one entry. A field that it leaves out, or gives as null, is unknown.
func (r *reader) readRecord(f *Fact, n *node, path string) []Value {
	record := make([]Value, len(f.Fields))
	if n.kind != object {
		r.complain(n.at, path, both("这里要用花括号括起来", "expected an object"),
			both("写 "+f.example(), "write "+f.example()))
		return record
	}
	seen := map[string]bool{}
	for _, m := range n.members {
		field, at := f.Field(m.key), keyPath(path, m.key)
		switch {
		case strings.HasPrefix(m.key, "//"):
		case field == nil:
			message, hint := f.unknownField(m.key)
			r.complain(m.at, at, message, hint)
		case seen[m.key]:
			r.complain(m.at, at, both(m.key+" 写了两次", m.key+" is given twice"), keepOne)
		case m.value.kind == null || r.lenient && m.value.kind == str && saysUnknown(m.value.text) && !field.hasAnswer(m.value.text):
		default:
			if value := r.rewrite(field, m.value, at); value != nil {
				record[field.Slot] = r.readValue(field, value, at)
				r.settle(at, record[field.Slot])
			}
		}
		seen[m.key] = true
	}
	return record
}

// unknownField returns what is wrong with a key of an entry that is no field.
func (f *Fact) unknownField(key string) (message, hint text.Text) {
	names := f.fieldNames()
	message = both("有一个名字不是这一项要填的", "a key that is not a field")
	hint = both("这里可以写："+strings.Join(names, "、"), "the fields are "+strings.Join(names, ", "))
	if mayBeNamed(key) {
		message = both(key+" 不是这一项要填的", key+" is not a field of "+f.Name)
	}
	if near := problem.Suggest(key, names); near != "" {
		hint = didYouMean(near)
	}
	return message, hint
}

func (f *Fact) fieldNames() []string {
	names := make([]string, len(f.Fields))
	for i, field := range f.Fields {
		names[i] = field.Name
	}
	return names
}

// example returns an entry in which nothing is known, in JSON.
func (f *Fact) example() string {
	fields := make([]string, len(f.Fields))
	for i, field := range f.Fields {
		fields[i] = text.JSON(field.Name) + ": null"
	}
	return "{ " + strings.Join(fields, ", ") + " }"
}

// writeRecord returns an entry as a profile has it: the fields that are known.
func (f *Fact) writeRecord(record []Value) string {
	var members []string
	for i, field := range f.Fields {
		if record[i].Known {
			members = append(members, text.JSON(field.Name)+": "+field.JSON(record[i]))
		}
	}
	if members == nil {
		return "{ }"
	}
	return "{ " + strings.Join(members, ", ") + " }"
}

// answerRecords reads entries that a person gives as an answer: JSON as a profile has it, or a word
// for none.
func (r *reader) answerRecords(f *Fact, s string) [][]Value {
	if saysNone(s) {
		return [][]Value{}
	}
	n, problems := readTree([]byte(s))
	if n == nil || len(problems) > 0 {
		r.complain(place{}, f.Name, both("这里要写一列，每项用花括号括起来", "expected a list of objects"),
			both("写 ["+f.example()+"]；都没有写 none", "write ["+f.example()+"], or none"))
		return nil
	}
	return r.readRecords(f, n, f.Name)
}

// nodeOfRecords returns entries as the JSON of a profile has them; nil where a value is not one that
// a field of its type has.
func (f *Fact) nodeOfRecords(records [][]Value) *node {
	n := &node{kind: list}
	for _, record := range records {
		entry := &node{kind: object}
		if len(record) != len(f.Fields) {
			return nil
		}
		for i, field := range f.Fields {
			entry.members = append(entry.members, member{key: field.Name, value: field.nodeOf(record[i])})
		}
		n.items = append(n.items, entry)
	}
	return n
}

// SameRecords reports whether two lists of entries are the same, field by field.
func (f *Fact) SameRecords(a, b [][]Value) bool {
	return slices.EqualFunc(a, b, func(x, y []Value) bool { return f.writeRecord(x) == f.writeRecord(y) })
}
