package page

import (
	"slices"
	"strconv"
	"strings"

	"github.com/forbear-project/forbear/advice/letter"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// The words beside letters. Those of the letters are the book's.
var (
	sayLettersTitle = text.Both("要写的、要说的", "What to write, and what to say")
	sayLettersSaid  = text.Both(
		"这些都在您自己的电脑上做，不上传。写好以后自己看一遍，【】里的由您填。",
		"They are made on your own computer; nothing is sent. Read each through, and fill in what stands in 【】.",
	)
	sayLettersNone   = text.Both("现在没有要写的。", "There is nothing to write at present.")
	sayLettersOwn    = text.Both("您本人的", "Your own")
	sayLetterCommand = text.Both("forbear letter %s 资料.json", "forbear letter %s PROFILE.json")
	sayLetterFor     = text.Both("要写的", "Letter")
	sayLetterAll     = text.Both(
		"要写的、电话里要说的：forbear letter list 资料.json。",
		"All letters: forbear letter list PROFILE.json.",
	)
	sayLetterBy      = text.Both("，最迟 %s", ", by %s")
	sayLetterMake    = text.Both("这样做出来：%s", "to make it: %s")
	sayLetterAnd     = text.Both("；", "; ")
	sayLetterMore    = text.Both("%s等 %d 项", "%s and others, %d in all")
	sayLetterAsk     = text.Both("先答这些，才知道用不用得上：%s", "To tell whether it is for you, this is needed: %s")
	sayLetterRefused = text.Both("现在不能写：%s", "not now: %s")
	sayLetterUnknown = text.Both("还不知道%s，不写承诺", "nothing may be promised while this is not known: %s")
	sayLetterOpen    = text.Both("还看不准能不能写承诺", "it is not certain that anything may be promised")
	sayLetterInstead = text.Both("先用这个：%s", "use this instead: %s")
	sayLetterTo      = text.Both("致：%s", "To: %s")
	sayLetterReading = text.Both("下面是英文对照，不用交", "An English reading, not to be handed in")
	sayLetterBlanks  = text.Both("要您自己填的", "To be filled in by you")
	sayLetterCheck   = text.Both(
		"交之前自己看一遍：数是按您填的情况算的，不是对方确认的。",
		"Read it through before it goes out: the figures rest on what you entered; nobody has confirmed them.",
	)
	sayLetterItem    = text.Both("项目", "Item")
	sayLetterFigure  = text.Both("内容", "Figure")
	sayLetterDetails = text.Both("内容", "Details")
	sayLetterNumber  = text.Both("序号", "No.")
	sayLetterSum     = text.Both("合计", "Total")
	sayLetterDay     = text.Both("日子", "Day")
	sayLetterPayment = text.Both("金额", "Payment")
	sayLetterBalance = text.Both("余额", "Balance")
)

// Letters returns the page on which letters a profile needs: debt by debt why, by when, and how
// each is made.
func Letters(e *engine.Evaluation, letters []letter.Letter, language text.Language) document.Document {
	p := &page{Options: Options{Language: language, Full: true}, Evaluation: e}
	body := []document.Block{
		document.Heading{
			Level: titleLevel,
			Text:  document.Say(p.in(sayLettersTitle)),
			Aside: document.Say(p.weekday(e.AsOf)),
		},
		dimParagraph(p.in(sayLettersSaid)),
	}
	if len(letters) == 0 {
		body = append(body, p.paragraph(p.in(sayLettersNone)))
	}
	for _, group := range p.letterGroups(letters) {
		list := document.List{Kind: document.Dashed}
		for _, l := range group.Letters {
			list.Items = append(list.Items, p.letterItem(l))
		}
		body = append(body, sectionOf(document.Heading{Level: sectionLevel, Text: document.Say(group.Title)}, list))
	}
	return document.Document{Language: language.Tag(), Title: p.in(sayLettersTitle), Body: body}
}

// LetterGroup is the letters for one debt, or those of the borrower.
type LetterGroup struct {
	Title   string
	Letters []LetterEntry
}

// LetterEntry is what a list says of a letter.
type LetterEntry struct {
	*letter.Letter
	Name, By, Reason string
	// why it may not be made, and what to use instead; or what would tell whether it is for the debt
	Says []string
}

// LetterGroups returns the letters that a profile needs, debt by debt, and those of the borrower last,
// for a list in which each is a link.
func LetterGroups(e *engine.Evaluation, letters []letter.Letter, language text.Language) []LetterGroup {
	p := &page{Options: Options{Language: language, Full: true}, Evaluation: e}
	return p.letterGroups(letters)
}

func (p *page) letterGroups(letters []letter.Letter) (all []LetterGroup) {
	for i := range letters {
		l := &letters[i]
		if i == 0 || l.Debt != letters[i-1].Debt {
			title := p.in(sayLettersOwn)
			if l.Debt != "" {
				title = p.capital(p.debtTitle(l.Debt))
			}
			all = append(all, LetterGroup{Title: title})
		}
		group := &all[len(all)-1]
		group.Letters = append(group.Letters, p.letterEntry(l, letters))
	}
	return all
}

func (p *page) letterEntry(l *letter.Letter, all []letter.Letter) LetterEntry {
	e := LetterEntry{Letter: l, Name: p.capital(p.in(l.Title)), Reason: p.sentence(p.in(l.Why))}
	if l.By != nil {
		e.By = p.say(sayLetterBy, text.PaperDate(*l.By, p.Language))
	}
	if !l.MayBeMade {
		e.Says = append(e.Says, p.sentence(p.say(sayLetterRefused, strings.Join(p.refusals(l), p.in(sayLetterAnd)))))
		if instead, found := letter.Find(all, l.Instead, l.Debt); found {
			e.Says = append(e.Says, p.sentence(p.say(sayLetterInstead, p.in(instead.Title))))
		}
	} else if len(l.Missing) > 0 {
		e.Says = append(e.Says, p.sentence(p.say(sayLetterAsk, p.asked(l.Missing))))
	}
	return e
}

// letterItem says what a letter is for, and how it is made, or why it may not be.
func (p *page) letterItem(e LetterEntry) document.Item {
	it := document.Item{Text: document.Styled(e.Name, document.Strong)}
	if e.By != "" {
		it.Text = it.Text.And(document.Span{Text: e.By})
	}
	says := e.Says
	if e.MayBeMade {
		says = append(says, p.say(sayLetterMake, p.howToMake(&e.Letter.Letter)))
	}
	it.Below = []document.Block{document.Paragraph{Text: document.Say(e.Reason)}, dashedList(says)}
	return it
}

// howToMake returns the command that makes a letter.
func (p *page) howToMake(l *engine.Letter) string {
	how := p.say(sayLetterCommand, l.ID)
	if len(p.Debts) > 1 && l.Debt != "" {
		how += " --debt " + shortName(l.Debt)
	}
	return how
}

// letterLine names a letter and how it is made; where there is little room, the command alone, and in
// a browser the name alone.
func (p *page) letterLine(l *engine.Letter) string {
	switch {
	case p.Screen:
		return p.capital(p.in(l.Title))
	case p.thrift >= sparse:
		return p.howToMake(l)
	}
	return p.say(sayColon, p.capital(p.in(l.Title)), p.howToMake(l))
}

// letterFor names the first letter for a strategy of a debt, and how it is made; all of them where
// the strategy is asked for alone. Where there is least room, a letter without a day can wait.
func (p *page) letterFor(debt, strategy string) []string {
	var all []string
	if p.linked {
		return nil
	}
	for _, l := range p.LettersFor(debt, strategy) {
		if p.thrift == barest && l.By == nil {
			continue
		}
		all = append(all, p.letterLine(&l))
	}
	if p.Strategy == "" {
		return all[:min(1, len(all))]
	}
	return all
}

// asked names the facts that are asked for: the first, and how many there are of very many.
func (p *page) asked(questions []letter.Question) string {
	var titles []string
	for _, q := range questions[:min(len(questions), maxAsked)] {
		titles = append(titles, p.in(q.Title))
	}
	named := p.join(titles)
	if len(questions) > maxAsked {
		return p.say(sayLetterMore, named, len(questions))
	}
	return named
}

// maxAsked is how many facts a letter names that it turns on.
const maxAsked = 4

func (p *page) refusals(l *letter.Letter) []string {
	var all []string
	for _, r := range l.Refused {
		switch {
		case r.Text != (text.Text{}):
			all = append(all, p.in(r.Text))
		case len(r.Missing) > 0:
			all = append(all, p.say(sayLetterUnknown, p.asked(r.Missing)))
		default:
			all = append(all, p.in(sayLetterOpen))
		}
	}
	return all
}

// Refusal says why a letter may not be made.
func Refusal(l letter.Letter) text.Text {
	return text.Each(func(language text.Language) string {
		p := &page{Options: Options{Language: language}, Evaluation: &engine.Evaluation{}}
		return strings.Join(p.refusals(&l), text.Both("；", "; ").In(language))
	})
}

// LetterOptions say how a letter is written.
type LetterOptions struct {
	Languages []text.Language // of the letter; what comes second is a reading beside it
	Blanks    bool            // what is to be filled in is listed at the end
	Language  text.Language   // of that list
}

// Letter returns a letter as it is handed in, or said.
func Letter(f letter.Filled, o LetterOptions) document.Document {
	d := document.Document{Language: o.Languages[0].Tag(), Title: f.Title.In(o.Languages[0])}
	for i, language := range o.Languages {
		p := &page{Options: Options{Language: language}, Evaluation: &engine.Evaluation{}}
		if i > 0 {
			d.Body = append(d.Body, document.Rule{}, dimParagraph(sayLetterReading.In(o.Language)))
		}
		d.Body = append(d.Body, p.letter(f)...)
	}
	if o.Blanks {
		p := &page{Options: Options{Language: o.Language}, Evaluation: &engine.Evaluation{}}
		d.Body = append(d.Body, document.Rule{})
		d.Body = append(d.Body, p.blanks(f, o.Languages[0])...)
	}
	return d
}

// Blanks returns what is to be filled in by hand of what Letter writes with the same options, for who
// makes a letter and does not see it.
func Blanks(f letter.Filled, o LetterOptions) document.Document {
	p := &page{Options: Options{Language: o.Language}, Evaluation: &engine.Evaluation{}}
	return document.Document{Language: o.Language.Tag(), Body: p.blanks(f, o.Languages[0])}
}

// blanks lists what is to be filled in of a letter in a language, in the words of the page's.
func (p *page) blanks(f letter.Filled, of text.Language) []document.Block {
	body := []document.Block{}
	if found := f.Blanks(of); len(found) > 0 {
		body = append(body, p.paragraph(p.say(sayColon, p.in(sayLetterBlanks), strings.Join(found, ""))))
	}
	return append(body, dimParagraph(p.in(sayLetterCheck)))
}

// letter returns the blocks of a letter. Items that follow one another are one list.
func (p *page) letter(f letter.Filled) []document.Block {
	body := []document.Block{document.Heading{Level: titleLevel, Text: document.Say(p.capital(p.in(f.Title)))}}
	if f.To != (text.Text{}) {
		body = append(body, sectionOf(p.paragraph(p.say(sayLetterTo, p.in(f.To)))))
	}
	var items []string
	flush := func() {
		if items != nil {
			body = append(body, sectionOf(numberedList(items)))
			items = nil
		}
	}
	for _, b := range f.Blocks {
		if b.Form == book.BlockItem {
			items = append(items, p.in(b.Text))
			continue
		}
		flush()
		body = append(body, sectionOf(p.letterBlock(&b)))
	}
	flush()
	return body
}

// widestFigure is how many cells a value may take and be a figure; what is wider is prose.
const widestFigure = 30

func (p *page) letterBlock(b *letter.Block) document.Block {
	switch b.Form {
	case book.BlockHeading:
		return document.Heading{Level: sectionLevel, Text: document.Say(p.in(b.Text))}
	case book.BlockTable:
		t := document.Table{Figures: true, Head: []string{p.in(sayLetterItem), p.in(sayLetterFigure)}}
		if slices.ContainsFunc(b.Rows, func(r letter.Row) bool { return document.Cells(p.in(r.Cells[1])) > widestFigure }) {
			t.Figures, t.Head[1] = false, p.in(sayLetterDetails)
		}
		for _, r := range b.Rows {
			t.Rows = append(t.Rows, row(p.in(r.Cells[0]), p.in(r.Cells[1])))
		}
		return t
	case book.BlockDebts, book.BlockRecords:
		t := document.Table{Figures: true, Head: []string{p.in(sayLetterNumber)}}
		for _, h := range b.Head {
			t.Head = append(t.Head, p.in(h))
		}
		for i, r := range b.Rows {
			t.Rows = append(t.Rows, p.letterRow(strconv.Itoa(i+1), r.Cells))
		}
		if b.Form == book.BlockRecords {
			t.Rows = append(t.Rows, p.letterRow(p.in(sayLetterSum), b.Sums))
		}
		return t
	case book.BlockSchedule:
		t := document.Table{Figures: true, Head: []string{p.in(sayLetterDay), p.in(sayLetterPayment), p.in(sayLetterBalance)}}
		for _, i := range b.Instalments {
			t.Rows = append(t.Rows, row(p.in(i.On), p.in(i.Payment), p.in(i.Balance)))
		}
		return t
	}
	return p.paragraph(p.in(b.Text))
}

// letterRow returns a row of a table that begins with a number or a word.
func (p *page) letterRow(first string, cells []text.Text) []document.Sentence {
	said := row(first)
	for _, c := range cells {
		said = append(said, document.Say(p.in(c)))
	}
	return said
}
