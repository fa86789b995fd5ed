package page

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/page/document"
)

// How much the short page shows of each thing; everything is on the full page.
const (
	maxReasonsShort   = 2
	maxRisksShort     = 1
	maxObstaclesShort = 2
	maxNamesShort     = 5
	maxAboveShort     = 1
)

// thrift says what the short page leaves out where it would be too long.
type thrift int

const (
	generous thrift = iota
	sparing         // of what does not suit the names alone, of a second caution the first sentence
	sparse          // no first steps and risks, of most cautions and standing lines the first sentence, no titles of letters
	barest          // of a third urgent alert and of reminders the first sentence, one question, and no letter without a day

	// lines of a page of one debt, and how many each further one adds, up to the eighth
	linesOfOne, linesOfMore, debtsCounted = 80, 16, 8
)

// The lines that each thrift leaves.
var (
	saidInFull  = [...]int{generous: 2, sparing: 1, sparse: 0, barest: 0} // of a debt
	urgentWhole = [...]int{generous: 99, sparing: 99, sparse: 3, barest: 2}
	maxInDetail = [...]int{generous: 4, sparing: 3, sparse: 2, barest: 1} // debts
	questions   = [...]int{generous: 3, sparing: 3, sparse: 2, barest: 1}
	maxShares   = [...]int{generous: 3, sparing: 3, sparse: 2, barest: 1}
	maxPlans    = [...]int{generous: 3, sparing: 3, sparse: 2, barest: 1} // of the best option
)

// fit returns the short page as generous as it may be without being too long.
func (p *page) fit() []document.Block {
	most := linesOfOne + linesOfMore*(min(len(p.Debts), debtsCounted)-1)
	for p.thrift = generous; ; p.thrift++ {
		body := slices.Concat(p.header(), p.today(), p.urgent(), p.short())
		if p.thrift == barest || countLines(body) <= most {
			return body
		}
	}
}

// countLines returns how many lines blocks take in a terminal.
func countLines(body []document.Block) int {
	var out strings.Builder
	if err := document.WriteTerminal(&out, document.Document{Body: body}, false); err != nil {
		panic(err) // a strings.Builder takes everything
	}
	return strings.Count(out.String(), "\n")
}

// detail says how much is shown of a debt: the more debts there are, the less of each, and least of
// those that can wait.
type detail int

const (
	least detail = iota // the best option, and the others by name
	some                // what is said of the debt, and its papers
	most                // how to begin, what to beware of, and what does not suit
)

// detailOf returns how much is shown of the i-th debt.
func (p *page) detailOf(i int) detail {
	switch {
	case len(p.Debts) <= 2:
		return most
	case i < maxInDetail[p.thrift]:
		return some
	}
	return least
}

// short returns what fits on a few screens: of each debt the best option, and the others by name.
func (p *page) short() []document.Block {
	if p.isBrief() {
		return slices.Concat(p.headedLines(book.SectionHelp), p.more())
	}
	sentences := p.debtSentences()
	return slices.Concat(
		p.readBack(),
		p.saidAndNot(),
		p.calm(),
		p.reminders("", sectionLevel),
		p.shares(maxShares[p.thrift]),
		p.commonLines(sentences),
		p.shortDebts(sentences),
		p.standing(),
		p.shortQuestions(),
		p.more(),
	)
}

// maxInferredShort is how many facts that follow from others the short page names.
const maxInferredShort = 2

// saidAndNot says what does not agree of what was told, and what follows from it.
func (p *page) saidAndNot() []document.Block {
	var body []document.Block
	if len(p.Doubts) > 0 {
		d := p.Doubts[0]
		body = append(body, p.paragraph(p.say(sayDoubtShort, p.withDebt(p.in(d.Text), d.Debt))))
	}
	if said := p.saidInferred(isNumberOrDay); len(said) > 0 && p.thrift < sparse {
		body = append(body, p.paragraph(p.say(sayInferredShort,
			strings.Join(said[:min(maxInferredShort, len(said))], p.in(saySemicolon)))))
	}
	if body == nil {
		return nil
	}
	return []document.Block{sectionOf(body...)}
}

// isNumberOrDay reports whether what follows from other facts is a number or a day: a yes or no
// that goes without saying is on the full page.
func isNumberOrDay(one engine.Inferred) bool {
	_, truth := one.Value.(bool)
	return !truth
}

// calm returns the opening of the book, unless something cannot wait: then that comes first.
func (p *page) calm() []document.Block {
	if len(p.alerts(isPressing)) > 0 {
		return nil
	}
	return p.plainLines(book.SectionOpening)
}

// isBrief reports whether an alert asks for nothing else to be shown than help, the days that run
// and what to do today.
func (p *page) isBrief() bool {
	return slices.ContainsFunc(p.Alerts, func(a engine.Alert) bool { return a.Brief })
}

// standing returns who of the family is bound, what to do never, free help, and when to look again.
func (p *page) standing() []document.Block {
	var fields document.Fields
	for _, section := range []book.Section{book.SectionFamily, book.SectionNever, book.SectionHelp, book.SectionAgain} {
		said := p.linesOf(section)
		if p.thrift >= sparse && section != book.SectionHelp {
			for i := range said {
				said[i] = p.firstOfText(said[i])
			}
		}
		fields = p.addList(fields, SectionHeading(section), dashedList(said))
	}
	return []document.Block{sectionOf(fields)}
}

// shortQuestions asks the first questions.
func (p *page) shortQuestions() []document.Block {
	var open []string
	for _, q := range p.Missing {
		if !q.Asked {
			open = append(open, p.withDebt(firstQuestion(p.in(q.Ask)), q.Debt))
		}
	}
	if len(open) == 0 {
		return nil
	}
	shown := open[:min(questions[p.thrift], len(open))]
	body := []document.Block{p.heading(sectionLevel, sayQuestions), numberedList(shown)}
	if len(open) > len(shown) {
		body = append(body, dimParagraph(p.in(sayMoreShort)))
	}
	return []document.Block{sectionOf(body...)}
}

// firstQuestion returns a question without what explains it.
func firstQuestion(ask string) string {
	if i := strings.IndexAny(ask, "？?"); i >= 0 {
		_, size := utf8.DecodeRuneInString(ask[i:])
		return ask[:i+size]
	}
	return ask
}

// more says how to see everything, and until when the law was checked.
func (p *page) more() []document.Block {
	said := []string{p.in(sayMoreFull)}
	if len(p.Letters) > 0 {
		said = append(said, p.in(sayLetterAll))
	}
	body := []document.Block{dimParagraph(strings.Join(said, p.in(saySpace)))}
	return []document.Block{sectionOf(append(body, p.checkedUntil()...)...)}
}
