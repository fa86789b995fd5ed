// Package batch judges many profiles: a line of JSON comes in, a line of JSON goes out.
//
//  1. For each line there is one line, in the same order, whatever the line holds. A blank line is
//     {"line":3,"skipped":true}. A line ends with LF, with or without CR before it; the last need not.
//
//  2. A line that cannot be judged fails alone. Its line tells its number, the kind of failure, and
//     each problem with its place; never a value of it, but that of the member that Options.ID names.
//
//  3. A line is read as forbear evaluate reads a file, and judged as of Options.AsOf, else of its own
//     as_of. One that has neither fails: the day is never that of the clock.
//
//  4. What is written for a line depends on it, its number, the book and the options alone: not on how
//     many workers there are, nor on the pieces in which the input comes.
//
//  5. What was read is judged when nothing more is there to be read, and what was judged is written
//     when nothing more waits to be written, so that a program may wait for the answer to one line
//     before it writes the next.
//
//  6. Memory does not grow with the input. A line of more than 1 MiB fails, and is not kept.
//
//  7. A run that ends early has written whole lines, those of the first lines of the input.
package batch

import (
	"bufio"
	"context"
	"errors"
	"io"
	"sync"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
)

// Options say how lines are judged.
type Options struct {
	Book     *book.Book
	View     View
	AsOf     *calendar.Day // the day to judge on; nil: that of each line
	ID       string        // the key of a remark whose value is copied; "" for none
	Language text.Language // of the words of problems
	Workers  int           // how many lines are judged at once; at least one
	// how many lines may fail; with one more Run stops behind it, with ErrTooMany. nil: any number
	MaxFailed *int
	// makes the evaluation of the full view; nil: engine.Explain
	Explain func(*engine.Decision) *engine.Evaluation
	Report  func(Counts) // called with what is written so far, again and again; or nil
}

// View says what is written of a line.
type View int

// Decisions are a line of package compact, a summary is a Summary, and the full view an Evaluation.
const (
	Decisions View = iota
	Brief
	Full
)

// Views are the names of the views.
var Views = [...]string{Decisions: "decisions", Brief: "summary", Full: "full"}

// String returns the name of a view.
func (v View) String() string { return Views[v] }

// Counts are how many lines were written. Each was decided, has failed, or was blank.
type Counts struct{ Lines, Decided, Failed, Blank int64 }

// ErrTooMany says that more lines have failed than may.
var ErrTooMany = errors.New("too many lines have failed")

// ReadError is an error of the input.
type ReadError struct{ Err error }

func (e *ReadError) Error() string { return e.Err.Error() }

// Unwrap returns the error of the input.
func (e *ReadError) Unwrap() error { return e.Err }

// Flusher is an output that holds back what it is given until Flush.
type Flusher interface{ Flush() error }

// Run writes a line to out for each line of in, and returns how many. Where out is a Flusher, it is
// flushed whenever nothing more waits to be written.
//
// The error is that of the context when it is done, a ReadError, ErrTooMany, or one of out. After any
// of them a call of in.Read may still be under way.
func Run(ctx context.Context, o Options, in io.Reader, out io.Writer) (Counts, error) {
	r := newRun(o, in, out)
	defer r.end()
	for {
		c, err := r.next(ctx)
		if c == nil {
			return r.counts, errors.Join(err, r.flush())
		}
		if err := r.write(c); err != nil {
			return r.counts, err
		}
		if ctx.Err() != nil {
			return r.counts, errors.Join(ctx.Err(), r.flush())
		}
		r.free <- c
	}
}

// run is one call of Run. A chunk goes from free to the splitter, from there to the workers and into
// the queue of those to be written, and back to free. There are so many chunks, and no more.
type run struct {
	Options
	out     *bufio.Writer
	flusher Flusher // or nil
	counts  Counts
	free    chan *chunk
	work    chan *chunk
	queue   chan *chunk // in the order of the input
	failed  error       // of the input; to be read once the queue is closed
	stop    chan struct{}
	workers sync.WaitGroup
}

func newRun(o Options, in io.Reader, out io.Writer) *run {
	o.Workers = max(o.Workers, 1)
	chunks := 2*o.Workers + 2
	r := &run{
		Options: o, out: bufio.NewWriterSize(out, 64<<10), stop: make(chan struct{}),
		free: make(chan *chunk, chunks), work: make(chan *chunk, chunks), queue: make(chan *chunk, chunks),
	}
	r.flusher, _ = out.(Flusher)
	for range chunks {
		r.free <- &chunk{judged: make(chan struct{}, 1)}
	}
	for range o.Workers {
		r.workers.Go(r.judge)
	}
	go r.split(in)
	return r
}

// end stops the workers, and waits until none is at work.
func (r *run) end() {
	close(r.stop)
	r.workers.Wait()
}

// judge is the work of a worker.
func (r *run) judge() {
	w := newWorker(&r.Options)
	for {
		select {
		case c, more := <-r.work:
			if !more {
				return
			}
			w.judge(c)
			c.judged <- struct{}{}
		case <-r.stop:
			return
		}
	}
}

// next returns the next chunk that is judged; nil at the end, and when the context is done.
func (r *run) next(ctx context.Context) (c *chunk, err error) {
	var more bool
	select {
	case c, more = <-r.queue:
	default:
		if err := r.flush(); err != nil {
			return nil, err
		}
		select {
		case c, more = <-r.queue:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	if !more {
		return nil, r.failed
	}
	select {
	case <-c.judged:
	default:
		if err := r.flush(); err != nil {
			return nil, err
		}
		<-c.judged
	}
	return c, nil
}

// write writes the lines of a chunk, up to the one that is a failure too many.
func (r *run) write(c *chunk) error {
	end := 0
	for _, a := range c.answers {
		end = a.end
		r.counts.Lines++
		switch a.outcome {
		case decided:
			r.counts.Decided++
		case blank:
			r.counts.Blank++
		default:
			r.counts.Failed++
		}
		if r.tooMany() {
			break
		}
	}
	if _, err := r.out.Write(c.output[:end]); err != nil {
		return err
	}
	if r.Report != nil {
		r.Report(r.counts)
	}
	if r.tooMany() {
		return errors.Join(ErrTooMany, r.flush())
	}
	return nil
}

func (r *run) tooMany() bool { return r.MaxFailed != nil && r.counts.Failed > int64(*r.MaxFailed) }

func (r *run) flush() error {
	if err := r.out.Flush(); err != nil || r.flusher == nil {
		return err
	}
	return r.flusher.Flush()
}
