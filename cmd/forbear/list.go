package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

func (a *app) list() *cli.Command {
	return &cli.Command{
		Name: "list", ArgsUsage: "WHAT", Action: a.doList, HideHelp: true,
		Usage:       usage("规则里有什么", "what is in the book"),
		Description: description("WHAT 可以是 "+listingLines(), "WHAT is one of "+listingLines()),
		Flags:       []cli.Flag{rulesFlag(), languageFlag(), listFormats.flag()},
	}
}

// listing is one kind of thing that a book has.
type listing struct {
	name    string
	columns []string
	rows    func(*book.Book) [][]any // a value for each column: string, text.Text, []string, or nil
}

// folded is how many of the last columns of a listing are one column in text, because in each row
// only some of them have a value.
var folded = map[string]int{"claims": 4}

func (a *app) doList(c *cli.Context) error {
	if err := a.setLanguage(c); err != nil {
		return err
	}
	format, err := listFormats.chosen(c)
	if err != nil {
		return err
	}
	name, err := onlyOne(c)
	if err != nil {
		return err
	}
	if name == "" {
		a.explain(a.stderr, c.Command)
		return errSaid
	}
	l, err := findListing(name)
	if err != nil {
		return err
	}
	b, err := a.bookFor(c.String("rules"))
	if err != nil {
		return err
	}
	return format.write(a, listed{l, b})
}

// listed is a listing of a book.
type listed struct {
	*listing
	book *book.Book
}

var listFormats = outputFormats[listed]{
	{"text", func(a *app, l listed) error { return document.WriteTable(a.stdout, l.table(l.book, a.language)) }},
	{"json", func(a *app, l listed) error { return text.WriteJSON(a.stdout, l.objects(l.book)) }},
}

func listingNames() []string {
	names := make([]string, len(listings))
	for i, l := range listings {
		names[i] = l.name
	}
	return names
}

// listingLines are the names over two lines, for help.
func listingLines() string {
	names := listingNames()
	half := len(names) / 2
	return strings.Join(names[:half], ", ") + ",\n" + strings.Join(names[half:], ", ")
}

func findListing(name string) (*listing, error) {
	for i := range listings {
		if listings[i].name == name {
			return &listings[i], nil
		}
	}
	hint := text.Both("可以写："+strings.Join(listingNames(), ", "), "choose from "+strings.Join(listingNames(), ", "))
	if near := problem.Suggest(name, listingNames()); near != "" {
		hint = text.Both("您要的是不是 forbear list "+near+"？", "did you mean forbear list "+near+"?")
	}
	return nil, &failure{text.Both("没有这一类", "no such thing to list"), hint}
}

// objects returns the rows for JSON.
func (l *listing) objects(b *book.Book) []map[string]any {
	objects := []map[string]any{}
	for _, row := range l.rows(b) {
		object := map[string]any{}
		for i, column := range l.columns {
			object[column] = row[i]
		}
		objects = append(objects, object)
	}
	return objects
}

// table returns the rows for text, in one language.
func (l *listing) table(b *book.Book, language text.Language) [][]string {
	table := [][]string{l.fold(l.columns, "/")}
	for _, row := range l.rows(b) {
		line := make([]string, len(row))
		for i, value := range row {
			switch v := value.(type) {
			case nil:
			case text.Text:
				line[i] = v.In(language)
			case []string:
				line[i] = strings.Join(v, " ")
			default:
				line[i] = fmt.Sprint(v)
			}
		}
		table = append(table, l.fold(line, " "))
	}
	return table
}

// fold joins the values of the last columns, where they are folded.
func (l *listing) fold(line []string, separator string) []string {
	n := len(line) - folded[l.name]
	if n == len(line) {
		return line
	}
	says := slices.DeleteFunc(slices.Clone(line[n:]), func(cell string) bool { return cell == "" })
	return append(slices.Clone(line[:n]), strings.Join(says, separator))
}
