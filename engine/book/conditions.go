package book

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// uses are what expressions may name, by where they stand.
var uses = map[*form.Use]logic.Use{
	form.OfRequirement: {Gives: logic.Truthy, Debt: true, Stage: true, Require: true},
	form.OfCondition:   {Gives: logic.Truthy, Debt: true, Stage: true},
	form.OfLine:        {Gives: logic.Truthy, Debt: true, Stage: true},
	form.OfStage:       {Gives: logic.Truthy, Debt: true, Require: true},
	form.OfDoubt:       {Gives: logic.Truthy, Debt: true, FactsDay: true},
	form.OfDue:         {Gives: logic.Day, Debt: true, Stage: true},
	form.OfUrgency:     {Gives: logic.Truthy, Debt: true, Stage: true, Deadline: true},
	form.OfPlan:        {Gives: logic.Truthy, Debt: true, Stage: true},
	form.OfFigure:      {Gives: logic.Number, Debt: true},
	form.OfDay:         {Gives: logic.Day, Debt: true},
	form.OfSum:         {Gives: logic.Number},
	form.OfLetter:      {Gives: logic.Truthy, Debt: true, Stage: true},
	form.OfLetterPart:  {Gives: logic.Truthy, Debt: true, Stage: true},
	form.OfShare:       {Gives: logic.Truthy, Debt: true, Stage: true},
}

// readFormula is an expression that waits for the vocabulary.
type formula struct {
	file   *file
	spot   *spot
	source string
	use    logic.Use
	into   **logic.Expression
}

// readFormula reads an expression, to be compiled when every fact is known.
func (t *table) readFormula(key string, use *form.Use, into **logic.Expression) (**logic.Expression, *spot) {
	source, s := t.quoted(key, text.Both("一个表达式", "an expression"))
	if s != nil {
		t.load.formulas = append(t.load.formulas, &formula{t.file, s, source, uses[use], into})
	}
	return into, s
}

// fault reports the fault of an expression, at its place in the file.
func (f *formula) fault(fault *logic.Fault) {
	f.file.within(f.spot, fault.Offset, fault.Width, fault.Message, fault.Hint)
}

// entry is an element of a layer: it replaces or drops one of the layers below, or is new.
type entry[T any] struct {
	id   string
	drop bool
	is   T
	spot *spot
}

// lay lays the entries of a layer over the elements below: it replaces an element in its place,
// drops it, or appends a new one. It calls nothing for an entry that drops what is not there.
func lay[T any](below []T, id func(T) string, over []entry[T], nothing func(entry[T])) []T {
	if len(over) == 0 {
		return below
	}
	all := slices.Clone(below)
	for _, e := range over {
		i := slices.IndexFunc(all, func(t T) bool { return id(t) == e.id })
		switch {
		case i < 0 && e.drop:
			nothing(e)
		case e.drop:
			all = slices.Delete(all, i, i+1)
		case i < 0:
			all = append(all, e.is)
		default:
			all[i] = e.is
		}
	}
	return all
}

// reportNothing returns a function that reports an entry that drops what is not there.
func reportNothing[T any](f *file) func(entry[T]) {
	return func(e entry[T]) {
		f.misplaced(e.spot.near("drop"), text.Both("没有可去掉的：下层没有 %s", "nothing to drop: %s is not below").With(e.id),
			text.Both("去掉这一条，或者看下层叫什么", "take it out, or see how it is called below"))
	}
}

// readDrop reads drop = true, and reports the keys that may not be beside it.
func (t *table) readDrop(beside ...string) bool {
	if drop, _ := as[bool](t, "drop", trueOrFalse); !drop {
		return false
	}
	for _, s := range t.spot.children {
		if s.key != "drop" && !slices.Contains(beside, s.key) {
			t.misplaced(
				s,
				text.Both("写了 drop，又写了 %s", "%s beside drop").With(s.key),
				text.Both("要去掉的，就不用写别的", "what is taken away has nothing else to say"),
			)
		}
	}
	return true
}

func conditionID(c *Condition) string { return c.ID }

// readConditions reads the requirements or the weights of a table.
func (t *table) readConditions(which string) []entry[*Condition] {
	var all []entry[*Condition]
	t.each(which, func(id string, t *table) {
		e := entry[*Condition]{id: id, spot: t.spot}
		if e.drop = t.readDrop(); !e.drop {
			e.is = t.readCondition(id, which)
		}
		all = append(all, e)
	})
	return all
}

func (t *table) readCondition(id, which string) *Condition {
	t.needs(t.what(), t.form.Needed(form.Kept)...)
	c := &Condition{ID: id, Reason: t.text("reason"), Sources: t.sources(), Validity: t.validity(),
		Place: t.place(t.spot)}
	if which == "require" {
		c.Otherwise, c.Silent, c.Firm = t.text("otherwise"), t.flag("silent"), t.flag("firm")
	} else if points := t.integer("points"); points != nil {
		c.Points = *points
	}
	c.Leads = t.flag("leads")
	t.each("part", func(_ string, t *table) {
		c.Parts = append(c.Parts, Part{Reason: t.text("reason")})
		t.finish()
	})
	t.expression("when", &c.When)
	if len(c.Parts) > 0 {
		t.load.parted = append(t.load.parted, parted{c, t})
	}
	c.Said = t.finish()
	return c
}

