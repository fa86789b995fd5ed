package serve

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/web"
)

// The cookies of the pages. That of a session holds its id alone; the others say how a visitor likes
// to read, and outlive it.
const (
	sizeCookie     = "forbear-size"
	languageCookie = "forbear-language"
)

// maxForm is how many bytes a form may have, with a saved profile in it.
const maxForm = 2 * web.MaxSession

// mountPages answers the requests of browsers.
func (s *Server) mountPages() {
	for _, route := range web.Routes() {
		s.handleUpTo(maxForm, route.Method+" "+route.Path, func(x *exchange, r *http.Request) { s.page(x, r, route.Needs) })
	}
}

// sessionCookie is the name of the cookie of a session. With its prefix a browser takes it only over
// TLS, and from no other host.
func (s *Server) sessionCookie() string {
	if s.options.Remote {
		return "__Host-forbear"
	}
	return "forbear"
}

func (s *Server) setCookie(x *exchange, name, value string, age int) {
	http.SetCookie(x, &http.Cookie{
		Name: name, Value: value, Path: "/", MaxAge: age,
		HttpOnly: true, Secure: s.options.Remote, SameSite: http.SameSiteLaxMode,
	})
}

// page answers a request with a page, a redirect or a file. What is judged for it counts among what is
// judged at once.
func (s *Server) page(x *exchange, r *http.Request, needs web.Need) {
	asked := s.pageRequest(x, r)
	if r.Method == http.MethodPost {
		var err error
		if asked.Form, asked.File, err = readForm(r); err != nil {
			s.failForm(x, r, err)
			return
		}
	}
	id := cookieOf(r, s.sessionCookie())
	h := s.sessions.find(id)
	if h != nil {
		h.Lock()
		defer h.Unlock()
		asked.Session = h.session
	}
	asked.Stale = id != "" && h == nil
	answer, ok := s.answer(x, r, asked, needs)
	if !ok {
		s.fullPage(x, r, asked, "1")
		return
	}
	if answer.Session != nil {
		id, ok := s.sessions.add(answer.Session)
		if !ok {
			s.fullPage(x, r, asked, "300")
			return
		}
		s.setCookie(x, s.sessionCookie(), id, 0)
	}
	if answer.Forget {
		s.sessions.forget(id)
		s.setCookie(x, s.sessionCookie(), "", -1)
		x.Header().Set("Clear-Site-Data", `"cache", "storage"`)
	}
	if answer.Size != "" {
		s.setCookie(x, sizeCookie, string(answer.Size), 0)
	}
	if answer.Language != "" {
		s.setCookie(x, languageCookie, string(answer.Language), 0)
	}
	s.writePage(x, r, answer)
}

// answer makes the answer to a request, or reports that too many are judged now. While it is written,
// others may be judged.
func (s *Server) answer(
	x *exchange, r *http.Request, asked web.Request, needs web.Need,
) (answer web.Response, ok bool) {
	if needs != web.Nothing && (asked.Session != nil || asked.Method == http.MethodPost) {
		if !x.acquire(r, patience) {
			return answer, false
		}
		defer x.release()
	}
	return s.site(x).Answer(asked), true
}

// fullPage says that too many people are there, and after how many seconds to come back.
func (s *Server) fullPage(x *exchange, r *http.Request, asked web.Request, retryAfter string) {
	x.Header().Set("Retry-After", retryAfter)
	s.writePage(x, r, s.site(x).Full(asked))
}

func (s *Server) site(x *exchange) *web.Site {
	return &web.Site{
		Book: x.edition.book, Today: s.today(),
		Remote: s.options.Remote, Notice: s.options.PrivacyNotice,
	}
}

// pageRequest returns what a request says without its form and session.
func (s *Server) pageRequest(x *exchange, r *http.Request) web.Request {
	asked := web.Request{Method: r.Method, Path: r.URL.Path, Language: pageLanguage(r), Size: web.Usual}
	if r.Method == http.MethodHead {
		asked.Method = http.MethodGet
	}
	if size := web.Size(cookieOf(r, sizeCookie)); slices.Contains(web.Sizes, size) {
		asked.Size = size
	}
	return asked
}

// pageLanguage returns the language that a visitor chose, else the one that the browser prefers, else
// Chinese.
func pageLanguage(r *http.Request) text.Language {
	if l := text.Language(cookieOf(r, languageCookie)); slices.Contains(text.Languages, l) {
		return l
	}
	if names := strings.ToLower(r.Header.Get("Accept-Language")); strings.Contains(names, "en") {
		return languageOf(r)
	}
	return text.ZH
}

func cookieOf(r *http.Request, name string) string {
	if c, err := r.Cookie(name); err == nil {
		return c.Value
	}
	return ""
}

// readForm returns the fields of a form, and the file that came with it. Everything stays in memory.
func readForm(r *http.Request) (form map[string][]string, file []byte, err error) {
	parts, err := r.MultipartReader()
	if errors.Is(err, http.ErrNotMultipart) {
		if err := r.ParseForm(); err != nil {
			return nil, nil, err
		}
		return r.PostForm, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	form = map[string][]string{}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return form, file, nil
		}
		if err != nil {
			return nil, nil, err
		}
		if file, err = readPart(part, form, file); err != nil {
			return nil, nil, err
		}
	}
}

// readPart enters a field in form, or returns the content of a file.
func readPart(part *multipart.Part, form map[string][]string, file []byte) ([]byte, error) {
	content, err := io.ReadAll(part)
	if err != nil || part.FileName() != "" {
		return content, err
	}
	form[part.FormName()] = append(form[part.FormName()], string(content))
	return file, nil
}

// failForm answers a form that cannot be read.
func (s *Server) failForm(x *exchange, r *http.Request, err error) {
	if large := new(http.MaxBytesError); errors.As(err, &large) {
		x.fail(r, tooLarge)
		return
	}
	x.fail(r, badForm)
}

var badForm = failure{id: "form", status: http.StatusBadRequest,
	title: text.Both("表单读不出来", "the form cannot be read"),
	hint:  text.Both("回到上一页再提交一次", "go back and send it again")}

// writePage answers as web says.
func (s *Server) writePage(x *exchange, r *http.Request, answer web.Response) {
	h := x.Header()
	if answer.Location != "" {
		h.Set("Location", answer.Location)
		x.WriteHeader(answer.Status)
		return
	}
	h.Set("Content-Type", answer.Type)
	h.Add("Vary", "Cookie, Accept-Language")
	if answer.Name != "" {
		h.Set("Content-Disposition", `attachment; filename="`+answer.Name+`"`)
	}
	if answer.Lasting {
		sum := sha256.Sum256(answer.Body)
		tag := `"` + hex.EncodeToString(sum[:8]) + `"`
		h.Set("Cache-Control", "no-cache")
		h.Set("ETag", tag)
		h.Del("Vary")
		if r.Header.Get("If-None-Match") == tag {
			x.WriteHeader(http.StatusNotModified)
			return
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(answer.Body)))
	x.WriteHeader(answer.Status)
	if r.Method != http.MethodHead {
		x.Write(answer.Body) // an error is the visitor's going away
	}
}

// lostPage answers a browser that asks for a page that is not there; false where something else asks.
func (s *Server) lostPage(x *exchange, r *http.Request) bool {
	if r.Method != http.MethodGet || !strings.Contains(r.Header.Get("Accept"), "text/html") {
		return false
	}
	s.writePage(x, r, s.site(x).Lost(s.pageRequest(x, r)))
	return true
}
