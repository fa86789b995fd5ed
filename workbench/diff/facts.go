package diff

import (
	"strings"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
)

func factID(f *fact.Fact) string { return f.Name }

func (c *Comparison) facts() {
	old, now := c.old.Vocabulary, c.now.Vocabulary
	s := collection[*fact.Fact]{
		what: "fact", lost: Breaking, fresh: New,
		id: factID, place: func(f *fact.Fact) string { return f.Place },
		title: func(f *fact.Fact) text.Text { return f.Title },
	}
	s.own = func(f *fact.Fact) bool { return !f.Given() } // no profile holds what is worked out
	eachOf(c, s, old.Facts, now.Facts, c.fact)
	c.order("fact", Changed, idsOf(old.Facts, factID), idsOf(now.Facts, factID))
}

func (c *Comparison) fact(t thing, was, is *fact.Fact) {
	t = t.saying(c.old.OfFact(was), c.now.OfFact(is))
	t.keys("kinds", "derive", "infer", "starts")
	if len(was.Kinds) > 0 && len(is.Kinds) > 0 {
		t.list("kinds", was.Kinds, is.Kinds, Breaking, Looser)
	} else if len(was.Kinds)+len(is.Kinds) > 0 { // none are all
		class := Looser
		if len(was.Kinds) == 0 {
			class = Breaking
		}
		t.value("kinds", class, strings.Join(was.Kinds, ", "), strings.Join(is.Kinds, ", "))
	}
	c.derivation(t, was, is)
	t.expression("infer", Changed, c.old.Language.Inference(was), c.now.Language.Inference(is))
	t.expression("starts", Changed, c.old.Language.Start(was), c.now.Language.Start(is))
	if was.From == "" && is.From == "" {
		c.answers(t, was, is)
	}
	match(was.Fields, is.Fields, factID, func(name string, was, is *fact.Fact) {
		field := t.below("field." + name)
		switch {
		case is == nil:
			field.gone(Breaking, "", was.Title)
		case was == nil:
			field.arrived(New, "", is.Title)
		default:
			c.fact(field, was, is)
		}
	})
}

// derivation compares how a fact is computed. A fact that was given and is computed now is refused
// in a profile.
func (c *Comparison) derivation(t thing, was, is *fact.Fact) {
	switch {
	case was.Given() && !is.Given():
		t.value("derive", Breaking, "", is.Derive)
	case !was.Given() && is.Given():
		t.value("derive", Changed, was.Derive, "")
	default:
		t.expression("derive", Changed, c.old.Language.Derivation(was), c.now.Language.Derivation(is))
	}
}

func (c *Comparison) answers(t thing, was, is *fact.Fact) {
	id := func(a *fact.Answer) string { return a.ID }
	match(pointers(was.Answers), pointers(is.Answers), id, func(id string, was, is *fact.Answer) {
		choice := t.below("choice." + id)
		switch {
		case is == nil:
			choice.gone(Breaking, "", was.Title)
		case was == nil:
			choice.arrived(New, "", is.Title)
		default:
			choice.text("title", was.Title, is.Title)
		}
	})
}

func pointers[T any](list []T) []*T {
	out := make([]*T, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

// number returns a figure as the book writes it, or "". 3.10 and 3.1 are one figure.
func number(n *decimal.Decimal) string {
	if n == nil {
		return ""
	}
	return n.Trim(0).String()
}

func parameterID(p *book.Parameter) string { return p.ID }

func (c *Comparison) parameters() {
	s := collection[*book.Parameter]{
		what: "parameter", lost: Breaking, fresh: New,
		id: parameterID, place: func(p *book.Parameter) string { return p.Place },
		title: func(p *book.Parameter) text.Text { return p.Title },
	}
	eachOf(c, s, c.old.Parameters, c.now.Parameters, c.parameter)
}

func (c *Comparison) parameter(t thing, was, is *book.Parameter) {
	t = t.saying(was.Said, is.Said)
	t.keys("source", "from", "until", "known_until")
	t.value("value", Changed, values(was), values(is))
	t.list("source", valueSources(was), valueSources(is), TextOnly, TextOnly)
}

// values returns those of a parameter, as the book writes them.
func values(p *book.Parameter) string {
	parts := make([]string, len(p.Values))
	for i, v := range p.Values {
		is := number(&v.Is.Number)
		if p.Unit == "date" {
			is = v.Is.Day.String()
		}
		parts[i] = is
		if dated := dates(v); dated != "" {
			parts[i] = "{ is = " + is + dated + " }"
		}
	}
	return strings.Join(parts, ", ")
}

func dates(v book.ParameterValue) (s string) {
	if v.From != nil {
		s += ", from = " + v.From.String()
	}
	if v.Until != nil {
		s += ", until = " + v.Until.String()
	}
	if v.KnownUntil != nil {
		s += ", known_until = " + v.KnownUntil.String()
	}
	return s
}

func valueSources(p *book.Parameter) []string {
	return idsOf(p.Values, func(v book.ParameterValue) string { return v.Source })
}
