package fact

import (
	"fmt"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
)

// readValue reads the value given for a fact. After a complaint the value has no meaning: the whole
// profile is dropped.
func (r *reader) readValue(f *Fact, n *node, path string) Value {
	v := Value{Known: true}
	switch f.Type {
	case Bool:
		v.Bool = r.readBool(n, path)
	case Date:
		v.Day = r.readDate(n, path)
		if f.hasCome() {
			r.days = append(r.days, readDay{v.Day, n.at, path})
		}
	case Choice:
		v.Choice = r.readChoice(f.Answers, n, path)
	case Choices:
		v.List = r.readChoices(f.Answers, n, path)
	case Records:
		v.Records = r.readRecords(f, n, path)
	default:
		v.Number = r.readNumber(f, n, path)
	}
	return v
}

func (r *reader) readBool(n *node, path string) bool {
	if n.kind != boolean {
		r.complain(n.at, path, both("这里写 true 或 false", "expected true or false"),
			both("不加引号；不知道就写 null", "write it without quotes; null when it is not known"))
	}
	return n.yes
}

func (r *reader) readDate(n *node, path string) calendar.Day {
	day, ok := calendar.Parse(n.text)
	switch {
	case r.lenient && n.kind == str && !ok:
		r.complain(n.at, path, noDate, dateHint)
	case n.kind != str || !ok:
		r.complain(n.at, path, both("这里要写一个日期，放在引号里", "expected a date that exists, as a string YYYY-MM-DD"),
			both(`写成 "2026-11-22" 这样`, `write it like "2026-11-22"`))
	}
	return day
}

// readChoice returns the answer given; "" after a complaint.
func (r *reader) readChoice(answers []Answer, n *node, path string) string {
	if n.kind != str {
		r.complain(n.at, path, both("这里要写一个选项，放在引号里", "expected one choice, as a string"), chooseFrom(answers))
		return ""
	}
	for _, a := range answers {
		if a.ID == n.text {
			return a.ID
		}
	}
	r.complain(n.at, path, both("没有这个选项", "no such choice"), nearestAnswer(answers, n.text))
	return ""
}

func (r *reader) readChoices(answers []Answer, n *node, path string) []string {
	ids := []string{}
	if n.kind != list {
		r.complain(n.at, path, both("这里要写一列选项", "expected a list of choices"),
			both("放在方括号里，只有一个也要；都没有写 []", "put them in brackets, even a single one; [] says none"))
	}
	for i, item := range n.items {
		id := r.readChoice(answers, item, itemPath(path, i))
		if id != "" && slices.Contains(ids, id) {
			r.complain(item.at, itemPath(path, i), both("同一个选项写了两次", "a choice that is given twice"), keepOne)
			continue
		}
		ids = append(ids, id)
	}
	return ids
}

// nearestAnswer returns the hint for a choice that does not exist: where a title was written in
// place of an id, the id.
func nearestAnswer(answers []Answer, given string) text.Text {
	ids := make([]string, len(answers))
	for i, a := range answers {
		if given != "" && (given == a.Title.ZH || given == a.Title.EN) {
			return didYouMean(a.ID)
		}
		ids[i] = a.ID
	}
	if near := problem.Suggest(given, ids); near != "" {
		return didYouMean(near)
	}
	return chooseFrom(answers)
}

// chooseFrom returns a hint with the choices, at most the first twelve.
func chooseFrom(answers []Answer) text.Text {
	const most = 12
	var ids []string
	for _, a := range answers[:min(most, len(answers))] {
		ids = append(ids, a.ID)
	}
	hint := both("可以写："+strings.Join(ids, "、"), "choose from "+strings.Join(ids, ", "))
	if more := len(answers) - len(ids); more > 0 {
		hint.ZH += fmt.Sprintf("，还有 %d 个", more)
		hint.EN += fmt.Sprintf(" and %d more", more)
	}
	return hint
}
