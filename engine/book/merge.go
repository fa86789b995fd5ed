package book

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// stack is the result of the layers merged so far.
type stack struct {
	options    []*draft
	dropped    []Dropped
	channels   []*Channel
	parameters []*Parameter   // by slot
	series     []logic.Series // of parameters
}

// draft is an option whose points a layer may still replace.
type draft struct {
	Option
	points points
}

// mergeAll makes the book of each family and each lender.
func (l *loader) mergeAll() {
	for _, p := range l.book.Parameters {
		l.book.series = append(l.book.series, series(p))
	}
	common := l.layOver(stack{parameters: l.book.Parameters, series: l.book.series}, l.common)
	families := make(map[string]stack, len(l.book.Families))
	for _, f := range l.book.Families {
		families[f.ID] = l.layOver(common, l.families[f.ID])
		f.Book = families[f.ID].book(f, nil)
	}
	for _, of := range l.book.Lenders {
		if family := l.book.Family(of.Family); family != nil {
			of.Book = l.layOver(families[of.Family], l.lenders[of.ID]).book(family, of)
			of.foreign = sync.OnceValue(func() map[string]*DebtBook { return foreignBooks(l.book, of, l.lenders[of.ID]) })
		}
	}
	l.indexLenders()
	l.indexGuesses()
}

// foreignBooks returns the books of a lender's debts that name another family than its own: each
// that family's, with the lender's channels.
func foreignBooks(of *Book, lender *Lender, own *layer) map[string]*DebtBook {
	books := make(map[string]*DebtBook, len(of.Families))
	for _, f := range of.Families {
		if f.ID == lender.Family {
			continue
		}
		b := *f.Book
		b.Lender = lender
		// what it drops was its own family's
		b.Channels = lay(b.Channels, channelID, own.channels, func(entry[*Channel]) {})
		books[f.ID] = &b
	}
	return books
}

// layOver lays a layer over a stack.
func (l *loader) layOver(below stack, top *layer) stack {
	s := below
	if top.file == nil { // there is no common.toml
		return s
	}
	s.channels = lay(s.channels, channelID, top.channels, reportNothing[*Channel](top.file))
	if len(top.parameters) > 0 {
		s.parameters, s.series = slices.Clone(s.parameters), slices.Clone(s.series)
	}
	for _, p := range top.parameters {
		s.parameters[p.Slot], s.series[p.Slot] = p, series(p)
	}
	s.options, s.dropped = slices.Clone(s.options), slices.Clone(s.dropped)
	for _, p := range top.options {
		if strategy := l.book.Strategy(p.strategy); strategy != nil {
			l.layOption(&s, p, strategy)
		}
	}
	return s
}

// layOption lays an option of a layer over those below.
func (l *loader) layOption(s *stack, p *layerOption, strategy *Strategy) {
	i := slices.IndexFunc(s.options, func(d *draft) bool { return d.Strategy == strategy })
	switch {
	case p.drop && i < 0:
		p.table.misplaced(
			p.table.spot.near("drop"),
			text.Both("没有可去掉的：下层没有方案 %s", "nothing to drop: no option %s is below").With(p.strategy),
			text.Both("去掉这一条：下层没有的不用去掉", "take it out: what is not offered below need not be dropped"),
		)
	case p.drop:
		p.dropped.Strategy = strategy
		s.options = slices.Delete(s.options, i, i+1)
		s.dropped = append(s.dropped, p.dropped)
	case i < 0:
		s.dropped = slices.DeleteFunc(s.dropped, func(d Dropped) bool { return d.Strategy == strategy })
		s.options = append(s.options, l.firstDraft(p, strategy))
	default:
		s.options[i] = l.mergeDraft(s.options[i], p)
	}
}

// firstDraft returns an option that no layer below has.
func (l *loader) firstDraft(p *layerOption, strategy *Strategy) *draft {
	needed := p.table.form.Needed(form.First)
	if p.points.one != nil {
		needed = append(needed, "stages")
	}
	if !p.faulty {
		p.table.needs(p.table.what(), needed...)
	}
	return l.mergeDraft(&draft{Option: Option{
		Strategy: strategy,
		Requires: strategy.Requires,
		Weighs:   strategy.Weighs,
		Lines:    strategy.Lines,
		Plans:    strategy.Plans,
	}}, p)
}

// mergeDraft returns an option with that of a layer laid over it, key by key.
func (l *loader) mergeDraft(below *draft, p *layerOption) *draft {
	d := *below
	d.Place, d.Places = p.places[""], overlaid(below.Places, p.places)
	d.Said = p.said.over(below.Said)
	d.Basis = valueOf[Basis](form.Bases, at[string](d.Said, "basis"))
	d.Leads = at[bool](d.Said, "leads")
	d.Sources = at[[]string](d.Said, "sources")
	d.Required, d.Helpful = at[[]string](d.Said, "materials.required"), at[[]string](d.Said, "materials.helpful")
	d.MonthsMin, d.MonthsMax = pointer[int](d.Said, "terms.months_min"), pointer[int](d.Said, "terms.months_max")
	d.From, d.Until = pointer[calendar.Day](d.Said, "from"), pointer[calendar.Day](d.Said, "until")
	keepRequirements(p.table.file, d.Strategy.Requires, p.requires, "strategy "+d.Strategy.ID)
	d.Requires = lay(d.Requires, conditionID, p.requires, reportNothing[*Condition](p.table.file))
	d.Weighs = lay(d.Weighs, conditionID, p.weighs, reportNothing[*Condition](p.table.file))
	if len(p.lines) > 0 {
		d.Lines = lay(d.Lines, lineID, p.lines, reportNothing[*Line](p.table.file))
		byKind(d.Lines)
	}
	d.Plans = lay(d.Plans, planID, p.plans, reportNothing[*Plan](p.table.file))
	l.spreadPoints(&d, p)
	l.checkConfirmed(&d, p)
	if d.MonthsMin != nil && d.MonthsMax != nil && *d.MonthsMax < *d.MonthsMin {
		p.table.misplaced(
			p.table.spot.near("terms"),
			text.Both("months_max 比 months_min 小", "months_max is less than months_min"),
			text.Both("对调，或者去掉一个", "exchange them, or take one out"),
		)
	}
	l.merged = append(l.merged, &d)
	return &d
}

