package report

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
	"github.com/forbear-project/forbear/workbench/analysis"
)

// Check is what forbear check has found: the problems of a book that does not load, else findings. Files are named as the user would.
type Check struct {
	Problems problem.List
	analysis.Report
	Notes bool // write the notes and what was not analysed one by one, not as a count
}

// Holds is whether there is nothing above a note.
func (c Check) Holds() bool {
	return len(c.Problems) == 0 && c.count(analysis.Error)+c.count(analysis.Warning) == 0
}

func (c Check) count(s analysis.Severity) int { return len(c.of(s)) }

func (c Check) of(severities ...analysis.Severity) []analysis.Finding {
	return slices.DeleteFunc(slices.Clone(c.Findings), func(f analysis.Finding) bool { return !slices.Contains(severities, f.Severity) })
}

// Findings writes what a maintainer reads of a book that loads: errors and warnings by place, at most twenty and then a count; the notes where they are
// asked for; then how many there are of each.
func Findings(w io.Writer, c Check, o Options) error {
	p := newPage(o)
	grave := c.of(analysis.Error, analysis.Warning)
	for _, f := range grave[:min(maxProblems, len(grave))] {
		p.finding(f)
	}
	if more := len(grave) - maxProblems; more > 0 {
		p.WriteString(p.say(sayMoreFindings, more) + "\n")
	}
	if c.Notes {
		for _, f := range c.of(analysis.Note) {
			p.finding(f)
		}
		p.unanalysed(c.NotAnalysed)
	}
	p.counts(c)
	_, err := io.WriteString(w, p.String())
	return err
}

// finding writes one: place, severity, message and code; the line with carets; what to do; a profile that shows it, to be piped into evaluate.
func (p *page) finding(f analysis.Finding) {
	one := f.Problem
	if p.Language == text.ZH {
		one = one.InChinese()
	}
	place := problem.Problem{File: one.File, Line: one.Line, Column: one.Column}.String()
	what := problem.Problem{Path: one.Path, Message: one.Message}.String()
	p.WriteString(p.Paint(document.Clean(place+p.in(severities[f.Severity])+what), document.Strong) + " [" + f.Code + "]\n")
	p.snippet(one)
	p.WriteString("   " + p.Paint(p.say(sayHint), document.Green) + document.Clean(one.Hint) + "\n")
	if f.Witness != nil {
		p.WriteString("   " + p.Paint(p.say(sayShows), document.Green) + string(f.Witness) + "\n")
	}
}

func (p *page) unanalysed(list []analysis.Unanalysed) {
	if len(list) == 0 {
		return
	}
	p.WriteString("\n" + p.in(sayUnanalysed) + "\n")
	for _, u := range list {
		p.WriteString(document.Clean(u.Place+": "+u.What+": "+p.in(u.Why)) + "\n")
	}
}

// counts says how many findings there are of each severity, and how to read on.
func (p *page) counts(c Check) {
	var found []string
	for _, s := range []analysis.Severity{analysis.Error, analysis.Warning, analysis.Note} {
		if n := c.count(s); n > 0 {
			found = append(found, counted(p.Language, n, severityCounts[s]))
		}
	}
	if n := len(c.NotAnalysed); n > 0 {
		found = append(found, counted(p.Language, n, questionCount))
	}
	if len(found) == 0 {
		return
	}
	if len(c.Findings) > 0 && (!c.Holds() || c.Notes) {
		p.WriteByte('\n')
	}
	more := sayExplain
	if c.Holds() && !c.Notes {
		more = sayNotesListed
	}
	p.WriteString(p.join(found) + p.in(more) + "\n")
}

// counted is n things: one or more of them.
func counted(l text.Language, n int, thing things) string {
	if n == 1 {
		return fmt.Sprintf(thing.one.In(l), n)
	}
	return fmt.Sprintf(thing.more.In(l), n)
}

// checkJSON is a check for programs.
type checkJSON struct {
	problemsFile
	Findings    []findingJSON    `json:"findings"`
	NotAnalysed []unanalysedJSON `json:"not_analysed"`
}

type findingJSON struct {
	Code     string            `json:"code"`
	Severity analysis.Severity `json:"severity"`
	Place    string            `json:"place"`
	Line     int               `json:"line"`
	Column   int               `json:"column"`
	Path     string            `json:"path"`
	Message  text.Text         `json:"message"`
	Hint     text.Text         `json:"hint"`
	Witness  json.RawMessage   `json:"witness"`
}

type unanalysedJSON struct {
	Place string    `json:"place"`
	What  string    `json:"what"`
	Why   text.Text `json:"why"`
}

// CheckJSON writes problems, findings and what was not analysed as data, each list empty where there is nothing. The witness of a finding is a profile, or null.
func CheckJSON(w io.Writer, c Check) error {
	out := checkJSON{problemsFile: problemsFile{Format: "1", Problems: problemsJSON(c.Problems)}, Findings: []findingJSON{}, NotAnalysed: []unanalysedJSON{}}
	for _, f := range c.Findings {
		out.Findings = append(out.Findings, findingJSON{
			f.Code, f.Severity, f.File, f.Line, f.Column, f.Path,
			text.Both(f.Chinese.Message, f.Message), text.Both(f.Chinese.Hint, f.Hint), f.Witness,
		})
	}
	for _, u := range c.NotAnalysed {
		out.NotAnalysed = append(out.NotAnalysed, unanalysedJSON(u))
	}
	return JSON(w, out)
}

// levels are what GitHub calls severities.
var levels = map[analysis.Severity]string{analysis.Error: "error", analysis.Warning: "warning", analysis.Note: "notice"}

// CheckGitHub writes every problem and finding as an annotation of a GitHub workflow; notes, where they are asked for, as notices.
func CheckGitHub(w io.Writer, c Check) error {
	if err := ProblemsGitHub(w, c.Problems); err != nil {
		return err
	}
	var b strings.Builder
	for _, f := range c.Findings {
		if f.Severity == analysis.Note && !c.Notes {
			continue
		}
		b.WriteString(annotation(levels[f.Severity], f.Problem, f.Code))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// CheckJUnit writes every problem, and every finding above a note, as a failed test of its file; a sound book is one test that holds.
func CheckJUnit(w io.Writer, c Check) error {
	list := slices.Clone(c.Problems)
	for _, f := range c.of(analysis.Error, analysis.Warning) {
		p := f.Problem
		p.Message += " [" + f.Code + "]"
		list = append(list, p)
	}
	return ProblemsJUnit(w, list)
}

// Codes writes every code with its severity and what it says, for forbear explain without a code.
func Codes(w io.Writer, codes []analysis.Code, l text.Language) error {
	var rows [][]string
	for _, c := range codes {
		rows = append(rows, []string{c.Name, severityNames[c.Severity].In(l), c.Title.In(l)})
	}
	return document.WriteTable(w, rows)
}
