package web

import (
	"fmt"
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
		if words, ok := page.ScreenWord(key, nil); !ok || words.ZH == "" || words.EN == "" {
			t.Errorf("no words in both languages for %s", key)
		}
	}
}

func TestPages(t *testing.T) {
	b := shipped(t)
	site := &Site{Book: b, Today: today}
	session := sessionOf(t, b, "jd-jintiao/unemployed-45-days")
	for _, path := range []string{
		"/", "/gone", "/cleared", "/q/1", "/q/2", "/q/3/change", "/q/3/turn", "/check", "/all", "/result", "/result/1/pay-in-full",
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

var askLink = regexp.MustCompile(`href="(/ask/(\d+)/([a-z_0-9]+))"`)

// What an option turns on is asked by the link beside it, and leads back to the result.
func TestLinksLeadToTheQuestionTheySpeakOf(t *testing.T) {
	b := shipped(t)
	site := &Site{Book: b, Today: today}
	iv := interview.New(b, today)
	for form := map[string][]string{interview.KeyLender: {"jd-jintiao"}}; !iv.Gate(); form = nil { // the rest is not known
		next, _ := iv.Next()
		if problems := iv.Answer(next.Number, form); problems != nil {
			t.Fatal(problems)
		}
	}
	session := &Session{Interview: iv}
	get := func(path string) Response {
		return site.Answer(Request{Method: "GET", Path: path, Language: text.ZH, Size: Usual, Session: session})
	}
	links := askLink.FindAllStringSubmatch(string(get("/result").Body), -1)
	if len(links) < 2 {
		t.Fatalf("only %d options turn on a question", len(links))
	}
	for _, link := range links {
		to := get(link[1]).Location
		if !strings.HasSuffix(to, "/turn") {
			t.Errorf("%s leads to %q", link[1], to)
			continue
		}
		page := string(get(to).Body)
		if !strings.Contains(page, `name="`+link[3]+`"`) || !strings.Contains(page, `name="then" value="result"`) {
			t.Errorf("%s leads to\n%s", link[1], page)
		}
	}
	for _, path := range []string{"/ask/x/income", "/ask/1/nothing", "/ask/7/overdue_days", "/ask/-5/overdue_days"} {
		if answer := get(path); answer.Status >= 500 || strings.HasSuffix(answer.Location, "/turn") {
			t.Errorf("%s: %d %s", path, answer.Status, answer.Location)
		}
	}
}

// With several debts the result of one is offered when everything about it was asked.
func TestTheResultOfOneDebtIsOffered(t *testing.T) {
	b := shipped(t)
	site := &Site{Book: b, Today: today}
	iv := interview.New(b, today)
	answer := func(form map[string][]string) {
		next, _ := iv.Next()
		if problems := iv.Answer(next.Number, form); problems != nil {
			t.Fatal(problems)
		}
	}
	answer(map[string][]string{interview.KeyLender: {"jd-jintiao"}, interview.KeyMore: {"1"}})
	answer(map[string][]string{interview.KeyLender: {"ant-jiebei"}})
	session := &Session{Interview: iv}
	offered := 0
	for next, ok := iv.Next(); ok; next, ok = iv.Next() {
		path := fmt.Sprintf("/q/%d", next.Number)
		page := string(site.Answer(Request{Method: "GET", Path: path, Language: text.ZH, Size: Usual, Session: session}).Body)
		debt, done := iv.Done()
		if strings.Contains(page, fmt.Sprintf(`href="/result#debt-%d"`, debt+1)) != done {
			t.Errorf("%s: debt %d, done %t", path, debt, done)
		}
		if done {
			offered++
		}
		answer(map[string][]string{interview.KeyRest: {interview.RestNone}})
	}
	if offered == 0 {
		t.Error("it is never offered")
	}
}
