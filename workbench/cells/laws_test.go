package cells

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

var ofCondition = logic.Use{Gives: logic.Truthy, Debt: true, Stage: true}

// drawn is a question over random conditions, and whom it is asked about.
type drawn struct {
	sources  []string
	where    Setting
	question Question
}

// draw makes a question; not ok when no two conditions come out that the language takes.
func draw(t *rapid.T, b *book.Book) (d drawn, ok bool) {
	var conditions []*logic.Expression
	for range 3 {
		w := &writer{bytes: rapid.SliceOfN(rapid.Byte(), 0, 160).Draw(t, "bytes")}
		source := w.truth(3)
		if e, fault := b.Language.Compile(source, ofCondition); fault == nil {
			conditions, d.sources = append(conditions, e), append(d.sources, source)
		}
	}
	if len(conditions) < 2 {
		return d, false
	}
	truth := rapid.SampledFrom([]logic.Truth{logic.Yes, logic.No, logic.Unknown})
	x, y := conditions[0], conditions[1]
	d.question = rapid.SampledFrom([]Question{
		Is(x, truth.Draw(t, "x")),
		All(Is(x, truth.Draw(t, "x")), Is(y, truth.Draw(t, "y"))),
		Any(All(Is(x, logic.Yes), Is(y, logic.No)), All(Is(x, logic.No), Is(y, truth.Draw(t, "y"), logic.No))),
		Differ(x, y),
	}).Draw(t, "question")
	d.where = drawSetting(t, b)
	return d, true
}

func drawSetting(t *rapid.T, b *book.Book) Setting {
	creditor := rapid.SampledFrom([][2]string{{"a-card", ""}, {"b-loan", ""}, {"", "card"}, {"", "unknown"}, {"", ""},
		{"b-loan", "card"}}).Draw(t, "creditor")
	stages := rapid.SampledFrom([][]string{nil, {"current"}, {"early", "late"}, {"court"},
		{"current", "court"}}).Draw(t, "stages")
	return Setting{Debt: b.For(creditor[0], creditor[1]), Stages: stages, Certain: rapid.Bool().Draw(t, "certain")}
}

// drawProfile is a profile of one to three debts, the first of which is judged as the setting says.
func drawProfile(t *rapid.T, s *Space, where Setting, samples func(*fact.Fact) []fact.Value) *fact.Profile {
	p := s.blank(where.Debt)
	if rapid.Bool().Draw(t, "of an earlier day") {
		day := s.day - 40
		p.AsOf = &day
	}
	for range rapid.IntRange(0, 2).Draw(t, "other debts") {
		p.AddDebt()
	}
	for _, f := range s.book.Vocabulary.Facts {
		if !f.Given() || f.Name == "family" {
			continue
		}
		for i := range p.Debts {
			if f.Of == fact.Borrower && i > 0 {
				break
			}
			if values := samples(f); rapid.IntRange(0, 5).Draw(t, f.Name) > 0 {
				*value(p, f, i) = drawValue(t, f, values)
			}
		}
	}
	return p
}

func drawValue(t *rapid.T, f *fact.Fact, values []fact.Value) fact.Value {
	if f.Type != fact.Choices {
		return rapid.SampledFrom(values).Draw(t, f.Name)
	}
	v := fact.Value{Known: true, List: []string{}}
	for _, a := range f.Answers {
		if rapid.Bool().Draw(t, a.ID) {
			v.List = append(v.List, a.ID)
		}
	}
	return v
}

// What is impossible holds of no profile, of however many debts and of whatever day; what is
// possible holds of its witness, once it has been written as JSON and read again, by a judge that
// has judged nothing else.
func TestAnswersAreTheEngines(t *testing.T) {
	b := small(t)
	rapid.Check(t, func(t *rapid.T) {
		d, ok := draw(t, b)
		if !ok {
			t.Skip("refused")
		}
		s := New(b, today)
		answer := s.Ask(d.where, d.question)
		switch answer.Verdict {
		case Possible:
			p := reread(t, b, answer.Witness)
			if !New(b, today).confirms(d.where, &d.question, p) {
				t.Fatalf("%q: not so of its witness\n%s", d.sources, p.JSON(b.Vocabulary))
			}
		case Impossible:
			samples := cached(s.samples)
			for range 20 {
				p := drawProfile(t, s, d.where, samples)
				if s.confirms(d.where, &d.question, p) {
					t.Fatalf("%q: impossible, and yet of\n%s", d.sources, p.JSON(b.Vocabulary))
				}
			}
		}
	})
}

func cached(of func(*fact.Fact) []fact.Value) func(*fact.Fact) []fact.Value {
	done := map[*fact.Fact][]fact.Value{}
	return func(f *fact.Fact) []fact.Value {
		if done[f] == nil {
			done[f] = of(f)
		}
		return done[f]
	}
}

func reread(t interface{ Fatal(...any) }, b *book.Book, p *fact.Profile) *fact.Profile {
	again, problems := fact.ReadProfile(b.Vocabulary, "witness.json", p.JSON(b.Vocabulary), calendar.Last)
	if problems != nil {
		t.Fatal(problems)
	}
	return again
}

// FuzzAsk asks about any condition that the language takes: nothing makes it panic or go on beyond
// its bounds, and what is impossible holds of no profile that is tried.
func FuzzAsk(f *testing.F) {
	b := small(f)
	for _, formula := range b.Formulas() {
		f.Add(formula.Expression.Source)
	}
	w := &writer{bytes: []byte(strings.Repeat("forbearance", 30))}
	for range 20 {
		f.Add(w.truth(3))
	}
	f.Fuzz(func(t *testing.T, source string) {
		e, fault := b.Language.Compile(source, ofCondition)
		if fault != nil {
			return
		}
		s, where := New(b, today), Setting{Debt: b.For("a-card", "")}
		samples := cached(s.samples)
		for _, truth := range []logic.Truth{logic.Yes, logic.No, logic.Unknown} {
			q := Is(e, truth)
			if s.Ask(where, q).Verdict != Impossible {
				continue
			}
			rapid.Check(t, func(t *rapid.T) {
				if p := drawProfile(t, s, where, samples); s.confirms(where, &q, p) {
					t.Fatalf("%q: never %s, and yet of\n%s", source, truth, p.JSON(b.Vocabulary))
				}
			})
		}
	})
}
