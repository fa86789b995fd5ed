package fact

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
)

// Interpretation says that a value of a profile was read otherwise than it is written.
type Interpretation struct {
	Path  string // of the value in the profile, such as debts[0].overdue_days
	Debt  int    // the index of the debt; -1 for the borrower
	Name  string // of the fact, or of a field with its fact before it: payments.amount; or as_of, or family
	As    Form
	Value Value // what it was read as
}

// Form is what something was taken for that is not written in the form of the schema.
type Form string

// The forms.
const (
	AsNumber     Form = "number"      // 5,000 · 2万 · 三千 · 40天 · ５０００元
	AsPerCent    Form = "per-cent"    // 24% · 万分之五
	AsDate       Form = "date"        // 2026年8月1日 · 2026/8/1
	AsPastDate   Form = "past-date"   // 8月20日: the last one up to the day of the facts
	AsComingDate Form = "coming-date" // 8月20日: the first one from the day of the facts
	AsYesNo      Form = "yes-no"      // 是 · 没有
	AsChoice     Form = "choice"      // the title of a choice
	AsChoices    Form = "choices"     // titles of choices; 没有 for []
)

// Forms lists them.
var Forms = []Form{AsNumber, AsPerCent, AsDate, AsPastDate, AsComingDate, AsYesNo, AsChoice, AsChoices}

// Reads says which of the days that a date without its year may mean is meant.
type Reads string

// A date without its year is the last such day up to the day of the facts, or the first one from
// it. Of any other fact the year is needed.
const (
	NeedsYear Reads = ""
	Past      Reads = "past"
	Coming    Reads = "coming"
)

// reading is what becomes of a text that a person wrote: a text in the form of the schema, and what
// it was taken for, "" where it is as the schema has it; or what is wrong with it where it may mean
// two things. A text that nothing is known of stays as it is, and the strict reader refuses it.
type reading struct {
	text          string
	as            Form
	message, hint text.Text
}

// understand reads what a person wrote as the value of a fact. What the strict reader takes stays
// as it is.
func (f *Fact) understand(written string, facts calendar.Day) reading {
	s := strings.ToLower(strings.TrimSpace(fold(written)))
	switch f.Type {
	case Bool:
		return understandYesNo(written, s)
	case Date:
		return understandDate(written, s, f.Reads, facts)
	case Choice:
		return understandChoice(f.Answers, written)
	case Rate:
		return understandRate(written, s)
	case Integer, Money:
		return understandNumber(f, written, s)
	}
	return reading{text: written}
}

// fold replaces the characters that Chinese keyboards write full-width by those of ASCII. Nothing
// else is replaced: a raised or circled digit is no digit.
func fold(s string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c >= '！' && c <= '～':
			return c - '！' + '!'
		case c == '\u3000' || c == '\u00a0':
			return ' '
		case c == '￥':
			return '¥'
		case c == '−':
			return '-'
		}
		return c
	}, s)
}

var yesOrNo = map[string]bool{
	"yes": true, "true": true, "是": true, "有": true, "是的": true, "对": true,
	"no": false, "false": false, "否": false, "没有": false, "没": false, "无": false, "不是": false,
}

func understandYesNo(written, s string) reading {
	yes, ok := yesOrNo[s]
	if !ok {
		return reading{text: written}
	}
	return reading{text: strconv.FormatBool(yes), as: AsYesNo}
}

// saysNone holds for what a person writes in place of an empty list.
func saysNone(s string) bool {
	switch strings.ToLower(strings.TrimSpace(fold(s))) {
	case "none", "没有", "无", "都没有", "[]":
		return true
	}
	return false
}

// saysUnknown holds for what a person writes in place of null.
func saysUnknown(s string) bool {
	switch strings.ToLower(strings.TrimSpace(fold(s))) {
	case "不知道", "不清楚", "不记得", "还不知道", "unknown", "not known", "do not know", "don't know", "null":
		return true
	}
	return false
}

// hasAnswer reports whether a text is one of the choices of a fact.
func (f *Fact) hasAnswer(s string) bool {
	return slices.ContainsFunc(f.Answers, func(a Answer) bool {
		return strings.EqualFold(s, a.ID) || strings.EqualFold(s, a.Title.ZH) || strings.EqualFold(s, a.Title.EN)
	})
}

