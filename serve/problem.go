package serve

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
)

// Problem is the body of every error: problem details by RFC 9457. It never holds a value of a
// profile.
type Problem struct {
	Type   string         `json:"type"` // a page that explains it
	Title  string         `json:"title"`
	Status int            `json:"status"`
	Detail string         `json:"detail,omitempty"` // what to do
	Errors []ProblemError `json:"errors,omitempty"` // what is wrong with the input, at most a hundred
	More   int            `json:"more,omitempty"`   // how many errors there are besides
	ID     string         `json:"id,omitempty"`     // of a panic; the log has it too
}

// ProblemError is one thing that is wrong with the input.
type ProblemError struct {
	Pointer string `json:"pointer"` // a JSON Pointer into the body; "" for the body as a whole
	Line    int    `json:"line"`    // counted from 1; 0 for the body as a whole
	Column  int    `json:"column"`  // counted from 1, in characters; 0 for the line as a whole
	Detail  string `json:"detail"`
	Hint    string `json:"hint"`
}

// failure is a kind of error.
type failure struct {
	id         string // of its section in docs/api.md
	status     int
	title      text.Text
	hint       text.Text
	retryAfter int // seconds; 0 where trying again does not help
}

// typeOf is where the types of problems are explained.
const typeOf = "https://github.com/forbear-project/forbear/blob/main/docs/api.md#"

// The kinds of errors.
var (
	crossSite = failure{id: "cross-site", status: http.StatusForbidden,
		title: text.Both("这个请求是别的网站发来的", "the request comes from a page of another site"),
		hint:  text.Both("请直接打开本站的页面再试", "open the pages of this server, or send the request without a browser")}
	notFound = failure{id: "not-found", status: http.StatusNotFound,
		title: text.Both("没有这个地址", "there is nothing at this path"),
		hint: text.Both(
			"看看地址有没有写错，要的接口有没有打开",
			"see that it is right, and that --api or --metrics is given where it is of these",
		)}
	wrongMethod = failure{id: "method", status: http.StatusMethodNotAllowed,
		title: text.Both("这个地址不接受这种请求方法", "the path does not take this method"),
		hint:  text.Both("可以用的方法在 Allow 里", "Allow lists those that it takes")}
	tooLarge = failure{id: "too-large", status: http.StatusRequestEntityTooLarge,
		title: text.Both("内容太大", "the body is too large"),
		hint: text.Both("一份资料最多 1 MiB，一批最多 64 MiB",
			"a profile has at most 1 MiB, a batch at most 64 MiB")}
	wrongHost = failure{id: "host", status: http.StatusMisdirectedRequest,
		title: text.Both("这个域名不是本站的", "the host is not one that is served here"),
		hint:  text.Both("用启动时写出的地址打开", "use the address that the server printed when it started")}
	broken = failure{id: "internal", status: http.StatusInternalServerError,
		title: text.Both("程序出错了，这是我们的错", "the program broke, which is our mistake")}
	notReady = failure{id: "not-ready", status: http.StatusServiceUnavailable, retryAfter: 10,
		title: text.Both("正在停止", "the server is stopping"),
		hint:  text.Both("过一会儿再试", "try again later")}
	brokenBook = failure{id: "broken-book", status: http.StatusServiceUnavailable, retryAfter: 10,
		title: text.Both("规则文件有错，还在用之前那一版", "the files of the rule book are broken, and the one before them answers"),
		hint:  text.Both("错在哪里，日志里有", "the log says what is wrong with them")}
)

// fail answers with a problem.
func (x *exchange) fail(r *http.Request, f failure) { x.failWith(r, f, &Problem{}) }

// failWith answers with a problem that has more to say: errors, an id, a detail of its own.
func (x *exchange) failWith(r *http.Request, f failure, p *Problem) {
	l := languageOf(r)
	p.complete(f, l)
	h := x.Header()
	for _, name := range []string{"Content-Encoding", "Content-Length", "Content-Disposition", "ETag"} {
		h.Del(name)
	}
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Language", l.Tag())
	h.Set("Content-Type", "application/problem+json")
	h.Add("Vary", "Accept-Language")
	if f.retryAfter > 0 {
		h.Set("Retry-After", strconv.Itoa(f.retryAfter))
	}
	x.writeWhole(r, f.status, encode(p))
}

// complete fills in what a kind of error always says.
func (p *Problem) complete(f failure, l text.Language) {
	p.Type, p.Title, p.Status = typeOf+f.id, f.title.In(l), f.status
	if p.Detail == "" {
		p.Detail = f.hint.In(l)
	}
}

// maxErrors is how many errors are told: a body can have a hundred thousand.
const maxErrors = 100

// say tells problems of an input, in one language.
func (p *Problem) say(list problem.List, l text.Language) {
	for i, one := range list {
		if i == maxErrors {
			p.More = len(list) - maxErrors
			return
		}
		if l == text.ZH {
			one = one.InChinese()
		}
		p.Errors = append(p.Errors, ProblemError{Pointer: pointerTo(one.Path), Line: one.Line, Column: one.Column,
			Detail: one.Message, Hint: one.Hint})
	}
}

// failInput answers with a problem that lists what is wrong with the input.
func (x *exchange) failInput(r *http.Request, f failure, list problem.List) {
	p := &Problem{}
	p.say(list, languageOf(r))
	x.failWith(r, f, p)
}

// pointerTo returns the JSON Pointer of a path such as debts[0].overdue_days.
func pointerTo(path string) string {
	if path == "" {
		return ""
	}
	path = strings.NewReplacer("~", "~0", "/", "~1").Replace(path)
	return "/" + strings.NewReplacer("[", "/", "]", "", ".", "/").Replace(path)
}

// writeJSON answers with JSON.
func (x *exchange) writeJSON(r *http.Request, status int, v any) {
	x.Header().Set("Content-Type", "application/json")
	x.writeWhole(r, status, encode(v))
}
