package mutation

import (
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
	"github.com/forbear-project/forbear/workbench/notice"
)

// Shown is a result with the folder of the book, which places are written with.
type Shown struct {
	Result
	Folder string
}

// WriteText writes each mutant that no fixture notices, with the line before and after and what a
// fixture would need; those that nobody can notice, with the reason; then the score.
func (s Shown) WriteText(w io.Writer, o notice.Options) error {
	t := &document.Terminal{Colour: o.Colour}
	survived := s.Of(Survived)
	for _, m := range survived {
		s.writeMutant(t, m)
		hint := t.Paint(notice.HintLabel.In(o.Language), document.Green)
		t.WriteString("   " + hint + m.hint(o.Language) + "\n\n")
	}
	for _, m := range s.Of(Equivalent) {
		s.writeMutant(t, m)
		t.WriteString("   " + fmt.Sprintf(sayEquivalent.In(o.Language), m.Why) + "\n\n")
	}
	fmt.Fprintf(t, sayMutants.In(o.Language)+"\n", len(s.Outcomes), len(s.Of(Noticed)), len(survived),
		len(s.Of(Equivalent)), len(s.Of(Stillborn)))
	t.Line(fmt.Sprintf(sayScore.In(o.Language), fmt.Sprintf("%.1f", s.Score())), document.Strong)
	if len(survived) > 0 {
		t.Line(saySuggest.In(o.Language), document.Plain)
	}
	_, err := io.WriteString(w, t.String())
	return err
}

// hint returns what a fixture that notices the mutant would need.
func (m Mutant) hint(l text.Language) string {
	switch path := strings.Split(m.Path, "."); {
	case isPlan(path):
		return fmt.Sprintf(sayPlanHint.In(l), path[1])
	case isShare(path):
		return sayShareHint.In(l)
	}
	if m.OfLetter() {
		return sayLetterHint.In(l)
	}
	return fmt.Sprintf(hints[m.Operator].In(l), m.About)
}

// writeMutant writes the place of a mutant, and the line without it and with it.
func (s Shown) writeMutant(t *document.Terminal, m Outcome) {
	place := path.Join(s.Folder, m.Place())
	t.WriteString(t.Paint(place, document.Strong) + ": " + m.Operator + ": " + m.Path + "\n")
	before, after := m.Excerpts()
	t.WriteString("   " + t.Paint("- "+before, document.Red) + "\n")
	if m.After != "" {
		t.WriteString("   " + t.Paint("+ "+after, document.Green) + "\n")
	}
}

// maxAround bounds the characters shown of a line before and after what differs.
const maxAround = 50

// Excerpts returns the lines before and after the change, shortened where they are alike. The
// second is "" where the line is gone.
func (m Mutant) Excerpts() (before, after string) {
	x, y := []rune(document.Clean(m.Before)), []rune(document.Clean(m.After))
	head, tail := 0, 0
	for head < min(len(x), len(y)) && x[head] == y[head] {
		head++
	}
	for tail < min(len(x), len(y))-head && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
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
	if m.After == "" {
		head, tail = 0, len(x)
		return cut(x), ""
	}
	return cut(x), cut(y)
}

// MutantJSON is a mutant in JSON, wherever one is written.
type MutantJSON struct {
	Place    string `json:"place"`
	Path     string `json:"path"`
	Operator string `json:"operator"`
	Before   string `json:"before"`
	After    string `json:"after"`
}

// JSON returns the mutant in JSON, its place within the folder of its book.
func (m Mutant) JSON(folder string) MutantJSON {
	return MutantJSON{path.Join(folder, m.Place()), m.Path, m.Operator, m.Before, m.After}
}

// outcomeJSON is a mutant and what became of it.
type outcomeJSON struct {
	MutantJSON
	About string `json:"about"`
	Fate  string `json:"fate"`
	By    string `json:"by"`
	Why   string `json:"why"`
}

// WriteJSON writes every mutant: first those that no fixture notices, then the others.
func (s Shown) WriteJSON(w io.Writer) error {
	out := struct {
		Format   string         `json:"format"`
		Score    float64        `json:"score"`
		Counts   map[string]int `json:"counts"`
		Survived []outcomeJSON  `json:"survived"`
		Others   []outcomeJSON  `json:"others"`
	}{"1", s.Score(), map[string]int{}, []outcomeJSON{}, []outcomeJSON{}}
	for _, fate := range Fates {
		out.Counts[string(fate)] = len(s.Of(fate))
	}
	for _, m := range s.Outcomes {
		one := outcomeJSON{m.JSON(s.Folder), m.About, string(m.Fate), m.By, m.Why}
		if m.Fate == Survived {
			out.Survived = append(out.Survived, one)
		} else {
			out.Others = append(out.Others, one)
		}
	}
	return text.WriteJSON(w, out)
}

