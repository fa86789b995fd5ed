package main

import (
	"bytes"
	"context"
	"mime/multipart"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
	"unsafe"
)

// alone says that the test runs in a network of its own, in which there is this machine alone.
const alone = "FORBEAR_TEST_ALONE"

// TestServeCallsNobody runs forbear serve, and a visitor and a program that ask it, in a network of
// their own, and holds by the kernel's counts that no connection was tried but theirs to it.
func TestServeCallsNobody(t *testing.T) {
	if os.Getenv(alone) == "" {
		self, err := os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		inside := exec.Command(self, "-test.run=^TestServeCallsNobody$", "-test.v")
		inside.Env = append(os.Environ(), alone+"=1")
		inside.SysProcAttr = &syscall.SysProcAttr{
			Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNET,
			UidMappings: []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}},
			GidMappings: []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}},
		}
		var out bytes.Buffer
		inside.Stdout, inside.Stderr = &out, &out
		if err := inside.Start(); err != nil {
			t.Skip("this system gives a test no network of its own: ", err)
		}
		if err := inside.Wait(); err != nil || !strings.Contains(out.String(), "--- PASS: TestServeCallsNobody") {
			t.Errorf("%v\n%s", err, out.String())
		}
		return
	}
	startLoopback(t)
	before := tries(t)
	for _, network := range []string{"tcp", "udp"} { // what is looked for is noticed
		if c, err := net.DialTimeout(network, "203.0.113.1:53", time.Second); err == nil {
			c.Close()
			t.Fatalf("%s: somebody is there", network)
		}
	}
	if got := tries(t) - before; got < 2 {
		t.Fatalf("2 tries to call somebody are counted as %d", got)
	}
	own := 0
	transport := http.DefaultTransport.(*http.Transport)
	transport.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
		own++
		return new(net.Dialer).DialContext(ctx, network, address)
	}
	transport.Proxy = nil
	before = tries(t)
	visit(t)
	if got := tries(t) - before; got != own || own == 0 {
		t.Errorf("%d connections were tried, %d of them by the test", got, own)
	}
}

// startLoopback lets the machine call itself.
func startLoopback(t *testing.T) {
	t.Helper()
	socket, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_DGRAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer syscall.Close(socket)
	request := struct { // ifreq of netdevice(7)
		name  [16]byte
		flags uint16
		_     [22]byte
	}{flags: syscall.IFF_UP | syscall.IFF_RUNNING}
	copy(request.name[:], "lo")
	_, _, failed := syscall.Syscall(syscall.SYS_IOCTL, uintptr(socket), syscall.SIOCSIFFLAGS,
		uintptr(unsafe.Pointer(&request)))
	if failed != 0 {
		t.Fatal(failed)
	}
}

// tries returns how often somebody was called, or a way to them looked for, in this network.
func tries(t *testing.T) (n int) {
	t.Helper()
	data, err := os.ReadFile("/proc/self/net/snmp")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(data), "\n") // names, and below them figures
	for i := 0; i+1 < len(lines); i += 2 {
		names, figures := strings.Fields(lines[i]), strings.Fields(lines[i+1])
		for k, name := range names {
			switch names[0] + name {
			case "Tcp:ActiveOpens", "Udp:OutDatagrams", "Ip:OutNoRoutes":
				n += count(t, figures[k])
			}
		}
	}
	data, _ = os.ReadFile("/proc/self/net/snmp6") // none without IPv6
	for line := range strings.Lines(string(data)) {
		switch f := strings.Fields(line); f[0] {
		case "Ip6OutNoRoutes", "Udp6OutDatagrams":
			n += count(t, f[1])
		}
	}
	return n
}

func count(t *testing.T, figure string) int {
	t.Helper()
	n, err := strconv.Atoi(figure)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// visit asks a forbear serve for everything that it answers, and stops it.
func visit(t *testing.T) {
	t.Helper()
	p := startServe(t, "--api", "--metrics")
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	browser := &http.Client{Jar: jar}
	read := func(answer *http.Response, err error) string {
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		var body bytes.Buffer
		if _, err := body.ReadFrom(answer.Body); err != nil || answer.StatusCode != http.StatusOK {
			t.Errorf("%s: %d %v", answer.Request.URL.Path, answer.StatusCode, err)
		}
		return body.String()
	}
	profile, err := os.ReadFile("../../fixtures/jd-jintiao/unemployed-45-days.json")
	if err != nil {
		t.Fatal(err)
	}
	var form bytes.Buffer
	parts := multipart.NewWriter(&form)
	file, err := parts.CreateFormFile("profile", "forbear.json")
	if err != nil {
		t.Fatal(err)
	}
	file.Write(profile)
	parts.Close()
	read(browser.Post(p.address+"open", parts.FormDataContentType(), &form))
	asks := regexp.MustCompile(`action="/(q/\d+)"[\s\S]*?name="asks" value="([^"]*)"`)
	for range 20 { // what is asked before a result is not known
		found := asks.FindStringSubmatch(read(browser.Get(p.address + "result")))
		if found == nil {
			break
		}
		read(browser.PostForm(p.address+found[1], url.Values{"asks": {found[2]}, "unknown": {"1"}}))
	}
	for _, path := range []string{"", "all", "check", "result", "result/1/pay-in-full", "print", "letters",
		"letters/1/hardship-statement", "letters/1/hardship-statement/docx", "days", "days.ics", "profile.json",
		"evaluation.json", "openapi.json", "metrics", "v1/facts", "v1/lenders", "v1/strategies", "v1/book"} {
		read(browser.Get(p.address + path))
	}
	for _, path := range []string{"v1/evaluate", "v1/questions"} {
		read(http.Post(p.address+path, "application/json", bytes.NewReader(profile)))
	}
	read(http.Post(p.address+"v1/evaluate/batch", "application/jsonl", strings.NewReader(`{"debts": [{}]}`)))
	if err := p.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := p.Wait(); err != nil {
		t.Errorf("%v\n%s", err, p.log.String())
	}
}
