package batch

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/batch/batchtest"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/compact"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/rules"
)

var (
	manyLines = flag.Int("lines", 600, "how many lines are made")
	writeTo   = flag.String("write", "", "write the lines that are made to this file, and no more")
	goodLines = flag.Bool("good", false, "make no bad or blank lines")
)

var today = calendar.Of(2026, time.November, 22)

// output is what is written for a line.
type output struct {
	ID      any
	Book    any
	Line    int
	Skipped bool
	Error   *Fault
}

func TestLaw1OneLineForEach(t *testing.T) {
	const good = `{"debts":[{}]}`
	for _, row := range []struct{ why, in, want string }{
		{"nothing", "", ""},
		{"a line", good + "\n", "d"},
		{"without its end", good, "d"},
		{"with CR", good + "\r\n" + good + "\r\n", "dd"},
		{"blank lines", "\n" + good + "\n \t\r\n\n" + good, "bdbbd"},
		{"a blank line without its end", good + "\n ", "db"},
		{"bad ones between", "x\n" + good + "\n{}\n" + good + "\nx", "fdfdf"},
		{"a mark of the byte order", "\ufeff" + good + "\n", "d"},
		{"a line of 1 MiB", `{"//":"` + strings.Repeat("x", maxLine-len(`{"//":"","debts":[{}]}`)) + `","debts":[{}]}` + "\n" + good, "dd"},
		{"with CR too", `{"//":"` + strings.Repeat("x", maxLine-len(`{"//":"","debts":[{}]}`)) + `","debts":[{}]}` + "\r\n" + good, "dd"},
		{"a byte more", `{"//":"` + strings.Repeat("x", maxLine-len(`{"//":"","debts":[{}]}`)+1) + `","debts":[{}]}` + "\n" + good, "fd"},
		{"far more", good + "\n" + strings.Repeat("x", 5<<20) + "\n" + good, "dfd"},
		{"far more, without its end", good + "\n" + strings.Repeat("x", 5<<20), "df"},
		{"a bare CR", good + "\r" + good + "\n", "f"},
	} {
		out, counts, err := runAll(Options{AsOf: &today, Workers: 2}, strings.NewReader(row.in))
		if err != nil {
			t.Fatalf("%s: %v", row.why, err)
		}
		got := ""
		for i, line := range decode(t, out) {
			switch {
			case line.Error != nil:
				got += "f"
			case line.Skipped:
				got += "b"
			case line.Book != nil:
				got += "d"
			}
			if line.Book == nil && line.Line != i+1 {
				t.Errorf("%s: line %d says that it is line %d", row.why, i+1, line.Line)
			}
		}
		if got != row.want {
			t.Errorf("%s: got %q, want %q", row.why, got, row.want)
		}
		counted := Counts{int64(len(got)), int64(strings.Count(got, "d")), int64(strings.Count(got, "f")), int64(strings.Count(got, "b"))}
		if counts != counted {
			t.Errorf("%s: %+v, want %+v", row.why, counts, counted)
		}
	}
}

// A thousand bad lines of every sort stand among good ones.
func TestLaw2ALineFailsAloneAndShowsNoValue(t *testing.T) {
	m := maker(t)
	var in, good bytes.Buffer
	kinds := map[int]string{}
	for n := range 2000 {
		if n%2 == 0 {
			fmt.Fprintf(&in, "%s\n", m.Line(uint64(n)))
			fmt.Fprintf(&good, "%s\n", m.Line(uint64(n)))
			continue
		}
		line, kind := m.Bad(n / 2)
		kinds[n+1] = kind
		fmt.Fprintf(&in, "%s\n", line)
	}
	alone, _, err := runAll(Options{}, &good)
	if err != nil {
		t.Fatal(err)
	}
	out, counts, err := runAll(Options{Workers: 2}, &in)
	if err != nil || counts.Failed != 1000 || counts.Decided != 1000 {
		t.Fatalf("%+v, %v", counts, err)
	}
	rest := bytes.SplitAfter(alone, []byte("\n"))
	for i, line := range bytes.SplitAfter(out, []byte("\n"))[:2000] {
		if i%2 == 0 {
			if !bytes.Equal(line, rest[i/2]) {
				t.Fatalf("line %d is another among bad ones", i+1)
			}
			continue
		}
		said := decode(t, line)[0]
		if said.Error == nil || string(said.Error.Kind) != kinds[i+1] || said.Line != i+1 || len(said.Error.Problems) == 0 {
			t.Errorf("line %d, want %s: %s", i+1, kinds[i+1], line)
			continue
		}
		for _, p := range said.Error.Problems {
			if p.Message == "" || p.Hint == "" {
				t.Errorf("line %d: no words: %s", i+1, line)
			}
		}
		if lower := strings.ToLower(string(line)); strings.Contains(lower, strings.ToLower(batchtest.TextCanary)) ||
			strings.Contains(lower, batchtest.NumberCanary) {
			t.Errorf("line %d shows a value: %s", i+1, line)
		}
	}
}

