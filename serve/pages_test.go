package serve

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/page/web"
)

// pagesOfResult are pages that can be seen once there is a result, and files.
var pagesOfResult = []string{
	"/", "/gone", "/cleared", "/q/1", "/q/2", "/q/2/change", "/check", "/all", "/result", "/result/1/pay-in-full",
	"/print", "/letters", "/letters/1/statement-request", "/days",
}

var filesOfResult = []string{
	"/days.ics", "/days-with-names.ics", "/letters/1/statement-request/docx", "/letters/1/statement-request/html",
	"/letters/1/statement-request/md", "/profile.json", "/evaluation.json",
}

// scriptOrStyle is what no page has.
var scriptOrStyle = regexp.MustCompile(`<script|<style|javascript:|<[^>]* (style|on[a-z]+)=`)

func TestPages(t *testing.T) {
	v, log := newVisitor(t, nil)
	v.openFixture("jd-jintiao/unemployed-45-days")
	title := regexp.MustCompile(`<title>[^<]*</title>`)
	for _, path := range slices.Concat(pagesOfResult, filesOfResult) {
		w := v.get(path)
		if w.Code != http.StatusOK {
			t.Errorf("%s: %d %s", path, w.Code, w.Header().Get("Location"))
			continue
		}
		for _, h := range securityHeaders {
			if got := w.Header().Get(h[0]); got != h[1] {
				t.Errorf("%s: %s is %q", path, h[0], got)
			}
		}
		isFile := slices.Contains(filesOfResult, path)
		if saved := strings.HasPrefix(w.Header().Get("Content-Disposition"), "attachment"); saved != isFile {
			t.Errorf("%s: a file to be saved: %t", path, saved)
		}
		body := w.Body.String()
		if isFile {
			continue
		}
		if n := strings.Count(body, "<h1"); n != 1 {
			t.Errorf("%s: %d headings of the first level", path, n)
		}
		if bad := scriptOrStyle.FindString(body); bad != "" {
			t.Errorf("%s has %s", path, bad)
		}
		if said := title.FindString(body); strings.Contains(said, "京东") || strings.ContainsAny(said, "0123456789") {
			t.Errorf("%s: the title says %s", path, said)
		}
	}
	for _, value := range []string{"京东", "jintiao", "3200", "2600.50"} {
		if strings.Contains(withoutTimes(log.String()), value) {
			t.Errorf("the log has %s", value)
		}
	}
}

func TestStyleIsKept(t *testing.T) {
	v, _ := newVisitor(t, nil)
	w := v.get("/style.css")
	tag := w.Header().Get("ETag")
	if w.Code != http.StatusOK || tag == "" || w.Header().Get("Cache-Control") != "no-cache" {
		t.Fatalf("%d %v", w.Code, w.Header())
	}
	r := httptest.NewRequest("GET", "/style.css", nil)
	r.Header.Set("If-None-Match", tag)
	if w := v.send(r); w.Code != http.StatusNotModified || w.Body.Len() > 0 {
		t.Errorf("%d, %d bytes", w.Code, w.Body.Len())
	}
}

// TestEveryPostLeadsOn holds that no page is rendered on POST.
func TestEveryPostLeadsOn(t *testing.T) {
	for _, route := range web.Routes() {
		if route.Method != "POST" {
			continue
		}
		for _, begun := range []bool{false, true} {
			v, _ := newVisitor(t, nil)
			if begun {
				v.openFixture("jd-jintiao/unemployed-45-days")
			}
			path := strings.ReplaceAll(route.Path, "{n}", "2")
			if w := v.post(path); w.Code != http.StatusSeeOther || w.Body.Len() > 0 {
				t.Errorf("%s, begun %t: %d", path, begun, w.Code)
			}
		}
	}
}

