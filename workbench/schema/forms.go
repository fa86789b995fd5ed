package schema

import (
	"fmt"
	"strings"

	"github.com/forbear-project/forbear/engine/text"
)

// The forms of names, as the loader has them.
const (
	anID       = `^[a-z0-9]+(-[a-z0-9]+)*$`
	aSourceID  = `^(S[0-9]{3}|[a-z0-9]+(-[a-z0-9]+)*)$`
	aKey       = `^[a-z0-9]+([-_][a-z0-9]+)*$`
	aVariable  = `^[a-z][a-z0-9]*(_[a-z0-9]+)*$`
	oneLine    = `^\S(.*\S)?$`
	saysThings = `^[^\\]*[^\\\s][^\\]*$` // more than space, and no backslash
)

// word is a string that people do not read.
func word(*maker) object { return object{{"type", "string"}, {"minLength", 1}} }

// words is a list of them, each once.
func words(m *maker) object { return listOf(word(m)) }

func listOf(items object) object {
	return object{{"type", "array"}, {"items", items}, {"uniqueItems", true}}
}

func yesNo(*maker) object { return object{{"type", "boolean"}} }

func number(*maker) object { return object{{"type", "number"}} }

// integer is a whole number between two.
func integer(low, high int) form {
	return func(*maker) object { return object{{"type", "integer"}, {"minimum", low}, {"maximum", high}} }
}

// points are what a condition adds.
var points = integer(-1000, 1000)

// day is a date, which TOML writes without quotes.
func day(*maker) object { return object{{"type", "string"}, {"format", "date"}} }

// sentence is a text in one language.
func sentence(*maker) object {
	return object{{"type", "string"}, {"pattern", oneLine}}
}

// title is a text in both languages.
func title(m *maker) object {
	return object{
		{"type", "object"},
		{"properties", inBoth(m)},
		{"required", []string{"zh", "en"}},
		{"additionalProperties", false},
	}
}

// inBoth are the keys zh and en.
func inBoth(m *maker) object { return object{{"zh", sentence(m)}, {"en", sentence(m)}} }

// choice is one of the words that a key may have, and what it says.
type choice struct {
	is string
	zh string
	en string
}

// oneOf is one of a few words.
func oneOf(choices ...choice) form {
	return func(*maker) object { return enum(choices) }
}

// someOf is a list of some of them.
func someOf(choices ...choice) form {
	return func(*maker) object { return listOf(enum(choices)) }
}

// enum is one of the words; editors of TOML show what the chosen one says. Where a book has none to choose from yet, any word will do.
func enum(choices []choice) object {
	if len(choices) == 0 {
		return object{{"type", "string"}}
	}
	ids, say := make([]string, len(choices)), make([]string, len(choices))
	for i, c := range choices {
		ids[i], say[i] = c.is, titled(both(c.zh, c.en))
	}
	return object{{"enum", ids}, {"x-taplo", object{{"docs", object{{"enumValues", say}}}}}}
}

// meanings are what the words of an enum say, each in its place.
func (o object) meanings() []string {
	taplo, _ := o.at("x-taplo").(object)
	docs, _ := taplo.at("docs").(object)
	says, _ := docs.at("enumValues").([]string)
	return says
}

// each is a table of tables, keyed by names of a form.
func each(pattern string, t *table) form {
	return func(m *maker) object {
		return object{
			{"type", "object"},
			{"patternProperties", object{{pattern, m.below(t)}}},
			{"additionalProperties", false},
		}
	}
}

// one is a table.
func one(t *table) form { return func(m *maker) object { return m.below(t) } }

// known is a table of tables, keyed by the ids that a book has.
func known(ids func(*maker) []choice, t *table) form {
	return func(m *maker) object {
		properties := object{}
		for _, c := range ids(m) {
			properties = properties.with(member{c.is, append(object{{"description", described(text.Both(c.zh, c.en))}}, m.below(t)...)})
		}
		return object{{"type", "object"}, {"properties", properties}, {"additionalProperties", false}}
	}
}

// idOf is an id of the book.
func idOf(ids func(*maker) []choice) form {
	return func(m *maker) object { return enum(ids(m)) }
}

// idsOf is a list of ids of one kind of thing.
func idsOf(kind string, ids func(*maker) []choice) form {
	return func(m *maker) object {
		return listOf(m.define(kind+"-id", func() object { return enum(ids(m)) }))
	}
}

// citation is a source's id, or an article by one of its statements.
func citation(m *maker) object {
	return m.define("citation", func() object {
		cited := []object{enum(sources(m))}
		if len(articles(m)) > 0 {
			cited = append(cited, object{{"type", "string"}, {"pattern", statement(m)}})
		}
		return object{
			{"description", described(both("sources.toml 里的编号，或文章里的一条，如 S002-28", "a source by its id, or an article by one of its statements, such as S002-28"))},
			{"anyOf", cited},
		}
	})
}

// statement is the form of a statement of the articles that there are.
func statement(m *maker) string {
	return fmt.Sprintf(`^(%s)-T?[0-9]{2}$`, strings.Join(articles(m), "|"))
}

// claims are keyed by the statements they are of.
func claims(m *maker) object { return each(statement(m), &claimTable)(m) }

func citations(m *maker) object { return listOf(citation(m)) }

// figure is a parameter's value: a number or a day, or a list of them with the days between which they held.
func figure(m *maker) object {
	return object{{"anyOf", []object{number(m), day(m), {{"type", "array"}, {"items", m.below(&valueTable)}}}}}
}

// pointsByStage are one number, or one for each of some stages.
func pointsByStage(m *maker) object {
	properties := object{}
	for _, s := range stages(m) {
		properties = properties.with(member{s.is, points(m).with(member{"description", described(text.Both(s.zh, s.en))})})
	}
	return object{{"anyOf", []object{points(m), {{"type", "object"}, {"properties", properties}, {"additionalProperties", false}}}}}
}
