package compact_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	validator "github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/compact"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/schematest"
	"github.com/forbear-project/forbear/rules"
)

// decisions is a line as another program reads it.
type decisions struct {
	Book      string  `json:"book"`
	AsOf      string  `json:"as_of"`
	FactsAsOf string  `json:"facts_as_of"`
	Debts     []debt  `json:"debts"`
	Order     []int   `json:"order"`
	Alerts    [][]any `json:"alerts"`
	Doubts    [][]any `json:"doubts"`
	Missing   [][]any `json:"missing"`
	Read      []any   `json:"read"`
}

type debt struct {
	By      string   `json:"by"`
	Stages  []string `json:"stages"`
	Options [][]any  `json:"options"`
}

// legend is what x-conditions of the schema says of one strategy and some creditors.
type legend struct{ By, Require, Weigh []string }

func TestLaw1SaysWhatTheEvaluationSays(t *testing.T) {
	b := shipped(t)
	judge, sparing := engine.NewJudge(b), engine.NewSparingJudge(b)
	legends := readLegends(t, b)
	for name, p := range fixtures(t, b) {
		day := p.FactsAsOf(calendar.Of(2026, time.November, 22))
		d := judge.Decide(p, day)
		line := compact.Append(nil, d)
		if less := compact.Append(nil, sparing.Decide(p, day)); !bytes.Equal(line, less) {
			t.Errorf("%s: by a judge that spares what a line does not say (-want +got)\n%s", name, cmp.Diff(string(line), string(less)))
		}
		got := decode(t, line)
		for i := range got.Debts {
			for _, o := range got.Debts[i].Options {
				o[4] = named(t, legends, got.Debts[i].By, o)
			}
		}
		if want := expected(engine.Explain(d), p, got); !reflect.DeepEqual(want, got) {
			t.Errorf("%s (-evaluation +line)\n%s", name, cmp.Diff(want, got))
		}
	}
}

// named returns the truths of an option by the ids of its conditions, without those that are not
// there on the day.
func named(t *testing.T, legends map[string][]legend, by string, option []any) map[string]string {
	t.Helper()
	letters, truths := option[4].(string), map[string]string{}
	for _, l := range legends[option[0].(string)] {
		if !slices.Contains(l.By, by) {
			continue
		}
		ids := append(slices.Clone(l.Require), l.Weigh...)
		if len(ids) != len(letters) {
			t.Fatalf("%d letters for %d conditions", len(letters), len(ids))
		}
		for i, id := range ids {
			if truth := map[byte]string{'y': "yes", 'n': "no", '?': "unknown"}[letters[i]]; truth != "" {
				truths[id] = truth
			}
		}
		return truths
	}
	t.Fatalf("the schema does not say what the letters of %v of %s stand for", option[0], by)
	return nil
}

// expected returns the line of an evaluation; the creditors are those of the line.
func expected(e *engine.Evaluation, p *fact.Profile, got decisions) decisions {
	who := func(id string) any {
		at := slices.IndexFunc(p.Debts, func(d fact.DebtFacts) bool { return d.ID == id })
		if at < 0 {
			return nil
		}
		return float64(at)
	}
	want := decisions{
		Book: e.Book.SHA256, AsOf: e.AsOf.String(), FactsAsOf: e.FactsAsOf.String(), Debts: make([]debt, len(p.Debts)),
		Order: []int{}, Alerts: [][]any{}, Doubts: [][]any{}, Missing: [][]any{}, Read: []any{},
	}
	for _, of := range e.Debts {
		at := int(who(of.ID).(float64))
		want.Order = append(want.Order, at)
		d := debt{By: got.Debts[at].By, Stages: of.Stage.Candidates, Options: [][]any{}}
		for _, s := range of.Strategies {
			truths := map[string]string{}
			for _, r := range s.Reasons {
				if r.Kind == engine.ReasonRequire || r.Kind == engine.ReasonWeigh {
					truths[r.ID] = r.Truth.String()
				}
			}
			d.Options = append(d.Options, []any{s.ID, s.Status.String(), float64(s.Score.Low), float64(s.Score.High), truths})
		}
		want.Debts[at] = d
	}
	for _, a := range e.Alerts {
		var due any
		if a.Due != nil {
			due = a.Due.String()
		}
		want.Alerts = append(want.Alerts, []any{a.ID, who(a.Debt), due})
	}
	for _, d := range e.Doubts {
		want.Doubts = append(want.Doubts, []any{d.ID, who(d.Debt)})
	}
	for _, q := range e.Missing {
		want.Missing = append(want.Missing, []any{q.Fact, who(q.Debt)})
	}
	for _, r := range e.Read {
		want.Read = append(want.Read, r.Path)
	}
	return want
}

