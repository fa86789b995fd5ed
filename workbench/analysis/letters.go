package analysis

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
)

// findWordsOfLetters reports what a letter's own Chinese text may not have: the words of its never,
// and those that no letter of its kind has.
func findWordsOfLetters(x *examination) {
	for _, s := range x.book.Sentences() {
		id, of := strings.CutPrefix(s.File(), "letters/")
		letter := x.book.Letter(strings.TrimSuffix(id, ".toml"))
		if !of || letter == nil || s.Language != text.ZH || strings.HasPrefix(s.Path(), "letter.why") {
			continue
		}
		for _, word := range letter.Never {
			x.findWord(s, word, text.Both("这种信函写明不能有它：换个说法", "the letter says itself that it may not have it: say it otherwise"))
		}
		for _, n := range x.book.Never {
			if !n.IsAbout(letter.Kind) {
				continue
			}
			for _, word := range n.Words {
				x.findWord(s, word, text.Both("%s（%s）", "%s (%s)").With(n.Reason, n.Place))
			}
		}
	}
}

// findWord reports a word in a sentence of a letter. What is filled in is not the letter's own text.
func (x *examination) findWord(s book.Sentence, word string, why text.Text) {
	at := strings.Index(without(s.Says, inHole), word)
	if at < 0 {
		return
	}
	x.find("word-in-letter", wording{
		text.Both(fmt.Sprintf("信函里不能写「%s」", word), fmt.Sprintf("a letter that has %s", word)), why,
	}.at(s.Part(utf8.RuneCountInString(s.Says[:at]), utf8.RuneCountInString(word))), nil)
}

// findBlanksOfLetters reports blanks of letters that are called like a fact, which fills them in
// where it is known. In letters blanks are 【】 in both languages.
func findBlanksOfLetters(x *examination) {
	for _, s := range x.book.Sentences() {
		if kindOfText(s) != "letter" {
			continue
		}
		for _, at := range zhBlank.FindAllStringIndex(without(s.Says, inHole), -1) {
			says := s.Says[at[0]:at[1]]
			i := slices.IndexFunc(x.book.Vocabulary.Facts, func(f *fact.Fact) bool {
				return says == "【"+f.Title.In(s.Language)+"】" && f.Type != fact.Bool
			})
			if i >= 0 {
				x.findBlank(s, at, x.book.Vocabulary.Facts[i].Name)
			}
		}
	}
}
