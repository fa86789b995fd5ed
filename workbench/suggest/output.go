package suggest

import (
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
	"github.com/forbear-project/forbear/workbench/mutation"
	"github.com/forbear-project/forbear/workbench/notice"
)

// Shown is a result with the folder of the book, which places are written with.
type Shown struct {
	Found
	Folder string
}

// WriteText writes each suggested fixture, what it changes in its base and what it would show; then
// the goals for which nothing was found, and the totals.
func (s Shown) WriteText(w io.Writer, o notice.Options) error {
	t := &document.Terminal{Colour: o.Colour}
	reached := 0
	for _, one := range s.Suggestions {
		t.Line(one.Name, document.Strong)
		fmt.Fprintf(t, "  "+sayChangedFrom.In(o.Language)+"\n", one.Base, changesInLine(one.Changes))
		for _, g := range one.Reaches {
			t.WriteString("  " + t.Paint("+ ", document.Green) + s.goal(g, o.Language) + "\n")
		}
		t.WriteString("\n")
		reached += len(one.Reaches)
	}
	for _, g := range s.Open {
		t.WriteString(t.Paint("- ", document.Red) + s.goal(g, o.Language) + "\n")
	}
	if len(s.Open) > 0 {
		t.WriteString("\n")
	}
	fmt.Fprintf(t, saySuggested.In(o.Language)+"\n", len(s.Suggestions), reached, len(s.Open))
	_, err := io.WriteString(w, t.String())
	return err
}

func changesInLine(changes []Change) string {
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

// goal returns a line that says what a fixture is looked for to show.
func (s Shown) goal(g Goal, l text.Language) string {
	switch {
	case g.Mutant != nil:
		before, after := g.Mutant.Excerpts()
		said := path.Join(s.Folder, g.Mutant.Place()) + ": " + g.Mutant.Operator + ": " + before
		if after != "" {
			said += " -> " + after
		}
		return said
	case g.Condition != "":
		seen := map[logic.Truth]text.Text{logic.Yes: saySeenYes, logic.No: saySeenNo}[g.Truth]
		return fmt.Sprintf(seen.In(l), path.Join(s.Folder, g.Place), g.Condition)
	case g.Open:
		return fmt.Sprintf(saySeenOpen.In(l), g.Book, g.Strategy)
	}
	return fmt.Sprintf(saySeenClosed.In(l), g.Book, g.Strategy)
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
	Mutant    *mutation.MutantJSON `json:"mutant"`
	Condition string               `json:"condition"`
	Place     string               `json:"place"`
	Truth     string               `json:"truth"`
	Book      string               `json:"book"`
	Strategy  string               `json:"strategy"`
	Open      bool                 `json:"open"`
}

// WriteJSON writes every suggestion in full, and the goals for which nothing was found.
func (s Shown) WriteJSON(w io.Writer) error {
	out := struct {
		Format      string           `json:"format"`
		Suggestions []suggestionJSON `json:"suggestions"`
		Open        []goalJSON       `json:"open"`
	}{"1", []suggestionJSON{}, s.goals(s.Open)}
	for _, one := range s.Suggestions {
		j := suggestionJSON{
			Name: one.Name, Base: one.Base, Changes: []changeJSON{},
			Profile: string(one.Profile), Decisions: string(one.Decisions), Reaches: s.goals(one.Reaches),
		}
		for _, c := range one.Changes {
			j.Changes = append(j.Changes, changeJSON(c))
		}
		out.Suggestions = append(out.Suggestions, j)
	}
	return text.WriteJSON(w, out)
}

func (s Shown) goals(goals []Goal) []goalJSON {
	all := []goalJSON{}
	for _, g := range goals {
		one := goalJSON{Condition: g.Condition, Book: g.Book, Strategy: g.Strategy, Open: g.Open}
		if g.Condition != "" {
			one.Place, one.Truth = path.Join(s.Folder, g.Place), g.Truth.String()
		}
		if m := g.Mutant; m != nil {
			mutant := m.JSON(s.Folder)
			one.Mutant = &mutant
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