// Law 5: what is judged for pages counts among what is judged at once. What judges nothing is answered.
func TestPagesWaitForThoseThatAreJudged(t *testing.T) {
	v, _ := newVisitor(t, nil)
	v.openFixture("jd-jintiao/unemployed-45-days")
	for range cap(v.server.judging) {
		v.server.judging <- struct{}{}
	}
	for _, w := range []*httptest.ResponseRecorder{v.get("/result"), v.post("/q/2", "asks", "x")} {
		body := w.Body.String()
		if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") != "1" || !strings.Contains(body, "人太多") {
			t.Errorf("%d, to be asked again after %s s: %s", w.Code, w.Header().Get("Retry-After"), body)
		}
	}
	if w := v.get("/style.css"); w.Code != http.StatusOK {
		t.Errorf("style: %d", w.Code)
	}
	for range cap(v.server.judging) {
		<-v.server.judging
	}
	if w := v.get("/result"); w.Code != http.StatusOK || len(v.server.judging) > 0 {
		t.Errorf("later: %d, %d places are held", w.Code, len(v.server.judging))
	}
}

func TestErrorsAreShownOnce(t *testing.T) {
	v, _ := newVisitor(t, nil)
	v.leadsTo(v.post("/start"), "/")
	if !strings.Contains(v.get("/").Body.String(), `role="alert"`) {
		t.Error("the error is not shown")
	}
	if strings.Contains(v.get("/").Body.String(), `role="alert"`) {
		t.Error("the error is shown twice")
	}
	v.leadsTo(v.post("/start", "lender", "jd-jintiao"), "/q")
	v.leadsTo(v.get("/q"), "/q/2")
	v.leadsTo(v.post("/q/2", "asks", v.asks("/q/2")), "/q/2")
	body := v.get("/q/2").Body.String()
	if !strings.Contains(body, `role="alert"`) || !strings.Contains(body, `class="error"`) {
		t.Error("the error is not shown at the top and at the field")
	}
}

func TestFilesThatAreRefused(t *testing.T) {
	for _, row := range []struct {
		why     string
		content []byte
	}{
		{"no file", nil},
		{"no JSON", []byte("not a profile")},
		{"a fact that is not there", []byte(`{"debts": [{"lender": "jd-jintiao", "no_such_fact": 1}]}`)},
		{"larger than a session", bytes.Repeat([]byte(" "), web.MaxSession+1)},
	} {
		v, _ := newVisitor(t, nil)
		v.leadsTo(v.openFile(row.content), "/")
		if body := v.get("/").Body.String(); !strings.Contains(body, `href="#profile"`) {
			t.Errorf("%s: it is not said", row.why)
		}
	}
	v, _ := newVisitor(t, nil)
	if w := v.openFile(bytes.Repeat([]byte(" "), maxForm)); w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("a file larger than a form: %d", w.Code)
	}
}

func TestSessionOfAVisitor(t *testing.T) {
	clock := &watch{late()}
	v, _ := newVisitor(t, func(o *Options) { o.Now = clock.now })
	v.leadsTo(v.get("/result"), "/")
	v.openFixture("jd-jintiao/unemployed-45-days")
	c := v.cookies["forbear"]
	want := http.Cookie{
		Name: "forbear", Value: c.Value, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode, Raw: c.Raw,
	}
	if diff := cmp.Diff(want, *c); diff != "" {
		t.Error(diff)
	}
	clock.passes(sessionIdle)
	v.leadsTo(v.get("/result"), "/gone")
	v.leadsTo(v.post("/q/1"), "/gone")
	if body := v.get("/gone").Body.String(); !strings.Contains(body, "30 分钟") {
		t.Error("what happened is not said")
	}
	v.leadsTo(v.get("/result"), "/")
}

func TestRestart(t *testing.T) {
	v, _ := newVisitor(t, nil)
	v.openFixture("jd-jintiao/unemployed-45-days")
	v.server.Close()
	v.leadsTo(v.get("/check"), "/gone")
}

func TestClearForgets(t *testing.T) {
	v, _ := newVisitor(t, nil)
	v.openFixture("jd-jintiao/unemployed-45-days")
	old := *v.cookies["forbear"]
	w := v.post("/clear")
	v.leadsTo(w, "/cleared")
	if w.Header().Get("Clear-Site-Data") == "" || v.cookies["forbear"] != nil {
		t.Errorf("%v", w.Header())
	}
	v.cookies["forbear"] = &old
	v.leadsTo(v.get("/result"), "/gone")
}

func TestNoRoomForASession(t *testing.T) {
	v, _ := newVisitor(t, nil)
	for range maxSessions {
		v.server.sessions.add(&web.Session{})
	}
	w := v.post("/start", "lender", "jd-jintiao")
	h := w.Header()
	if w.Code != http.StatusServiceUnavailable || h.Get("Retry-After") == "" || h.Get("Set-Cookie") != "" {
		t.Errorf("%d %v", w.Code, h)
	}
}

