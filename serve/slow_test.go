package serve

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// impatient is how long the servers of these tests wait.
const impatient = time.Second

// startImpatient serves with short times, and returns the address.
func startImpatient(t *testing.T) (s *Server, address string) {
	t.Helper()
	s, _ = newServer(t, func(o *Options) { programs(o); o.Now = time.Now })
	s.progress = impatient
	live := httptest.NewUnstartedServer(nil)
	live.Config = s.HTTP()
	live.Config.ReadHeaderTimeout, live.Config.ReadTimeout, live.Config.WriteTimeout = impatient, impatient, impatient
	address = live.Listener.Addr().String()
	s.hosts[address] = true
	live.Start()
	t.Cleanup(live.Close)
	return s, address
}

// begin opens a connection and sends the beginning of a request.
func begin(t *testing.T, address, target, kind string, length int, body string) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	_, err = fmt.Fprintf(c, "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s",
		target, address, kind, length, body)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Law 5: a body that does not come gets a problem, and holds nothing.
func TestASlowBody(t *testing.T) {
	s, address := startImpatient(t)
	c := begin(t, address, "/v1/evaluate", "application/json", 100, `{"debts": [`)
	answer, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatal(err)
	}
	var p Problem
	if err := json.NewDecoder(answer.Body).Decode(&p); err != nil || answer.StatusCode != 408 || p.Type != typeOf+"too-slow" {
		t.Errorf("%d %v, %v", answer.StatusCode, p, err)
	}
	holdsNothing(t, s)
}

// Laws 1 and 2: what net/http refuses before there is a request is plain text that repeats nothing of
// it; whatever reaches the server is answered by a problem.
func TestRequestsThatAreNone(t *testing.T) {
	s, address := startImpatient(t)
	for _, row := range []struct {
		why, sent string
		status    int
		problem   string
	}{
		{"no HTTP", markedWord + "\r\n\r\n", 400, ""},
		{"a header that is none", "GET / HTTP/1.1\r\nHost: " + address + "\r\n" + markedWord + "\r\n\r\n", 400, ""},
		{"a header too large", "GET / HTTP/1.1\r\nHost: " + address + "\r\nX: " + strings.Repeat(markedWord, 4000) + "\r\n\r\n", 431, ""},
		{"no host", "GET /" + markedWord + " HTTP/1.1\r\n\r\n", 400, ""},
		{"another version", "GET /" + markedWord + " HTTP/7.3\r\nHost: " + address + "\r\n\r\n", 505, ""},
		{"a path that is none", "GET /%zz" + markedWord + " HTTP/1.1\r\nHost: " + address + "\r\n\r\n", 400, ""},
		{"a body of two lengths", "POST / HTTP/1.1\r\nHost: " + address + "\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400, ""},
		{"options of the server", "OPTIONS * HTTP/1.1\r\nHost: " + address + "\r\n\r\n", 404, "not-found"},
		{"a method that is none", markedWord + " /v1/evaluate HTTP/1.1\r\nHost: " + address + "\r\n\r\n", 405, "method"},
		{"another host", "GET / HTTP/1.1\r\nHost: " + markedWord + "\r\n\r\n", 421, "host"},
		{"an address for a proxy", "GET http://" + markedWord + "/ HTTP/1.1\r\nHost: " + markedWord + "\r\n\r\n", 421, "host"},
	} {
		c, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { c.Close() })
		io.WriteString(c, row.sent) // where it is refused before its end, writing may fail
		answer, err := http.ReadResponse(bufio.NewReader(c), nil)
		if err != nil {
			t.Errorf("%s: %v", row.why, err)
			continue
		}
		body, _ := io.ReadAll(answer.Body) // its end may be lost with a connection that is cut
		if answer.StatusCode != row.status || row.problem != "" && !strings.Contains(string(body), typeOf+row.problem) {
			t.Errorf("%s: %d %s", row.why, answer.StatusCode, body)
		}
		holdsNoMark(t, row.why, fmt.Sprint(answer.Status, answer.Header, string(body)))
		if row.problem != "" && answer.Header.Get("Content-Security-Policy") == "" {
			t.Errorf("%s: headers are missing: %v", row.why, answer.Header)
		}
	}
	holdsNothing(t, s)
}

// A batch that waits for a line says so, and that it is not done.
func TestABatchWithoutProgress(t *testing.T) {
	s, address := startImpatient(t)
	c := begin(t, address, "/v1/evaluate/batch", "application/jsonl", 1000, "{\"debts\": [{}]}\n{\"debts\":")
	answer, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	lines := linesOf(t, string(body))
	end := lines[len(lines)-1]
	if end["done"] != false || end["lines"] != 1.0 || end["problem"].(map[string]any)["status"] != 408.0 {
		t.Errorf("it ends with %v", end)
	}
	holdsNothing(t, s)
}

// A client that sends and never reads is cut off, and holds nothing then.
func TestAClientThatNeverReads(t *testing.T) {
	s, address := startImpatient(t)
	line := "{\"debts\": [{}]}\n"
	c := begin(t, address, "/v1/evaluate/batch?view=full", "application/jsonl", maxLines*len(line), line)
	c.(*net.TCPConn).SetReadBuffer(4 << 10)
	for { // until nobody takes it any more
		if _, err := io.WriteString(c, strings.Repeat(line, 100)); err != nil {
			break
		}
	}
	holdsNothing(t, s)
}

// holdsNothing waits until no request holds any byte.
func holdsNothing(t *testing.T, s *Server) {
	t.Helper()
	for range 200 {
		if s.budget.left.Load() == maxHeld && len(s.judging) == 0 {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("%d bytes and %d places are held", maxHeld-s.budget.left.Load(), len(s.judging))
}
