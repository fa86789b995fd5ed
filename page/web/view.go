package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"slices"
	"sync"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page"
	"github.com/forbear-project/forbear/page/document"
)

var (
	//go:embed templates
	files embed.FS
	//go:embed style.css
	style []byte

	templates = sync.OnceValue(parse) // when first asked for: most commands show no page
)

// parse returns the templates of pages by their names, each with base and parts.
func parse() map[string]*template.Template {
	all := map[string]*template.Template{}
	names, err := files.ReadDir("templates")
	if err != nil {
		panic(err) // of files that are built in
	}
	shared := template.Must(template.New("base.html").ParseFS(files, "templates/base.html", "templates/parts.html"))
	for _, name := range names {
		if slices.Contains([]string{"base.html", "parts.html"}, name.Name()) {
			continue
		}
		all[name.Name()] = template.Must(template.Must(shared.Clone()).ParseFS(files, "templates/"+name.Name()))
	}
	return all
}

// view is what a template sees.
type view struct {
	*visit
	Title  string // of the page: no answer is in it
	Wide   bool   // the page has things side by side
	Paper  bool   // it is made to be printed
	Said   string // what happened, said once
	Errors []fieldProblem
	Gate   bool // the result may be shown
	Body   any
}

// fieldProblem is what is wrong with a field of a form.
type fieldProblem struct{ Field, Said string }

// Say returns the words of a key.
func (v *view) Say(key string, blanks ...any) (string, error) {
	words, ok := page.ScreenWord(key, v.Site.Book.Wording)
	if !ok {
		return "", fmt.Errorf("no words for %s", key)
	}
	if said := words.In(v.Language); len(blanks) == 0 {
		return said, nil
	}
	return fmt.Sprintf(words.In(v.Language), blanks...), nil
}

// Tag returns the language as HTML names it.
func (v *view) Tag() string { return v.Language.Tag() }

// OtherTag returns the tag of the language that the page is not in.
func (v *view) OtherTag() string { return v.other().Tag() }

func (v *visit) other() text.Language {
	if v.Language == text.ZH {
		return text.EN
	}
	return text.ZH
}

// Sizes returns the sizes of letters.
func (v *view) Sizes() []Size { return Sizes }

// Blocks writes blocks whose headings are so many levels deeper.
func (v *view) Blocks(body []document.Block, deeper int) template.HTML {
	return document.HTML(body, deeper)
}

// ErrorOf returns what is wrong with a field; "" where nothing is.
func (v *view) ErrorOf(field string) string {
	for _, e := range v.Errors {
		if e.Field == field {
			return e.Said
		}
	}
	return ""
}

// Begun reports whether there are answers.
func (v *view) Begun() bool { return v.Session != nil && v.Session.Interview != nil }

// Newer reports whether the rules have changed since the interview began.
func (v *view) Newer() bool {
	return v.Begun() && v.Session.Interview.Book().Digest != v.Site.Book.Digest
}

// page returns a page made by a template. What the session has to say once is said.
func (v *visit) page(name, titleKey string, body any) Response {
	return v.pageOf(name, &view{Title: v.word(titleKey), Body: body})
}

func (v *visit) pageOf(name string, shown *view) Response {
	shown.visit = v
	if s := v.Session; s != nil {
		if shown.Said, s.said = s.said, ""; s.notice != "" {
			shown.Said, s.notice = v.word(s.notice), ""
		}
		if s.refused != nil && s.refused.path == v.Path {
			shown.Errors, s.refused = s.refused.problems, nil
		}
		shown.Gate = s.Interview != nil && s.Interview.Gate()
	}
	var out bytes.Buffer
	if err := templates()[name].ExecuteTemplate(&out, "base.html", shown); err != nil {
		panic(err) // a test has every page
	}
	return Response{Status: 200, Type: "text/html; charset=utf-8", Body: out.Bytes()}
}

// word returns the words of a key in the language of the visitor.
func (v *visit) word(key string) string {
	words, _ := page.ScreenWord(key, v.Site.Book.Wording)
	return words.In(v.Language)
}

// part is a view of one thing on a page.
type part struct {
	*view
	Of any
	N  int
}

// With returns the view of one thing on the page.
func (v *view) With(of any) part { return part{v, of, 0} }

// Option returns the view of an option of the debt of a number.
func (v *view) Option(of any, n int) part { return part{v, of, n} }

// OtherLanguage returns the language that the page is not in.
func (v *view) OtherLanguage() text.Language { return v.other() }

// Colon stands between what something is called and what it is.
func (v *view) Colon() string { return text.Both("：", ": ").In(v.Language) }

// NumberOf returns the number of a debt in the profile, from 1; 0 for the borrower.
func (v *view) NumberOf(debt string) int { return v.numberOf(debt) }

// AskPath returns where the question about a fact is answered, for a result that turns on it.
func (v *view) AskPath(r engine.Ref) string {
	return fmt.Sprintf("/ask/%d/%s", v.numberOf(r.Debt), r.Fact)
}

// errorAt is what is wrong with a field, for the place beside it.
type errorAt struct{ Anchor, Said string }

// ErrorAt returns what is wrong with a field, or nil.
func (v *view) ErrorAt(field string) *errorAt {
	if said := v.ErrorOf(field); said != "" {
		return &errorAt{fieldProblem{Field: field}.Anchor(), said}
	}
	return nil
}

// Ordinal returns the number of the i-th of several.
func (v *view) Ordinal(i int) int { return i + 1 }

// Anchor returns the id of the field.
func (e fieldProblem) Anchor() string {
	if slices.Contains([]string{"lender", "other_lender", "family", "profile"}, e.Field) {
		return e.Field
	}
	return idOf(e.Field)
}
