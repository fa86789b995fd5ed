package engine

import (
	"cmp"
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// Explain makes an evaluation of a decision: every condition as a reason with the profile's own
// figures, what is missing, which papers, what to do first. It judges nothing.
func Explain(d *Decision) *Evaluation { return newExplainer(d).explain() }

// ExplainIn is Explain for a page in one language; law 20 of the package.
func ExplainIn(d *Decision, l text.Language) *Evaluation {
	x := newExplainer(d)
	x.only = l
	return x.explain()
}

func (x *explainer) explain() *Evaluation {
	d := x.Decision
	e := &Evaluation{
		Format: Format,
		Book:   RefOf(d.Book),
		AsOf:   d.AsOf, FactsAsOf: d.FactsAsOf,
		Alerts:  x.explainAlerts(),
		Lines:   x.fillLines(),
		Debts:   x.explainDebts(),
		Letters: []Letter{},
		Missing: questions(d, x.frame),
	}
	e.Household = x.explainHousehold()
	e.Inferred = x.listInferred()
	e.Doubts = x.explainDoubts()
	e.DoFirst = chooseActions(e)
	e.Read = x.listRead()
	sortTurns(e)
	e.Outdated = x.listOutdated()
	e.Sources = x.listSources()
	x.frame.Release()
	return e
}

// explainer makes the parts of an evaluation, and keeps which sources they cite and which
// parameters they use.
type explainer struct {
	*Decision
	only    text.Language // in which texts are filled; "" for both
	frame   *logic.Frame
	doubted []DoubtDecision // those of the doubts that are yes
	cited   []bool          // by position of sources
	ids     []string        // of sources, one list behind the other, of which the last has room
	used    []bool          // by slots of parameters
	noted   []bool          // by position of facts: the parameters they are derived from are in used
	of      int             // the debt of which grounds and figures are
	grounds map[*logic.Expression]*grounds
	figured map[*logic.Expression]*figure
	papers  map[string]Paper
	listed  []neededPaper // of the option that is explained
	// no bounds, for all conditions that have none
	boundless map[string]Bounds
	// what the requirements of the option that is explained lack, and do not merely look at
	needed map[Ref]bool
	reckoned
}

// manyConditions is about as many as are asked for a debt, manyIDs about as many as sources are named.
const (
	manyConditions = 100
	manyIDs        = 512
)

func newExplainer(d *Decision) *explainer {
	frame := d.Book.Language.NewFrame(d.Case)
	frame.Remember(d.frame)
	var doubted []DoubtDecision
	for _, one := range d.Doubts {
		if one.Truth == logic.Yes {
			doubted = append(doubted, one)
		}
	}
	return &explainer{
		Decision:  d,
		frame:     frame,
		doubted:   doubted,
		cited:     make([]bool, len(d.Book.Sources)),
		ids:       make([]string, 0, manyIDs),
		used:      make([]bool, len(d.Book.Parameters)),
		noted:     make([]bool, len(d.Book.Vocabulary.Facts)),
		grounds:   make(map[*logic.Expression]*grounds, manyConditions),
		figured:   map[*logic.Expression]*figure{},
		papers:    map[string]Paper{},
		boundless: map[string]Bounds{},
		needed:    map[Ref]bool{},
		reckoned:  reckoned{map[scheduled]scheduleResult{}, map[termed]termResult{}},
	}
}

func (x *explainer) moveTo(debt int) { x.At(x.frame, debt) }

// keepOf forgets the grounds and figures of another debt than the frame is at.
func (x *explainer) keepOf() {
	if x.of != x.frame.Debt {
		x.of = x.frame.Debt
		clear(x.grounds)
		clear(x.figured)
	}
}

// cite notes the sources and returns a copy of them, never nil.
func (x *explainer) cite(ids []string) []string {
	for _, id := range ids {
		x.cited[x.Book.Source(id).Position] = true
	}
	if cap(x.ids)-len(x.ids) < len(ids) {
		x.ids = make([]string, 0, max(manyIDs, len(ids)))
	}
	from := len(x.ids)
	x.ids = append(x.ids, ids...)
	return x.ids[from:len(x.ids):len(x.ids)]
}

// listRead returns what the reader of the profile took for something else than is written.
func (x *explainer) listRead() []Read {
	all := make([]Read, len(x.Profile.Read))
	for i, r := range x.Profile.Read {
		f := x.Book.Vocabulary.Find(r.Name)
		if f == nil {
			f = cmp.Or(x.Book.Vocabulary.FindField(r.Name), ownFacts[r.Name])
		}
		all[i] = Read{
			Path: r.Path, As: r.As, Value: PlainValue(f, r.Value), Fact: r.Name, Debt: x.debtID(r.Debt),
			Title: f.Title, Text: text.Each(func(l text.Language) string { return f.Write(r.Value, l) }),
		}
	}
	return all
}

// ownFacts are the keys of a profile that are read like facts and need not be in the vocabulary.
var ownFacts = map[string]*fact.Fact{
	"as_of": {Name: "as_of", Type: fact.Date, Title: text.Both("这些情况是哪一天的", "day of the facts")},
}

func (x *explainer) explainAlerts() []Alert {
	for i := range x.Alerts {
		x.noteParameters(x.Alerts[i].Alert.When)
	}
	shown := []Alert{}
	for _, i := range x.ShownAlerts(nil) {
		a := &x.Alerts[i]
		x.moveTo(a.Debt)
		if a.Alert.Due != nil {
			x.noteParameters(a.Alert.Due)
		}
		shown = append(shown, Alert{
			ID: a.Alert.ID, Debt: x.debtID(a.Debt), Severity: a.Alert.Severity, Tier: a.Alert.Tier,
			Brief: a.Alert.Brief,
			Text:  x.fill(a.Alert.Text, a.Due), Due: dayOrNil(a.Due), MovedTo: dayOrNil(a.MovedTo),
			Sources: x.cite(a.Alert.Sources),
			Doubts:  x.doubtsOf(a),
		})
	}
	return shown
}

func dayOrNil(v fact.Value) *calendar.Day {
	if !v.Known {
		return nil
	}
	day := v.Day
	return &day
}

func (x *explainer) fillLines() []PageLine {
	shown := make([]PageLine, len(x.Lines))
	for i, l := range x.Lines {
		x.moveTo(l.Debt)
		shown[i] = PageLine{
			ID: l.Line.ID, Section: l.Line.Section, Debt: x.debtID(l.Debt),
			Text: x.fill(l.Line.Text, fact.Value{}), Sources: x.cite(l.Line.Sources),
		}
	}
	return shown
}

func (x *explainer) explainDebts() []Debt {
	debts := make([]Debt, 0, len(x.Order))
	for n, i := range x.Order {
		x.moveTo(i)
		debts = append(debts, x.explainDebt(i, x.Why[n]))
	}
	return debts
}

func (x *explainer) explainDebt(i, why int) Debt {
	d, given := &x.Debts[i], x.Profile.Debts[i]
	family := d.Book.Family
	out := Debt{
		ID: given.ID, Lender: given.Lender, LenderKnown: d.Book.Lender != nil,
		Family: family.ID, FamilyKnown: x.Case.Debts[i].Family != "",
		Title: family.Title, FamilyTitle: family.Title, What: family.What,
		Stage:      x.explainStage(d),
		Strategies: make([]Strategy, 0, len(d.Ranking)),
		Channels:   x.listChannels(d),
	}
	if given.Family == "" {
		out.Guess = x.explainGuess(x.Book.Guess(given.Lender))
	}
	x.cite(family.Sources)
	if l := d.Book.Lender; l != nil {
		out.Title, out.Entity = l.Title, l.Entity
		x.cite(l.Sources)
	} else if given.Lender != "" {
		out.Title = text.Text{ZH: given.Lender, EN: given.Lender}
	}
	if why >= 0 {
		out.Urgency = x.explainUrgency(i, x.Book.Urgency[why])
	}
	for rank, k := range d.Ranking {
		out.Strategies = append(out.Strategies, x.explainStrategy(i, &d.Options[k], rank+1))
	}
	out.Elsewhere = listElsewhere(d)
	out.Refusals = x.explainRefusals(i)
	return out
}

func (x *explainer) explainGuess(g *book.Guess) *Guess {
	if g == nil {
		return nil
	}
	out := &Guess{ID: g.ID, Families: []Candidate{}, Lenders: []Candidate{}}
	for _, id := range g.Families {
		out.Families = append(out.Families, Candidate{id, x.Book.Family(id).Title})
	}
	for _, id := range g.Lenders {
		out.Lenders = append(out.Lenders, Candidate{id, x.Book.Lender(id).Title})
	}
	return out
}

func (x *explainer) explainUrgency(debt int, row *book.Urgency) *Urgency {
	due := fact.Value{}
	if d := x.Debts[debt].Deadline; d != nil {
		due = fact.Value{Known: true, Day: *d}
	}
	return &Urgency{ID: row.ID, Text: x.fill(row.Reason, due)}
}

func (x *explainer) explainStage(d *DebtDecision) Stage {
	s := Stage{Candidates: []string{}, Reasons: []Reason{}}
	for _, i := range d.Candidates {
		s.Candidates = append(s.Candidates, x.Book.Stages[i].ID)
	}
	if len(d.Candidates) == 1 {
		only := x.Book.Stages[d.Candidates[0]]
		s.ID, s.Title = only.ID, only.Title
	}
	for i, stage := range x.Book.Stages {
		if stage.When == nil || d.StageTruths[i] == logic.No {
			continue
		}
		s.Reasons = append(s.Reasons, x.explainReason(asked{
			id: stage.ID, kind: ReasonStage, when: stage.When, truth: d.StageTruths[i], text: stage.Title,
			place: stage.Place,
		}))
	}
	return s
}

func (x *explainer) listChannels(d *DebtDecision) []Channel {
	channels := []Channel{}
	for _, c := range d.Book.Channels {
		if c.Holds(x.AsOf) {
			channels = append(channels, Channel{
				ID: c.ID, Kind: c.Kind, Where: x.fill(c.Where, fact.Value{}), Sources: x.cite(c.Sources),
			})
		}
	}
	return channels
}

// listElsewhere lists what the creditor offers at other stages, and what its book drops.
func listElsewhere(d *DebtDecision) []Elsewhere {
	list := []Elsewhere{}
	for i := range d.Options {
		if o := d.Options[i].Option; d.Options[i].Offered == logic.No {
			stages := append([]string{}, o.Stages...)
			list = append(list, Elsewhere{ID: o.Strategy.ID, Title: o.Strategy.Title, Stages: stages})
		}
	}
	for _, o := range d.Book.Dropped {
		because := o.Because
		list = append(list, Elsewhere{
			ID: o.Strategy.ID, Title: o.Strategy.Title, Stages: []string{}, Because: &because,
		})
	}
	return list
}

func (x *explainer) explainStrategy(debt int, o *OptionDecision, rank int) Strategy {
	clear(x.needed)
	s := o.Option.Strategy
	out := Strategy{
		Rank: rank, ID: s.ID, Kind: s.Kind, Tier: s.Tier, Title: s.Title, Effect: x.fill(s.Effect, fact.Value{}),
		Status: o.Status, Basis: o.Option.Basis, Unconfirmed: o.Option.Unconfirmed, Leads: x.leads(o),
		Score:     Score{o.Low, o.High, o.Neutral},
		Terms:     Terms{o.Option.MonthsMin, o.Option.MonthsMax},
		Reasons:   x.explainOption(debt, o),
		Missing:   []Ref{},
		TurnsOn:   []Turn{},
		Plans:     x.explainPlans(debt, o),
		Materials: x.listPapers(o.Option),
		Sources:   x.cite(o.Option.Sources),
		Place:     o.Option.Place,
		Ways:      []Way{},
	}
	for _, r := range out.Reasons {
		if r.Kind == ReasonWeigh || r.Truth != Unknown {
			continue
		}
		for _, m := range r.Missing {
			if !slices.Contains(out.Missing, m) {
				out.Missing = append(out.Missing, m)
			}
		}
		if out.Cause == nil {
			out.Cause = r.Cause
		}
	}
	if out.Status == Undetermined {
		for _, m := range out.Missing {
			out.TurnsOn = append(out.TurnsOn, Turn{m.Fact, m.Debt, !x.needed[m]})
		}
	}
	x.groupLines(&out, o)
	return out
}

// leads reports whether an option comes before those that pay or negotiate: it says so itself, or a
// condition of it that holds does.
func (x *explainer) leads(o *OptionDecision) bool {
	holds := func(conditions []*book.Condition, truths []logic.Truth) bool {
		for i, c := range conditions {
			if c.Leads && c.Holds(x.AsOf) && truths[i] == logic.Yes {
				return true
			}
		}
		return false
	}
	return o.Option.Leads || holds(o.Option.Requires, o.Requires) || holds(o.Option.Weighs, o.Weighs)
}

// sortTurns puts what each open strategy turns on into the order in which to ask; what is taken for
// the usual until it is told comes last.
func sortTurns(e *Evaluation) {
	places := map[Ref]int{}
	for i, q := range e.Missing {
		places[Ref{q.Debt, q.Fact}] = i
	}
	for i := range e.Debts {
		for k := range e.Debts[i].Strategies {
			slices.SortStableFunc(e.Debts[i].Strategies[k].TurnsOn, func(a, b Turn) int {
				return cmp.Or(
					compareFalseFirst(a.Assumed, b.Assumed),
					cmp.Compare(places[Ref{a.Debt, a.Fact}], places[Ref{b.Debt, b.Fact}]),
				)
			})
		}
	}
}

// groupLines puts each line that is shown into the list of its kind. The lines of an option stand kind
// by kind.
func (x *explainer) groupLines(s *Strategy, o *OptionDecision) {
	lines, next := make([]Line, 0, len(o.Option.Lines)), 0
	for _, kind := range book.LineKinds {
		from := len(lines)
		for ; next < len(o.Option.Lines) && o.Option.Lines[next].Kind == kind; next++ {
			l := o.Option.Lines[next]
			if l.When != nil {
				x.noteParameters(l.When)
			}
			if l.Shows(o.Lines[next]) {
				lines = append(lines, Line{ID: l.ID, Text: x.fillLine(l), Sources: x.cite(l.Sources)})
			}
		}
		*s.LinesOf(kind) = lines[from:len(lines):len(lines)]
	}
}
