package book

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// readFacts reads facts.toml.
func (l *loader) readFacts(t *table) {
	t.each("fact", func(name string, t *table) {
		f := &fact.Fact{Name: name, Place: t.place(t.spot)}
		sound := len(t.problems)
		l.readShape(f, t)
		l.unsound = l.unsound || len(t.problems) > sound
		f.Title = t.text("title")
		f.Ask = t.text("ask")
		l.readAsking(f, t)
		f.Sources = t.sources()
		f.Changes = fact.Changer(t.word("changes"))
		t.readWay(f)
		t.readTurn(f)
		l.readDerivation(f, t)
		l.readInference(f, t)
		l.keepFormulas(f, t)
		l.book.facts[f] = t.finish()
		l.facts = append(l.facts, f)
	})
	t.each("subject", l.readSubject)
}

// readShape reads what the checking of conditions needs to know of a fact.
func (l *loader) readShape(f *fact.Fact, t *table) {
	t.need()
	f.Of, f.Type = fact.Scope(t.word("of")), fact.Type(t.word("type"))
	t.checkFactName(f)
	t.readUnit(f)
	t.readBounds(f)
	t.readChoices(f)
	l.readFields(f, t)
}

// readFields reads the fields of a fact of type records.
func (l *loader) readFields(f *fact.Fact, t *table) {
	var fields []*fact.Fact
	t.each("field", func(name string, t *table) {
		field := &fact.Fact{Name: name, Place: t.place(t.spot), Type: fact.Type(t.word("type"))}
		t.need()
		t.checkIdentifying(field)
		t.readUnit(field)
		t.readBounds(field)
		for _, key := range []string{"min", "max"} {
			if by := t.word(key); by != "" && (key == "min" || by != fact.FactsAsOf) {
				t.wrong(t.spot.child(key), text.Both("一项里的值，上下限不能是这个算式", "a field that is bounded by an expression"),
					text.Both("写一个数；日子可以写 max = \"facts_as_of\"", `write a number, or of a day max = "facts_as_of"`))
			}
		}
		t.readChoices(field)
		field.Title, field.Ask = t.text("title"), t.text("ask")
		t.readTurn(field)
		l.book.facts[field] = t.finish()
		fields = append(fields, field)
	})
	f.SetFields(fields)
	for _, key := range []string{"derive", "infer"} {
		if f.Type == fact.Records && t.has(key) {
			t.misplaced(t.spot.child(key), text.Both("几项的事实算不出来", "records are not worked out"),
				text.Both("去掉 "+key+"，写 ask", "take "+key+" out, and ask for them"))
		}
	}
	switch {
	case f.Type == "" || (f.Type == fact.Records) == t.has("field"):
	case f.Type == fact.Records:
		t.misplaced(t.spot, text.Both("没有写每项有哪些值", "records without fields"),
			text.Both("写成 field.<名称>.type、title 和 ask", "give each field as field.<name>.type, title and ask"))
	default:
		t.misplaced(t.spot.child("field"), text.Both("%s 类型没有 field", "a %s has no fields").With(f.Type),
			text.Both(`去掉它，或者写 type = "records"`, `take it out, or write type = "records"`))
	}
}

// checkFactName refuses names that mean something else in expressions, and names that identify
// people.
func (t *table) checkFactName(f *fact.Fact) {
	// the fact that asks for the debt's family may have its name
	question := f.Name == "family" && f.Of == fact.Debt && f.Type == fact.Choice && t.is("from") == "family"
	switch {
	case question:
	case logic.IsReserved(f.Name):
		t.misplaced(
			t.spot,
			text.Both("%s 在条件里另有意思", "%s means something else in conditions").With(f.Name),
			text.Both("给事实换个名字", "find the fact another name"),
		)
	default:
		t.checkIdentifying(f)
	}
}

// checkIdentifying refuses names that identify people.
func (t *table) checkIdentifying(f *fact.Fact) {
	if looksIdentifying(f.Name) {
		t.misplaced(t.spot, text.Both("%s 看来会说出是谁", "%s smells of who somebody is").With(f.Name),
			text.Both("事实只写规则要用的：不要姓名、身份证号、电话、卡号",
				"facts are nothing but what rules need: no name, no identity number, no phone, no card number"))
	}
}

