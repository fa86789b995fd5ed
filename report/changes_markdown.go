package report

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
	"github.com/forbear-project/forbear/workbench/diff"
)

// ChangesMarkdown writes for a pull request: the sum, a table of the changes, those of texts folded away, and each borrower who hears something else folded
// away under a line that says what. Whatever a book or profile may hold is written so that it is text, and no link, markup or mention.
func ChangesMarkdown(w io.Writer, c Changes, o Options) error {
	p := &changesPage{newPage(o), c}
	fmt.Fprintf(p, "## %s\n\n%s\n\n", p.in(sayChangesHeading), code(p.editions()))
	for i, sum := range append([]string{p.sumOfBook()}, p.sumsOfAudiences()...) {
		if i == 0 {
			sum = "**" + escape(sum) + "**"
		} else {
			sum = escape(sum)
		}
		p.WriteString(sum + "\n\n")
	}
	p.tables()
	p.folds(sayFixturesHeading, p.Fixtures)
	p.folds(sayProfilesHeading, p.Profiles)
	return p.Flush(w)
}

// tables are the changes: one table for those that may turn a decision, and one folded away for texts.
func (p *changesPage) tables() {
	ofText := func(ch diff.Change) bool { return ch.Class == diff.TextOnly }
	decisive := slices.DeleteFunc(slices.Clone(p.List), ofText)
	texts := slices.DeleteFunc(slices.Clone(p.List), func(ch diff.Change) bool { return !ofText(ch) })
	if len(decisive) > 0 {
		fmt.Fprintf(p, "### %s\n\n", p.in(sayWhatChanged))
		p.tableOf(decisive, maxRows, sayMoreChanges)
	}
	if len(texts) > 0 {
		fmt.Fprintf(p, "<details><summary>%s</summary>\n\n", escape(p.say(sayOfClass, len(texts), p.in(classWords[diff.TextOnly]))))
		p.tableOf(texts, maxTexts, sayMoreTexts)
		p.WriteString("</details>\n\n")
	}
}

// maxRows is how many changes a table in a pull request has: a comment on GitHub holds no more than 65,536 characters.
const maxRows = 50

// tableOf is a table of at most so many, where they are shortened, and how many more there are.
func (p *changesPage) tableOf(list []diff.Change, most int, more text.Text) {
	shown := list
	if p.Shortened {
		shown = list[:min(most, len(list))]
	}
	p.table(shown)
	if rest := len(list) - len(shown); rest > 0 {
		p.WriteString(escape(p.say(more, rest)) + "\n\n")
	}
}

func (p *changesPage) table(list []diff.Change) {
	p.row(p.in(sayClassColumn), p.in(sayWhatColumn), p.in(sayWasColumn), p.in(sayIsColumn), p.in(sayReachColumn))
	p.row("---", "---", "---", "---", "---")
	for _, ch := range list {
		was, is := p.wasAndIs(ch)
		p.row(escape(p.in(classWords[ch.Class])), escape(p.headOf(ch)), code(was), code(is), p.reachAndGrounds(ch))
	}
	p.WriteString("\n")
}

func (p *changesPage) reachAndGrounds(ch diff.Change) string {
	var parts []string
	if reach := p.reach(ch); reach != "" {
		parts = append(parts, escape(reach))
	}
	if ch.Grounds != "" {
		parts = append(parts, escape(p.in(groundsOf(ch))))
	}
	if ch.Witness != "" {
		parts = append(parts, escape(p.in(sayShownBy))+" "+code(ch.Witness))
	}
	return strings.Join(parts, "<br>")
}

func (p *changesPage) row(columns ...string) {
	p.WriteString("| " + strings.Join(columns, " | ") + " |\n")
}

// folds are those who hear something else, each folded away under a line.
func (p *changesPage) folds(heading text.Text, a Audience) {
	if len(a.Heard) == 0 {
		return
	}
	fmt.Fprintf(p, "### %s\n\n", p.in(heading))
	shown := a.Heard
	if p.Shortened {
		shown = shown[:min(maxHeard, len(shown))]
	}
	for _, h := range shown {
		p.fold(h)
	}
	if more := len(a.Heard) - len(shown); more > 0 {
		p.WriteString(escape(p.say(sayMoreHeard, more)) + "\n\n")
	}
}

func (p *changesPage) fold(h diff.Heard) {
	fmt.Fprintf(p, "<details><summary>%s</summary>\n\n", escape(p.say(sayHears, p.nameOf(h.Name, h.Line), p.in(effectOfOne[h.Effect]))))
	for _, one := range p.refusal(h) {
		p.WriteString("- " + escape(one) + "\n")
	}
	if len(h.Moves) > 0 {
		p.row(p.in(sayDebtColumn), p.in(sayWhatColumn), p.in(sayWasColumn), p.in(sayIsColumn), p.in(sayBecauseColumn))
		p.row("---", "---", "---", "---", "---")
	}
	for _, m := range h.Moves {
		reasons := reasonsOf(m, p.Language)
		escaped := make([]string, len(reasons))
		for i, r := range reasons {
			escaped[i] = escape(r)
		}
		p.row(escape(m.Debt), escape(whatMoved(m.What, p.Language)), code(m.Was), code(m.Is), strings.Join(escaped, "<br>"))
	}
	p.WriteString("\n</details>\n\n")
}

// code is what a book writes, in the type of programs.
func code(s string) string {
	if s = escape(s); s != "" {
		s = "<code>" + s + "</code>"
	}
	return s
}

// escape makes text of s wherever it stands in Markdown: in a table, in HTML, within code. Each character that may mean something is written by its
// number; an underscore only where it could begin or end what is stressed.
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
