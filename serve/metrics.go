package serve

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/forbear-project/forbear/engine/book"
)

// metrics are figures of a server for Prometheus, in a registry of their own. No label is made of a
// request but the pattern of its route. A nil one counts nothing.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
	lines    *prometheus.CounterVec
	book     *prometheus.GaugeVec
	reloadOK prometheus.Gauge
	reloads  *prometheus.CounterVec
}

func newMetrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "forbear_requests_total", Help: "Requests that were answered."}, []string{"route", "status"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "forbear_request_seconds", Help: "Time from the header of a request to the end of its answer.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30}},
			[]string{"route", "status"}),
		lines: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "forbear_batch_lines_total", Help: "Lines of batches that were answered."}, []string{"outcome"}),
		book: prometheus.NewGaugeVec(prometheus.GaugeOpts{
			Name: "forbear_book", Help: "1 for the rule book that answers."}, []string{"version", "sha256"}),
		reloadOK: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "forbear_book_reload_ok", Help: "Whether the files of the rule book were sound when they were last read."}),
		reloads: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "forbear_book_reloads_total", Help: "How often the files of the rule book were read again."}, []string{"outcome"}),
	}
	m.reloadOK.Set(1)
	m.registry.MustRegister(m.requests, m.seconds, m.lines, m.book, m.reloadOK, m.reloads,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// count counts a request.
func (m *metrics) count(route string, status int, took time.Duration) {
	if m != nil {
		code := strconv.Itoa(status)
		m.requests.WithLabelValues(route, code).Inc()
		m.seconds.WithLabelValues(route, code).Observe(took.Seconds())
	}
}

// countLine counts a line of a batch.
func (m *metrics) countLine(failed bool) {
	if m != nil {
		m.lines.WithLabelValues(outcome(!failed)).Inc()
	}
}

// useBook says which book answers.
func (m *metrics) useBook(b *book.Book) {
	if m != nil {
		m.book.Reset()
		m.book.WithLabelValues(b.Version, b.Digest).Set(1)
	}
}

// countReload says whether the files of the book were sound.
func (m *metrics) countReload(sound bool) {
	if m == nil {
		return
	}
	m.reloads.WithLabelValues(outcome(sound)).Inc()
	m.reloadOK.Set(0)
	if sound {
		m.reloadOK.Set(1)
	}
}

func outcome(good bool) string {
	if good {
		return "ok"
	}
	return "failed"
}

func (s *Server) mountMetrics() {
	s.metrics.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "forbear_sessions", Help: "Visitors of the pages whose answers are remembered now."},
		func() float64 { return float64(s.sessions.forgetOver()) }))
	h := promhttp.HandlerFor(s.metrics.registry, promhttp.HandlerOpts{})
	s.handle("GET /metrics", func(x *exchange, r *http.Request) { h.ServeHTTP(x, r) })
}
