// Package docs writes a rule book as a book: for counsellors, who look up a lender and want to know
// what may be asked for, on which conditions, with which papers and how firmly; and for
// maintainers, who want to know what a fact, a source or a figure is used for and which fixtures
// prove it.
//
//  1. The same book, fixtures and day give the same bytes.
//
//  2. Everything that the book knows is there once in full: a strategy's words in its chapter, a
//     family's options in the family's, a lender's only where they differ from its family's.
//     Everywhere else there is a link, and every link leads somewhere.
//
//  3. A condition is written in words. Its reason is the sentence of the book, with 〔…〕 where a
//     borrower's own figure goes; its expression is put into words by the same rules for every
//     book, nothing left out. What is only for maintainers is marked, and in HTML is hidden until
//     asked for.
//
//  4. Nobody is promised anything: an option may be asked for, and the page says of each how firm
//     it is.
//
//  5. HTML is one file that needs no network and no script; it is also well-formed XML. Markdown is
//     a folder of pages, or all of them as one.
//
// Words that a borrower reads as well are taken from package page.
//
//	os.WriteFile("book.html", docs.HTML(book, docs.Options{Language: text.ZH, AsOf: today, Results: results}), 0o644)
package docs

import (
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/fixture"
)

// Options say for whom a book is written, and what proves it.
type Options struct {
	Language text.Language
	AsOf     calendar.Day // the day by which figures are given; nothing is left out because of it
	// what fixtures have shown, in the order of the page; one that was not judged
	// proves nothing; none: no fixtures were run
	Results []fixture.Result
}

// Page is one file of a book.
type Page struct {
	Name string // with forward slashes, such as lenders/jd-jintiao.md
	Data []byte
}

// HTML returns the book as one file.
func HTML(b *book.Book, o Options) []byte {
	return newAuthor(b, o).book().html()
}

// Markdown returns the book as one document.
func Markdown(b *book.Book, o Options) []byte {
	return newAuthor(b, o).book().markdown()
}

// Pages returns the book as a folder of Markdown pages. The first is README.md, which links to the
// others.
func Pages(b *book.Book, o Options) []Page {
	return newAuthor(b, o).book().pages()
}
