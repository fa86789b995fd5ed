package serve

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/rules"
)

// shipped is the book of most tests.
var shipped = sync.OnceValue(func() *book.Book {
	b, problems := book.Load(rules.FS)
	if len(problems) > 0 {
		panic(problems)
	}
	return b
})

// small returns the book of package engine's tests.
func small(t *testing.T) *book.Book {
	t.Helper()
	b, problems := book.Load(os.DirFS("../engine/testdata/book"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return b
}

const testHost = "127.0.0.1:8080"

// late is a time in UTC whose day in China is the next one.
func late() time.Time { return time.Date(2026, time.November, 21, 20, 0, 0, 0, time.UTC) }

// newServer returns a server of the shipped book, and what it logs.
func newServer(t *testing.T, change func(*Options)) (*Server, *bytes.Buffer) {
	t.Helper()
	var log bytes.Buffer
	o := Options{Book: shipped(), Hosts: []string{testHost}, Now: late, Log: slog.New(slog.NewJSONHandler(&log, nil))}
	if change != nil {
		change(&o)
	}
	return New(o), &log
}

var times = regexp.MustCompile(`"(time|bytes)":("[^"]*"|\d+),?|"ms":\d+,?`)

// withoutTimes leaves out times and sizes, whose digits can be those of a value by chance.
func withoutTimes(log string) string { return times.ReplaceAllString(log, "") }

// headersThatVary hold sizes, sums and random names, whose digits can be those of a value by chance.
var headersThatVary = []string{"Content-Length", "Set-Cookie", "Etag"}

// ask sends a request to a handler. Headers are given as pairs.
func ask(h http.Handler, method, target, body string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	r.Host = testHost
	for i := 0; i < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
			continue
		}
		r.Header.Add(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// problemOf returns the problem of an answer.
func problemOf(t *testing.T, w *httptest.ResponseRecorder) Problem {
	t.Helper()
	var p Problem
	if got := w.Header().Get("Content-Type"); got != "application/problem+json" {
		t.Errorf("an error of type %q", got)
	}
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil {
		t.Errorf("%v: %s", err, w.Body)
	}
	if p.Status != w.Code || p.Title == "" || !strings.HasPrefix(p.Type, typeOf) {
		t.Errorf("a problem of status %d in an answer of %d: %s", p.Status, w.Code, w.Body)
	}
	return p
}

// Law 2. The values are written out, for they are promised.
func TestEveryAnswerHasTheHeaders(t *testing.T) {
	s, _ := newServer(t, nil)
	s.handle("GET /breaks", func(*exchange, *http.Request) { panic("1300.50") })
	want := http.Header{
		"Content-Security-Policy": {"default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; " +
			"base-uri 'none'; frame-ancestors 'none'"},
		"Cache-Control":                {"no-store"},
		"Referrer-Policy":              {"no-referrer"},
		"X-Content-Type-Options":       {"nosniff"},
		"Cross-Origin-Opener-Policy":   {"same-origin"},
		"Cross-Origin-Resource-Policy": {"same-origin"},
		"Forbear-Book":                 {shipped().Version + "; sha256=" + shipped().Digest},
	}
	for _, row := range []struct {
		why            string
		method, target string
		headers        []string
		status         int
	}{
		{"a good answer", "GET", "/livez", nil, 200},
		{"no such path", "GET", "/nowhere", nil, 404},
		{"a path to be redirected", "GET", "//livez", nil, 404},
		{"a method that it does not take", "DELETE", "/livez", nil, 405},
		{"another host", "GET", "/livez", []string{"Host", "example.org"}, 421},
		{"another site", "POST", "/livez", []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"a panic", "GET", "/breaks", nil, 500},
	} {
		w := ask(s, row.method, row.target, "", row.headers...)
		if w.Code != row.status {
			t.Errorf("%s: %d, want %d", row.why, w.Code, row.status)
		}
		for name, values := range want {
			if diff := cmp.Diff(values, w.Header().Values(name)); diff != "" {
				t.Errorf("%s: %s (-want +got)\n%s", row.why, name, diff)
			}
		}
	}
}

// Law 3.
func TestOnlyItsOwnHostAndSite(t *testing.T) {
	for _, row := range []struct {
		why     string
		hosts   []string
		remote  bool
		method  string
		target  string
		headers []string
		status  int
	}{
		{"its address", []string{testHost}, false, "GET", "/readyz", nil, 200},
		{"another name of this machine", []string{testHost}, false, "GET", "/readyz", []string{"Host", "localhost:8080"}, 200},
		{"and another", []string{testHost}, false, "GET", "/readyz", []string{"Host", "[::1]:8080"}, 200},
		{"in capitals", []string{testHost}, false, "GET", "/readyz", []string{"Host", "LocalHost:8080"}, 200},
		{"another port", []string{testHost}, false, "GET", "/readyz", []string{"Host", "localhost:8081"}, 421},
		{"no port, where it is not that of the scheme", []string{testHost}, false, "GET", "/readyz", []string{"Host", "localhost"}, 421},
		{"no port, where it is", []string{"localhost:80"}, false, "GET", "/readyz", []string{"Host", "127.0.0.1"}, 200},
		{"a name that was bound to this machine", []string{testHost}, false, "GET", "/readyz", []string{"Host", "evil.example:8080"}, 421},
		{"no host", []string{testHost}, false, "GET", "/readyz", []string{"Host", ""}, 421},
		{"a public name", []string{"help.example.org"}, true, "GET", "/nowhere", []string{"Host", "help.example.org"}, 404},
		{"a public server by its address", []string{"help.example.org"}, true, "GET", "/nowhere", []string{"Host", "10.0.0.7:8080"}, 421},
		{"a probe of a public server is asked by address", []string{"help.example.org"}, true, "GET", "/readyz", []string{"Host", "10.0.0.7:8080"}, 200},
		{"a page of another site that posts", []string{testHost}, false, "POST", "/nowhere", []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"a page of a neighbour", []string{testHost}, false, "POST", "/nowhere", []string{"Sec-Fetch-Site", "same-site"}, 403},
		{"an older browser", []string{testHost}, false, "POST", "/nowhere", []string{"Origin", "https://example.org"}, 403},
		{"a page of its own", []string{testHost}, false, "POST", "/nowhere", []string{"Sec-Fetch-Site", "same-origin"}, 404},
		{"a program", []string{testHost}, false, "POST", "/nowhere", nil, 404},
		{"another site that reads", []string{testHost}, false, "GET", "/readyz", []string{"Sec-Fetch-Site", "cross-site"}, 200},
	} {
		s, _ := newServer(t, func(o *Options) { o.Hosts, o.Remote = row.hosts, row.remote })
		if w := ask(s, row.method, row.target, "", row.headers...); w.Code != row.status {
			t.Errorf("%s: %d, want %d", row.why, w.Code, row.status)
		}
	}
}

// Law 4.
func TestAPanicIsAnIDAndNothingElse(t *testing.T) {
	s, log := newServer(t, nil)
	s.handle("GET /breaks", func(x *exchange, _ *http.Request) {
		x.Header().Set("ETag", `"1"`)
		panic("1300.50")
	})
	w := ask(s, "GET", "/breaks", "")
	p := problemOf(t, w)
	if !regexp.MustCompile(`^[A-Z2-7]{12}$`).MatchString(p.ID) || p.Errors != nil || p.Detail != "" || w.Header().Get("ETag") != "" {
		t.Errorf("a panic answers %s with %v", w.Body, w.Header())
	}
	if said := log.String(); !strings.Contains(said, p.ID) || !strings.Contains(said, "serve_test.go") {
		t.Errorf("the log does not say where it happened: %s", said)
	}
	if strings.Contains(log.String()+w.Body.String(), "1300.50") {
		t.Errorf("the value of the panic is told: %s", log)
	}
}

// A client must not take the first half of an answer for the whole.
func TestAPanicInMidAnswerCutsTheConnection(t *testing.T) {
	s, log := newServer(t, func(o *Options) { o.Now = time.Now })
	s.handle("GET /breaks", func(x *exchange, _ *http.Request) {
		io.WriteString(x, strings.Repeat("half ", 10_000))
		panic("1300.50")
	})
	live := startLive(t, s)
	answer, err := http.Get(live + "/breaks")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if _, err := io.ReadAll(answer.Body); err == nil {
		t.Error("the answer is taken for the whole")
	}
	if !strings.Contains(log.String(), `"msg":"panic"`) {
		t.Errorf("the panic is not logged: %s", log)
	}
}

// Law 4: by Accept-Language.
func TestLanguage(t *testing.T) {
	for _, row := range []struct {
		why    string
		accept []string
		want   text.Language
	}{
		{"nothing said", nil, text.EN},
		{"Chinese of China", []string{"zh-CN"}, text.ZH},
		{"as browsers say it", []string{"zh-CN,zh;q=0.9,en;q=0.8"}, text.ZH},
		{"English first", []string{"en-GB,en;q=0.9,zh;q=0.8"}, text.EN},
		{"what is liked more, though it comes later", []string{"en;q=0.3, zh;q=0.4"}, text.ZH},
		{"a third language before ours", []string{"de, zh;q=0.5"}, text.ZH},
		{"none that we have", []string{"de, fr"}, text.EN},
		{"not Chinese", []string{"zh;q=0, en"}, text.EN},
		{"over two headers", []string{"de", "zh-Hant"}, text.ZH},
		{"nonsense", []string{"zh;q=x, ;;, en;q=2, zh;q=NaN"}, text.EN},
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.Header["Accept-Language"] = row.accept
		if got := languageOf(r); got != row.want {
			t.Errorf("%s: got %s", row.why, got)
		}
	}
}

// Law 1: one line a request, with just these keys.
func TestALineForEachRequest(t *testing.T) {
	s, log := newServer(t, nil)
	s.handle("POST /debts/{lender}", func(x *exchange, r *http.Request) { x.writeJSON(r, 201, "1300.50") })
	for _, row := range []struct {
		why, method, target, want string
	}{
		{"the pattern, not the path or the query", "POST", "/debts/secret?of=secret",
			`{"level":"INFO","msg":"request","method":"POST","route":"/debts/{lender}","status":201,"bytes":10,"ms":0,"book":"` + shipped().Version + `"}`},
		{"a path that is none of ours", "GET", "/secret",
			`{"level":"INFO","msg":"request","method":"GET","route":"none","status":404,"bytes":N,"ms":0,"book":"` + shipped().Version + `"}`},
		{"a method that is none", "SECRET", "/livez",
			`{"level":"INFO","msg":"request","method":"other","route":"none","status":405,"bytes":N,"ms":0,"book":"` + shipped().Version + `"}`},
	} {
		log.Reset()
		ask(s, row.method, row.target, "secret", "X-Secret", "secret")
		got := regexp.MustCompile(`"time":"[^"]*",`).ReplaceAllString(strings.TrimSpace(log.String()), "")
		if strings.Contains(row.want, ":N,") {
			got = regexp.MustCompile(`"bytes":\d+`).ReplaceAllString(got, `"bytes":N`)
		}
		if diff := cmp.Diff(row.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", row.why, diff)
		}
	}
}

// Law 5: net/http answers too large a header by itself.
func TestALargeHeaderIsRefused(t *testing.T) {
	s, _ := newServer(t, func(o *Options) { o.Now = time.Now })
	live := startLive(t, s)
	for _, row := range []struct {
		why          string
		size, status int
	}{
		{"as browsers send it", 8 << 10, 200},
		{"more than 16 KiB", 17 << 10, 431},
	} {
		r, _ := http.NewRequest("GET", live+"/livez", nil)
		r.Header.Set("X-Large", strings.Repeat("x", row.size))
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != row.status {
			t.Errorf("%s: %d, want %d", row.why, answer.StatusCode, row.status)
		}
	}
}

func TestDraining(t *testing.T) {
	s, _ := newServer(t, nil)
	s.Drain()
	if w := ask(s, "GET", "/readyz", ""); w.Code != 503 || w.Header().Get("Retry-After") == "" {
		t.Errorf("it answers %d with %v", w.Code, w.Header())
	}
	if w := ask(s, "GET", "/livez", ""); w.Code != 200 {
		t.Errorf("it is live still, but answers %d", w.Code)
	}
}

// startLive serves on a free port, and returns the address.
func startLive(t *testing.T, s *Server) string {
	t.Helper()
	live := httptest.NewUnstartedServer(nil)
	live.Config = s.HTTP()
	s.hosts[live.Listener.Addr().String()] = true
	live.Start()
	t.Cleanup(live.Close)
	return live.URL
}
