package serve

import "net/http"

// isProbe reports whether a path is asked for by machines that watch the server, not by people.
func isProbe(path string) bool { return path == "/livez" || path == "/readyz" || path == "/metrics" }

func (s *Server) mountProbes() {
	s.handle("GET /livez", func(x *exchange, r *http.Request) { x.writeJSON(r, http.StatusOK, Status{Status: "live"}) })
	s.handle("GET /readyz", s.ready)
}

// Status is the answer of a probe.
type Status struct {
	Status string `json:"status" jsonschema:"enum=live,enum=ready"`
	// Reload is failed while the files of the book are broken, and one before them answers.
	Reload string `json:"reload,omitempty" jsonschema:"enum=failed"`
}

// ready says whether requests should be sent here.
func (s *Server) ready(x *exchange, r *http.Request) {
	answer := Status{Status: "ready"}
	if s.stale.Load() {
		answer.Reload = "failed"
	}
	switch {
	case s.draining.Load():
		x.fail(r, notReady)
	case s.options.StrictReload && s.stale.Load():
		x.fail(r, brokenBook)
	default:
		x.writeJSON(r, http.StatusOK, answer)
	}
}
