package fact

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
)

// ParseAnswer reads the answer to a given fact as a person writes it, in the forms that
// ReadAsWritten takes:
//
//	bool                      yes or no, true or false, 是 or 否, 有 or 没有
//	integer, money, rate      1300.50, 1,300元, 2万, 40天; a rate 0.24 or 24%
//	date                      2026-11-22, 2026年11月22日; 8月20日 where the fact says which one is meant
//	choice                    the id of the choice, or its title in either language
//	choices                   several of these with a comma or 、 between them; none, 没有 or [] for an empty list
//	records                   the JSON of a profile, such as [{"date": "2026-09-13", "amount": 1950}]; none, 没有 or []
//
// facts is the day of the facts, from which a date without its year is counted. Case and the space
// around the answer make no difference. An answer in none of these forms, an empty one, and a value
// that the fact may not have are errors: a problem.List that does not show the answer.
func (f *Fact) ParseAnswer(answer string, facts calendar.Day) (Value, error) {
	r := &reader{lenient: true, facts: facts}
	v := r.readAnswer(f, strings.TrimSpace(answer))
	if err := r.problems.Err(); err != nil {
		return Value{}, err
	}
	return v, nil
}

func (r *reader) readAnswer(f *Fact, s string) Value {
	v := Value{Known: true}
	refuse := func(message, hint text.Text) { r.complain(place{}, f.Name, message, hint) }
	switch {
	case !f.Given():
		refuse(both(f.Name+" 是算出来的", f.Name+" is worked out"), both("不用回答", "ask for what it is worked out from"))
		return v
	case s == "":
		refuse(both("没有写回答", "an empty answer"), both("不知道就不回答", "leave out what is not known"))
		return v
	case f.Type == Choices:
		v.List = r.readAnswers(f, &node{kind: str, text: s}, f.Name)
		return v
	case f.Type == Records:
		v.Records = r.answerRecords(f, s)
		return v
	}
	reading := f.understand(s, r.facts)
	if reading.message != nothingSaid {
		refuse(reading.message, reading.hint)
		return v
	}
	switch known := reading.as != ""; f.Type {
	case Bool:
		if v.Bool = reading.text == "true"; !known {
			refuse(both("这里要答是或否", "expected yes or no"), both("写 是 或 否", "write yes or no"))
		}
	case Date:
		day, ok := calendar.Parse(reading.text)
		if v.Day = day; !ok {
			refuse(noDate, dateHint)
		}
	case Choice:
		v.Choice = reading.text
		if !slices.ContainsFunc(f.Answers, func(a Answer) bool { return a.ID == v.Choice }) {
			refuse(both("没有这个选项", "no such choice"), nearestAnswer(f.Answers, s))
		}
	default:
		d, message, hint := readNumber(f, reading.text)
		v.Number = d
		if message, hint = inAnswer(f, message, hint); message != nothingSaid {
			refuse(message, hint)
		}
	}
	return v
}

// What is said of an answer that is no date, where strings need no mention.
var (
	noDate   = both("这里要写一个日期", "this needs a date that exists")
	dateHint = both("写成 2026-11-22 或 2026年11月22日", "write it like 2026-11-22")
)

// inAnswer returns what is said of a number in the words for an answer.
func inAnswer(f *Fact, message, hint text.Text) (said, then text.Text) {
	if message == expectedNumber[f.Type] {
		message = expectedAnswer[f.Type]
	}
	if f.Type == Rate && hint == rateHint(f) && f.Unit != "per-day" {
		hint = both("像 24% 这样写", "write it like 24%")
	}
	return message, hint
}

// expectedAnswer are the messages of expectedNumber for an answer, where strings need no mention.
var expectedAnswer = map[Type]text.Text{
	Integer: both("这里要写一个整数", "this needs a whole number"),
	Money:   both("这里要写金额，单位是元", "this needs an amount in yuan"),
	Rate:    both("这里要写利率", "this needs a rate"),
}

// readAnswers reads choices one after another: a title may have a comma in it, so the answer is not
// split at commas. It returns nil after a complaint.
func (r *reader) readAnswers(f *Fact, n *node, path string) []string {
	ids := []string{}
	if saysNone(n.text) {
		return ids
	}
	for rest := strings.TrimSpace(n.text); rest != "" || len(ids) == 0; {
		id, after, ok := f.choiceAt(rest)
		switch {
		case !ok:
			r.complain(n.at, path, both("没有这个选项", "no such choice"), nearestAnswer(f.Answers, rest))
			return nil
		case slices.Contains(ids, id):
			r.complain(n.at, path, both("同一个选项写了两次", "a choice that is given twice"), keepOne)
			return nil
		}
		ids, rest = append(ids, id), after
	}
	return ids
}

// choiceAt finds the choice with the longest name at the start of the text, where a comma or the
// end of the text follows, and returns the text after that comma. It is not ok where there is no
// such choice, and where two have the same title.
func (f *Fact) choiceAt(s string) (id, rest string, ok bool) {
	type match struct {
		id, rest string
		length   int
	}
	var found []match
	for _, a := range f.Answers {
		for _, name := range []string{a.ID, a.Title.ZH, a.Title.EN} {
			if rest, ok := cutName(s, name); ok {
				found = append(found, match{a.ID, rest, len(name)})
			}
		}
	}
	if len(found) == 0 {
		return "", "", false
	}
	longest := slices.MaxFunc(found, func(a, b match) int { return cmp.Compare(a.length, b.length) })
	for _, m := range found {
		if m.length == longest.length && m.id != longest.id {
			return "", "", false
		}
	}
	return longest.id, longest.rest, true
}

// cutName removes a name, in any case, and the comma after it from the start of the text. It is not
// ok where the text begins or goes on otherwise.
func cutName(s, name string) (rest string, ok bool) {
	if name == "" || len(s) < len(name) || !strings.EqualFold(s[:len(name)], name) {
		return "", false
	}
	rest = strings.TrimLeftFunc(s[len(name):], unicode.IsSpace)
	if rest == "" {
		return "", true
	}
	mark, width := utf8.DecodeRuneInString(rest)
	return strings.TrimLeftFunc(rest[width:], unicode.IsSpace), strings.ContainsRune(",，、", mark)
}
