package main

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"os/exec"
	"regexp"
	"syscall"
	"testing"
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