func TestLaw1TheCreditorIsThatOfTheBook(t *testing.T) {
	b := shipped(t)
	for _, row := range []struct{ why, debt, want string }{
		{"a lender of the book", `{"lender": "jd-jintiao"}`, "jd-jintiao"},
		{"under a name that it goes by", `{"lender": "京东金条"}`, "jd-jintiao"},
		{"in its own family", `{"lender": "jd-jintiao", "family": "platform"}`, "jd-jintiao"},
		{"in another, whose options it has then", `{"lender": "jd-jintiao", "family": "bank-loan"}`, "bank-loan"},
		{"a family alone", `{"family": "credit-card"}`, "credit-card"},
		{"neither", `{}`, "unknown"},
	} {
		got := decode(t, compact.Append(nil, engine.Decide(b, read(t, b, `{"debts": [`+row.debt+`]}`), 20000)))
		if got.Debts[0].By != row.want {
			t.Errorf("%s: %s, want %s", row.why, got.Debts[0].By, row.want)
		}
	}
}

func TestLaw2HoldsNoValueOfTheProfile(t *testing.T) {
	b := shipped(t)
	p, problems := fact.ReadAsWritten(b.Vocabulary, "p.json", []byte(`{"as_of": "2026-11-22", "//id": "zqxjkv",
		"monthly_income": "7707元", "essential_spending": 7707.07, "debts": [
		{"id": "zqxjkv", "lender": "Zqxjkv", "overdue_days": 7707, "principal": 77077},
		{"id": "zqxjkv-7707", "lender": "jd-jintiao", "legal_papers": []}]}`), calendar.Last)
	if problems != nil {
		t.Fatal(problems)
	}
	d := engine.Decide(b, p, calendar.Of(2026, time.November, 22))
	without := *d.Book
	without.Digest = ""
	d.Book = &without
	if got := strings.ToLower(string(compact.Append(nil, d))); strings.Contains(got, "zqxjkv") || strings.Contains(got, "7707") {
		t.Errorf("a value of the profile is in it: %s", got)
	}
}

