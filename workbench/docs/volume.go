package docs

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"strings"

	"github.com/forbear-project/forbear/page/document"
)

// volume is a whole book before it is written: what both formats have in common.
type volume struct {
	Language string // for the html element
	Title    string
	Contents string // the heading of the table of contents
	Fine     string // what the switch for maintainers' lines says
	Chapters []chapter
}

// chapter is a part of the book that has a page of its own in Markdown.
type chapter struct {
	ID    string // its anchor
	Page  string // such as lenders/jd-jintiao.md
	Title string
	Part  string // of the table of contents; "" for a chapter that stands alone there
	Body  []document.Block
}

// part is a group of chapters in the table of contents.
type part struct {
	Title    string // "" for one chapter that stands alone
	Chapters []chapter
}

// parts groups chapters, in order.
func parts(chapters []chapter) []part {
	var all []part
	for _, c := range chapters {
		if last := len(all) - 1; c.Part != "" && last >= 0 && all[last].Title == c.Part {
			all[last].Chapters = append(all[last].Chapters, c)
			continue
		}
		all = append(all, part{c.Part, []chapter{c}})
	}
	return all
}

func (v volume) markdown() []byte {
	var b strings.Builder
	for i, c := range v.Chapters {
		body := c.blocks()
		if i == 0 {
			body = append(body, v.list()...)
		}
		b.WriteString(document.Markdown(body, document.MarkdownOptions{Level: min(i, 1)}))
	}
	return []byte(b.String())
}

// pages returns a page of Markdown for each chapter.
func (v volume) pages() []Page {
	pageOf := map[string]string{}
	for _, c := range v.Chapters {
		pageOf[c.ID] = c.Page
		document.Anchors(c.Body, func(id string) { pageOf[id] = c.Page })
	}
	pages := make([]Page, len(v.Chapters))
	for i, c := range v.Chapters {
		body := c.blocks()
		if i == 0 {
			body = append(body, v.list()...)
		} else {
			home := document.Paragraph{Text: document.Sentence{document.Link(v.Title, v.Chapters[0].ID)}}
			body = append([]document.Block{home}, body...)
		}
		said := document.Markdown(body, document.MarkdownOptions{Page: c.Page, PageOf: pageOf})
		pages[i] = Page{Name: c.Page, Data: []byte(said)}
	}
	return pages
}

// blocks returns a chapter under its title.
func (c chapter) blocks() []document.Block {
	return append([]document.Block{document.Heading{Level: 1, ID: c.ID, Text: document.Say(c.Title)}}, c.Body...)
}

// list returns the table of contents.
func (v volume) list() []document.Block {
	var l document.List
	for _, p := range parts(v.Chapters[1:]) {
		var items []document.Item
		for _, c := range p.Chapters {
			items = append(items, document.Item{Text: document.Sentence{document.Link(c.Title, c.ID)}})
		}
		if p.Title != "" {
			items = []document.Item{
				{Text: document.Say(p.Title), Below: []document.Block{document.List{Items: items}}},
			}
		}
		l.Items = append(l.Items, items...)
	}
	return []document.Block{document.Heading{Level: 2, Text: document.Say(v.Contents)}, l}
}

var (
	//go:embed style.css
	style string
	//go:embed body.html
	bodySource string
)

var bodyTemplate = template.Must(template.New("body").Funcs(template.FuncMap{
	"parts":  parts,
	"blocks": func(body []document.Block) template.HTML { return document.HTML(body, 1) },
}).Parse(bodySource))

func (v volume) html() []byte {
	var body, file bytes.Buffer
	err := bodyTemplate.Execute(&body, v)
	if err == nil {
		err = document.WriteFile(&file, document.File{
			Language: v.Language, Title: v.Title, Style: template.CSS(style), Body: template.HTML(body.String()),
		})
	}
	if err != nil { // the templates are part of the program, and are not given anything that can fail
		panic(fmt.Sprint("docs: ", err))
	}
	return file.Bytes()
}
