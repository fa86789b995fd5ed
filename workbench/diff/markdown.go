package diff

import (
	"io"
	"slices"

	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// WriteMarkdown writes for a pull request: the sums, a table of the changes, those of texts folded
// away, a table of the causes for which borrowers get another answer where there are many, and each
// of these borrowers folded away under a line that says how.
func (r Report) WriteMarkdown(w io.Writer, l text.Language) error {
	s := &sheet{Report: r, language: l}
	body := append(s.opening(2), s.tables()...)
	body = append(body, s.folds(sayFixturesHeading, r.Fixtures)...)
	body = append(body, s.folds(sayProfilesHeading, r.Profiles)...)
	return document.WriteMarkdown(w, document.Document{Body: body})
}

// opening returns the heading, which two books there are, and the sums.
func (s *sheet) opening(level int) []document.Block {
	body := []document.Block{
		s.heading(level, sayChangesHeading),
		document.Paragraph{Text: code(s.editions())},
		document.Paragraph{Text: document.Styled(s.sumOfBook(), document.Strong)},
	}
	for _, sum := range s.sumsOfBorrowers() {
		body = append(body, document.Paragraph{Text: cell(sum)})
	}
	return body
}

func (s *sheet) heading(level int, t text.Text) document.Heading {
	return document.Heading{Level: level, Text: document.Say(s.in(t))}
}

// tables returns one table of the changes that may turn a decision, and one folded away of texts.
func (s *sheet) tables() (body []document.Block) {
	isText := func(c Change) bool { return c.Class == TextOnly }
	decisive := slices.DeleteFunc(slices.Clone(s.Changes), isText)
	texts := slices.DeleteFunc(slices.Clone(s.Changes), func(c Change) bool { return !isText(c) })
	if len(decisive) > 0 {
		body = append(body, s.heading(3, sayWhatChanged))
		body = append(body, s.table(decisive, maxRows, sayMoreChanges)...)
	}
	if len(texts) > 0 {
		summary := s.say(sayOfClass, len(texts), s.in(classWords[TextOnly]))
		body = append(body, folded(summary, s.table(texts, maxTexts, sayMoreTexts)))
	}
	return body
}

// maxRows is how many changes a table in a pull request has: a comment on GitHub holds no more than
// 65,536 characters.
const maxRows = 50

// table returns at most so many changes, where they are shortened, and how many more there are.
func (s *sheet) table(list []Change, most int, more text.Text) []document.Block {
	shown := list
	if s.Shortened {
		shown = list[:min(most, len(list))]
	}
	t := document.Table{Head: s.columns(sayClassColumn, sayWhatColumn, sayWasColumn, sayIsColumn, sayReachColumn)}
	for _, c := range shown {
		was, is := s.wasAndIs(c)
		t.Rows = append(t.Rows, []document.Sentence{
			document.Say(s.in(classWords[c.Class])), cell(s.headOf(c)), code(was), code(is), s.reachAndGrounds(c),
		})
	}
	body := []document.Block{t}
	if rest := len(list) - len(shown); rest > 0 {
		body = append(body, document.Paragraph{Text: cell(s.say(more, rest))})
	}
	return body
}

func (s *sheet) reachAndGrounds(c Change) document.Sentence {
	var lines []document.Sentence
	if reach := s.reach(c); reach != "" {
		lines = append(lines, cell(reach))
	}
	if went := wentOf(c); went != (text.Text{}) {
		lines = append(lines, document.Say(s.in(went)))
	}
	if c.Witness != "" {
		lines = append(lines, cell(s.in(sayShownBy)).And(document.Span{Text: " "}).And(code(c.Witness)...))
	}
	return document.Lines(lines)
}

func (s *sheet) columns(names ...text.Text) []string {
	columns := make([]string, len(names))
	for i, name := range names {
		columns[i] = s.in(name)
	}
	return columns
}

// folds returns those about whom the books decide differently, each folded away under a line; of many,
// the causes before them.
func (s *sheet) folds(heading text.Text, b Borrowers) []document.Block {
	if len(b.Affected) == 0 {
		return nil
	}
	body := []document.Block{s.heading(3, heading)}
	if len(b.Affected) > maxEach {
		body = append(body, s.causesTable(b)...)
	}
	shown := b.Affected
	if !s.Verbose {
		shown = shown[:min(maxAffected, len(shown))]
	}
	for _, a := range shown {
		body = append(body, s.fold(a))
	}
	if more := len(b.Affected) - len(shown); more > 0 {
		body = append(body, document.Paragraph{Text: cell(s.say(sayMoreAffected, more))})
	}
	return body
}

func (s *sheet) fold(a Affected) document.Block {
	var refusal []document.Sentence
	for _, line := range s.refusal(a) {
		refusal = append(refusal, cell(line))
	}
	body := []document.Block{document.List{Items: document.Items(refusal)}}
	t := document.Table{Head: s.columns(sayDebtColumn, sayWhatColumn, sayWasColumn, sayIsColumn, sayBecauseColumn)}
	for _, m := range a.Moves {
		var reasons []document.Sentence
		for _, reason := range m.Reasons(s.language) {
			reasons = append(reasons, cell(reason))
		}
		was, is := m.WasIs()
		t.Rows = append(t.Rows, []document.Sentence{
			cell(m.Debt), cell(m.Subject(s.language)), code(was), code(is), document.Lines(reasons),
		})
	}
	if len(t.Rows) > 0 {
		body = append(body, t)
	}
	return folded(s.headOfAffected(a), body)
}

func folded(summary string, body []document.Block) document.Block {
	return document.Fold{Text: cell(summary), Body: body, InMarkdown: true}
}

// cell returns plain words on one line.
func cell(words string) document.Sentence { return document.Say(document.Clean(words)) }

// code returns what a book writes, in the type of programs.
func code(written string) document.Sentence {
	if written = document.Clean(written); written == "" {
		return nil
	}
	return document.Styled(written, document.Code)
}
