package main

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// process is a forbear serve of its own.
type process struct {
	*exec.Cmd
	address string // with a slash at its end
	log     bytes.Buffer
}

// startServe starts forbear serve on a free port, and waits until it has said where.
func startServe(t *testing.T, args ...string) *process {
	t.Helper()
	name, err := exec.LookPath("forbear") // the test binary, which TestMain puts there
	if err != nil {
		t.Fatal(err)
	}
	p := &process{Cmd: exec.Command(name, append([]string{"serve", "--listen", "127.0.0.1:0"}, args...)...)}
	p.Stderr = &p.log
	out, err := p.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Process.Kill() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if p.address = regexp.MustCompile(`http://[^ ]*/`).FindString(line); p.address == "" {
		t.Fatalf("it says %q, %v", line, err)
	}
	return p
}

// get returns the status and the body of a page.
func (p *process) get(t *testing.T, path string) (int, string) {
	t.Helper()
	answer, err := http.Get(p.address + path)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(body)
}

func TestServeUntilASignal(t *testing.T) {
	for _, signal := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT} {
		p := startServe(t, "--rules", smallBook)
		if status, body := p.get(t, "readyz"); status != http.StatusOK {
			t.Errorf("it answers %d %s", status, body)
		}
		if err := p.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		if err := p.Wait(); err != nil {
			t.Errorf("%v: %v\n%s", signal, err, p.log.String())
		}
		if !bytes.Contains(p.log.Bytes(), []byte(`"route":"/readyz","status":200`)) {
			t.Errorf("the request is not logged:\n%s", p.log.String())
		}
	}
}

// The book in a folder is exchanged while it is served: at once on SIGHUP, else when its files are seen
// to have changed.
func TestServeAnotherBook(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(smallBook)); err != nil {
		t.Fatal(err)
	}
	p := startServe(t, "--rules", dir)
	for _, row := range []struct {
		why, old, with string
		hangUp         bool
	}{
		{"on SIGHUP", `"1"`, `"2"`, true},
		{"by itself", `"2"`, `"3"`, false},
	} {
		name := filepath.Join(dir, "book.toml")
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(strings.Replace(string(data), row.old, row.with, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
		if row.hangUp {
			if err := p.Process.Signal(syscall.SIGHUP); err != nil {
				t.Fatal(err)
			}
		}
		want := strings.Trim(row.with, `"`) + ";"
		for range 100 {
			if strings.HasPrefix(p.book(t), want) {
				break
			}
			time.Sleep(100 * time.Millisecond)
		}
		if got := p.book(t); !strings.HasPrefix(got, want) {
			t.Errorf("%s: it answers by %s\n%s", row.why, got, p.log.String())
		}
	}
}

// book returns the book that answers.
func (p *process) book(t *testing.T) string {
	t.Helper()
	answer, err := http.Get(p.address + "livez")
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	return answer.Header.Get("Forbear-Book")
}

// What is being answered when a signal comes is answered to its end; a second signal ends it at once.
func TestServeDrains(t *testing.T) {
	for _, row := range []struct {
		why     string
		signals int
		whole   bool
	}{
		{"one signal", 1, true},
		{"two signals", 2, false},
	} {
		p := startServe(t, "--rules", smallBook, "--api")
		in, out := io.Pipe()
		request, err := http.NewRequest("POST", p.address+"v1/evaluate/batch", in)
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Content-Type", "application/jsonl")
		go io.WriteString(out, "{\"debts\": [{}]}\n")
		answer, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(answer.Body)
		if !lines.Scan() {
			t.Fatal("no line is answered: ", lines.Err())
		}
		for range row.signals {
			if err := p.Process.Signal(syscall.SIGTERM); err != nil {
				t.Fatal(err)
			}
			p.refuses(t)
		}
		if row.whole {
			io.WriteString(out, "{\"debts\": [{}]}\n")
			out.Close()
		}
		last := ""
		for lines.Scan() {
			last = lines.Text()
		}
		answer.Body.Close()
		out.Close()
		if whole := last == `{"done":true,"lines":2,"failed":0}`; whole != row.whole {
			t.Errorf("%s: the batch ends with %q", row.why, last)
		}
		if err := p.Wait(); err != nil {
			t.Errorf("%s: %v\n%s", row.why, err, p.log.String())
		}
	}
}

// refuses waits until no more connections are taken.
func (p *process) refuses(t *testing.T) {
	t.Helper()
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	for range 100 {
		answer, err := client.Get(p.address + "livez")
		if err != nil {
			return
		}
		answer.Body.Close()
		time.Sleep(50 * time.Millisecond)
	}
	t.Error("connections are taken still")
}
