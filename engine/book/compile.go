package book

import (
	"strings"

	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// checkSharedNames reports parameters that are named like a fact, and facts that are named like a
// figure of a plan.
func (l *loader) checkSharedNames() {
	facts := setOf(idsOf(l.facts, func(f *fact.Fact) string { return f.Name }))
	for _, name := range PlanHoles {
		if facts[name] {
			f := l.file("facts.toml")
			f.misplaced(
				f.root.child("fact").child(name),
				text.Both("%s 在信函里是还法的数", "%s is a figure of a plan in letters").With(name),
				text.Both("换一个名字", "find the fact another name"),
			)
		}
	}
	for _, p := range l.book.Parameters {
		if facts[p.ID] {
			f := l.file("parameters.toml")
			f.misplaced(f.root.child("parameter").child(p.ID), text.Both("%s 也是一个事实的名字", "%s is a fact too").With(p.ID),
				text.Both("两个里改一个的名字", "find one of the two another name"))
			l.unsound = true
		}
	}
}

// compileAll makes the language of conditions, compiles all expressions and checks all texts.
func (l *loader) compileAll() {
	b := l.book
	for _, f := range l.facts {
		for _, of := range append([]*fact.Fact{f}, f.Fields...) {
			if of.From != fact.Listed {
				of.Answers = l.choicesFrom(of)
			}
		}
	}
	shares := l.shareLanguage()
	l.joinSubjects()
	l.checkSingle(fact.FromMaterials)
	l.checkSingle(fact.FromHardships)
	if !shares {
		b.Vocabulary = fact.NewVocabulary(l.facts, l.ids("family"))
		b.Language = logic.New(b.Vocabulary, l.logicNames())
		l.defineGiven()
		l.defineDerived()
	}
	l.compileFormulas()
	l.checkUrgency()
	l.settleLetters()
	l.settlePerDebt()
	l.settleFigures()
	l.settleParts()
	l.checkDoubts()
	l.checkLetters()
	l.checkRefusals()
	for _, p := range l.braced {
		l.checkHoles(p)
	}
}

// asWritten is the text of an expression, and where it stands.
type asWritten struct {
	source string
	use    logic.Use
}

// compile compiles an expression. The same text in the same use is compiled once.
func (l *loader) compile(of asWritten) (*logic.Expression, *logic.Fault) {
	if e := l.book.compiled[of]; e != nil {
		return e, nil
	}
	if l.like != nil && l.like.compiled[of] != nil {
		l.book.compiled[of] = l.like.compiled[of]
		return l.like.compiled[of], nil
	}
	e, fault := l.book.Language.Compile(of.source, of.use)
	if fault == nil {
		l.book.compiled[of] = e
	}
	return e, fault
}

// compileFormulas compiles the formulas.
func (l *loader) compileFormulas() {
	for _, f := range l.formulas {
		e, fault := l.compile(asWritten{f.source, f.use})
		if fault != nil {
			f.fault(fault)
			continue
		}
		*f.into = e
	}
}

// refuseFormulas reports what is wrong with formulas whatever facts there are, where not all facts are
// known and formulas are not compiled.
func (l *loader) refuseFormulas() {
	for _, f := range l.formulas {
		if fault := logic.Refuse(f.source); fault != nil {
			f.fault(fault)
		}
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
	l.reportCircle(language.CircleOfBounds(), text.Both("上下限互相依赖，成了圈", "a bound in a circle"),
		text.Both("其中一个写成数，或者不写", "bound one of them by a number, or leave its bound out"), "min", "max")
	l.reportCircle(language.OrderInferences(), text.Both("infer 互相推，成了圈", "inferred in a circle"),
		text.Both("去掉其中一个的 infer", "take infer out of one of them"), "infer")
}

// reportCircle reports facts that rest on one another, at the first of the keys that the first has.
func (l *loader) reportCircle(circle []string, message, hint text.Text, keys ...string) {
	if circle == nil {
		return
	}
	formulas := l.ofGiven[l.book.Vocabulary.Find(circle[0])]
	for _, key := range keys {
		if d := formulas[key]; d != nil {
			d.file.wrong(d.spot, inCircle(message, circle), hint)
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
		d.file.wrong(d.spot, inCircle(text.Both("算出来的事实互相依赖，成了圈", "a derived fact in a circle"), circle),
			text.Both("其中一个改成问，或者从填的事实算", "ask for one of them instead, or derive it from given facts"))
	}
}

// scope is what the holes of a text may name.
type scope struct {
	debt, due, deadline bool
	plan                bool // PlanHoles
	blank               bool // a hole that may not be known has a blank
}

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
			p.file.within(p.spot, holes[0].Offset, len(holes[0].Name)+2, text.Both("这里不填任何值", "nothing is filled in here"),
				text.Both("不用 {%s}，直接写", "say it without {%s}").With(holes[0].Name))
		}
		return
	}
	if err != nil {
		p.file.within(
			p.spot,
			at,
			1,
			braceFault(err),
			text.Both(
				"值写成 {name} 或 {name|空白}；要写花括号本身，写 {{ 和 }}",
				"write {name} or {name|blank} for a value, {{ and }} for braces",
			),
		)
		return
	}
	for _, h := range holes {
		if message, hint := l.checkHole(h, p.scope); message != (text.Text{}) {
			p.file.within(p.spot, h.Offset+1, len(h.Name), message, hint)
		}
	}
}

