package schema

import (
	"fmt"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/text"
)

// maker makes the schemas of one book's files. What a schema refers to is defined in it, in the
// order of the first reference.
type maker struct {
	book  *book.Book
	defs  object
	exact bool // numbers say how many digits they may have behind the point
}

const (
	draft  = "https://json-schema.org/draft/2020-12/schema"
	origin = "written by forbear schema --write from the rule book; not edited by hand"
)

// titled returns a text on one line.
func titled(t text.Text) string { return t.EN + " · " + t.ZH }

// file returns the schema of a whole file.
func (m *maker) file(t *form.Table, title text.Text) object {
	body := m.table(t)
	schema := object{{"$schema", draft}, {"$comment", origin}, {"title", titled(title)}}.with(body...)
	if len(m.defs) > 0 {
		schema = schema.with(member{"$defs", m.defs})
	}
	return schema
}

// table returns the schema of a table, written out. Keys that are all tables stand as a maintainer
// puts them; others have an order.
func (m *maker) table(t *form.Table) object {
	properties := make(object, 0, len(t.Keys))
	ordered := false
	for _, k := range t.Keys {
		if len(m.spoken([]string{k.Name})) == 0 {
			continue
		}
		properties = append(properties, member{k.Name, m.key(k)})
		ordered = ordered || k.Type.Kind != form.Tables && k.Type.Kind != form.One
	}
	schema := object{{"description", described(t.Says)}, {"type", "object"}}
	if ordered {
		schema = schema.with(member{"x-tombi-table-keys-order", "schema"})
	}
	schema = schema.with(member{"properties", properties})
	if required := m.spoken(t.Required()); len(required) > 0 {
		schema = schema.with(member{"required", required})
	}
	return schema.with(member{"additionalProperties", false}).with(m.bound(t)...)
}

// key returns the schema of a key: its type, with what the key is for in front. A list or table
// that must be there holds something.
func (m *maker) key(k form.Key) object {
	is := m.value(k.Type)
	if k.Need == form.Must {
		switch {
		case is.at("type") == "array" && is.at("minItems") == nil:
			is = is.with(member{"minItems", 1})
		case k.Type.Kind == form.Tables:
			is = is.with(member{"minProperties", 1})
		}
	}
	if k.Says == (text.Text{}) { // what it refers to says it
		return is
	}
	return append(object{{"description", described(k.Says) + explain(is)}}, is...)
}

// fewWords is how many words are explained with the key that has them.
const fewWords = 10

// explain says what each of a few words means, for the editors that do not show it beside the word.
func explain(is object) string {
	if is.at("type") == "array" {
		is, _ = is.at("items").(object)
	}
	words, _ := is.at("enum").([]string)
	if len(words) > fewWords {
		return ""
	}
	say := is.meanings()
	var b strings.Builder
	for i, w := range words {
		if i == 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "\n- `%s`: %s", w, say[i])
	}
	return b.String()
}

// define returns a reference to what is defined once, under that name.
func (m *maker) define(name string, written func() object) object {
	if m.defs.at(name) == nil {
		at := len(m.defs)
		m.defs = append(m.defs, member{name, object{}})
		m.defs[at].value = written()
	}
	return object{{"$ref", "#/$defs/" + name}}
}

// below returns a reference to a table.
func (m *maker) below(t *form.Table) object {
	return m.define(t.Name, func() object { return m.table(t) })
}

// described returns a text as editors show it: a paragraph for each language.
func described(t text.Text) string { return t.EN + "\n\n" + t.ZH }

// bound returns the rules of a table's keys. They are if, then and else, the one way that taplo
// looks past when it offers keys and that every editor checks. An allOf beside the properties of a
// table would hide them from it. Where there are several they stand together in one that is always
// true.
func (m *maker) bound(t *form.Table) object {
	rules := make([]object, len(t.Rules))
	for i, r := range t.Rules {
		rules[i] = object{{"if", m.holds(t, r.If)}, {"then", m.holds(t, r.Then)}}
		if otherwise := m.holds(t, r.Else); len(otherwise) > 1 {
			rules[i] = rules[i].with(member{"else", otherwise})
		}
	}
	if len(rules) < 2 {
		return slices.Concat(rules...)
	}
	return object{{"if", true}, {"then", open(object{{"allOf", rules}})}}
}

// open allows other keys: tombi takes a part that does not say so for one that allows none.
func open(o object) object { return o.with(member{"additionalProperties", true}) }

// holds returns the schema of tables of which a condition is true.
func (m *maker) holds(t *form.Table, c form.Cond) object {
	var schema, properties object
	if len(c.Has) > 0 {
		schema = schema.with(member{"required", m.spoken(c.Has)})
	}
	for _, k := range c.Not {
		properties = properties.with(member{k, false})
	}
	for _, k := range m.spoken(c.Has) {
		if list := t.Key(k).Type; list.Kind == form.IDs {
			properties = properties.with(member{k, object{{"minItems", 1}}})
		}
	}
	switch {
	case c.Key != "" && c.Says == nil:
		properties = properties.with(member{c.Key, object{{"enum", []any{true}}}})
	case c.Key != "":
		properties = properties.with(member{c.Key, object{{"enum", c.Says}}})
	case c.Lists != "":
		properties = properties.with(member{c.Lists, object{{"type", "array"}}})
	}
	if len(properties) > 0 {
		schema = schema.with(member{"properties", properties})
	}
	if c.Key != "" && !c.Open {
		schema = schema.with(member{"required", []string{c.Key}})
	}
	if c.One != nil {
		alternatives := make([]object, len(c.One))
		for i, k := range c.One {
			alternatives[i] = open(object{{"required", []string{k}}})
		}
		schema = schema.with(member{"oneOf", alternatives})
	}
	if c.Most > 0 {
		schema = schema.with(member{"maxProperties", c.Most})
	}
	return open(schema)
}