// WriteGitHub writes an annotation for each mutant that no fixture notices.
func (s Shown) WriteGitHub(w io.Writer) error {
	var list problem.List
	for _, m := range s.Of(Survived) {
		list = append(list, problem.Problem{
			File: path.Join(s.Folder, m.File), Line: m.Line, Column: m.Column, Path: m.Path,
			Message: "no fixture notices " + m.Operator + ": " + m.Before + " -> " + m.After,
			Hint:    m.hint(text.EN),
		})
	}
	return notice.GitHub(w, notice.Of(list))
}

// WriteJUnit writes a test case for each mutant that is noticed or survives.
func (s Shown) WriteJUnit(w io.Writer) error {
	var cases []notice.Case
	for _, m := range s.Outcomes {
		name := m.Operator + " " + path.Join(s.Folder, m.Place()) + " " + m.Path
		c := notice.Case{Name: name, Class: "mutants"}
		switch m.Fate {
		case Survived:
			lines := "- " + m.Before + "\n+ " + strings.TrimSpace(m.After)
			c.Failure = &notice.Failure{Message: "no fixture notices it", Text: lines}
		case Noticed:
		default:
			continue
		}
		cases = append(cases, c)
	}
	return notice.Suite{Name: "forbear test --mutate", Cases: cases}.Write(w)
}

var (
	sayMutants = text.Both("变体 %d 个：样例察觉 %d 个，没察觉 %d 个；谁也察觉不了的 %d 个，规则读不进去的 %d 个",
		"mutants: %d, of which noticed: %d, survived: %d; that nobody can notice: %d, that do not load: %d")
	sayScore   = text.Both("得分 %s%%", "score: %s%%")
	saySuggest = text.Both(
		"能察觉它们的样例：forbear suggest --mutants", "fixtures that would notice them: forbear suggest --mutants",
	)
	sayEquivalent = text.Both("谁也察觉不了：%s", "nobody can notice it: %s")
)

var sayPlanHint = text.Both("要一个样例，在 plans 里写上 %s，而且这一处改了数目就不同",
	"a fixture that names %s in plans, with figures that turn on this")

var sayShareHint = text.Both("要一个有几笔债的样例，写上 shares，而且这一处改了就分得不同",
	"a fixture of several debts that has shares, which turn on this")

var sayLetterHint = text.Both("要一个样例，在 letters 里核对这种信函，而且这一处改了就不同",
	"a fixture that holds this letter in letters, with what turns on this")

// hints say, by operator and of what is no plan, share or letter, what a fixture that notices the
// mutant would need.
var hints = map[string]text.Text{
	"threshold": text.Both("要一个借款人，就差这一个单位：%s", "a borrower for whom this one unit decides: %s"),
	"figure":    text.Both("要一个借款人，正好在 %s 的原值和改后的值之间", "a borrower between the two values of %s"),
	"bound":     text.Both("要一个借款人，正好在界上：%s", "a borrower who stands exactly at the bound: %s"),
	"equality":  text.Both("要一个借款人，由这一点决定：%s", "a borrower for whom this decides: %s"),
	"junction": text.Both("要一个借款人，两边只有一边成立，而且由它决定：%s",
		"a borrower for whom one side alone holds, and decides: %s"),
	"negation":      text.Both("要一个借款人，由这一点决定：%s", "a borrower for whom this decides: %s"),
	"choice":        text.Both("要一个借款人，只有 %s，没有表里别的", "a borrower with %s and nothing else of the list"),
	"unknown":       text.Both("要一个借款人，不知道 %s 成不成立", "a borrower of whom it is not known whether %s holds"),
	"dropped":       text.Both("要一个借款人，由 %s 决定", "a borrower for whom %s decides"),
	"restored":      text.Both("要一个借款人，走到有「%s」的阶段", "a borrower at a stage where %s would be there"),
	"sign":          text.Both("要一个借款人，%s 成立", "a borrower for whom %s holds"),
	"stage-added":   text.Both("要一个借款人，走到 %s", "a borrower at the stage %s"),
	"stage-removed": text.Both("要一个借款人，走到 %s", "a borrower at the stage %s"),
	"scope":         text.Both("要一个借款人，由 %s 决定", "a borrower for whom %s decides"),
	"holiday":       text.Both("要一个借款人，期限的最后一天正落在那天：%s", "a borrower with a deadline on that very day: %s"),
	"order":         text.Both("要一个借款人，有两笔债只在 %s 上不同", "a borrower with two debts that %s alone tells apart"),
	"day": text.Both(
		"要一个借款人，正好在 %s 换数的那一天，或者前一天",
		"a borrower on the day on which %s changes, or the day before",
	),
}
