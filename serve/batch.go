package serve

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"net/http"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/compact"
	"github.com/forbear-project/forbear/engine/text"
)

// The limits of a batch.
const (
	maxBatch = 64 << 20
	maxLines = 10_000
)

var tooManyLines = failure{id: "too-many-lines", status: http.StatusRequestEntityTooLarge,
	title: text.Both("一批里的行太多", "the batch has too many lines"),
	hint:  text.Both("一批最多 10000 行，分几次发", "send 10,000 lines at most in a batch")}

// BatchLine is a line of the answer to a batch.
type BatchLine struct {
	Line int `json:"line"` // counted from 1, empty ones too
	// with view=decisions, as /v1/schemas/decisions says
	Decisions  json.RawMessage    `json:"decisions,omitempty" jsonschema:"type=object"`
	Evaluation *engine.Evaluation `json:"evaluation,omitempty"`
	Problem    *Problem           `json:"problem,omitempty"`
}

// BatchEnd is the last line of the answer to a batch.
type BatchEnd struct {
	Done    bool     `json:"done"`              // every line was read
	Lines   int      `json:"lines"`             // that were answered
	Failed  int      `json:"failed"`            // of these, with a problem
	Problem *Problem `json:"problem,omitempty"` // why it is not done
}

// batch answers a profile a line, one after another, while they come.
func (s *Server) batch(x *exchange, r *http.Request) {
	given, ok := x.query(r, "as_of", "view")
	if !ok {
		return
	}
	asOf, ok := dayIn(given.Get("as_of"))
	if !ok {
		x.failQuery(r, text.Both("as_of 不是日期", "as_of is not a date"),
			text.Both("写成 2026-11-22 这样", "write it like 2026-11-22"))
		return
	}
	view := given.Get("view")
	if view != "" && view != "decisions" && view != "full" {
		x.failQuery(r, text.Both("view 没有这个值", "view has no such value"),
			text.Both("写 view=decisions 或 view=full", "write view=decisions or view=full"))
		return
	}
	in, failed := x.openBody(r, "application/jsonl", "application/x-ndjson", "application/json-seq")
	switch {
	case failed != nil:
		x.fail(r, *failed)
		return
	case !x.hold(2 * maxBody):
		x.fail(r, tooMany)
		return
	}
	b := &batch{exchange: x, request: r, asOf: asOf, full: view == "full",
		judged: engine.NewJudge(x.edition.book), control: http.NewResponseController(x.ResponseWriter)}
	b.control.EnableFullDuplex() // an error is a protocol that always has it
	b.run(in)
}

// batch is one that is being answered.
type batch struct {
	*exchange
	request *http.Request
	control *http.ResponseController
	asOf    *calendar.Day
	full    bool
	judged  *engine.Judge
	end     BatchEnd
}

func (b *batch) run(in io.Reader) {
	b.Header().Set("Content-Type", "application/jsonl")
	b.Header().Set("X-Accel-Buffering", "no")
	b.Header().Set("Content-Language", languageOf(b.request).Tag())
	b.Header().Add("Vary", "Accept-Language")
	lines := bufio.NewReaderSize(in, maxBody+1)
	failed := b.answerLines(lines)
	if failed != nil {
		b.end.Problem = b.problem(*failed)
	}
	b.end.Done = failed == nil
	b.extend()
	b.Write(encode(b.end))
	b.control.Flush()
}

// answerLines answers one line after another, and returns why it ended before the last.
func (b *batch) answerLines(in *bufio.Reader) *failure {
	for n := 1; ; n++ {
		if in.Buffered() == 0 { // it may take long until the next comes
			b.control.Flush()
		}
		b.extend()
		line, err := in.ReadSlice('\n')
		tooLong := err == bufio.ErrBufferFull
		for err == bufio.ErrBufferFull {
			_, err = in.ReadSlice('\n')
		}
		switch {
		case err != nil && err != io.EOF:
			return failureOf(err)
		case len(bytes.TrimSpace(line)) == 0:
		case n > maxLines:
			return &tooManyLines
		default:
			if failed := b.answer(n, line, tooLong); failed != nil {
				return failed
			}
		}
		if err == io.EOF {
			return nil
		}
	}
}

// answer answers one line, and returns why no more can be.
func (b *batch) answer(n int, line []byte, tooLong bool) *failure {
	said := BatchLine{Line: n}
	if tooLong {
		said.Problem = b.problem(tooLarge)
	}
	whole, failed := b.judge(line, said)
	if failed != nil {
		return failed
	}
	defer b.server.budget.give(cap(whole))
	b.extend()
	if _, err := b.Write(whole); err != nil {
		return &brokenBody // nobody reads it
	}
	return nil
}

// judge returns the answer to one line, whose bytes are taken from the budget, or why there is none.
func (b *batch) judge(line []byte, said BatchLine) ([]byte, *failure) {
	if !b.acquire(b.request, b.server.progress) {
		return nil, &tooMany
	}
	defer b.release()
	if said.Problem == nil {
		b.decide(line, &said)
	}
	whole := encode(said)
	if !b.server.budget.take(cap(whole)) {
		return nil, &tooMany
	}
	b.server.metrics.countLine(said.Problem != nil)
	b.end.Lines++
	if said.Problem != nil {
		b.end.Failed++
	}
	return whole, nil
}

// decide fills in what a line gets. A line that breaks the program fails alone.
func (b *batch) decide(line []byte, said *BatchLine) {
	defer func() {
		if recover() != nil {
			said.Problem = b.problem(broken)
			said.Problem.ID = b.reportPanic()
			b.judged = engine.NewJudge(b.edition.book)
		}
	}()
	s := b.server
	p, f, problems := readProfile(b.edition.book, line, s.dayOf(b.asOf, nil))
	if problems != nil {
		said.Problem = b.problem(f)
		said.Problem.say(problems, languageOf(b.request))
		return
	}
	d := b.judged.Decide(p, s.dayOf(b.asOf, p))
	if b.full {
		said.Evaluation = engine.Explain(d)
	} else {
		said.Decisions = compact.Append(nil, d)
	}
}

func (b *batch) problem(f failure) *Problem {
	p := &Problem{}
	p.complete(f, languageOf(b.request))
	return p
}

// extend gives the client time anew: to send the next line, or to take the next answer.
func (b *batch) extend() {
	until := b.server.options.Now().Add(b.server.progress)
	b.control.SetReadDeadline(until)
	b.control.SetWriteDeadline(until)
}
