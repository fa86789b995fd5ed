// Package forbear tells a person who cannot pay a loan what they may ask for, from whom, in what
// order, and why.
//
// A rule book says what may be asked for, a profile what is known of a borrower and of their debts,
// and an evaluation is the answer, as plain data:
//
//	book, err := forbear.Builtin()
//	profile, err := book.ReadProfile("profile.json", data, today)
//	evaluation := book.Evaluate(profile, day)
//
// The package opens no file but those of the file system it is given, reads no clock and no
// network, prints nothing and holds nothing between calls. Equal input gives equal bytes.
//
// Every error is a problem.List, found by errors.As: all that is wrong with the input, sorted by
// place, each with its message and with a hint what to do. An error is nil where nothing is wrong.
// It never shows a value of a profile.
package forbear

import (
	"io/fs"
	"time"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/rules"
)

// The types of the engine that this package hands out. Their own comments say what each field
// means, in what unit and order.
type (
	// Profile is what is known of a borrower and of their debts. Set and SetDebt change it, JSON
	// writes it.
	Profile = fact.Profile

	// Value is what is known of one fact. Money is in yuan (CNY) and exact, a rate is a share of 1,
	// a list is complete.
	Value = fact.Value

	// Evaluation is the answer to a profile. It shares no memory with the profile, the book or the
	// judge, but for texts.
	Evaluation = engine.Evaluation

	// Question is a fact that is not known, and what its answer would decide.
	Question = engine.Question

	// Decision is the result of judging a profile without texts: truths, statuses, scores and
	// orders, for programs that judge very many profiles.
	Decision = engine.Decision

	// Judge judges one profile after another in the same memory.
	Judge = engine.Judge

	// Day is a date without a time of day: days since 1 January 1970. It is written 2026-11-22.
	Day = calendar.Day

	// Problem is one thing that is wrong with an input: its place, a message and a hint.
	Problem = problem.Problem

	// Problems is what every error of this package is.
	Problems = problem.List
)

// Book is a rule book in which nothing is wrong. It is never written to after loading: any number
// of goroutines may read it and judge by it at once.
type Book struct {
	*book.Book
}

// Builtin returns the rule book that is shipped, of Chinese consumer loans. It is read anew at each
// call, which takes some hundredths of a second, so keep what it returns.
func Builtin() (*Book, error) { return Load(rules.FS) }

// Load reads the rule book at the root of a file system, such as os.DirFS("rules"). Where anything
// is wrong with it, the book is nil and the error lists all that could be found: file, line,
// column, keys, the line itself, a message and a hint. Where a file is not TOML, references to its
// contents cannot be checked, so some mistakes are found only once it is corrected.
func Load(fsys fs.FS) (*Book, error) {
	b, problems := book.Load(fsys)
	if err := problems.Err(); err != nil {
		return nil, err
	}
	return &Book{b}, nil
}

// ReadProfile reads a profile in JSON, of at most 1 MiB and with one to 100 debts. Problems show
// the name as that of the file. Lines and columns are counted from 1, columns in characters.
//
// A fact that is absent is unknown, one that is null was asked and is unknown; neither is an error.
// An unknown key, a value of a wrong type or out of bounds, and a profile without a debt are: then
// the profile is nil. A key that begins with // is a remark. Money and rates may be numbers or
// decimal strings, and are kept exactly.
//
// today is the day of the facts where the profile gives no as_of: a paper that came on a later day
// is an error. The library reads no clock.
func (b *Book) ReadProfile(name string, data []byte, today Day) (*Profile, error) {
	p, problems := fact.ReadProfile(b.Vocabulary, name, data, today)
	if err := problems.Err(); err != nil {
		return nil, err
	}
	return p, nil
}

// ReadAsWritten reads a profile as ReadProfile does, and takes beside the forms of the schema what
// people write where it can mean one thing alone, such as "5,000元", "24%", "2026年8月1日", "没有", or
// the title of a choice. Read of the profile, and of its evaluation, lists what was read otherwise
// than written. What may mean two things is an error, with both in its hint.
func (b *Book) ReadAsWritten(name string, data []byte, today Day) (*Profile, error) {
	p, problems := fact.ReadAsWritten(b.Vocabulary, name, data, today)
	if err := problems.Err(); err != nil {
		return nil, err
	}
	return p, nil
}

// NewProfile returns a profile in which nothing is known, without debts: to be filled in by Set,
// AddDebt and SetDebt, whose errors are problems with the name of the fact as their path.
func (b *Book) NewProfile() *Profile { return b.Vocabulary.NewProfile() }

// ParseAnswer reads what a person writes as the answer to a fact, such as "3200.50", "2026-11-22",
// "yes", or the titles of choices with commas between them: see fact.ParseAnswer. The value is one
// for Set or SetDebt. A name that is no fact of the book is an error, and so is an answer that the
// fact may not have.
//
// A date without its year, such as 8月20日, is counted from today, the day of the facts.
func (b *Book) ParseAnswer(name, answer string, today Day) (Value, error) {
	f := b.Vocabulary.Find(name)
	if f == nil {
		return Value{}, Problems{b.Vocabulary.Unknown(name)}
	}
	return f.ParseAnswer(answer, today)
}

// Evaluate judges a profile as of a day and explains the judgment. The profile must be one of this
// book; it is not changed.
//
// Debts come in the order of urgency, the strategies of each in the order of rank, alerts by tier,
// severity and due day. Amounts are decimal strings in yuan, rates a share of 1, days are dates.
// Scores are points of the book and no chances of success; low and high differ while something is
// unknown.
//
// Nothing that is unknown is an error: it is listed in Missing, with what its answer would decide.
// A profile without debts has the alerts of the borrower alone. Counts of days are taken forward
// from the profile's AsOf to the day; without it the facts are taken to be of that day.
func (b *Book) Evaluate(p *Profile, asOf Day) *Evaluation { return engine.Evaluate(b.Book, p, asOf) }

// NewJudge returns a judge by the book, for one goroutine. The decision that its Decide returns is
// valid until the next call of Decide; Explain makes an evaluation of it.
func (b *Book) NewJudge() *Judge { return engine.NewJudge(b.Book) }

// Explain makes an evaluation of a decision, as Evaluate does.
func Explain(d *Decision) *Evaluation { return engine.Explain(d) }

// Questions returns the facts that are not known and whose answers could change what a decision
// shows, in the order in which to ask them: Missing of the evaluation, without the cost of the rest.
func Questions(d *Decision) []Question { return engine.Questions(d) }

// Date returns the day of a date that exists, such as Date(2026, time.November, 22).
func Date(year int, month time.Month, day int) Day { return calendar.Of(year, month, day) }

// ParseDay reads a day written as 2026-11-22. It is not ok for anything else, nor for a date that
// does not exist.
func ParseDay(s string) (d Day, ok bool) { return calendar.Parse(s) }
