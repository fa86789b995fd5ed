package engine

import (
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
)

// fill writes the values of the frame's case and debt into a text.
func (x *explainer) fill(t text.Text, due fact.Value) text.Text {
	return text.Each(func(l text.Language) string {
		return text.Fill(t.In(l), func(name string) string { return x.value(name, due, l) })
	})
}

func (x *explainer) value(name string, due fact.Value, l text.Language) string {
	if name == "due" || name == "deadline" {
		if !due.Known {
			return text.NotKnown.In(l)
		}
		return text.Date(due.Day, l)
	}
	if f := x.Book.Vocabulary.Find(name); f != nil {
		return f.Write(*x.frame.Read(f, x.frame.Debt), l)
	}
	if p := x.parameter(name); p != nil {
		x.used[p.Slot] = true
		return writeParameter(p, x.frame.Now()[p.Slot], l)
	}
	return text.NotKnown.In(l)
}

// parameter is that of an id, or nil.
func (x *explainer) parameter(id string) *book.Parameter {
	for _, p := range x.Book.Parameters {
		if p.ID == id {
			return p
		}
	}
	return nil
}

func writeParameter(p *book.Parameter, v fact.Value, l text.Language) string {
	switch {
	case !v.Known:
		return text.NotKnown.In(l)
	case p.Unit == "date":
		return text.Date(v.Day, l)
	}
	return text.Quantity(v.Number, p.Unit, l)
}