// understandChoice takes the title of a choice, in any case, where no other has the same.
func understandChoice(answers []Answer, written string) reading {
	r, found := reading{text: written}, 0
	s := strings.TrimSpace(written)
	for _, a := range answers {
		switch {
		case a.ID == written:
			return reading{text: written}
		case strings.EqualFold(s, a.ID), s != "" && (strings.EqualFold(s, a.Title.ZH) || strings.EqualFold(s, a.Title.EN)):
			r = reading{text: a.ID, as: AsChoice}
			found++
		}
	}
	if found > 1 {
		return reading{text: written}
	}
	return r
}

// The forms of dates, after folding: with the year, which comes first; without it; and those that
// may have the day first.
var (
	datesOfYears = []*regexp.Regexp{
		regexp.MustCompile(`^([0-9]{4}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?[日号]?$`),
		regexp.MustCompile(`^([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})$`),
		regexp.MustCompile(`^([0-9]{4})\.([0-9]{1,2})\.([0-9]{1,2})$`),
		regexp.MustCompile(`^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})$`),
		regexp.MustCompile(`^([0-9]{4})([0-9]{2})([0-9]{2})$`),
	}
	dateOfNoYear  = regexp.MustCompile(`^([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?[日号]?$`)
	dayOrMonth    = regexp.MustCompile(`^[0-9]{1,2}[-/.][0-9]{1,2}([-/.][0-9]{2,4})?$`)
	yearOrCentury = regexp.MustCompile(`^[0-9]{2} ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?[日号]?$`)
)

func understandDate(written, s string, reads Reads, facts calendar.Day) reading {
	if _, ok := calendar.Parse(written); ok {
		return reading{text: written}
	}
	for _, form := range datesOfYears {
		if parts := form.FindStringSubmatch(s); parts != nil {
			if day, ok := dateOf(parts[1], parts[2], parts[3]); ok {
				return reading{text: day.String(), as: AsDate}
			}
		}
	}
	parts := dateOfNoYear.FindStringSubmatch(s)
	switch {
	case dayOrMonth.MatchString(s):
		return refused(both("这个日期有两种读法", "a date that may be read in two ways"),
			both("8/7 可以是 8 月 7 日，也可以是 7 月 8 日：写成 2026-08-07 这样",
				"8/7 may be 7 August or 8 July: write it like 2026-08-07"))
	case yearOrCentury.MatchString(s), parts != nil && reads == NeedsYear:
		return refused(both("这个日期要写出四位数的年份", "a date without its year, or with two digits of it"),
			both("写成 2026-11-22 这样", "write it like 2026-11-22"))
	case parts == nil:
		return reading{text: written}
	}
	day, ok := reads.near(facts, parts[1], parts[2])
	if !ok {
		return reading{text: written}
	}
	return reading{text: day.String(), as: Form(string(reads) + "-date")}
}

func refused(message, hint text.Text) reading { return reading{message: message, hint: hint} }

// dateOf returns the day of a date that exists.
func dateOf(year, month, day string) (calendar.Day, bool) {
	two := func(s string) string { return strings.Repeat("0", 2-len(s)) + s }
	return calendar.Parse(year + "-" + two(month) + "-" + two(day))
}

// near returns the last day of that month and day up to the day of the facts, or the first one from
// it, less than a year away. It is not ok for a date that did not exist in that year.
func (t Reads) near(facts calendar.Day, month, day string) (calendar.Day, bool) {
	year := facts.Time().Year()
	this, ok := dateOf(strconv.Itoa(year), month, day)
	switch m, _ := strconv.Atoi(month); {
	case t == Past && (ok && this > facts || !ok && m > int(facts.Time().Month())):
		year--
	case t == Coming && (ok && this < facts || !ok && time.Month(m) < facts.Time().Month()):
		year++
	default:
		return this, ok
	}
	return dateOf(strconv.Itoa(year), month, day)
}

