package page

import (
	"encoding/xml"
	"html"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// sentencesOf are the words of a document, one after the other.
func sentencesOf(body []document.Block) []string {
	var all []string
	list := func(l document.List) {
		for _, it := range l.Items {
			all = append(all, it.Mark, it.Text.Text(), it.Aside.Text())
			all = append(all, sentencesOf(it.Below)...)
		}
	}
	for _, b := range body {
		switch b := b.(type) {
		case document.Section:
			all = append(all, sentencesOf(b.Body)...)
		case document.Entry:
			all = append(all, sentencesOf(b.Body)...)
		case document.Box:
			all = append(append(all, b.Title), sentencesOf(b.Body)...)
		case document.Heading:
			all = append(all, b.Mark+b.Text.Text(), b.Aside.Text())
		case document.Paragraph:
			all = append(all, b.Text.Text())
		case document.List:
			list(b)
		case document.Fields:
			for _, f := range b {
				all = append(all, f.Label)
				list(f.List)
			}
		case document.Rule:
		default:
			panic("a block that this test does not know")
		}
	}
	return all
}

var (
	boxSide   = regexp.MustCompile(`(?m)^[|>] ?`)
	backslash = regexp.MustCompile(`\\(.)`)
	tag       = regexp.MustCompile(`<[^>]*>`)
)

// readers take the layout of a format away.
var readers = map[string]func(string) string{
	"txt":  func(s string) string { return boxSide.ReplaceAllString(s, "") },
	"md":   func(s string) string { return backslash.ReplaceAllString(boxSide.ReplaceAllString(s, ""), "$1") },
	"html": func(s string) string { return html.UnescapeString(tag.ReplaceAllString(s, "")) },
}

// bare is s without spaces and without the marks that Markdown has for looks.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \n\t`*", r) {
			return -1
		}
		return r
	}, s)
}

// Every format says every sentence of the page, in the same order.
func TestEveryFormatSaysTheSame(t *testing.T) {
	eachPage(func(name string, e *engine.Evaluation, o Options) {
		for as, read := range readers {
			rest := bare(read(write(t, as, e, o)))
			for _, said := range sentencesOf(Of(e, o).Body) {
				_, after, found := strings.Cut(rest, bare(document.Clean(said)))
				if !found {
					t.Errorf("%s.%s does not say, or not in its place: %s", name, as, said)
					break
				}
				rest = after
			}
		}
	})
}

// elements are all that a page in HTML is made of.
var elements = strings.Fields("html head meta title style body main section h1 h2 h3 h4 p small span strong b code " +
	"ul ol li dl dt dd article aside hr br")

// What a profile or a book has stays text in HTML: it becomes no element and no attribute.
func TestTextIsNoMarkup(t *testing.T) {
	hostile := []string{
		"<script>alert(1)</script>", "\"><img src=x onerror=y>", "</style>", "<!--", "]]>", "&lt;b&gt;",
		"[x](y)", "|", "\x00\x1b[2J", "javascript:x", "'--", "{{.}}",
	}
	rapid.Check(t, func(rt *rapid.T) {
		draw := rapid.OneOf(rapid.SampledFrom(hostile), rapid.String())
		e := oneDebt()
		e.Debts[0].Lender, e.Debts[0].LenderKnown = draw.Draw(rt, "lender"), false
		bad := draw.Draw(rt, "text")
		e.Debts[0].Title, e.Debts[0].ID = text.Both(bad, bad), draw.Draw(rt, "id")
		e.Debts[0].Strategies[0].Say[0].Text = text.Both(bad, bad)
		e.Alerts[0].Text, e.Lines[0].Text = text.Both(bad, bad), text.Both(bad, bad)
		e.Missing[0].Fact = bad
		said := write(t, "html", e, Options{Language: text.ZH})
		shown := html.EscapeString(document.Clean(bad))
		if !strings.Contains(document.Clean(said), shown) && !strings.Contains(bad, "\ufffd") {
			rt.Errorf("%q is not there", bad)
		}
		for d := xml.NewDecoder(strings.NewReader(said)); ; {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				rt.Fatalf("not well-formed: %v", err)
			}
			e, isElement := token.(xml.StartElement)
			if !isElement {
				continue
			}
			if !slices.Contains(elements, e.Name.Local) {
				rt.Errorf("there is an element %s", e.Name.Local)
			}
			for _, a := range e.Attr {
				if !slices.Contains([]string{"lang", "charset", "name", "content", "http-equiv", "class"}, a.Name.Local) {
					rt.Errorf("%s has an attribute %s", e.Name.Local, a.Name.Local)
				}
			}
		}
	})
}
