package serve

import (
	"sync"

	"github.com/forbear-project/forbear/engine/book"
)

// edition is a book that is served, and what is made of it once.
type edition struct {
	book *book.Book
	name string // as Forbear-Book has it

	lock      sync.Mutex
	documents map[string]document // by path
}

// UseBook answers the requests that come from now on by another book.
func (s *Server) UseBook(b *book.Book) {
	s.current.Store(&edition{book: b, name: b.Version + "; sha256=" + b.Digest, documents: map[string]document{}})
	s.metrics.useBook(b)
}

// Book returns the book by which a request that comes now is answered.
func (s *Server) Book() *book.Book { return s.current.Load().book }