// The forms of numbers, after folding and in lower case.
var (
	grouped = regexp.MustCompile(`^[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?$`)
	commas  = regexp.MustCompile(`^[0-9]+(?:,[0-9]+)+(?:\.[0-9]+)?$`)
	part    = regexp.MustCompile(`^([0-9]{1,9}(?:\.[0-9]{1,6})?) ?([万千百wk]?) ?`)
	ofMoney = regexp.MustCompile(`^(?:人民币|rmb|cny|¥)? ?(.*?) ?(?:元整|元|圆|块钱|块|人民币|yuan|rmb|cny)?$`)
	aMonth  = regexp.MustCompile(`^(?:每个月|每月|一个月)? ?(.*?) ?(?:/月|每月|一个月|/month|a month|per month)?$`)
	unitsOf = map[string]*regexp.Regexp{
		"days":    regexp.MustCompile(`^(.*?) ?(?:天|日|days?)$`),
		"months":  regexp.MustCompile(`^(.*?) ?(?:个月|months?)$`),
		"years":   regexp.MustCompile(`^(.*?) ?(?:年|years?)$`),
		"persons": regexp.MustCompile(`^(.*?) ?(?:个人|口人|人|个|口|位|persons?|people)$`),
		"none":    regexp.MustCompile(`^(.*?) ?(?:次|个|笔|期|times)$`),
	}
	weeks        = regexp.MustCompile(`^([0-9]{1,6}) ?(?:周|星期|个星期|weeks?)$`)
	longerUnits  = regexp.MustCompile(`^[0-9.]+ ?(?:个?半?月|个半月|年|年半|months?|years?)$`)
	yearsInMonth = regexp.MustCompile(`^([0-9]{1,4}) ?(?:年|years?)$`)
)

// zeros are how many a multiplier adds.
var zeros = map[string]int{"万": 4, "w": 4, "千": 3, "k": 3, "百": 2}

func understandNumber(f *Fact, written, s string) reading {
	if plainNumber.MatchString(written) {
		return reading{text: written}
	}
	s = inDigits(s)
	sign := ""
	if rest, negative := strings.CutPrefix(s, "-"); negative {
		sign, s = "-", strings.TrimSpace(rest)
	}
	if f.Unit == "days" && longerUnits.MatchString(s) {
		return refused(both("天数写成了月或年，有两种算法", "months or years for a count of days, which may be read in two ways"),
			both("一个月可以按 30 天算，也可以按日历算：数出天数，只写天数",
				"a month may be 30 days or one of the calendar: count the days, and write their number"))
	}
	if parts := weeks.FindStringSubmatch(s); f.Unit == "days" && parts != nil {
		return times(written, sign+parts[1], 7)
	}
	if parts := yearsInMonth.FindStringSubmatch(s); f.Unit == "months" && parts != nil {
		return times(written, sign+parts[1], 12)
	}
	digits, two := digitsOf(f.withoutUnit(s))
	switch {
	case two:
		return refused(both("这个数有两种读法", "a number that may be read in two ways"),
			both("「3千5」可以是 3500，也可以是 3005；「1,23」可以是 123，也可以是 1.23：把每一位数都写出来",
				"3千5 may be 3500 or 3005, and 1,23 may be 123 or 1.23: write all the digits out"))
	case digits == "":
		return reading{text: written}
	}
	return reading{text: sign + digits, as: AsNumber}
}

// withoutUnit takes the unit of a fact away from a number. Another unit stays, so that what follows
// takes it for no number.
func (f *Fact) withoutUnit(s string) string {
	if text.IsMonthlyMoney(f.Unit) {
		s = aMonth.FindStringSubmatch(s)[1]
	}
	if f.Type == Money {
		return ofMoney.FindStringSubmatch(s)[1]
	}
	if parts := unitsOf[f.Unit].FindStringSubmatch(s); parts != nil {
		return parts[1]
	}
	return s
}

func times(written, n string, by int) reading {
	i, err := strconv.Atoi(n)
	if err != nil {
		return reading{text: written}
	}
	return reading{text: strconv.Itoa(i * by), as: AsNumber}
}

// digitsOf returns a number of plain digits, of digits with commas, or of parts such as 2万5千,
// without its commas and with its zeros; "" for anything else. two says that there are two readings
// of it.
func digitsOf(s string) (digits string, two bool) {
	switch {
	case plainNumber.MatchString(s) && !strings.HasPrefix(s, "-"):
		return s, false
	case grouped.MatchString(s):
		return strings.ReplaceAll(s, ",", ""), false
	case commas.MatchString(s):
		return "", true
	}
	sum, room := decimal.Decimal{}, 10 // the zeros of the part before
	for first := true; s != ""; first = false {
		parts := part.FindStringSubmatch(s)
		if parts == nil {
			return "", false
		}
		s = s[len(parts[0]):]
		more := zeros[parts[2]]
		switch {
		case more == 0 && !first && len(parts[1]) < room && !strings.Contains(parts[1], "."):
			return "", s == ""
		case more >= room, !first && len(parts[1])+more > room, strings.Contains(parts[1], ".") && (!first || s != ""):
			return "", false
		case more == 0 && (first || s != ""):
			return "", false
		}
		n, err := decimal.Parse(parts[1] + "e" + strconv.Itoa(more))
		if err != nil {
			return "", false
		}
		if sum, err = sum.Add(n); err != nil {
			return "", false
		}
		room = more
	}
	if room == 10 { // there was nothing
		return "", false
	}
	return sum.Trim(0).String(), false
}

