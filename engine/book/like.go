package book

import (
	"reflect"
	"slices"

	"github.com/forbear-project/forbear/engine/fact"
)

// shareLanguage gives the book the facts and the language of the book that it is like, and reports
// whether nothing that they turn on differs: the files that say of facts, and what else conditions
// may name. Else the loader shares nothing.
func (l *loader) shareLanguage() bool {
	of := l.like
	l.like = nil
	if of == nil || !l.hasFileOf(of, "book.toml") || !l.hasFileOf(of, "facts.toml") ||
		!slices.EqualFunc(l.facts, of.Vocabulary.Facts, answersAlike) ||
		!reflect.DeepEqual(l.logicNames(), of.Language.Names()) {
		return false
	}
	l.like = of
	for i, own := range l.facts {
		shared := of.Vocabulary.Facts[i]
		l.derived[shared], l.ofGiven[shared] = l.derived[own], l.ofGiven[own]
	}
	l.facts, l.book.facts = of.Vocabulary.Facts, of.facts
	l.book.Vocabulary, l.book.Language = of.Vocabulary, of.Language.Apart()
	return true
}

// hasFileOf reports whether a file is the same in the book that is loaded and in another.
func (l *loader) hasFileOf(of *Book, name string) bool {
	was := find(of.contents.files, func(f *file) bool { return f.name == name })
	is := l.file(name)
	return was != nil && is != nil && was.text == is.text
}

// answersAlike reports whether two facts that are written alike have the same answers.
func answersAlike(a, b *fact.Fact) bool {
	return slices.Equal(a.Answers, b.Answers) && slices.Equal(a.Unnamed, b.Unnamed) &&
		slices.EqualFunc(a.Fields, b.Fields, answersAlike)
}
