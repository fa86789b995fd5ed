package docs

import "github.com/forbear-project/forbear/page/document"

// The blocks of package document, which stand on every line of this package, have short names in
// it.
type (
	block     = document.Block
	heading   = document.Heading
	paragraph = document.Paragraph
	list      = document.List
	item      = document.Item
	table     = document.Table
	fold      = document.Fold
	entry     = document.Entry
	fine      = document.Fine
	sentence  = document.Sentence
	span      = document.Span
)

// say is a sentence of one plain piece.
func say(s string) sentence { return document.Say(s) }

// link is a piece that leads to an anchor.
func link(s, to string) span { return document.Link(s, to) }

// joined puts something between sentences.
func joined(sentences []sentence, between string) sentence { return document.Join(sentences, between) }

// bullets is a list of sentences; nothing where there are none.
func bullets(sentences []sentence) []block {
	if len(sentences) == 0 {
		return nil
	}
	return []block{list{Items: document.Items(sentences)}}
}
