// Command browser is what a browser would load to ask without a server: the shipped book, the
// interview and the pages. It only measures how large that is.
package main

import (
	"os"

	"github.com/forbear-project/forbear/advice/interview"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/web"
	"github.com/forbear-project/forbear/rules"
)

func main() {
	b, problems := book.Load(rules.FS)
	if len(problems) > 0 {
		os.Exit(1)
	}
	site := web.Site{Book: b}
	session := &web.Session{Interview: interview.New(b, site.Today)}
	for _, r := range web.Routes() {
		site.Answer(web.Request{Method: r.Method, Path: r.Path, Language: text.ZH, Session: session})
	}
}
