package serve

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/compact"
	"github.com/forbear-project/forbear/engine/fact"
)

// linesOf returns the lines of an answer to a batch.
func linesOf(t *testing.T, answer string) []map[string]any {
	t.Helper()
	var lines []map[string]any
	for line := range strings.Lines(answer) {
		var m map[string]any
		if err := json.Unmarshal([]byte(line), &m); err != nil {
			t.Fatalf("%v: %.200s", err, line)
		}
		lines = append(lines, m)
	}
	return lines
}

var asLines = []string{"Content-Type", "application/jsonl"}

func TestBatch(t *testing.T) {
	s, _ := newServer(t, programs)
	told := `{"as_of": "2026-11-22", "debts": [{"lender": "jd-jintiao", "overdue_days": 45}]}`
	body := told + "\n\n" + `{"debts": [{"overdue_days": -1}]}` + "\r\n" + strings.Repeat(" ", maxBody+1) + "\n{\n" + told
	w := ask(s, "POST", "/v1/evaluate/batch?view=full", body, asLines...)
	if w.Code != 200 || w.Header().Get("Content-Type") != "application/jsonl" || w.Header().Get("X-Accel-Buffering") != "no" {
		t.Fatalf("%d %v", w.Code, w.Header())
	}
	first, _, _ := strings.Cut(w.Body.String(), "\n")
	want := strings.TrimSuffix(string(encode(BatchLine{Line: 1,
		Evaluation: evaluationOf(t, told, calendar.Of(2026, time.November, 22))})), "\n")
	if diff := cmp.Diff(want, first); diff != "" {
		t.Errorf("the first line (-want +got)\n%s", diff)
	}
	var got []any
	for _, line := range linesOf(t, w.Body.String()) {
		switch {
		case line["problem"] != nil:
			got = append(got, line["line"], line["problem"].(map[string]any)["status"])
		case line["evaluation"] != nil:
			got = append(got, line["line"])
		default:
			got = append(got, line)
		}
	}
	end := map[string]any{"done": true, "lines": 5.0, "failed": 3.0}
	if diff := cmp.Diff([]any{1.0, 3.0, 422.0, 4.0, 413.0, 5.0, 400.0, 6.0, end}, got); diff != "" {
		t.Errorf("the lines and their problems (-want +got)\n%s", diff)
	}
}

// Without a view, what is answered to a line is what package compact writes.
func TestBatchOfDecisions(t *testing.T) {
	s, _ := newServer(t, programs)
	told := `{"debts": [{"lender": "jd-jintiao", "overdue_days": 45}]}`
	for _, view := range []string{"", "&view=decisions"} {
		w := ask(s, "POST", "/v1/evaluate/batch?as_of=2026-12-24"+view, told, asLines...)
		p, problems := fact.ReadProfile(shipped().Vocabulary, "", []byte(told), calendar.Of(2026, time.December, 24))
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		want := `{"line":1,"decisions":` +
			string(compact.Append(nil, engine.Decide(shipped(), p, calendar.Of(2026, time.December, 24)))) + "}\n" +
			`{"done":true,"lines":1,"failed":0}` + "\n"
		if diff := cmp.Diff(want, w.Body.String()); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
}

// A line that breaks the program fails alone: here, for want of a judge.
func TestALineThatPanics(t *testing.T) {
	s, log := newServer(t, programs)
	x := &exchange{ResponseWriter: httptest.NewRecorder(), server: s, edition: s.current.Load(), route: "POST /broken"}
	b := &batch{exchange: x, request: httptest.NewRequest("POST", "/", nil)}
	var first, second BatchLine
	b.decide([]byte(`{"debts": [{}]}`), &first)
	b.decide([]byte(`{"debts": [{}]}`), &second)
	if first.Problem == nil || first.Problem.Status != 500 || !strings.Contains(log.String(), first.Problem.ID) {
		t.Errorf("it gets %+v, and the log says %s", first.Problem, log)
	}
	if second.Decisions == nil {
		t.Errorf("the next line gets %+v", second)
	}
}

// A batch that is too long says where it ended, and that it is not done.
func TestTooLongABatch(t *testing.T) {
	s, _ := newServer(t, programs)
	for _, row := range []struct {
		why, body string
		lines     float64
	}{
		{"a line too many", strings.Repeat("0\n", maxLines+1), maxLines},
		{"too many bytes", zipped(strings.Repeat(strings.Repeat(" ", maxBody)+"\n", 64)), 0},
	} {
		headers := asLines
		if row.lines == 0 {
			headers = append([]string{"Content-Encoding", "gzip"}, asLines...)
		}
		w := ask(s, "POST", "/v1/evaluate/batch?view=full", row.body, headers...)
		lines := linesOf(t, w.Body.String())
		end := lines[len(lines)-1]
		if end["done"] != false || end["lines"] != row.lines || end["problem"].(map[string]any)["status"] != 413.0 {
			t.Errorf("%s: it ends with %v", row.why, end)
		}
	}
}

// Answers come while the batch is being sent.
func TestBatchStreams(t *testing.T) {
	s, _ := newServer(t, func(o *Options) { programs(o); o.Now = time.Now })
	live := startLive(t, s)
	in, out := io.Pipe()
	r, _ := http.NewRequest("POST", live+"/v1/evaluate/batch?view=full", in)
	r.Header.Set("Content-Type", "application/x-ndjson")
	go io.WriteString(out, "{\"debts\": [{}]}\n")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	decoder := json.NewDecoder(answer.Body)
	for n := 1; n <= 3; n++ {
		var line BatchLineNumber
		if err := decoder.Decode(&line); err != nil || line.Line != n {
			t.Fatalf("line %d: %v, %v", n, line, err)
		}
		if n < 3 {
			io.WriteString(out, "{\"debts\": [{}]}\n")
		}
	}
	out.Close()
	var end BatchEnd
	if err := decoder.Decode(&end); err != nil || !end.Done || end.Lines != 3 {
		t.Errorf("it ends with %v, %v", end, err)
	}
}

// BatchLineNumber is what TestBatchStreams reads of a line.
type BatchLineNumber struct {
	Line int `json:"line"`
}
