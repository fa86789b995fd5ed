package diff

import (
	"os"
	"strings"
	"testing"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/book/booktest"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/rules"
	"github.com/forbear-project/forbear/workbench/fixture"
)

// edited is the shipped book with one text in the place of another in a file; "" adds to its end.
func edited(t *testing.T, file, from, to string) *book.Book {
	t.Helper()
	files := booktest.Copy(t, rules.FS)
	old := string(files[file].Data)
	if !strings.Contains(old, from) {
		t.Fatalf("%s has no %s", file, from)
	}
	files[file].Data = []byte(strings.Replace(old, from, to, 1))
	b, problems := book.Load(files)
	if problems != nil {
		t.Fatal(problems)
	}
	return b
}

// TestWhatIsAlikeSoundsAlike: decisions that are taken to be alike are the same when they are
// explained, whatever has changed in the book.
func TestWhatIsAlikeSoundsAlike(t *testing.T) {
	was := judgeThird(t, edited(t, "book.toml", "", ""))
	for _, row := range []struct {
		why, file, from, to string
		spares              bool // somebody need not be explained
	}{
		{"a title", "strategies.toml", "title.en = ", "title.en = \"x\" # ", true},
		{"one more condition for one lender", "lenders/ant-jiebei.toml", "",
			"\n[option.instalment.require.more]\nwhen = 'known(apr) and apr < 0.5'\nreason.zh = \"x\"\n" +
				"reason.en = \"x\"\notherwise.zh = \"y\"\notherwise.en = \"y\"\nsources = [\"counselling-practice\"]\n",
			true},
		{"other papers in one family", "families/credit-card.toml", "materials.required = [",
			"materials.required = [\"id-card\", ", true},
		{"another fact asked for", "strategies.toml", `"monthly_surplus >= total_monthly_due"`,
			`"monthly_surplus >= total_monthly_due or spare_cash > 100000"`, true},
		{"what a plan comes to", "strategies.toml", "pay       = \"fair_share\"", "pay       = \"fair_share + 1\"", true},
		{"a stage", "stages.toml", "overdue_days >= 31", "overdue_days >= 32", true},
		{"an alert", "alerts.toml", "overdue_days >= 60 and overdue_days < 91",
			"overdue_days >= 50 and overdue_days < 91", true},
		{"the day of an alert", "alerts.toml", "due      = ", "due      = \"as_of\" # ", true},
		{"a fact that is worked out", "facts.toml", "derive   = ", "derive   = \"0\" # ", false},
		{"which debt comes first", "urgency.toml", "by        = ", "largest_first = true\nby = ", true},
		{"a material", "materials.toml", "[material.id-card]\n", "[material.id-card]\ninstead = [\"diagnosis\"]\n",
			false},
	} {
		t.Run(row.why, func(t *testing.T) {
			is := edited(t, row.file, row.from, row.to)
			alike := soundAlike(t, was, is)
			if (alike > 0) != row.spares {
				t.Errorf("%d need not be explained", alike)
			}
		})
	}
}

// judgments are those of every third fixture by a book.
type judgments struct {
	book  *book.Book
	names []string
	by    map[string]*engine.Decision
	told  map[string]*engine.Evaluation
}

func judgeThird(t *testing.T, b *book.Book) judgments {
	t.Helper()
	h := judgments{book: b, by: map[string]*engine.Decision{}, told: map[string]*engine.Evaluation{}}
	names, _ := fixture.Names(os.DirFS("../../fixtures"), nil)
	for i := 0; i < len(names); i += 3 {
		h.names = append(h.names, names[i])
		h.by[names[i]] = decided(t, b, names[i])
		h.told[names[i]] = engine.Explain(h.by[names[i]])
	}
	return h
}

func decided(t *testing.T, b *book.Book, name string) *engine.Decision {
	t.Helper()
	data, err := os.ReadFile("../../fixtures/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	p, problems := fact.ReadProfile(b.Vocabulary, name, data, calendar.Last)
	if problems != nil {
		t.Fatal(problems)
	}
	return engine.Decide(b, p, *p.AsOf)
}

// soundAlike holds to the law every fixture that is taken to get the same answer, and counts them.
func soundAlike(t *testing.T, was judgments, is *book.Book) (alike int) {
	c := Between(was.book, is, *new(calendar.Day))
	for _, name := range was.names {
		after := decided(t, is, name)
		if !c.alike(was.by[name], after) {
			continue
		}
		alike++
		moves := fixture.Compare(fixture.Judgment{Book: was.book, Evaluation: was.told[name]},
			fixture.Judgment{Book: is, Evaluation: engine.Explain(after)})
		if len(moves) > 0 {
			t.Errorf("%s gets another answer: %+v", name, moves)
		}
	}
	return alike
}
