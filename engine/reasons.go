package engine

import (
	"cmp"
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

// explainOption returns the reasons of an option: whether it is offered at the stage while that is
// uncertain, then requirements, then weights.
func (x *explainer) explainOption(debt int, o *OptionDecision) []Reason {
	reasons := make([]Reason, 0, len(o.Requires)+len(o.Weighs))
	if o.Offered == logic.Unknown {
		reasons = append(reasons, x.explainOffered(debt))
	}
	for i, c := range o.Option.Requires {
		if c.Holds(x.AsOf) {
			reasons = append(reasons, x.explainCondition(ReasonRequire, c, o.Requires[i]))
		}
	}
	for i, c := range o.Option.Weighs {
		if c.Holds(x.AsOf) {
			reasons = append(reasons, x.explainCondition(ReasonWeigh, c, o.Weighs[i]))
		}
	}
	return reasons
}

func (x *explainer) explainCondition(kind ReasonKind, c *book.Condition, truth logic.Truth) Reason {
	return x.explainReason(asked{
		id: c.ID, kind: kind, when: c.When, truth: truth, points: c.Points,
		condition: c, sources: c.Sources, place: c.Place,
	})
}

// explainOffered returns the reason of an option whose stage is uncertain: what would decide the
// stage is missing, or cannot be computed.
func (x *explainer) explainOffered(debt int) Reason {
	r := Reason{
		ID: "stage", Kind: ReasonStage, Truth: Unknown,
		Values: map[string]any{}, Bounds: map[string]Bounds{}, Missing: []Ref{}, Sources: []string{},
	}
	for _, i := range x.Debts[debt].Candidates[1:] {
		g := x.traced(x.Book.Stages[i].When)
		for _, missing := range g.missing {
			if !slices.Contains(r.Missing, missing) {
				r.Missing = append(r.Missing, missing)
				x.needed[missing] = true
			}
		}
		r.Cause = cmp.Or(r.Cause, g.cause)
	}
	return r
}

// explainReason makes the reason of a condition.
func (x *explainer) explainReason(a asked) Reason {
	x.noteParameters(a.when)
	g := x.groundsOf(a.when)
	r := Reason{
		ID: a.id, Kind: a.kind, Truth: a.truth, Points: a.points,
		When: a.when.Source, Values: g.values, Bounds: g.bounds, Missing: []Ref{}, Sources: x.cite(a.sources),
		Place: a.place,
	}
	r.Shared = a.condition != nil && (a.condition.Shared || a.condition.Silent)
	switch {
	case a.truth == logic.Unknown:
		g = x.traced(a.when)
		r.Missing, r.Cause = g.missing, g.cause
		for _, missing := range g.missing[:g.needed] {
			if a.kind == ReasonRequire {
				x.needed[missing] = true
			}
		}
	case a.condition == nil:
		r.Text = a.text
	case a.truth == logic.Yes:
		r.Text = x.fillReason(x.reasonOf(a.condition))
	default:
		r.Text = x.fillReason(a.condition.Otherwise)
	}
	if a.kind == ReasonRequire && a.truth == logic.No {
		r.Needs = x.findNeeds(a.when)
	}
	return r
}

// grounds are what a reason says of an expression, whatever condition it is: the options of a debt ask
// much the same, so it is worked out once for all of them. Nothing may be written to it.
type grounds struct {
	values map[string]any
	bounds map[string]Bounds

	traced  bool // what follows is there
	missing []Ref
	needed  int // so many of missing, the first, were not merely looked at
	cause   *Cause
}

// groundsOf returns those of an expression for the debt that the frame is at.
func (x *explainer) groundsOf(e *logic.Expression) *grounds {
	x.keepOf()
	g := x.grounds[e]
	if g == nil {
		g = &grounds{values: x.valuesOf(e), bounds: x.boundsIn(e)}
		x.grounds[e] = g
	}
	return g
}

// traced returns the grounds of an expression that is unknown, with what it lacks.
func (x *explainer) traced(e *logic.Expression) *grounds {
	g := x.groundsOf(e)
	if !g.traced {
		trace := e.Trace(x.frame)
		g.traced, g.needed, g.cause = true, trace.Needed, x.findCause(trace)
		g.missing = make([]Ref, len(trace.Missing))
		for i, ref := range trace.Missing {
			g.missing[i] = x.refOf(ref)
		}
	}
	return g
}

// reasonOf returns the sentence of the first part of a condition that is yes; without one, that of
// the whole condition. One that names the stage is not judged apart.
func (x *explainer) reasonOf(c *book.Condition) text.Text {
	for _, p := range c.Parts {
		if !p.When.OfStage && p.When.Truth(x.frame) == logic.Yes {
			return p.Reason
		}
	}
	return c.Reason
}

// noteParameters keeps which parameters an expression uses, directly or through derived facts.
func (x *explainer) noteParameters(e *logic.Expression) {
	for _, slot := range e.Parameters {
		x.used[slot] = true
	}
	for _, f := range e.Facts {
		if x.noted[f.Position] {
			continue
		}
		x.noted[f.Position] = true
		if inner := x.Book.Language.Derivation(f); inner != nil {
			x.noteParameters(inner)
		}
	}
}

// refOf converts a reference by index into one by id.
func (x *explainer) refOf(r logic.Ref) Ref { return Ref{Debt: x.debtID(r.Debt), Fact: r.Fact.Name} }

// findNeeds returns what a fact would have to be, where a failed requirement compares one given
// fact; else nil.
func (x *explainer) findNeeds(e *logic.Expression) *Needs {
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
		Value: PlainValue(c.Fact, v), Changes: c.Fact.Changes,
	}
	if c.Fact.Of == fact.Debt {
		n.Debt = x.debtID(x.frame.Debt)
	}
	if c.Fact.Type == fact.Choices {
		n.Value, n.Text = v.Choice, c.Fact.AnswerTitle(v.Choice)
		return n
	}
	n.Text = text.Each(func(l text.Language) string { return c.Fact.Write(v, l) })
	return n
}

// findCause returns the first thing in a trace that no answer can cure, or nil.
func (x *explainer) findCause(t logic.Trace) *Cause {
	if len(t.Causes) == 0 {
		return nil
	}
	c := t.Causes[0]
	title := text.Text{ZH: c.Name, EN: c.Name}
	if f := x.Book.Vocabulary.Find(c.Name); f != nil {
		title = f.Title
	}
	if p := x.Book.Parameter(c.Name); p != nil {
		title = p.Title
	}
	said := causes[c.Kind]
	return &Cause{Kind: c.Kind, Name: c.Name, Text: text.Each(func(l text.Language) string {
		return text.Fill(said.In(l), func(text.Hole) string { return title.In(l) })
	})}
}

// causes are the texts of the kinds of causes.
var causes = map[logic.CauseKind]text.Text{
	logic.DivisionByZero: {ZH: "算不出「{name}」：除数是 0", EN: "{name} cannot be worked out: it would divide by zero"},
	logic.OutOfBounds:    {ZH: "算不出「{name}」：数目超出范围", EN: "{name} cannot be worked out: the figure is out of bounds"},
	logic.EmptyList:      {ZH: "算不出「{name}」：没有可比的数", EN: "{name} cannot be worked out: there is nothing to compare"},
	logic.NoSolution: {ZH: "算不出「{name}」：按填的数，还多久都还不清，或者没有合得上的利率",
		EN: "{name} cannot be worked out: no number of months, or no rate, fits these figures"},
	logic.ParameterUnknown: {ZH: "规则里还没有查到「{name}」", EN: "the rule book does not know {name}"},
}
