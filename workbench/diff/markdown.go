package diff

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// WriteMarkdown writes for a pull request: the sums, a table of the changes, those of texts folded
// away, and each borrower about whom the books decide differently folded away under a line that
// says how. Whatever a book or profile holds is written so that it is text, and no link, markup or
// mention.
func (r Report) WriteMarkdown(w io.Writer, l text.Language) error {
	s := &sheet{Report: r, language: l}
	fmt.Fprintf(s, "## %s\n\n%s\n\n", s.in(sayChangesHeading), code(s.editions()))
	fmt.Fprintf(s, "**%s**\n\n", escape(s.sumOfBook()))
	for _, sum := range s.sumsOfBorrowers() {
		fmt.Fprintf(s, "%s\n\n", escape(sum))
	}
	s.tables()
	s.folds(sayFixturesHeading, r.Fixtures)
	s.folds(sayProfilesHeading, r.Profiles)
	return s.Flush(w)
}

// tables writes one table of the changes that may turn a decision, and one folded away of texts.
func (s *sheet) tables() {
	isText := func(c Change) bool { return c.Class == TextOnly }
	decisive := slices.DeleteFunc(slices.Clone(s.Changes), isText)
	texts := slices.DeleteFunc(slices.Clone(s.Changes), func(c Change) bool { return !isText(c) })
	if len(decisive) > 0 {
		fmt.Fprintf(s, "### %s\n\n", s.in(sayWhatChanged))
		s.table(decisive, maxRows, sayMoreChanges)
	}
	if len(texts) > 0 {
		s.openFold(s.say(sayOfClass, len(texts), s.in(classWords[TextOnly])))
		s.table(texts, maxTexts, sayMoreTexts)
		s.WriteString("</details>\n\n")
	}
}

// maxRows is how many changes a table in a pull request has: a comment on GitHub holds no more than
// 65,536 characters.
const maxRows = 50

// table writes at most so many changes, where they are shortened, and how many more there are.
func (s *sheet) table(list []Change, most int, more text.Text) {
	shown := list
	if s.Shortened {
		shown = list[:min(most, len(list))]
	}
	s.header(sayClassColumn, sayWhatColumn, sayWasColumn, sayIsColumn, sayReachColumn)
	for _, c := range shown {
		was, is := s.wasAndIs(c)
		s.row(escape(s.in(classWords[c.Class])), escape(s.headOf(c)), code(was), code(is), s.reachAndGrounds(c))
	}
	s.WriteString("\n")
	if rest := len(list) - len(shown); rest > 0 {
		s.WriteString(escape(s.say(more, rest)) + "\n\n")
	}
}

func (s *sheet) reachAndGrounds(c Change) string {
	var parts []string
	if reach := s.reach(c); reach != "" {
		parts = append(parts, escape(reach))
	}
	if c.Grounds != "" {
		parts = append(parts, escape(s.in(groundsOf(c))))
	}
	if c.Witness != "" {
		parts = append(parts, escape(s.in(sayShownBy))+" "+code(c.Witness))
	}
	return strings.Join(parts, "<br>")
}

func (s *sheet) header(columns ...text.Text) {
	names, rule := make([]string, len(columns)), make([]string, len(columns))
	for i, column := range columns {
		names[i], rule[i] = s.in(column), "---"
	}
	s.row(names...)
	s.row(rule...)
}

func (s *sheet) row(columns ...string) { s.WriteString("| " + strings.Join(columns, " | ") + " |\n") }

func (s *sheet) openFold(summary string) {
	fmt.Fprintf(s, "<details><summary>%s</summary>\n\n", escape(summary))
}

// folds writes those about whom the books decide differently, each folded away under a line.
func (s *sheet) folds(heading text.Text, b Borrowers) {
	if len(b.Affected) == 0 {
		return
	}
	fmt.Fprintf(s, "### %s\n\n", s.in(heading))
	shown := b.Affected
	if s.Shortened {
		shown = shown[:min(maxAffected, len(shown))]
	}
	for _, a := range shown {
		s.fold(a)
	}
	if more := len(b.Affected) - len(shown); more > 0 {
		s.WriteString(escape(s.say(sayMoreAffected, more)) + "\n\n")
	}
}

func (s *sheet) fold(a Affected) {
	s.openFold(s.headOfAffected(a))
	for _, one := range s.refusal(a) {
		s.WriteString("- " + escape(one) + "\n")
	}
	if len(a.Moves) > 0 {
		s.header(sayDebtColumn, sayWhatColumn, sayWasColumn, sayIsColumn, sayBecauseColumn)
	}
	for _, m := range a.Moves {
		var reasons []string
		for _, reason := range m.Reasons(s.language) {
			reasons = append(reasons, escape(reason))
		}
		was, is := m.WasIs()
		s.row(escape(m.Debt), escape(m.Subject(s.language)), code(was), code(is), strings.Join(reasons, "<br>"))
	}
	s.WriteString("\n</details>\n\n")
}

// code is what a book writes, in the type of programs.
func code(s string) string {
	if s = escape(s); s != "" {
		s = "<code>" + s + "</code>"
	}
	return s
}

// escape makes text of s wherever it stands in Markdown: in a table, in HTML, within code. Each
// character that may mean something is written by its number; an underscore only where it could
// begin or end emphasis.
func escape(s string) string {
	runes := []rune(document.Clean(s))
	var b strings.Builder
	for i, r := range runes {
		inWord := i > 0 && i+1 < len(runes) && isWord(runes[i-1]) && isWord(runes[i+1])
		if strings.ContainsRune("&<>|`*~[]\\@#$", r) || r == '_' && !inWord {
			fmt.Fprintf(&b, "&#%d;", r)
			continue
		}
		b.WriteRune(r)
	}
	return escapeLinks.Replace(b.String())
}

func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// escapeLinks keeps addresses from becoming links.
var escapeLinks = strings.NewReplacer("://", "&#58;//", "www.", "www&#46;")
