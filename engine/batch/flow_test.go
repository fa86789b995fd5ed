package batch

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"testing"
	"testing/iotest"
	"time"
)

// Whoever writes a line and waits for its answer gets that.
func TestLaw5ADialogueDoesNotStop(t *testing.T) {
	m := maker(t)
	for _, workers := range []int{1, 3} {
		in, ask := io.Pipe()
		listen, out := io.Pipe()
		ended := make(chan error, 1)
		go func() {
			_, err := Run(context.Background(), Options{Book: shipped(t), Workers: workers}, in, out)
			ended <- err
		}()
		answers := json.NewDecoder(listen)
		for n := range 40 {
			line := m.Line(uint64(n))
			switch n % 4 {
			case 1:
				line = nil
			case 2:
				line = append(append(bytes.Clone(line), '\n'), m.Line(uint64(n+100))...)
			case 3:
				line, _ = m.Bad(n)
			}
			go func() { ask.Write(append(line, '\n')) }()
			for range 1 + bytes.Count(line, []byte("\n")) {
				var answer output
				if err := answers.Decode(&answer); err != nil {
					t.Fatal(err)
				}
			}
		}
		ask.Close()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
}

func TestLaw5IsFlushed(t *testing.T) {
	in, ask := io.Pipe()
	out := &held{flushed: make(chan struct{}, 100)}
	go Run(context.Background(), Options{Book: shipped(t), AsOf: &today}, in, out)
	for range 3 {
		ask.Write([]byte("{\"debts\":[{}]}\n"))
		for before := -1; before != 0; before = len(out.flushed) {
			<-out.flushed
		}
	}
	ask.Close()
}

// held is an output that says when it is flushed.
type held struct{ flushed chan struct{} }

func (h *held) Write(p []byte) (int, error) { return len(p), nil }

func (h *held) Flush() error {
	h.flushed <- struct{}{}
	return nil
}

// A slow writer before it and a slow reader behind it stop nothing.
func TestLaw5NoDeadlockHoweverSlow(t *testing.T) {
	in := mixed(t, 300)
	want, _, _ := runAll(Options{}, bytes.NewReader(in))
	for _, row := range []struct {
		why                string
		writePause, readBy time.Duration
	}{
		{"slow to write", time.Millisecond, 0},
		{"slow to read", 0, time.Millisecond},
		{"both", 100 * time.Microsecond, 100 * time.Microsecond},
	} {
		from, to := io.Pipe()
		back, out := io.Pipe()
		go func() {
			for piece := range slices.Chunk(in, 4096) {
				time.Sleep(row.writePause)
				to.Write(piece)
			}
			to.Close()
		}()
		go func() {
			_, err := Run(context.Background(), Options{Book: shipped(t), Workers: 2}, from, out)
			out.CloseWithError(err)
		}()
		var got bytes.Buffer
		buffer := make([]byte, 4096)
		for {
			time.Sleep(row.readBy)
			n, err := back.Read(buffer)
			got.Write(buffer[:n])
			if err != nil {
				break
			}
		}
		if !bytes.Equal(want, got.Bytes()) {
			t.Errorf("%s: other bytes", row.why)
		}
	}
}

func TestLaw6MemoryDoesNotGrow(t *testing.T) {
	r := &run{
		Options: Options{}, stop: make(chan struct{}),
		free: make(chan *chunk, 2), work: make(chan *chunk, 2), queue: make(chan *chunk, 2),
	}
	s := &splitter{run: r, buffer: make([]byte, 0, 2*chunkSize)}
	for range 2 {
		r.free <- &chunk{}
	}
	long := &endless{left: 64 << 20}
	for {
		s.makeRoom()
		n, err := long.Read(s.buffer[len(s.buffer):cap(s.buffer)])
		if err != nil {
			break
		}
		s.buffer = s.buffer[:len(s.buffer)+n]
		if !s.addLines() {
			t.Fatal("stopped")
		}
	}
	if s.finish(); cap(s.buffer) > 4<<20 {
		t.Errorf("a buffer of %d bytes", cap(s.buffer))
	}
	c := <-r.work
	if len(c.lines) != 1 || !c.lines[0].isLong || len(c.input) != headKept {
		t.Errorf("%d lines, %d bytes are kept", len(c.lines), len(c.input))
	}
	c.output = make([]byte, 0, 8<<20)
	c.input = make([]byte, 0, 1<<20)
	if c.reset(2); cap(c.output) > maxLine || cap(c.input) > 2*chunkSize {
		t.Error("the memory of a long line is kept")
	}
}

// endless is a line without an end.
type endless struct{ left int }

func (e *endless) Read(p []byte) (int, error) {
	if e.left <= 0 {
		return 0, io.EOF
	}
	for i := range p {
		p[i] = 'x'
	}
	e.left -= len(p)
	return len(p), nil
}

func TestLaw7WhatEndsEarlyIsTheBeginning(t *testing.T) {
	in := mixed(t, 400)
	whole, _, _ := runAll(Options{}, bytes.NewReader(in))
	check := func(why string, got []byte, counts Counts) {
		t.Helper()
		lines := int64(bytes.Count(got, []byte("\n")))
		if !bytes.HasPrefix(whole, got) || len(got) > 0 && got[len(got)-1] != '\n' || counts.Lines != lines || lines >= 400 {
			t.Errorf("%s: %d bytes, %d lines, %+v", why, len(got), lines, counts)
		}
	}
	for _, workers := range []int{1, 2, 8} {
		for _, most := range []int{0, 3, 25} {
			got, counts, err := runAll(Options{Workers: workers, MaxFailed: &most}, bytes.NewReader(in))
			check(fmt.Sprintf("at most %d failures", most), got, counts)
			if !errors.Is(err, ErrTooMany) || counts.Failed != int64(most+1) {
				t.Errorf("%+v, %v", counts, err)
			}
		}
	}
	all := 400
	if _, _, err := runAll(Options{MaxFailed: &all}, bytes.NewReader(in)); err != nil {
		t.Errorf("as many as may fail: %v", err)
	}

	broken := errors.New("cut off")
	got, counts, err := runAll(Options{Workers: 2}, io.MultiReader(bytes.NewReader(in[:len(in)/2]), iotest.ErrReader(broken)))
	check("a broken input", got, counts)
	if read := (*ReadError)(nil); !errors.As(err, &read) || !errors.Is(err, broken) || counts.Lines < 50 {
		t.Errorf("a broken input: %+v, %v", counts, err)
	}

	ctx, cancel := context.WithCancel(context.Background())
	var out bytes.Buffer
	counts, err = Run(ctx, Options{Book: shipped(t), Report: func(c Counts) {
		if c.Lines > 20 {
			cancel()
		}
	}}, &pieces{bytes.NewReader(in), rand.New(rand.NewPCG(1, 2))}, &out)
	check("cancelled", out.Bytes(), counts)
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}

	waiting, _ := io.Pipe()
	counts, err = Run(ctx, Options{Book: shipped(t)}, waiting, &out)
	if !errors.Is(err, context.Canceled) || counts.Lines != 0 {
		t.Errorf("cancelled while it waits for input: %+v, %v", counts, err)
	}

	full := &limited{room: 30_000}
	counts, err = Run(context.Background(), Options{Book: shipped(t), Workers: 2}, bytes.NewReader(in), full)
	if !errors.Is(err, errFull) || !bytes.HasPrefix(whole, full.Bytes()) {
		t.Errorf("an output that is full: %+v, %v", counts, err)
	}
}

var errFull = errors.New("full")

// limited is an output that takes so many bytes and no more.
type limited struct {
	bytes.Buffer
	room int
}

func (l *limited) Write(p []byte) (int, error) {
	if l.Len()+len(p) > l.room {
		return 0, errFull
	}
	return l.Buffer.Write(p)
}
