package book

import (
	"fmt"
	"strings"

	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// checkSharedNames reports parameters that are named like a fact.
func (l *loader) checkSharedNames() {
	facts := setOf(idsOf(l.facts, func(f *fact.Fact) string { return f.Name }))
	for _, p := range l.book.Parameters {
		if facts[p.ID] {
			f := l.file("parameters.toml")
			f.misplaced(f.root.child("parameter").child(p.ID), p.ID+" is a fact too",
				"find one of the two another name")
			l.unsound = true
		}
	}
}

// compileAll makes the language of conditions, compiles all expressions and checks all texts.
func (l *loader) compileAll() {
	b := l.book
	for _, f := range l.facts {
		if f.From != fact.Listed {
			f.Answers = l.choicesFrom(f)
		}
	}
	l.checkSingle(fact.FromMaterials)
	l.checkSingle(fact.FromHardships)
	b.Vocabulary = fact.NewVocabulary(l.facts, l.ids("family"))
	b.Language = logic.New(b.Vocabulary, l.logicNames())
	l.defineGiven()
	l.defineDerived()
	l.compileFormulas()
	l.checkUrgency()
	l.settlePerDebt()
	l.settleFigures()
	l.checkDoubts()
	for _, p := range l.braced {
		l.checkHoles(p)
	}
}

// compileFormulas compiles the formulas. The same text in the same use is compiled once.
func (l *loader) compileFormulas() {
	type text struct {
		source string
		use    logic.Use
	}
	type compiled struct {
		expression *logic.Expression
		fault      *logic.Fault
	}
	all := map[text]compiled{}
	for _, f := range l.formulas {
		of := text{f.source, f.use}
		c, done := all[of]
		if !done {
			c.expression, c.fault = l.book.Language.Compile(f.source, f.use)
			all[of] = c
		}
		if c.fault != nil {
			f.fault(c.fault)
			continue
		}
		*f.into = c.expression
	}
}

// logicNames returns what expressions may name besides facts.
func (l *loader) logicNames() logic.Names {
	b := l.book
	n := logic.Names{
		Families: l.ids("family"), Lenders: l.ids("lender"), Stages: l.ids("stage"),
		Papers: make(map[string][]string, len(b.Materials)), Proof: make(map[string][][]string, len(b.Hardships)),
	}
	for _, p := range b.Parameters {
		n.Parameters = append(n.Parameters, logic.Parameter{Name: p.ID, Unit: p.Unit})
	}
	for _, m := range b.Materials {
		n.Papers[m.ID] = append([]string{m.ID}, m.Instead...)
	}
	for _, h := range b.Hardships {
		n.Proof[h.ID] = h.Proof
	}
	return n
}

// defineGiven compiles the expressions that say something of given facts, and reports those that
// rest on one another in a circle.
func (l *loader) defineGiven() {
	language := l.book.Language
	for _, f := range l.facts {
		formulas := l.ofGiven[f]
		if formulas == nil {
			continue
		}
		faults := map[string]*logic.Fault{}
		faults["min"], faults["max"] = language.DefineBounds(f)
		faults["infer"], faults["starts"] = language.DefineInference(f)
		for _, key := range expressionKeys {
			if faults[key] != nil {
				formulas[key].fault(faults[key])
			}
		}
	}
	l.reportCircle(language.CircleOfBounds(), "a bound in a circle",
		"bound one of them by a number, or leave its bound out", "min", "max")
	l.reportCircle(language.OrderInferences(), "inferred in a circle", "take infer out of one of them", "infer")
}

// reportCircle reports facts that rest on one another, at the first of the keys that the first has.
func (l *loader) reportCircle(circle []string, message, hint string, keys ...string) {
	if circle == nil {
		return
	}
	formulas := l.ofGiven[l.book.Vocabulary.Find(circle[0])]
	for _, key := range keys {
		if d := formulas[key]; d != nil {
			d.file.wrong(d.spot, message+": "+strings.Join(append(circle, circle[0]), " → "), hint)
			return
		}
	}
}

// defineDerived compiles the derived facts, and reports those that need one another in a circle.
func (l *loader) defineDerived() {
	sound := true
	for _, f := range l.facts {
		if f.Given() || l.derived[f] == nil {
			continue
		}
		if fault := l.book.Language.Define(f); fault != nil {
			l.derived[f].fault(fault)
			sound = false
		}
	}
	if !sound {
		return
	}
	if circle := l.book.Language.Order(); len(circle) > 0 {
		d := l.derived[l.book.Vocabulary.Find(circle[0])]
		d.file.wrong(d.spot, "a derived fact in a circle: "+strings.Join(append(circle, circle[0]), " → "),
			"ask for one of them instead, or derive it from given facts")
	}
}

// scope is what the holes of a text may name.
type scope struct{ debt, due, deadline bool }

var (
	ofDebt        = &scope{debt: true}
	ofUrgencyText = &scope{debt: true, deadline: true}
)

// scope returns what the holes of a text of the table may name; nil where nothing is filled in.
func (t *table) scope(holes form.Holes) *scope {
	switch holes {
	case form.DebtHoles:
		return ofDebt
	case form.UrgencyHoles:
		return ofUrgencyText
	case form.OwnHoles:
		if t.own == nil {
			t.own = &scope{due: t.has("due")}
		}
		return t.own
	}
	return nil
}

// bracedText is a text with braces; scope is nil where nothing is filled in.
type bracedText struct {
	file  *file
	spot  *spot
	says  string
	scope *scope
}

// checkHoles reports braces that nothing can be filled into.
func (l *loader) checkHoles(p bracedText) {
	holes, at, err := text.Holes(p.says)
	if p.scope == nil {
		if len(holes) > 0 {
			p.file.within(p.spot, holes[0].Offset, len(holes[0].Name)+2, "nothing is filled in here",
				"say it without {"+holes[0].Name+"}")
		}
		return
	}
	if err != nil {
		p.file.within(p.spot, at, 1, err.Error(), "write {name} or {name|blank} for a value, {{ and }} for braces")
		return
	}
	for _, h := range holes {
		if message, hint := l.checkHole(h, p.scope); message != "" {
			p.file.within(p.spot, h.Offset+1, len(h.Name), message, hint)
		}
	}
}

// checkHole returns what is wrong with a hole; "" where nothing is.
func (l *loader) checkHole(h text.Hole, in *scope) (message, hint string) {
	name := h.Name
	f := l.book.Vocabulary.Find(name)
	switch {
	case name == "due" && in.due, name == "deadline" && in.deadline:
		return "", ""
	case name == "due":
		return "there is no due day here", "only the text of an alert that has a due day may name it"
	case name == "deadline":
		return "there is no deadline here", "only the reasons of urgency may name it"
	case f == nil && find(l.book.Parameters, func(p *Parameter) bool { return p.ID == name }) != nil:
		return "", ""
	case f == nil:
		return "unknown fact " + name, didYouMean(name, l.fillable(in),
			"a text may name a money, integer, rate, date or choice fact, or a parameter")
	case f.Type == fact.Choices && h.Blank == "":
		return name + " is a list", "a text that names a list says what stands there when it is empty: {" + name + "|【…】}"
	case f.Type == fact.Bool:
		return name + " is a yes or no", "a text may name a money, integer, rate, date or choice fact, or a parameter"
	case f.Of == fact.Debt && !in.debt:
		return fmt.Sprintf("%s is a fact of a debt, and no debt is judged here", name),
			"speak of a fact of the borrower"
	}
	return "", ""
}

// fillable returns the names that a text may have in its holes.
func (l *loader) fillable(in *scope) []string {
	names := l.ids("parameter")
	for _, f := range l.facts {
		if f.Type != fact.Bool && f.Type != fact.Choices && (f.Of == fact.Borrower || in.debt) {
			names = append(names, f.Name)
		}
	}
	return names
}