// readUnit reads the unit of a fact: one of those that the format has for its type.
func (t *table) readUnit(f *fact.Fact) {
	i := t.index("unit")
	t.read[i] = true
	if f.Type == "" {
		return
	}
	of := func(r form.Rule) bool { return r.Then.Key == "unit" && slices.Contains(r.If.Says, string(f.Type)) }
	units := t.form.Rules[slices.IndexFunc(t.form.Rules, of)].Then.Says
	if f.Type.IsNumber() {
		t.needs("a "+string(f.Type)+" fact", "unit")
	}
	unit, s := t.oneOf("unit", units)
	if s == nil && !f.Type.IsNumber() {
		unit = "none"
	}
	t.keepUnit(unit, s)
	f.Unit, t.values[i] = unit, unit
}

// unitOfSum is the unit of a fact or parameter that is money, and where it stands.
type unitOfSum struct {
	file *file
	spot *spot
	unit string
}

// keepUnit keeps a unit of money, to be held against the currency of the book.
func (t *table) keepUnit(unit string, s *spot) {
	if text.IsMoney(unit) {
		t.load.sums = append(t.load.sums, unitOfSum{t.file, s, unit})
	}
}

func (t *table) readBounds(f *fact.Fact) {
	f.Min, f.Max = t.number("min"), t.number("max")
	f.MinBy, f.MaxBy = t.word("min"), t.word("max")
	for _, key := range []string{"min", "max"} {
		switch number := t.number(key) != nil; {
		case !t.has(key) || f.Type == "" || f.Type.IsNumber():
		case f.Type != fact.Date:
			t.misplaced(t.spot.child(key), text.Both("%s 类型没有 %s", "a %s has no %s").With(f.Type, key), takeItOut)
		case number:
			t.wrong(t.spot.child(key), text.Both("这里要一个日子，写的是数", "a number, and a day is needed here"),
				text.Both(`写一个得出日子的表达式，如 "facts_as_of"`,
					`write an expression that gives a day, such as "facts_as_of"`))
		}
	}
	if f.Min != nil && f.Max != nil && f.Max.Cmp(*f.Min) < 0 {
		t.wrong(
			t.spot.child("max"),
			text.Both("max 比 min 小", "max is less than min"),
			text.Both("对调，或者去掉一个", "exchange them, or take one out"),
		)
	}
}

// readChoices reads the answers of a choice, its own or those of another list.
func (t *table) readChoices(f *fact.Fact) {
	f.From, f.Kinds = fact.Origin(t.word("from")), t.list("kinds")
	if t.has("kinds") && f.From != fact.FromStrategies {
		t.misplaced(t.spot.child("kinds"), text.Both("kinds 是方案的种类", "kinds are of strategies"),
			text.Both(`去掉它，或者写 from = "strategy"`, `take it out, or write from = "strategy"`))
	}
	t.each("choice", func(id string, t *table) {
		f.Answers = append(f.Answers, fact.Answer{ID: id, Title: t.readLanguages(nil)})
		t.finish()
	})
	listed, own := t.has("from"), t.has("choice")
	switch chosen := f.Type == fact.Choice || f.Type == fact.Choices; {
	case f.Type == "":
	case !chosen && (listed || own):
		t.misplaced(t.spot.near("from").near("choice"), text.Both("%s 类型没有选项", "a %s has no choices").With(f.Type),
			text.Both(`写 type = "choice"；能选几个的写 "choices"`,
				`give it type = "choice", or "choices" for several at once`))
	case chosen && !listed && !own:
		t.misplaced(t.spot, text.Both("没有选项", "no choices"),
			text.Both(`写成 choice.<id>.zh 和 .en，或者 from = "hardship"、"material"、"strategy"、"family"`,
				`list them as choice.<id>.zh and .en, or take them from = "hardship", "material", "strategy" or "family"`))
	case listed && own:
		t.misplaced(
			t.spot.child("choice"),
			text.Both("写了 from，又有自己的选项", "choices of its own beside from"),
			text.Both("两个去掉一个", "take one of the two out"),
		)
	}
}

// readTurn reads which day a date without its year is.
func (t *table) readTurn(f *fact.Fact) {
	f.Reads = fact.Reads(t.word("reads"))
	switch {
	case !t.has("reads"):
	case f.Type != "" && f.Type != fact.Date:
		t.misplaced(t.spot.child("reads"), text.Both("%s 类型没有可以省的年份", "a %s has no year to be left out").With(f.Type),
			text.Both("去掉它：reads 只用于日期", "take it out: reads is of dates"))
	case t.has("derive"):
		t.misplaced(t.spot.child("reads"), text.Both("算出来的事实没有人填", "a derived fact is not written by anybody"),
			text.Both("reads 和 derive 去掉一个", "take reads out, or derive"))
	}
}

