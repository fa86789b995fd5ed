package batch

import (
	"slices"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
)

// Failure is what is written for a line that has failed.
type Failure struct {
	Line  int64 `json:"line"` // its number in the whole input, counted from 1
	Error Fault `json:"error"`
}

// Fault is why a line has failed.
type Fault struct {
	Kind     Kind      `json:"kind" jsonschema:"enum=not-a-profile,enum=undated,enum=too-long,enum=internal"`
	Problems []Problem `json:"problems"` // by their places, at most ten
	More     int       `json:"more"`     // how many there are besides
}

// Kind says what is wrong with a line.
type Kind string

// A line is no profile, has no day to be judged on, or is longer than 1 MiB; or forbear itself broke.
const (
	kindNotProfile Kind = "not-a-profile"
	kindUndated    Kind = "undated"
	kindTooLong    Kind = "too-long"
	kindInternal   Kind = "internal"
)

// Problem is one thing that is wrong, and where.
type Problem struct {
	Column  int    `json:"column"` // in characters, counted from 1; 0 is the whole line
	Path    string `json:"path"`   // such as debts[0].overdue_days
	Message string `json:"message"`
	Hint    string `json:"hint"`
}

// mostProblems are told of one line: a line can have a hundred thousand.
const mostProblems = 10

var (
	tooLong = problem.List{problem.Of(
		text.Both("这一行超过 1 MiB", "longer than 1 MiB"),
		text.Both("一行只放一份资料", "put one profile into a line"))}
	broken = problem.List{problem.Of(
		text.Both("forbear 在这一行出错了，这是 forbear 的错", "forbear broke at this line, which is a mistake in forbear"),
		text.Both("把这一行里的个人情况去掉后，报给我们", "report it, with what is personal in the line taken out"))}
	undated = func() problem.List {
		p := problem.Of(
			text.Both("没有写是哪一天的情况", "no day to judge on"),
			text.Both("在这一行写上 as_of，或者给出 --as-of", "give the line an as_of, or judge all lines by --as-of"))
		p.Path = "as_of"
		return problem.List{p}
	}()
)

// read reads a line, and returns the day to judge it on; with problems, the kind of them.
func (w *worker) read(data []byte) (*fact.Profile, calendar.Day, Kind, problem.List) {
	today := calendar.Last
	if w.AsOf != nil {
		today = *w.AsOf
	}
	p, problems := w.reader.Read("", data, today)
	switch {
	case problems != nil:
		return nil, 0, kindNotProfile, problems
	case w.AsOf != nil:
		return p, today, "", nil
	case p.AsOf == nil:
		return nil, 0, kindUndated, undated
	}
	return p, *p.AsOf, "", nil
}

func (w *worker) appendFailure(dst []byte, number int64, data []byte, kind Kind, problems problem.List) []byte {
	f := Failure{Line: number, Error: Fault{Kind: kind, Problems: []Problem{}}}
	for i, p := range problems {
		if i == mostProblems {
			f.Error.More = len(problems) - i
			break
		}
		if w.Language == text.ZH {
			p = p.InChinese()
		}
		f.Error.Problems = append(f.Error.Problems, Problem{p.Column, p.Path, p.Message, p.Hint})
	}
	dst = w.appendID(dst, data)
	at := len(dst)
	dst = w.appendJSON(dst, f)
	return slices.Delete(dst, at, at+len("{")) // which stands before the id
}
