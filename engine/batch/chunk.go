package batch

import (
	"bytes"
	"errors"
	"io"
)

const (
	maxLine   = 1 << 20  // bytes of a line, without its end
	headKept  = 4 << 10  // of a line that is longer, to find its id
	chunkSize = 64 << 10 // bytes of lines after which a chunk is full
	mostLines = 256      // in a chunk
	leastRoom = 16 << 10 // bytes that are asked for at once
)

// chunk is some lines that follow one another, and what is to be written for them.
type chunk struct {
	first   int64 // the number of its first line, counted from 1
	input   []byte
	lines   []line
	output  []byte
	answers []answer
	judged  chan struct{} // has an element once the answers are there
}

// line is where a line stands in the input of its chunk.
type line struct {
	from, to int
	isLong   bool // it is the beginning of a line that is too long
}

// answer is the outcome of a line, and where in the output it ends.
type answer struct {
	outcome outcome
	end     int
}

type outcome int

const (
	decided outcome = iota
	failed
	blank
)

// reset empties a chunk. The memory of an unusually long output is given back.
func (c *chunk) reset(first int64) {
	if cap(c.output) > maxLine {
		c.output = nil
	}
	if cap(c.input) > 2*chunkSize {
		c.input = nil
	}
	c.first, c.input, c.lines, c.output, c.answers = first, c.input[:0], c.lines[:0], c.output[:0], c.answers[:0]
}

func (c *chunk) add(data []byte, isLong bool) {
	from := len(c.input)
	c.input = append(c.input, data...)
	c.lines = append(c.lines, line{from, len(c.input), isLong})
}

// splitter makes chunks of lines.
type splitter struct {
	*run
	buffer []byte
	begin  int    // of the line that is not complete, in the buffer
	seen   int    // before which that has no end
	isLong bool   // it is too long, and was added already
	chunk  *chunk // that is filled; nil before it has a line
	lines  int64  // in all chunks
}

// split reads the input to its end, and sends its lines to the workers and into the queue.
func (r *run) split(in io.Reader) {
	s := &splitter{run: r, buffer: make([]byte, 0, 2*chunkSize)}
	defer func() {
		close(r.work)
		close(r.queue)
	}()
	for {
		if !s.addLines() || !s.send() {
			return
		}
		s.makeRoom()
		n, err := in.Read(s.buffer[len(s.buffer):cap(s.buffer)])
		s.buffer = s.buffer[:len(s.buffer)+n]
		switch {
		case errors.Is(err, io.EOF):
			s.finish()
			return
		case err != nil:
			if s.addLines() {
				s.send()
			}
			r.failed = &ReadError{err}
			return
		}
	}
}

// addLines adds every line that is complete; false once the run is over.
func (s *splitter) addLines() bool {
	for {
		at := bytes.IndexByte(s.buffer[s.seen:], '\n')
		if at < 0 {
			s.seen = len(s.buffer)
			return s.addLong()
		}
		end := s.seen + at
		if !s.isLong && !s.add(s.buffer[s.begin:end]) {
			return false
		}
		s.begin, s.seen, s.isLong = end+1, end+1, false
	}
}

// addLong adds the head of the line that is not complete, where it is too long already.
func (s *splitter) addLong() bool {
	rest := s.buffer[s.begin:]
	if s.isLong || len(rest) <= maxLine+len("\r") {
		return true
	}
	s.isLong = true
	return s.addLine(rest[:headKept], true)
}

// add adds a line, without its end.
func (s *splitter) add(data []byte) bool {
	data = bytes.TrimSuffix(data, []byte("\r"))
	if len(data) > maxLine {
		return s.addLine(data[:headKept], true)
	}
	return s.addLine(data, false)
}

func (s *splitter) addLine(data []byte, isLong bool) bool {
	if s.chunk == nil {
		select {
		case s.chunk = <-s.free:
		case <-s.stop:
			return false
		}
		s.chunk.reset(s.lines + 1)
	}
	s.chunk.add(data, isLong)
	s.lines++
	if s.View == Full || len(s.chunk.input) >= chunkSize || len(s.chunk.lines) == mostLines {
		return s.send()
	}
	return true
}

// send sends the chunk that is filled, where there is one; false once the run is over.
func (s *splitter) send() bool {
	if s.chunk == nil {
		return true
	}
	c := s.chunk
	s.chunk = nil
	select {
	case <-s.stop:
		return false
	default:
	}
	s.work <- c
	s.queue <- c
	return true
}

// makeRoom makes room in the buffer for the next bytes. Of a line that is too long nothing is kept.
func (s *splitter) makeRoom() {
	if s.isLong {
		s.begin = len(s.buffer)
	}
	if s.begin < len(s.buffer) && cap(s.buffer)-len(s.buffer) >= leastRoom {
		return
	}
	s.buffer = append(s.buffer[:0], s.buffer[s.begin:]...)
	s.seen, s.begin = s.seen-s.begin, 0
	if cap(s.buffer)-len(s.buffer) < leastRoom {
		s.buffer = append(make([]byte, 0, 2*cap(s.buffer)), s.buffer...)
	}
}

// finish adds the last line where it has no end, and sends what is left.
func (s *splitter) finish() {
	if !s.addLines() {
		return
	}
	if rest := s.buffer[s.begin:]; len(rest) > 0 && !s.isLong && !s.add(rest) {
		return
	}
	s.send()
}