func TestRemotePages(t *testing.T) {
	notice := "We keep <nothing>."
	v, _ := newVisitor(t, func(o *Options) { o.Remote, o.PrivacyNotice = true, notice })
	body := v.get("/").Body.String()
	if !strings.Contains(body, "We keep &lt;nothing&gt;.") || strings.Contains(body, "只在这台电脑上算") {
		t.Error("the first page does not say where answers go")
	}
	v.openFixture("jd-jintiao/unemployed-45-days")
	if c := v.cookies["__Host-forbear"]; c == nil || !c.Secure {
		t.Errorf("the cookie is %v", c)
	}
	if strings.Contains(v.get("/result").Body.String(), "只在本机计算") {
		t.Error("the result says that it was worked out here")
	}
}

func TestSizeAndLanguage(t *testing.T) {
	v, _ := newVisitor(t, nil)
	if body := v.get("/").Body.String(); !strings.Contains(body, `<html lang="zh-CN" class="usual">`) {
		t.Error("at first it is not Chinese of the usual size")
	}
	v.leadsTo(v.post("/size", "size", "largest", "back", "/cleared"), "/cleared")
	v.leadsTo(v.post("/language", "language", "en", "back", "https://example.org/"), "/")
	v.leadsTo(v.post("/language", "language", "fr", "back", "//example.org/"), "/")
	if body := v.get("/").Body.String(); !strings.Contains(body, `<html lang="en" class="largest">`) {
		t.Errorf("what was chosen is not kept: %.80s", body)
	}
	r := httptest.NewRequest("GET", "/", nil)
	r.Header.Set("Accept-Language", "en-GB,en;q=0.9")
	fresh, _ := newVisitor(t, nil)
	if body := fresh.send(r).Body.String(); !strings.Contains(body, `<html lang="en"`) {
		t.Error("the browser's language is not taken")
	}
}

func TestPagesThatAreNotThere(t *testing.T) {
	v, _ := newVisitor(t, nil)
	v.openFixture("jd-jintiao/unemployed-45-days")
	for _, path := range []string{
		"/nowhere", "/result/2/instalment", "/result/1/no-such", "/letters/1/no-such", "/letters/9/call-script",
		"/letters/1/statement-request/pdf",
	} {
		r := httptest.NewRequest("GET", path, nil)
		r.Header.Set("Accept", "text/html")
		w := v.send(r)
		kind := w.Header().Get("Content-Type")
		if w.Code != http.StatusNotFound || !strings.HasPrefix(kind, "text/html") {
			t.Errorf("%s: %d %s", path, w.Code, kind)
		}
	}
}

// TestOldPages holds that a page of an interview that was begun anew changes nothing.
func TestOldPages(t *testing.T) {
	v, _ := newVisitor(t, nil)
	v.post("/start", "lender", "jd-jintiao")
	v.get("/q")
	v.leadsTo(v.post("/q/2", "asks", "something else", "overdue_days", "45"), "/q/2")
	if !strings.Contains(v.get("/q/2").Body.String(), "没有记下") {
		t.Error("what happened is not said")
	}
}

func TestBookIsReplaced(t *testing.T) {
	v, _ := newVisitor(t, nil)
	v.openFixture("jd-jintiao/unemployed-45-days")
	b := *shipped()
	b.Digest = fmt.Sprintf("%064d", 1)
	v.server.UseBook(&b)
	if !strings.Contains(v.get("/result").Body.String(), `action="/renew"`) {
		t.Error("it is not offered to judge anew")
	}
	v.leadsTo(v.post("/renew"), "/check")
	if body := v.get("/check").Body.String(); strings.Contains(body, `action="/renew"`) || !strings.Contains(body, "规则有更新") {
		t.Error("it is not judged anew, or not said")
	}
}

// TestChinaDay holds that a page judges the day that it is in China.
func TestChinaDay(t *testing.T) {
	v, _ := newVisitor(t, func(o *Options) {
		o.Now = func() time.Time { return time.Date(2026, time.November, 21, 16, 30, 0, 0, time.UTC) }
	})
	v.openFixture("jd-jintiao/unemployed-45-days")
	if !strings.Contains(v.get("/result").Body.String(), "2026年11月22日") {
		t.Error("the day is that of another place")
	}
}

