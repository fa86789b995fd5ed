package serve

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"
)

// visitor is a browser without a screen: it keeps cookies.
type visitor struct {
	*testing.T
	server  *Server
	cookies map[string]*http.Cookie
}

func newVisitor(t *testing.T, change func(*Options)) (*visitor, *bytes.Buffer) {
	t.Helper()
	s, log := newServer(t, change)
	return &visitor{t, s, map[string]*http.Cookie{}}, log
}

func (v *visitor) send(r *http.Request) *httptest.ResponseRecorder {
	r.Host = testHost
	for _, c := range v.cookies {
		r.AddCookie(c)
	}
	w := httptest.NewRecorder()
	v.server.ServeHTTP(w, r)
	for _, c := range w.Result().Cookies() {
		if v.cookies[c.Name] = c; c.MaxAge < 0 {
			delete(v.cookies, c.Name)
		}
	}
	return w
}

func (v *visitor) get(path string) *httptest.ResponseRecorder {
	return v.send(httptest.NewRequest("GET", path, nil))
}

func (v *visitor) post(path string, fields ...string) *httptest.ResponseRecorder {
	form := url.Values{}
	for i := 0; i < len(fields); i += 2 {
		form.Add(fields[i], fields[i+1])
	}
	r := httptest.NewRequest("POST", path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return v.send(r)
}

// openFile sends a file as the form of the first page does.
func (v *visitor) openFile(content []byte) *httptest.ResponseRecorder {
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("profile", "forbear.json")
	if err != nil {
		v.Fatal(err)
	}
	part.Write(content)
	form.Close()
	r := httptest.NewRequest("POST", "/open", &body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	return v.send(r)
}

// openFixture begins with the answers of a sample borrower, and answers what is asked before a result
// with not known.
func (v *visitor) openFixture(name string) {
	v.Helper()
	data, err := os.ReadFile("../fixtures/" + name + ".json")
	if err != nil {
		v.Fatal(err)
	}
	v.leadsTo(v.openFile(data), "/check")
	for v.get("/result").Code != http.StatusOK {
		v.notKnown()
	}
}

// notKnown answers the next question with not known.
func (v *visitor) notKnown() {
	v.Helper()
	to := v.get("/q").Header().Get("Location")
	v.post(to, "asks", v.asks(to), "unknown", "1")
}

var asksField = regexp.MustCompile(`name="asks" value="([^"]*)"`)

// asks returns what the form of a question says that it asks.
func (v *visitor) asks(path string) string {
	v.Helper()
	found := asksField.FindStringSubmatch(v.get(path).Body.String())
	if found == nil {
		v.Fatalf("%s is no question", path)
	}
	return found[1]
}

func (v *visitor) leadsTo(w *httptest.ResponseRecorder, want string) {
	v.Helper()
	if got := w.Header().Get("Location"); w.Code != http.StatusSeeOther || got != want {
		v.Fatalf("answered %d, leads to %q and not %q", w.Code, got, want)
	}
}
