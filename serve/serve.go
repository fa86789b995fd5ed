// Package serve answers over HTTP, by one rule book that may be exchanged while it runs: the pages
// for borrowers and counsellors, and the API for programs.
//
//  1. Nothing that a request holds goes anywhere but into its own answer and the session that it
//     belongs to. No log line, metric, header or problem has a value of a profile, a query, a path or
//     an address; nothing is written to a file, and no connection is opened.
//
//  2. Every answer to a request has the headers that keep a page from being framed, guessed at, stored
//     or told to other sites, whoever made it, errors too. What is no request by HTTP, or has too large
//     a header, is answered by net/http in a line of plain text that repeats nothing of it.
//
//  3. Only requests to a host that is served are answered, so no other site can make a browser take
//     this server for its own; and none that comes from a page of another site, unless it only reads.
//
//  4. An error is a problem of RFC 9457, in the language that the request prefers, with all that is
//     wrong and what to do about it. A panic is a problem with an id and nothing else; the log has
//     the same id, and where it happened.
//
//  5. What one request may cost is bounded: bytes of its header and body, time without progress, and
//     how many are judged at once.
//
//  6. One request is answered by one book, whatever is exchanged meanwhile; Forbear-Book says which. A
//     book with problems takes nobody's place.
//
// The clock, the listener, signals and files are the caller's:
//
//	server := serve.New(serve.Options{Book: book, Hosts: []string{"127.0.0.1:8080"}, Now: time.Now})
//	err := server.HTTP().Serve(listener)
package serve

import (
	"log/slog"
	"net/http"
	"path"
	"runtime"
	"sync/atomic"
	"time"

	"github.com/forbear-project/forbear/engine/book"
)

// Options say what is served, and to whom.
type Options struct {
	Book *book.Book // to begin with

	// Hosts are what the Host header of a request may be, ports and all, such as 127.0.0.1:8080.
	Hosts []string
	// Remote says that not only this machine may ask: probes and metrics then answer to any host, for
	// they are asked by address and tell nothing of anybody.
	Remote bool
	// PrivacyNotice is plain text that says how what people tell is treated, for the first page.
	PrivacyNotice string

	API bool // whether programs are answered too
	// ProfileSchema returns the JSON Schema of a profile by a book, for programs.
	ProfileSchema func(*book.Book) []byte

	Metrics bool // whether /metrics tells Prometheus figures
	// StrictReload says that the server is not ready while the files of its book are broken.
	StrictReload bool

	Now func() time.Time
	Log *slog.Logger // nil: nothing is logged
}

// Server answers requests. Its methods may be called at any time, by any goroutine.
type Server struct {
	options     Options
	log         *slog.Logger
	hosts       map[string]bool
	mux         *http.ServeMux
	patterns    []string // that are mounted
	crossOrigin *http.CrossOriginProtection
	current     atomic.Pointer[edition]
	draining    atomic.Bool
	stale       atomic.Bool   // the files of the book are broken, and one before them answers
	metrics     *metrics      // nil: none
	budget      budget        // of bytes of bodies and answers
	judging     chan struct{} // one for each request that is judged now
	progress    time.Duration // how long an answer, or a line of a batch, may take
	sessions    *sessions
}

// New returns a server of what the options say.
func New(o Options) *Server {
	s := &Server{
		options: o, log: o.Log, hosts: hostsOf(o.Hosts), mux: http.NewServeMux(),
		crossOrigin: http.NewCrossOriginProtection(),
	}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	s.progress = requestTime
	s.budget.give(maxHeld)
	s.judging = make(chan struct{}, 2*runtime.GOMAXPROCS(0))
	if o.Metrics {
		s.metrics = newMetrics()
		s.mountMetrics()
	}
	s.UseBook(o.Book)
	s.sessions = newSessions(o.Now)
	s.mountProbes()
	if o.API {
		s.mountAPI()
	}
	s.mountPages()
	return s
}