// overlaid returns the places below, replaced by those of a layer, except for the place where the
// option begins.
func overlaid(below, over map[string]string) map[string]string {
	places := maps.Clone(over)
	for key, place := range below {
		if _, set := over[key]; !set || key == "" {
			places[key] = place
		}
	}
	return places
}

// spreadPoints sets the points of each stage.
func (l *loader) spreadPoints(d *draft, p *layerOption) {
	if p.points.isSet() {
		d.points = p.points
	}
	stages := d.Stages
	switch {
	case p.said.At("stages") != nil:
		stages = at[[]string](p.said, "stages")
	case p.points.byStage != nil:
		stages = slices.Collect(maps.Keys(p.points.byStage))
	}
	d.Stages = l.sortStages(stages)
	d.Points = make(map[string]int, len(stages))
	for _, id := range d.Stages {
		if d.points.one != nil {
			d.Points[id] = *d.points.one
		} else if n, ok := d.points.byStage[id]; ok {
			d.Points[id] = n
		}
	}
	d.PointsAt = make([]*int, len(l.book.Stages))
	for i, s := range l.book.Stages {
		if n, ok := d.Points[s.ID]; ok {
			d.PointsAt[i] = &n
		}
	}
	if !p.faulty && d.points.byStage != nil {
		p.compare(d.Stages, l.sortStages(slices.Collect(maps.Keys(d.points.byStage))))
	}
}

// compare reports stages that differ from those that points name.
func (p *layerOption) compare(stages, pointed []string) {
	if slices.Equal(stages, pointed) {
		return
	}
	at := p.table.spot.near("stages").near("points")
	p.table.misplaced(
		at,
		text.Both(
			"stages 是 %s，points 写的却是 %s",
			"stages are %s, and points name %s",
		).With(strings.Join(stages, ", "), strings.Join(pointed, ", ")),
		text.Both(
			"不写 stages：points 已经写了；或者给每个阶段写 points",
			"leave stages out: points name them; or give each stage its points",
		),
	)
}

// sortStages returns those of the stages that exist, from the mildest to the gravest.
func (l *loader) sortStages(stages []string) []string {
	ordered := make([]string, 0, len(stages))
	for _, s := range l.book.Stages {
		if slices.Contains(stages, s.ID) {
			ordered = append(ordered, s.ID)
		}
	}
	return ordered
}

// checkConfirmed marks an option as unconfirmed where no source of it is confirmed, and reports a
// right that is.
func (l *loader) checkConfirmed(d *draft, p *layerOption) {
	d.Unconfirmed = !slices.ContainsFunc(d.Sources, func(id string) bool {
		s := l.book.Source(id)
		return s == nil || s.Confirmed() // an unknown one is a problem of its own
	})
	if d.Unconfirmed && d.Basis == BasisRight && !p.faulty && len(d.Sources) > 0 {
		p.table.wrong(p.table.spot.near("sources").near("basis"),
			text.Both("写的是权利（right），出处却都没核实或有争议", "a right that rests on unverified or disputed sources alone"),
			text.Both("引用核对过（read）或有报道（reported）的出处，或者写成 discretion、negotiation",
				"cite a source that was read or reported, or call it discretion or negotiation"))
	}
}

// book returns the stack as the book of a debt.
func (s stack) book(f *Family, of *Lender) *DebtBook {
	b := &DebtBook{
		Family: f, Lender: of, Dropped: s.dropped, Channels: s.channels, Parameters: s.parameters, Series: s.series,
	}
	b.Options = make([]*Option, len(s.options))
	for i, d := range s.options {
		b.Options[i] = &d.Option
	}
	return b
}

// indexLenders indexes lenders by id and alias, and reports names that two have.
func (l *loader) indexLenders() {
	b := l.book
	b.lenders = make(map[string]*Lender, 4*len(b.Lenders))
	for _, of := range b.Lenders {
		b.lenders[fold(of.ID)] = of
	}
	for _, of := range b.Lenders {
		f := l.lenders[of.ID].file
		for i, alias := range of.Aliases {
			other := b.lenders[fold(alias)]
			if other == nil || other == of {
				b.lenders[fold(alias)] = of
				continue
			}
			s := f.root.child("lender").child("aliases")
			f.wrong(s.near(element(i)), text.Both("%s 已经是 %s 的名字", "%s is a name of %s already").With(alias, other.ID),
				takeOutOfOne)
		}
	}
}
