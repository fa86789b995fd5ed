package logic

import "slices"

// sparse is a list of what was found for a few of very many places. It costs only what was found, and
// forgets without going through the places: index says where in the list that of a place may be, and
// of whose place each of the list is.
type sparse[T any] struct {
	index []int32 // by place; what it says of a place that has nothing is anything
	of    []int32 // by the list
	list  []T
}

// forget empties the list and makes room for so many places.
func (s *sparse[T]) forget(places int) {
	s.of, s.list = s.of[:0], s.list[:0]
	if len(s.index) < places {
		s.index = make([]int32, places)
	}
}

// find returns what was found for a place, or nil. It is valid until the next is added.
func (s *sparse[T]) find(place int) *T {
	if at := int(s.index[place]); at < len(s.of) && int(s.of[at]) == place {
		return &s.list[at]
	}
	return nil
}

// add returns room for what was found for a place that has nothing yet. It is valid until the next is
// added.
func (s *sparse[T]) add(place int) *T {
	s.index[place] = int32(len(s.of))
	s.of = append(s.of, int32(place))
	s.list = slices.Grow(s.list, 1)[:len(s.list)+1]
	return &s.list[len(s.list)-1]
}
