package serve

import (
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/problem"
)

// folderOf returns a folder with the book of package engine's tests, and a server that watches it.
func folderOf(t *testing.T, change func(*Options)) (dir string, f *Folder, s *Server, log interface{ String() string }) {
	t.Helper()
	dir = t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../engine/testdata/book")); err != nil {
		t.Fatal(err)
	}
	load := func() (*book.Book, problem.List) { return book.Load(os.DirFS(dir)) }
	f = NewFolder(os.DirFS(dir), load)
	s, log = newServer(t, func(o *Options) {
		programs(o)
		o.Book, _ = load()
		o.Metrics = true
		if change != nil {
			change(o)
		}
	})
	return dir, f, s, log
}

// rewrite replaces a text in a file of a book, whose time is then another.
func rewrite(t *testing.T, dir, name, old, with string) {
	t.Helper()
	name = filepath.Join(dir, name)
	data, err := os.ReadFile(name)
	if err != nil || !strings.Contains(string(data), old) {
		t.Fatalf("%s has no %q: %v", name, old, err)
	}
	info, _ := os.Stat(name)
	if err := os.WriteFile(name, []byte(strings.Replace(string(data), old, with, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(name, time.Time{}, info.ModTime().Add(time.Second)); err != nil {
		t.Fatal(err)
	}
}

func versionOf(s *Server) string {
	book, _, _ := strings.Cut(ask(s, "GET", "/livez", "").Header().Get("Forbear-Book"), ";")
	return book
}

func metricsOf(s *Server) string { return ask(s, "GET", "/metrics", "").Body.String() }

// Law 6.
func TestReload(t *testing.T) {
	dir, f, s, log := folderOf(t, nil)
	before, tag := versionOf(s), ask(s, "GET", "/v1/book", "").Header().Get("ETag")

	f.Look(s)
	if strings.Contains(metricsOf(s), "forbear_book_reloads_total{") {
		t.Error("it reads files that have not changed")
	}

	rewrite(t, dir, "book.toml", `version   = "`+before+`"`, `version   = "2099.1"`)
	f.Look(s)
	if got := versionOf(s); got != "2099.1" {
		t.Errorf("the new book is not there, but %s: %s", got, log)
	}
	if ask(s, "GET", "/v1/book", "").Header().Get("ETag") == tag {
		t.Error("the documents are those of the old book")
	}

	rewrite(t, dir, "book.toml", `version   = "2099.1"`, `version   = 1300`)
	f.Look(s)
	f.Look(s)
	ready := ask(s, "GET", "/readyz", "")
	if versionOf(s) != "2099.1" || ready.Code != 200 || !strings.Contains(ready.Body.String(), `"reload":"failed"`) {
		t.Errorf("a broken book: %s answers, %d %s", versionOf(s), ready.Code, ready.Body)
	}
	for _, line := range []string{"forbear_book_reload_ok 0", `forbear_book_reloads_total{outcome="failed"} 1`,
		`forbear_book_reloads_total{outcome="ok"} 1`, `version="2099.1"} 1`} {
		if !strings.Contains(metricsOf(s), line) {
			t.Errorf("the metrics have no %s", line)
		}
	}
	if !strings.Contains(log.String(), "book.toml:") {
		t.Errorf("the log does not say what is wrong: %s", log)
	}

	rewrite(t, dir, "book.toml", `version   = 1300`, `version   = "2099.1"`)
	f.Look(s)
	ready = ask(s, "GET", "/readyz", "")
	if strings.Contains(ready.Body.String(), "failed") || !strings.Contains(metricsOf(s), "forbear_book_reload_ok 1") {
		t.Errorf("mended, it still says %s", ready.Body)
	}
}

func TestStrictReload(t *testing.T) {
	dir, f, s, _ := folderOf(t, func(o *Options) { o.StrictReload = true })
	os.Remove(filepath.Join(dir, "facts.toml"))
	f.Look(s)
	if w := ask(s, "GET", "/readyz", ""); w.Code != 503 || problemOf(t, w).Type != typeOf+"broken-book" {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if w := ask(s, "POST", "/v1/evaluate", `{"debts": [{}]}`, asJSON...); w.Code != 200 {
		t.Errorf("the book before answers still, but gets %d", w.Code)
	}
}

// What a mounted folder does: the files are links, and what they lead to is exchanged.
func TestReloadBehindALink(t *testing.T) {
	dir, f, s, log := folderOf(t, nil)
	target := filepath.Join(t.TempDir(), "book.toml")
	data, err := os.ReadFile(filepath.Join(dir, "book.toml"))
	if err != nil {
		t.Fatal(err)
	}
	before := versionOf(s)
	os.WriteFile(target, data, 0o644)
	os.Remove(filepath.Join(dir, "book.toml"))
	if err := os.Symlink(target, filepath.Join(dir, "book.toml")); err != nil {
		t.Skip("this file system has no links:", err)
	}
	f.Look(s)
	rewrite(t, filepath.Dir(target), "book.toml", `version   = "`+before+`"`, `version   = "2099.1"`)
	f.Look(s)
	if got := versionOf(s); got != "2099.1" {
		t.Errorf("it answers by %s: %s", got, log)
	}
}

// Law 6, under load: every answer is of one book from end to end, and none is refused. It is meant for
// the race detector.
func TestReloadUnderLoad(t *testing.T) {
	dir, f, s, _ := folderOf(t, func(o *Options) { o.Now = time.Now })
	first := versionOf(s)
	until, stop := context.WithCancel(context.Background())
	defer stop()
	live := startLive(t, s)
	var clients sync.WaitGroup
	for n := range 4 {
		clients.Go(func() {
			for until.Err() == nil {
				request, _ := http.NewRequest("POST", live+"/v1/questions", strings.NewReader(`{"debts": [{}]}`))
				if n == 0 {
					request, _ = http.NewRequest("GET", live+"/openapi.json", nil)
				}
				request.Header.Set("Content-Type", "application/json")
				if !answeredByOneBook(t, request) {
					stop()
				}
			}
		})
	}
	versions := []string{first, "2099.1"}
	for n := range 30 {
		rewrite(t, dir, "book.toml", `version   = "`+versions[n%2]+`"`, `version   = "`+versions[(n+1)%2]+`"`)
		f.Look(s)
		if got := versionOf(s); got != versions[(n+1)%2] {
			t.Errorf("%d: it answers by %s", n, got)
		}
	}
	stop()
	clients.Wait()
}

// answeredByOneBook sends a request, and reports whether the body is of the book that the header
// names.
func answeredByOneBook(t *testing.T, request *http.Request) bool {
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Error(err)
		return false
	}
	defer answer.Body.Close()
	var body strings.Builder
	if _, err := io.Copy(&body, answer.Body); err != nil || answer.StatusCode != 200 {
		t.Errorf("%d, %v", answer.StatusCode, err)
		return false
	}
	_, digest, _ := strings.Cut(answer.Header.Get("Forbear-Book"), "sha256=")
	if request.Method == "POST" && !strings.Contains(body.String(), digest) {
		t.Errorf("%s answers with %.300s", answer.Header.Get("Forbear-Book"), body.String())
		return false
	}
	return true
}
