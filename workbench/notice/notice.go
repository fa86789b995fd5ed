// Package notice writes what a maintainer has to look at in rule files and fixtures: a problem of a
// file that cannot be read, a finding of an analysis, a fixture that moved, a mutant that survived,
// a rule that is out of date. One writer for each format serves all of them: text, JSON,
// annotations of a GitHub workflow and JUnit.
//
//  1. Every format says the same of a notice: where it is, how grave, what is wrong and what to do.
//
//  2. A list is never changed, and is written in its order; Of brings problems into that of their
//     places.
//
//  3. Text is in one language and JSON of findings in both. GitHub and JUnit are read by machines
//     first and are in English.
//
// In a terminal:
//
//	rules/stages.toml:9:7: error: stage.late: no debt can be at it [stage-never]
//	   | [stage.late]
//	   |       ^^^^
//	   hint: mend its condition
package notice

import (
	"encoding/json"
	"io"
	"slices"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
)

// Severity says what a notice asks for.
type Severity string

// The severities, the gravest first.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Note    Severity = "note"
)

// Severities lists them, the gravest first.
var Severities = []Severity{Error, Warning, Note}

// Name returns the severity in words.
func (s Severity) Name() text.Text { return severityNames[s] }

// Notice is one thing to look at.
type Notice struct {
	problem.Problem
	Severity Severity
	Code     string // which kind of finding it is, such as stage-never; "" of a problem, which has none
	Witness  []byte // a profile in JSON that shows it; nil where there is none
}

// Of returns problems as notices: errors without a code, sorted by place, without repetitions.
func Of(list problem.List) []Notice {
	sorted := slices.Clone(list).Sort()
	notices := make([]Notice, len(sorted))
	for i, p := range sorted {
		notices[i] = Notice{Problem: p, Severity: Error}
	}
	return notices
}

// Entry is a notice as programs read it. Lines and columns are counted from 1; 0 is the whole. A
// problem has neither code, severity nor witness, and its message and hint are in English; those of
// a finding are in both languages, and its witness is null where there is none.
type Entry struct {
	Code     string          `json:"code,omitempty"`
	Severity Severity        `json:"severity,omitempty"`
	Place    string          `json:"place"`
	Line     int             `json:"line"`
	Column   int             `json:"column"`
	Path     string          `json:"path"`
	Message  any             `json:"message"`
	Hint     any             `json:"hint"`
	Witness  json.RawMessage `json:"witness,omitempty"`
}

// Entries returns notices for programs; an empty list, not null, where there are none.
func Entries(list []Notice) []Entry {
	entries := make([]Entry, len(list))
	for i, n := range list {
		entries[i] = Entry{
			Place: n.File, Line: n.Line, Column: n.Column, Path: n.Path, Message: n.Message, Hint: n.Hint,
		}
		if n.Code != "" {
			entries[i].Code, entries[i].Severity, entries[i].Witness = n.Code, n.Severity, n.Witness
			entries[i].Message, entries[i].Hint = n.Messages(), n.Hints()
			if n.Witness == nil {
				entries[i].Witness = json.RawMessage("null")
			}
		}
	}
	return entries
}

// Messages returns the message in both languages.
func (n Notice) Messages() text.Text { return text.Both(n.Chinese.Message, n.Message) }

// Hints returns the hint in both languages.
func (n Notice) Hints() text.Text { return text.Both(n.Chinese.Hint, n.Hint) }

// JSON writes notices alone as data.
func JSON(w io.Writer, list []Notice) error {
	return text.WriteJSON(w, struct {
		Format   string  `json:"format"`
		Problems []Entry `json:"problems"`
	}{"1", Entries(list)})
}
