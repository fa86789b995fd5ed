package web

import (
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/forbear-project/forbear/advice/interview"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page"
	"github.com/forbear-project/forbear/rules"
)

var today = calendar.Of(2026, 11, 22)

func shipped(t testing.TB) *book.Book {
	t.Helper()
	b, problems := book.Load(rules.FS)
	if problems != nil {
		t.Fatal(problems)
	}
	return b
}

// sessionOf returns a session with the answers of a fixture.
func sessionOf(t testing.TB, b *book.Book, name string) *Session {
	t.Helper()
	data, err := os.ReadFile("../../fixtures/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	p, problems := fact.ReadAsWritten(b.Vocabulary, name, data, today)
	if problems != nil {
		t.Fatal(problems)
	}
	iv := interview.Open(b, today, p)
	for !iv.Gate() {
		next, ok := iv.Next()
		if !ok {
			t.Fatalf("%s: there is no result at the end", name)
		}
		if problems := iv.Answer(next.Number, map[string][]string{interview.KeyAsks: {next.Asks}}); problems != nil {
			t.Fatal(problems)
		}
	}
	return &Session{Interview: iv}
}

// TestTemplatesHaveNoWords holds law 1: what stands outside tags and actions is no letter.
func TestTemplatesHaveNoWords(t *testing.T) {
	used := map[string]bool{}
	say := regexp.MustCompile(`\.Say "([^"]+)"`)
	err := fs.WalkDir(files, "templates", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".html") {
			return err
		}
		source, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		for _, found := range say.FindAllStringSubmatch(string(source), -1) {
			used[found[1]] = true
		}
		plain := regexp.MustCompile(`(?s)\{\{.*?\}\}`).ReplaceAllString(string(source), "")
		plain = regexp.MustCompile(`(?s)<[^>]*>`).ReplaceAllString(plain, "")
		if i := strings.IndexFunc(plain, unicode.IsLetter); i >= 0 {
			t.Errorf("%s has words: %.40q", name, plain[i:])
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range slices.Sorted(maps.Keys(used)) {
		if words, ok := page.ScreenWord(key); !ok || words.ZH == "" || words.EN == "" {
			t.Errorf("no words in both languages for %s", key)
		}
	}
}

func TestPages(t *testing.T) {
	b := shipped(t)
	site := &Site{Book: b, Today: today}
	session := sessionOf(t, b, "jd-jintiao/unemployed-45-days")
	for _, path := range []string{
		"/", "/gone", "/cleared", "/q/1", "/q/2", "/q/3/change", "/check", "/all", "/result", "/result/1/pay-in-full",
		"/print", "/letters", "/letters/1/statement-request", "/days",
	} {
		for _, language := range text.Languages {
			answer := site.Answer(Request{Method: "GET", Path: path, Language: language, Size: Usual, Session: session})
			if answer.Status != 200 {
				t.Errorf("%s: %d %s", path, answer.Status, answer.Location)
			}
		}
	}
}