// readWay reads whose figure a fact is, and whether somebody may be told to change it, to what, and
// what that takes.
func (t *table) readWay(f *fact.Fact) {
	if f.Claimed = t.flag("claimed"); f.Claimed && t.has("derive") {
		t.misplaced(t.spot.child("claimed"), text.Both("算出来的不是对方说的数", "what is derived is no figure of the creditor's"),
			text.Both("claimed 和 derive 去掉一个", "take claimed out, or derive"))
	}
	f.OnlyNamed = t.has("way") && !t.flag("way")
	f.Toward, f.Act = fact.Direction(t.word("toward")), t.text("act")
	if t.has("act") && f.Changes != fact.ByBorrower && f.Changes != fact.ByLender {
		t.misplaced(t.spot.child("act"), text.Both("双方都改变不了的，不劝人去改", "nobody is told to change what neither side can change"),
			text.Both(`去掉这一项，或写 changes = "borrower" 或 "lender"`, `take it out, or say changes = "borrower" or "lender"`))
	}
	for _, key := range []string{"toward", "act"} {
		if t.has(key) && t.has("derive") {
			t.misplaced(t.spot.child(key), text.Both("算出来的，只能靠改别的来改", "a derived fact is changed through others"),
				text.Both("去掉 "+key+" 或 derive", "take "+key+" out, or derive"))
		}
	}
}

// readDerivation reads whether a fact is asked or derived.
func (l *loader) readDerivation(f *fact.Fact, t *table) {
	f.Derive = t.word("derive")
	switch {
	case t.has("derive") && t.has("ask"):
		t.misplaced(
			t.spot.child("ask"),
			text.Both("算出来的事实不用问", "a derived fact is not asked"),
			text.Both("ask 和 derive 去掉一个", "take ask out, or derive"),
		)
	case t.has("derive"):
		l.derived[f] = &formula{file: t.file, spot: t.spot.child("derive"), source: f.Derive}
	default:
		t.needs("a fact that is not derived", "ask")
	}
}

// readInference reads what is known of a given fact from others.
func (l *loader) readInference(f *fact.Fact, t *table) {
	f.Infer, f.Starts = t.word("infer"), t.word("starts")
	if t.has("infer") && !f.Given() {
		t.misplaced(t.spot.child("infer"), text.Both("算出来的事实不用推", "a derived fact is not inferred"),
			text.Both("infer 和 derive 去掉一个", "take infer out, or derive"))
	}
	if t.has("starts") && !f.CountsDays() {
		t.misplaced(t.spot.child("starts"), text.Both("不是一天天长的天数", "no count of days that runs"),
			text.Both(`unit = "days" 而且 changes = "time" 的才有 starts`,
				`only a fact with unit = "days" and changes = "time" starts`))
	}
	if !f.Given() && (f.MinBy != "" || f.MaxBy != "") {
		t.misplaced(t.spot.near("min").near("max"), text.Both("算出来的事实没有自己的上下限", "a derived fact has no bounds of its own"),
			text.Both("去掉：它的上下限由算它的事实定", "take them out: what it is derived from bounds it"))
	}
}

// expressionKeys are the keys of a given fact that hold expressions.
var expressionKeys = []string{"min", "max", "infer", "starts"}

// keepFormulas keeps the expressions of a given fact, to be compiled when every fact is known.
func (l *loader) keepFormulas(f *fact.Fact, t *table) {
	for _, key := range expressionKeys {
		if source := t.word(key); source != "" && f.Given() {
			if l.ofGiven[f] == nil {
				l.ofGiven[f] = map[string]*formula{}
			}
			l.ofGiven[f][key] = &formula{file: t.file, spot: t.spot.child(key), source: source}
		}
	}
}

// checkSingle reports a second fact that says which papers or hardships there are: conditions on
// them read the first.
func (l *loader) checkSingle(from fact.Origin) {
	holds := func(f *fact.Fact) bool { return f.From == from && f.Type == fact.Choices && f.Of == fact.Borrower }
	first := slices.IndexFunc(l.facts, holds)
	if first < 0 {
		return
	}
	for _, f := range l.facts[first+1:] {
		if holds(f) {
			facts := l.file("facts.toml")
			s := facts.root.child("fact").child(f.Name).child("from")
			facts.wrong(s, text.Both("%s 是第二个列出全部 %s 的事实", "%s is a second list of every %s").With(f.Name, from),
				text.Both("第一个是 %s；has 和 proved 只看一个", "%s is the first; has and proved read one alone").With(l.facts[first].Name))
		}
	}
}

// file returns an open file, or nil.
func (l *loader) file(name string) *file {
	for _, f := range l.files {
		if f.name == name {
			return f
		}
	}
	return nil
}
