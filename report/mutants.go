package report

import (
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
	"github.com/forbear-project/forbear/workbench/mutation"
)

// Mutants writes what a maintainer reads: each mutant that no fixture notices, with the line before and after and what a fixture would need; then the
// score. Those that nobody can notice follow with the reason, and are not in the score.
func Mutants(w io.Writer, r mutation.Result, folder string, o Options) error {
	p := newPage(o)
	for _, m := range r.Of(mutation.Survived) {
		p.mutant(m, folder)
		p.WriteString("   " + p.Paint(p.say(sayHint), document.Green) + p.say(mutantHints[m.Operator], m.About) + "\n\n")
	}
	for _, m := range r.Of(mutation.Equivalent) {
		p.mutant(m, folder)
		p.WriteString("   " + p.say(sayEquivalent, m.Why) + "\n\n")
	}
	counts := []any{len(r.Outcomes), len(r.Of(mutation.Noticed)), len(r.Of(mutation.Survived)), len(r.Of(mutation.Equivalent)), len(r.Of(mutation.Stillborn))}
	p.WriteString(p.say(sayMutants, counts...) + "\n")
	p.WriteString(p.Paint(p.say(sayMutationScore, fmt.Sprintf("%.1f", r.Score())), document.Strong) + "\n")
	if len(r.Of(mutation.Survived)) > 0 {
		p.WriteString(p.say(saySuggest) + "\n")
	}
	_, err := io.WriteString(w, p.String())
	return err
}

// mutant writes where a mutant is, and the line without it and with it.
func (p *page) mutant(m mutation.Outcome, folder string) {
	place := path.Join(folder, m.Place())
	p.WriteString(p.Paint(place, document.Strong) + ": " + m.Operator + ": " + m.Path + "\n")
	before, after := around(m.Before, m.After)
	p.WriteString("   " + p.Paint("- "+before, document.Red) + "\n")
	if m.After != "" {
		p.WriteString("   " + p.Paint("+ "+after, document.Green) + "\n")
	}
}

// maxAround is how many characters of a line are shown before and behind what differs.
const maxAround = 50

// around are two lines, without what is alike in them far from where they differ.
func around(before, after string) (string, string) {
	x, y := []rune(document.Clean(before)), []rune(document.Clean(after))
	head, tail := 0, 0
	for head < min(len(x), len(y)) && x[head] == y[head] {
		head++
	}
	for tail < min(len(x), len(y))-head && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
	}
	if after == "" {
		head, tail = 0, len(x)
	}
	cut := func(line []rune) string {
		from, to := max(head-maxAround, 0), len(line)-max(tail-maxAround, 0)
		shown := string(line[from:to])
		if from > 0 {
			shown = "..." + shown
		}
		if to < len(line) {
			shown += "..."
		}
		return shown
	}
	if after == "" {
		return cut(x), ""
	}
	return cut(x), cut(y)
}

// mutantsJSON is a trial for programs.
type mutantsJSON struct {
	Format   string         `json:"format"`
	Score    float64        `json:"score"`
	Counts   map[string]int `json:"counts"`
	Survived []mutantJSON   `json:"survived"`
	Others   []mutantJSON   `json:"others"`
}

type mutantJSON struct {
	Place    string `json:"place"`
	Path     string `json:"path"`
	Operator string `json:"operator"`
	Before   string `json:"before"`
	After    string `json:"after"`
	About    string `json:"about"`
	Fate     string `json:"fate"`
	By       string `json:"by"`
	Why      string `json:"why"`
}

// MutantsJSON writes every mutant: first those that no fixture notices, then the others.
func MutantsJSON(w io.Writer, r mutation.Result, folder string) error {
	out := mutantsJSON{Format: "1", Score: r.Score(), Counts: map[string]int{}, Survived: []mutantJSON{}, Others: []mutantJSON{}}
	for _, fate := range mutation.Fates {
		out.Counts[string(fate)] = len(r.Of(fate))
	}
	for _, m := range r.Outcomes {
		one := mutantJSON{
			Place: path.Join(folder, m.Place()), Path: m.Path, Operator: m.Operator, Before: m.Before, After: m.After, About: m.About,
			Fate: string(m.Fate), By: m.By, Why: m.Why,
		}
		if m.Fate == mutation.Survived {
			out.Survived = append(out.Survived, one)
		} else {
			out.Others = append(out.Others, one)
		}
	}
	return JSON(w, out)
}

