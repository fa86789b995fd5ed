package book

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/forbear-project/forbear/engine/text"
)

// TestOneLanguage: a book may speak one language; its texts stand for the other, too.
func TestOneLanguage(t *testing.T) {
	files := minimal(t)
	for name, file := range files {
		var kept []string
		for _, line := range strings.Split(string(file.Data), "\n") {
			if !strings.HasPrefix(strings.TrimSpace(line), "en ") && !strings.Contains(line, ".en ") {
				kept = append(kept, line)
			}
		}
		said := strings.Replace(strings.Join(kept, "\n"), `["zh", "en"]`, `["zh"]`, 1)
		files[name] = &fstest.MapFile{Data: []byte(said)}
	}
	b := sound(t, files)
	if want := text.Both("小规则书", "小规则书"); b.Title != want {
		t.Errorf("the title is %v, not %v", b.Title, want)
	}
	if b.Speaks(text.EN) != text.ZH || b.Speaks(text.ZH) != text.ZH {
		t.Error("the book speaks another language than Chinese")
	}
	if both := sound(t, minimal(t)); both.Speaks(text.EN) != text.EN {
		t.Error("a book in both languages does not speak English")
	}
}

// TestCurrency: a book counts in one currency, by default in yuan.
func TestCurrency(t *testing.T) {
	if b := sound(t, minimal(t)); b.Currency.Code != "CNY" {
		t.Errorf("the book counts in %q", b.Currency.Code)
	}
	files := minimal(t)
	for name, file := range files {
		files[name] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(string(file.Data), `"CNY`, `"EUR`))}
	}
	files["book.toml"].Data = append(files["book.toml"].Data, `currency = "EUR"`...)
	if b := sound(t, files); b.Currency.Code != "EUR" {
		t.Errorf("the book counts in %q", b.Currency.Code)
	}
}
