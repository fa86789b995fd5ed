package docs

import "strings"

// volume is a whole book on its way to a file: what both forms have in common.
type volume struct {
	language string // for the html element
	title    string
	contents string // the heading of the table of contents
	fine     string // what the switch for maintainers' lines says
	chapters []chapter
}

// chapter is a part of the book that has a page of its own in Markdown.
type chapter struct {
	id    string // its anchor
	page  string // such as lenders/jd-jintiao.md
	title string
	part  string // the heading under which several chapters stand together in the table of contents; "" for one that stands alone
	body  []block
}

// block is a part of a chapter.
type block interface {
	html(*htmlWriter)
	markdown(*markdownWriter)
}

// The blocks.
type (
	heading struct {
		level int // 2 for the parts of a chapter, 3 for the parts of those
		id    string
		says  sentence
	}
	paragraph struct{ says sentence }
	list      struct {
		numbered bool
		items    []item
	}
	table struct {
		head []string
		rows [][]sentence
	}
	// fold is opened by whoever wants what is in it.
	fold struct {
		says sentence
		body []block
	}
	// entry is not broken over two sheets of paper where that can be helped.
	entry struct{ body []block }
	// fine is for maintainers.
	fine struct{ body []block }
)

// item is one of a list.
type item struct {
	id    string
	says  sentence
	aside sentence // what is said beside it, of less weight
	below []block
}

// sentence is text in pieces.
type sentence []span

// span is a piece of text.
type span struct {
	says string
	look look
	to   string // the anchor that it leads to, or an address that begins with http
}

// look is how a piece of text appears.
type look int

const (
	plain  look = iota
	strong      // what the eye should find
	code        // as it stands in a file
	hole        // a place for a borrower's own figure
	badge       // a mark beside a title
	dim         // of less weight
	slight      // for maintainers
)

// say is a sentence of one plain piece.
func say(s string) sentence { return sentence{{says: s}} }

// link is a piece that leads to an anchor.
func link(says, to string) span { return span{says: says, to: to} }

// and is a sentence with more behind it.
func (s sentence) and(more ...span) sentence { return append(s[:len(s):len(s)], more...) }

// text is a sentence without its looks.
func (s sentence) text() string {
	var b strings.Builder
	for _, p := range s {
		b.WriteString(p.says)
	}
	return b.String()
}

// joined puts something between sentences.
func joined(sentences []sentence, between string) sentence {
	var all sentence
	for i, s := range sentences {
		if i > 0 {
			all = all.and(span{says: between})
		}
		all = all.and(s...)
	}
	return all
}

// isAddress is whether a link leads to the web.
func isAddress(to string) bool {
	return strings.HasPrefix(to, "https://") || strings.HasPrefix(to, "http://")
}

// items are those of a list, of sentences alone.
func items(sentences []sentence) []item {
	all := make([]item, len(sentences))
	for i, s := range sentences {
		all[i] = item{says: s}
	}
	return all
}

// bullets is a list of sentences; nothing where there are none.
func bullets(sentences []sentence) []block {
	if len(sentences) == 0 {
		return nil
	}
	return []block{list{items: items(sentences)}}
}
