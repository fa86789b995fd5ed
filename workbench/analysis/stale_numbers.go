package analysis

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// findStaleNumbers reports numbers in texts that occur nowhere else in the book, so that nothing
// reminds the maintainer to change them, and numbers that a parameter holds and a text writes out.
func findStaleNumbers(x *examination) {
	known := x.knownFigures()
	cited := citedAt(x.book)
	for _, s := range x.book.Sentences() {
		if kind := kindOfText(s); kind == "" || kind == "source" || exampleOfRate(x.book, s) {
			continue
		}
		for _, f := range x.figures(s.Says) {
			if held := x.parametersOf(f, cited.near(s)); held != nil {
				x.reportNumber("figure-written-out", s, f, writtenOut(s, f, held))
			} else if !known.has(f) {
				x.reportNumber("stale-number", s, f, wording{
					text.Both("「"+f.says+"」在条件、参数、出处里都找不到", f.says+" is in no condition, parameter or source"),
					text.Both("是规定的数，就写成参数，这里写 {参数名}；是出处里的，让出处的标题说到它；不然换一个不带数字的说法",
						"make it a parameter and write {name} here; or let the title of its source say it; or say it "+
							"without a number")})
			}
		}
	}
}

// exampleOfRate reports whether a text is a question about a rate: it shows how a rate is written.
func exampleOfRate(b *book.Book, s book.Sentence) bool {
	name, ok := strings.CutPrefix(s.Path(), "fact.")
	name, _, _ = strings.Cut(name, ".")
	f := b.Vocabulary.Find(name)
	return ok && f != nil && f.Type == fact.Rate
}

func (x *examination) reportNumber(code string, s book.Sentence, f figure, says wording) {
	x.find(code, says.at(s.Part(f.at, utf8.RuneCountInString(f.says))), nil)
}

// fillable are the kinds of texts in which parameters can be written.
var fillable = []string{"reason", "effect", "line", "page", "alert"}

func writtenOut(s book.Sentence, f figure, held []string) wording {
	says := wording{
		text.Both("「"+f.says+"」就是参数 "+strings.Join(held, "、")+" 现在的数值",
			f.says+" is what the parameter "+strings.Join(held, ", ")+" holds now"),
		text.Both("写成 {"+held[0]+"}，参数变了话也跟着变", "write {"+held[0]+"}, and the text will change with it")}
	if !slices.Contains(fillable, kindOfText(s)) {
		says.hint = text.Both("这里不能写 {名字}：参数变了，记得改这句话",
			"nothing is filled in here: when the parameter changes, change this text too")
	}
	return says
}

// parametersOf returns the parameters of the book that hold the figure today and rest on one of the
// sources.
func (x *examination) parametersOf(f figure, sources []string) (held []string) {
	for _, p := range x.book.Parameters {
		if slices.ContainsFunc(p.Values, func(v book.ParameterValue) bool {
			return v.Holds(x.asOf) && slices.Contains(sources, v.Source) && holdsFigure(p.Unit, v.Is, f)
		}) {
			held = append(held, p.ID)
		}
	}
	return held
}

// holdsFigure reports whether a value with a unit is the figure; months may be written as years.
func holdsFigure(unit string, v fact.Value, f figure) bool {
	if unit == "date" {
		return f.exact && f.day == v.Day
	}
	value, same := v.Number, unit
	switch {
	case unit == "months" && f.unit == "years":
		value, same = quotient(value, 12), "years"
	case unit == "none":
		same = ""
	case text.IsMoney(unit):
		same = "CNY" // as figures reads every currency
	case unit == "per-day":
		same = "per-year"
	}
	return f.year == 0 && f.unit == same && f.value.Cmp(value) == 0
}

func quotient(n decimal.Decimal, by int64) decimal.Decimal {
	q, err := n.Quo(decimal.MustNew(by, 0))
	if err != nil {
		return decimal.Decimal{}
	}
	return q
}

