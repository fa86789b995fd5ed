package format

import "slices"

// branch is a table as dotted keys lead to it: what is known of its shape, and what was met below.
type branch struct {
	of    *shape
	below map[string]*branch
	place int // among the keys of the table above
}

// follow goes on to the branch of a key. It stands where the shape has the key, or, where the shape has none, behind these in the order of writing.
func (b *branch) follow(key string) *branch {
	next := b.below[key]
	if next != nil {
		return next
	}
	next = &branch{of: b.of.at(key), place: slices.Index(b.of.keys, key)}
	if next.place < 0 {
		next.place = len(b.of.keys) + len(b.below)
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

// inOrder puts the entries of a table in the order of its shape, and those of inline tables in it. Dotted keys of one name come together where the
// first of them stands.
func inOrder(entries []*entry, of *shape) {
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
			all[i].places[k] = b.place
		}
		e.value.inOrder(b.of)
	}
	slices.SortStableFunc(all, func(a, b placed) int { return slices.Compare(a.places, b.places) })
	for i, one := range all {
		entries[i] = one.entry
	}
}

// inOrder puts an inline table in order, or those of an array.
func (v *value) inOrder(of *shape) {
	if v.open == "{" {
		inOrder(v.entries, of)
		return
	}
	for _, e := range v.entries {
		e.value.inOrder(of)
	}
}
