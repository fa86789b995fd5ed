// Package web makes the pages of a browser: a request goes in, a response comes out. It knows nothing
// of HTTP, files, goroutines and the clock, so that a server can use it, and a page without one.
//
//  1. Every word is package page's or the book's: a template has none.
//
//  2. A request to change something is answered by a redirect, also where it is refused: what is wrong
//     waits in the session, and is shown once. So Back and reload never send a form again.
//
//  3. No answer of a borrower is in a path, in the title of a page or in the name of a file.
//
//  4. Pages need no script and have none, and no style of their own: what they look like is in one
//     style sheet.
//
//  5. A page that is older than the interview changes nothing, and what happened is said.
//
//  6. No result is shown before the interview says that it may be.
//
// For example:
//
//	site := web.Site{Book: book, Today: today}
//	response := site.Answer(web.Request{Method: "GET", Path: "/", Language: text.ZH})
package web

import (
	"strings"

	"github.com/forbear-project/forbear/advice/interview"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
)

// Site is what all visitors share.
type Site struct {
	Book   *book.Book
	Today  calendar.Day
	Remote bool   // it is on another computer than its visitors
	Notice string // how that computer treats what they tell, as plain text
}

// Size is how large letters are.
type Size string

// The sizes of letters: 18, 24 and 30 pixels where the browser has 16.
const (
	Usual   Size = "usual"
	Large   Size = "large"
	Largest Size = "largest"
)

// Sizes are all of them.
var Sizes = []Size{Usual, Large, Largest}

// Request is what a browser asks for.
type Request struct {
	Method   string // GET or POST
	Path     string
	Form     map[string][]string
	File     []byte // that was sent with the form
	Language text.Language
	Size     Size
	Session  *Session // nil where there is none
	Stale    bool     // there was one, and it is gone
}

// Response is what it gets.
type Response struct {
	Status   int
	Location string // of a redirect
	Type     string // of the body
	Name     string // of a file to be saved; "" for a page
	Body     []byte
	Lasting  bool // the body is the same for everybody

	Session  *Session      // one that begins
	Forget   bool          // the session ends
	Language text.Language // that was chosen; "" for no choice
	Size     Size          // likewise
}

// Session is what is known of a visitor. It is used by one request at a time.
type Session struct {
	Interview *interview.Interview
	notice    string   // the key of what is to be said once
	said      string   // what is to be said once
	refused   *refusal // what is to be shown once
}

// refusal is a form that was refused.
type refusal struct {
	path     string
	form     map[string][]string
	problems []fieldProblem
}

// MaxSession is how many bytes a session may hold of what a visitor tells.
const MaxSession = 64 << 10

// Bytes returns how many bytes a session holds of what its visitor told.
func (s *Session) Bytes() int {
	n := 0
	if s.Interview != nil {
		n = len(s.Interview.Profile().JSON(s.Interview.Book().Vocabulary))
	}
	if s.refused != nil {
		n += bytesOf(s.refused.form)
	}
	return n
}

func bytesOf(form map[string][]string) (n int) {
	for name, values := range form {
		n += len(name)
		for _, v := range values {
			n += len(v)
		}
	}
	return n
}

// Route is a kind of request that is answered. Its path has names in braces for what varies.
type Route struct {
	Method, Path string
	Needs        Need
	answer       func(v *visit) Response
}

// Need is what it takes to answer a request.
type Need int

// What it takes.
const (
	Nothing Need = iota
	Judging      // answers are judged where there are any
	Begun        // likewise, and there must be some
)

