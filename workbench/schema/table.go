package schema

import (
	"fmt"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
)

// table is what one kind of table of a rule file may hold. A file is the table of its top level.
type table struct {
	name     string // what its definition is called
	says     text.Text
	keys     []key
	rules    []object // what its keys ask of one another
	ofTables bool     // its keys are tables, and those stand as a maintainer puts them
}

// key is one key of a table, in the place where it is written.
type key struct {
	name string
	need need
	is   form
	says text.Text
}

// need is whether a key must be there.
type need bool

const (
	must need = true
	may  need = false
)

// form makes the schema of a value.
type form func(*maker) object

// maker makes the schemas of one book's files. What a schema refers to is written down beside it, in the order in which it is first spoken of.
type maker struct {
	book *book.Book
	defs object
}

const (
	draft  = "https://json-schema.org/draft/2020-12/schema"
	origin = "written by forbear schema --write from the rule book; not edited by hand"
)

// titled is a text on one line.
func titled(t text.Text) string { return t.EN + " · " + t.ZH }

// file is the schema of a whole file.
func (m *maker) file(t *table, title text.Text) object {
	body := m.table(t)
	schema := object{{"$schema", draft}, {"$comment", origin}, {"title", titled(title)}}.with(body...)
	if len(m.defs) > 0 {
		schema = schema.with(member{"$defs", m.defs})
	}
	return schema
}

// table is the schema of a table, written out.
func (m *maker) table(t *table) object {
	properties := make(object, len(t.keys))
	required := []string{}
	for i, k := range t.keys {
		properties[i] = member{k.name, m.key(k)}
		if k.need == must {
			required = append(required, k.name)
		}
	}
	schema := object{{"description", described(t.says)}, {"type", "object"}}
	if !t.ofTables {
		schema = schema.with(member{"x-tombi-table-keys-order", "schema"})
	}
	schema = schema.with(member{"properties", properties})
	if len(required) > 0 {
		schema = schema.with(member{"required", required})
	}
	return schema.with(member{"additionalProperties", false}).with(bound(t.rules)...)
}

// key is the schema of a key: its form, with what the key is for in front. A list that must be there holds something.
func (m *maker) key(k key) object {
	is := k.is(m)
	if k.need == must && is.at("type") == "array" && is.at("minItems") == nil {
		is = is.with(member{"minItems", 1})
	}
	if k.says == (text.Text{}) { // what it refers to says it
		return is
	}
	return append(object{{"description", described(k.says) + explained(is)}}, is...)
}

// fewWords is how many words are explained with the key that has them.
const fewWords = 10

// explained is what each of a few words says, for the editors that do not say it beside the word.
func explained(is object) string {
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

// define refers to what is written once, under that name.
func (m *maker) define(name string, written func() object) object {
	if m.defs.at(name) == nil {
		at := len(m.defs)
		m.defs = append(m.defs, member{name, object{}})
		m.defs[at].value = written()
	}
	return object{{"$ref", "#/$defs/" + name}}
}

// below refers to a table.
func (m *maker) below(t *table) object {
	return m.define(t.name, func() object { return m.table(t) })
}

// described is a text as editors show it: a paragraph for each language.
func described(t text.Text) string { return t.EN + "\n\n" + t.ZH }

// The rules of a table's keys are if, then and else, the one way that taplo looks past when it offers keys and that every editor checks. An
// allOf beside the properties of a table would hide them from it. Where there are several they stand together in one that always holds.
// tombi takes a part that does not say so for one that allows no other keys; open says so.
func bound(rules []object) object {
	if len(rules) < 2 {
		return slices.Concat(rules...)
	}
	return object{{"if", true}, {"then", open(object{{"allOf", rules}})}}
}

func open(o object) object { return o.with(member{"additionalProperties", true}) }

// when is a rule; otherwise may be nil.
func when(holds, then, otherwise object) object {
	rule := object{{"if", open(holds)}, {"then", open(then)}}
	if otherwise != nil {
		rule = rule.with(member{"else", open(otherwise)})
	}
	return rule
}

// has holds where all the keys are there, without those that are not.
func has(keys ...string) object { return object{{"required", keys}} }

// hasNot holds where none of the keys is there.
func hasNot(keys ...string) object {
	none := make(object, len(keys))
	for i, k := range keys {
		none[i] = member{k, false}
	}
	return object{{"properties", none}}
}

// says holds where a key is there and is one of the values.
func says(key string, values ...any) object {
	return object{{"properties", object{{key, object{{"enum", values}}}}}, {"required", []string{key}}}
}
