package page

import (
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// Screen is the full page on an evaluation in the parts that a browser arranges: what to do today
// first, then the options of each debt side by side, then each with everything on it. Its blocks are
// those of the full page.
type Screen struct {
	Day        string // the day that is judged
	Where      string // where it was worked out, and for whom
	FactsFrom  string // of which day the facts are, where that is another; else ""
	Conclusion string // in one sentence
	Nearest    string // the nearest day on which something is due; "" where none is known
	Today      []document.Block
	Urgent     []document.Block // the box
	Month      string           // what can be paid this month
	Brief      bool             // only help, the days that run and today are to be seen at first
	Opening    []document.Block // what is said before the debts
	Debts      []ScreenDebt     // in the order of urgency
	Help       []document.Block // free help
	Ending     []document.Block // what comes after the debts
	Sources    []document.Block
}

// ScreenDebt is one debt.
type ScreenDebt struct {
	ID, Title, Kind, Stage string
	Said                   []document.Block // about the debt
	Above                  []ScreenOption   // what would stand before the first option; each has what it Turns on
	Options                []ScreenOption   // what may be done or asked for
	Besides                []ScreenOption   // what can be done alongside
	Open                   []ScreenOption   // what is not certain, each with the question that it turns on
	NotNow                 []ScreenOption   // what does not suit, each with the reasons
	Idle                   string           // what is not needed now; "" for none
	After                  []document.Block
	Bars                   *Bars // nil where no plan has a figure
}

// ScreenOption is an option.
type ScreenOption struct {
	ID, Title, Status string
	Suits             engine.Status
	Cells             []ScreenCell     // under the same headings for every option
	Body              []document.Block // everything on it; nil of what does not suit
	Why               []string         // of what does not suit: the requirements that are not met
	Turns             string           // of what is not certain: the question that it turns on
	Ref               engine.Ref       // the fact that this question is about
	Lacks             bool             // a plan of it lacks what nobody was asked for
	Figures           bool             // a plan of it has figures
	Letters           []ScreenLetter   // that may be made for it
}

// ScreenLetter is a letter for an option.
type ScreenLetter struct{ ID, Title string }

// ScreenCell is what a table side by side says of an option under one heading.
type ScreenCell struct {
	Head, Said string
	Nothing    bool // there is nothing to say: a dash fills the place in a table
}

// mostBeside is how many options stand side by side.
const mostBeside = 3

// ScreenOf returns the parts of the full page on an evaluation.
func ScreenOf(e *engine.Evaluation, o Options) *Screen {
	o.Full, o.Screen = true, true
	p := &page{Options: o, Evaluation: e, linked: true}
	s := &Screen{
		Day: p.weekday(p.AsOf), Where: p.in(p.whereWorkedOut()), Conclusion: p.conclusion(), Brief: p.isBrief(),
		Nearest: p.nearest(), Today: p.todayAlone(), Urgent: p.urgent(),
		Month: strings.Join(p.linesOf(book.SectionMonth), p.in(saySpace)),
	}
	if p.FactsAsOf != p.AsOf {
		s.FactsFrom = p.say(sayFactsFrom, p.date(p.FactsAsOf))
	}
	s.Opening = slices.Concat(p.readBack(), p.doubts(), p.plainLines(book.SectionOpening), p.reminders("", sectionLevel),
		p.notes("", sectionLevel), p.headedLines(book.SectionBudget), p.shares(len(p.Debts)), p.payingOrders(),
		p.headedLines(book.SectionFamily))
	for i := range p.Debts {
		s.Debts = append(s.Debts, p.screenDebt(i))
	}
	s.Help = p.headedLines(book.SectionHelp)
	s.Ending = slices.Concat(
		p.headedLines(book.SectionNever),
		p.headedLines(book.SectionAgain),
		p.inferred(),
		p.outdated(),
		p.plainLines(book.SectionClosing),
	)
	s.Sources = p.references()
	return s
}

// StrategyOf returns the page on the strategy of the options for one debt of an evaluation, for a
// browser: all there is on it, and the questions that it depends on.
func StrategyOf(e *engine.Evaluation, debt string, o Options) document.Document {
	o.Full, o.Screen = true, true
	p := &page{Options: o, Evaluation: e}
	d := document.Document{Language: o.Language.Tag(), Title: p.in(sayTitle)}
	i := slices.IndexFunc(e.Debts, func(d engine.Debt) bool { return d.ID == debt })
	if i < 0 {
		return d
	}
	of := &e.Debts[i]
	about := p.paragraph(p.say(sayOnlyDebt, p.debtTitle(debt)))
	s := findStrategy(of, o.Strategy)
	if s == nil {
		head := document.Heading{Level: titleLevel, Text: document.Say(p.in(sayNotHere))}
		d.Body = []document.Block{head, about, p.paragraph(p.whyAbsent(of, o.Strategy))}
		return d
	}
	head := document.Heading{Level: titleLevel, Text: document.Say(p.title(s)), Aside: p.status(s)}
	body := append([]document.Block{head, about}, p.strategyBody(shown{Strategy: s, debt: debt})...)
	d.Body = slices.Concat(body, p.questionsOf(s), p.outdated(), p.references())
	return d
}

// conclusion says in one sentence what comes first.
func (p *page) conclusion() string {
	if p.isBrief() {
		i := slices.IndexFunc(p.Alerts, func(a engine.Alert) bool { return a.Brief })
		return p.firstOfText(p.in(p.Alerts[i].Text))
	}
	for i := range p.Debts {
		d := &p.Debts[i]
		best := d.Best()
		if best == nil {
			continue
		}
		status := p.capital(p.in(StatusOf(best.Kind, best.Status)))
		return p.capital(p.say(sayConclusion, p.debtTitle(d.ID), p.title(best), status))
	}
	return p.in(sayNoConclusion)
}

// nearest returns the nearest day on which something is due, with what it is in one sentence.
func (p *page) nearest() string {
	var first *engine.Alert
	for i := range p.Alerts {
		a := &p.Alerts[i]
		if a.Due != nil && *a.Due >= p.AsOf && (first == nil || *a.Due < *first.Due) {
			first = a
		}
	}
	if first == nil {
		return ""
	}
	day := p.say(sayDayLeft, p.weekday(*first.Due), p.daysUntil(*first.Due))
	return p.withDebt(p.say(sayColon, day, p.firstOfText(p.in(first.Text))), first.Debt)
}

// todayAlone returns what to do today.
func (p *page) todayAlone() []document.Block {
	if len(p.DoFirst) == 0 {
		return []document.Block{p.paragraph(p.in(sayNothingToday))}
	}
	items := make([]document.Item, len(p.DoFirst))
	for i, a := range p.DoFirst {
		items[i] = p.action(a)
	}
	return []document.Block{document.List{Kind: document.Numbered, Items: items}}
}

func (p *page) screenDebt(i int) ScreenDebt {
	d := &p.Debts[i]
	c := p.choose(d)
	s := ScreenDebt{
		ID: d.ID, Title: p.capital(p.debtTitle(d.ID)), Kind: p.capital(p.creditor(d)), Stage: p.capital(p.stage(d)),
	}
	if len(p.Debts) > 1 {
		s.Title = p.capital(p.say(sayDebtNumber, i+1, p.debtTitle(d.ID)))
	}
	var fields document.Fields
	fields = p.addText(fields, sayEntity, p.sentence(p.in(d.Entity)))
	if d.Urgency != nil {
		fields = p.addText(fields, sayWhyFirst, p.sentence(p.in(d.Urgency.Text)))
	}
	s.Said = p.notInBook(d)
	if fields != nil {
		s.Said = append(s.Said, fields)
	}
	s.Said = slices.Concat(s.Said, p.debtLines(d), p.reminders(d.ID, partLevel))
	for k, said := range p.above(d, c.above) {
		o := p.openOption(d, c.above[k])
		o.Title = said
		s.Above = append(s.Above, o)
	}
	for _, t := range c.ask {
		t.debt = d.ID
		s.Options = append(s.Options, p.screenOption(d, t))
	}
	for _, t := range c.besides {
		t.debt = d.ID
		s.Besides = append(s.Besides, p.screenOption(d, t))
	}
	for _, of := range slices.Concat(c.askOpen, c.besideOpen) {
		s.Open = append(s.Open, p.openOption(d, of))
	}
	for _, of := range c.notNow {
		why := p.sentences(p.obstacles(of))
		s.NotNow = append(s.NotNow, ScreenOption{ID: of.ID, Title: p.title(of), Suits: of.Status, Why: why})
	}
	if len(c.idle) > 0 {
		titles := make([]string, len(c.idle))
		for k, of := range c.idle {
			titles[k] = p.title(of)
		}
		s.Idle = p.say(sayIdle, p.join(titles))
	}
	s.After = slices.Concat(p.answersHeard(d), p.notes(d.ID, partLevel), p.channels(d), p.elsewhere(d))
	s.Bars = p.bars(d, i+1)
	return s
}

// screenOption returns an option with everything on it.
func (p *page) screenOption(d *engine.Debt, t shown) ScreenOption {
	o := p.openOption(d, t.Strategy)
	o.Cells, o.Body = p.cells(t.Strategy), p.strategyBody(t)
	for _, plan := range t.Plans {
		o.Lacks, o.Figures = o.Lacks || len(plan.Missing) > 0, o.Figures || plan.Total != nil
	}
	for _, l := range p.LettersFor(d.ID, t.ID) {
		o.Letters = append(o.Letters, ScreenLetter{l.ID, p.capital(p.in(l.Title))})
	}
	return o
}

// openOption returns an option with the question that it turns on, where it is not certain.
func (p *page) openOption(d *engine.Debt, s *engine.Strategy) ScreenOption {
	o := ScreenOption{ID: s.ID, Title: p.title(s), Suits: s.Status, Status: p.capital(p.in(StatusOf(s.Kind, s.Status)))}
	if len(s.TurnsOn) > 0 {
		o.Ref = p.ownTurn(d, s)
		o.Turns = p.ask(o.Ref)
	}
	return o
}

// SplitQuestion returns a question and what explains it.
func SplitQuestion(ask string) (question, rest string) {
	question = firstQuestion(ask)
	return question, strings.TrimSpace(ask[len(question):])
}

// Capital returns a text that begins with a capital letter, in a language that has them.
func Capital(s string) string { return capital(s) }

// DebtName names one of several debts by its number and its lender, which may be "".
func DebtName(b *book.Book, n int, lender string, l text.Language) string {
	p := &page{Options: Options{Language: l}, Evaluation: &engine.Evaluation{Book: engine.RefOf(b)}}
	if lender == "" {
		return p.say(sayDebtAlone, n)
	}
	return p.say(sayDebtNumber, n, shortName(lender))
}

// WhyAsked names what an answer decides: strategies, the stage, alerts.
func WhyAsked(b *book.Book, decides []engine.Decides, l text.Language) (names []string) {
	p := &page{Options: Options{Language: l}, Evaluation: &engine.Evaluation{Book: engine.RefOf(b)}}
	for _, d := range decides {
		said := sayAnAlert
		switch d.Kind {
		case engine.DecidesStage:
			said = sayStageOf
		case engine.DecidesStrategy:
			said = b.Strategy(d.ID).Title
		}
		if name := p.say(sayNamed, p.in(said)); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// Beside returns the first options, which stand side by side; none unless two or more have figures,
// for there is nothing to compare else.
func (d ScreenDebt) Beside() []ScreenOption {
	beside, figures := d.Options[:min(mostBeside, len(d.Options))], 0
	for _, o := range beside {
		if o.Figures {
			figures++
		}
	}
	if figures < 2 {
		return nil
	}
	return beside
}

// cells returns what the table side by side says of a strategy.
func (p *page) cells(s *engine.Strategy) []ScreenCell {
	monthly, term := p.planWords(s)
	risk := ""
	if len(s.Risks) > 0 {
		risk = p.sentence(p.in(s.Risks[0].Text))
	}
	cells := []ScreenCell{
		{Head: p.in(sayBesideNow), Said: p.capital(p.in(StatusOf(s.Kind, s.Status)))},
		{Head: p.in(sayBesideEffect), Said: p.in(s.Effect)},
		{Head: p.in(sayBesideMonthly), Said: monthly},
		{Head: p.in(sayBesideTerm), Said: term},
		{Head: p.in(sayBesideLack), Said: p.lacking(s)},
		{Head: p.in(sayRisks), Said: risk},
		{Head: p.in(sayBasis), Said: p.basis(s)},
	}
	for i := range cells {
		if dash := p.in(sayPlanDash); cells[i].Said == "" || cells[i].Said == dash {
			cells[i].Said, cells[i].Nothing = dash, true
		}
	}
	return cells
}

// planWords returns what a strategy asks for a month, and for how long: of the first plan that can be
// paid, else of the first of which a figure is known.
func (p *page) planWords(s *engine.Strategy) (monthly, term string) {
	var plan *engine.Plan
	for i := range s.Plans {
		of := &s.Plans[i]
		if of.Total != nil && (plan == nil || plan.Fits != engine.Yes && of.Fits == engine.Yes) {
			plan = of
		}
	}
	if plan == nil {
		if len(s.Plans) > 0 {
			return p.in(sayBesideOpen), p.in(sayBesideOpen)
		}
		if term = p.in(Term(s.Terms)); term == "" {
			term = p.in(sayPlanDash)
		}
		return p.in(sayPlanDash), term
	}
	cells := p.planCells(plan)
	monthly, term = cells[0], cells[1]
	if plan.Months != nil && plan.Form != book.LumpSum && plan.Form != book.Deferral {
		term = p.say(sayMonths, *plan.Months)
	}
	if plan.Monthly != nil && monthly != p.in(sayPlanDash) {
		monthly = p.money(*plan.Monthly)
		if plan.AtLeast {
			monthly = p.say(sayPlanLeast, monthly)
		}
	}
	return monthly, p.say(sayBarsPlan, p.in(plan.Title), term)
}

// lacking names the papers that are still to be got; where the profile does not tell which are at
// hand, those that are required.
func (p *page) lacking(s *engine.Strategy) string {
	var names []string
	for _, m := range s.Materials {
		if m.State == engine.Missing && m.Need != engine.Helpful || m.State == engine.NotTold && m.Need == engine.Required {
			names = append(names, p.in(m.Title))
		}
	}
	if len(names) == 0 {
		return p.in(sayBesideNone)
	}
	return p.capital(p.join(names))
}
