package book

import (
	"fmt"
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
	keys, ok := raw.(map[string]any)
	if !ok {
		t.wrong(s, fmt.Sprintf("expected a text in each language, found %s", typeName(raw)),
			fmt.Sprintf("write %s.zh and %s.en", key, key))
		return text.Text{}, nil
	}
	both := t.open(form.BothLanguages, s, keys)
	said := both.readLanguages(in)
	both.finish()
	return said, s
}

// readLanguages reads the keys zh and en.
func (t *table) readLanguages(in *scope) text.Text {
	said := text.Text{ZH: t.readSentence("zh", in), EN: t.readSentence("en", in)}
	for _, l := range text.Languages {
		if !t.has(string(l)) {
			at := t.spot
			for _, other := range text.Languages {
				at = at.near(string(other))
			}
			t.misplaced(at, "no text in "+string(l), "every text is in "+join(text.Languages))
			break
		}
	}
	return said
}

func (t *table) readSentence(language string, in *scope) string {
	said, s := as[string](t, language, "a text")
	if s == nil {
		return ""
	}
	t.load.sentences = append(t.load.sentences, Sentence{Spot{t.file, s}, text.Language(language), said})
	switch {
	case strings.TrimSpace(said) == "":
		t.wrong(s, "an empty text", "every text is in "+join(text.Languages))
	case strings.Contains(said, "\n"):
		t.wrong(s, "a text of more than one line", "write it as one line; reports break lines themselves")
	case strings.TrimSpace(said) != said:
		t.wrong(s, "a text with a space at its start or end", "take the space out")
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
