package docs

import (
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// confidences says how far a source was checked.
var confidences = map[string]text.Text{
	"read":       text.Both("读过原文", "text read"),
	"reported":   text.Both("见到报道", "as reported"),
	"unverified": text.Both("未核实", "unverified"),
	"disputed":   text.Both("说法不一", "disputed"),
}

// cited returns sources, each with how far and when it was checked; then the statements of
// articles, grouped by the same.
func (a *author) cited(citations []string) document.Sentence {
	var all []document.Sentence
	var standings []string
	statements := map[string][]document.Sentence{}
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
		statements[standing] = append(
			statements[standing],
			document.Sentence{document.Link(id, a.citationAnchor(id))},
		)
	}
	for _, standing := range standings {
		all = append(all, document.Say(a.in(sayArticles)).And(document.Join(statements[standing],
			a.in(sayBetween))...).And(document.Span{Text: standing, Look: document.Dim}))
	}
	return document.Join(all, a.in(sayBetweenSources))
}

func (a *author) citation(id string) document.Sentence {
	source := a.Book.Source(id)
	says := a.in(source.Title)
	if id != source.ID {
		says = id
	}
	return document.Sentence{
		document.Link(says, a.citationAnchor(id)),
		{Text: a.standing(source), Look: document.Dim},
	}
}

// standing says how far and when a source was checked, in brackets.
func (a *author) standing(s *book.Source) string {
	said := a.in(confidences[s.Confidence])
	if s.Checked != nil {
		said += a.in(sayComma) + a.say(sayCheckedOn, s.Checked)
	}
	return a.say(sayInBrackets, said)
}

// citationAnchor returns where a citation links to: a statement of an article to what became of it,
// where the book says that.
func (a *author) citationAnchor(id string) string {
	if a.claims[id] {
		return claimAnchor(id)
	}
	return sourceAnchor(a.Book.Source(id).ID)
}

// sourcesLine returns a line that names sources; nothing where there are none.
func (a *author) sourcesLine(citations []string) []document.Block {
	if len(citations) == 0 {
		return nil
	}
	return []document.Block{
		document.Paragraph{Text: document.Say(a.say(sayLabel, a.in(sayFoundIn))).And(a.cited(citations)...)},
	}
}

// reviewed says when something was reviewed, and when the next review is due.
func (a *author) reviewed(on *calendar.Day, days int) string {
	said := a.say(sayCheckedOn, on)
	if due, ok := on.AddDays(int64(days)); ok && days > 0 {
		said += a.in(sayComma) + a.say(sayReviewDue, due)
	}
	return said
}

// sourceKinds lists the kinds in the book's own ranking.
var sourceKinds = []struct {
	id    string
	title text.Text
}{
	{"law", text.Both("法律", "Laws")}, {"court", text.Both("司法解释和法院文件", "Courts")},
	{"regulation", text.Both("法规和规章", "Regulations")},
	{"standard", text.Both("标准", "Standards")}, {"guidance", text.Both("指引和惯常做法", "Guidance and practice")},
	{"official", text.Both("官方公布", "Official announcements")},
	{"press", text.Both("报道", "Press")}, {"article", text.Both("网上文章", "Articles on the web")},
}

// sources returns the sources, and what rests on each.
func (a *author) sources() []document.Block {
	body := []document.Block{a.paragraph(saySourcesSaid)}
	for _, k := range sourceKinds {
		var part []document.Block
		for _, s := range a.Book.Sources {
			if s.Kind == k.id {
				part = append(part, document.Entry{Body: a.source(s)})
			}
		}
		if len(part) > 0 {
			body = append(body, a.heading(2, k.title))
			body = append(body, part...)
		}
	}
	return body
}

func (a *author) source(s *book.Source) []document.Block {
	body := []document.Block{
		document.Heading{
			Level: 3,
			ID:    sourceAnchor(s.ID),
			Text:  document.Say(a.in(s.Title)).And(a.days(s.Validity)...),
		},
	}
	said := a.in(confidences[s.Confidence])
	if issuer := a.in(s.Issuer); issuer != "" {
		said = issuer + a.in(sayComma) + said
	}
	if s.Checked != nil {
		said += a.in(sayComma) + a.reviewed(s.Checked, s.ReviewDays)
	}
	line := document.Say(said)
	for _, address := range s.FoundAt {
		to := address
		if !document.IsAddress(to) {
			to = ""
		}
		line = line.And(document.Span{Text: " "}, document.Span{Text: address, Look: document.Slight, To: to})
	}
	body = append(append(body, document.Paragraph{Text: line}), a.others(s.Said)...)
	body = append(body,
		document.Paragraph{Text: document.Sentence{{Text: a.in(sayRestsOnIt), Look: document.Strong}}},
	)
	return append(append(body, a.usesOf(sourceAnchor(s.ID))...), a.place(s.ID, s.Place))
}

// claimChapter says what became of each statement of the articles.
func (a *author) claimChapter() []document.Block {
	body := []document.Block{a.paragraph(sayClaimsSaid)}
	counts := map[string]int{}
	for _, c := range a.Book.Claims {
		counts[c.Fate]++
	}
	body = append(body,
		document.Paragraph{Text: document.Say(a.say(sayClaimCounts, len(a.Book.Claims), counts["encoded"],
			counts["corrected"], counts["noise"]))},
	)
	article := ""
	var l document.List
	flush := func() {
		if len(l.Items) > 0 {
			body = append(body, document.Heading{Level: 2,
				Text: a.link(a.Book.Source(article).Title, sourceAnchor(article))}, l)
		}
		l = document.List{}
	}
	for _, c := range a.Book.Claims {
		if of := a.Book.Source(c.ID).ID; of != article {
			flush()
			article = of
		}
		l.Items = append(l.Items, a.claim(c))
	}
	flush()
	return body
}

var fates = map[string]text.Text{
	"encoded": text.Both("采用", "taken over"), "corrected": text.Both("改正", "corrected"),
	"noise": text.Both("不用", "left out"),
}

func (a *author) claim(c *book.Claim) document.Item {
	says := document.Sentence{{Text: c.ID + " "}, {Text: a.in(fates[c.Fate]), Look: document.Badge},
		{Text: " " + a.quoted(a.in(c.Says))}}
	var below []document.Item
	switch c.Fate {
	case "corrected":
		below = append(below, document.Item{Text: a.labelled(sayHoldsInstead, document.Say(a.in(c.Instead)))},
			document.Item{Text: a.labelled(sayFoundIn, a.cited(c.Sources))})
	case "noise":
		below = append(below, document.Item{Text: a.labelled(sayWhyNot, document.Say(a.in(c.Why)))})
	}
	it := document.Item{ID: claimAnchor(c.ID), Text: says}
	if len(below) > 0 {
		it.Below = []document.Block{document.List{Items: below}}
	}
	if len(c.CitedBy) > 0 {
		places := each(
			c.CitedBy,
			func(place string) document.Sentence { return document.Sentence{{Text: place, Look: document.Code}} },
		)
		it.Below = append(it.Below,
			document.Fine{Body: []document.Block{document.List{Items: []document.Item{{Text: a.labelled(sayCitedBy,
				document.Join(places, " "))}}}}},
		)
	}
	return it
}
