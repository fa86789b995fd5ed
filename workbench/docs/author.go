package docs

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// author writes a rule book as a volume.
type author struct {
	Options
	Book   *book.Book
	uses   index
	proofs map[string]map[string]*proof // by the anchor of the creditor, then by strategy
	claims map[string]bool              // the statements of articles that the book takes over, corrects or leaves out
}

func newAuthor(b *book.Book, o Options) *author {
	a := &author{Options: o, Book: b, claims: map[string]bool{}}
	for _, c := range b.Claims {
		a.claims[c.ID] = true
	}
	a.uses, a.proofs = a.index(), a.prove()
	return a
}

func (a *author) in(t text.Text) string { return t.In(a.Language) }

// say fills the blanks of a text of this package.
func (a *author) say(t text.Text, blanks ...any) string { return fmt.Sprintf(a.in(t), blanks...) }

// paragraph, heading and link hold one text of the book or of this package.
func (a *author) paragraph(t text.Text) document.Paragraph {
	return document.Paragraph{Text: document.Say(a.in(t))}
}

func (a *author) heading(level int, t text.Text) document.Heading {
	return document.Heading{Level: level, Text: document.Say(a.in(t))}
}

func (a *author) link(t text.Text, to string) document.Sentence {
	return document.Sentence{document.Link(a.in(t), to)}
}

func (a *author) date(d calendar.Day) string { return text.Date(d, a.Language) }

// value writes one value of a figure.
func (a *author) value(p *book.Parameter, v book.ParameterValue) string {
	if p.Unit == "date" {
		return a.date(v.Is.Day)
	}
	return text.Quantity(v.Is.Number, p.Unit, a.Language)
}

func (a *author) stageTitle(id string) string {
	for _, s := range a.Book.Stages {
		if s.ID == id {
			return a.in(s.Title)
		}
	}
	return id
}

func (a *author) kind(id string) *book.Kind {
	for _, k := range a.Book.Kinds {
		if k.ID == id {
			return k
		}
	}
	return nil
}

func (a *author) titleOf(b *book.DebtBook) string {
	if b.Lender != nil {
		return a.in(b.Lender.Title)
	}
	return a.in(b.Family.Title)
}

// bracketed puts a sentence between brackets; behind also puts a space before them where the
// language has one.
func (a *author) bracketed(s document.Sentence) document.Sentence { return fill(a.in(sayBracketed), s) }

func (a *author) behind(s document.Sentence) document.Sentence { return fill(a.in(sayInBrackets), s) }

var blank = regexp.MustCompile(`%(?:\[(\d)\])?s`)

// fill puts sentences into the blanks of a text: %s one after the other, %[2]s the second.
func fill(t string, parts ...document.Sentence) document.Sentence {
	var s document.Sentence
	next, end := 0, 0
	for _, at := range blank.FindAllStringSubmatchIndex(t, -1) {
		if at[0] > end {
			s = s.And(document.Span{Text: t[end:at[0]]})
		}
		end = at[1]
		if at[2] >= 0 {
			n, _ := strconv.Atoi(t[at[2]:at[3]])
			next = n - 1
		}
		s = beside(s, parts[next])
		next++
	}
	if end < len(t) {
		s = s.And(document.Span{Text: t[end:]})
	}
	return s
}

// beside puts a sentence behind another, with a space between Chinese and a digit.
func beside(s, next document.Sentence) document.Sentence {
	last, _ := utf8.DecodeLastRuneInString(s.Text())
	first, _ := utf8.DecodeRuneInString(next.Text())
	if unicode.Is(unicode.Han, last) && unicode.IsDigit(first) {
		s = s.And(document.Span{Text: " "})
	}
	return s.And(next...)
}

// mark stands around the name of a hole while a text is taken apart. No text of a book has a line
// end.
const mark = "\n"

// textOf returns a text of the book with the names in it replaced by titles and figures. b is the
// book whose figures count; nil is the whole book.
func (a *author) textOf(t text.Text, b *book.DebtBook) document.Sentence {
	pieces := strings.Split(text.Fill(a.in(t), func(h text.Hole) string { return mark + h.Name + mark }), mark)
	var s document.Sentence
	for i, piece := range pieces {
		if i%2 == 1 {
			s = s.And(a.holeOf(piece, s.Text(), b))
			continue
		}
		if a.Language == text.ZH && i > 0 {
			piece = strings.TrimPrefix(piece, " ")
		}
		if a.Language == text.ZH && i < len(pieces)-1 {
			piece = strings.TrimSuffix(piece, " ")
		}
		if piece != "" {
			s = s.And(document.Span{Text: piece})
		}
	}
	return s
}

// holeOf returns what stands in a text in the place of a name: the value of a parameter, else the
// title of a fact. Where the text has just given that title, it is only the sort of value.
func (a *author) holeOf(name, before string, b *book.DebtBook) document.Span {
	if p := a.Book.Parameter(name); p != nil {
		return a.figure(p, b)
	}
	title, to := a.in(sayDue), ""
	if name == "deadline" {
		title = a.in(sayDeadline)
	}
	if figure, of := sayPlanFigures[name]; of {
		title = a.in(figure)
	}
	if f := a.Book.Vocabulary.Find(name); f != nil {
		title, to = a.in(f.Title), factAnchor(name)
		if sort, ok := sorts[f.Type]; ok && strings.HasSuffix(strings.TrimSpace(before), title) {
			title = a.in(sort)
		}
	}
	return document.Span{Text: text.Both("〔"+title+"〕", "["+title+"]").In(a.Language), Look: document.Hole, To: to}
}

// sorts name values whose title stands before them.
var sorts = map[fact.Type]text.Text{
	fact.Money: text.Both(
		"金额",
		"amount",
	), fact.Integer: text.Both("数目", "number"), fact.Rate: text.Both("比率", "rate"),
	fact.Date: text.Both("日期", "date"),
}

// figure returns the value of a parameter on the day of the book, as a family or lender has it; its
// title where it has no value.
func (a *author) figure(p *book.Parameter, b *book.DebtBook) document.Span {
	if b != nil {
		p = b.Parameters[p.Slot]
	}
	for _, v := range p.Values {
		if v.Holds(a.AsOf) {
			return document.Link(a.value(p, v), parameterAnchor(p.ID))
		}
	}
	return document.Span{Text: text.Both("〔"+p.Title.ZH+"〕", "["+p.Title.EN+"]").In(a.Language), Look: document.Hole,
		To: parameterAnchor(p.ID)}
}

// days says from when until when something holds; nothing where it always does.
func (a *author) days(v book.Validity) document.Sentence {
	var s string
	switch {
	case v.From != nil && v.Until != nil:
		s = a.say(sayFromUntil, a.date(*v.From), a.date(*v.Until))
	case v.From != nil:
		s = a.say(sayFrom, a.date(*v.From))
	case v.Until != nil:
		s = a.say(sayUntil, a.date(*v.Until))
	default:
		return nil
	}
	return a.behind(document.Sentence{{Text: s, Look: document.Dim}})
}

// bullets returns a list of sentences; nothing where there are none.
func bullets(sentences []document.Sentence) []document.Block {
	if len(sentences) == 0 {
		return nil
	}
	return []document.Block{document.List{Items: document.Items(sentences)}}
}

func each(ids []string, of func(string) document.Sentence) []document.Sentence {
	all := make([]document.Sentence, len(ids))
	for i, id := range ids {
		all[i] = of(id)
	}
	return all
}

func sentences(texts []string) []document.Sentence {
	all := make([]document.Sentence, len(texts))
	for i, t := range texts {
		all[i] = document.Say(t)
	}
	return all
}
