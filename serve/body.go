package serve

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"mime"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/forbear-project/forbear/engine/text"
)

// maxHeld is how many bytes of bodies and answers all requests together may hold at once.
const maxHeld = 64 << 20

// budget is what may still be taken of a number of bytes. It is safe for use by several goroutines.
type budget struct{ left atomic.Int64 }

// take reports whether n bytes were there to be taken.
func (b *budget) take(n int) bool {
	if b.left.Add(int64(-n)) >= 0 {
		return true
	}
	b.give(n)
	return false
}

func (b *budget) give(n int) { b.left.Add(int64(n)) }

// hold takes bytes of the budget until the request ends, and reports whether they were there.
func (x *exchange) hold(n int) bool {
	if !x.server.budget.take(n) {
		return false
	}
	x.held += n
	return true
}

var (
	badQuery = failure{id: "query", status: http.StatusBadRequest,
		title: text.Both("网址里 ? 后面的参数不对", "the query of the address is wrong"),
		hint:  text.Both("看看 errors 里的说明", "see errors for what is wrong")}
	wrongType = failure{id: "media-type", status: http.StatusUnsupportedMediaType,
		title: text.Both("内容的类型不对", "the body is of a type that is not read here"),
		hint: text.Both("Content-Type 用 Accept 里写的，文字用 UTF-8；可以用 gzip 压缩，不用别的",
			"send one of the types in Accept as Content-Type, in UTF-8; it may be compressed by gzip alone")}
	brokenBody = failure{id: "body", status: http.StatusBadRequest,
		title: text.Both("内容没有收完整", "the body did not come whole"),
		hint:  text.Both("再发一次；用 gzip 的，看看压缩得对不对", "send it again; see that gzip is used rightly")}
	tooSlow = failure{id: "too-slow", status: http.StatusRequestTimeout,
		title: text.Both("内容来得太慢", "the body came too slowly"),
		hint:  text.Both("30 秒内要发完；一批里每一份 30 秒", "send it within 30 s; in a batch, each line within 30 s")}
	tooMany = failure{id: "too-many", status: http.StatusTooManyRequests, retryAfter: 1,
		title: text.Both("同时来的请求太多", "too many requests at once"),
		hint:  text.Both("过一会儿再发", "send it again later")}
)

// openBody returns the body of a request that is of one of some types, decompressed.
func (x *exchange) openBody(r *http.Request, types ...string) (io.Reader, *failure) {
	kind, parameters, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	charset := parameters["charset"]
	if err != nil || !slices.Contains(types, kind) || charset != "" && !strings.EqualFold(charset, "utf-8") {
		x.Header().Set("Accept", strings.Join(types, ", "))
		return nil, &wrongType
	}
	switch strings.ToLower(strings.Join(r.Header.Values("Content-Encoding"), ",")) {
	case "", "identity":
		return r.Body, nil
	case "gzip":
		z, err := gzip.NewReader(r.Body)
		if err != nil {
			return nil, failureOf(err)
		}
		return http.MaxBytesReader(nil, io.NopCloser(z), x.limit), nil
	}
	x.Header().Set("Accept-Encoding", "gzip")
	return nil, &wrongType
}

// failureOf returns why a body could not be read.
func failureOf(err error) *failure {
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return &tooLarge
	case errors.Is(err, os.ErrDeadlineExceeded):
		return &tooSlow
	}
	return &brokenBody
}

// readBody returns the whole body of a request that is JSON, or why there is none.
func (x *exchange) readBody(r *http.Request) ([]byte, *failure) {
	in, f := x.openBody(r, "application/json")
	if f != nil {
		return nil, f
	}
	var body bytes.Buffer
	for {
		if !x.hold(bytes.MinRead) {
			return nil, &tooMany
		}
		if _, err := io.CopyN(&body, in, bytes.MinRead); err != nil {
			x.extendWriting()
			if err != io.EOF {
				return nil, failureOf(err)
			}
			return body.Bytes(), nil
		}
	}
}

// extendWriting lets the answer take as long as if the request had come in no time.
func (x *exchange) extendWriting() {
	// an error is a writer without time limits
	http.NewResponseController(x.ResponseWriter).SetWriteDeadline(x.server.options.Now().Add(x.server.progress))
}

// acquire waits for a place among those that judge, and reports whether there is one. It is given
// back by release.
func (x *exchange) acquire(r *http.Request, patience time.Duration) bool {
	select {
	case x.server.judging <- struct{}{}:
		return true
	default:
	}
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case x.server.judging <- struct{}{}:
		return true
	case <-timer.C:
	case <-r.Context().Done():
	}
	return false
}

func (x *exchange) release() { <-x.server.judging }
