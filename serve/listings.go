package serve

import (
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
)

// Book is the answer of /v1/book.
type Book struct {
	Format    string         `json:"format"`
	Book      engine.BookRef `json:"book"`
	Languages []string       `json:"languages"`
}

func bookAnswer(b *book.Book) any {
	languages := []string{}
	for _, l := range b.Languages {
		languages = append(languages, string(l))
	}
	return Book{engine.Format, refOf(b), languages}
}

// Facts is the answer of /v1/facts.
type Facts struct {
	Format string         `json:"format"`
	Book   engine.BookRef `json:"book"`
	Facts  []ListedFact   `json:"facts"` // in the order of the vocabulary
	// what is asked together, in the order of the book
	Subjects []ListedSubject `json:"subjects"`
}

// ListedSubject is what is asked together.
type ListedSubject struct {
	ID    string    `json:"id"`
	Kind  string    `json:"kind" jsonschema:"enum=form,enum=tick,enum=single"`
	Title text.Text `json:"title"`
	Ask   text.Text `json:"ask"` // the sentence above its questions
}

// ListedFact is an entry of the vocabulary.
type ListedFact struct {
	Name    string       `json:"name"`
	Of      string       `json:"of" jsonschema:"enum=borrower,enum=debt"`
	Type    string       `json:"type"`
	Unit    string       `json:"unit"`
	Given   bool         `json:"given"` // a profile may have it; else it follows from others
	Title   text.Text    `json:"title"`
	Subject string       `json:"subject"` // with what it is asked; empty where it is asked alone, or not at all
	Ask     text.Text    `json:"ask"`     // the question that it answers; empty where it is not given
	Answers []Answer     `json:"answers"` // of a choice
	Fields  []ListedFact `json:"fields"`  // of the entries of records
}

// Answer is a value that a choice may have.
type Answer struct {
	ID    string    `json:"id"`
	Title text.Text `json:"title"`
}

func factsAnswer(b *book.Book) any {
	answer := Facts{engine.Format, refOf(b), factsOf(b.Vocabulary.Facts), []ListedSubject{}}
	for _, s := range b.Subjects {
		answer.Subjects = append(answer.Subjects, ListedSubject{s.ID, string(s.Kind), s.Title, s.Ask})
	}
	return answer
}

func factsOf(all []*fact.Fact) []ListedFact {
	facts := []ListedFact{}
	for _, f := range all {
		one := ListedFact{
			Name:    f.Name,
			Of:      string(f.Of),
			Type:    string(f.Type),
			Unit:    f.Unit,
			Given:   f.Given(),
			Title:   f.Title,
			Subject: f.Subject,
			Ask:     f.Ask,
			Answers: []Answer{},
			Fields:  factsOf(f.Fields),
		}
		for _, a := range f.Answers {
			one.Answers = append(one.Answers, Answer(a))
		}
		facts = append(facts, one)
	}
	return facts
}

// Lenders is the answer of /v1/lenders.
type Lenders struct {
	Format   string         `json:"format"`
	Book     engine.BookRef `json:"book"`
	Families []ListedFamily `json:"families"`
	Lenders  []ListedLender `json:"lenders"`
}

// ListedFamily is a kind of creditors.
type ListedFamily struct {
	ID    string    `json:"id"`
	Title text.Text `json:"title"`
}

// ListedLender is a product as borrowers name it.
type ListedLender struct {
	ID      string    `json:"id"`
	Family  string    `json:"family"`
	Title   text.Text `json:"title"`
	Aliases []string  `json:"aliases"`
}

func lendersAnswer(b *book.Book) any {
	answer := Lenders{engine.Format, refOf(b), []ListedFamily{}, []ListedLender{}}
	for _, f := range b.Families {
		answer.Families = append(answer.Families, ListedFamily{f.ID, f.Title})
	}
	for _, l := range b.Lenders {
		answer.Lenders = append(answer.Lenders, ListedLender{l.ID, l.Family, l.Title, append([]string{}, l.Aliases...)})
	}
	return answer
}

// Strategies is the answer of /v1/strategies.
type Strategies struct {
	Format     string           `json:"format"`
	Book       engine.BookRef   `json:"book"`
	Strategies []ListedStrategy `json:"strategies"` // in the order of the book
}

// ListedStrategy is something a borrower may do or ask for, whoever the creditor is.
type ListedStrategy struct {
	ID     string    `json:"id"`
	Kind   string    `json:"kind"`
	Tier   string    `json:"tier"`
	Title  text.Text `json:"title"`
	Effect text.Text `json:"effect"` // what it does to the debt
}

func strategiesAnswer(b *book.Book) any {
	answer := Strategies{engine.Format, refOf(b), []ListedStrategy{}}
	for _, s := range b.Strategies {
		answer.Strategies = append(answer.Strategies,
			ListedStrategy{s.ID, s.Kind.String(), s.Tier.String(), s.Title, s.Effect})
	}
	return answer
}
