package docs

import (
	"slices"
	"strconv"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/page"
	"github.com/forbear-project/forbear/page/document"
)

// proof holds which fixtures have seen an option of a creditor, by the status they saw it in: their
// numbers, counted from 1, each once, in order.
type proof struct{ seen map[engine.Status][]int }

// statuses lists those that a fixture can see an option in, in the order of the page.
var statuses = []engine.Status{engine.Eligible, engine.Undetermined, engine.Ineligible}

// prove gathers what fixtures have seen of the options of each family and lender. An option that is
// not offered at the stage was not seen. A debt that names another family than its lender's counts
// for that family.
func (a *author) prove() map[string]map[string]*proof {
	proofs := map[string]map[string]*proof{}
	for n, r := range a.Results {
		if r.Decision == nil {
			continue
		}
		for i := range r.Decision.Debts {
			prove(proofs, n+1, &r.Decision.Debts[i])
		}
	}
	return proofs
}

func prove(proofs map[string]map[string]*proof, fixture int, d *engine.DebtDecision) {
	b := d.Book
	if b.Lender != nil && b != b.Lender.Book {
		b = b.Family.Book
	}
	of := proofs[creditorAnchor(b)]
	if of == nil {
		of = map[string]*proof{}
		proofs[creditorAnchor(b)] = of
	}
	for i := range d.Options {
		o := &d.Options[i]
		if o.Offered == logic.No {
			continue
		}
		p := of[o.Option.Strategy.ID]
		if p == nil {
			p = &proof{seen: map[engine.Status][]int{}}
			of[o.Option.Strategy.ID] = p
		}
		if !slices.Contains(p.seen[o.Status], fixture) {
			p.seen[o.Status] = append(p.seen[o.Status], fixture)
		}
	}
}

// counts says in how many fixtures an option was seen in each status.
func (p *proof) counts(a *author, kind book.StrategyKind) string {
	if p == nil {
		return a.in(sayNoFixture)
	}
	var parts []string
	for _, status := range statuses {
		if n := len(p.seen[status]); n > 0 {
			parts = append(parts, a.say(sayTimes, a.in(page.StatusOf(kind, status)), n))
		}
	}
	return document.Join(sentences(parts), a.in(sayComma)).Text()
}

// tally returns the same as bare numbers.
func (p *proof) tally() string {
	if p == nil {
		p = &proof{}
	}
	counts := make([]string, len(statuses))
	for i, status := range statuses {
		counts[i] = strconv.Itoa(len(p.seen[status]))
	}
	return strings.Join(counts, " / ")
}

// fixtures lists their numbers, status by status.
func (p *proof) fixtures(a *author, kind book.StrategyKind) []document.Block {
	var l document.List
	for _, status := range statuses {
		if numbers := p.seen[status]; len(numbers) > 0 {
			l.Items = append(l.Items,
				document.Item{
					Text: document.Say(a.say(sayLabel, a.in(page.StatusOf(kind, status)))).
						And(document.Join(fixtureLinks(numbers),
							a.in(sayBetween))...),
				},
			)
		}
	}
	return []document.Block{l}
}

func fixtureLinks(numbers []int) []document.Sentence {
	links := make([]document.Sentence, len(numbers))
	for i, n := range numbers {
		links[i] = document.Sentence{document.Link(strconv.Itoa(n), fixtureAnchor(n))}
	}
	return links
}

// proved returns the counts of an option, and the fixtures in a fold.
func (a *author) proved(creditor, strategy string, kind book.StrategyKind) []document.Block {
	p := a.proofs[creditor][strategy]
	says := document.Say(a.say(sayLabel, a.in(sayFixtures)) + p.counts(a, kind))
	if p == nil {
		return []document.Block{document.Paragraph{Text: document.Sentence{{Text: says.Text(), Look: document.Dim}}}}
	}
	return []document.Block{document.Fold{Text: says, Body: p.fixtures(a, kind)}}
}

// fixtures returns the sample borrowers, and what each is for.
func (a *author) fixtures() []document.Block {
	if len(a.Results) == 0 {
		return []document.Block{a.paragraph(sayNoFixtures)}
	}
	body := []document.Block{document.Paragraph{Text: document.Say(a.say(sayFixturesSaid, len(a.Results)))}}
	l := document.List{Kind: document.Numbered}
	for i, r := range a.Results {
		says := document.Sentence{{Text: r.Name, Look: document.Strong}}
		if r.Got != nil {
			says = says.And(document.Say(a.in(sayColon) + r.Got.Why)...)
		} else {
			says = says.And(document.Say(a.in(sayColon) + a.in(sayNotJudged))...)
		}
		it := document.Item{ID: fixtureAnchor(i + 1), Text: says}
		if r.Decision != nil {
			it.Aside = document.Join(a.creditorsIn(r.Decision.Debts), a.in(sayBetween))
		}
		l.Items = append(l.Items, it)
	}
	return append(body, l)
}

// creditorsIn returns the creditors of a fixture, each once.
func (a *author) creditorsIn(debts []engine.DebtDecision) []document.Sentence {
	var seen []string
	var links []document.Sentence
	for i := range debts {
		b := debts[i].Book
		if to := creditorAnchor(b); !slices.Contains(seen, to) {
			seen = append(seen, to)
			links = append(links, document.Sentence{document.Link(a.titleOf(b), to)})
		}
	}
	return links
}
