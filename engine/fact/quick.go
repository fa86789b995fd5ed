package fact

import (
	"strings"
	"unicode/utf8"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/problem"
)

// QuickReader reads one profile after another, each into the same memory, for programs that read very
// many. It is not safe for use by two goroutines at once.
type QuickReader struct {
	scanner
	vocabulary *Vocabulary
	seen       seen
	profile    Profile
	asOf       calendar.Day // that Profile.AsOf points at
	debts      []DebtFacts  // those of the profile, and the memory of more
	words      []string     // the lists of choices, one behind the other
	latest     calendar.Day // of the days that must have come
	hasCome    bool         // there is one
	facts      func(key string) bool
	ofDebt     func(key string) bool
	ofProfile  func() bool
}

// NewQuickReader returns a reader of profiles that are written in the facts of v.
func NewQuickReader(v *Vocabulary) *QuickReader {
	r := &QuickReader{vocabulary: v, profile: *v.NewProfile()}
	r.facts, r.ofDebt, r.ofProfile = r.readBorrower, r.readOfDebt, r.readDebt
	return r
}

// Read reads a profile as ReadAsWritten does, with the same profile and the same problems; law 12 of
// the package. The profile is valid until the next call.
func (r *QuickReader) Read(name string, data []byte, today calendar.Day) (*Profile, problem.List) {
	if p := r.readQuickly(data, today); p != nil {
		return p, nil
	}
	return ReadAsWritten(r.vocabulary, name, data, today)
}

// readQuickly reads what most profiles are: facts in the form of the schema, and no escape in a
// string. It returns nil for everything else, whether or not anything is wrong with it.
func (r *QuickReader) readQuickly(data []byte, today calendar.Day) *Profile {
	if len(data) > maxBytes || !utf8.Valid(data) {
		return nil
	}
	r.scanner = scanner{text: string(data)}
	if strings.IndexByte(r.text, '\\') >= 0 {
		return nil
	}
	p := &r.profile
	clear(p.Borrower)
	clear(p.Asked)
	p.AsOf, p.Debts, r.debts, r.words, r.hasCome = nil, nil, r.debts[:0], r.words[:0], false
	r.seen = seen{}
	if !r.members(r.facts) || !r.atEnd() || len(r.debts) == 0 || !r.nameDebts() {
		return nil
	}
	if p.AsOf != nil {
		today = *p.AsOf
	}
	if r.hasCome && r.latest > today {
		return nil
	}
	p.Debts = r.debts
	return p
}

// seen are the keys of a profile, or of a debt, that are no facts and were given already.
type seen struct{ asOf, debts, id, lender, family bool }

// first notes that a key is given, and reports whether it is for the first time.
func first(given *bool) bool {
	before := *given
	*given = true
	return !before
}

// readBorrower reads the value of a key of the profile.
func (r *QuickReader) readBorrower(key string) bool {
	switch {
	case key == "as_of":
		return first(&r.seen.asOf) && (r.word("null") || r.readAsOf())
	case key == "debts":
		return first(&r.seen.debts) && r.elements(r.ofProfile)
	}
	return r.readFact(key, Borrower, r.profile.Borrower, r.profile.Asked)
}

func (r *QuickReader) readAsOf() (ok bool) {
	r.asOf, ok = r.date()
	r.profile.AsOf = &r.asOf
	return ok
}

// readDebt reads a debt.
func (r *QuickReader) readDebt() bool {
	n := len(r.debts)
	if n == maxDebts {
		return false
	}
	if n < cap(r.debts) {
		r.debts = r.debts[:n+1]
	} else {
		r.debts = append(r.debts, DebtFacts{})
	}
	d := &r.debts[n]
	if d.Values == nil {
		*d = r.vocabulary.newDebt("")
	}
	clear(d.Values)
	clear(d.Asked)
	d.ID, d.Lender, d.Family = "", "", ""
	r.seen.id, r.seen.lender, r.seen.family = false, false, false
	return r.members(r.ofDebt)
}

// readOfDebt reads the value of a key of the debt that is read.
func (r *QuickReader) readOfDebt(key string) bool {
	d := &r.debts[len(r.debts)-1]
	switch key {
	case "id":
		return first(&r.seen.id) && (r.word("null") || r.readID(d))
	case "lender":
		return first(&r.seen.lender) && (r.word("null") || r.readLender(d))
	case "family":
		return first(&r.seen.family) && (r.word("null") || r.readFamily(d))
	}
	return r.readFact(key, Debt, d.Values, d.Asked)
}

func (r *QuickReader) readID(d *DebtFacts) (ok bool) {
	d.ID, ok = r.string()
	return ok && isID(d.ID)
}

