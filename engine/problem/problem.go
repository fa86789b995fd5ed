// Package problem is the one shape of an error that people read: a place, what is wrong there, and
// a hint that says what to do.
//
//  1. A reader of input returns every problem it finds, not the first.
//
//  2. A problem never carries a value of a profile, nor the line that holds it: people paste errors
//     into forums. Of a rule book, which is public, it may show the line.
//
//  3. Messages are lower case, without a full stop; a hint is an instruction.
//
// As it is read:
//
//	rules/facts.toml:12:8: fact.monthly_income.type: unknown type "mony"
//	hint: did you mean money?
package problem

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/text"
)

// Problem is one thing that is wrong with an input.
type Problem struct {
	File    string // the file, relative to the folder it was read from; "" when there is none
	Line    int    // counted from 1; 0: the file as a whole
	Column  int    // counted from 1, in characters; 0: the line as a whole
	Width   int    // how many characters are meant, from Column on; 0 and 1 are one
	Path    string // the keys that lead to the place, such as option.instalment.points or debts[0].overdue_days
	Message string // what is wrong
	Hint    string // what to do about it; may be empty
	Snippet string // the line of a rule file; always empty for a profile
	Chinese Said   // message and hint in Chinese
}

// Of returns a problem without a place.
func Of(message, hint text.Text) Problem {
	return Problem{Message: message.EN, Hint: hint.EN, Chinese: Said{message.ZH, hint.ZH}}
}

// Said is a message and its hint in another language.
type Said struct{ Message, Hint string }

// InChinese returns the problem in Chinese where it has a Chinese message, else as it is.
func (p Problem) InChinese() Problem {
	if p.Chinese.Message != "" {
		p.Message, p.Hint = p.Chinese.Message, p.Chinese.Hint
	}
	return p
}

// String returns the problem in one line: place, path, message, without the hint.
func (p Problem) String() string {
	var b strings.Builder
	if p.File != "" {
		b.WriteString(p.File)
		if p.Line > 0 {
			fmt.Fprintf(&b, ":%d", p.Line)
			if p.Column > 0 {
				fmt.Fprintf(&b, ":%d", p.Column)
			}
		}
		b.WriteString(": ")
	}
	if p.Path != "" {
		b.WriteString(p.Path + ": ")
	}
	b.WriteString(p.Message)
	return b.String()
}

// List is every problem of one input. Convert it to an error by Err alone: an empty list in an
// error is not nil. errors.As finds it again.
type List []Problem

// Err returns the list as an error; nil when it is empty.
func (l List) Err() error {
	if len(l) == 0 {
		return nil
	}
	return l
}

// Error returns each problem on a line of its own.
func (l List) Error() string {
	lines := make([]string, len(l))
	for i, p := range l {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// Sort orders by file, line, column, path, message and hint, and drops exact repetitions. It reuses
// the memory of l.
func (l List) Sort() List {
	slices.SortStableFunc(l, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Path, b.Path), cmp.Compare(a.Message, b.Message), cmp.Compare(a.Hint, b.Hint))
	})
	return slices.Compact(l)
}

// Suggest returns the one of names that is nearest to word, for a "did you mean"; the first of
// several that are equally near; "" when none is near. Near is an edit distance of at most a third
// of the word's characters, at least 1 and at most 3, but never all of them; where no name is that
// near, the one name that shares half of its parts with the word, as in paid_on and was_paid_on. Case
// does not matter.
func Suggest(word string, names []string) string {
	letters := []rune(strings.ToLower(word))
	best, nearest := "", min(3, max(1, len(letters)/3), len(letters)-1)+1
	for _, name := range names {
		if d := distance(letters, []rune(strings.ToLower(name)), nearest); d < nearest {
			best, nearest = name, d
		}
	}
	if best == "" {
		return sharesParts(word, names)
	}
	return best
}

// sharesParts returns the name that has most parts in common with a word, if these are half or more
// of the parts of both, and no other name has as large a share. It allocates nothing a name, for the
// reason that distance gives.
func sharesParts(word string, names []string) string {
	if len(word) > maxInParts {
		return ""
	}
	parts := strings.FieldsFunc(word, betweenParts)
	best, most, alone := "", 0.5, true
	for _, name := range names {
		others, shared := 0, 0
		for part := range strings.FieldsFuncSeq(name, betweenParts) {
			others++
			if slices.ContainsFunc(parts, func(p string) bool { return strings.EqualFold(p, part) }) {
				shared++
			}
		}
		switch share := float64(shared) / float64(len(parts)+others-shared); {
		case shared == 0:
		case share > most || best == "" && share == most:
			best, most, alone = name, share, true
		case share == most:
			alone = false
		}
	}
	if !alone {
		return ""
	}
	return best
}

// maxInParts is how many bytes a word may have whose parts are looked at.
const maxInParts = 100

func betweenParts(r rune) bool { return r == '_' || r == '-' }

// distance returns the number of letters to insert, delete, change or swap with a neighbour to turn
// s into t, or limit where it is that or more: it stops early because a profile may hold a hundred
// thousand wrong keys, and each is compared with every name.
func distance(s, t []rune, limit int) int {
	if max(len(s)-len(t), len(t)-len(s)) >= limit {
		return limit
	}
	before, last, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row[0] = i
		for j := 1; j <= len(t); j++ {
			change := last[j-1]
			if s[i-1] != t[j-1] {
				change++
			}
			row[j] = min(change, last[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		if slices.Min(row) >= limit && slices.Min(last) >= limit { // two rows, since a swap reaches back over one
			return limit
		}
		before, last, row = last, row, before
	}
	return min(limit, last[len(t)])
}
