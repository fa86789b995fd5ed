package serve

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/advice/interview"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/schematest"
)

var asJSON = []string{"Content-Type", "application/json"}

func profile(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile("../fixtures/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// evaluationOf judges a profile as the engine does.
func evaluationOf(t *testing.T, data string, day calendar.Day) *engine.Evaluation {
	t.Helper()
	p, problems := fact.ReadProfile(shipped().Vocabulary, "", []byte(data), day)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return engine.Evaluate(shipped(), p, day)
}

func TestEvaluateAnswersAsTheEngineDoes(t *testing.T) {
	s, _ := newServer(t, programs)
	told := profile(t, "jd-jintiao/unemployed-45-days.json")
	undated := `{"debts": [{"lender": "jd-jintiao", "overdue_days": 45}]}`
	for _, row := range []struct {
		why, target, told string
		day               calendar.Day
	}{
		{"as of the profile's day", "/v1/evaluate", told, calendar.Of(2026, time.November, 22)},
		{"as of another day", "/v1/evaluate?as_of=2026-12-24", told, calendar.Of(2026, time.December, 24)},
		{"today in China, where it is the 22nd when it is 20:00 of the 21st in London", "/v1/evaluate", undated,
			calendar.Of(2026, time.November, 22)},
	} {
		w := ask(s, "POST", row.target, row.told, asJSON...)
		if w.Code != 200 || w.Header().Get("Content-Type") != "application/json" {
			t.Fatalf("%s: %d %s", row.why, w.Code, w.Body)
		}
		if diff := cmp.Diff(string(encode(evaluationOf(t, row.told, row.day))), w.Body.String()); diff != "" {
			t.Errorf("%s (-want +got)\n%s", row.why, diff)
		}
	}
}

func TestQuestionsAreThoseOfTheEngine(t *testing.T) {
	s, _ := newServer(t, programs)
	told := `{"as_of": "2026-11-22", "debts": [{"lender": "jd-jintiao"}]}`
	w := ask(s, "POST", "/v1/questions", told, asJSON...)
	want := encode(Questions{Format: "1", Book: refOf(shipped()), AsOf: calendar.Of(2026, time.November, 22),
		Questions: evaluationOf(t, told, calendar.Of(2026, time.November, 22)).Missing})
	if diff := cmp.Diff(string(want), w.Body.String()); diff != "" {
		t.Errorf("%d (-want +got)\n%s", w.Code, diff)
	}
}

// With order=interview they are those of the pages, in their order.
func TestQuestionsAreThoseOfThePages(t *testing.T) {
	s, _ := newServer(t, programs)
	day := calendar.Of(2026, time.November, 22)
	for _, told := range []string{
		`{"as_of": "2026-11-22", "debts": [{"lender": "jd-jintiao"}]}`,
		`{"as_of": "2026-11-20", "debts": [{"lender": "jd-jintiao", "overdue_days": 0}, {"legal_papers": null}]}`,
	} {
		p, problems := fact.ReadProfile(shipped().Vocabulary, "", []byte(told), day)
		if problems != nil {
			t.Fatal(problems)
		}
		iv := interview.Open(shipped(), p.FactsAsOf(day), p)
		want := encode(Questions{Format: "1", Book: refOf(shipped()), AsOf: iv.Day(), Questions: iv.Questions()})
		w := ask(s, "POST", "/v1/questions?order=interview", told, asJSON...)
		if diff := cmp.Diff(string(want), w.Body.String()); diff != "" {
			t.Errorf("%d (-want +got)\n%s", w.Code, diff)
		}
		if other := ask(s, "POST", "/v1/questions?order=missing", told, asJSON...); other.Body.String() == string(want) {
			t.Error("it is the order of the evaluation")
		}
	}
}

// Law 4.
func TestRefusals(t *testing.T) {
	s, _ := newServer(t, programs)
	for _, row := range []struct {
		why, method, target, body string
		headers                   []string
		status                    int
		errors                    []ProblemError
	}{
		{"no JSON", "POST", "/v1/evaluate", `{"debts": [`, asJSON, 400,
			[]ProblemError{{"", 1, 12, "the JSON ends before it is complete", "close every quote, brace and bracket from here on"}}},
		{"nothing", "POST", "/v1/evaluate", ``, asJSON, 400,
			[]ProblemError{{"", 0, 0, "the file is empty", `write a profile, of at least one debt: { "debts": [ { } ] }`}}},
		{"no profile, all that is wrong", "POST", "/v1/questions", "{\"debts\": [{},\n{\"overdue_days\": -1}], \"as_of\": 3}", asJSON, 422,
			[]ProblemError{{"/debts/1/overdue_days", 2, 18, "less than 0, the least it may be", "write null when it is not known"},
				{"/as_of", 2, 33, "expected a date that exists, as a string YYYY-MM-DD", `write it like "2026-11-22"`}}},
		{"in Chinese", "POST", "/v1/evaluate", `{"debts": [{"overdue_days": -1}]}`, append([]string{"Accept-Language", "zh-CN"}, asJSON...), 422,
			[]ProblemError{{"/debts/0/overdue_days", 1, 29, "比最小值 0 还小", "不知道就写 null"}}},
		{"what people write is not taken from programs", "POST", "/v1/evaluate", `{"debts": [{"overdue_days": "40天"}]}`, asJSON, 422,
			nil},
		{"no type", "POST", "/v1/evaluate", `{}`, nil, 415, nil},
		{"another type", "POST", "/v1/evaluate", `{}`, []string{"Content-Type", "text/plain"}, 415, nil},
		{"another charset", "POST", "/v1/evaluate", `{}`, []string{"Content-Type", "application/json; charset=gbk"}, 415, nil},
		{"another compression", "POST", "/v1/evaluate", `{}`, append([]string{"Content-Encoding", "br"}, asJSON...), 415, nil},
		{"no gzip", "POST", "/v1/evaluate", `{}`, append([]string{"Content-Encoding", "gzip"}, asJSON...), 400, nil},
		{"a day that does not exist", "POST", "/v1/evaluate?as_of=2026-02-30", `{}`, asJSON, 400,
			[]ProblemError{{"", 0, 0, "as_of is not a date", "write it like 2026-11-22"}}},
		{"a slip in a parameter", "POST", "/v1/evaluate?asof=2026-02-03", `{}`, asJSON, 400,
			[]ProblemError{{"", 0, 0, "a parameter that there is not", "did you mean as_of?"}}},
		{"an order that there is not", "POST", "/v1/questions?order=x", `{}`, asJSON, 400,
			[]ProblemError{{"", 0, 0, "order has no such value", "write order=missing or order=interview"}}},
		{"a parameter twice", "POST", "/v1/evaluate?as_of=2026-02-03&as_of=2026-02-04", `{}`, asJSON, 400,
			[]ProblemError{{"", 0, 0, "as_of is given twice", "keep one of them"}}},
		{"a parameter without a value", "POST", "/v1/evaluate?as_of=", `{}`, asJSON, 400,
			[]ProblemError{{"", 0, 0, "as_of has no value", "give it one, or leave it out"}}},
		{"no query", "POST", "/v1/evaluate?%zz", `{}`, asJSON, 400,
			[]ProblemError{{"", 0, 0, "what follows ? is not written as a query", "write it like ?as_of=2026-11-22"}}},
		{"more than 1 MiB", "POST", "/v1/evaluate", strings.Repeat(" ", maxBody+1), asJSON, 413, nil},
		{"a method that it does not take", "GET", "/v1/evaluate", ``, nil, 405, nil},
		{"a schema that there is not", "GET", "/v1/schemas/facts", ``, nil, 404, nil},
		{"a batch of JSON", "POST", "/v1/evaluate/batch?view=full", `{}`, asJSON, 415, nil},
		{"a view that there is not", "POST", "/v1/evaluate/batch?view=half", ``, []string{"Content-Type", "application/jsonl"}, 400, nil},
	} {
		w := ask(s, row.method, row.target, row.body, row.headers...)
		p := problemOf(t, w)
		if w.Code != row.status {
			t.Errorf("%s: %d, want %d: %s", row.why, w.Code, row.status, w.Body)
		}
		if diff := cmp.Diff(row.errors, p.Errors); row.errors != nil && diff != "" {
			t.Errorf("%s (-want +got)\n%s", row.why, diff)
		}
		if p.Detail == "" {
			t.Errorf("%s: it does not say what to do", row.why)
		}
	}
}

// A body without its length is cut at the limit too.
func TestALongBodyWithoutALengthIsRefused(t *testing.T) {
	s, _ := newServer(t, programs)
	r := httptest.NewRequest("POST", "/v1/evaluate", io.LimitReader(spaces{}, maxBody+1))
	r.Host, r.ContentLength = testHost, -1
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if w.Code != 413 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

// spaces is a reader of spaces without end.
type spaces struct{}

func (spaces) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = ' '
	}
	return len(b), nil
}

func zipped(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, s)
	z.Close()
	return b.String()
}

