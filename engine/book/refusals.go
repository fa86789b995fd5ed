package book

import (
	"slices"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// Refusals are the answers that creditors give to a request: what to say to each, and what comes
// next.
type Refusals struct {
	Heard     string            // the fact that has them: records with the fields of HeardFields
	When      *logic.Expression // of a debt: where it is not yes, Otherwise alone is said
	Otherwise text.Text
	Sources   []string
	All       []*Refusal // one for each choice of said, in the order of the file
	Steps     []*Line    // what to try one after the other, whatever was answered
	Place     string
	Said      Values // by the format
}

// The fields of the records that tell of refusals.
const (
	HeardStrategy = "strategy" // a choice: what was asked for
	HeardDay      = "day"      // a date: the day of the answer
	HeardSaid     = "said"     // a choice: the id of a Refusal
)

var heardFields = []struct {
	name string
	of   fact.Type
}{{HeardStrategy, fact.Choice}, {HeardDay, fact.Date}, {HeardSaid, fact.Choice}}

// Refusal is one kind of answer.
type Refusal struct {
	ID      string
	Answers []*Line      // to the creditor
	Next    []*Line      // for the borrower
	Against []*Condition // where one is yes, the reason that was given does not agree with the profile
	Again   []string     // the facts whose change makes it worth asking again
	Letters []string     // the letters that say it: the first that the debt needs and that may be made
	Clocks  []*Clock
	Place   string
	Said    Values // by the format, with what stands below it
}

// Clock is a day that is counted from that of the answer.
type Clock struct {
	ID      string
	Days    *logic.Expression
	Text    text.Text // what to do on that day
	Sources []string
	Place   string
	Said    Values // by the format
}

// Refusal returns the refusal of that id, or nil.
func (r *Refusals) Refusal(id string) *Refusal {
	i := slices.IndexFunc(r.All, func(one *Refusal) bool { return one.ID == id })
	if i < 0 {
		return nil
	}
	return r.All[i]
}

// readRefusals reads refusals.toml.
func (l *loader) readRefusals(t *table) {
	t.need()
	own := t.below("refusals")
	if own == nil {
		return
	}
	own.need()
	r := &Refusals{
		Heard: own.word("heard"), Otherwise: own.text("otherwise"), Sources: own.sources(), Place: own.place(own.spot),
	}
	own.expression("when", &r.When)
	r.Said = own.finish()
	t.each("refusal", func(id string, t *table) { r.All = append(r.All, t.readRefusal(id)) })
	r.Steps = t.readSaid("step")
	l.book.Refusals = r
}

func (t *table) readRefusal(id string) *Refusal {
	t.need()
	r := &Refusal{
		ID: id, Answers: t.readSaid("answer"), Next: t.readSaid("next"), Again: t.list("again"), Letters: t.list("letters"),
		Place: t.place(t.spot),
	}
	t.each("against", func(id string, t *table) {
		t.need()
		c := &Condition{ID: id, Reason: t.text("reason"), Sources: t.sources(), Place: t.place(t.spot)}
		t.expression("when", &c.When)
		c.Said = t.finish()
		r.Against = append(r.Against, c)
	})
	t.each("clock", func(id string, t *table) {
		t.need()
		c := &Clock{ID: id, Text: t.readLanguages(ofDebt), Sources: t.sources(), Place: t.place(t.spot)}
		t.expression("days", &c.Days)
		c.Said = t.finish()
		r.Clocks = append(r.Clocks, c)
	})
	r.Said = t.finish()
	for _, l := range append(slices.Clone(r.Answers), r.Next...) {
		r.Said.All = append(r.Said.All, l.Said.under(l.Name())...)
	}
	for _, c := range r.Against {
		r.Said.All = append(r.Said.All, c.Said.under("against."+c.ID)...)
	}
	for _, c := range r.Clocks {
		r.Said.All = append(r.Said.All, c.Said.under("clock."+c.ID)...)
	}
	return r
}

// readSaid reads sentences that are shown where their condition is yes.
func (t *table) readSaid(kind string) []*Line {
	var lines []*Line
	t.each(kind, func(id string, t *table) {
		t.need()
		line := &Line{Kind: kind, ID: id, Text: t.readLanguages(ofDebt), Sources: t.sources(), Place: t.place(t.spot)}
		t.expression("when", &line.When)
		line.Said = t.finish()
		t.load.showings = append(t.load.showings, said{&line.Text, &line.Showing})
		lines = append(lines, line)
	})
	return lines
}

// checkRefusals reports a fact that cannot tell of refusals, answers that it does not have, those
// that have no refusal, and facts that do not exist.
func (l *loader) checkRefusals() {
	r := l.book.Refusals
	if r == nil {
		return
	}
	f := l.file("refusals.toml")
	at := f.root.child("refusals").near("heard")
	heard := l.book.Vocabulary.Find(r.Heard)
	if heard == nil || heard.Of != fact.Debt || heard.Type != fact.Records {
		f.wrong(at, text.Both("%s 不是一笔债的 records 事实", "%s is no fact of a debt of type records").With(r.Heard),
			text.Both("写一个有 strategy、day、said 的 records 事实", "name records with the fields strategy, day and said"))
		return
	}
	for _, want := range heardFields {
		if field := heard.Field(want.name); field == nil || field.Type != want.of {
			f.wrong(
				at,
				text.Both("%s 没有类型是 %s 的 %s", "%[1]s has no field %[3]s of type %[2]s").With(r.Heard, want.of, want.name),
				text.Both("给它加上 field.%s", "give it field.%s").With(want.name),
			)
			return
		}
	}
	answers := idsOf(heard.Field(HeardSaid).Answers, func(a fact.Answer) string { return a.ID })
	refusals := f.root.child("refusal")
	for _, one := range r.All {
		s := refusals.child(one.ID)
		if !slices.Contains(answers, one.ID) {
			f.misplaced(s, text.Both("said 没有这个选项：%s", "said has no choice %s").With(one.ID),
				hintOf(one.ID, answers, text.Both("可以写 %s", "it has %s")))
		}
		again := s.near("again")
		for i, name := range one.Again {
			if l.book.Vocabulary.Find(name) == nil {
				f.wrong(again.near(element(i)), text.Both("没有这个事实：%s", "unknown fact %s").With(name),
					hintOf(name, idsOf(l.facts, func(f *fact.Fact) string { return f.Name }), text.Text{}))
			}
		}
	}
	for _, id := range answers {
		if r.Refusal(id) == nil {
			f.misplaced(refusals, text.Both("%s 没有写怎么答", "nothing to say to %s").With(id),
				text.Both("加上 [refusal.%s]", "add [refusal.%s]").With(id))
		}
	}
}
