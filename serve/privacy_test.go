package serve

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
)

// Marks that stand in a profile and nowhere else: in words, in sums, in days.
const (
	markedWord = "zk7canary"
	markedSum  = "73918426"
	markedYear = "1973"
)

var anyMark = regexp.MustCompile("(?i)" + markedWord + "|" + markedSum + `|` + markedYear + `-0[1-9]`)

// markedProfile returns a profile in which every given fact that can hold a mark does.
func markedProfile(t *testing.T) string {
	t.Helper()
	told := func(facts []*fact.Fact) map[string]any {
		values := map[string]any{"//": markedWord}
		for i, f := range facts {
			if f.Given() && f.Name != "family" {
				values[f.Name] = markedValue(f, i)
			}
		}
		return values
	}
	debt := told(shipped().Vocabulary.Debt)
	debt["id"], debt["lender"] = markedWord, markedWord+" bank"
	profile := told(shipped().Vocabulary.Borrower)
	profile["debts"], profile["as_of"] = []any{debt}, "2026-11-22"
	return string(encode(profile))
}

// markedValue returns a value of a fact with a mark in it; where it can have none, any that it may
// have.
func markedValue(f *fact.Fact, i int) any {
	switch f.Type {
	case fact.Bool:
		return true
	case fact.Date:
		return fmt.Sprintf("%s-%02d-%02d", markedYear, i%9+1, i%28+1)
	case fact.Choice:
		return f.Answers[0].ID
	case fact.Choices:
		return []string{f.Answers[0].ID}
	case fact.Records:
		entry := map[string]any{}
		for j, field := range f.Fields {
			entry[field.Name] = markedValue(field, j)
		}
		return []any{entry}
	case fact.Money:
		return fmt.Sprintf("%s.%02d", markedSum, i%100)
	}
	least := 1
	if f.Min != nil {
		least, _ = strconv.Atoi(f.Min.Ceil(0).String())
	}
	return least
}

// acceptable takes from a profile what its reader refuses, such as days before a bound of another fact.
func acceptable(t *testing.T, told string) string {
	t.Helper()
	var profile map[string]any
	if err := json.Unmarshal([]byte(told), &profile); err != nil {
		t.Fatal(err)
	}
	debt := profile["debts"].([]any)[0].(map[string]any)
	for range 10 {
		data := encode(profile)
		_, problems := fact.ReadProfile(shipped().Vocabulary, "", data, calendar.Of(2026, time.November, 22))
		if len(problems) == 0 {
			return string(data)
		}
		for _, p := range problems {
			delete(profile, p.Path)
			if name, ok := strings.CutPrefix(p.Path, "debts[0]."); ok {
				name, _, _ = strings.Cut(name, "[")
				delete(debt, name)
			}
		}
	}
	t.Fatal("no profile is left")
	return ""
}

// Law 1. Marks stand in every fact, in addresses and in headers; afterwards no log, metric, header,
// problem or file has one, and nobody was called.
func TestNothingOfAProfileIsTold(t *testing.T) {
	temporary := t.TempDir()
	t.Setenv("TMPDIR", temporary)
	dialled := forbidDialling(t)
	v, log := newVisitor(t, func(o *Options) { programs(o); o.Metrics = true })
	v.server.handle("POST /breaks", func(_ *exchange, r *http.Request) {
		var told map[string]any
		json.NewDecoder(r.Body).Decode(&told)
		panic(fmt.Sprint(told))
	})
	whole := acceptable(t, markedProfile(t))
	if found := len(anyMark.FindAllString(whole, -1)); found < 30 {
		t.Fatalf("only %d marks are left in %s", found, whole)
	}
	wrong := regexp.MustCompile(`:(true|"[^"]*"|\d+)`).ReplaceAllString(whole, `:{"`+markedWord+`":"`+markedSum+`"}`)
	for n, told := range []string{whole, wrong, whole[:len(whole)-2], markedWord, `"` + markedWord} {
		v.openFile([]byte(told))
		for _, pattern := range v.server.patterns {
			method, path, _ := strings.Cut(pattern, " ")
			if path == "/clear" || method == "GET" && n > 0 { // which reads no body
				continue
			}
			v.tellsNothingAt(method, path, told)
		}
	}
	tellsNothing(t, "another host", ask(v.server, "GET", "/", "", "Host", markedWord))
	tellsNothing(t, "a method that is none", ask(v.server, strings.ToUpper(markedWord), "/", ""))
	if v.server.sessions.forgetOver() == 0 {
		t.Error("no session was begun: the pages were not tried")
	}
	holdsNoMark(t, "a metric", metricsOf(v.server))
	for line := range strings.Lines(log.String()) {
		holdsOnlyWhatIsPromised(t, line)
	}
	if files, err := os.ReadDir(temporary); err != nil || len(files) > 0 {
		t.Errorf("files are left: %v, %v", files, err)
	}
	if *dialled > 0 {
		t.Errorf("%d connections were opened", *dialled)
	}
}

