package book

import (
	"slices"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
)

// readSubject reads a subject of facts.toml.
func (l *loader) readSubject(id string, t *table) {
	t.need()
	s := &Subject{
		ID: id, Title: t.text("title"), Ask: t.text("ask"), Kind: SubjectKind(t.word("kind")), Place: t.place(t.spot),
	}
	s.Said = t.finish()
	l.book.Subjects = append(l.book.Subjects, s)
}

// readAsking reads how a fact is asked.
func (l *loader) readAsking(f *fact.Fact, t *table) {
	f.Subject, f.Tick, f.Gate = t.word("subject"), t.text("tick"), t.flag("gate")
	for _, key := range []string{"subject", "nothing", "tick", "gate"} {
		if t.has(key) && t.has("derive") {
			t.misplaced(t.spot.child(key), text.Both("算出来的事实不用问", "a derived fact is not asked"),
				text.Both(key+" 和 derive 去掉一个", "take "+key+" out, or derive"))
		}
	}
	if said := t.word("nothing"); said != "" {
		l.untold = append(l.untold, untold{f, t, said})
	}
}

// untold is what a fact is where nobody ticks it, until every choice is known.
type untold struct {
	of   *fact.Fact
	in   *table
	said string
}

// joinSubjects gives each subject its facts, and each fact that is ticked its answer without a tick.
func (l *loader) joinSubjects() {
	for _, u := range l.untold {
		value, err := u.of.ParseAnswer(u.said, calendar.Day(0))
		if u.of.Nothing = value; err != nil {
			u.in.wrong(u.in.spot.child("nothing"), text.Both("%q 不是这件事的回答", "%q is no answer to it").With(u.said),
				text.Both("写 no、yes、none、0 或它的一个选项", "write no, yes, none, 0 or one of its choices"))
		}
		if value.Known && value.Bool && u.of.Tick == (text.Text{}) {
			u.in.misplaced(u.in.spot.child("nothing"),
				text.Both("打勾的意思反过来了，没有写成一句话", "a tick says no, in words that say yes"),
				text.Both("加上 tick：打勾的人说的是什么", "add tick: what those say who tick it"))
		}
	}
	for _, s := range l.book.Subjects {
		for _, f := range l.facts {
			if f.Subject == s.ID {
				s.Facts = append(s.Facts, f)
				l.checkTicked(f, s)
			}
		}
		l.checkSubject(s)
	}
}

// checkTicked reports a fact that is asked by a tick and does not say what no tick means, and one
// that says so though nobody ticks it.
func (l *loader) checkTicked(f *fact.Fact, s *Subject) {
	facts := l.file("facts.toml")
	at := facts.root.child("fact").child(f.Name)
	says := at.child("nothing") != nil
	switch {
	case s.Kind == AskTick && !says:
		facts.misplaced(at.child("subject"),
			text.Both("打勾的那种，没说不打勾是什么意思", "a tick, and nothing says what it means where there is none"),
			text.Both(`写上 nothing 这个键，如 nothing = "no"`, `write the key nothing, such as nothing = "no"`))
	case s.Kind != AskTick && says:
		facts.misplaced(at.child("nothing"),
			text.Both("%s 不是打勾的那种", "nothing of %s is asked by a tick").With(s.ID), takeItOut)
	}
}

// checkSubject reports a subject that asks nothing, and one that asks of the borrower and of a debt
// at once.
func (l *loader) checkSubject(s *Subject) {
	facts := l.file("facts.toml")
	at := facts.root.child("subject").child(s.ID)
	if len(s.Facts) == 0 {
		facts.misplaced(at, text.Both("没有哪件事放在 %s 里问", "no fact is asked with %s").With(s.ID),
			text.Both("在事实里写 subject，不然删掉它", "name it as the subject of facts, or take it out"))
		return
	}
	other := slices.IndexFunc(s.Facts, func(f *fact.Fact) bool { return f.Of != s.Facts[0].Of })
	if other >= 0 {
		f := s.Facts[other]
		facts.misplaced(facts.root.child("fact").child(f.Name).child("subject"),
			text.Both("%[1]s 里，%[2]s 是您本人的、%[3]s 是一笔债的，放不到一页",
				"%[1]s asks of the borrower and of a debt at once, as %[2]s and %[3]s do").
				With(s.ID, borrowers(s.Facts[0], f), debts(s.Facts[0], f)),
			text.Both("分成两个 subject", "make two subjects of them"))
	}
}

func borrowers(a, b *fact.Fact) string {
	if a.Of == fact.Borrower {
		return a.Name
	}
	return b.Name
}

func debts(a, b *fact.Fact) string {
	if a.Of == fact.Debt {
		return a.Name
	}
	return b.Name
}
