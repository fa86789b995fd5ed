package analysis

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
)

// blank is what a borrower fills in by hand, as a text of a language has it.
type blank struct {
	language text.Language
	says     string
}

// A blank stands in square brackets of its language; what is within braces is filled in.
var (
	zhBlank = re(`【[^】]*】`)
	enBlank = re(`\[[^\]]*\]`)
	inHole  = re(`\{[^{}]*\}`)
)

// findBareBlanks reports blanks of lines that the book fills in elsewhere, or that are called like
// a fact, where that is one fact alone.
func findBareBlanks(x *examination) {
	known := blanksOf(x.book)
	for _, s := range x.book.Sentences() {
		if kindOfText(s) != "line" {
			continue
		}
		pattern := zhBlank
		if s.Language == text.EN {
			pattern = enBlank
		}
		for _, at := range pattern.FindAllStringIndex(without(s.Says, inHole), -1) {
			says := s.Says[at[0]:at[1]]
			facts := known[blank{s.Language, says}]
			if len(facts) != 1 {
				continue
			}
			x.findBlank(s, at, facts[0])
		}
	}
}

// findBlank reports a blank, at those bytes of a text, that a fact fills in.
func (x *examination) findBlank(s book.Sentence, at []int, name string) {
	says := s.Says[at[0]:at[1]]
	x.find("blank-with-fact", wording{
		text.Both(fmt.Sprintf("%s 是事实 %s，知道时可以替借款人填上", says, name),
			fmt.Sprintf("%s is the fact %s, which can be filled in where it is known", says, name)),
		text.Both(fmt.Sprintf("写成 {%s|%s}；不是这个意思，就换个说法", name, says),
			fmt.Sprintf("write {%s|%s}, or call the blank otherwise where it means something else", name, says)),
	}.at(s.Part(utf8.RuneCountInString(s.Says[:at[0]]), utf8.RuneCountInString(says))), nil)
}

// blanksOf returns the facts that a blank may mean: those whose title it is, and those for which a
// text of the book has it.
func blanksOf(b *book.Book) map[blank][]string {
	known := map[blank][]string{}
	add := func(l text.Language, says, fact string) {
		if at := (blank{l, says}); !slices.Contains(known[at], fact) {
			known[at] = append(known[at], fact)
		}
	}
	for _, f := range b.Vocabulary.Facts {
		add(text.ZH, "【"+f.Title.ZH+"】", f.Name)
		add(text.EN, "["+f.Title.EN+"]", f.Name)
	}
	for _, s := range b.Sentences() {
		holes, _, _ := text.Holes(s.Says)
		for _, h := range holes {
			if h.Blank != "" && b.Vocabulary.Find(h.Name) != nil {
				add(s.Language, h.Blank, h.Name)
			}
		}
	}
	return known
}
