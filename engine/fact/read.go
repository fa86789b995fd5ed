package fact

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
)

const (
	maxBytes = 1 << 20
	maxDebts = 100
)

// ownKeys are the keys that a profile and a debt have beside their facts.
var ownKeys = map[Scope][]string{
	Borrower: {"as_of", "debts"},
	Debt:     {"id", "lender", "family"},
}

// ReadProfile reads a profile in JSON, written in the facts of v. The problems name the file, are
// sorted by place, are in Chinese too, and hold no value of the profile; when there is one, the
// profile is nil.
//
// today is the day of the facts where the profile gives no as_of. It bounds the days that must have
// come by then; AsOf stays nil.
//
// A key that starts with // is a remark, and skipped with all that it holds. An absent fact is not
// a problem, nor is one that is null.
func ReadProfile(v *Vocabulary, name string, data []byte, today calendar.Day) (*Profile, problem.List) {
	return readNamed(&reader{vocabulary: v, facts: today}, name, data)
}

// ReadAsWritten reads a profile as ReadProfile does, and beside the forms of the schema what people
// write, where it can mean one thing alone:
//
//	any                "不知道", "不清楚", "unknown" for null
//	integer, money     "5,000", "5000元", "2万", "三千五", "40天", full-width digits
//	rate               "24%", "24％", "万分之五"
//	date               "2026/8/1", "2026年8月1日"; "8月20日" where the fact says which one is meant
//	bool               "是", "有", "yes"; "否", "没有", "no"
//	choice, choices    titles for ids; "没有" for []
//
// The profile keeps in Read what was read otherwise than written. A date without its year is counted
// from the day of the facts.
func ReadAsWritten(v *Vocabulary, name string, data []byte, today calendar.Day) (*Profile, problem.List) {
	return readNamed(&reader{vocabulary: v, lenient: true, facts: today, debt: -1}, name, data)
}

// readNamed reads a profile, and gives its problems the name of the file.
func readNamed(r *reader, name string, data []byte) (*Profile, problem.List) {
	profile, problems := r.readData(data)
	if len(problems) == 0 {
		return profile, nil
	}
	for i := range problems {
		problems[i].File = name
	}
	return nil, problems.Sort()
}

func (r *reader) readData(data []byte) (*Profile, problem.List) {
	if problems := checkBytes(data); problems != nil {
		return nil, problems
	}
	root, problems := readTree(bytes.TrimPrefix(data, []byte("\uFEFF")))
	if root == nil {
		return nil, problems
	}
	r.problems = problems
	p := r.readProfile(root)
	if !r.undated {
		r.checkDays(r.facts)
	}
	return p, r.problems
}

// checkBytes refuses what is not worth reading as JSON.
func checkBytes(data []byte) problem.List {
	text := bytes.TrimPrefix(data, []byte("\uFEFF"))
	switch {
	case len(data) > maxBytes:
		return problemAt(place{}, "", both("文件超过 1 MiB", "more than 1 MiB"),
			both("资料里只写情况，不放别的", "a profile holds facts and nothing else"))
	case !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0: // UTF-16 is full of zero bytes, and JSON has none
		return problemAt(place{}, "", both("不是 UTF-8 文字", "not UTF-8 text"),
			both("把文件另存为 UTF-8", "save the file as UTF-8"))
	case len(bytes.TrimSpace(text)) == 0:
		return problemAt(place{}, "", both("文件是空的", "the file is empty"),
			both(`写一份资料，至少一笔债：{ "debts": [ { } ] }`, `write a profile, of at least one debt: { "debts": [ { } ] }`))
	}
	return nil
}

func problemAt(at place, path string, message, hint text.Text) problem.List {
	return problem.List{{Line: at.line, Column: at.column, Path: path, Message: message.EN, Hint: hint.EN,
		Chinese: problem.Said{Message: message.ZH, Hint: hint.ZH}}}
}

func both(zh, en string) text.Text { return text.Text{ZH: zh, EN: en} }

// nothingSaid is the empty message or hint.
var nothingSaid text.Text

