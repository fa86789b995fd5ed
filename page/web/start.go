package web

import (
	"cmp"
	"slices"

	"github.com/forbear-project/forbear/advice/interview"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page"
)

// lenderGroup is the lenders of one kind.
type lenderGroup struct {
	Title   string
	Lenders []lender
}

type lender struct{ ID, Title string }

// lenders returns the lenders of the book by kind, in the order of the book's families.
func (v *visit) lenders(b *book.Book) []lenderGroup {
	var all []lenderGroup
	for _, family := range b.Families {
		group := lenderGroup{Title: family.Title.In(v.Language)}
		for _, l := range b.Lenders {
			if l.Family == family.ID {
				group.Lenders = append(group.Lenders, lender{l.ID, l.Title.In(v.Language)})
			}
		}
		if group.Lenders != nil {
			slices.SortFunc(group.Lenders, func(a, b lender) int { return cmp.Compare(a.ID, b.ID) })
			all = append(all, group)
		}
	}
	return all
}

// startBody is what the first page shows.
type startBody struct {
	Lenders       []lenderGroup
	Lender, Other string // as they were sent with a form that was refused
}

func (v *visit) start() Response {
	body := startBody{Lenders: v.lenders(v.Book)}
	if s := v.Session; s != nil && s.refused != nil && s.refused.path == "/" {
		body.Lender, body.Other = firstOf(s.refused.form, "lender"), firstOf(s.refused.form, "other_lender")
	}
	return v.page("start.html", "title", body)
}

func firstOf(form map[string][]string, name string) string {
	if len(form[name]) > 0 {
		return form[name][0]
	}
	return ""
}

// begin begins an interview about the lender that the form names.
func (v *visit) begin() Response {
	chosen, other := v.first("lender"), v.first("other_lender")
	switch {
	case chosen == "" && other == "":
		return v.refuseStart("lender", "start.none")
	case chosen != "" && other != "":
		return v.refuseStart("other_lender", "start.both")
	}
	iv := interview.New(v.Book, v.Today)
	if _, ok := iv.Next(); !ok {
		return v.redirect("/")
	}
	if problems := iv.Answer(1, v.Form); problems != nil {
		return v.refuse("/", v.said(problems))
	}
	to := "/q"
	if v.first("all") != "" {
		to = "/all"
	}
	return v.beginWith(iv, to)
}

// open begins an interview with a saved profile.
func (v *visit) open() Response {
	switch {
	case len(v.File) == 0:
		return v.refuseStart("profile", "start.nofile")
	case len(v.File) > MaxSession:
		return v.refuseStart("profile", "start.toolarge")
	}
	p, problems := fact.ReadAsWritten(v.Book.Vocabulary, "", v.File, v.Today)
	if problems != nil {
		said := v.said(problems)
		for i := range said {
			said[i].Field = "profile"
		}
		return v.refuse("/", said)
	}
	return v.beginWith(interview.Open(v.Book, v.Today, p), "/check")
}

// beginWith begins a session, or begins anew in the one there is.
func (v *visit) beginWith(iv *interview.Interview, to string) Response {
	if v.Session != nil {
		*v.Session = Session{Interview: iv}
		return v.redirect(to)
	}
	return Response{Status: 303, Location: to, Session: &Session{Interview: iv}}
}

// renew judges the answers by the book of the site.
func (v *visit) renew() Response {
	old := v.Session.Interview
	p, problems := fact.ReadAsWritten(v.Book.Vocabulary, "", old.Profile().JSON(old.Book().Vocabulary), v.Today)
	if problems != nil {
		return v.refuse("/check", v.said(problems))
	}
	*v.Session = Session{Interview: interview.Open(v.Book, v.Today, p), notice: "renewed"}
	return v.redirect("/check")
}

func (v *visit) refuseStart(field, key string) Response {
	return v.refuse("/", []fieldProblem{{field, v.word(key)}})
}

// refuse keeps what is wrong with a form for a page, and leads there.
func (v *visit) refuse(to string, problems []fieldProblem) Response {
	answer := v.redirect(to)
	if v.Session == nil {
		v.Session = &Session{}
		answer.Session = v.Session
	}
	v.Session.refused = &refusal{path: to, form: v.Form, problems: problems}
	return answer
}

// said returns problems in the language of the visitor, each with its field.
func (v *visit) said(problems []problem.Problem) []fieldProblem {
	all := make([]fieldProblem, len(problems))
	for i, p := range problems {
		if v.Language == text.ZH {
			p = p.InChinese()
		}
		all[i] = fieldProblem{p.Path, page.Capital(p.Message)}
		if p.Hint != "" {
			all[i].Said += text.Both("：", ": ").In(v.Language) + p.Hint
		}
	}
	return all
}

func (v *visit) style() Response {
	return Response{Status: 200, Type: "text/css; charset=utf-8", Body: style, Lasting: true}
}

// happened is a page that says what happened.
type happened struct{ Title, Why, What, Next, To string }

func (v *visit) happened(status int, h happened) Response {
	answer := v.pageOf("happened.html", &view{Title: h.Title, Body: h})
	answer.Status = status
	return answer
}

func (v *visit) gone() Response {
	said := happened{v.word("gone.title"), v.word("gone.why"), v.word("gone.what"), v.word("gone.again"), "/"}
	answer := v.happened(200, said)
	answer.Forget = v.Session == nil
	return answer
}

func (v *visit) cleared() Response {
	return v.happened(200, happened{v.word("cleared.title"), "", v.word("cleared.what"), v.word("gone.again"), "/"})
}

func (v *visit) lost() Response {
	return v.happened(404, happened{v.word("lost.title"), "", v.word("lost.what"), v.word("gone.again"), "/"})
}

// Lost answers a request for a page that is not there.
func (s *Site) Lost(r Request) Response { return (&visit{Site: s, Request: r}).lost() }

// Full answers a request that would begin a session where there is no room for another.
func (s *Site) Full(r Request) Response {
	v := &visit{Site: s, Request: r}
	return v.happened(503, happened{v.word("full.title"), "", v.word("full.what"), v.word("gone.again"), "/"})
}

func (v *visit) chooseSize() Response {
	answer := v.redirect(v.back())
	if size := Size(v.first("size")); slices.Contains(Sizes, size) {
		answer.Size = size
	}
	return answer
}

func (v *visit) chooseLanguage() Response {
	answer := v.redirect(v.back())
	if l := text.Language(v.first("language")); slices.Contains(text.Languages, l) {
		answer.Language = l
	}
	return answer
}

func (v *visit) clear() Response {
	if v.Session != nil {
		*v.Session = Session{}
	}
	return Response{Status: 303, Location: "/cleared", Forget: true}
}
