package forbear_test

import (
	"compress/gzip"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// mostGzipped is how large the program of TestPagesBuildForABrowser may be as a browser loads it: what
// was measured in November 2026 and a twentieth. It was 19.6 MB, 4.77 by gzip and 3.35 by brotli. The
// budget, 2.5 MB by brotli, is not kept: the library that writes calendars for phones brings net/http
// and crypto/tls with it.
const mostGzipped = 4_950_000

// The interview and its pages, with the shipped book, build for a browser without a server, and do not
// grow unseen.
func TestPagesBuildForABrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds a program")
	}
	program := filepath.Join(t.TempDir(), "pages.wasm")
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", program, "./page/web/testdata/browser")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	f, err := os.Open(program)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	size := new(counter)
	z, err := gzip.NewWriterLevel(size, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := io.Copy(z, f)
	if err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	t.Logf("%d bytes, %d by gzip", raw, *size)
	if *size > mostGzipped {
		t.Errorf("%d bytes by gzip, more than %d", *size, mostGzipped)
	}
}

type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
