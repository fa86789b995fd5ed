package serve

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"
	"time"
)

// exchange is a request that is being answered: the writer of its answer, and what is said of it when
// it ends.
type exchange struct {
	http.ResponseWriter
	server  *Server
	edition *edition // of the book by which it is answered
	began   time.Time
	route   string // the pattern that it matched; "" where there is none
	status  int    // 0 until the header is written
	bytes   int64  // written of the body
	limit   int64  // of bytes in the body of the request
	held    int    // bytes of the budget that it holds
}

// WriteHeader notes the status.
func (x *exchange) WriteHeader(status int) {
	if x.status == 0 && status >= 200 {
		x.status = status
	}
	x.ResponseWriter.WriteHeader(status)
}

// Write counts bytes.
func (x *exchange) Write(b []byte) (int, error) {
	if x.status == 0 {
		x.status = http.StatusOK
	}
	n, err := x.ResponseWriter.Write(b)
	x.bytes += int64(n)
	return n, err
}

// Unwrap is for http.ResponseController.
func (x *exchange) Unwrap() http.ResponseWriter { return x.ResponseWriter }

// securityHeaders are what every answer has. A handler may replace Cache-Control alone.
var securityHeaders = [][2]string{
	{"Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; " +
		"base-uri 'none'; frame-ancestors 'none'"},
	{"Cache-Control", "no-store"},
	{"Referrer-Policy", "no-referrer"},
	{"X-Content-Type-Options", "nosniff"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
}

func (x *exchange) setHeaders() {
	for _, h := range securityHeaders {
		x.Header().Set(h[0], h[1])
	}
	x.Header().Set("Forbear-Book", x.edition.name)
}

// end says what became of a request. After a panic it answers in the handler's place; where a part of
// the answer has gone out already, the connection is cut, so that nobody takes it for the whole.
func (x *exchange) end(r *http.Request) {
	defer func() { x.server.budget.give(x.held) }()
	cut := false
	if p := recover(); p != nil {
		err, _ := p.(error)
		cut = errors.Is(err, http.ErrAbortHandler) || !x.answerPanic(r)
	}
	x.logLine(r)
	if cut {
		panic(http.ErrAbortHandler)
	}
}

// answerPanic reports a panic, and answers it where nothing has gone out yet.
func (x *exchange) answerPanic(r *http.Request) bool {
	id := x.reportPanic()
	if x.status != 0 {
		return false
	}
	x.failWith(r, broken, &Problem{ID: id})
	return true
}

// reportPanic logs where a panic happened, without its value, which may be one of a profile, and
// returns its id. It is called where the panic is recovered.
func (x *exchange) reportPanic() string {
	id := rand.Text()[:12]
	x.server.log.LogAttrs(context.Background(), slog.LevelError, "panic", slog.String("id", id),
		slog.String("route", routeOf(x.route)), slog.String("stack", string(debug.Stack())))
	return id
}

// logLine logs a request, and counts it.
func (x *exchange) logLine(r *http.Request) {
	took := x.server.options.Now().Sub(x.began)
	x.server.metrics.count(routeOf(x.route), x.sent(), took)
	x.server.log.LogAttrs(r.Context(), slog.LevelInfo, "request",
		slog.String("method", methodOf(r)), slog.String("route", routeOf(x.route)),
		slog.Int("status", x.sent()), slog.Int64("bytes", x.bytes),
		slog.Int64("ms", took.Milliseconds()),
		slog.String("book", x.edition.book.Version))
}

// sent returns the status of the answer: a handler that writes nothing has answered 200.
func (x *exchange) sent() int {
	if x.status == 0 {
		return http.StatusOK
	}
	return x.status
}

// methodOf returns the method of a request, or other for one that is no method of HTTP: a client may
// write anything there.
func methodOf(r *http.Request) string {
	known := []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch,
		http.MethodDelete, http.MethodConnect, http.MethodOptions, http.MethodTrace}
	if slices.Contains(known, r.Method) {
		return r.Method
	}
	return "other"
}

// routeOf returns the path of a pattern; none for a request that matches none.
func routeOf(pattern string) string {
	if pattern == "" {
		return "none"
	}
	return pattern[strings.IndexByte(pattern, ' ')+1:]
}
