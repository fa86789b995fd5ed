package cells

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
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
	holes := rapid.SampledFrom([]int{0, 2, 4}).Draw(t, "sixths not known") // 1, 3 or 5 of them
	for _, f := range s.book.Vocabulary.Facts {
		if !f.Given() || f.Name == "family" {
			continue
		}
		for i := range p.Debts {
			if f.Of == fact.Borrower && i > 0 {
				break
			}
			if values := samples(f); rapid.IntRange(0, 5).Draw(t, f.Name) > holes {
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
// has judged nothing else and decides all there is. What is impossible is excluded, before it is
// asked and after, and nothing else.
func TestAnswersAreTheEngines(t *testing.T) {
	b := small(t)
	rapid.Check(t, func(t *rapid.T) {
		d, ok := draw(t, b)
		if !ok {
			t.Skip("refused")
		}
		s, untold := New(b, today), New(b, today)
		excluded := untold.Excludes(d.where, d.question)
		answer := s.Ask(d.where, d.question)
		for _, again := range []bool{s.Excludes(d.where, d.question),
			untold.Ask(d.where, d.question).Verdict == Impossible} {
			if again != excluded || excluded != (answer.Verdict == Impossible) {
				t.Fatalf("%q: excluded is %t, and then %t; asked it is %d", d.sources, excluded, again, answer.Verdict)
			}
		}
		switch answer.Verdict {
		case Possible:
			p := reread(t, b, answer.Witness)
			fresh := New(b, today)
			decision := fresh.judge.Decide(p, today)
			if !fresh.isIn(decision, d.where) || !d.question.holds(fresh.truthsIn(decision, d.where)) {
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

// The truth that the engine gives is one that the cells of a profile allow, for every condition and
// whatever is not known: so what no cells allow holds for nobody.
func TestCellsAllowTheEnginesTruth(t *testing.T) {
	b := small(t)
	rapid.Check(t, func(t *rapid.T) {
		w := &writer{bytes: rapid.SliceOfN(rapid.Byte(), 0, 160).Draw(t, "bytes")}
		source := w.truth(3)
		e, fault := b.Language.Compile(source, logic.Use{Gives: logic.Truthy, Debt: true})
		if fault != nil {
			t.Skip("refused")
		}
		s, where := New(b, today), Setting{Debt: drawSetting(t, b).Debt}
		samples := cached(s.samples)
		s.expression(e, at{debt: where.Debt})
		for range 10 {
			p := drawProfile(t, s, where, samples)
			truth := s.truthsIn(s.judge.Decide(p, today), where)(e)
			if !s.allows(e, where, truth) {
				t.Fatalf("%q: %s by the engine, and no cells allow that of\n%s", source, truth, p.JSON(b.Vocabulary))
			}
		}
	})
}

// The same for every condition of the shipped book, asked about the fixtures, of which more and more
// is not told.
func TestCellsAllowTheShippedBook(t *testing.T) {
	b, problems := book.Load(os.DirFS("../../rules"))
	if problems != nil {
		t.Fatal(problems)
	}
	files, err := filepath.Glob("../../fixtures/*/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	s, random := New(b, today), rand.New(rand.NewPCG(9, 2026))
	for i, file := range files {
		if i%3 != 0 {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		p, problems := fact.ReadProfile(b.Vocabulary, file, data, today)
		if problems != nil {
			t.Fatal(problems)
		}
		forget := func(values []fact.Value) {
			for n := range values {
				if random.IntN(len(files)) < i {
					values[n] = fact.Value{}
				}
			}
		}
		forget(p.Borrower)
		forget(p.Debts[0].Values)
		where := Setting{Debt: s.judge.Decide(p, today).Debts[0].Book}
		truth := s.truthsIn(s.judge.Decide(p, today), where)
		for _, f := range b.Formulas() {
			if e := f.Expression; e.Kind == logic.Truthy && e.OfDebt && !e.OfStage {
				if truth := truth(e); !s.allows(e, where, truth) {
					t.Errorf("%s: %q is %s by the engine, and no cells allow that of\n%s", file, e.Source, truth,
						p.JSON(b.Vocabulary))
				}
			}
		}
	}
}

// allows reports whether the cells of the first debt that was judged last allow a condition a
// truth. It leaves open what is not looked into.
func (s *Space) allows(e *logic.Expression, where Setting, truth logic.Truth) bool {
	whole := s.among(s.expression(e, at{debt: where.Debt}), of(truth))
	if s.certain(whole) != 0 {
		return s.certain(whole) == yes
	}
	g := s.layOut(s.constrain(whole))
	if g == nil {
		return true
	}
	search := newSearch(g, s.bound, func([]int, bitset) bool { return true })
	for i := range g.axes {
		if n := s.cellOfJudged(&g.axes[i]); n >= 0 {
			search.choose(i, n)
		}
	}
	return search.run() || search.spent
}

// cellOfJudged returns the cell of what the first debt that was judged last has of a given fact;
// -1 where the fact is not given, or the engine may know more of it than its bounds.
func (s *Space) cellOfJudged(x *axis) int {
	v := &s.variables[x.of]
	if v.fact == nil || v.opaque != "" {
		return -1
	}
	value := s.frame.Read(v.fact, 0)
	return slices.IndexFunc(x.cells, func(c cell) bool {
		switch {
		case !value.Known && v.kind == numeric && !v.isSettled():
			return false
		case v.kind == choices && x.ids == nil:
			return c.yes == value.Known && c.unknown != value.Known
		case v.kind == choices:
			return c.yes == slices.ContainsFunc(x.ids, func(id string) bool { return slices.Contains(value.List, id) })
		case c.unknown || !value.Known:
			return c.unknown != value.Known
		case v.kind == choice:
			return slices.Contains(c.ids, value.Choice)
		case v.kind == truth:
			return c.yes == value.Bool
		}
		r := numberOf(v.fact, *value)
		return c.span.nearest(r).Cmp(r) == 0
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