func TestCompression(t *testing.T) {
	s, _ := newServer(t, programs)
	told := `{"as_of": "2026-11-22", "debts": [{}]}`
	plain := ask(s, "POST", "/v1/evaluate", told, asJSON...).Body.String()
	w := ask(s, "POST", "/v1/evaluate", zipped(told), append([]string{"Content-Encoding", "gzip", "Accept-Encoding", "gzip"}, asJSON...)...)
	z, err := gzip.NewReader(w.Body)
	if err != nil || w.Header().Get("Content-Encoding") != "gzip" {
		t.Fatal(w.Code, w.Header(), err)
	}
	got, err := io.ReadAll(z)
	if diff := cmp.Diff(plain, string(got)); err != nil || diff != "" {
		t.Errorf("%v (-plain +compressed)\n%s", err, diff)
	}
	for _, row := range []struct{ why, accept, encoding string }{
		{"nothing said", "", ""},
		{"refused", "gzip;q=0", ""},
		{"among others", "br, gzip;q=0.5", "gzip"},
		{"another alone", "br", ""},
	} {
		w := ask(s, "POST", "/v1/evaluate", told, append([]string{"Accept-Encoding", row.accept}, asJSON...)...)
		if got := w.Header().Get("Content-Encoding"); got != row.encoding || w.Header().Get("Vary") != "Accept-Encoding" {
			t.Errorf("%s: %q with %v", row.why, got, w.Header())
		}
	}
	bomb := zipped(strings.Repeat(" ", 2*maxBody))
	if w := ask(s, "POST", "/v1/evaluate", bomb, append([]string{"Content-Encoding", "gzip"}, asJSON...)...); w.Code != 413 {
		t.Errorf("what is too large once it is decompressed gets %d", w.Code)
	}
}

