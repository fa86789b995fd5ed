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

// ParseAnswer reads the answer to a given fact as a person writes it:
//
//	bool                      yes or no, true or false, 是 or 否
//	integer, money, rate      plain digits as in a profile, such as 1300.50; 24 % is 0.24
//	date                      2026-11-22
//	choice                    the id of the choice, or its title in either language
//	choices                   several of these with a comma or 、 between them; none, 没有 or [] for an empty list
//
// Case and the space around the answer make no difference. An answer in none of these forms, an
// empty one, and a value that the fact may not have are errors: a problem.List that does not show
// the answer.
func (f *Fact) ParseAnswer(answer string) (Value, error) {
	r := &reader{}
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
	case s == "":
		refuse(both("没有写回答", "an empty answer"), both("不知道就不回答", "leave out what is not known"))
	case f.Type == Bool:
		yes, ok := yesOrNo[strings.ToLower(s)]
		if v.Bool = yes; !ok {
			refuse(both("这里要答是或否", "expected yes or no"), both("写 是 或 否", "write yes or no"))
		}
	case f.Type == Date:
		day, ok := calendar.Parse(s)
		if v.Day = day; !ok {
			refuse(both("这里要写一个日期", "expected a date that exists"),
				both("写成 2026-11-22 这样", "write it like 2026-11-22"))
		}
	case f.Type == Choice:
		named, rest, ok := f.choiceAt(s)
		if v.Choice = named; !ok || rest != "" {
			refuse(both("没有这个选项", "no such choice"), nearestAnswer(f.Answers, s))
		}
	case f.Type == Choices:
		v.List = r.readAnswers(f, s)
	default:
		d, message, hint := readNumber(f, s)
		if v.Number = d; message == expectedNumber[f.Type] {
			message = expectedAnswer[f.Type]
		}
		if message != nothingSaid {
			refuse(message, hint)
		}
	}
	return v
}

var yesOrNo = map[string]bool{"yes": true, "true": true, "是": true, "no": false, "false": false, "否": false}

// expectedAnswer are the messages of expectedNumber for an answer, where strings need no mention.
var expectedAnswer = map[Type]text.Text{
	Integer: expectedNumber[Integer],
	Money:   both("这里要写金额，单位是元", "expected an amount in yuan"),
	Rate:    both("这里要写利率，写成小数", "expected a rate as a share of 1"),
}

// readAnswers reads choices one after another: a title may have a comma in it, so the answer is not
// split at commas.
func (r *reader) readAnswers(f *Fact, s string) []string {
	ids := []string{}
	if slices.Contains([]string{"none", "没有", "[]"}, strings.ToLower(s)) {
		return ids
	}
	for rest := s; rest != ""; {
		id, after, ok := f.choiceAt(rest)
		switch {
		case !ok:
			r.complain(place{}, f.Name, both("没有这个选项", "no such choice"), nearestAnswer(f.Answers, rest))
			return nil
		case slices.Contains(ids, id):
			r.complain(place{}, f.Name, both("同一个选项写了两次", "a choice that is given twice"), keepOne)
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