func (r *QuickReader) readLender(d *DebtFacts) (ok bool) {
	d.Lender, ok = r.string()
	return ok && IsLenderName(d.Lender)
}

func (r *QuickReader) readFamily(d *DebtFacts) bool {
	given, ok := r.string()
	for _, id := range r.vocabulary.Families {
		if ok && id == given {
			d.Family = id
			return true
		}
	}
	return false
}

// nameDebts gives the debts without an id that of their position. It is not ok where two are the same.
func (r *QuickReader) nameDebts() bool {
	for i := range r.debts {
		if r.debts[i].ID == "" {
			r.debts[i].ID = namesByPosition[i]
		}
		for k := range i {
			if r.debts[k].ID == r.debts[i].ID {
				return false
			}
		}
	}
	return true
}

// namesByPosition are the ids of debts without one of their own.
var namesByPosition = func() (names [maxDebts]string) {
	for i := range names {
		names[i] = idAt(i)
	}
	return names
}()

// readFact reads the value of a given fact of the scope, or skips a remark.
func (r *QuickReader) readFact(key string, of Scope, values []Value, asked []bool) bool {
	f := r.vocabulary.Find(key)
	if f == nil || f.Of != of || !f.Given() {
		return strings.HasPrefix(key, "//") && r.skip()
	}
	v, null := &values[f.Slot], &asked[f.Slot]
	if v.Known || *null {
		return false
	}
	*null = r.word("null")
	return *null || r.readValue(f, v)
}

// readValue reads a value that a fact, or a field of records, may have.
func (r *QuickReader) readValue(f *Fact, v *Value) (ok bool) {
	v.Known = true
	switch f.Type {
	case Bool:
		v.Bool = r.word("true")
		return v.Bool || r.word("false")
	case Date:
		v.Day, ok = r.date()
		if f.hasCome() && (!r.hasCome || v.Day > r.latest) {
			r.latest, r.hasCome = v.Day, true
		}
		return ok
	case Choice:
		v.Choice, ok = r.choice(f.Answers)
		return ok
	case Choices:
		v.List, ok = r.readChoices(f.Answers)
		return ok
	case Records:
		v.Records, ok = r.readRecords(f)
		return ok
	}
	v.Number, ok = r.readNumber(f)
	return ok
}

// choice reads the id of an answer.
func (r *QuickReader) choice(answers []Answer) (string, bool) {
	given, ok := r.string()
	for i := range answers {
		if ok && answers[i].ID == given {
			return answers[i].ID, true
		}
	}
	return "", false
}

func (r *QuickReader) readChoices(answers []Answer) ([]string, bool) {
	from := len(r.words)
	ok := r.elements(func() bool {
		id, ok := r.choice(answers)
		for _, before := range r.words[from:] {
			ok = ok && before != id
		}
		r.words = append(r.words, id)
		return ok
	})
	if len(r.words) == from {
		return []string{}, ok
	}
	return r.words[from:len(r.words):len(r.words)], ok
}

func (r *QuickReader) readRecords(f *Fact) (records [][]Value, ok bool) {
	records = [][]Value{}
	ok = r.elements(func() bool {
		if len(records) == MaxRecords {
			return false
		}
		record, given := make([]Value, len(f.Fields)), make([]bool, len(f.Fields))
		records = append(records, record)
		return r.members(func(key string) bool {
			field := f.Field(key)
			if field == nil {
				return strings.HasPrefix(key, "//") && r.skip()
			}
			return first(&given[field.Slot]) && (r.word("null") || r.readValue(field, &record[field.Slot]))
		})
	})
	return records, ok
}

// readNumber reads digits, with or without quotes, that are within the bounds of the fact.
func (r *QuickReader) readNumber(f *Fact) (d decimal.Decimal, ok bool) {
	written, ok := r.number()
	if !ok {
		return d, false
	}
	most := mostDigits[f.Type]
	whole, part, hasPoint := strings.Cut(written, ".")
	switch {
	case whole == "", len(whole) > 1 && whole[0] == '0', hasPoint && (part == "" || f.Type == Integer):
		return d, false
	case len(whole) > max(most.before, 1), len(part) > most.after:
		return d, false
	}
	number := int64(0)
	for i := range len(written) {
		switch c := written[i]; {
		case c >= '0' && c <= '9':
			number = number*10 + int64(c-'0')
		case i != len(whole): // the point is there
			return d, false
		}
	}
	scale := len(part)
	for ; f.Type == Money && scale < most.after; scale++ {
		number *= 10
	}
	d = decimal.MustNew(number, scale)
	return d, (f.Min == nil || !d.Less(*f.Min)) && (f.Max == nil || !f.Max.Less(d)) &&
		(f.Type != Rate || !mostBareRate.Less(d))
}
