package book

import (
	"fmt"
	"slices"
)

// paper is a list of materials that somebody is asked for.
type paper struct {
	file     *file
	spot     *spot  // the list
	strategy string // that asks for them; "" for a proof of hardship
}

func (l *loader) paper(f *file, s *spot, strategy string) {
	if s != nil {
		l.papers = append(l.papers, paper{f, s, strategy})
	}
}

// mayAskForAssets are the strategies in which law makes a borrower lay assets open.
var mayAskForAssets = []string{"report-property", "personal-bankruptcy"}

// lookAtPapers reports papers that lay assets open where nobody may ask for them.
func (l *loader) lookAtPapers() {
	for _, p := range l.papers {
		if slices.Contains(mayAskForAssets, p.strategy) {
			continue
		}
		for _, s := range p.spot.children {
			m := l.book.Material(unquoted(p.file.text[s.from:s.end]))
			if m != nil && slices.Contains(m.Exposes, "assets") {
				p.file.wrong(s, fmt.Sprintf("%s lays assets open and may not be asked for here", m.ID),
					"only report-property and personal-bankruptcy may ask for it")
			}
		}
	}
}
