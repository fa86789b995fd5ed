// Package schema writes JSON Schemas of what people write for forbear: the profile and every file
// of a rule book. Editors complete names from them, say what a key is for, and underline what
// cannot be.
//
//  1. Whatever the readers accept, a schema accepts: it never underlines what is right. What it
//     refuses, they refuse; they refuse more, because they know the names in conditions and what
//     the lower layers say.
//
//  2. Every key that a reader knows is in its schema, in the place where it is written, and no
//     other key.
//
//  3. Ids, facts, choices, units and questions are those of one book. The same book gives the same
//     bytes.
//
//  4. What a schema says is in English, and below it in Chinese.
//
//  5. Only such keywords of draft 2020-12 are used as taplo, tombi and VS Code all understand;
//     x-taplo and x-tombi are theirs, and mean nothing to others.
//
// A rule file names its schema on its first line, relative to itself; package format puts it there:
//
//	#:schema ../schemas/lender.json
package schema

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/text"
)

// Kind is something that has a schema.
type Kind struct {
	Name  string    // of its schema, without ending: facts
	Files string    // the files it is for, in the book's folder: facts.toml; "" for the profile
	Parts string    // more of them: strategies/*.toml; mostly ""
	Title text.Text // what they are

	table *form.Table
}

// Kinds lists them: the profile, then the files of a book.
var Kinds = kinds()

func kinds() []Kind {
	all := []Kind{{Name: "profile", Title: text.Both("借款人的资料", "profile of a borrower")}}
	for _, f := range form.Files {
		all = append(all, Kind{f.Name, f.Path, f.Parts(), f.Title, f.Table})
	}
	return all
}

// Names lists the names of the kinds.
func Names() []string {
	names := make([]string, len(Kinds))
	for i, k := range Kinds {
		names[i] = k.Name
	}
	return names
}

// JSON returns the schema of that name for a book; nil when there is no such kind.
func JSON(b *book.Book, name string) []byte {
	i := slices.Index(Names(), name)
	if i < 0 {
		return nil
	}
	m := &maker{book: b}
	if Kinds[i].table == nil {
		return write(m.profile(Kinds[i].Title))
	}
	return write(m.file(Kinds[i].table, Kinds[i].Title))
}

// ForPrograms returns the schema of a profile for a book as JSON does, and says besides that money has
// two digits behind the point and a rate six, also where they are numbers. It is for programs that
// compute multipleOf exactly; those that compute it in binary refuse amounts that are right.
func ForPrograms(b *book.Book) []byte {
	m := &maker{book: b, exact: true}
	return write(m.profile(Kinds[0].Title))
}

// Folder is where a book's schemas are, in its own folder.
const Folder = "schemas"
