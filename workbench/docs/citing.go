package docs

import (
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// confidences say how far a source was checked.
var confidences = map[string]text.Text{
	"read":       text.Both("读过原文", "text read"),
	"reported":   text.Both("见到报道", "as reported"),
	"unverified": text.Both("未核实", "unverified"),
	"disputed":   text.Both("说法不一", "disputed"),
}

// cited are sources, each with how far and when it was checked; then the statements of articles
// that were checked alike, together.
func (a *author) cited(citations []string) sentence {
	var all []sentence
	var standings []string
	statements := map[string][]sentence{}
	for _, id := range citations {
		source := a.Book.Source(id)
		if id == source.ID {
			all = append(all, a.citation(id))
			continue
		}
		standing := a.standing(source)
		if statements[standing] == nil {
			standings = append(standings, standing)
		}
		statements[standing] = append(statements[standing], sentence{link(id, a.citationAnchor(id))})
	}
	for _, standing := range standings {
		all = append(all, say(a.in(sayArticles)).And(joined(statements[standing],
			a.in(sayBetween))...).And(span{Text: standing, Look: document.Dim}))
	}
	return joined(all, a.in(sayBetweenSources))
}

// citation is one source.
func (a *author) citation(id string) sentence {
	source := a.Book.Source(id)
	says := a.in(source.Title)
	if id != source.ID {
		says = id
	}
	return sentence{link(says, a.citationAnchor(id)), {Text: a.standing(source), Look: document.Dim}}
}

// standing is how far and when a source was checked, in brackets.
func (a *author) standing(s *book.Source) string {
	said := a.in(confidences[s.Confidence])
	if s.Checked != nil {
		said += a.in(sayComma) + a.say(sayCheckedOn, s.Checked)
	}
	return a.say(sayInBrackets, said)
}

// citationAnchor is where a citation leads: a statement of an article to what became of it, where
// that is told.
func (a *author) citationAnchor(id string) string {
	if a.claims[id] {
		return claimAnchor(id)
	}
	return sourceAnchor(a.Book.Source(id).ID)
}

// rests is a line that names sources; nothing where there are none.
func (a *author) rests(citations []string) []block {
	if len(citations) == 0 {
		return nil
	}
	return []block{paragraph{Text: say(a.say(sayLabel, a.in(sayFoundIn))).And(a.cited(citations)...)}}
}

// reviewed says when something was looked at, and by when it is to be looked at again.
func (a *author) reviewed(on *calendar.Day, days int) string {
	said := a.say(sayCheckedOn, on)
	if due, ok := on.AddDays(int64(days)); ok && days > 0 {
		said += a.in(sayComma) + a.say(sayReviewDue, due)
	}
	return said
}
