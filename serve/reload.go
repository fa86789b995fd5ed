package serve

import (
	"context"
	"fmt"
	"io/fs"
	"log/slog"
	"strings"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/problem"
)

// Folder is a rule book whose files may change while it is served. It is for one goroutine.
//
// Nothing tells it of a change, for what would misses folders that are exchanged by a link; so it is
// asked to look, every two seconds or so. The file system must find its root anew each time, as
// os.DirFS does: the folder itself may be such a link.
type Folder struct {
	files fs.FS
	load  func() (*book.Book, problem.List)
	seen  string // its files as they were before they were last read
}

// NewFolder returns the folder of a book, with the function that loads it. It is made before the book
// is first loaded, so that no change is missed.
func NewFolder(files fs.FS, load func() (*book.Book, problem.List)) *Folder {
	return &Folder{files: files, load: load, seen: fingerprint(files)}
}

// Look loads the book again where the names, sizes or times of its files have changed.
func (f *Folder) Look(s *Server) {
	if fingerprint(f.files) != f.seen {
		f.Reload(s)
	}
}

// Reload loads the book again, and the server answers by it from then on where it is another one. A
// book with problems changes nothing: they are logged, and /readyz says so.
func (f *Folder) Reload(s *Server) {
	f.seen = fingerprint(f.files)
	b, problems := f.load()
	s.metrics.countReload(len(problems) == 0)
	s.stale.Store(len(problems) > 0)
	switch {
	case len(problems) > 0:
		s.log.LogAttrs(context.Background(), slog.LevelError, "the rule book is broken: the one before goes on",
			slog.String("book", s.Book().Version), slog.Any("problems", said(problems)))
	case b.Digest != s.Book().Digest:
		s.UseBook(b)
		s.log.LogAttrs(context.Background(), slog.LevelInfo, "another rule book",
			slog.String("book", b.Version), slog.String("sha256", b.Digest))
	}
}

// maxSaid is how many problems of a book are logged.
const maxSaid = 20

func said(problems problem.List) []string {
	var lines []string
	for i, p := range problems {
		if i == maxSaid {
			return append(lines, fmt.Sprintf("and %d more", len(problems)-maxSaid))
		}
		lines = append(lines, p.String())
	}
	return lines
}

// fingerprint is the names, sizes and times of the files of a book, links followed.
func fingerprint(files fs.FS) string {
	var b strings.Builder
	for _, name := range book.FileNames(files) {
		if info, err := fs.Stat(files, name); err == nil {
			fmt.Fprintln(&b, name, info.Size(), info.ModTime().UnixNano())
		}
	}
	return b.String()
}
