package schema

import (
	"fmt"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/text"
)

// names holds the patterns of names, as the loader has them.
var names = map[form.Names]string{
	form.IDNames:       `^[a-z0-9]+(-[a-z0-9]+)*$`,
	form.SourceNames:   `^(S[0-9]{3}|[a-z0-9]+(-[a-z0-9]+)*)$`,
	form.KeyNames:      `^[a-z0-9]+([-_][a-z0-9]+)*$`,
	form.VariableNames: `^[a-z][a-z0-9]*(_[a-z0-9]+)*$`,
	form.YearNames:     `^[1-9][0-9]{3}$`,
}

const (
	oneLine    = `^\S(.*\S)?$`
	saysThings = `^[^\\]*[^\\\s][^\\]*$` // more than space, and no backslash
)

var (
	word     = object{{"type", "string"}, {"minLength", 1}}
	sentence = object{{"type", "string"}, {"pattern", oneLine}}
	number   = object{{"type", "number"}}
	day      = object{{"type", "string"}, {"format", "date"}} // which TOML writes without quotes
)

// value returns the schema of a value of a type.
func (m *maker) value(t form.Type) object {
	switch t.Kind {
	case form.Text:
		return object{
			{"type", "object"},
			{"properties", m.sentences()},
			{"required", m.spoken([]string{"zh", "en"})},
			{"additionalProperties", false},
		}
	case form.Sentence:
		return sentence
	case form.Word:
		return word
	case form.Words:
		return listOf(word)
	case form.Flag, form.Drop:
		return object{{"type", "boolean"}}
	case form.Integer:
		return integer(t)
	case form.Number:
		return number
	case form.NumberOrExpression:
		return object{{"anyOf", []object{number, m.expression(t.Use)}}}
	case form.Day:
		return day
	case form.Days:
		return listOf(day)
	case form.Enum:
		return enum(m.words(t))
	case form.Enums:
		return listOf(enum(m.words(t)))
	case form.Languages:
		return listOf(enum(t.Words)).with(member{"minItems", 1})
	case form.Comparable:
		return enum(m.comparable())
	case form.ID:
		return m.id(t.Of)
	case form.IDs:
		return m.ids(t.Of)
	case form.Groups:
		return object{{"type", "array"}, {"items", m.ids(t.Of).with(member{"minItems", 1})}}
	case form.Expression:
		return m.expression(t.Use)
	case form.StagePoints:
		return m.stagePoints(t)
	case form.FigureOfValue:
		return object{{"anyOf", []object{number, day}}}
	case form.Figure:
		return object{{"anyOf", []object{number, day, {{"type", "array"}, {"items", m.below(t.Table)}}}}}
	case form.One:
		return m.below(t.Table)
	}
	return m.tables(t)
}

// sentences returns a text's keys, one for each language of the book.
func (m *maker) sentences() object {
	all := object{}
	for _, l := range m.spoken([]string{"zh", "en"}) {
		all = all.with(member{l, sentence})
	}
	return all
}

// spoken returns keys without that of a language which the book does not speak.
func (m *maker) spoken(keys []string) []string {
	return slices.DeleteFunc(slices.Clone(keys), func(key string) bool {
		l := text.Language(key)
		return slices.Contains(text.Languages, l) && !slices.Contains(m.book.Languages, l)
	})
}

// words returns those of an enum. Some have the titles that a book gives them.
func (m *maker) words(t form.Type) []form.Meaning {
	if t.Of != "" {
		return m.choices(t.Of)
	}
	return t.Words
}

func integer(t form.Type) object {
	return object{{"type", "integer"}, {"minimum", t.Low}, {"maximum", t.High}}
}

func listOf(items object) object {
	return object{{"type", "array"}, {"items", items}, {"uniqueItems", true}}
}

// enum is one of the words; editors of TOML show what the chosen one means. Where a book has none
// to choose from yet, any word is accepted.
func enum(words []form.Meaning) object {
	if len(words) == 0 {
		return object{{"type", "string"}}
	}
	say := make([]string, len(words))
	for i, w := range words {
		say[i] = titled(w.Says)
	}
	return object{{"enum", form.IDsOf(words)}, {"x-taplo", object{{"docs", object{{"enumValues", say}}}}}}
}

// meanings returns what the words of an enum mean, in their order.
func (o object) meanings() []string {
	taplo, _ := o.at("x-taplo").(object)
	docs, _ := taplo.at("docs").(object)
	says, _ := docs.at("enumValues").([]string)
	return says
}

// tables is a table of tables, by names of a form or by the ids that a book has.
func (m *maker) tables(t form.Type) object {
	keyed := member{"patternProperties", nil}
	switch {
	case t.Of != "":
		properties := object{}
		for _, c := range m.choices(t.Of) {
			described := object{{"description", described(c.Says)}}
			properties = properties.with(member{c.Is, append(described, m.below(t.Table)...)})
		}
		keyed = member{"properties", properties}
		if t.Of == "kind" { // a book may have its own
			return object{{"type", "object"}, keyed, {"patternProperties", object{{names[t.Names], m.below(t.Table)}}},
				{"additionalProperties", false}}
		}
	case t.Names == form.StatementNames:
		keyed.value = object{{statement(m), m.below(t.Table)}}
	default:
		keyed.value = object{{names[t.Names], m.below(t.Table)}}
	}
	return object{{"type", "object"}, keyed, {"additionalProperties", false}}
}

// id is the id of one thing of a kind; of a source, a citation.
func (m *maker) id(of string) object {
	if of == "source" {
		return m.citation()
	}
	return enum(m.choices(of))
}

func (m *maker) ids(of string) object {
	if of == "source" {
		return listOf(m.citation())
	}
	return listOf(m.define(of+"-id", func() object { return enum(m.choices(of)) }))
}

// citation is a source's id, or an article by one of its statements.
func (m *maker) citation() object {
	return m.define("citation", func() object {
		cited := []object{enum(m.choices("source"))}
		if len(articles(m)) > 0 {
			cited = append(cited, object{{"type", "string"}, {"pattern", statement(m)}})
		}
		says := text.Both("sources.toml 里的编号，或文章里的一条，如 S002-28",
			"a source by its id, or an article by one of its statements, such as S002-28")
		return object{{"description", described(says)}, {"anyOf", cited}}
	})
}

// statement returns the pattern of a statement of the articles that there are.
func statement(m *maker) string {
	return fmt.Sprintf(`^(%s)-T?[0-9]{2}$`, strings.Join(articles(m), "|"))
}

// stagePoints is one number, or one for each of some stages.
func (m *maker) stagePoints(t form.Type) object {
	properties := object{}
	for _, s := range m.choices("stage") {
		properties = properties.with(member{s.Is, integer(t).with(member{"description", described(s.Says)})})
	}
	byStage := object{{"type", "object"}, {"properties", properties}, {"additionalProperties", false}}
	return object{{"anyOf", []object{integer(t), byStage}}}
}