// parted is a condition that has a sentence for each of its alternatives.
type parted struct {
	condition *Condition
	table     *table
}

// settleParts compiles the alternatives of conditions that have parts.
func (l *loader) settleParts() {
	for _, p := range l.parted {
		c := p.condition
		if c.When == nil {
			continue // that is reported already
		}
		cases := alternatives(c.When.Tree())
		if len(cases) != len(c.Parts) {
			p.table.misplaced(p.table.spot.child("part"),
				text.Both(
					"写了 %s 种，条件里用 or 连着 %s 种",
					"%s parts, and or joins %s in the condition",
				).With(strconv.Itoa(len(c.Parts)), strconv.Itoa(len(cases))),
				text.Both("一种写一条，次序和 when 里一样", "write one for each, in their order"))
			continue
		}
		for i, one := range cases {
			c.Parts[i].When, _ = l.compile(asWritten{one.String(), uses[form.OfCondition]})
		}
	}
}

// alternatives returns what or joins in a condition, in its order.
func alternatives(n *logic.Node) []*logic.Node {
	if n.Op != logic.OpOr {
		return []*logic.Node{n}
	}
	return append(alternatives(n.Parts[0]), alternatives(n.Parts[1])...)
}

// keepRequirements reports entries that would replace or drop a requirement of the strategy or
// kind.
func keepRequirements(f *file, kept []*Condition, over []entry[*Condition], of string) {
	for _, e := range over {
		if i := slices.IndexFunc(kept, func(c *Condition) bool { return c.ID == e.id }); i >= 0 {
			f.misplaced(
				e.spot,
				text.Both(
					"%s 是上一级 %s 的要求，它的每个方案都要满足",
					"%s is a requirement of the %s, which holds for every option of it",
				).With(e.id, of),
				text.Both("它在 %s：到那里改，或者给这一条换个名字", "it is at %s; change it there, or find this one another id").With(kept[i].Place),
			)
		}
	}
}

func lineID(l *Line) string { return l.Name() }

// readLines reads the keyed lines of a strategy or option, kind by kind.
func (t *table) readLines() []entry[*Line] {
	var all []entry[*Line]
	for _, kind := range LineKinds {
		t.each(kind, func(id string, t *table) {
			e := entry[*Line]{id: kind + "." + id, spot: t.spot}
			if e.drop = t.readDrop(); !e.drop {
				e.is = t.readLine(kind, id)
			}
			all = append(all, e)
		})
	}
	return all
}

func (t *table) readLine(kind, id string) *Line {
	l := &Line{Kind: kind, ID: id, Text: t.readLanguages(ofDebt), Sources: t.sources(), Place: t.place(t.spot)}
	t.expression("when", &l.When)
	if t.has("unknown") && !t.has("when") {
		t.misplaced(t.spot.child("unknown"), text.Both("写了 unknown，没有 when", "unknown without when"),
			text.Both("unknown 说的是：when 不知道时，这一句怎么办", "it says what becomes of the line while when is unknown"))
	}
	l.IfUnknown = t.word("unknown") == "show"
	l.Said = t.finish()
	t.load.showings = append(t.load.showings, said{&l.Text, &l.Showing})
	return l
}

// said is a text that is shown or not.
type said struct {
	text *text.Text
	show *Showing
}

// settleFigures finds the lines into which nothing is filled, of the others the parameters that they
// name without a blank, and the lines that are not always shown.
func (l *loader) settleFigures() {
	for _, s := range l.showings {
		if s.show.Plain = !strings.ContainsAny(s.text.ZH+s.text.EN, "{}"); s.show.Plain {
			continue
		}
		for _, language := range text.Languages {
			says := s.text.In(language)
			holes, _, _ := text.Holes(says)
			for _, h := range holes {
				i := slices.IndexFunc(l.book.Parameters, func(p *Parameter) bool { return p.ID == h.Name })
				if i >= 0 && h.Blank == "" && !slices.Contains(s.show.Figures, i) {
					s.show.Figures = append(s.show.Figures, i)
				}
			}
		}
	}
	for _, o := range l.merged {
		for i, line := range o.Lines {
			if line.When != nil || line.Figures != nil {
				o.Conditional = append(o.Conditional, i)
			}
		}
	}
}

// byKind sorts lines by LineKinds; those of one kind keep their order.
func byKind(lines []*Line) {
	slices.SortStableFunc(lines, func(a, b *Line) int {
		return cmp.Compare(slices.Index(LineKinds, a.Kind), slices.Index(LineKinds, b.Kind))
	})
}

// titleOf returns an id as a title.
func titleOf(id string) text.Text { return text.Text{ZH: id, EN: id} }