// reader makes a profile of a tree and collects its problems.
type reader struct {
	vocabulary *Vocabulary
	problems   problem.List
	lenient    bool         // it takes what people write too
	facts      calendar.Day // as_of, or else the day that the caller gives
	debt       int          // the index of the debt that is read; -1 for the borrower
	read       []Interpretation
	days       []readDay     // those that must have come by the day of the facts
	undated    bool          // as_of is a problem
	asOf       *calendar.Day // of the profile in which a value is set
}

// readDay is a day that was read, and its place.
type readDay struct {
	day  calendar.Day
	at   place
	path string
}

// checkDays refuses days later than that of the facts: most are a slip of the year, and would hide
// a deadline.
func (r *reader) checkDays(facts calendar.Day) {
	for _, d := range r.days {
		if d.day > facts {
			r.complain(d.at, d.path, both("这一天还没有到：它在填这份资料的日子之后", "a day later than that of the facts"),
				both("看看年份有没有写错；还没发生的，先不填", "look at the year; leave out what has not happened yet"))
		}
	}
}

func (r *reader) complain(at place, path string, message, hint text.Text) {
	r.problems = append(r.problems, problemAt(at, path, message, hint)...)
}

func (r *reader) readProfile(root *node) *Profile {
	p := r.vocabulary.NewProfile()
	if root.kind != object {
		r.complain(root.at, "", both("这里要写一份资料，用花括号括起来", "expected a profile: an object"),
			both(`写 { "debts": [ { } ] }，再把情况放进去`, `write { "debts": [ { } ] } and put facts into it`))
		return p
	}
	keys := r.readKeys(root, "", Borrower)
	for _, m := range keys { // before the dates that are counted from it
		if m.key == "as_of" {
			p.AsOf = r.readAsOf(m.value)
		}
	}
	for _, m := range keys {
		switch m.key {
		case "as_of": // read above
		case "debts": // read below, where it is a problem that it is missing
		default:
			r.readFact(p.Borrower, p.Asked, m, m.key)
		}
	}
	p.Debts = r.readDebts(root)
	p.Read = r.read
	return p
}

func (r *reader) readAsOf(n *node) *calendar.Day {
	if n.kind == null {
		return nil
	}
	before, day := len(r.problems), calendar.Day(0)
	if n = r.rewrite(&Fact{Name: "as_of", Type: Date}, n, "as_of"); n != nil {
		day = r.readDate(n, "as_of")
		r.settle("as_of", Value{Known: true, Day: day})
	}
	r.facts, r.undated = day, len(r.problems) > before
	return &day
}

// readFact reads one given fact into its slot.
func (r *reader) readFact(values []Value, asked []bool, m member, path string) {
	f := r.vocabulary.Find(m.key)
	if m.value.kind == null ||
		r.lenient && m.value.kind == str && saysUnknown(m.value.text) && !f.hasAnswer(m.value.text) {
		asked[f.Slot] = true
		return
	}
	if n := r.rewrite(f, m.value, path); n != nil {
		values[f.Slot] = r.readValue(f, n, path)
		r.settle(path, values[f.Slot])
	}
}

// readKeys returns the members of an object that are given facts of the scope or its own keys, each
// once. It skips remarks and complains of the rest.
func (r *reader) readKeys(n *node, path string, of Scope) []member {
	var good []member
	seen := map[string]bool{}
	for _, m := range n.members {
		if strings.HasPrefix(m.key, "//") {
			continue
		}
		if message, hint := r.keyProblem(m.key, of); message != nothingSaid {
			r.complain(m.at, keyPath(path, m.key), message, hint)
			continue
		}
		if seen[m.key] {
			r.complain(m.at, keyPath(path, m.key), both(m.key+" 写了两次", m.key+" is given twice"), keepOne)
			continue
		}
		seen[m.key] = true
		good = append(good, m)
	}
	return good
}

