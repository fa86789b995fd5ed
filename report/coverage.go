package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
	"github.com/forbear-project/forbear/workbench/coverage"
)

// Coverage writes what the fixtures have not seen of a book: conditions by file, options by lender; then how many conditions of each kind were seen.
func Coverage(w io.Writer, c coverage.Coverage, l text.Language) error {
	var b strings.Builder
	conditions(&b, sayOneSided.In(l), c.Conditions, l, func(s coverage.Condition) bool { return !s.BothSides() })
	conditions(&b, sayNeverUnknown.In(l), c.Conditions, l, func(s coverage.Condition) bool { return s.BothSides() && s.Unknown == 0 })
	options(&b, sayNeverOpen.In(l), c.Options, coverage.Option.NeverOpen)
	options(&b, sayNeverClosed.In(l), c.Options, coverage.Option.NeverClosed)
	kinds(&b, c.Conditions, l)
	_, err := io.WriteString(w, b.String())
	return err
}

// conditions writes those that are picked, by file, each with its line and how often it was what.
func conditions(b *strings.Builder, heading string, all []coverage.Condition, l text.Language, pick func(coverage.Condition) bool) {
	var rows [][]string
	for _, c := range all {
		if pick(c) {
			rows = append(rows, []string{" ", c.Place, c.ID, seen(sayYes, c.Yes, l), seen(sayNo, c.No, l), seen(sayUnknown, c.Unknown, l)})
		}
	}
	section(b, heading, rows)
}

// seen is how often something was seen, or that it never was.
func seen(what text.Text, times int, l text.Language) string {
	if times == 0 {
		return fmt.Sprintf(sayNeverSeen.In(l), what.In(l))
	}
	return fmt.Sprintf("%s %d", what.In(l), times)
}

// options writes those that are picked, by lender or family.
func options(b *strings.Builder, heading string, all []coverage.Option, pick func(coverage.Option) bool) {
	var books []string
	picked, widest := map[string][]string{}, 0
	for _, o := range all {
		if !pick(o) {
			continue
		}
		if picked[o.Book] == nil {
			books, widest = append(books, o.Book), max(widest, document.Cells(o.Book))
		}
		picked[o.Book] = append(picked[o.Book], o.Strategy)
	}
	if books == nil {
		return
	}
	p := newPage(Options{})
	for _, name := range books {
		p.para("  "+document.Pad(name, widest+2), strings.Join(picked[name], ", "))
	}
	fmt.Fprintf(b, "%s\n%s\n", heading, p.String())
}

// kinds writes a line for each kind of condition.
func kinds(b *strings.Builder, all []coverage.Condition, l text.Language) {
	rows := [][]string{{" ", sayKind.In(l), sayAll.In(l), sayYes.In(l), sayNo.In(l), sayYesAndNo.In(l), sayUnknown.In(l)}}
	for _, kind := range coverage.Kinds {
		n := tally(all, kind)
		rows = append(rows, []string{" ", kind, fmt.Sprint(n.all), fmt.Sprint(n.yes), fmt.Sprint(n.no), fmt.Sprint(n.both), fmt.Sprint(n.unknown)})
	}
	section(b, sayByKind.In(l), rows)
}

// sums are how many conditions there are, and how many were seen as what.
type sums struct{ all, yes, no, both, unknown int }

func tally(all []coverage.Condition, kind string) (n sums) {
	one := map[bool]int{true: 1}
	for _, c := range all {
		if c.Kind == kind {
			n.all++
			n.yes += one[c.Yes > 0]
			n.no += one[c.No > 0]
			n.both += one[c.BothSides()]
			n.unknown += one[c.Unknown > 0]
		}
	}
	return n
}

// section writes a heading and rows below it; nothing where there are no rows.
func section(b *strings.Builder, heading string, rows [][]string) {
	if len(rows) > 0 {
		fmt.Fprintf(b, "%s\n", heading)
		document.WriteTable(b, rows)
		b.WriteString("\n")
	}
}

// writeShares writes how many conditions and options were seen from both sides.
func writeShares(b *strings.Builder, c coverage.Coverage, l text.Language) {
	for _, s := range c.Shares() {
		fmt.Fprintf(b, sayShare[s.What].In(l)+"\n", s.All, s.Seen, s.Percent())
	}
}

// Covered is whether the coverage reaches the minimum, where one is asked for.
func (r Run) Covered() bool { return r.Minimum == nil || len(r.Coverage.Below(*r.Minimum)) == 0 }

// shortfalls says of each share that is below the minimum what it lacks.
func (r Run) shortfalls(l text.Language) (lines []string) {
	if r.Minimum != nil {
		for _, s := range r.Coverage.Below(*r.Minimum) {
			lines = append(lines, fmt.Sprintf(sayBelow[s.What].In(l), s.Percent(), *r.Minimum))
		}
	}
	return lines
}

// coverageJSON is a coverage for programs.
type coverageJSON struct {
	Shares  []shareJSON `json:"shares"`
	Minimum *int        `json:"minimum"` // in percent; null where none is asked for
	Reached bool        `json:"reached"` // true where none is asked for
	coverage.Coverage
}

// shareJSON is how much was seen from both sides.
type shareJSON struct {
	Of      string `json:"of"` // conditions or options
	Seen    int    `json:"seen"`
	All     int    `json:"all"`
	Percent int    `json:"percent"` // rounded down
}

func coverageOf(r Run) coverageJSON {
	c := r.Coverage
	c.Conditions, c.Options = append([]coverage.Condition{}, c.Conditions...), append([]coverage.Option{}, c.Options...)
	out := coverageJSON{Minimum: r.Minimum, Reached: r.Covered(), Coverage: c}
	for _, s := range r.Coverage.Shares() {
		out.Shares = append(out.Shares, shareJSON{s.What, s.Seen, s.All, s.Percent()})
	}
	return out
}
