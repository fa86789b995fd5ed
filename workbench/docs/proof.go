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

// proof is which fixtures have seen an option of a creditor, by what they have seen of it: their
// numbers, counted from 1, each once, in their order.
type proof struct{ seen map[engine.Status][]int }

// statuses are those that a fixture can see an option in, in the order of telling.
var statuses = []engine.Status{engine.Eligible, engine.Undetermined, engine.Ineligible}

// prove gathers what fixtures have seen of the options of each family and lender. An option that is
// not offered at the stage was not seen. A debt that names another family than its lender's proves
// that family's.
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

// counts says in how many fixtures an option was seen in each status, shortly.
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
	return joined(sentences(parts), a.in(sayComma)).Text()
}

// tally is how often an option was seen in each status.
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

// fixtures tells their numbers, status by status.
func (p *proof) fixtures(a *author, kind book.StrategyKind) []block {
	var l list
	for _, status := range statuses {
		if numbers := p.seen[status]; len(numbers) > 0 {
			l.Items = append(l.Items,
				item{Text: say(a.say(sayLabel, a.in(page.StatusOf(kind, status)))).And(joined(fixtureLinks(numbers),
					a.in(sayBetween))...)})
		}
	}
	return []block{l}
}

func fixtureLinks(numbers []int) []sentence {
	links := make([]sentence, len(numbers))
	for i, n := range numbers {
		links[i] = sentence{link(strconv.Itoa(n), fixtureAnchor(n))}
	}
	return links
}

// proved is what fixtures show of an option: the counts, and which for whoever opens it.
func (a *author) proved(creditor, strategy string, kind book.StrategyKind) []block {
	p := a.proofs[creditor][strategy]
	says := say(a.say(sayLabel, a.in(sayFixtures)) + p.counts(a, kind))
	if p == nil {
		return []block{paragraph{Text: sentence{{Text: says.Text(), Look: document.Dim}}}}
	}
	return []block{fold{Text: says, Body: p.fixtures(a, kind)}}
}

// sentences are plain ones.
func sentences(texts []string) []sentence {
	all := make([]sentence, len(texts))
	for i, t := range texts {
		all[i] = say(t)
	}
	return all
}
