// Package compact writes a decision as one line of JSON, for programs that read very many of them.
//
//		{"book":"…","as_of":"2026-11-22","facts_as_of":"2026-11-22",
//		 "debts":[{"by":"jd-jintiao","stages":["mid"],"options":[["instalment","eligible",72,72,"yy?n"]]}],
//		 "order":[0],"alerts":[["debt-rollover",null,null],["summons-deadline",0,"2026-12-01"]],"doubts":[],
//		 "missing":[["recovery_months",null],["told_sued",0]],"read":[]}
//
//	 1. It says what the evaluation says: the same stages, options, statuses, scores and truths in the
//	    same order, the same alerts with their days, doubts, order of debts, and missing facts.
//
//	 2. It holds no value of the profile, but what follows from it: debts are told by their position in
//	    the profile, counted from 0, and null is the borrower. The creditor is the lender or the family
//	    of the book by which a debt was judged.
//
//	 3. It is one line without a line end, and the same decision gives the same bytes. All of it is
//	    ASCII that needs no escape in JSON, but for the paths of values that were read otherwise than
//	    they are written.
//
//	 4. Of an option there is one letter for each condition, in the order of the book: its
//	    requirements, then its weights. y is yes, n is no, ? is not known, and - is a condition that is
//	    not there on the day. Schema says which conditions these are.
package compact

import (
	"strconv"
	"time"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// Append appends the JSON of a decision to a slice, and returns it.
func Append(dst []byte, d *engine.Decision) []byte { return NewWriter().Append(dst, d) }

// Writer writes one decision after another, in the same memory. It is not safe for use by two
// goroutines at once.
type Writer struct {
	inquirer engine.Inquirer
	shown    []int
}

// NewWriter returns a writer.
func NewWriter() *Writer { return &Writer{} }

// Append does what the function Append does.
func (w *Writer) Append(dst []byte, d *engine.Decision) []byte {
	l := line{dst}
	l.add(`{"book":"`, d.Book.Digest, `","as_of":`)
	l.day(d.AsOf)
	l.add(`,"facts_as_of":`)
	l.day(d.FactsAsOf)
	l.add(`,"debts":[`)
	for i := range d.Debts {
		l.comma(i)
		l.debt(d, &d.Debts[i])
	}
	l.add(`],"order":[`)
	for i, debt := range d.Order {
		l.comma(i)
		l.number(debt)
	}
	w.shown = d.ShownAlerts(w.shown[:0])
	l.alerts(d, w.shown)
	w.shown = d.ShownDoubts(w.shown[:0])
	l.doubts(d, w.shown)
	l.missing(w.inquirer.Missing(d))
	l.read(d)
	l.add(`]}`)
	return l.bytes
}

// line is the JSON written so far.
type line struct{ bytes []byte }

func (w *line) add(parts ...string) {
	for _, s := range parts {
		w.bytes = append(w.bytes, s...)
	}
}

// comma separates the element at an index from the one before.
func (w *line) comma(index int) {
	if index > 0 {
		w.bytes = append(w.bytes, ',')
	}
}

func (w *line) number(n int) { w.bytes = strconv.AppendInt(w.bytes, int64(n), 10) }

func (w *line) day(d calendar.Day) {
	w.bytes = append(w.bytes, '"')
	w.bytes = d.Time().AppendFormat(w.bytes, time.DateOnly)
	w.bytes = append(w.bytes, '"')
}

// who writes the position of a debt; null for the borrower.
func (w *line) who(debt int) {
	if debt == logic.NoDebt {
		w.add("null")
		return
	}
	w.number(debt)
}

func (w *line) debt(d *engine.Decision, debt *engine.DebtDecision) {
	w.add(`{"by":"`, Creditor(debt.Book), `","stages":[`)
	for i, stage := range debt.Candidates {
		w.comma(i)
		w.add(`"`, d.Book.Stages[stage].ID, `"`)
	}
	w.add(`],"options":[`)
	for i, k := range debt.Ranking {
		w.comma(i)
		w.option(&debt.Options[k], d.AsOf)
	}
	w.add(`]}`)
}

// Creditor returns the id by which Schema tells the options of a book: that of the lender, or of the
// family where the lender's own options do not hold.
func Creditor(b *book.DebtBook) string {
	if b.Lender != nil && b.Lender.Family == b.Family.ID {
		return b.Lender.ID
	}
	return b.Family.ID
}

func (w *line) option(o *engine.OptionDecision, asOf calendar.Day) {
	w.add(`["`, o.Option.Strategy.ID, `","`, o.Status.String(), `",`)
	w.number(o.Low)
	w.add(",")
	w.number(o.High)
	w.add(`,"`)
	w.letters(o.Option.Requires, o.Requires, asOf)
	w.letters(o.Option.Weighs, o.Weighs, asOf)
	w.add(`"]`)
}

// letterOf are the letters of law 4.
var letterOf = [...]byte{logic.Yes: 'y', logic.No: 'n', logic.Unknown: '?'}

func (w *line) letters(conditions []*book.Condition, truths []logic.Truth, asOf calendar.Day) {
	for i, c := range conditions {
		letter := byte('-')
		if c.Holds(asOf) {
			letter = letterOf[truths[i]]
		}
		w.bytes = append(w.bytes, letter)
	}
}

func (w *line) alerts(d *engine.Decision, shown []int) {
	w.add(`],"alerts":[`)
	for n, i := range shown {
		a := &d.Alerts[i]
		w.comma(n)
		w.add(`["`, a.Alert.ID, `",`)
		w.who(a.Debt)
		w.add(",")
		w.dayOrNull(&a.Due)
		w.add("]")
	}
}

func (w *line) dayOrNull(v *fact.Value) {
	if !v.Known {
		w.add("null")
		return
	}
	w.day(v.Day)
}

func (w *line) doubts(d *engine.Decision, shown []int) {
	w.add(`],"doubts":[`)
	for n, i := range shown {
		w.comma(n)
		w.about(d.Doubts[i].Doubt.ID, d.Doubts[i].Debt)
	}
}

// about writes an id and the debt that it is about.
func (w *line) about(id string, debt int) {
	w.add(`["`, id, `",`)
	w.who(debt)
	w.add("]")
}

func (w *line) missing(facts []logic.Ref) {
	w.add(`],"missing":[`)
	for i, ref := range facts {
		w.comma(i)
		w.about(ref.Fact.Name, ref.Debt)
	}
}

// read writes the paths of the values that the reader of the profile took for something else than is
// written.
func (w *line) read(d *engine.Decision) {
	w.add(`],"read":[`)
	for i, r := range d.Profile.Read {
		w.comma(i)
		w.add(text.JSON(r.Path))
	}
}
