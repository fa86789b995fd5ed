package page

import (
	"slices"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// answersHeard returns what a creditor answered to requests, what to say to that, and what comes
// next.
func (p *page) answersHeard(d *engine.Debt) []document.Block {
	r := d.Refusals
	if r == nil {
		return nil
	}
	body := []document.Block{p.heading(partLevel, sayRefusals)}
	for i := range r.Heard {
		body = append(body, p.refusal(d, &r.Heard[i])...)
	}
	if r.Held != nil {
		return []document.Block{sectionOf(append(body, p.paragraph(p.in(*r.Held)+p.mark(r.Sources)))...)}
	}
	steps := document.List{Kind: document.Numbered}
	for _, said := range p.linesWithMarks(r.Steps) {
		steps.Items = append(steps.Items, document.Item{Text: document.Say(said)})
	}
	return []document.Block{sectionOf(body...), sectionOf(p.heading(partLevel, sayInTurn), steps)}
}

// refusal returns one answer of a creditor, with everything that is to be done about it.
func (p *page) refusal(d *engine.Debt, r *engine.Refusal) []document.Block {
	fields := p.addList(nil, sayToCreditor, dashedList(p.linesWithMarks(r.Answers)))
	fields = p.addText(fields, sayLetterFor, p.letterToAnswer(d, r))
	fields = p.addList(fields, sayAgainst, dashedList(p.contradictions(r)))
	fields = p.addList(fields, sayNext, dashedList(p.linesWithMarks(r.Next)))
	fields = p.addList(fields, sayClocks, dashedList(p.clocks(r)))
	fields = p.addText(fields, sayAskAgain, p.worthAsking(r))
	return []document.Block{p.paragraph(p.heard(d, r)), fields}
}

// shortRefusals returns what to do about the last answer of a creditor of which it is known what was
// said.
func (p *page) shortRefusals(d *engine.Debt) []document.Block {
	r := d.Refusals
	if r == nil || p.thrift == barest {
		return nil
	}
	last := -1
	for i := range r.Heard {
		if r.Heard[i].ID != "" {
			last = i
		}
	}
	if last < 0 {
		return nil
	}
	heard := &r.Heard[last]
	head := p.paragraph(p.heard(d, heard))
	if r.Held != nil {
		return []document.Block{sectionOf(head, p.paragraph(p.in(*r.Held)))}
	}
	fields := p.addText(nil, sayToCreditor, p.joinSentences(p.texts(heard.Answers[:min(1, len(heard.Answers))])))
	fields = p.addText(fields, sayLetterFor, p.letterToAnswer(d, heard))
	fields = p.addText(fields, sayAgainst, p.joinSentences(p.contradictions(heard)))
	if p.thrift < sparse {
		next := append(p.clocks(heard), p.texts(heard.Next)...)
		fields = p.addText(fields, sayNext, p.joinSentences(next[:min(1, len(next))]))
		fields = p.addText(fields, sayAskAgain, p.worthAsking(heard))
	}
	return []document.Block{sectionOf(head, fields)}
}

// letterToAnswer names the letter that says what to say to an answer, and how it is made.
func (p *page) letterToAnswer(d *engine.Debt, r *engine.Refusal) string {
	i := slices.IndexFunc(p.Letters, func(l engine.Letter) bool { return l.ID == r.Letter && l.Debt == d.ID })
	if i < 0 {
		return ""
	}
	return p.letterLine(&p.Letters[i])
}

// linesWithMarks returns lines as sentences, each with the marks of its sources.
func (p *page) linesWithMarks(lines []engine.Line) []string {
	said := p.texts(lines)
	for i := range said {
		said[i] += p.mark(lines[i].Sources)
	}
	return said
}

// heard says what a creditor answered, to which request and when, as far as that is known.
func (p *page) heard(d *engine.Debt, r *engine.Refusal) string {
	said := p.in(r.Title)
	if r.ID == "" {
		said = p.in(saySaidUnknown)
	}
	about := p.in(sayRequest)
	if i := slices.IndexFunc(d.Strategies, func(s engine.Strategy) bool { return s.ID == r.Strategy }); i >= 0 {
		about = p.say(sayRequestOf, p.title(&d.Strategies[i]))
	}
	if r.On == nil {
		return p.say(sayHeard, about, said)
	}
	return p.say(sayHeardOn, about, p.weekday(*r.On), said)
}

// contradictions returns what holds of the profile and does not agree with what was said.
func (p *page) contradictions(r *engine.Refusal) []string {
	var all []string
	for _, c := range r.Against {
		all = append(all, p.sentence(p.in(c.Text))+p.mark(c.Sources))
	}
	return all
}

func (p *page) clocks(r *engine.Refusal) []string {
	var all []string
	for _, c := range r.Clocks {
		all = append(all, p.say(sayOnDay, p.weekday(c.On), p.sentence(p.in(c.Text)))+p.mark(c.Sources))
	}
	return all
}

// worthAsking says what has to change before it is worth asking again; "" where the book does not.
func (p *page) worthAsking(r *engine.Refusal) string {
	if len(r.Again) == 0 {
		return ""
	}
	facts := make([]string, len(r.Again))
	for i, f := range r.Again {
		facts[i] = p.in(f.Title)
	}
	return p.say(sayOnceChanged, p.join(facts))
}

var (
	sayRefusals    = text.Both("对方怎么回的", "What they answered")
	sayInTurn      = text.Both("依次可以试的", "What to try, one after the other")
	sayRequest     = text.Both("您提的请求", "Your request")
	sayRequestOf   = text.Both("您提的「%s」", "Your request for “%s”")
	sayHeard       = text.Both("%s：%s", "%s: %s")
	sayHeardOn     = text.Both("%s（%s）：%s", "%s (%s): %s")
	saySaidUnknown = text.Both("还没说对方怎么回的", "you have not told what they said")
	sayToCreditor  = text.Both("您可以说", "You can say")
	sayAgainst     = text.Both("对不上的", "In fact")
	sayNext        = text.Both("接着做", "Next")
	sayClocks      = text.Both("哪天做", "When")
	sayOnDay       = text.Both("%s：%s", "%s: %s")
	sayAskAgain    = text.Both("再提一次", "Ask again")
	sayOnceChanged = text.Both("有一样变了才值得：%s。", "Worth it once one of these has changed: %s.")
)
