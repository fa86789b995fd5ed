package forbear_test

import (
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

// mostGzipped is how large the program of TestPagesBuildForABrowser may be as a browser loads it: a
// little more than was measured with Go 1.26 in November 2026. It was 17.8 MB, 3.70 by gzip and 2.56 by
// brotli -q 11, of which the book is 0.21 and files for a word processor are 0.02.
const mostGzipped = 3_720_000

// forSize are the flags of the build. Without functions written into their callers it is a sixth
// smaller by brotli, and was not slower to load and ask (5.0 s of processor time in Node, and 5.1).
var forSize = []string{"-trimpath", "-ldflags=-s -w", "-gcflags=all=-l"}

// The interview and its pages, with the shipped book, build for a browser without a server, and do not
// grow unseen.
func TestPagesBuildForABrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds a program")
	}
	program := filepath.Join(t.TempDir(), "pages.wasm")
	build := exec.Command("go", slices.Concat([]string{"build", "-o", program}, forSize, []string{browserPages})...)
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
	t.Logf("%d bytes, %d by gzip%s", raw, *size, byBrotli(t, program))
	if *size > mostGzipped {
		t.Errorf("%d bytes by gzip, more than %d", *size, mostGzipped)
	}
}

// browserPages is the program that asks and shows the pages in a browser.
const browserPages = "./page/web/testdata/browser"

// byBrotli says how large a file is by brotli, where the command is there.
func byBrotli(t *testing.T, name string) string {
	if _, err := exec.LookPath("brotli"); err != nil {
		return ""
	}
	out, err := exec.Command("brotli", "-q", "11", "-w", "24", "-c", name).Output()
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf(", %d by brotli", len(out))
}

type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