func TestDocuments(t *testing.T) {
	s, _ := newServer(t, programs)
	for _, path := range []string{
		"/v1/book", "/v1/facts", "/v1/lenders", "/v1/strategies", "/v1/schemas/profile", "/v1/schemas/evaluation", "/v1/schemas/decisions",
		"/openapi.json",
	} {
		w := ask(s, "GET", path, "")
		tag := w.Header().Get("ETag")
		if w.Code != 200 || !json.Valid(w.Body.Bytes()) || tag == "" || w.Header().Get("Cache-Control") != "no-cache" {
			t.Errorf("%s: %d with %v", path, w.Code, w.Header())
		}
		if w := ask(s, "HEAD", path, ""); w.Code != 200 || w.Body.Len() != 0 || w.Header().Get("ETag") != tag {
			t.Errorf("HEAD %s: %d, %d bytes, %v", path, w.Code, w.Body.Len(), w.Header())
		}
		for _, named := range []string{tag, `"x", ` + tag, "*", strings.TrimPrefix(tag, "W/")} {
			if w := ask(s, "GET", path, "", "If-None-Match", named); w.Code != 304 || w.Body.Len() != 0 || w.Header().Get("ETag") != tag {
				t.Errorf("%s with %s: %d", path, named, w.Code)
			}
		}
		if w := ask(s, "GET", path, "", "If-None-Match", `"x"`); w.Code != 200 {
			t.Errorf("%s with another tag: %d", path, w.Code)
		}
	}
}