func TestLaw2SaysWhere(t *testing.T) {
	got, _, err := runAll(Options{ID: "//id", Language: "zh"}, strings.NewReader(
		`{"as_of":"2026-11-22","//id":"A-7","debts":[{"overdue_days":"many"}]}`))
	const want = `{"id":"A-7","line":1,"error":{"kind":"not-a-profile","problems":[{"column":61,"path":"debts[0].overdue_days",` +
		`"message":"这里要写一个整数","hint":"只写数字，不加小数点、逗号、空格和单位"}],"more":0}}` + "\n"
	if diff := cmp.Diff(want, string(got)); diff != "" || err != nil {
		t.Errorf("%v (-want +got)\n%s", err, diff)
	}
	many := `{"as_of":"2026-11-22","debts":[{}]` + strings.Repeat(`,"x":1`, 100) + "}"
	got, _, _ = runAll(Options{}, strings.NewReader(many))
	if said := decode(t, got)[0].Error; len(said.Problems) != 10 || said.More != 90 {
		t.Errorf("%d problems and %d more", len(said.Problems), said.More)
	}
}

func TestLaw2CopiesTheIDAlone(t *testing.T) {
	for _, row := range []struct{ why, in, want string }{
		{"a string", `{"//id":"A-7","debts":[{}]}`, `"A-7"`},
		{"a number", `{"debts":[{}],"//id":17}`, `17`},
		{"a word", `{"//id":true,"debts":[{}]}`, `true`},
		{"with an escape", `{"//id":"a\"}\\","debts":[{}]}`, `"a\"}\\"`},
		{"a key with an escape", `{"\/\/id":"A","debts":[{}]}`, `"A"`},
		{"behind what is nested", `{"//":{"//id":1,"a":[{"}":"]"}]},"//id":2,"debts":[{}]}`, `2`},
		{"the first of two", `{"//id":1,"//id":2,"debts":[{}]}`, `1`},
		{"none", `{"debts":[{}]}`, `null`},
		{"a list", `{"//id":[1],"debts":[{}]}`, `null`},
		{"an object", `{"//id":{"a":1},"debts":[{}]}`, `null`},
		{"too long", `{"//id":"` + strings.Repeat("x", 255) + `","debts":[{}]}`, `null`},
		{"just as long as may be", `{"//id":"` + strings.Repeat("x", 254) + `","debts":[{}]}`, `"` + strings.Repeat("x", 254) + `"`},
		{"not at the top", `{"debts":[{"//id":1}]}`, `null`},
		{"of a line that breaks off behind it", `{"//id":"A-7","debts":[{`, `"A-7"`},
		{"of one that breaks off in it", `{"//id":"A-7`, `null`},
		{"of one that is not UTF-8", "{\"//id\":\"A-7\xff\"}", `null`},
		{"of a number that is none", `{"//id":007}`, `null`},
		{"of a list", `["//id",1]`, `null`},
		{"of a line that is too long", `{"//id":"A-7","//":"` + strings.Repeat("x", 2<<20) + `"}`, `"A-7"`},
		{"of a blank line", " ", `null`},
		{"behind a mark of the byte order", "\ufeff{\"//id\":1}", `1`},
		{"no value", `{"//id":`, `null`},
		{"no value but a comma", `{"//id":,"a":1}`, `null`},
	} {
		for _, view := range []View{Decisions, Brief, Full} {
			out, _, err := runAll(Options{AsOf: &today, ID: "//id", View: view}, strings.NewReader(row.in))
			if want := `{"id":` + row.want + `,`; err != nil || !bytes.HasPrefix(out, []byte(want)) {
				t.Errorf("%s, %v: want %s, got %.80s, %v", row.why, view, want, out, err)
			}
			decode(t, out)
		}
	}
}

