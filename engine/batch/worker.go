package batch

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/compact"
	"github.com/forbear-project/forbear/engine/fact"
)

// worker answers lines, each in the same memory.
type worker struct {
	*Options
	reader *fact.QuickReader
	judged *engine.Judge
	decide func(*fact.Profile, calendar.Day) *engine.Decision
	lines  *compact.Writer
	buffer bytes.Buffer
	json   *json.Encoder // into the buffer
}

func newWorker(o *Options) *worker {
	w := &worker{Options: o}
	w.json = json.NewEncoder(&w.buffer)
	w.json.SetEscapeHTML(false)
	w.begin()
	return w
}

// begin makes the memory that lines are judged in anew.
func (w *worker) begin() {
	w.reader, w.judged = fact.NewQuickReader(w.Book.Vocabulary), engine.NewSparingJudge(w.Book)
	if w.View == Full {
		w.judged = engine.NewJudge(w.Book)
	}
	w.decide, w.lines = w.judged.Decide, compact.NewWriter()
}

// judge answers the lines of a chunk.
func (w *worker) judge(c *chunk) {
	for i, l := range c.lines {
		a := answer{}
		c.output, a.outcome = w.answer(c.output, c.first+int64(i), c.input[l.from:l.to], l.isLong)
		c.output = append(c.output, '\n')
		a.end = len(c.output)
		c.answers = append(c.answers, a)
	}
}

// answer appends what is to be written for a line, without its end.
func (w *worker) answer(dst []byte, number int64, data []byte, isLong bool) (out []byte, what outcome) {
	before := len(dst)
	defer func() {
		if recover() != nil { // its value may be one of the line
			w.begin()
			out, what = w.appendFailure(dst[:before], number, data, kindInternal, broken), failed
		}
	}()
	if len(bytes.Trim(data, " \t\r")) == 0 {
		return append(
			strconv.AppendInt(append(w.appendID(dst, data), `"line":`...), number, 10),
			`,"skipped":true}`...), blank
	}
	if isLong {
		return w.appendFailure(dst, number, data, kindTooLong, tooLong), failed
	}
	p, day, kind, problems := w.read(data)
	if problems != nil {
		return w.appendFailure(dst, number, data, kind, problems), failed
	}
	return w.appendView(dst, data, w.decide(p, day)), decided
}

// appendID appends the brace that begins an object, and its member id where one is asked for.
func (w *worker) appendID(dst, data []byte) []byte {
	dst = append(dst, '{')
	if w.ID == "" {
		return dst
	}
	dst = append(dst, `"id":`...)
	dst = append(dst, member(data, w.ID)...)
	return append(dst, ',')
}

// appendView appends a decision as the view has it.
func (w *worker) appendView(dst, data []byte, d *engine.Decision) []byte {
	dst = w.appendID(dst, data)
	at := len(dst)
	switch w.View {
	case Full:
		dst = w.appendJSON(dst, w.explain(d))
	case Brief:
		dst = w.appendJSON(dst, Summarize(d))
	default:
		dst = w.lines.Append(dst, d)
	}
	return slices.Delete(dst, at, at+len("{")) // which stands before the id
}

func (w *worker) explain(d *engine.Decision) *engine.Evaluation {
	if w.Explain == nil {
		return engine.Explain(d)
	}
	return w.Explain(d)
}

// appendJSON appends the JSON of a value, without a line end.
func (w *worker) appendJSON(dst []byte, v any) []byte {
	w.buffer = *bytes.NewBuffer(dst)
	if err := w.json.Encode(v); err != nil {
		panic("batch: not JSON: " + err.Error()) // no type that is written here can fail
	}
	dst = bytes.TrimSuffix(w.buffer.Bytes(), []byte("\n"))
	w.buffer = bytes.Buffer{}
	return dst
}