// keyProblem returns what is wrong with a key; an empty message where nothing is.
func (r *reader) keyProblem(key string, of Scope) (message, hint text.Text) {
	f := r.vocabulary.Find(key)
	belongs := of
	switch {
	case slices.Contains(ownKeys[Borrower], key):
		belongs = Borrower
	case slices.Contains(ownKeys[Debt], key):
		belongs = Debt
	case f == nil:
		return r.unknownKey(key, of)
	case !f.Given():
		from := r.describeDerivation(f)
		return both(key+" 是算出来的"+from.ZH, key+" is worked out"+from.EN), both("不用写", "leave it out")
	default:
		belongs = f.Of
	}
	switch {
	case belongs == of:
		return nothingSaid, nothingSaid
	case belongs == Debt:
		return both(key+" 是一笔债的情况", key+" belongs in a debt"), both("移到 debts 的一笔债里", "move it into an entry of debts")
	}
	return both(key+" 是您本人的情况，不是一笔债的", key+" belongs at the top of the profile, not in a debt"),
		both("从这笔债里移出来，放到最外层", "move it out of the debt")
}

func (r *reader) unknownKey(key string, of Scope) (message, hint text.Text) {
	allowed := slices.Clone(ownKeys[of])
	for _, f := range r.vocabulary.Facts {
		if f.Of == of && f.Given() {
			allowed = append(allowed, f.Name)
		}
	}
	message = both("有一个名字不在要填的情况里", "a key that is not a fact")
	hint = leaveOut
	if mayBeNamed(key) {
		message = both(key+" 不在要填的情况里", key+" is not a fact")
	}
	if near := problem.Suggest(key, allowed); near != "" {
		hint = didYouMean(near)
	}
	return message, hint
}

// Unknown returns the problem with a name that is no fact, with the nearest given fact as its hint.
func (v *Vocabulary) Unknown(name string) problem.Problem {
	var facts []string
	for _, f := range v.Facts {
		if f.Given() {
			facts = append(facts, f.Name)
		}
	}
	message, hint := both("有一个名字不在要填的情况里", "a name that is not a fact"), listsFacts
	if mayBeNamed(name) {
		message = both(name+" 不在要填的情况里", name+" is not a fact")
	}
	if near := problem.Suggest(name, facts); near != "" {
		hint = didYouMean(near)
	}
	return problemAt(place{}, keyPath("", name), message, hint)[0]
}

// listsFacts is the hint for a name that nothing is near to, where there can be no remarks.
var listsFacts = both("规则的 facts.toml 列出了全部情况", "the vocabulary of the book lists the facts")

// leaveOut is the hint for a key that nothing is near to.
var leaveOut = both(`去掉它；只是备注的话，在前面加 "//"`, `leave it out, or begin it with "//" to make it a remark`)

// describeDerivation lists the facts that a derived one is made of, in the order of its expression.
func (r *reader) describeDerivation(f *Fact) text.Text {
	var names []string
	words := strings.FieldsFunc(f.Derive, func(c rune) bool {
		return c != '_' && (c < 'a' || c > 'z') && (c < '0' || c > '9')
	})
	for _, word := range words {
		if r.vocabulary.Find(word) != nil && !slices.Contains(names, word) {
			names = append(names, word)
		}
	}
	if names == nil {
		return nothingSaid
	}
	return both("："+strings.Join(names, "、"), " from "+strings.Join(names, ", "))
}

// mayBeNamed reports whether a key looks like the name of a fact and so may be shown in a problem.
// A value that stands in place of a key by mistake, such as a name, a sentence or a telephone
// number, does not.
func mayBeNamed(key string) bool {
	digits := 0
	for _, c := range key {
		if c >= '0' && c <= '9' {
			digits++
		} else {
			digits = 0
		}
		if digits > 4 || !strings.ContainsRune("abcdefghijklmnopqrstuvwxyz0123456789_/-", c) {
			return false
		}
	}
	return key != "" && len(key) <= 40
}

// keyPath returns the path of a key; that of the object that holds it where the key may not be
// named.
func keyPath(path, key string) string {
	switch {
	case !mayBeNamed(key):
		return path
	case path == "":
		return key
	}
	return path + "." + key
}

func itemPath(path string, i int) string { return fmt.Sprintf("%s[%d]", path, i) }

func didYouMean(name string) text.Text {
	return both("您要写的是不是 "+name+"？", "did you mean "+name+"?")
}

var keepOne = both("只留一个", "keep one of them")
