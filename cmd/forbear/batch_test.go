package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"github.com/forbear-project/forbear/engine/batch"
	"github.com/forbear-project/forbear/engine/batch/batchtest"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/rules"
)

const threeLines = `{"as_of":"2026-11-22","debts":[{"overdue_days":45}]}

{"as_of":"2026-11-22","debts":[{"overdue_days":"x"}]}
`

// compressed returns data as gzip, in two members, and as zstd, in two frames.
func compressed(t *testing.T, data string) (gz, zst []byte) {
	t.Helper()
	var asGzip, asZstd bytes.Buffer
	for _, part := range []string{data[:20], data[20:]} {
		g := gzip.NewWriter(&asGzip)
		z, err := zstd.NewWriter(&asZstd)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range []io.WriteCloser{g, z} {
			if _, err := io.WriteString(w, part); err != nil {
				t.Fatal(err)
			}
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
	return asGzip.Bytes(), asZstd.Bytes()
}

func TestBatchReadsWhatIsCompressed(t *testing.T) {
	gz, zst := compressed(t, threeLines)
	_, want, _ := say(threeLines, "batch")
	if strings.Count(want, "\n") != 3 {
		t.Fatal(want)
	}
	for _, row := range []struct {
		why, name string
		content   []byte
	}{
		{"gzip by its name", "a.gz", gz},
		{"zstd by its name", "b.jsonl.ZST", zst},
		{"gzip by its first bytes", "c", gz},
		{"zstd by its first bytes", "d.jsonl", zst},
	} {
		name := filepath.Join(t.TempDir(), row.name)
		if err := os.WriteFile(name, row.content, 0o600); err != nil {
			t.Fatal(err)
		}
		if code, got, said := say("", "batch", name); code != 0 || got != want {
			t.Errorf("%s: left with %d: %s%s", row.why, code, got, said)
		}
		if code, got, said := say(string(row.content), "batch"); code != 0 || got != want {
			t.Errorf("%s, from standard input: left with %d: %s%s", row.why, code, got, said)
		}
		short := row.content[:len(row.content)-9]
		code, got, said := say(string(short), "batch", "--lang", "en")
		if code != exitCannot || !strings.HasPrefix(want, got) || !strings.Contains(said, "error: stdin: damaged") {
			t.Errorf("%s, cut off: left with %d: %s%s", row.why, code, got, said)
		}
	}
}

var sample = flag.Int("sample", 10, "how many lines are evaluated one by one too")

// In full a line is what evaluate says of it; that decisions say the same is held by package compact.
func TestBatchSaysWhatEvaluateSays(t *testing.T) {
	m, err := batchtest.New(os.DirFS("../../fixtures"))
	if err != nil {
		t.Fatal(err)
	}
	b, problems := book.Load(rules.FS)
	if problems != nil {
		t.Fatal(problems)
	}
	runWith := func(stdin []byte, args ...string) []byte {
		var out, said bytes.Buffer
		a := newApp(bytes.NewReader(stdin), &out, &said, nil)
		a.load = func(bookSource) (*book.Book, problem.List) { return b, nil }
		if code := a.run(args); code != 0 {
			t.Fatalf("left with %d: %s", code, &said)
		}
		return out.Bytes()
	}
	var lines bytes.Buffer
	for n := range *sample {
		lines.Write(append(m.Line(uint64(n)*997), '\n'))
	}
	full := bytes.SplitAfter(runWith(lines.Bytes(), "batch", "--view", "full"), []byte("\n"))
	decided := bytes.SplitAfter(runWith(lines.Bytes(), "batch"), []byte("\n"))
	n := 0
	for line := range bytes.Lines(lines.Bytes()) {
		var want bytes.Buffer
		if err := json.Compact(&want, runWith(line, "evaluate", "--format", "json", "-")); err != nil {
			t.Fatal(err)
		}
		if got := bytes.TrimSuffix(full[n], []byte("\n")); !bytes.Equal(bytes.TrimSpace(want.Bytes()), got) {
			t.Errorf("line %d: %s\n%s", n+1, want.Bytes(), got)
		}
		if diff := cmp.Diff(decisionsOf(t, want.Bytes()), decisionsOf(t, decided[n])); diff != "" {
			t.Errorf("line %d (-evaluate +batch)\n%s", n+1, diff)
		}
		n++
	}
}

// decisionsOf returns by debt the strategies with their statuses and scores, in their order, from an
// evaluation or from a line of decisions.
func decisionsOf(t *testing.T, data []byte) map[string][]string {
	t.Helper()
	var e struct {
		Debts []struct {
			ID         string
			Strategies []struct {
				ID, Status string
				Score      struct{ Low, High int }
			}
			Options [][]any
		}
	}
	if err := json.Unmarshal(data, &e); err != nil {
		t.Fatal(err)
	}
	found := map[string][]string{}
	for i, d := range e.Debts {
		id := d.ID
		if id == "" { // decisions tell debts by their position
			id = fmt.Sprintf("loan-%d", i)
		}
		for _, s := range d.Strategies {
			found[id] = append(found[id], fmt.Sprint(s.ID, " ", s.Status, " ", s.Score.Low, " ", s.Score.High))
		}
		for _, o := range d.Options {
			found[id] = append(found[id], fmt.Sprint(o[0], " ", o[1], " ", o[2], " ", o[3]))
		}
	}
	return found
}

// Whoever writes a line waits for its answer, so no more than the first byte is waited for.
func TestBatchDoesNotWaitForASecondByte(t *testing.T) {
	from, to := io.Pipe()
	a := newApp(from, io.Discard, io.Discard, nil)
	in, err := a.openInputs(nil)
	if err != nil {
		t.Fatal(err)
	}
	go to.Write([]byte("\n"))
	buffer := make([]byte, 10)
	if n, err := in.Read(buffer); n != 1 || err != nil {
		t.Errorf("%d bytes, %v", n, err)
	}
}

func TestBatchEndsEachFileItsLine(t *testing.T) {
	folder := t.TempDir()
	write := func(name, content string) string {
		name = filepath.Join(folder, name)
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	names := []string{write("a", "1\n2"), write("b", ""), write("c", "3\n"), write("d", "4")}
	in, err := newApp(nil, nil, nil, nil).openInputs(names)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(in); string(got) != "1\n2\n3\n4\n" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	if in.part() != 1 {
		t.Errorf("all of it is read, not %f", in.part())
	}
}

func TestBatchShowsHowFarItIs(t *testing.T) {
	var shown bytes.Buffer
	in := &inputs{total: 1000}
	in.read.Store(250)
	m := &meter{to: &shown, shown: true, language: text.EN, in: in, began: time.Now().Add(-10 * time.Second)}
	m.show(batch.Counts{Lines: 500, Decided: 498, Failed: 2})
	first := shown.String()
	for _, want := range []string{"\r500 lines, ", " a second, 2 failed, 25 % read, 30s left\x1b[K"} {
		if !strings.Contains(first, want) {
			t.Errorf("%q lacks %q", first, want)
		}
	}
	if m.show(batch.Counts{Lines: 501}); shown.String() != first {
		t.Error("it is written again at once")
	}
	quiet := &meter{to: &shown, language: text.EN, in: in}
	quiet.show(batch.Counts{Lines: 500})
	if quiet.clear(); shown.String() != first {
		t.Error("it is shown where there is no terminal")
	}
}

// batchProcess is the command as a process of its own, which reads from a pipe.
type batchProcess struct {
	*exec.Cmd
	in   io.WriteCloser
	said bytes.Buffer
}

func startBatch(t *testing.T, out io.Writer, args ...string) *batchProcess {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	args = append([]string{"forbear", "batch", "--lang", "en"}, args...)
	p := &batchProcess{Cmd: &exec.Cmd{Path: self, Args: args, Stdout: out}}
	p.Stderr = &p.said
	if p.in, err = p.StdinPipe(); err == nil {
		err = p.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Process.Kill() })
	return p
}

// signalOf returns the signal that ended a process, or 0.
func (p *batchProcess) signalOf() syscall.Signal {
	if status := p.ProcessState.Sys().(syscall.WaitStatus); status.Signaled() {
		return status.Signal()
	}
	return 0
}

// Whatever ends it, the file is whole or not there.
func TestBatchLeavesNoHalfFile(t *testing.T) {
	lines := strings.Repeat(threeLines, 1000)
	for _, row := range []struct {
		why  string
		by   syscall.Signal
		code int
		left int // files in the folder: a draft cannot be removed by a process that was killed
	}{
		{"killed", syscall.SIGKILL, -1, 1},
		{"Ctrl+C", syscall.SIGINT, 130, 0},
		{"ended", syscall.SIGTERM, 143, 0},
	} {
		folder := t.TempDir()
		out := filepath.Join(folder, "out.jsonl")
		p := startBatch(t, nil, "--out", out)
		if _, err := io.WriteString(p.in, lines); err != nil {
			t.Fatal(err)
		}
		p.Process.Signal(row.by)
		p.Wait()
		if _, err := os.Stat(out); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s: the file is there", row.why)
		}
		if code := p.ProcessState.ExitCode(); code != row.code {
			t.Errorf("%s: left with %d, want %d: %s", row.why, code, row.code, &p.said)
		}
		if left, _ := os.ReadDir(folder); len(left) != row.left {
			t.Errorf("%s: %d files are left", row.why, len(left))
		}
		if row.by != syscall.SIGKILL && !strings.Contains(p.said.String(), " lines: ") {
			t.Errorf("%s: it does not say how far it got: %s", row.why, &p.said)
		}
	}
}

// That nobody listens any more does not keep it from removing what it has begun.
func TestBatchRemovesItsDraftThoughNobodyListens(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := &exec.Cmd{
		Path: self, Args: []string{"forbear", "batch", "--max-errors", "0", "--out", filepath.Join(folder, "out")},
		Stdin: strings.NewReader(threeLines), Stderr: w,
	}
	r.Close()
	c.Run()
	w.Close()
	if left, _ := os.ReadDir(folder); len(left) != 0 {
		t.Errorf("%d files are left", len(left))
	}
}

// A reader that has had enough ends it, and nothing is said.
func TestBatchEndsWithItsReader(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	p := startBatch(t, w)
	w.Close()
	r.Close()
	go io.WriteString(p.in, strings.Repeat(threeLines, 1000))
	p.Wait()
	if p.signalOf() != syscall.SIGPIPE || p.said.Len() > 0 {
		t.Errorf("%v: %s", p.ProcessState, &p.said)
	}
}
