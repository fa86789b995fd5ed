package serve

import "net/http"

// isProbe reports whether a path is asked for by machines that watch the server, not by people.
func isProbe(path string) bool { return path == "/livez" || path == "/readyz" || path == "/metrics" }

func (s *Server) mountProbes() {
	s.handle("GET /livez", func(x *exchange, r *http.Request) { x.writeJSON(r, http.StatusOK, Status{"live"}) })
	s.handle("GET /readyz", s.ready)
}

// Status is the answer of a probe.
type Status struct {
	Status string `json:"status"`
}

// ready says whether requests should be sent here.
func (s *Server) ready(x *exchange, r *http.Request) {
	if s.draining.Load() {
		x.fail(r, notReady)
		return
	}
	x.writeJSON(r, http.StatusOK, Status{"ready"})
}