// The limits of what one request may cost.
const (
	maxHeader   = 16 << 10
	maxBody     = 1 << 20
	headerTime  = 5 * time.Second
	requestTime = 30 * time.Second // to read one, and to write its answer
	idleTime    = 60 * time.Second // that a connection is kept without a request
)

// slopOfHeader is what net/http reads of a header beyond its limit.
const slopOfHeader = 4 << 10

// HTTP returns a server of net/http with the limits set and s as its handler. What it would log of its
// own is dropped, for it has addresses.
func (s *Server) HTTP() *http.Server {
	return &http.Server{
		Handler: s, ErrorLog: slog.NewLogLogger(slog.DiscardHandler, slog.LevelError),
		MaxHeaderBytes: maxHeader - slopOfHeader, ReadHeaderTimeout: headerTime,
		ReadTimeout: requestTime, WriteTimeout: requestTime, IdleTimeout: idleTime,
		DisableGeneralOptionsHandler: true, // of net/http, whose answers have no headers of ours
	}
}

// Drain makes the server say that it is not ready, while it goes on to answer, so that whoever
// distributes requests sends no more.
func (s *Server) Drain() { s.draining.Store(true) }

// Tidy forgets the sessions whose time is over. It is called now and then.
func (s *Server) Tidy() { s.sessions.forgetOver() }

// Close forgets what the server holds of anybody. It is called when no more requests come.
func (s *Server) Close() { s.sessions.forgetAll() }

// handler answers one request.
type handler func(x *exchange, r *http.Request)

// handle mounts a handler of requests whose body has at most 1 MiB. The pattern is that of
// http.ServeMux, with its method.
func (s *Server) handle(pattern string, h handler) { s.handleUpTo(maxBody, pattern, h) }

// handleUpTo mounts a handler of requests whose body has at most so many bytes.
func (s *Server) handleUpTo(limit int64, pattern string, h handler) {
	s.patterns = append(s.patterns, pattern)
	s.mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
		x := w.(*exchange)
		x.limit = limit
		if r.ContentLength > limit {
			x.fail(r, tooLarge)
			return
		}
		r.Body = http.MaxBytesReader(x.ResponseWriter, r.Body, limit)
		h(x, r)
	})
}

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	x := &exchange{ResponseWriter: w, server: s, edition: s.current.Load(), began: s.options.Now()}
	defer x.end(r)
	x.setHeaders()
	_, x.route = s.mux.Handler(r)
	switch {
	case !s.serves(r):
		x.fail(r, wrongHost)
	case s.crossOrigin.Check(r) != nil:
		x.fail(r, crossSite)
	case x.route == "" || !isClean(r.URL.Path):
		s.refuse(x, r)
	default:
		s.mux.ServeHTTP(x, r)
	}
}

// isClean reports whether a path is written without what http.ServeMux would redirect, for a redirect
// repeats what was asked.
func isClean(name string) bool {
	clean := path.Clean(name)
	return name == clean || name == clean+"/"
}

// refuse answers a request that no handler takes: there is nothing at its path, or not by its method.
func (s *Server) refuse(x *exchange, r *http.Request) {
	var probe methodProbe
	if isClean(r.URL.Path) {
		s.mux.ServeHTTP(&probe, r)
	}
	if allow := probe.Header().Get("Allow"); allow != "" {
		x.Header().Set("Allow", allow)
		x.fail(r, wrongMethod)
		return
	}
	if !s.lostPage(x, r) {
		x.fail(r, notFound)
	}
}

// methodProbe takes the answer of a ServeMux to a request without a handler: of it, Allow is kept.
type methodProbe struct{ header http.Header }

func (p *methodProbe) Header() http.Header {
	if p.header == nil {
		p.header = http.Header{}
	}
	return p.header
}

func (p *methodProbe) Write(b []byte) (int, error) { return len(b), nil }
func (p *methodProbe) WriteHeader(int)             {}
