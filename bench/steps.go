package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/forbear-project/forbear"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/batch"
	"github.com/forbear-project/forbear/engine/batch/batchtest"
	"github.com/forbear-project/forbear/engine/fact"
)

// sample is the profile of the README: one debt, 45 days overdue.
const sample = "fixtures/jd-jintiao/unemployed-45-days.json"

// shipped returns the shipped book, the sample as bytes and as a profile, and its day.
func (b bench) shipped() (book *forbear.Book, data []byte, profile *forbear.Profile, day forbear.Day, err error) {
	if book, err = forbear.Load(os.DirFS(filepath.Join(b.root, "rules"))); err != nil {
		return
	}
	if data, err = os.ReadFile(filepath.Join(b.root, filepath.FromSlash(sample))); err != nil {
		return
	}
	day = forbear.Date(2026, time.November, 22)
	profile, err = book.ReadProfile("profile.json", data, day)
	return
}

// steps measures what happens to one profile, step by step, beside what encoding/json takes to read
// and write the same without knowing what it means.
func (b bench) steps() error {
	book, data, profile, day, err := b.shipped()
	if err != nil {
		return err
	}
	judge := book.NewJudge()
	decided := judge.Decide(profile, day)
	evaluation := book.Evaluate(profile, day)
	answer, err := json.Marshal(evaluation)
	if err != nil {
		return err
	}
	var plain any
	if err := json.Unmarshal(answer, &plain); err != nil {
		return err
	}
	quick := fact.NewQuickReader(book.Vocabulary)
	title := fmt.Sprintf("One profile, step by step: %d bytes in, %d bytes out", len(data), len(answer))
	return b.table(title, "once", 1, []contender{
		{"judge", func() error {
			judge.Decide(profile, day)
			return nil
		}},
		{"load the book", func() error {
			_, err := forbear.Load(os.DirFS(filepath.Join(b.root, "rules")))
			return err
		}},
		{"read a profile, carefully", func() error {
			_, err := book.ReadProfile("profile.json", data, day)
			return err
		}},
		{"read a profile, quickly", func() error {
			_, problems := quick.Read("profile.json", data, day)
			if problems != nil {
				return problems
			}
			return nil
		}},
		{"encoding/json reads the profile", func() error {
			var values map[string]any
			return json.Unmarshal(data, &values)
		}},
		{"find what to ask next", func() error {
			engine.Questions(decided)
			return nil
		}},
		{"explain, both languages", func() error {
			engine.Explain(decided)
			return nil
		}},
		{"write the evaluation as JSON", func() error { return json.NewEncoder(io.Discard).Encode(evaluation) }},
		{"encoding/json writes the same as plain values", func() error { return json.NewEncoder(io.Discard).Encode(plain) }},
	})
}

// lines measures forbear batch over many lines, beside decoding and encoding them alone.
func (b bench) lines() error {
	book, _, _, _, err := b.shipped()
	if err != nil {
		return err
	}
	maker, err := batchtest.New(os.DirFS(filepath.Join(b.root, "fixtures")))
	if err != nil {
		return err
	}
	const many = 500
	var input bytes.Buffer
	for n := range uint64(many) {
		input.Write(maker.Line(n))
		input.WriteByte('\n')
	}
	judged := func(view batch.View, workers int) func() error {
		return func() error {
			o := batch.Options{Book: book.Book, View: view, Workers: workers}
			counts, err := batch.Run(context.Background(), o, bytes.NewReader(input.Bytes()), io.Discard)
			if err == nil && counts.Decided != many {
				err = errors.New("not every line was decided")
			}
			return err
		}
	}
	title := fmt.Sprintf("Many profiles: %d lines of %d bytes", many, input.Len()/many)
	return b.table(title, "a line", many, []contender{
		{"decisions", judged(batch.Decisions, 1)},
		{fmt.Sprintf("decisions, %d workers", runtime.NumCPU()), judged(batch.Decisions, runtime.NumCPU())},
		{"summary", judged(batch.Brief, 1)},
		{"full", judged(batch.Full, 1)},
		{"encoding/json reads and writes the lines", func() error {
			for line := range bytes.Lines(input.Bytes()) {
				var values map[string]any
				if err := json.Unmarshal(line, &values); err != nil {
					return err
				}
				if err := json.NewEncoder(io.Discard).Encode(values); err != nil {
					return err
				}
			}
			return nil
		}},
	})
}
