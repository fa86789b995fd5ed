package mutation

import (
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/book"
)

// isLetterPart reports whether a path leads to the table of a block or of a row of a letter, or to
// a list that says for whom a letter is, which plans it has, or which letters say an answer.
func isLetterPart(path []string) bool {
	switch path[0] {
	case "letter":
		return len(path) == 2 && (path[1] == "strategies" || path[1] == "families")
	case "refusal":
		return len(path) == 3 && path[2] == "letters"
	case "block":
		return len(path) == 2 || len(path) == 3 && path[2] == "plan" || len(path) == 4 && path[2] == "row"
	}
	return false
}

// addLetterPart takes away a block, a row, or one of a list, and exchanges the first two plans or
// letters.
func (s *fileMutants) addLetterPart(i int) {
	k := s.keys[i]
	switch last := k.Path[len(k.Path)-1]; {
	case k.Path[0] == "block" && last != "plan":
		if !slices.ContainsFunc(
			s.below(i),
			func(b book.Key) bool { return len(b.Path) > len(k.Path) && b.Path[len(k.Path)] == "row" },
		) {
			s.addDropped(i)
		}
	default:
		elements := s.elements(i)
		for n, e := range elements {
			if len(elements) > 1 {
				from, end := without(elements, n)
				s.add(i, change{"scope", from, end, "", e.Says()})
			}
		}
		if len(elements) > 1 && (last == "plan" || last == "letters") {
			a, b := elements[0], elements[1]
			s.add(i, change{"swapped", a.At, b.To, s.text[b.At:b.To] + s.text[a.To:b.At] + s.text[a.At:a.To], a.Says()})
		}
		if from := lineStart(s.text, k.At); last == "families" && strings.TrimSpace(s.text[from:k.At]) == "" {
			s.add(i, change{"scope", from, afterLine(s.text, k.End), "", last})
		}
	}
}

// OfLetter reports whether a mutant changes a letter, or what letters share.
func (m Mutant) OfLetter() bool { return strings.HasPrefix(m.File, "letters") }