var hole = regexp.MustCompile(`\{[^}]*\}`)

// tellsNothingAt asks for a path with marks in the body, the address and the headers.
func (v *visitor) tellsNothingAt(method, path, told string) {
	v.Helper()
	kinds := []string{"application/json"}
	if method == "POST" {
		kinds = []string{"application/json", "application/jsonl", "application/x-www-form-urlencoded", markedWord}
	}
	for _, target := range []string{
		hole.ReplaceAllString(path, "1"), hole.ReplaceAllString(path, markedWord), hole.ReplaceAllString(path, "1") + "/" + markedWord,
		hole.ReplaceAllString(path, "1") + "?as_of=" + markedWord + "&" + markedSum + "=1",
	} {
		for _, kind := range kinds {
			r := httptest.NewRequest(method, target, strings.NewReader(told))
			for _, name := range []string{"X-Told", "Accept-Language", "If-None-Match", "Accept"} {
				r.Header.Set(name, markedWord)
			}
			r.Header.Set("Content-Type", kind)
			r.RemoteAddr = markedWord + ":80"
			tellsNothing(v.T, method+" "+path, v.send(r))
		}
	}
}

// tellsNothing looks for marks in the headers of an answer, and in its body where that is an error or
// the title of a page.
func tellsNothing(t *testing.T, what string, w *httptest.ResponseRecorder) {
	t.Helper()
	for name, values := range w.Header() {
		holdsNoMark(t, what+": the header "+name, strings.Join(values, " "))
	}
	body := w.Body.String()
	if strings.Contains(w.Header().Get("Content-Type"), "problem+json") {
		holdsNoMark(t, what+": a problem", body)
	}
	for _, title := range regexp.MustCompile(`(?s)<title>.*?</title>|action="[^"]*"|href="[^"]*"`).FindAllString(body, -1) {
		holdsNoMark(t, what+": a title or an address", title)
	}
}

func holdsNoMark(t *testing.T, what, told string) {
	t.Helper()
	if at := anyMark.FindStringIndex(told); at != nil {
		t.Errorf("%s tells %.100q", what, told[at[0]:])
	}
}

// holdsOnlyWhatIsPromised compares a line of the log with what one may hold: each value is of a small
// set or a count.
func holdsOnlyWhatIsPromised(t *testing.T, line string) {
	t.Helper()
	holdsNoMark(t, "the log", line)
	allowed := map[string]string{
		"time": `.*`, "level": `INFO`, "msg": `request`, "method": `GET|POST|other`, "route": `none|/[a-z0-9/{}$._-]*`,
		"status": `\d{3}`, "bytes": `\d+`, "ms": `0`, "book": regexp.QuoteMeta(shipped().Version),
	}
	var told map[string]any
	if err := json.Unmarshal([]byte(line), &told); err != nil {
		t.Fatal(err)
	}
	if told["msg"] == "panic" {
		return // its id, route and stack, in which there is no mark
	}
	for key, value := range told {
		if pattern := allowed[key]; pattern == "" || !regexp.MustCompile("^(?:"+pattern+")$").MatchString(fmt.Sprint(value)) {
			t.Errorf("the log tells %s=%v", key, value)
		}
	}
}

// forbidDialling makes what dials by default fail, and counts how often that was tried.
func forbidDialling(t *testing.T) *int {
	count := new(int)
	refuse := func(context.Context, string, string) (net.Conn, error) {
		*count++
		return nil, errors.New("nobody is called")
	}
	transport, resolver := http.DefaultTransport, net.DefaultResolver
	http.DefaultTransport = &http.Transport{DialContext: refuse}
	net.DefaultResolver = &net.Resolver{PreferGo: true, Dial: refuse}
	t.Cleanup(func() { http.DefaultTransport, net.DefaultResolver = transport, resolver })
	return count
}

// Law 1: no code of ours that is in the program can open a connection. Only serve and cmd may import
// net at all, which a test of the module holds.
func TestNothingIsDialled(t *testing.T) {
	opens := regexp.MustCompile(`^(Dial.*|Lookup.*|Resolve.*|Client|DefaultClient|Get|Head|Post|PostForm|Transport|NewRequest.*)$`)
	files := 0
	for _, root := range []string{".", "../cmd/forbear"} {
		err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
				return err
			}
			files++
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				s, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				of, ok := s.X.(*ast.Ident)
				if ok && (of.Name == "net" || of.Name == "http" || of.Name == "tls") && opens.MatchString(s.Sel.Name) {
					t.Errorf("%s: %s.%s opens connections", name, of.Name, s.Sel.Name)
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if files < 30 {
		t.Errorf("only %d files were looked at", files)
	}
}
