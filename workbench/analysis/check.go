package analysis

import (
	"fmt"
	"io"
	"slices"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
	"github.com/forbear-project/forbear/workbench/notice"
)

// Check is the result of forbear check: the problems of a book that does not load, else findings.
// Files are named as the user would name them.
type Check struct {
	Problems problem.List
	Report
	Notes bool // write the notes and what was not analysed one by one, not as a count
}

// Holds reports whether there is no problem, error or warning.
func (c Check) Holds() bool { return len(c.Problems)+len(c.findings(Error, Warning)) == 0 }

func (c Check) findings(severities ...Severity) []Finding {
	return slices.DeleteFunc(slices.Clone(c.Findings), func(f Finding) bool {
		return !slices.Contains(severities, f.Severity)
	})
}

// WriteText writes the result for a book that loads: errors and warnings by place, at most twenty
// and then their number; notes where they are asked for; then the number of each.
func (c Check) WriteText(w io.Writer, o notice.Options) error {
	if err := notice.Text(w, c.findings(Error, Warning), o); err != nil {
		return err
	}
	if c.Notes {
		o.All = true
		if err := notice.Text(w, c.findings(Note), o); err != nil {
			return err
		}
		if len(c.NotAnalysed) > 0 {
			fmt.Fprintf(w, "\n%s\n", sayUnanalysed.In(o.Language))
		}
		for _, u := range c.NotAnalysed {
			fmt.Fprintln(w, document.Clean(u.Place+": "+u.What+": "+u.Why.In(o.Language)))
		}
	}
	_, err := io.WriteString(w, c.counts(o.Language))
	return err
}

// counts says how many findings there are of each severity, and how to read more; "" where there
// are none.
func (c Check) counts(l text.Language) string {
	var found []string
	for _, s := range notice.Severities {
		if n := len(c.findings(s)); n > 0 {
			found = append(found, countOf(n, severityCounts[s], l))
		}
	}
	if n := len(c.NotAnalysed); n > 0 {
		found = append(found, countOf(n, questionCount, l))
	}
	if len(found) == 0 {
		return ""
	}
	above := ""
	if len(c.Findings) > 0 && (!c.Holds() || c.Notes) {
		above = "\n"
	}
	more := sayExplain
	if c.Holds() && !c.Notes {
		more = sayNotesListed
	}
	return above + text.Join(found, l) + more.In(l) + "\n"
}

// WriteJSON writes problems, findings and what was not analysed as data; lists are never null.
func (c Check) WriteJSON(w io.Writer) error {
	type unanalysed struct {
		Place string    `json:"place"`
		What  string    `json:"what"`
		Why   text.Text `json:"why"`
	}
	open := make([]unanalysed, len(c.NotAnalysed))
	for i, u := range c.NotAnalysed {
		open[i] = unanalysed(u)
	}
	return text.WriteJSON(w, struct {
		Format      string         `json:"format"`
		Problems    []notice.Entry `json:"problems"`
		Findings    []notice.Entry `json:"findings"`
		NotAnalysed []unanalysed   `json:"not_analysed"`
	}{"1", notice.Entries(notice.Of(c.Problems)), notice.Entries(c.Findings), open})
}

// WriteGitHub writes every problem and finding as an annotation; notes only where they are asked
// for.
func (c Check) WriteGitHub(w io.Writer) error {
	shown := c.Findings
	if !c.Notes {
		shown = c.findings(Error, Warning)
	}
	return notice.GitHub(w, slices.Concat(notice.Of(c.Problems), shown))
}

// WriteJUnit writes every problem, error and warning as a failed test of its file; for a sound book
// one test that passes.
func (c Check) WriteJUnit(w io.Writer) error {
	cases := notice.Cases(slices.Concat(notice.Of(c.Problems), c.findings(Error, Warning)))
	if len(cases) == 0 {
		cases = []notice.Case{{Name: "the book is sound", Class: "book.toml"}}
	}
	return notice.Suite{Name: "forbear check", Cases: cases}.Write(w)
}

// WriteCodes writes every code with its severity and title.
func WriteCodes(w io.Writer, codes []Code, l text.Language) error {
	var rows [][]string
	for _, c := range codes {
		rows = append(rows, []string{c.Name, c.Severity.Name().In(l), c.Title.In(l)})
	}
	return document.WriteTable(w, rows)
}

// counting is a number of things in words: of one, and of more.
type counting struct{ one, more text.Text }

func countOf(n int, c counting, l text.Language) string {
	if n == 1 {
		return fmt.Sprintf(c.one.In(l), n)
	}
	return fmt.Sprintf(c.more.In(l), n)
}

var (
	sayUnanalysed  = text.Both("没有分析的：", "not analysed:")
	sayExplain     = text.Both("；每种问题的细说见 forbear explain 代码", "; forbear explain CODE says more of each")
	sayNotesListed = text.Both("；用 --notes 一一列出", "; --notes lists them")
)

var severityCounts = map[Severity]counting{
	Error:   {text.Both("%d 处错误", "%d error"), text.Both("%d 处错误", "%d errors")},
	Warning: {text.Both("%d 处警告", "%d warning"), text.Both("%d 处警告", "%d warnings")},
	Note:    {text.Both("%d 条备注", "%d note"), text.Both("%d 条备注", "%d notes")},
}

var questionCount = counting{
	text.Both("%d 处没有分析", "%d question not analysed"), text.Both("%d 处没有分析", "%d questions not analysed"),
}