// Routes returns the kinds of requests, each path once for each method.
func Routes() []Route {
	return []Route{
		{"GET", "/{$}", Judging, (*visit).start},
		{"GET", "/style.css", Nothing, (*visit).style},
		{"GET", "/gone", Judging, (*visit).gone},
		{"GET", "/cleared", Judging, (*visit).cleared},
		{"POST", "/size", Nothing, (*visit).chooseSize},
		{"POST", "/language", Nothing, (*visit).chooseLanguage},
		{"POST", "/clear", Nothing, (*visit).clear},
		{"POST", "/start", Judging, (*visit).begin},
		{"POST", "/open", Judging, (*visit).open},
		{"POST", "/renew", Begun, (*visit).renew},
		{"GET", "/q", Begun, (*visit).next},
		{"GET", "/q/{n}", Begun, (*visit).question},
		{"POST", "/q/{n}", Begun, (*visit).answer},
		{"GET", "/q/{n}/change", Begun, (*visit).change},
		{"GET", "/q/{n}/turn", Begun, (*visit).turn},
		{"GET", "/ask/{debt}/{fact}", Begun, (*visit).ask},
		{"GET", "/all", Begun, (*visit).all},
		{"POST", "/all", Begun, (*visit).tellAll},
		{"POST", "/debt", Begun, (*visit).addDebt},
		{"GET", "/check", Begun, (*visit).check},
		{"GET", "/result", Begun, (*visit).result},
		{"GET", "/result/{debt}/{strategy}", Begun, (*visit).strategy},
		{"GET", "/print", Begun, (*visit).print},
		{"GET", "/days", Begun, (*visit).days},
		{"GET", "/days.ics", Begun, (*visit).daysFile},
		{"GET", "/days-with-names.ics", Begun, (*visit).daysFileWithNames},
		{"GET", "/letters", Begun, (*visit).letters},
		{"GET", "/letters/{debt}/{letter}", Begun, (*visit).letter},
		{"GET", "/letters/{debt}/{letter}/{format}", Begun, (*visit).letterFile},
		{"GET", "/profile.json", Begun, (*visit).profileFile},
		{"GET", "/evaluation.json", Begun, (*visit).evaluationFile},
	}
}

// Answer answers a request.
func (s *Site) Answer(r Request) Response {
	known := false
	for _, route := range Routes() {
		values, ok := match(route.Path, r.Path)
		if !ok {
			continue
		}
		known = true
		if route.Method != r.Method {
			continue
		}
		r.Language = s.Book.Speaks(r.Language)
		v := &visit{Site: s, Request: r, values: values}
		if route.Needs == Begun && (r.Session == nil || r.Session.Interview == nil) {
			return v.withoutSession()
		}
		return route.answer(v)
	}
	v := &visit{Site: s, Request: r}
	if known {
		return v.redirect("/")
	}
	return v.lost()
}

// match returns what stands in a path where a pattern has names in braces.
func match(pattern, path string) (values map[string]string, ok bool) {
	if pattern == "/{$}" {
		return nil, path == "/"
	}
	want, got := strings.Split(pattern, "/"), strings.Split(path, "/")
	if len(want) != len(got) {
		return nil, false
	}
	values = map[string]string{}
	for i, w := range want {
		name, varies := strings.CutPrefix(w, "{")
		switch {
		case varies && got[i] != "":
			values[strings.TrimSuffix(name, "}")] = got[i]
		case w != got[i]:
			return nil, false
		}
	}
	return values, true
}

// visit is one request that is being answered.
type visit struct {
	*Site
	Request
	values map[string]string // of the path
}

// redirect leads to another page.
func (v *visit) redirect(to string) Response { return Response{Status: 303, Location: to} }

// withoutSession leads to what happened to a session that is gone, or to the first page.
func (v *visit) withoutSession() Response {
	if v.Stale {
		return v.redirect("/gone")
	}
	return v.redirect("/")
}

// first returns the first value of a field of the form, without spaces around it.
func (v *visit) first(name string) string {
	if values := v.Form[name]; len(values) > 0 {
		return strings.TrimSpace(values[0])
	}
	return ""
}

// back returns the page that a form came from, where that is one of ours.
func (v *visit) back() string {
	to := v.first("back")
	for _, route := range Routes() {
		if _, ok := match(route.Path, to); ok && route.Method == "GET" && !strings.Contains(to, ".") {
			return to
		}
	}
	return "/"
}
