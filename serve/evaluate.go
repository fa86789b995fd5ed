package serve

import (
	"encoding/json"
	"net/http"
	"net/url"
	"time"

	"github.com/forbear-project/forbear/advice/interview"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
)

var (
	notJSON = failure{id: "json", status: http.StatusBadRequest,
		title: text.Both("内容不是 JSON", "the body is not JSON"),
		hint:  text.Both("看看 errors 里的位置", "see errors for the place")}
	notAProfile = failure{id: "profile", status: http.StatusUnprocessableEntity,
		title: text.Both("资料里有写得不对的地方", "the profile has mistakes"),
		hint:  text.Both("errors 里是所有写得不对的地方，和怎么改", "errors has all that is wrong, and what to do about it")}
)

// mountAPI mounts what programs ask.
func (s *Server) mountAPI() {
	s.handle("POST /v1/evaluate", s.evaluate)
	s.handle("POST /v1/questions", s.questions)
	s.handleUpTo(maxBatch, "POST /v1/evaluate/batch", s.batch)
	s.mountDocuments()
}

// evaluate answers a profile with its evaluation.
func (s *Server) evaluate(x *exchange, r *http.Request) {
	given, ok := x.query(r, "as_of")
	if !ok {
		return
	}
	s.judge(x, r, given, func(p *fact.Profile, day calendar.Day) any { return engine.Evaluate(x.edition.book, p, day) })
}

// Questions is the answer of /v1/questions.
type Questions struct {
	Format    string            `json:"format"`
	Book      engine.BookRef    `json:"book"`
	AsOf      calendar.Day      `json:"as_of"`
	Questions []engine.Question `json:"questions"` // in the order in which to ask them
}

// questions answers a profile with what to ask next.
func (s *Server) questions(x *exchange, r *http.Request) {
	given, ok := x.query(r, "as_of", "order")
	if !ok {
		return
	}
	order := given.Get("order")
	if order != "" && order != "missing" && order != "interview" {
		x.failQuery(r, text.Both("order 没有这个值", "order has no such value"),
			text.Both("写 order=missing 或 order=interview", "write order=missing or order=interview"))
		return
	}
	s.judge(x, r, given, func(p *fact.Profile, day calendar.Day) any {
		b := x.edition.book
		asked := Questions{Format: engine.Format, Book: refOf(b), AsOf: day}
		if order == "interview" {
			iv := interview.Open(b, day, p)
			asked.AsOf, asked.Questions = iv.Day(), iv.Questions()
		} else {
			asked.Questions = engine.Questions(engine.Decide(b, p, day))
		}
		return asked
	})
}

func refOf(b *book.Book) engine.BookRef {
	return engine.RefOf(b)
}

// patience is how long one profile waits for a place among those that judge.
const patience = time.Second

// judge reads a profile, and the day to judge of a query, and writes what answer makes of them.
func (s *Server) judge(x *exchange, r *http.Request, given url.Values, answer func(*fact.Profile, calendar.Day) any) {
	asOf, ok := dayIn(given.Get("as_of"))
	if !ok {
		x.failQuery(r, text.Both("as_of 不是日期", "as_of is not a date"),
			text.Both("写成 2026-11-22 这样", "write it like 2026-11-22"))
		return
	}
	body, failed := x.readBody(r)
	if failed != nil {
		x.fail(r, *failed)
		return
	}
	if !x.acquire(r, patience) {
		x.fail(r, tooMany)
		return
	}
	whole, f, problems := func() ([]byte, failure, problem.List) {
		defer x.release()
		p, f, problems := readProfile(x.edition.book, body, s.dayOf(asOf, nil))
		if problems != nil {
			return nil, f, problems
		}
		return encode(answer(p, s.dayOf(asOf, p))), f, nil
	}()
	switch {
	case problems != nil:
		x.failInput(r, f, problems)
	case !x.hold(cap(whole)):
		x.fail(r, tooMany)
	default:
		x.Header().Set("Content-Type", "application/json")
		x.writeWhole(r, http.StatusOK, whole)
	}
}

// readProfile reads a profile in the forms of the schema. What is no JSON is another failure than what
// is no profile.
func readProfile(b *book.Book, data []byte, today calendar.Day) (*fact.Profile, failure, problem.List) {
	p, problems := fact.ReadProfile(b.Vocabulary, "", data, today)
	switch {
	case len(problems) == 0:
		return p, failure{}, nil
	case json.Valid(data):
		return nil, notAProfile, problems
	}
	return nil, notJSON, problems
}

// dayIn reads a day; nil for "".
func dayIn(s string) (*calendar.Day, bool) {
	if s == "" {
		return nil, true
	}
	d, ok := calendar.Parse(s)
	return &d, ok
}

// dayOf returns the day to judge: the one given, else that of the profile, else today in China.
func (s *Server) dayOf(given *calendar.Day, p *fact.Profile) calendar.Day {
	switch {
	case given != nil:
		return *given
	case p != nil && p.AsOf != nil:
		return *p.AsOf
	}
	return s.today()
}

// today returns the day that it is in China.
func (s *Server) today() calendar.Day { return calendar.FromTime(s.options.Now().In(china)) }

// china is the time of Asia/Shanghai, which has had no summer time since 1991: deadlines are counted
// by it wherever the server stands. An offset needs no table of time zones, which not every machine
// has.
var china = time.FixedZone("Asia/Shanghai", 8*60*60)
