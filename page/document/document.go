// Package document has the blocks that a text for people is made of, and writes them for a
// terminal, as Markdown, as HTML and for a word processor. It knows nothing of debts, lenders or
// rule books.
//
//  1. The same document gives the same bytes, whatever the locale and the terminal.
//
//  2. No line in a terminal is wider than Width cells, except in a table; a Chinese character takes
//     two cells. No line begins with a closing mark.
//
//  3. Looks and colours repeat what the words say. The writers write the same words.
//
//  4. Text stays text: it cannot control a terminal, and it becomes no markup, link, mention or
//     script in Markdown and HTML. Each writer has one function for that: tidy, escapeMarkdown,
//     escapeHTML, which is right for XML too.
//
//  5. A file for a word processor is a zip of well-formed XML, without author and time.
//
//  6. HTML is well-formed XML and needs no script. WriteHTML writes one file that needs no network.
//
// A new block is a type in document.go with four methods: terminal (terminal.go), markdown
// (markdown.go), html (html.go) and docx (docx.go). A document is made of blocks, and a block of
// sentences:
//
//	d := document.Document{Language: "en", Title: "Report", Body: []document.Block{
//		document.Heading{Level: 1, Text: document.Say("Report")},
//		document.Paragraph{Text: document.Say("Nothing is due.")},
//	}}
//	err := document.WriteTerminal(os.Stdout, d, true)
package document

import "strings"

// Document is a text for people.
type Document struct {
	Language string // as HTML names it: zh-CN or en
	Title    string // of the file; only HTML has it
	Body     []Block
}

// Block is a part of a document.
type Block interface {
	terminal(*blockWriter)
	markdown(*markdownWriter)
	html(*htmlWriter)
	docx(*docxWriter)
}

// The blocks.
type (
	// Section sets blocks apart from those before it. In a terminal an empty line stands before it,
	// and blocks after a heading in it are indented by the level of the heading.
	Section struct{ Body []Block }

	Heading struct {
		Level int    // 1 for the document's, 4 for that of an entry
		ID    string // its anchor; "" for none
		Mark  string // a number such as "[1] " that hangs before the text; "" for none
		Text  Sentence
		Aside Sentence // stands at the other end of the line in a terminal
	}

	Paragraph struct{ Text Sentence }

	List struct {
		Kind  ListKind
		Items []Item
	}

	// Fields are labels, and what belongs to each.
	Fields []Field

	// Table is rows and columns. With Figures every column but the first holds figures, which end at
	// the same place.
	Table struct {
		Head    []string
		Rows    [][]Sentence
		Figures bool
	}

	// Picture is drawn in HTML alone; what it shows stands beside it in words or figures too.
	Picture struct{ SVG string }

	// Box is for what nobody may overlook.
	Box struct {
		Title string
		Body  []Block
	}

	// Rule is a line between two parts.
	Rule struct{}

	// Entry is one of several parts of the same kind, in HTML in a frame. Brief ones stand close
	// together, and a brief one is not broken over two sheets of paper.
	Entry struct {
		Brief bool
		Body  []Block
	}

	// Fold shows its text, and in HTML its body only when it is opened; likewise in Markdown where it
	// says so: there its text has neither looks nor links.
	Fold struct {
		Text       Sentence
		Body       []Block
		InMarkdown bool
	}

	// Fine is for maintainers. The style of a file of HTML may hide it.
	Fine struct{ Body []Block }
)

// ListKind says what stands before each item of a list.
type ListKind int

// The kinds of lists.
const (
	Dashed   ListKind = iota
	Numbered          // from 1
	Marked            // each has its own mark, or none
)

// Item is one of a list.
type Item struct {
	ID    string   // its anchor; "" for none
	Mark  string   // such as "+ ", in a marked list
	Text  Sentence //
	Aside Sentence // what is said beside it, of less weight
	Below []Block
}

// Field is a label and a list. A list of one item has no dash.
type Field struct {
	Label string
	List
}

// Sentence is a text of one or more spans.
type Sentence []Span

// Span is a piece of a sentence.
type Span struct {
	Text string
	Look Look
	To   string // an anchor, or an address on the web, that it links to; "" for none
}

// Look is how a span appears. It never says anything that the words do not.
type Look int

// The looks. A terminal shows Strong, Dim and the colours, where all spans of a sentence have the
// same.
const (
	Plain  Look = iota
	Strong      // stands out
	Code        // as it stands in a file
	Hole        // a place for a reader's own figure
	Badge       // a mark beside a title
	Dim         // of less weight
	Slight      // of less weight, and for maintainers
	Red
	Green
	Yellow
	lineEnd // what follows stands on a new line; a terminal has a space
)

// Say returns a sentence of one plain span.
func Say(s string) Sentence { return Styled(s, Plain) }

// Styled returns a sentence of one span.
func Styled(s string, as Look) Sentence { return Sentence{{Text: s, Look: as}} }

// Link returns a span that links to an anchor or an address.
func Link(s, to string) Span { return Span{Text: s, To: to} }

// And returns a sentence with more at its end. It does not change s.
func (s Sentence) And(more ...Span) Sentence { return append(s[:len(s):len(s)], more...) }

// Text returns the text of a sentence without its looks.
func (s Sentence) Text() string {
	var b strings.Builder
	for _, p := range s {
		b.WriteString(p.Text)
	}
	return b.String()
}

// look returns the look that all spans have, or Plain.
func (s Sentence) look() Look {
	for _, p := range s {
		if p.Look != s[0].Look {
			return Plain
		}
	}
	if len(s) == 0 {
		return Plain
	}
	return s[0].Look
}

// Join joins sentences with a text between them.
func Join(sentences []Sentence, between string) Sentence {
	var all Sentence
	for i, s := range sentences {
		if i > 0 {
			all = all.And(Span{Text: between})
		}
		all = all.And(s...)
	}
	return all
}

// Lines puts each sentence on a line of its own, within one paragraph or cell.
func Lines(sentences []Sentence) Sentence {
	var all Sentence
	for i, s := range sentences {
		if i > 0 {
			all = all.And(Span{Text: " ", Look: lineEnd})
		}
		all = all.And(s...)
	}
	return all
}

// Items makes an item of each sentence.
func Items(sentences []Sentence) []Item {
	all := make([]Item, len(sentences))
	for i, s := range sentences {
		all[i] = Item{Text: s}
	}
	return all
}

// IsAddress reports whether a link is to an address on the web.
func IsAddress(to string) bool {
	return strings.HasPrefix(to, "https://") || strings.HasPrefix(to, "http://")
}

// Anchors calls with for every anchor in body, "" included.
func Anchors(body []Block, with func(id string)) {
	for _, b := range body {
		switch b := b.(type) {
		case Heading:
			with(b.ID)
		case List:
			for _, it := range b.Items {
				with(it.ID)
				Anchors(it.Below, with)
			}
		case Fields:
			for _, f := range b {
				Anchors([]Block{f.List}, with)
			}
		case Section:
			Anchors(b.Body, with)
		case Box:
			Anchors(b.Body, with)
		case Fold:
			Anchors(b.Body, with)
		case Entry:
			Anchors(b.Body, with)
		case Fine:
			Anchors(b.Body, with)
		}
	}
}