func TestAnswersAreAsTheirSchemaSays(t *testing.T) {
	s, _ := newServer(t, programs)
	whole, err := schematest.Compile(ofAnswers(t))
	if err != nil {
		t.Fatal(err)
	}
	batch := linesOf(t, ask(s, "POST", "/v1/evaluate/batch?view=full", `{"debts": [{}]}`, asLines...).Body.String())
	all := map[string]any{"batch_line": batch[0], "batch_end": batch[1]}
	for name, w := range map[string]*httptest.ResponseRecorder{
		"book": ask(s, "GET", "/v1/book", ""), "facts": ask(s, "GET", "/v1/facts", ""),
		"lenders": ask(s, "GET", "/v1/lenders", ""), "strategies": ask(s, "GET", "/v1/strategies", ""),
		"questions": ask(s, "POST", "/v1/questions", `{"debts": [{}]}`, asJSON...),
		"problem":   ask(s, "POST", "/v1/questions", `{"debts": [{"overdue_days": -1}]}`, asJSON...),
		"status":    ask(s, "GET", "/livez", ""),
	} {
		var answer any
		if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all[name] = answer
	}
	if err := whole.Validate(all); err != nil {
		t.Error(err)
	}
}

// A body may have a hundred thousand mistakes.
func TestErrorsAreCounted(t *testing.T) {
	s, _ := newServer(t, programs)
	wrong := strings.Repeat(`{"overdue_days": -1, "principal": -1, "interest": -1},`, 50)
	p := problemOf(t, ask(s, "POST", "/v1/evaluate", `{"debts": [`+strings.TrimSuffix(wrong, ",")+`]}`, asJSON...))
	if len(p.Errors) != 100 || p.More != 50 {
		t.Errorf("%d errors and %d more", len(p.Errors), p.More)
	}
}

// Law 5: at once, twice the processors are judged.
func TestTooManyAtOnce(t *testing.T) {
	s, _ := newServer(t, programs)
	for range cap(s.judging) {
		s.judging <- struct{}{}
	}
	w := ask(s, "POST", "/v1/evaluate", `{"debts": [{}]}`, asJSON...)
	if w.Code != 429 || w.Header().Get("Retry-After") != "1" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	<-s.judging
	if w := ask(s, "POST", "/v1/evaluate", `{"debts": [{}]}`, asJSON...); w.Code != 200 {
		t.Errorf("with a place free: %d", w.Code)
	}
}

// Law 5: what bodies and answers hold is bounded, and given back.
func TestWhatRequestsHoldIsBounded(t *testing.T) {
	s, _ := newServer(t, programs)
	if w := ask(s, "POST", "/v1/evaluate", `{"debts": [{}]}`, asJSON...); w.Code != 200 {
		t.Fatal(w.Code)
	}
	ask(s, "POST", "/v1/evaluate/batch?view=full", "{\"debts\": [{}]}\n", asLines...)
	if left := s.budget.left.Load(); left != maxHeld {
		t.Errorf("%d bytes are not given back", maxHeld-left)
	}
	s.budget.take(maxHeld - 1000)
	for _, target := range []string{"/v1/evaluate", "/v1/questions", "/v1/evaluate/batch?view=full"} {
		headers := asJSON
		if strings.Contains(target, "batch") {
			headers = asLines
		}
		if w := ask(s, "POST", target, `{"debts": [{}]}`, headers...); w.Code != 429 {
			t.Errorf("%s: %d", target, w.Code)
		}
	}
	if w := ask(s, "GET", "/v1/book", ""); w.Code != 200 {
		t.Errorf("what holds nothing of anybody is still answered, but gets %d", w.Code)
	}
}
