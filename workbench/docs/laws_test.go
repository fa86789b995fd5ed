package docs

import (
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

var (
	markdownAnchor = regexp.MustCompile(`<a id="([^"]+)"></a>`)
	markdownLink   = regexp.MustCompile(`\]\(([^)<]+)\)`)
)

// TestLaw2EveryLinkLeadsSomewhere: in HTML, in one document of Markdown, and from page to page; and
// no anchor is there twice.
func TestLaw2EveryLinkLeadsSomewhere(t *testing.T) {
	for _, shelf := range shelves {
		b := shelf.book()
		for _, o := range []Options{shelf.options(text.ZH), {AsOf: day, Language: text.EN}} {
			whole := string(Markdown(b, o))
			follow(t, shelf.name+" markdown", anchorsIn(t, "", markdownAnchor.FindAllStringSubmatch(whole, -1)),
				linksIn("", whole))
			anchors, links := map[string]bool{}, []string{}
			for _, p := range Pages(b, o) {
				for a := range anchorsIn(t, p.Name, markdownAnchor.FindAllStringSubmatch(string(p.Data), -1)) {
					anchors[a] = true
				}
				links = append(links, linksIn(p.Name, string(p.Data))...)
			}
			follow(t, shelf.name+" pages", anchors, links)
			ids, hrefs := htmlAnchors(t, HTML(b, o))
			follow(t, shelf.name+" html", ids, hrefs)
		}
	}
}

// anchorsIn are page#anchor of what a page has.
func anchorsIn(t *testing.T, page string, found [][]string) map[string]bool {
	anchors := map[string]bool{}
	for _, m := range found {
		if anchors[page+"#"+m[1]] {
			t.Errorf("%s#%s is there twice", page, m[1])
		}
		anchors[page+"#"+m[1]] = true
	}
	return anchors
}

// linksIn are page#anchor of what a page leads to.
func linksIn(page, said string) []string {
	var links []string
	for _, m := range markdownLink.FindAllStringSubmatch(said, -1) {
		to, anchor, _ := strings.Cut(m[1], "#")
		switch {
		case to == "":
			to = page
		case page != "":
			to = path.Join(path.Dir(page), to)
		}
		links = append(links, to+"#"+anchor)
	}
	return links
}

func follow(t *testing.T, where string, anchors map[string]bool, links []string) {
	t.Helper()
	if len(links) < 100 {
		t.Errorf("%s: only %d links", where, len(links))
	}
	for _, l := range links {
		if !anchors[l] {
			t.Errorf("%s: %s leads nowhere", where, l)
		}
	}
}

// htmlAnchors reads a page as XML, which fails where it is not well-formed, and returns its anchors
// and links. No address but of the web or the page itself may be linked to, and nothing may be
// fetched or run.
func htmlAnchors(t *testing.T, page []byte) (map[string]bool, []string) {
	t.Helper()
	anchors := map[string]bool{}
	var links []string
	d := xml.NewDecoder(bytes.NewReader(page))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return anchors, links
		}
		if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "script", "link", "img", "iframe", "object", "base":
			t.Errorf("a page that needs nothing has a %s", e.Name.Local)
		}
		for _, a := range e.Attr {
			switch a.Name.Local {
			case "id":
				if anchors["#"+a.Value] {
					t.Errorf("%s is there twice", a.Value)
				}
				anchors["#"+a.Value] = true
			case "href":
				if document.IsAddress(a.Value) {
					continue
				}
				if !strings.HasPrefix(a.Value, "#") {
					t.Errorf("a link to %s", a.Value)
				}
				links = append(links, a.Value)
			case "src", "onclick":
				t.Errorf("a page that needs nothing has %s", a.Name.Local)
			}
		}
	}
}

