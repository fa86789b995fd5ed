// Command bench measures forbear, and the same work done by others, in one run, and writes tables
// of Markdown.
//
//	go run -C bench .
//
// What it measures is processor time, the least of several rounds in which all have their turn. It
// is a module of its own, so that what it compares with is no dependency of forbear. The figures of
// docs/performance.md are its last output; ratios hold from machine to machine, times do not.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
)

// bench is one run: where forbear is, how contenders are measured, and where tables go.
type bench struct {
	root    string
	measure func([]contender) ([]result, error)
	out     io.Writer
}

var parts = []struct {
	name  string
	write func(bench) error
}{{"conditions", bench.conditions}, {"steps", bench.steps}, {"lines", bench.lines}, {"growth", bench.growth}}

func main() {
	root := flag.String("root", "..", "the folder of forbear")
	only := flag.String("only", "", "only this part: conditions, steps, lines, growth")
	flag.Parse()
	fmt.Printf(
		"%s, %s/%s, %d processors%s\n",
		runtime.Version(),
		runtime.GOOS,
		runtime.GOARCH,
		runtime.NumCPU(),
		processor(),
	)
	if err := (bench{*root, inTurn, os.Stdout}).run(*only); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// run writes the tables of a part, or of all.
func (b bench) run(only string) error {
	for _, part := range parts {
		if only != "" && only != part.name {
			continue
		}
		if err := part.write(b); err != nil {
			return fmt.Errorf("%s: %w", part.name, err)
		}
	}
	return nil
}

// processor returns the name of the processor and the load of the machine, where Linux tells them.
func processor() string {
	said := ""
	info, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(info)) {
		if name, value, _ := strings.Cut(line, ":"); strings.TrimSpace(name) == "model name" {
			said += ", " + strings.TrimSpace(value)
			break
		}
	}
	if load, err := os.ReadFile("/proc/loadavg"); err == nil {
		said += ", load " + strings.Join(strings.Fields(string(load))[:3], " ")
	}
	return said
}
