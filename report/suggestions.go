package report

import (
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
	"github.com/forbear-project/forbear/workbench/suggest"
)

// Suggestions writes what a maintainer reads: each fixture that is suggested, what it changes in which, and what it would show; then what nothing was
// found for, and the sum.
func Suggestions(w io.Writer, f suggest.Found, folder string, o Options) error {
	p := newPage(o)
	for _, s := range f.Suggestions {
		p.WriteString(p.Paint(s.Name, document.Strong) + "\n")
		p.WriteString("  " + p.say(sayChangedFrom, s.Base, changesOf(s.Changes)) + "\n")
		for _, g := range s.Reaches {
			p.WriteString("  " + p.Paint("+ ", document.Green) + p.goal(g, folder) + "\n")
		}
		p.WriteString("\n")
	}
	for _, g := range f.Open {
		p.WriteString(p.Paint("- ", document.Red) + p.goal(g, folder) + "\n")
	}
	if len(f.Open) > 0 {
		p.WriteString("\n")
	}
	reached := 0
	for _, s := range f.Suggestions {
		reached += len(s.Reaches)
	}
	p.WriteString(p.say(saySuggested, len(f.Suggestions), reached, len(f.Open)) + "\n")
	_, err := io.WriteString(w, p.String())
	return err
}

// changesOf are changes in one line.
func changesOf(changes []suggest.Change) string {
	all := make([]string, len(changes))
	for i, c := range changes {
		name := c.Fact
		if c.Debt != "" {
			name = c.Debt + "." + name
		}
		all[i] = fmt.Sprintf("%s %s -> %s", name, c.Was, c.Is)
	}
	return strings.Join(all, "; ")
}

// goal is what a fixture is wanted for, in one line.
func (p *page) goal(g suggest.Goal, folder string) string {
	switch {
	case g.Mutant != nil:
		before, after := around(g.Mutant.Before, g.Mutant.After)
		if after == "" {
			return fmt.Sprintf("%s: %s: %s", path.Join(folder, g.Mutant.Place()), g.Mutant.Operator, before)
		}
		return fmt.Sprintf("%s: %s: %s -> %s", path.Join(folder, g.Mutant.Place()), g.Mutant.Operator, before, after)
	case g.Condition != "":
		return p.say(map[logic.Truth]text.Text{logic.Yes: saySeenYes, logic.No: saySeenNo}[g.Truth], path.Join(folder, g.Place), g.Condition)
	case g.Open:
		return p.say(saySeenOpen, g.Book, g.Strategy)
	}
	return p.say(saySeenClosed, g.Book, g.Strategy)
}

// suggestionsJSON is what a search has found, for programs.
type suggestionsJSON struct {
	Format      string           `json:"format"`
	Suggestions []suggestionJSON `json:"suggestions"`
	Open        []goalJSON       `json:"open"`
}

type suggestionJSON struct {
	Name      string       `json:"name"`
	Base      string       `json:"base"`
	Changes   []changeJSON `json:"changes"`
	Profile   string       `json:"profile"`
	Decisions string       `json:"decisions"`
	Reaches   []goalJSON   `json:"reaches"`
}

type changeJSON struct {
	Debt string `json:"debt"`
	Fact string `json:"fact"`
	Was  string `json:"was"`
	Is   string `json:"is"`
}

type goalJSON struct {
	Mutant    *mutantGoalJSON `json:"mutant"`
	Condition string          `json:"condition"`
	Place     string          `json:"place"`
	Truth     string          `json:"truth"`
	Book      string          `json:"book"`
	Strategy  string          `json:"strategy"`
	Open      bool            `json:"open"`
}

type mutantGoalJSON struct {
	Place    string `json:"place"`
	Path     string `json:"path"`
	Operator string `json:"operator"`
	Before   string `json:"before"`
	After    string `json:"after"`
}

// SuggestionsJSON writes every suggestion whole, and what nothing was found for.
func SuggestionsJSON(w io.Writer, f suggest.Found, folder string) error {
	out := suggestionsJSON{Format: "1", Suggestions: []suggestionJSON{}, Open: goalsJSON(f.Open, folder)}
	for _, s := range f.Suggestions {
		one := suggestionJSON{Name: s.Name, Base: s.Base, Changes: []changeJSON{}, Profile: string(s.Profile), Decisions: string(s.Decisions), Reaches: goalsJSON(s.Reaches, folder)}
		for _, c := range s.Changes {
			one.Changes = append(one.Changes, changeJSON(c))
		}
		out.Suggestions = append(out.Suggestions, one)
	}
	return JSON(w, out)
}

func goalsJSON(goals []suggest.Goal, folder string) []goalJSON {
	all := []goalJSON{}
	for _, g := range goals {
		one := goalJSON{Condition: g.Condition, Book: g.Book, Strategy: g.Strategy, Open: g.Open}
		if g.Condition != "" {
			one.Place, one.Truth = path.Join(folder, g.Place), g.Truth.String()
		}
		if m := g.Mutant; m != nil {
			one.Mutant = &mutantGoalJSON{Place: path.Join(folder, m.Place()), Path: m.Path, Operator: m.Operator, Before: m.Before, After: m.After}
		}
		all = append(all, one)
	}
	return all
}

var (
	sayChangedFrom = text.Both("由 %s 改来：%s", "from %s: %s")
	saySeenYes     = text.Both("%s：%s 成立", "%s: %s is yes")
	saySeenNo      = text.Both("%s：%s 不成立", "%s: %s is no")
	saySeenOpen    = text.Both("%s 的 %s 能用", "%s: %s is eligible")
	saySeenClosed  = text.Both("%s 的 %s 不合适，或这个阶段没有", "%s: %s is ineligible, or not offered")
	saySuggested   = text.Both("建议加样例 %d 个，补上 %d 处；没找到办法的 %d 处", "suggested: %d, for: %d; nothing found for: %d")
)
