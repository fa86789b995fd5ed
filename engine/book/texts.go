package book

import (
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/text"
)

// readText reads a text in both languages, whose holes may name what is in scope.
func (t *table) readText(key string, in *scope) (text.Text, *spot) {
	raw, s := t.get(key)
	if s == nil {
		return text.Text{}, nil
	}
	if _, ok := raw.(map[string]any); !ok {
		t.wrong(s, text.Both("这里要两种语言各写一句，写的是%s", "expected a text in each language, found %s").With(typeName(raw)),
			text.Both("写 %[1]s.zh 和 %[1]s.en", "write %[1]s.zh and %[1]s.en").With(key))
		return text.Text{}, nil
	}
	both := t.open(form.BothLanguages, s)
	said := both.readLanguages(in)
	both.finish()
	return said, s
}

// readLanguages reads the keys zh and en.
func (t *table) readLanguages(in *scope) text.Text {
	if t.load.unspoken != "" {
		return t.readOnly(in)
	}
	said := text.Text{ZH: t.readSentence("zh", in), EN: t.readSentence("en", in)}
	for _, l := range text.Languages {
		if !t.has(string(l)) {
			at := t.spot
			for _, other := range text.Languages {
				at = at.near(string(other))
			}
			t.misplaced(at, text.Both("没有 %s 的文字", "no text in %s").With(l), t.load.inEveryLanguage())
			break
		}
	}
	return said
}

// readOnly reads the text of a book that speaks one language, which stands for the other, too.
func (t *table) readOnly(in *scope) text.Text {
	lacks, spoken := string(t.load.unspoken), string(text.ZH)
	if lacks == spoken {
		spoken = string(text.EN)
	}
	if t.has(lacks) {
		t.misplaced(t.spot.near(lacks), text.Both("这本规则不说 %s", "the book does not speak %s").With(lacks),
			text.Both("去掉它；两种语言都要的话，写在 book.toml 的 languages 里", "take it out, or add the language to languages in book.toml"))
	}
	if !t.has(spoken) {
		t.misplaced(t.spot, text.Both("没有 %s 的文字", "no text in %s").With(spoken), t.load.inEveryLanguage())
	}
	said := t.readSentence(spoken, in)
	return text.Both(said, said)
}

func (t *table) readSentence(language string, in *scope) string {
	said, s := t.quoted(language, aText)
	if s == nil {
		return ""
	}
	t.load.sentences = append(t.load.sentences, Sentence{Spot{t.file, s}, text.Language(language), said})
	switch {
	case strings.TrimSpace(said) == "":
		t.wrong(s, emptyText, text.Both("填上；每句话都要有 %s", "fill it in; every text is in %s").With(join(t.load.spoken())))
	case strings.Contains(said, "\n"):
		t.wrong(
			s,
			text.Both("文字不止一行", "a text of more than one line"),
			text.Both("写成一行；换行由程序做", "write it as one line; reports break lines themselves"),
		)
	case strings.TrimSpace(said) != said:
		t.wrong(
			s,
			text.Both("文字开头或结尾有空格", "a text with a space at its start or end"),
			text.Both("去掉空格", "take the space out"),
		)
	case strings.ContainsAny(said, "{}"):
		t.load.braced = append(t.load.braced, bracedText{file: t.file, spot: s, says: said, scope: in})
	}
	return said
}

func join[S ~string](words []S) string {
	all := make([]string, len(words))
	for i, w := range words {
		all[i] = string(w)
	}
	return strings.Join(all, ", ")
}

var emptyText = text.Both("文字是空的", "an empty text")

func (l *loader) inEveryLanguage() text.Text {
	return text.Both("每句话都要有 %s", "every text is in %s").With(join(l.spoken()))
}

// spoken returns the languages that the book speaks.
func (l *loader) spoken() []text.Language {
	return slices.DeleteFunc(slices.Clone(text.Languages), func(one text.Language) bool { return one == l.unspoken })
}
