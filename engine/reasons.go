package engine

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// asked is a condition that was judged.
type asked struct {
	id        string
	kind      ReasonKind
	when      *logic.Expression
	truth     logic.Truth
	points    int
	text      text.Text       // of a stage: its title
	condition *book.Condition // nil of a stage
	sources   []string
	place     string
}

// reasons are the conditions of an option: whether it is offered at the stage while that is
// uncertain, then requirements, then weights.
func (x *explainer) reasons(debt int, o *OptionDecision) []Reason {
	reasons := []Reason{}
	if o.Offered == logic.Unknown {
		reasons = append(reasons, x.offered(debt))
	}
	for i, c := range o.Option.Requires {
		if c.Holds(x.AsOf) {
			reasons = append(reasons, x.condition(ReasonRequire, c, o.Requires[i]))
		}
	}
	for i, c := range o.Option.Weighs {
		if c.Holds(x.AsOf) {
			reasons = append(reasons, x.condition(ReasonWeigh, c, o.Weighs[i]))
		}
	}
	return reasons
}

func (x *explainer) condition(kind ReasonKind, c *book.Condition, truth logic.Truth) Reason {
	return x.reason(asked{
		id: c.ID, kind: kind, when: c.When, truth: truth, points: c.Points,
		condition: c, sources: c.Sources, place: c.Place,
	})
}

// offered is the reason of an option whose stage is uncertain: what would tell the stage is
// missing, or cannot be computed.
func (x *explainer) offered(debt int) Reason {
	r := Reason{
		ID: "stage", Kind: ReasonStage, Truth: Unknown,
		Values: map[string]any{}, Missing: []Ref{}, Sources: []string{},
	}
	for _, i := range x.Debts[debt].Candidates[1:] {
		trace := x.Book.Stages[i].When.Trace(x.frame)
		for _, ref := range trace.Missing {
			if missing := x.ref(ref); !slices.Contains(r.Missing, missing) {
				r.Missing = append(r.Missing, missing)
			}
		}
		if r.Cause == nil {
			r.Cause = x.cause(trace)
		}
	}
	return r
}

// reason says what became of a condition.
func (x *explainer) reason(a asked) Reason {
	x.use(a.when)
	r := Reason{
		ID: a.id, Kind: a.kind, Truth: a.truth, Points: a.points,
		When: a.when.Source, Values: x.values(a.when), Missing: []Ref{}, Sources: x.cite(a.sources), Place: a.place,
	}
	r.Shared = a.condition != nil && a.condition.Shared
	switch {
	case a.truth == logic.Unknown:
		trace := a.when.Trace(x.frame)
		for _, ref := range trace.Missing {
			r.Missing = append(r.Missing, x.ref(ref))
		}
		r.Cause = x.cause(trace)
	case a.condition == nil:
		r.Text = a.text
	case a.truth == logic.Yes:
		r.Text = x.fill(a.condition.Reason, fact.Value{})
	default:
		r.Text = x.fill(a.condition.Otherwise, fact.Value{})
	}
	if a.kind == ReasonRequire && a.truth == logic.No {
		r.Needs = x.needs(a.when)
	}
	return r
}

// use notes the parameters that an expression, or a derived fact it reads, rests on.
func (x *explainer) use(e *logic.Expression) {
	for _, slot := range e.Parameters {
		x.used[slot] = true
	}
	for _, f := range e.Facts {
		if inner := x.Book.Language.Derivation(f); inner != nil {
			x.use(inner)
		}
	}
}

// ref names a fact by the id of its debt.
func (x *explainer) ref(r logic.Ref) Ref { return Ref{Debt: x.name(r.Debt), Fact: r.Fact.Name} }

// needs says what the one fact that a failed requirement compares would have to be.
func (x *explainer) needs(e *logic.Expression) *Needs {
	c := e.Single
	if c == nil {
		return nil
	}
	v, known := c.Value(x.frame)
	if !known {
		return nil
	}
	n := &Needs{
		Fact: c.Fact.Name, Title: c.Fact.Title, Operator: c.Operator,
		Value: plain(c.Fact.Type, v), Changes: c.Fact.Changes,
	}
	if c.Fact.Of == fact.Debt {
		n.Debt = x.name(x.frame.Debt)
	}
	if c.Fact.Type == fact.Choices {
		n.Value, n.Text = v.Choice, c.Fact.AnswerTitle(v.Choice)
		return n
	}
	n.Text = text.Each(func(l text.Language) string { return c.Fact.Write(v, l) })
	return n
}

// cause is the first thing in a trace that no answer can cure, or nil.
func (x *explainer) cause(t logic.Trace) *Cause {
	if len(t.Causes) == 0 {
		return nil
	}
	c := t.Causes[0]
	title := text.Text{ZH: c.Name, EN: c.Name}
	if f := x.Book.Vocabulary.Find(c.Name); f != nil {
		title = f.Title
	}
	if p := x.parameter(c.Name); p != nil {
		title = p.Title
	}
	said := causes[c.Kind]
	return &Cause{Kind: c.Kind, Name: c.Name, Text: text.Each(func(l text.Language) string {
		return text.Fill(said.In(l), func(string) string { return title.In(l) })
	})}
}

// causes says each kind of cause.
var causes = map[logic.CauseKind]text.Text{
	logic.DivisionByZero:   {ZH: "算不出「{name}」：除数是 0", EN: "{name} cannot be worked out: it would divide by zero"},
	logic.OutOfBounds:      {ZH: "算不出「{name}」：数目超出范围", EN: "{name} cannot be worked out: the figure is out of bounds"},
	logic.EmptyList:        {ZH: "算不出「{name}」：没有可比的数", EN: "{name} cannot be worked out: there is nothing to compare"},
	logic.ParameterUnknown: {ZH: "规则里还没有查到「{name}」", EN: "the rule book does not know {name}"},
}
