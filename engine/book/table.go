package book

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
)

// table reads one table of a file by its form. It checks the value of a key where it reads it;
// finish reads the keys that are left and reports those that the form does not have. A key that is
// missing, or whose value is a problem, reads as the zero value.
type table struct {
	*file
	load      *loader
	form      *form.Table
	spot      *spot
	values    []any  // of the keys of the form that stand by themselves, each in its place; nil of what is not there
	read      []bool // which keys have been read
	forbidden []string
	own       *scope // of its texts whose holes turn on its own condition
}

// open returns a table at a spot.
func (t *table) open(of *form.Table, s *spot) *table {
	return &table{file: t.file, load: t.load, form: of, spot: s}
}

// place returns the Place of something of the book, and keeps its spot so that Book.Spot finds it.
func (t *table) place(s *spot) string {
	t.placed = append(t.placed, s)
	return t.file.place(s)
}

// what returns the kind of the table as a hint names it.
func (t *table) what() string {
	if t.form.What != "" {
		return t.form.What
	}
	return t.spot.key
}

// index returns the index of a key in the form.
func (t *table) index(key string) int {
	i := 0
	for i < len(t.form.Keys) && t.form.Keys[i].Name != key {
		i++
	}
	if i == len(t.form.Keys) {
		panic("book: " + t.what() + " has no key " + key + " in its form")
	}
	if t.read == nil {
		t.read, t.values = make([]bool, len(t.form.Keys)), make([]any, len(t.form.Keys))
	}
	return i
}

// get returns a key's value and spot; nil when it is not there.
func (t *table) get(key string) (any, *spot) {
	s := t.spot.child(key)
	if s == nil {
		return nil, nil
	}
	return t.valueAt(s), s
}

// is returns a key's value; nil when it is not there.
func (t *table) is(key string) any {
	value, _ := t.get(key)
	return value
}

// has reports whether the key is there, with any value.
func (t *table) has(key string) bool {
	return t.spot.child(key) != nil
}

// need reports the keys that are missing of those that must be there.
func (t *table) need() {
	for i := range t.form.Keys {
		if k := &t.form.Keys[i]; k.Need == form.Must && t.lacks(k.Name) {
			t.needs(t.what(), t.form.Needed(form.Must)...)
			return
		}
	}
}

// lacks reports whether a key is missing; an empty list is missing too. A text in a language that the
// book does not speak is not.
func (t *table) lacks(key string) bool {
	if key == string(t.load.unspoken) {
		return false
	}
	s := t.spot.child(key)
	return s == nil || s.elements && len(s.children) == 0
}

// needs reports those of keys that are missing.
func (t *table) needs(what string, keys ...string) {
	var missing []string
	for _, key := range keys {
		if t.lacks(key) {
			missing = append(missing, key)
		}
	}
	if missing != nil {
		t.misplaced(t.spot, text.Both("缺 %s", "missing %s").With(strings.Join(missing, ", ")),
			text.Both("这里要有 %[2]s", "%[1]s needs %[2]s").With(what, strings.Join(keys, ", ")))
	}
}

// forbid refuses keys of the form in this table.
func (t *table) forbid(keys ...string) { t.forbidden = append(t.forbidden, keys...) }

// finish reads the keys that have not been read and reports those that the form does not have. It
// returns the values of all keys, in the order of the form.
func (t *table) finish() Values {
	for _, s := range t.spot.children {
		if t.form.Key(s.key) == nil || slices.Contains(t.forbidden, s.key) {
			known := slices.DeleteFunc(t.form.Names(), func(key string) bool { return slices.Contains(t.forbidden, key) })
			t.misplaced(s, text.Both("没有这个键：%s", "unknown key %s").With(s.key),
				hintOf(s.key, known, text.Both("这里可以写 %s", t.what()+" has %s")))
		}
	}
	said := Values{t.form, make([]Value, 0, len(t.spot.children)), Spot{t.file, t.spot}}
	for i := range t.form.Keys {
		k := &t.form.Keys[i]
		switch {
		case !t.has(k.Name) && k.Type.Default == "", slices.Contains(t.forbidden, k.Name):
		case k.Type.Plain():
			if v := t.value(k.Name); v != nil {
				said.All = append(said.All, Value{k.Name, v, Spot{t.file, t.spot.child(k.Name)}})
			}
		case t.read != nil && t.read[i]:
		case k.Type.Kind == form.One:
			if below := t.below(k.Name); below != nil {
				said.All = append(said.All, below.finish().under(k.Name)...)
			}
		case k.Type.Kind == form.Tables:
			t.each(k.Name, func(id string, below *table) {
				below.need()
				said.All = append(said.All, below.finish().under(k.Name+"."+id)...)
			})
		}
	}
	return said
}

