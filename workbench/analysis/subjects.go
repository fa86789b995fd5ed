package analysis

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// findSubjects reports given facts without a subject, in a book that has subjects, and ticks that are
// to be asked one by one: days, and what a stage, a deadline or the gate turns on.
func findSubjects(x *examination) {
	if len(x.book.Subjects) == 0 {
		return
	}
	grave := readByStagesAndDeadlines(x.book)
	for _, f := range x.book.Vocabulary.Facts {
		s := x.book.Subject(f.Subject)
		at := x.book.Spot(f.Place)
		switch {
		case !f.Given():
		case s == nil:
			x.find("fact-without-subject", wording{
				text.Both("没说 "+f.Name+" 和哪些事一起问", "nothing says with what "+f.Name+" is asked"),
				text.Both("写上 subject：放到哪一页", "give it a subject: the page on which it stands"),
			}.at(at.KeyProblem), nil)
		case s.Kind == book.AskTick && (f.Type == fact.Date || f.Gate || slices.Contains(grave, f)):
			x.find("tick-of-deadline", wording{
				text.Both(f.Name+" 关系到期限、阶段，或者给不给看结果，不能打个勾就过去", "a deadline, a stage or the gate turns on "+f.Name+
					", and a tick is easily overlooked"),
				text.Both(`放到 kind = "single" 的一页，单独问`, `give it a subject of kind = "single", which asks it alone`),
			}.at(at.Below("subject").Problem), nil)
		}
	}
}

// readByStagesAndDeadlines returns the given facts that conditions of stages and due days of urgent
// alerts read, directly or through derived facts.
func readByStagesAndDeadlines(b *book.Book) []*fact.Fact {
	var given []*fact.Fact
	seen := map[*fact.Fact]bool{}
	var read func(e *logic.Expression)
	read = func(e *logic.Expression) {
		if e == nil {
			return
		}
		for _, f := range e.Facts {
			switch {
			case seen[f]:
			case f.Given():
				given = append(given, f)
			default:
				read(b.Language.Derivation(f))
			}
			seen[f] = true
		}
	}
	for _, s := range b.Stages {
		read(s.When)
	}
	for _, a := range b.Alerts {
		if a.Severity == book.SeverityUrgent {
			read(a.Due)
		}
	}
	return given
}
