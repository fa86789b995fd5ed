package serve

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/compact"
)

// document is an answer that is the same for everybody: it is made of a book once.
type document struct {
	body []byte
	tag  string // its ETag
}

// document returns the document of a path, made when it is first asked for.
func (e *edition) document(path string, write func(*book.Book) []byte) document {
	e.lock.Lock()
	defer e.lock.Unlock()
	d, made := e.documents[path]
	if !made {
		d.body = write(e.book)
		sum := sha256.Sum256(d.body)
		d.tag = `W/"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`
		e.documents[path] = d
	}
	return d
}

// mountDocument mounts a document of the book.
func (s *Server) mountDocument(path, kind string, write func(*book.Book) []byte) {
	s.handle("GET "+path, func(x *exchange, r *http.Request) {
		d := x.edition.document(path, write)
		x.Header().Set("ETag", d.tag)
		x.Header().Set("Cache-Control", "no-cache") // kept, and asked for again by its tag
		if isNamed(r.Header.Get("If-None-Match"), d.tag) {
			x.WriteHeader(http.StatusNotModified)
			return
		}
		x.Header().Set("Content-Type", kind)
		x.writeWhole(r, http.StatusOK, d.body)
	})
}

// isNamed reports whether If-None-Match names a tag, weakly compared.
func isNamed(header, tag string) bool {
	for item := range strings.SplitSeq(header, ",") {
		item = strings.TrimSpace(item)
		if item == "*" || strings.TrimPrefix(item, "W/") == strings.TrimPrefix(tag, "W/") {
			return true
		}
	}
	return false
}

// mountDocuments mounts what the book has.
func (s *Server) mountDocuments() {
	for path, list := range map[string]func(*book.Book) any{
		"/v1/book": bookAnswer, "/v1/facts": factsAnswer, "/v1/lenders": lendersAnswer,
		"/v1/strategies": strategiesAnswer,
	} {
		s.mountDocument(path, "application/json", func(b *book.Book) []byte { return encode(list(b)) })
	}
	s.mountDocument("/openapi.json", "application/json", s.openAPI)
	const schema = "application/schema+json"
	s.mountDocument("/v1/schemas/profile", schema, s.options.ProfileSchema)
	s.mountDocument("/v1/schemas/decisions", schema, compact.Schema)
	s.mountDocument("/v1/schemas/evaluation", schema, func(*book.Book) []byte { return []byte(engine.EvaluationSchema) })
}
