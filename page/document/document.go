// Package document holds what people read as blocks, and writes it for a terminal, as Markdown and
// as HTML. It knows nothing of debts, lenders or rule books.
//
//  1. The same document gives the same bytes, whatever the locale and the terminal.
//
//  2. No line in a terminal is wider than Width cells, but those of a table; Chinese takes two
//     cells a character. No line begins with a closing mark.
//
//  3. Looks and colours repeat what the words say. The three writers write the same words.
//
//  4. Whatever a text holds is text: it cannot steer a terminal, and it is no markup, link, mention
//     or script in Markdown and HTML. Each has one function that escapes.
//
//  5. HTML is well-formed XML and needs no script. Whole is one file that needs no network.
//
// A document is made of blocks, and a block of sentences:
//
//	d := document.Document{Language: "en", Title: "Report", Body: []document.Block{
//		document.Heading{Level: 1, Text: document.Say("Report")},
//		document.Paragraph{Text: document.Say("Nothing is due.")},
//	}}
//	err := document.WriteTerminal(os.Stdout, d, true)
package document

import "strings"

// Document is what somebody reads.
type Document struct {
	Language string // as HTML names it: zh-CN or en
	Title    string // of the file; no writer but that of HTML shows it
	Body     []Block
}

// Block is a part of a document.
type Block interface {
	terminal(*blockWriter)
	markdown(*markdownWriter)
	html(*htmlWriter)
}

// The blocks.
type (
	// Section is a part of a document. In a terminal an empty line stands before it, and what
	// follows a heading in it is set in as far as the heading's level asks.
	Section struct{ Body []Block }

	Heading struct {
		Level int      // 1 for the document's, 4 for that of an entry
		ID    string   // its anchor; "" for none
		Mark  string   // a number such as "[1] " that hangs before the text; "" for none
		Text  Sentence //
		Aside Sentence // stands at the other end of the line in a terminal
	}

	Paragraph struct{ Text Sentence }

	List struct {
		Kind  ListKind
		Items []Item
	}

	// Fields are labels, and what belongs to each.
	Fields []Field

	Table struct {
		Head []string
		Rows [][]Sentence
	}

	// Box is what nobody may overlook.
	Box struct {
		Title string
		Body  []Block
	}

	// Rule is a line between two parts.
	Rule struct{}

	// Entry is a part that stands apart, in HTML in a frame. A brief one stands close to the next, and
	// is not broken over two sheets of paper.
	Entry struct {
		Brief bool
		Body  []Block
	}

	// Fold is opened by whoever wants what is in it.
	Fold struct {
		Text Sentence
		Body []Block
	}

	// Fine is for maintainers. In HTML it is hidden until it is asked for.
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

// Field is a label, and a list of what belongs to it. A list of one has no dash.
type Field struct {
	Label string
	List
}

// Sentence is text in pieces.
type Sentence []Span

// Span is a piece of text.
type Span struct {
	Text string
	Look Look
	To   string // the anchor that it leads to, or an address that begins with http
}

// Look is how a piece of text appears. It never says anything that the words do not.
type Look int

// The looks. A terminal shows the strong, the dim and the colours, of a paragraph that has one
// look.
const (
	Plain  Look = iota
	Strong      // what the eye should find
	Code        // as it stands in a file
	Hole        // a place for a reader's own figure
	Badge       // a mark beside a title
	Dim         // of less weight
	Slight      // of less weight, and for maintainers
	Red
	Green
	Yellow
)

// Say is a sentence of one plain piece.
func Say(s string) Sentence { return Styled(s, Plain) }

// Styled is a sentence of one piece.
func Styled(s string, as Look) Sentence { return Sentence{{Text: s, Look: as}} }

// Link is a piece that leads to an anchor.
func Link(s, to string) Span { return Span{Text: s, To: to} }

// And is a sentence with more behind it.
func (s Sentence) And(more ...Span) Sentence { return append(s[:len(s):len(s)], more...) }

// Text is a sentence without its looks.
func (s Sentence) Text() string {
	var b strings.Builder
	for _, p := range s {
		b.WriteString(p.Text)
	}
	return b.String()
}

// look is the look that all pieces have, or plain.
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

// Join puts something between sentences.
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

// Items are those of a list, of sentences alone.
func Items(sentences []Sentence) []Item {
	all := make([]Item, len(sentences))
	for i, s := range sentences {
		all[i] = Item{Text: s}
	}
	return all
}

// IsAddress is whether a link leads to the web.
func IsAddress(to string) bool {
	return strings.HasPrefix(to, "https://") || strings.HasPrefix(to, "http://")
}

// Anchors calls with every anchor in body.
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
