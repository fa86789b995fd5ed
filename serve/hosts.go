package serve

import (
	"net"
	"net/http"
	"strings"
)

// hostsOf returns the hosts that are served: those given, and for an address of this machine its
// other names.
func hostsOf(given []string) map[string]bool {
	hosts := map[string]bool{}
	for _, h := range given {
		hosts[strings.ToLower(h)] = true
		name, port, err := net.SplitHostPort(h)
		if err != nil {
			name = h
		}
		if IsLoopback(name) {
			for _, other := range []string{"127.0.0.1", "::1", "localhost"} {
				hosts[joinPort(other, port)] = true
			}
		}
		if port == "80" || port == "443" { // browsers leave these out
			for host := range hosts {
				if bare, ok := strings.CutSuffix(host, ":"+port); ok {
					hosts[bare] = true
				}
			}
		}
	}
	return hosts
}

func joinPort(name, port string) string {
	switch {
	case port != "":
		return net.JoinHostPort(name, port)
	case strings.Contains(name, ":"):
		return "[" + name + "]"
	}
	return name
}

// IsLoopback reports whether a host, without its port, is this machine alone.
func IsLoopback(host string) bool {
	ip := net.ParseIP(strings.Trim(host, "[]"))
	return strings.EqualFold(host, "localhost") || ip != nil && ip.IsLoopback()
}

// serves reports whether a request is for a host that is served.
func (s *Server) serves(r *http.Request) bool {
	if s.hosts[strings.ToLower(r.Host)] {
		return true
	}
	return s.options.Remote && isProbe(r.URL.Path)
}
