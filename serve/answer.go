package serve

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
)

// leastCompressed is how long an answer must be to be compressed.
const leastCompressed = 1 << 10

// writeWhole writes the whole body of an answer, compressed where the client takes that.
func (x *exchange) writeWhole(r *http.Request, status int, body []byte) {
	if len(body) >= leastCompressed {
		x.Header().Add("Vary", "Accept-Encoding")
		if acceptsGzip(r) && r.Method != http.MethodHead {
			x.Header().Set("Content-Encoding", "gzip")
			body = compress(body)
		}
	}
	x.Header().Set("Content-Length", strconv.Itoa(len(body)))
	x.WriteHeader(status)
	if r.Method != http.MethodHead {
		x.Write(body) // an error is the client's going away
	}
}

// acceptsGzip reports whether an answer may be compressed.
func acceptsGzip(r *http.Request) bool {
	for item := range strings.SplitSeq(strings.Join(r.Header.Values("Accept-Encoding"), ","), ",") {
		if name, quality := preference(item); strings.EqualFold(name, "gzip") {
			return quality > 0
		}
	}
	return false
}

func compress(body []byte) []byte {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed) // an error is a level that there is not
	z.Write(body)
	z.Close()
	return b.Bytes()
}

// encode returns v as one line of JSON, with < > & as they are.
func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // of a type that JSON does not have
	}
	return b.Bytes()
}