// TestLaw2EverythingIsThere: every option of every family, and every one of a lender that differs;
// every fact, source, figure, paper and the rest has its own place.
func TestLaw2EverythingIsThere(t *testing.T) {
	for _, shelf := range shelves {
		b := shelf.book()
		anchors, _ := htmlAnchors(t, HTML(b, shelf.options(text.ZH)))
		must := func(anchor string) {
			if !anchors["#"+anchor] {
				t.Errorf("%s: nothing at %s", shelf.name, anchor)
			}
		}
		for _, f := range b.Families {
			for _, o := range f.Book.Options {
				must(optionAnchor(f.Book, o.Strategy.ID))
			}
			for _, d := range f.Book.Dropped {
				must(optionAnchor(f.Book, d.Strategy.ID))
			}
			for _, s := range b.Stages {
				must(atStageAnchor(f.Book, s.ID))
			}
		}
		for _, l := range b.Lenders {
			must(creditorAnchor(l.Book))
		}
		for _, f := range b.Vocabulary.Facts {
			must(factAnchor(f.Name))
		}
		for _, m := range b.Mentions() {
			if m.Kind == "source" {
				must(sourceAnchor(b.Source(m.ID).ID))
			} else {
				must(anchorOf(m.Kind, m.ID))
			}
		}
		for _, s := range b.Sources {
			must(sourceAnchor(s.ID))
		}
		for _, a := range b.Alerts {
			must(alertAnchor(a.ID))
		}
		for _, c := range b.Claims {
			must(claimAnchor(c.ID))
		}
		for _, h := range b.Hardships {
			must(hardshipAnchor(h.ID))
		}
	}
}

// TestLaw2AtAStage: what the engine offers a debt at a stage is listed at that stage, on the
// lender's page or, where that says so, on its family's.
func TestLaw2AtAStage(t *testing.T) {
	for _, shelf := range shelves {
		b, results := shelf.book(), shelf.results()
		listed := listedAt(newAuthor(b, Options{AsOf: day}).book())
		for _, r := range results {
			for i := range r.Decision.Debts {
				d := &r.Decision.Debts[i]
				if len(d.Candidates) != 1 || r.Decision.AsOf != day || d.Book.Lender != nil &&
					d.Book != d.Book.Lender.Book {
					continue
				}
				stage := b.Stages[d.Candidates[0]].ID
				at := listed[atStageAnchor(d.Book, stage)]
				if at == nil {
					at = listed[atStageAnchor(d.Book.Family.Book, stage)]
				}
				if diff := cmp.Diff(offers(d), at); diff != "" {
					t.Errorf("%s: %s at %s (-offered +listed)\n%s", r.Name, creditorAnchor(d.Book), stage, diff)
				}
			}
		}
	}
}

// offers are the titles of what a decision offers, sorted.
func offers(d *engine.DebtDecision) []string {
	var titles []string
	for _, i := range d.Ranking {
		titles = append(titles, d.Options[i].Option.Strategy.Title.EN)
	}
	slices.Sort(titles)
	return titles
}

// listedAt are the titles listed under each heading that has an anchor, sorted.
func listedAt(v volume) map[string][]string {
	listed := map[string][]string{}
	for _, c := range v.Chapters {
		at := ""
		for _, b := range c.Body {
			switch b := b.(type) {
			case document.Heading:
				at = b.ID
			case document.Paragraph:
				for _, p := range b.Text {
					if p.To != "" && at != "" {
						listed[at] = append(listed[at], p.Text)
					}
				}
			case document.List:
				for _, it := range b.Items {
					if at != "" && len(it.Text) > 0 {
						listed[at] = append(listed[at], it.Text[0].Text)
					}
				}
			}
		}
	}
	for _, titles := range listed {
		slices.Sort(titles)
	}
	return listed
}

// TestShippedBookOnPaper: the book that is shipped stays a file that a phone opens.
func TestShippedBookOnPaper(t *testing.T) {
	const most = 21 << 18 // 5.25 MiB
	if n := len(HTML(shipped.book(), shipped.options(text.ZH))); n > most {
		t.Errorf("%d bytes, of at most %d", n, most)
	}
}
