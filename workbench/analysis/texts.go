package analysis

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
)

// findBadTexts reports texts that say what no book should say, and texts that are too long.
func findBadTexts(x *examination) {
	for _, s := range x.book.Sentences() {
		if kindOfText(s) == "" {
			continue
		}
		x.checkWords(s)
		x.checkLength(s)
	}
}

// checkWords reports what a text should not say. The title of a source is not the book's own
// wording, and a question may be about a new loan.
func (x *examination) checkWords(s book.Sentence) {
	for _, slip := range Slips(s.Says, s.Language) {
		others := kindOfText(s) == "source" && slip.Code != "private-number"
		if question := strings.HasPrefix(s.Path(), "fact."); others || question && slip.Code == "harmful-way-out" {
			continue
		}
		c, _ := CodeNamed(slip.Code)
		word := text.Both(fmt.Sprintf("%s：「%s」", c.Title.ZH, slip.Word), fmt.Sprintf("%s: %q", c.Title.EN, slip.Word))
		x.find(slip.Code, wording{word, slip.Instead}.at(s.Part(slip.At, utf8.RuneCountInString(slip.Word))), nil)
	}
}

// kindOfText returns the purpose of a text: one of the keys of most; "source" for the title of a
// source; "" for what no borrower reads, such as the fates of statements, which name a statement in
// order to correct it.
func kindOfText(s book.Sentence) string {
	keys := strings.Split(s.Path(), ".")
	last := keys[max(len(keys)-2, 0)] // the key above the language
	switch {
	case keys[0] == "claim":
		return ""
	case keys[0] == "source":
		return "source"
	case keys[0] == "block":
		return "letter"
	case len(keys) > 3 && slices.Contains(book.LineKinds, keys[len(keys)-3]):
		return "line"
	case len(keys) > 3 && keys[len(keys)-3] == "choice":
		return "choice"
	case keys[0] == "material" && last != "title":
		return "paper"
	}
	return textKinds[last+" of "+keys[0]] + textKinds[last]
}

// textKinds are the kinds of texts by their keys, some by the table they are in.
var textKinds = map[string]string{
	"title": "title", "ask": "ask", "effect": "effect", "reason": "reason", "otherwise": "reason", "because": "reason",
	"assume":        "assume",
	"why of letter": "reason",
	"text of alert": "alert", "text of line": "page", "where": "channel", "what": "what", "entity": "what",
}

// most are the characters that a text of a kind may have, a {name} counted as the value written in
// its place, or as its blank where that is longer. A borrower reads them on a small screen, in fear.
var most = map[string]struct{ zh, en int }{
	"title":   {30, 100},
	"choice":  {30, 100},
	"ask":     {120, 400},
	"reason":  {60, 180},
	"assume":  {60, 180},
	"effect":  {70, 280},
	"line":    {90, 260},
	"page":    {100, 320},
	"alert":   {105, 400},
	"letter":  {180, 560},
	"what":    {70, 260},
	"channel": {60, 160},
	"paper":   {50, 160},
}

// valueWidth is roughly the width of a value: 2,600 元, CNY 599.50.
const valueWidth = 9

// checkLength reports a text that is too long.
func (x *examination) checkLength(s book.Sentence) {
	limit, bounded := most[kindOfText(s)]
	if !bounded {
		return
	}
	bound, n := limit.zh, utf8.RuneCountInString(s.Says)
	if s.Language == text.EN {
		bound = limit.en
	}
	holes, _, _ := text.Holes(s.Says)
	for _, h := range holes {
		n += max(valueWidth, utf8.RuneCountInString(h.Blank)) - len(h.Name) - len("{}")
		if h.Blank != "" {
			n -= utf8.RuneCountInString(h.Blank) + len("|")
		}
	}
	if n <= bound {
		return
	}
	x.find("text-too-long", wording{
		text.Both(fmt.Sprintf("约 %d 个字，这里最多 %d 个", n, bound),
			fmt.Sprintf("about %d characters; at most %d are taken in here", n, bound)),
		text.Both("先写要做什么，再写为什么；其余的另起一句，或者去掉",
			"say first what to do, then why; give the rest a line of its own, or leave it out")}.at(s.Problem), nil)
}
