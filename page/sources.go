package page

import (
	"slices"
	"strconv"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/page/document"
)

// mark returns the numbers of sources on the full page, such as 〔3〕, and gives a number to each that
// has none yet. The short page, which does not list them, has no marks.
func (p *page) mark(ids []string) string {
	if !p.listsSources() {
		return ""
	}
	var numbers []int
	for _, id := range ids {
		if n := p.number(id); n > 0 && !slices.Contains(numbers, n) {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	var said []string
	for _, n := range numbers {
		said = append(said, strconv.Itoa(n))
	}
	if said == nil {
		return ""
	}
	return p.say(sayMark, strings.Join(said, p.in(sayBetweenNumbers)))
}

// listsSources reports whether the page ends in a list of sources.
func (p *page) listsSources() bool { return p.Full || p.Points || p.Strategy != "" }

// number returns the number of a source, by its id or that of one of its statements; 0 where the
// evaluation does not have it.
func (p *page) number(id string) int {
	of := p.sourceOf(id)
	if of == "" {
		return 0
	}
	if i := slices.Index(p.cited, of); i >= 0 {
		return i + 1
	}
	p.cited = append(p.cited, of)
	return len(p.cited)
}

// sourceOf returns the id of the source that an id names, itself or by one of its statements: S002-28
// is of S002; "" where the evaluation does not have it.
func (p *page) sourceOf(id string) string {
	if _, ok := p.Sources[id]; ok {
		return id
	}
	if i := strings.LastIndexByte(id, '-'); i > 0 {
		if _, ok := p.Sources[id[:i]]; ok {
			return id[:i]
		}
	}
	return ""
}

// sourcesOf returns the sources of a strategy and of its lines. Those of its reasons stand with them.
func sourcesOf(s *engine.Strategy) []string {
	all := slices.Clone(s.Sources)
	for _, kind := range book.LineKinds {
		for _, l := range *s.LinesOf(kind) {
			all = append(all, l.Sources...)
		}
	}
	return all
}

// references lists the sources that the page has numbers of, and says until when they were checked.
func (p *page) references() []document.Block {
	if p.cited == nil {
		return nil
	}
	titles := make([]string, len(p.cited))
	for i, id := range p.cited {
		titles[i] = p.in(p.Sources[id].Title)
		if p.Points || p.Sources[id].Kind == "article" {
			titles[i] = p.say(saySince, titles[i], id)
		}
	}
	body := []document.Block{p.heading(sectionLevel, sayFound), numberedList(titles)}
	return []document.Block{sectionOf(append(body, p.checkedUntil()...)...)}
}

// checkedUntil says which rules judged, and until when the law was checked.
func (p *page) checkedUntil() []document.Block {
	var oldest *calendar.Day
	for _, s := range p.Sources {
		if s.Checked != nil && s.Kind != "article" && (oldest == nil || *s.Checked < *oldest) {
			oldest = s.Checked
		}
	}
	if oldest == nil {
		return nil
	}
	return []document.Block{dimParagraph(p.say(sayCheckedTo, p.in(p.Book.Title), p.Book.Version, p.date(*oldest)))}
}