// MutantsGitHub writes an annotation for each mutant that no fixture notices.
func MutantsGitHub(w io.Writer, r mutation.Result, folder string) error {
	var list problem.List
	for _, m := range r.Of(mutation.Survived) {
		list = append(list, problem.Problem{
			File: path.Join(folder, m.File), Line: m.Line, Column: m.Column, Path: m.Path,
			Message: "no fixture notices " + m.Operator + ": " + m.Before + " -> " + m.After, Hint: fmt.Sprintf(mutantHints[m.Operator].EN, m.About),
		})
	}
	return ProblemsGitHub(w, list)
}

// MutantsJUnit writes a test case for each mutant that a fixture could notice.
func MutantsJUnit(w io.Writer, r mutation.Result, folder string) error {
	var cases []junitCase
	for _, m := range r.Outcomes {
		c := junitCase{Name: m.Operator + " " + path.Join(folder, m.Place()) + " " + m.Path, Class: "mutants"}
		switch m.Fate {
		case mutation.Survived:
			c.Failure = &junitFailure{Message: "no fixture notices it", Text: "- " + m.Before + "\n+ " + strings.TrimSpace(m.After)}
		case mutation.Noticed:
		default:
			continue
		}
		cases = append(cases, c)
	}
	return writeJUnit(w, "forbear test --mutate", cases)
}

var (
	sayMutants = text.Both("变体 %d 个：样例察觉 %d 个，没察觉 %d 个；谁也察觉不了的 %d 个，规则读不进去的 %d 个",
		"mutants: %d, of which noticed: %d, survived: %d; that nobody can notice: %d, that do not load: %d")
	sayMutationScore = text.Both("得分 %s%%", "score: %s%%")
	saySuggest       = text.Both("能察觉它们的样例：forbear suggest --mutants", "fixtures that would notice them: forbear suggest --mutants")
	sayEquivalent    = text.Both("谁也察觉不了：%s", "nobody can notice it: %s")
)

// mutantHints say what a fixture would need that notices.
var mutantHints = map[string]text.Text{
	"threshold":     text.Both("要一个借款人，就差这一个单位：%s", "a borrower for whom this one unit decides: %s"),
	"figure":        text.Both("要一个借款人，正好在 %s 的原值和改后的值之间", "a borrower between the two values of %s"),
	"bound":         text.Both("要一个借款人，正好在界上：%s", "a borrower who stands exactly at the bound: %s"),
	"equality":      text.Both("要一个借款人，由这一点决定：%s", "a borrower for whom this decides: %s"),
	"junction":      text.Both("要一个借款人，两边只有一边成立，而且由它决定：%s", "a borrower for whom one side alone holds, and decides: %s"),
	"negation":      text.Both("要一个借款人，由这一点决定：%s", "a borrower for whom this decides: %s"),
	"choice":        text.Both("要一个借款人，只有 %s，没有表里别的", "a borrower with %s and nothing else of the list"),
	"dropped":       text.Both("要一个借款人，由 %s 决定", "a borrower for whom %s decides"),
	"restored":      text.Both("要一个借款人，走到有「%s」的阶段", "a borrower at a stage where %s would be there"),
	"sign":          text.Both("要一个借款人，%s 成立", "a borrower for whom %s holds"),
	"stage-added":   text.Both("要一个借款人，走到 %s", "a borrower at the stage %s"),
	"stage-removed": text.Both("要一个借款人，走到 %s", "a borrower at the stage %s"),
	"scope":         text.Both("要一个借款人，由 %s 决定", "a borrower for whom %s decides"),
	"order":         text.Both("要一个借款人，有两笔债只在 %s 上不同", "a borrower with two debts that %s alone tells apart"),
}
