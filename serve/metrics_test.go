package serve

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMetrics(t *testing.T) {
	s, _ := newServer(t, func(o *Options) { programs(o); o.Metrics = true })
	ask(s, "POST", "/v1/evaluate/batch?view=full", "{\"debts\": [{}]}\n{\"debts\": [{}]}\n{}\n", asLines...)
	ask(s, "POST", "/v1/evaluate?as_of=2026-11-22", `{}`, asJSON...)
	ask(s, "GET", "/v1/lenders/secret", "")
	s.sessions.add(nil)
	var got []string
	for line := range strings.Lines(metricsOf(s)) {
		if regexp.MustCompile(`^forbear_(requests|batch|book|sessions)`).MatchString(line) {
			got = append(got, strings.TrimSpace(line))
		}
	}
	want := []string{
		`forbear_batch_lines_total{outcome="failed"} 1`,
		`forbear_batch_lines_total{outcome="ok"} 2`,
		`forbear_book_reload_ok 1`,
		`forbear_book{sha256="` + shipped().Digest + `",version="` + shipped().Version + `"} 1`,
		`forbear_requests_total{route="/v1/evaluate",status="422"} 1`,
		`forbear_requests_total{route="/v1/evaluate/batch",status="200"} 1`,
		`forbear_requests_total{route="none",status="404"} 1`,
		`forbear_sessions 1`,
	}
	slices.Sort(got)
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	quiet, _ := newServer(t, programs)
	if w := ask(quiet, "GET", "/metrics", ""); w.Code != 404 {
		t.Errorf("without being asked for there are metrics: %d", w.Code)
	}
}