func TestLaw3IsOneLineTheSameEachTime(t *testing.T) {
	b := shipped(t)
	judge := engine.NewJudge(b)
	schema := compileSchema(t, b)
	for name, p := range fixtures(t, b) {
		line := compact.Append([]byte("before"), judge.Decide(p, calendar.Of(2026, time.November, 22)))
		again := compact.Append(nil, engine.Decide(b, p, calendar.Of(2026, time.November, 22)))
		line, found := bytes.CutPrefix(line, []byte("before"))
		if !found || !bytes.Equal(line, again) {
			t.Errorf("%s: another line the second time", name)
		}
		if at := bytes.IndexFunc(line, func(r rune) bool { return r < ' ' || r > '~' || r == '\\' }); at >= 0 {
			t.Errorf("%s: a character that is not plain at %d", name, at)
		}
		doc, err := validator.UnmarshalJSON(bytes.NewReader(line))
		if err == nil {
			err = schema.Validate(doc)
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSchemaRefuses(t *testing.T) {
	b := shipped(t)
	schema := compileSchema(t, b)
	good := string(compact.Append(nil, engine.Decide(b, read(t, b, `{"debts": [{"overdue_days": 45}]}`), 20000)))
	for _, row := range []struct{ why, old, new string }{
		{"a status that there is not", `"undetermined"`, `"maybe"`},
		{"a letter that there is not", `?`, `x`},
		{"an option that is no list", `"options":[[`, `"options":["none",[`},
		{"a debt by name", `"order":[0]`, `"order":["first"]`},
		{"no alerts", `"alerts"`, `"alarms"`},
	} {
		broken := strings.ReplaceAll(good, row.old, row.new)
		doc, err := validator.UnmarshalJSON(strings.NewReader(broken))
		if err != nil || broken == good {
			t.Fatalf("%s: %v", row.why, err)
		}
		if schema.Validate(doc) == nil {
			t.Errorf("%s: accepted", row.why)
		}
	}
}

func TestLaw4HasALetterForEachConditionOfTheBook(t *testing.T) {
	b := shipped(t)
	today := calendar.Of(2026, time.November, 22)
	yesterday := today - 1
	closed := 0
	for _, of := range b.DebtBooks() {
		for _, o := range of.Options {
			for i, c := range append(slices.Clone(o.Requires), o.Weighs...) {
				if i%3 == 1 { // the book has none whose days are over
					c.Until = &yesterday
				}
			}
		}
	}
	for _, of := range b.DebtBooks() {
		debt := `{"family": "` + of.Family.ID + `"}`
		if of.Lender != nil {
			debt = `{"lender": "` + of.Lender.ID + `"}`
		}
		d := engine.Decide(b, read(t, b, `{"debts": [`+debt+`]}`), today)
		got := decode(t, compact.Append(nil, d)).Debts[0]
		for n, k := range d.Debts[0].Ranking {
			o, letters := &d.Debts[0].Options[k], got.Options[n][4].(string)
			truths := append(slices.Clone(o.Requires), o.Weighs...)
			for i, c := range append(slices.Clone(o.Option.Requires), o.Option.Weighs...) {
				want := map[engine.Truth]byte{engine.Yes: 'y', engine.No: 'n', engine.Unknown: '?'}[truths[i]]
				if !c.Holds(today) {
					want = '-'
					closed++
				}
				if letters[i] != want {
					t.Errorf("%s of %s: letter %c, want %c", c.ID, got.By, letters[i], want)
				}
			}
		}
	}
	if closed == 0 {
		t.Error("no condition was outside its dates")
	}
}

func BenchmarkAppend(b *testing.B) {
	bk := shipped(b)
	data, err := os.ReadFile("../../fixtures/jd-jintiao/unemployed-45-days.json")
	if err != nil {
		b.Fatal(err)
	}
	d := engine.Decide(bk, read(b, bk, string(data)), calendar.Of(2026, time.November, 22))
	b.ReportAllocs()
	var line []byte
	for b.Loop() {
		line = compact.Append(line[:0], d)
	}
	b.ReportMetric(float64(len(line)), "bytes")
}

func shipped(t testing.TB) *book.Book {
	t.Helper()
	b, problems := book.Load(rules.FS)
	if problems != nil {
		t.Fatal(problems)
	}
	return b
}

func read(t testing.TB, b *book.Book, profile string) *fact.Profile {
	t.Helper()
	p, problems := fact.ReadProfile(b.Vocabulary, "p.json", []byte(profile), calendar.Last)
	if problems != nil {
		t.Fatal(problems)
	}
	return p
}

// fixtures returns the profiles of all fixtures that can be read, by name.
func fixtures(t testing.TB, b *book.Book) map[string]*fact.Profile {
	t.Helper()
	all := map[string]*fact.Profile{}
	err := filepath.WalkDir("../../fixtures", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".json" {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if p, problems := fact.ReadAsWritten(b.Vocabulary, name, data, calendar.Last); problems == nil {
			all[name] = p
		}
		return nil
	})
	if err != nil || len(all) < 100 {
		t.Fatalf("%d profiles, %v", len(all), err)
	}
	return all
}

func decode(t *testing.T, line []byte) (got decisions) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	if err := d.Decode(&got); err != nil {
		t.Fatalf("%v: %s", err, line)
	}
	return got
}

func readLegends(t *testing.T, b *book.Book) map[string][]legend {
	t.Helper()
	var schema struct {
		Conditions map[string][]legend `json:"x-conditions"`
	}
	if err := json.Unmarshal(compact.Schema(b), &schema); err != nil {
		t.Fatal(err)
	}
	return schema.Conditions
}

func compileSchema(t *testing.T, b *book.Book) *validator.Schema {
	t.Helper()
	s, err := schematest.Compile(string(compact.Schema(b)))
	if err != nil {
		t.Fatal(err)
	}
	return s
}