// hintOf returns a "did you mean", else the sentence otherwise with all names; nothing where they are
// many.
func hintOf(word string, names []string, otherwise text.Text) text.Text {
	if near := problem.Suggest(word, names); near != "" {
		return text.Both("您要写的是不是 %s？", "did you mean %s?").With(near)
	}
	const most = 12
	if len(names) > most || len(names) == 0 {
		return text.Text{}
	}
	return otherwise.With(strings.Join(names, ", "))
}

// as reads a value of one of TOML's types.
func as[T any](t *table, key string, wanted text.Text) (value T, s *spot) {
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

// quoted reads a string.
func (t *table) quoted(key string, wanted text.Text) (string, *spot) {
	s := t.spot.child(key)
	if s == nil {
		return "", nil
	}
	if is, ok := t.stringAt(s); ok {
		return is, s
	}
	return as[string](t, key, wanted)
}

func (t *table) mistyped(s *spot, wanted text.Text, found any) {
	hint := text.Text{}
	if _, list := found.([]map[string]any); list {
		hint = text.Both("每个写成 [%[1]s.<id>]，不是 [[%[1]s]]", "write [%[1]s.<id>] for each, not [[%[1]s]]").With(s.path())
	}
	switch said, quoted := found.(string); {
	case quoted && bareValue.MatchString(said):
		hint = text.Both("不加引号：%s", "without quotes: %s").With(said)
	case quoted && said == "":
		hint = text.Both("填上，不加引号；或者去掉这个键", "fill it in, without quotes, or take the key out")
	}
	t.wrong(s, text.Both("这里要写%s，写的是%s", "expected %s, found %s").With(wanted, typeName(found)), hint)
}

// bareValue matches a number, a truth or a date, which TOML has without quotes.
var bareValue = regexp.MustCompile(`^(-?[0-9]+(\.[0-9]+)?|true|false|[0-9]{4}-[0-9]{2}-[0-9]{2})$`)

func typeName(v any) text.Text {
	switch v := v.(type) {
	case string:
		return aText
	case int64:
		return aNumber
	case float64:
		return text.Both("带小数点的数", "a number with a point")
	case bool:
		return trueOrFalse
	case time.Time:
		if v.Location().String() == "date-local" {
			return aDate
		}
		return text.Both("带时刻的时间", "a time of day")
	case map[string]any:
		return aTable
	}
	return text.Both("列表", "a list")
}

// What a value is, and hints that are given in several places.
var (
	aText       = text.Both("文字", "a text")
	aNumber     = text.Both("数", "a number")
	aDate       = text.Both("日期", "a date")
	aTable      = text.Both("一个表", "a table")
	trueOrFalse = text.Both("true 或 false", "true or false")

	takeItOut    = text.Both("去掉它", "take it out")
	takeOutOfOne = text.Both("两处去掉一处", "take it out of one of the two")
	oneOfThese   = text.Both("可以写 %s", "one of %s")
)

// below returns the table of a key, or nil.
func (t *table) below(key string) *table {
	i := t.index(key)
	t.read[i] = true
	_, s := as[map[string]any](t, key, aTable)
	if s == nil {
		return nil
	}
	return t.open(t.form.Keys[i].Type.Table, s)
}

// each calls f for every table of a table of tables, in the order of the file.
func (t *table) each(key string, f func(id string, t *table)) {
	i := t.index(key)
	t.read[i] = true
	_, s := as[map[string]any](t, key, aTable)
	if s == nil {
		return
	}
	of := t.form.Keys[i].Type
	for _, one := range s.children {
		if hint := names[of.Names](one.key); hint != (text.Text{}) {
			t.misplaced(one, text.Both("这里不能用 %q 这个名字", "%q is not a name that is allowed here").With(one.key), hint)
		}
		value := t.valueAt(one)
		if _, ok := value.(map[string]any); !ok {
			t.mistyped(one, aTable, value)
			continue
		}
		f(one.key, t.open(of.Table, one))
	}
}
