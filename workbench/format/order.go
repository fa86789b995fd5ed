package format

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book/form"
)

// place is where keys stand: a table, or a table of tables, whose names a maintainer gives.
type place struct {
	table *form.Table
	named bool
}

// root is a rule file of any kind: no two kinds have tables of one name with another order of keys.
var root = place{table: anyFile()}

func anyFile() *form.Table {
	all := &form.Table{}
	for _, f := range form.Files {
		for _, k := range f.Table.Keys {
			if all.Key(k.Name) == nil {
				all.Keys = append(all.Keys, k)
			}
		}
	}
	return all
}

// at returns the place under a key: that of a text in its languages where no table is known.
func (p place) at(key string) place {
	if p.named {
		return place{table: p.table}
	}
	if k := p.table.Key(key); k != nil && k.Type.Table != nil {
		return place{k.Type.Table, k.Type.Kind == form.Tables}
	}
	return place{table: form.BothLanguages}
}

// index returns where a key stands among the keys of the place; -1 where it has no place.
func (p place) index(key string) int {
	if p.named {
		return -1
	}
	return slices.IndexFunc(p.table.Keys, func(k form.Key) bool { return k.Name == key })
}

// branch is a table as dotted keys lead to it: its place, and what was met below.
type branch struct {
	of    place
	below map[string]*branch
	index int // among the keys of the table above
}

// follow returns the branch of a key. It stands where the format has the key; other keys come last,
// in the order of writing.
func (b *branch) follow(key string) *branch {
	next := b.below[key]
	if next != nil {
		return next
	}
	next = &branch{of: b.of.at(key), index: b.of.index(key)}
	if next.index < 0 {
		next.index = len(b.of.table.Keys) + len(b.below)
	}
	if b.below == nil {
		b.below = map[string]*branch{}
	}
	b.below[key] = next
	return next
}

// inOrder sorts the entries of each table. The tables stay where they are.
func (d document) inOrder() {
	for _, t := range d {
		of := root
		for _, key := range t.keys {
			of = of.at(key)
		}
		inOrder(t.entries, of)
	}
}

// inOrder sorts the entries of a table by the format, and those of inline tables in it. Dotted keys
// of one name come together where the first of them stands.
func inOrder(entries []*entry, of place) {
	type placed struct {
		*entry
		places []int
	}
	all := make([]placed, len(entries))
	top := &branch{of: of}
	for i, e := range entries {
		b := top
		all[i] = placed{e, make([]int, len(e.keys))}
		for k, key := range e.keys {
			b = b.follow(key)
			all[i].places[k] = b.index
		}
		e.value.inOrder(b.of)
	}
	slices.SortStableFunc(all, func(a, b placed) int { return slices.Compare(a.places, b.places) })
	for i, one := range all {
		entries[i] = one.entry
	}
}

func (v *value) inOrder(of place) {
	if v.open == "{" {
		inOrder(v.entries, of)
		return
	}
	for _, e := range v.entries {
		e.value.inOrder(of)
	}
}