func TestLaw2ABrokenJudgeIsAFailureOfTheLine(t *testing.T) {
	w := newWorker(&Options{Book: shipped(t), AsOf: &today})
	w.decide = func(*fact.Profile, calendar.Day) *engine.Decision { panic("of " + batchtest.TextCanary) }
	out, what := w.answer([]byte("before\n"), 7, []byte(`{"debts":[{}]}`), false)
	if what != failed || !bytes.HasPrefix(out, []byte("before\n"+`{"line":7,"error":{"kind":"internal","problems":[{"column":0`)) ||
		bytes.Contains(out, []byte(batchtest.TextCanary)) {
		t.Errorf("%s", out)
	}
	if _, what := w.answer(nil, 8, []byte(`{"debts":[{}]}`), false); what != decided {
		t.Error("the next line fails too")
	}
}

func TestLaw3ReadsAndJudgesAsEvaluateDoes(t *testing.T) {
	b, m := shipped(t), maker(t)
	for _, asOf := range []*calendar.Day{nil, &today} {
		var in bytes.Buffer
		var want []string
		for n := range 500 {
			line := m.Line(uint64(n))
			if n%10 == 0 { // what people write, which evaluate takes too
				line = bytes.Replace(line, []byte(`,"debts":[{`), []byte(`,"debts":[{"asked_on":"2026年1月2日",`), 1)
			}
			fmt.Fprintf(&in, "%s\n", line)
			p, problems := fact.ReadAsWritten(b.Vocabulary, "", line, today)
			if problems != nil {
				want = append(want, "error")
				continue
			}
			day := *p.AsOf
			if asOf != nil {
				day = *asOf
			}
			want = append(want, string(compact.Append(nil, engine.Decide(b, p, day))))
		}
		out, _, err := runAll(Options{AsOf: asOf, Workers: 2}, &in)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(strings.TrimSuffix(string(out), "\n"), "\n") {
			if want[i] != line && (want[i] != "error" || !strings.Contains(line, `"error"`)) {
				t.Fatalf("line %d: want %s\ngot  %s", i+1, want[i], line)
			}
		}
	}
}

func TestLaw3TheDayIsNeverThatOfTheClock(t *testing.T) {
	out, _, _ := runAll(Options{}, strings.NewReader("{\"debts\":[{}]}\n{\"as_of\":\"2020-02-29\",\"debts\":[{}]}"))
	lines := bytes.Split(out, []byte("\n"))
	if !bytes.Contains(lines[0], []byte(`"kind":"undated"`)) || !bytes.Contains(lines[1], []byte(`"as_of":"2020-02-29"`)) {
		t.Errorf("%s", out)
	}
}