// TestPrivacy holds that no value of a profile is in a log, a header, an address or a title.
func TestPrivacy(t *testing.T) {
	v, log := newVisitor(t, nil)
	const canary = "金丝雀公司"
	v.leadsTo(v.openFile([]byte(`{"monthly_income": "4321.09", "essential_spending": 3987, "available_cash": 876.54,
		"hardships": ["illness"], "debts": [{"id": "canary-id", "lender": "`+canary+`", "legal_papers": [],
		"overdue_days": 4357, "dispute_grounds": [], "principal": 765432.1, "monthly_due": 1234.56}]}`)), "/check")
	for v.get("/result").Code != http.StatusOK {
		v.notKnown()
	}
	title := regexp.MustCompile(`<title>[^<]*</title>`)
	said := ""
	for _, path := range slices.Concat(pagesOfResult, filesOfResult) {
		w := v.get(path)
		h := w.Header().Clone()
		for _, name := range headersThatVary {
			h.Del(name)
		}
		for name, values := range h {
			said += name + strings.Join(values, " ")
		}
		said += title.FindString(w.Body.String())
	}
	said += withoutTimes(log.String())
	for _, value := range []string{canary, "canary-id", "4321", "3987", "876.54", "4357", "765432", "1234.56", "illness"} {
		if strings.Contains(said, value) {
			t.Errorf("%s is told", value)
		}
	}
}

// TestSeveralDebts holds that each debt has its options, letters and answers, and that one more can be
// added, and taken back.
func TestSeveralDebts(t *testing.T) {
	v, _ := newVisitor(t, nil)
	v.openFixture("several/refused-by-five")
	for _, path := range []string{
		"/check", "/result", "/result/2/pay-in-full", "/print", "/letters", "/letters/2/statement-request", "/days", "/all",
	} {
		if w := v.get(path); w.Code != http.StatusOK || strings.Count(w.Body.String(), "<h1") != 1 {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	w := v.post("/debt")
	to := w.Header().Get("Location")
	body := v.get(to).Body.String()
	if !strings.Contains(body, `name="drop"`) {
		t.Fatalf("%s: it cannot be said that there is no other debt", to)
	}
	v.post(to, "asks", v.asks(to), "drop", "1")
	if w := v.get("/result"); w.Code != http.StatusOK {
		t.Errorf("the result is gone with the debt that was taken back: %s", w.Header().Get("Location"))
	}
}

// TestAllOnOnePage holds that what is told there is told, and what is wrong is said at its field.
func TestAllOnOnePage(t *testing.T) {
	v, _ := newVisitor(t, nil)
	v.leadsTo(v.post("/start", "lender", "jd-jintiao", "all", "1"), "/all")
	v.leadsTo(v.post("/all", "monthly_income", "three", "debts[0].overdue_days", "45"), "/all")
	body := v.get("/all").Body.String()
	for _, want := range []string{`href="#f-monthly_income"`, `value="45"`, `value="three"`} {
		if !strings.Contains(body, want) {
			t.Errorf("%s is not there: what is wrong is not said, or what was written is lost", want)
		}
	}
	answers := []string{"monthly_income", "3,200元", "debts[0].overdue_days", "45", "debts[0].legal_papers", "none"}
	v.leadsTo(v.post("/all", answers...), "/check")
	if body := v.get("/check").Body.String(); !strings.Contains(body, "3,200 元") || !strings.Contains(body, "45 天") {
		t.Error("what was told is not there")
	}
}

// TestTwoTabs holds that a page that is sent twice, or from another tab, is answered once and for all
// by what was sent last.
func TestTwoTabs(t *testing.T) {
	v, _ := newVisitor(t, nil)
	v.post("/start", "lender", "jd-jintiao")
	asks := v.asks(v.get("/q").Header().Get("Location"))
	for _, papers := range []string{"none", "none", "collection-letter"} {
		v.leadsTo(v.post("/q/2", "asks", asks, "legal_papers", papers), "/q/3")
	}
	if body := v.get("/check").Body.String(); !strings.Contains(body, "催收函") || strings.Count(body, "收到的文书") != 2 {
		t.Error("the last answer does not stand, or stands twice")
	}
}
