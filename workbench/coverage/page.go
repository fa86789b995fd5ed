package coverage

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"io/fs"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// Shown is what a page is made of.
type Shown struct {
	Rules    fs.FS // the rule files of the book
	Book     *book.Book
	Coverage Coverage // of that book
	Fixtures int      // how many ran
	Language text.Language
}

var (
	//go:embed page.html
	source string
	//go:embed style.css
	style template.CSS
)

// Page returns one HTML file that needs nothing else: the rule files with what was seen of each
// condition and option, what was not seen, and a matrix of lenders and strategies. The same input
// gives the same bytes. It fails where a rule file cannot be read.
func Page(s Shown) ([]byte, error) {
	view, err := s.view()
	if err != nil {
		return nil, err
	}
	say := func(what string, blanks ...any) (string, error) {
		words, known := said[what]
		if !known {
			return "", fmt.Errorf("the page has no words for %q", what)
		}
		return fmt.Sprintf(words.In(s.Language), blanks...), nil
	}
	page, err := template.New("page").Funcs(template.FuncMap{"say": say, "join": join, "anchor": anchor}).Parse(source)
	if err != nil {
		return nil, err
	}
	var body strings.Builder
	if err := page.Execute(&body, view); err != nil {
		return nil, err
	}
	title, err := say("title", view.Title)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = document.WriteFile(&out, document.File{
		Language: string(s.Language), Title: title, Style: style, Body: template.HTML(body.String()), Sealed: true,
	})
	return out.Bytes(), err
}

func join(ids []string) string { return strings.Join(ids, ", ") }

// anchor returns where on the page a place is.
func anchor(place string) string { return strings.ReplaceAll(place, ":", "-") }

// view is the page without its words.
type view struct {
	Title    string
	Version  string
	Fixtures int
	Shares   []Share
	OneSided []Condition // not seen yes, or not seen no
	Unheld   []Plan
	Files    []file
	Signs    []cell // one of each look
	Columns  []column
	Rows     []row
}

// Lacking returns how many options were not seen from both sides.
func (v *view) Lacking() int { return v.Shares[1].All - v.Shares[1].Seen }

func (s Shown) view() (*view, error) {
	v := &view{
		Title:    s.Book.Title.In(s.Language),
		Version:  s.Book.Version,
		Fixtures: s.Fixtures,
		Shares:   s.Coverage.Shares(),
	}
	for _, c := range s.Coverage.Conditions {
		if !c.BothSides() {
			v.OneSided = append(v.OneSided, c)
		}
	}
	for _, p := range slices.Concat(s.Coverage.Plans, s.Coverage.Letters) {
		if !p.IsHeld() {
			v.Unheld = append(v.Unheld, p)
		}
	}
	for _, look := range looks {
		v.Signs = append(v.Signs, cell{Look: look, Sign: signs[look]})
	}
	v.Columns, v.Rows = s.matrix()
	var err error
	v.Files, err = s.files()
	return v, err
}

// file is a rule file that has conditions, options or plans.
type file struct {
	Name  string
	Lines []line
	Seen  int // of its conditions and options, from both sides; of its plans and letters, held
	All   int
}

// Whole says that nothing is lacking in it.
func (f file) Whole() bool { return f.Seen == f.All }

// line is one line of a rule file, with what was seen of what stands there.
type line struct {
	Text       string
	Anchor     string // "" where nothing stands
	Conditions []Condition
	Options    *standing
	Plans      []Plan // and letters
}

// Look returns what kind of line it is: a comment, the head of a table, or "".
func (l line) Look() string {
	switch trimmed := strings.TrimSpace(l.Text); {
	case strings.HasPrefix(trimmed, "#"):
		return "comment"
	case strings.HasPrefix(trimmed, "["):
		return "head"
	}
	return ""
}

// standing is an option at the place where a file speaks of it, for all the lenders and families
// for which no file lies over that.
type standing struct {
	All      []Option
	Open     []string // by book: those not seen eligible
	Closed   []string // likewise: those not seen closed
	Anything bool     // something can close it
}

// Whole is whether every lender and family has seen it from both sides.
func (s *standing) Whole() bool { return len(s.Open) == 0 && len(s.Closed) == 0 }

// One is the only option there, or nil.
func (s *standing) One() *Option {
	if len(s.All) == 1 {
		return &s.All[0]
	}
	return nil
}

// Both is how many of them were seen from both sides.
func (s *standing) Both() (n int) {
	for _, o := range s.All {
		if o.BothSides() {
			n++
		}
	}
	return n
}

func (s *standing) add(o Option) {
	s.All = append(s.All, o)
	s.Anything = s.Anything || !o.NothingCloses
	if o.NeverOpen() {
		s.Open = append(s.Open, o.Book)
	}
	if o.NeverClosed() {
		s.Closed = append(s.Closed, o.Book)
	}
}

// files are the rule files in the order of their names.
func (s Shown) files() ([]file, error) {
	at := stands{map[string][]Condition{}, map[string]*standing{}, map[string][]Plan{}}
	for _, c := range s.Coverage.Conditions {
		at.conditions[c.Place] = append(at.conditions[c.Place], c)
	}
	for _, o := range s.Coverage.Options {
		if at.options[o.Place] == nil {
			at.options[o.Place] = &standing{}
		}
		at.options[o.Place].add(o)
	}
	for _, p := range slices.Concat(s.Coverage.Plans, s.Coverage.Letters) {
		at.plans[p.Place] = append(at.plans[p.Place], p)
	}
	var files []file
	if _, err := fs.Stat(s.Rules, "book.toml"); err != nil {
		return nil, err
	}
	for _, name := range book.FileNames(s.Rules) {
		data, err := fs.ReadFile(s.Rules, name)
		if err != nil {
			return nil, err
		}
		if f := read(name, string(data), at); f.All > 0 {
			files = append(files, f)
		}
	}
	return files, nil
}

// stands is what stands at each place of the rule files.
type stands struct {
	conditions map[string][]Condition
	options    map[string]*standing
	plans      map[string][]Plan
}

// read returns a rule file with what was seen at each of its lines.
func read(name, data string, at stands) file {
	f := file{Name: name}
	data = strings.TrimRight(strings.ReplaceAll(strings.TrimLeft(data, "\ufeff"), "\r\n", "\n"), "\n")
	for i, text := range strings.Split(data, "\n") {
		place := fmt.Sprintf("%s:%d", name, i+1)
		l := line{Text: text, Conditions: at.conditions[place], Options: at.options[place], Plans: at.plans[place]}
		for _, c := range l.Conditions {
			f.count(c.BothSides())
		}
		if l.Options != nil {
			f.All += len(l.Options.All)
			f.Seen += l.Options.Both()
		}
		for _, p := range l.Plans {
			f.count(p.IsHeld())
		}
		if len(l.Conditions) > 0 || l.Options != nil || len(l.Plans) > 0 {
			l.Anchor = anchor(place)
		}
		f.Lines = append(f.Lines, l)
	}
	return f
}

func (f *file) count(seen bool) {
	f.All++
	if seen {
		f.Seen++
	}
}