// Lines with every sort of bad ones and blank ones between are read in pieces, by more or fewer workers.
func TestLaw4TheSameBytesHoweverItRuns(t *testing.T) {
	if *writeTo != "" {
		writeLines(t)
		return
	}
	in := mixed(t, *manyLines)
	want, counts, err := runAll(Options{Workers: 1}, bytes.NewReader(in))
	if err != nil || counts.Lines != int64(*manyLines) || counts.Lines != counts.Decided+counts.Failed+counts.Blank {
		t.Fatalf("%+v, %v", counts, err)
	}
	if lines := bytes.Count(want, []byte("\n")); lines != *manyLines {
		t.Fatalf("%d lines for %d", lines, *manyLines)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for _, row := range []struct {
		why     string
		workers int
		in      io.Reader
	}{
		{"two workers", 2, bytes.NewReader(in)},
		{"eight workers", 8, bytes.NewReader(in)},
		{"halves", 2, iotest.HalfReader(bytes.NewReader(in))},
		{"the end with the last bytes", 2, iotest.DataErrReader(bytes.NewReader(in))},
		{"pieces of any size", 3, &pieces{bytes.NewReader(in), random}},
	} {
		got, again, err := runAll(Options{Workers: row.workers}, row.in)
		if err != nil || !bytes.Equal(want, got) || counts != again {
			t.Errorf("%s: %+v, want %+v; %v", row.why, again, counts, err)
		}
	}
	few := mixed(t, 60)
	want, _, _ = runAll(Options{Workers: 1}, bytes.NewReader(few))
	got, _, err := runAll(Options{Workers: 2}, iotest.OneByteReader(bytes.NewReader(few)))
	if err != nil || !bytes.Equal(want, got) {
		t.Errorf("byte by byte: %v", err)
	}
}

// writeLines writes lines to the file that is asked for: for measurements by the command.
func writeLines(t *testing.T) {
	f, err := os.Create(*writeTo)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriterSize(f, 1<<20)
	writeMixed(t, w, *manyLines)
	if err := errors.Join(w.Flush(), f.Close()); err != nil {
		t.Fatal(err)
	}
}

func BenchmarkLine(b *testing.B) {
	m := maker(b)
	var lines [][]byte
	for n := range 1000 {
		lines = append(lines, m.Line(uint64(n)))
	}
	for _, view := range []View{Decisions, Brief, Full} {
		b.Run(view.String(), func(b *testing.B) {
			w, i := newWorker(&Options{Book: shipped(b), View: view}), 0
			var out []byte
			b.ReportAllocs()
			for b.Loop() {
				out, _ = w.answer(out[:0], 1, lines[i%len(lines)], false)
				i++
			}
		})
	}
}

// What a program does that has no batch: it reads, judges, explains and writes one profile after another.
func BenchmarkLineByItself(b *testing.B) {
	m, bk := maker(b), shipped(b)
	var lines [][]byte
	for n := range 1000 {
		lines = append(lines, m.Line(uint64(n)))
	}
	i := 0
	b.ReportAllocs()
	for b.Loop() {
		p, _ := fact.ReadAsWritten(bk.Vocabulary, "", lines[i%len(lines)], today)
		if err := text.WriteJSON(io.Discard, engine.Evaluate(bk, p, *p.AsOf)); err != nil {
			b.Fatal(err)
		}
		i++
	}
}

// runAll runs by the shipped book.
func runAll(o Options, in io.Reader) ([]byte, Counts, error) {
	var problems error
	if o.Book == nil {
		o.Book, problems = shippedBook()
	}
	if problems != nil {
		return nil, Counts{}, problems
	}
	var out bytes.Buffer
	counts, err := Run(context.Background(), o, in, &out)
	return out.Bytes(), counts, err
}

var loaded *book.Book

func shippedBook() (*book.Book, error) {
	if loaded == nil {
		b, problems := book.Load(rules.FS)
		if err := problems.Err(); err != nil {
			return nil, err
		}
		loaded = b
	}
	return loaded, nil
}

func shipped(t testing.TB) *book.Book {
	t.Helper()
	b, err := shippedBook()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func maker(t testing.TB) *batchtest.Maker {
	t.Helper()
	m, err := batchtest.New(os.DirFS("../../fixtures"))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// mixed returns lines: mostly good ones, with bad and blank ones between.
func mixed(t testing.TB, lines int) []byte {
	var in bytes.Buffer
	writeMixed(t, &in, lines)
	return in.Bytes()
}

func writeMixed(t testing.TB, w io.Writer, lines int) {
	m := maker(t)
	for n := range lines {
		line := m.Line(uint64(n))
		switch {
		case *goodLines:
		case n%101 == 100:
			line = []byte(" \r")
		case n%11 == 10:
			var kind string
			if line, kind = m.Bad(n / 11); kind == "too-long" && n > 1000 { // enough of them
				line = []byte("x")
			}
		}
		if _, err := w.Write(append(line, '\n')); err != nil {
			t.Fatal(err)
		}
	}
}

// pieces reads pieces of any size.
type pieces struct {
	io.Reader
	random *rand.Rand
}

func (p *pieces) Read(into []byte) (int, error) {
	return p.Reader.Read(into[:min(len(into), 1+p.random.IntN(5000))])
}

func decode(t testing.TB, out []byte) (lines []output) {
	t.Helper()
	for line := range bytes.Lines(out) {
		var one output
		if err := json.Unmarshal(line, &one); err != nil {
			t.Fatalf("%v: %.200s", err, line)
		}
		lines = append(lines, one)
	}
	return lines
}