// inCircle adds to a message the facts that rest on one another.
func inCircle(message text.Text, circle []string) text.Text {
	return text.Both("%s：%s", "%s: %s").With(message, strings.Join(append(circle, circle[0]), " → "))
}

// braceFault says what package text finds wrong with the braces of a text.
func braceFault(err error) text.Text {
	return text.Both("花括号不成对，或者里面不是名字", err.Error())
}

// checkHole returns what is wrong with a hole; nothing where nothing is.
func (l *loader) checkHole(h text.Hole, in *scope) (message, hint text.Text) {
	name := h.Name
	f := l.book.Vocabulary.Find(name)
	switch {
	case name == "due" && in.due, name == "deadline" && in.deadline:
		return text.Text{}, text.Text{}
	case isPlanHole(name) && in.plan && h.Blank != "":
		return text.Text{}, text.Text{}
	case isPlanHole(name) && !in.plan:
		return text.Both("这里没有还法", "there is no plan here"),
			text.Both("有 plan 的一段里才能写 {%s|【…】}", "only a block that has plan may name {%s|【…】}").With(name)
	case name == "due":
		return text.Both("这里没有期限日", "there is no due day here"),
			text.Both("有期限日的提醒，它的话里才能写 {due}", "only the text of an alert that has a due day may name it")
	case name == "deadline":
		return text.Both("这里没有最近的期限", "there is no deadline here"),
			text.Both("urgency 的理由里才能写 {deadline}", "only the reasons of urgency may name it")
	case f == nil && find(l.book.Parameters, func(p *Parameter) bool { return p.ID == name }) != nil:
		return text.Text{}, text.Text{}
	case in.blank && h.Blank == "" && (f != nil || isPlanHole(name)):
		return text.Both("信函里没有写不知道时是什么空", "a letter that does not say what stands there while it is not known"),
			text.Both("写成 {%s|【…】}", "write {%s|【…】}").With(name)
	case f == nil:
		return text.Both("没有这个事实：%s", "unknown fact %s").With(name), didYouMean(name, l.fillable(in), mayBeFilledIn)
	case f.Type == fact.Choices && h.Blank == "":
		return text.Both("%s 是一个列表", "%s is a list").With(name),
			text.Both(
				"写列表时要写明空的时候写什么：{%s|【…】}",
				"a text that names a list says what stands there when it is empty: {%s|【…】}",
			).With(name)
	case f.Type == fact.Bool:
		return text.Both("%s 是「是或否」", "%s is a yes or no").With(name), mayBeFilledIn
	case f.Of == fact.Debt && !in.debt:
		return text.Both("%s 是一笔债的事实，这里没有在看哪一笔", "%s is a fact of a debt, and no debt is judged here").With(name),
			text.Both("用借款人本人的事实", "speak of a fact of the borrower")
	}
	return text.Text{}, text.Text{}
}

// isOfDebt reports whether a name is of a fact of a debt.
func (l *loader) isOfDebt(name string) bool {
	f := l.book.Vocabulary.Find(name)
	return f != nil && f.Of == fact.Debt
}

// mayBeFilledIn is the hint at what a text may name.
var mayBeFilledIn = text.Both("可以写金额、整数、利率、日期或选项的事实，或一个参数",
	"a text may name a money, integer, rate, date or choice fact, or a parameter")

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
