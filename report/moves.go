package report

import (
	"fmt"
	"strings"

	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
	"github.com/forbear-project/forbear/workbench/fixture"
)

// writeMoves writes what a borrower hears otherwise, and below each why.
func writeMoves(b *strings.Builder, moves []fixture.Move, l text.Language) {
	debt, what := 0, 0
	for _, m := range moves {
		debt, what = max(debt, document.Cells(m.Debt)), max(what, document.Cells(whatMoved(m.What, l)))
	}
	for _, m := range moves {
		line := "  " + document.Pad(m.Debt, debt) + "  " + document.Pad(whatMoved(m.What, l), what) + "  " + fromTo(m, l)
		b.WriteString(strings.TrimRight(line, " ") + "\n")
		for _, because := range reasonsOf(m, l) {
			fmt.Fprintf(b, "  %s  %s\n", document.Pad("", debt), fmt.Sprintf(sayBecause.In(l), because))
		}
	}
}

// fromTo is what something was and is; once, where it is called alike; nothing, where that is not to be shown.
func fromTo(m fixture.Move, l text.Language) string {
	if m.Was == m.Is {
		return m.Was
	}
	was, is := m.Was, m.Is
	if was == "" {
		was = sayGone.In(l)
	}
	if is == "" {
		is = sayGone.In(l)
	}
	return was + " -> " + is
}

// whatMoved is what a move is about. Strategies are called by their ids.
func whatMoved(what string, l text.Language) string {
	if id, papers := strings.CutPrefix(what, "papers of "); papers {
		return fmt.Sprintf(sayPapersOf.In(l), id)
	}
	if said, known := movedWords[what]; known {
		return said.In(l)
	}
	return what
}

// reasonsOf says in a language because of what something moved.
func reasonsOf(m fixture.Move, l text.Language) []string {
	if l == text.ZH && len(m.Chinese) == len(m.Because) {
		return m.Chinese
	}
	return m.Because
}
