package schema

import (
	"io"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
	"github.com/forbear-project/forbear/workbench/notice"
)

// Listing is what has a schema.
type Listing []Kind

// WriteText writes a line for each kind: its name, its files and what they are.
func (l Listing) WriteText(w io.Writer, o notice.Options) error {
	rows := [][]string{{"kind", "files", "title"}}
	for _, k := range l {
		rows = append(rows, []string{k.Name, k.paths(), k.Title.In(o.Language)})
	}
	return document.WriteTable(w, rows)
}

// paths says which files a kind is for: strategies.toml, strategies/*.toml.
func (k Kind) paths() string {
	if k.Parts == "" {
		return k.Files
	}
	return k.Files + ", " + k.Parts
}

// WriteJSON writes the same as data.
func (l Listing) WriteJSON(w io.Writer) error {
	type kind struct {
		Kind  string    `json:"kind"`
		Files string    `json:"files"` // those that it is for, in the book's folder
		Title text.Text `json:"title"`
	}
	kinds := make([]kind, len(l))
	for i, k := range l {
		kinds[i] = kind{k.Name, k.paths(), k.Title}
	}
	return text.WriteJSON(w, struct {
		Format  string `json:"format"`
		Schemas []kind `json:"schemas"`
	}{"1", kinds})
}

// Outdated returns a notice for each file of schemas that does not say what the book says. again is
// the command that writes them.
func Outdated(files []string, again string) []notice.Notice {
	problems := make(problem.List, len(files))
	for i, name := range files {
		problems[i] = problem.Problem{
			File: name, Message: "not what the book says", Hint: again + " writes it anew",
			Chinese: problem.Said{Message: "和规则对不上", Hint: "用 " + again + " 重写"},
		}
	}
	return notice.Of(problems)
}
