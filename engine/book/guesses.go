package book

import (
	"unicode/utf8"

	"github.com/forbear-project/forbear/engine/text"
)

// Guess is a family that a lender which is not in the book is taken for, by the words of its name.
// It chooses the book by which a debt is judged and nothing else: the family stays unknown.
type Guess struct {
	ID       string
	Family   *Family
	Words    []string
	Ending   bool     // the name ends in one of the words; else one of them is the name
	Families []string // the other families that it may be
	Lenders  []string // the products that it may be
	Place    string
	Said     Values // by the format
}

// readGuess reads [guess.<id>] of a family.
func (t *table) readGuess(id string, of *Family) *Guess {
	t.need()
	g := &Guess{
		ID: id, Family: of, Words: t.list("words"), Ending: t.word("at") == "ending",
		Families: t.list("families"), Lenders: t.list("lenders"), Place: t.place(t.spot),
	}
	t.load.guesses[g] = t
	for i, family := range g.Families {
		if family == of.ID {
			t.wrong(
				t.spot.child("families").near(element(i)),
				text.Both("本来就猜是 %s", "%s is what is guessed already").With(family),
				text.Both("写它还可能是哪几类", "name the other kinds that it may be"),
			)
		}
	}
	g.Said = t.finish()
	return g
}

// Guess returns the guess at a lender that is not in the book, or nil: the one of which a word is
// the name, else the one of the longest word in which the name ends. Names are compared as those of
// lenders are.
func (b *Book) Guess(name string) *Guess {
	name = fold(name)
	if name == "" || b.lenders[name] != nil {
		return nil
	}
	if g := b.whole[name]; g != nil {
		return g
	}
	for ; name != ""; name = name[width(name):] {
		if g := b.endings[name]; g != nil {
			return g
		}
	}
	return nil
}

func width(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return n
}

// indexGuesses indexes guesses by their words, and reports words that two have, and whole names that
// are those of lenders: such a lender is known, not guessed.
func (l *loader) indexGuesses() {
	b := l.book
	b.whole, b.endings = map[string]*Guess{}, map[string]*Guess{}
	for _, f := range b.Families {
		for _, g := range f.Guesses {
			index, at := b.whole, l.guesses[g]
			if g.Ending {
				index = b.endings
			}
			for i, word := range g.Words {
				s, folded := at.spot.child("words").near(element(i)), fold(word)
				switch other, known := index[folded], b.lenders[folded]; {
				case known != nil && !g.Ending:
					at.wrong(s, text.Both("%s 已经是 %s 的名字", "%s is a name of %s already").With(word, known.ID),
						text.Both("去掉它：这家规则里有", "take it out: that lender is in the book"))
				case other != nil:
					at.wrong(s, text.Both("%s 已经是猜测 %s 的词", "%s is a word of the guess %s already").With(word, other.ID),
						takeOutOfOne)
				}
				index[folded] = g
			}
		}
	}
}
