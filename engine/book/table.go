package book

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/forbear-project/forbear/engine/problem"
)

// table reads one table of a file. Whoever reads a key makes it known: what is left at done is a key that the format does not know.
// A key that is not there reads as nothing; need says which must be there. What is there and is wrong reads as nothing too, and is a problem.
type table struct {
	*file
	load  *loader
	spot  *spot
	keys  map[string]any
	asked []string
}

// place is where something of the book stands, which can be found again by it.
func (t *table) place(s *spot) string {
	t.placed = append(t.placed, s)
	return t.file.place(s)
}

// get returns a key's value and spot; nil when it is not there.
func (t *table) get(key string) (any, *spot) {
	t.asked = append(t.asked, key)
	value, ok := t.keys[key]
	if !ok {
		return nil, nil
	}
	return value, t.spot.near(key)
}

// has is whether the key is there, whatever it holds.
func (t *table) has(key string) bool {
	_, ok := t.keys[key]
	return ok
}

// need reports those of keys that are missing; an empty list is missing too.
func (t *table) need(keys ...string) { t.needs(t.spot.what(), keys...) }

// needs is need for what is more than its key says: a dropped option.
func (t *table) needs(what string, keys ...string) {
	var missing []string
	for _, key := range keys {
		list, isList := t.keys[key].([]any)
		if !t.has(key) || isList && len(list) == 0 {
			missing = append(missing, key)
		}
	}
	if missing != nil {
		t.misplaced(t.spot, "missing "+strings.Join(missing, ", "), what+" needs "+strings.Join(keys, ", "))
	}
}

// done reports the keys that nobody has read.
func (t *table) done() {
	t.rest(func(s *spot) {
		t.misplaced(s, "unknown key "+s.key, hintOf(s.key, t.asked, t.spot.what()+" has %s"))
	})
}

func (t *table) rest(f func(*spot)) {
	for _, s := range t.spot.children {
		if !slices.Contains(t.asked, s.key) {
			f(s)
		}
	}
}

// hintOf is a "did you mean", or else all the names there are, put into the sentence otherwise.
func hintOf(word string, names []string, otherwise string) string {
	if near := problem.Suggest(word, names); near != "" {
		return "did you mean " + near + "?"
	}
	const most = 12
	if len(names) > most || len(names) == 0 {
		return ""
	}
	return fmt.Sprintf(otherwise, strings.Join(names, ", "))
}

// as reads a value of one of TOML's types.
func as[T any](t *table, key, wanted string) (value T, s *spot) {
	raw, s := t.get(key)
	if s == nil {
		return value, nil
	}
	value, ok := raw.(T)
	if !ok {
		t.mistyped(s, wanted, raw)
		return value, nil
	}
	return value, s
}

func (t *table) mistyped(s *spot, wanted string, found any) {
	hint := ""
	if _, list := found.([]map[string]any); list {
		hint = "write [" + s.path() + ".<id>] for each, not [[" + s.path() + "]]"
	}
	t.wrong(s, fmt.Sprintf("expected %s, found %s", wanted, typeName(found)), hint)
}

func typeName(v any) string {
	switch v := v.(type) {
	case string:
		return "a text"
	case int64:
		return "a number"
	case float64:
		return "a number with a point"
	case bool:
		return "true or false"
	case time.Time:
		if v.Location().String() == "date-local" {
			return "a date"
		}
		return "a time of day"
	case map[string]any:
		return "a table"
	}
	return "a list"
}

// below returns the table of a key, or nil.
func (t *table) below(key string) *table {
	keys, s := as[map[string]any](t, key, "a table")
	if s == nil {
		return nil
	}
	return &table{file: t.file, load: t.load, spot: s, keys: keys}
}

// each calls f for every table of a table of tables, in the order of the file; ids are expected to be of that form.
func (t *table) each(key string, ids form, f func(id string, t *table)) {
	tables := t.below(key)
	if tables == nil {
		return
	}
	for _, s := range tables.spot.children {
		if hint := ids(s.key); hint != "" {
			t.misplaced(s, fmt.Sprintf("%q is not a name that is allowed here", s.key), hint)
		}
		if one := tables.below(s.key); one != nil {
			f(s.key, one)
		}
	}
}
