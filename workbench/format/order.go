package format

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book/form"
)

// place is a place for keys: a table, or a table of tables, which have names that a maintainer
// gives.
type place struct {
	table *form.Table
	named bool
}

// root is a rule file of any kind: no two kinds have tables of one name whose keys would be ordered
// otherwise.
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

// at is the place under a key: a text in its languages where no table is known.
func (p place) at(key string) place {
	if p.named {
		return place{table: p.table}
	}
	if k := p.table.Key(key); k != nil && k.Type.Table != nil {
		return place{k.Type.Table, k.Type.Kind == form.Tables}
	}
	return place{table: form.BothLanguages}
}

// index is where a key stands among the keys of the place; -1 where it has no place.
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

// follow goes on to the branch of a key. It stands where the format has the key, or, where the
// format has none, behind these in the order of writing.
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

// inOrder puts the entries of each table in order. The tables stay where they are.
func (d document) inOrder() {
	for _, t := range d {
		of := root
		for _, key := range t.keys {
			of = of.at(key)
		}
		inOrder(t.entries, of)
	}
}

// inOrder puts the entries of a table in the order of the format, and those of inline tables in it.
// Dotted keys of one name come together where the first of them stands.
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

// inOrder puts an inline table in order, or those of an array.
func (v *value) inOrder(of place) {
	if v.open == "{" {
		inOrder(v.entries, of)
		return
	}
	for _, e := range v.entries {
		e.value.inOrder(of)
	}
}