// The forms of rates, after folding and in lower case.
var (
	withSign = regexp.MustCompile(`^([0-9.]+) ?(?:%|per ?cent|pct)$`)
	perMille = regexp.MustCompile(`^([0-9.]+) ?‰$`)
	inWords  = regexp.MustCompile(`^([百千万])分之 ?([0-9.]+|[一二两三四五六七八九十])$`)
)

var chineseDigits = map[string]string{"一": "1", "二": "2", "两": "2", "三": "3", "四": "4", "五": "5", "六": "6",
	"七": "7", "八": "8", "九": "9", "十": "10"}

// understandRate takes what has a per cent sign, or says per cent in words. A bare number is left
// to the strict reader.
func understandRate(written, s string) reading {
	number, hundredths := "", 0
	if parts := withSign.FindStringSubmatch(s); parts != nil {
		number = parts[1]
	} else if parts := perMille.FindStringSubmatch(s); parts != nil {
		number, hundredths = parts[1], 1
	} else if parts := inWords.FindStringSubmatch(s); parts != nil {
		number, hundredths = parts[2], map[string]int{"百": 0, "千": 1, "万": 2}[parts[1]]
		if digit, ok := chineseDigits[number]; ok {
			number = digit
		}
	} else if bare, _ := digitsOf(s); bare != "" && plainNumber.MatchString(s) && s != written {
		return reading{text: bare, as: AsNumber}
	}
	if !plainNumber.MatchString(number) || len(number) > 12 { // 12 digits are kept exactly
		return reading{text: written}
	}
	d, err := decimal.Parse(number + "e-" + strconv.Itoa(hundredths))
	if err != nil {
		return reading{text: written}
	}
	signed := d.Trim(0).String() + "%"
	if shareOf(signed) == "" {
		return reading{text: movePoint(signed), as: AsPerCent}
	}
	return reading{text: signed, as: AsPerCent}
}

// rewrite returns a value as the schema has it, where it is written otherwise and that can mean one
// thing alone, and keeps what it was taken for. It returns nil after a complaint.
func (r *reader) rewrite(f *Fact, n *node, path string) *node {
	as, rewritten := Form(""), n
	switch {
	case !r.lenient || n.kind != str && n.kind != list:
		return n
	case f.Type == Choices:
		rewritten, as = r.rewriteChoices(f, n, path)
	case f.Type == Records && n.kind == str && saysNone(n.text):
		rewritten, as = &node{at: n.at, kind: list}, AsChoices
	case n.kind == str:
		reading := f.understand(n.text, r.facts)
		if reading.message != nothingSaid {
			r.complain(n.at, path, reading.message, reading.hint)
			return nil
		}
		if as = reading.as; as != "" {
			rewritten = &node{at: n.at, kind: str, text: reading.text}
		}
		if f.Type == Bool && as != "" {
			rewritten = &node{at: n.at, kind: boolean, yes: reading.text == "true"}
		}
	}
	if as != "" {
		r.read = append(r.read, Interpretation{Path: path, Debt: r.debt, Name: f.FullName(), As: as})
	}
	return rewritten
}

// rewriteChoices returns a list of ids for one that has titles, and for a text that says none or
// names several. A list in which nothing is rewritten is returned as it is.
func (r *reader) rewriteChoices(f *Fact, n *node, path string) (*node, Form) {
	list := &node{at: n.at, kind: list}
	if n.kind == str {
		ids := r.readAnswers(f, n, path)
		if ids == nil {
			return nil, ""
		}
		for _, id := range ids {
			list.items = append(list.items, &node{at: n.at, kind: str, text: id})
		}
		return list, AsChoices
	}
	as := Form("")
	for _, item := range n.items {
		if item.kind == str {
			if reading := understandChoice(f.Answers, item.text); reading.as != "" {
				item, as = &node{at: item.at, kind: str, text: reading.text}, AsChoices
			}
		}
		list.items = append(list.items, item)
	}
	if as == "" {
		return n, ""
	}
	return list, as
}

// settle gives the value to what was last kept for a path.
func (r *reader) settle(path string, v Value) {
	if last := len(r.read) - 1; last >= 0 && r.read[last].Path == path {
		r.read[last].Value = v
	}
}
