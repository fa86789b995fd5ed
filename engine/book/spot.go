package book

import "strconv"

// spot is a key of a file, or an element of a list, and where it and its value stand. The spots of
// a file are a tree of the same shape as its tables, in the order of the text: TOML's own decoder
// keeps neither order nor places.
type spot struct {
	key      string // as it is after unquoting; an element of a list is [0], [1], …
	parent   *spot
	at, to   int // the key in the text, in bytes; for an element of a list, the element
	from     int // the value in the text, in bytes
	end      int // 0 for a table that has a header or dotted keys instead of a value
	children []*spot
	index    map[string]*spot // of children, once there are many
	elements bool             // children are the elements of a list
	headed   bool             // a table that has a header
	dotted   bool             // a table that dotted keys have made
}

// path returns the keys that lead to the spot: option.instalment.sources[2].
func (s *spot) path() string {
	switch {
	case s.parent == nil:
		return ""
	case s.parent.parent == nil || s.parent.elements:
		return s.parent.path() + s.key
	}
	return s.parent.path() + "." + s.key
}

// value returns where the value stands, or the key of a table that has none.
func (s *spot) value() (from, end int) {
	if s.end == 0 {
		return s.at, s.to
	}
	return s.from, s.end
}

// fewChildren is how many children are searched without an index.
const fewChildren = 16

// child returns the spot below of that key, or nil. It searches from the end, since a file mostly
// continues the table that it has just begun.
func (s *spot) child(key string) *spot {
	if s.index != nil {
		return s.index[key]
	}
	for i := len(s.children) - 1; i >= 0; i-- {
		if s.children[i].key == key {
			return s.children[i]
		}
	}
	return nil
}

// near returns the child of that key, or s itself where there is none: a place for what is missing.
func (s *spot) near(key string) *spot {
	if c := s.child(key); c != nil {
		return c
	}
	return s
}

func (s *spot) add(child *spot) *spot {
	child.parent = s
	if s.children == nil {
		s.children = make([]*spot, 0, 4)
	}
	s.children = append(s.children, child)
	if s.index == nil && len(s.children) > fewChildren {
		s.index = make(map[string]*spot, 2*len(s.children))
		for _, c := range s.children {
			s.index[c.key] = c
		}
	} else if s.index != nil {
		s.index[child.key] = child
	}
	return child
}

// element returns the key of a list's element.
func element(i int) string {
	const few = "[0][1][2][3][4][5][6][7][8][9]"
	if i < 10 {
		return few[3*i : 3*i+3]
	}
	return "[" + strconv.Itoa(i) + "]"
}
