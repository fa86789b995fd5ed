package main

import (
	"fmt"
	"io"
	"strings"
	"syscall"
	"time"
)

// contender is one way to do a piece of work, which run does once.
type contender struct {
	name string
	run  func() error
}

// result is the least processor time that a contender took.
type result struct {
	name string
	took time.Duration
}

// rounds is how often each contender has its turn, and turn the processor time that it has at least.
const (
	rounds = 15
	turn   = 40 * time.Millisecond
)

// inTurn lets each contender work, one after the other, in rounds, and returns the least processor
// time that each took for once, in the order given: what else a machine does makes a round slower,
// never quicker. The time of the collector of garbage counts.
func inTurn(contenders []contender) ([]result, error) {
	results := make([]result, len(contenders))
	for range rounds {
		for i, c := range contenders {
			took, err := timeOf(c)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", c.name, err)
			}
			if r := results[i]; r.name == "" || took < r.took {
				results[i] = result{c.name, took}
			}
		}
	}
	return results, nil
}

// timeOf returns the processor time of one run, from as many as fill a turn.
func timeOf(c contender) (time.Duration, error) {
	for times := 1; ; times *= 2 {
		before := processorTime()
		for range times {
			if err := c.run(); err != nil {
				return 0, err
			}
		}
		if took := processorTime() - before; took >= turn {
			return took / time.Duration(times), nil
		}
	}
}

// processorTime returns the time that the processors have worked for this process.
func processorTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err) // it is asked of the process itself, which is there
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// table measures contenders and writes a table of Markdown, each with its ratio to the first. What
// one run does counts as so many pieces.
func (b bench) table(title, unit string, pieces int, contenders []contender) error {
	results, err := b.measure(contenders)
	if err != nil {
		return err
	}
	var t strings.Builder
	fmt.Fprintf(&t, "\n## %s\n\n| | %s | ratio |\n| --- | ---: | ---: |\n", title, unit)
	for _, r := range results {
		ratio := float64(r.took) / float64(results[0].took)
		fmt.Fprintf(&t, "| %s | %s | %.3g |\n", r.name, written(r.took/time.Duration(pieces)), ratio)
	}
	_, err = io.WriteString(b.out, t.String())
	return err
}

// written returns a time with three digits that count.
func written(d time.Duration) string {
	switch {
	case d >= time.Second:
		return fmt.Sprintf("%.3g s", d.Seconds())
	case d >= time.Millisecond:
		return fmt.Sprintf("%.3g ms", d.Seconds()*1e3)
	case d >= time.Microsecond:
		return fmt.Sprintf("%.3g µs", d.Seconds()*1e6)
	}
	return fmt.Sprintf("%d ns", d.Nanoseconds())
}