// known are the figures of conditions, parameters, bounds, terms and sources. A number in a
// condition has no unit, so any unit fits.
type known struct {
	numbers map[string]bool
	days    map[calendar.Day]bool
	years   map[int]bool
}

func (x *examination) knownFigures() *known {
	b := x.book
	k := &known{map[string]bool{}, map[calendar.Day]bool{}, map[int]bool{}}
	for _, f := range b.Formulas() {
		f.Expression.Tree().Walk(func(n *logic.Node) {
			if n.IsLiteral(logic.Number) {
				k.add(n.Value().Number)
			}
		})
	}
	for _, f := range b.Vocabulary.Facts {
		for _, bound := range []*decimal.Decimal{f.Min, f.Max} {
			if bound != nil {
				k.add(*bound)
			}
		}
	}
	for _, d := range b.DebtBooks() {
		k.debtBook(d)
	}
	for _, s := range b.Sources {
		k.validity(s.Validity)
	}
	for _, s := range b.Sentences() {
		if named := kindOfText(s) == "source" || strings.HasPrefix(s.Path(), "claim.") ||
			s.Path() == "lender.title."+string(s.Language); !named {
			continue
		}
		for _, f := range x.figures(s.Says) {
			k.figure(f)
		}
	}
	return k
}

func (k *known) debtBook(d *book.DebtBook) {
	for _, p := range d.Parameters {
		for _, v := range p.Values {
			k.validity(v.Validity)
			if p.Unit == "date" {
				k.day(v.Is.Day)
				continue
			}
			k.add(v.Is.Number)
		}
	}
	for _, o := range d.Options {
		for _, months := range []*int{o.MonthsMin, o.MonthsMax} {
			if months != nil {
				k.add(decimal.MustNew(int64(*months), 0))
			}
		}
	}
}

func (k *known) validity(v book.Validity) {
	for _, day := range []*calendar.Day{v.From, v.Until} {
		if day != nil {
			k.day(*day)
		}
	}
}

func (k *known) day(d calendar.Day) { k.days[d], k.years[d.Time().Year()] = true, true }

func (k *known) add(n decimal.Decimal) { k.numbers[n.Trim(0).String()] = true }

func (k *known) figure(f figure) {
	switch {
	case f.exact:
		k.day(f.day)
	case f.year > 0:
		k.years[f.year] = true
	default:
		k.add(f.value)
	}
}

// has reports whether a figure occurs; years may occur as months, and months as years.
func (k *known) has(f figure) bool {
	switch {
	case f.exact:
		return k.days[f.day]
	case f.year > 0:
		return k.years[f.year]
	}
	same := []decimal.Decimal{f.value}
	switch f.unit {
	case "years":
		if months, err := f.value.Mul(decimal.MustNew(12, 0)); err == nil {
			same = append(same, months)
		}
	case "months":
		same = append(same, quotient(f.value, 12))
	case "per-year":
		if percent, err := f.value.Mul(decimal.Hundred); err == nil {
			same = append(same, percent) // as titles write it
		}
	}
	return slices.ContainsFunc(same, func(n decimal.Decimal) bool { return k.numbers[n.Trim(0).String()] })
}

// citations are the sources cited, by the file and path of what cites them.
type citations map[string][]string

// citedAt lists each citation for its table and for those above.
func citedAt(b *book.Book) citations {
	c := citations{}
	for _, m := range b.Mentions() {
		if m.Kind != "source" {
			continue
		}
		for path := above(m.Path()); path != ""; path = above(path) {
			at := fmt.Sprint(m.File(), ":", path)
			c[at] = append(c[at], m.ID)
		}
	}
	return c
}

// near returns the sources of a text: those of the nearest table above it that cites any.
func (c citations) near(s book.Sentence) []string {
	for path := above(s.Path()); path != ""; path = above(path) {
		if cited := c[s.File()+":"+path]; len(cited) > 0 && strings.Contains(path, ".") {
			return cited
		}
	}
	return nil
}

// above returns a path without its last key.
func above(path string) string { return path[:max(strings.LastIndexByte(path, '.'), 0)] }
