package engine

import (
	"strings"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// fill returns a text with the values of the frame's case and debt in place of its holes.
func (x *explainer) fill(t text.Text, due fact.Value) text.Text {
	in := func(l text.Language) string {
		return text.Fill(t.In(l), func(h text.Hole) string {
			value, known := x.writeValue(h, due, l)
			return h.OrBlank(value, known, l)
		})
	}
	if x.only != "" {
		said := in(x.only)
		return text.Both(said, said)
	}
	return text.Each(in)
}

// fillLine is fill for the text of a line.
func (x *explainer) fillLine(l *book.Line) text.Text {
	if l.Plain && x.only == "" {
		return l.Text
	}
	return x.fill(l.Text, fact.Value{})
}

// fillReason is fill for the sentence of a reason. It is empty where the sentence names, without a
// blank, a parameter that has no value on the day.
func (x *explainer) fillReason(t text.Text) text.Text {
	for _, l := range text.Languages {
		if !strings.Contains(t.In(l), "{") {
			continue
		}
		holes, _, _ := text.Holes(t.In(l))
		for _, h := range holes {
			if p := x.Book.Parameter(h.Name); p != nil && h.Blank == "" && !x.frame.Now()[p.Slot].Known {
				return text.Text{}
			}
		}
	}
	return x.fill(t, fact.Value{})
}

// writeValue returns the value of a hole in a text; not known where there is none. Where there is a
// blank, a bound is no value.
func (x *explainer) writeValue(h text.Hole, due fact.Value, l text.Language) (written string, known bool) {
	name := h.Name
	if name == "due" || name == "deadline" {
		return text.Date(due.Day, l), due.Known
	}
	if f := x.Book.Vocabulary.Find(name); f != nil {
		if v := *x.frame.Read(f, x.frame.Debt); h.Blank != "" {
			if f.Type == fact.Choices {
				v.List = f.Named(v.List)
			}
			return f.Write(v, l), v.Known && (f.Type != fact.Choices || len(v.List) > 0)
		}
		return x.writeFact(f, l), true
	}
	if p := x.Book.Parameter(name); p != nil {
		x.used[p.Slot] = true
		v := x.frame.Now()[p.Slot]
		return writeParameter(p, v, l), v.Known
	}
	return "", false
}

// writeFact writes the value of a fact, or what is known of it: never a bound as if it were the
// value. Where no more is known than the bounds that a given fact always has, or than that a figure
// is not negative, nothing is.
func (x *explainer) writeFact(f *fact.Fact, l text.Language) string {
	v := *x.frame.Read(f, x.frame.Debt)
	if v.Known || f.Given() || !f.Type.IsNumber() && f.Type != fact.Date {
		return f.Write(v, l)
	}
	least, most := x.boundsOf(f)
	if least.Known && f.Type != fact.Date && least.Number.IsZero() {
		least = fact.Value{}
	}
	return f.WriteBounds(least, most, l)
}

// boundsOf returns the least and the most that a number or day may be; not known where that is open.
func (x *explainer) boundsOf(f *fact.Fact) (least, most fact.Value) {
	b := x.frame.BoundsOf(f, x.frame.Debt)
	return b.Least(f.Type), b.Most(f.Type)
}

// boundsIn returns the bounds of the numbers and days that a condition names and that are not known.
func (x *explainer) boundsIn(e *logic.Expression) map[string]Bounds {
	var bounds map[string]Bounds
	for _, f := range e.Facts {
		if f.Of == fact.Debt && x.frame.Debt == logic.NoDebt || x.frame.Read(f, x.frame.Debt).Known {
			continue
		}
		if least, most := x.boundsOf(f); least.Known || most.Known {
			if bounds == nil {
				bounds = map[string]Bounds{}
			}
			bounds[f.Name] = Bounds{PlainValue(f, least), PlainValue(f, most)}
		}
	}
	if bounds == nil {
		return x.boundless
	}
	return bounds
}

func writeParameter(p *book.Parameter, v fact.Value, l text.Language) string {
	if p.Unit == "date" {
		return text.Date(v.Day, l)
	}
	return text.Quantity(v.Number, p.Unit, l)
}

// valuesOf returns the facts and parameters that a condition names, as plain data.
func (x *explainer) valuesOf(e *logic.Expression) map[string]any {
	values := map[string]any{}
	for _, f := range e.Facts {
		if f.Of == fact.Borrower || x.frame.Debt != logic.NoDebt {
			values[f.Name] = PlainValue(f, *x.frame.Read(f, x.frame.Debt))
		}
	}
	for _, slot := range e.Parameters {
		p := x.Book.Parameters[slot]
		values[p.ID] = PlainValue(&fact.Fact{Type: parameterType(p)}, x.frame.Now()[slot])
	}
	return values
}

// parameterType returns the type of fact as which a parameter is written: an exact decimal, like
// money, unless it is a date or counted.
func parameterType(p *book.Parameter) fact.Type {
	switch p.Unit {
	case "date":
		return fact.Date
	case "days", "months", "years", "persons":
		return fact.Integer
	}
	return fact.Money
}

// PlainValue returns the value of a fact as plain data: nil when unknown, money and rates as decimal
// strings, records as a list of maps from the names of their fields.
func PlainValue(f *fact.Fact, v fact.Value) any {
	if !v.Known {
		return nil
	}
	switch f.Type {
	case fact.Bool:
		return v.Bool
	case fact.Date:
		return v.Day.String()
	case fact.Choice:
		return v.Choice
	case fact.Choices:
		return append([]string{}, v.List...)
	case fact.Records:
		entries := make([]map[string]any, len(v.Records))
		for i, record := range v.Records {
			entries[i] = map[string]any{}
			for k, field := range f.Fields {
				entries[i][field.Name] = PlainValue(field, record[k])
			}
		}
		return entries
	case fact.Integer:
		if n, _, ok := v.Number.Trim(0).Int64(0); ok && v.Number.IsInt() {
			return n
		}
	}
	return v.Number.String()
}
