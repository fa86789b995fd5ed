package fact

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/text"
)

// digits are the most digits that a number may have before and after its point.
type digits struct{ before, after int }

var mostDigits = map[Type]digits{
	Integer: {9, 0},
	Money:   {9, 2},
	Rate:    {3, 6},
}

// A bare number above 2 for a rate may be a share of 1 or a number of per cent: 24 may be 2,400 %
// or 24 %. With a per cent sign a rate may go up to 10,000 %.
var (
	mostBareRate = decimal.MustNew(2, 0)
	mostRate     = decimal.MustNew(100, 0)
	hundred      = decimal.MustNew(100, 0)
)

var expectedNumber = map[Type]text.Text{
	Integer: both("这里要写一个整数", "expected a whole number"),
	Money:   both("这里要写金额，单位是元", "expected an amount in yuan, as a number or a decimal string"),
	Rate:    both("这里要写利率，写成小数", "expected a rate as a share of 1, as a number or a decimal string"),
}

// MostDigits returns how many digits a number of that type may have before and after its point; 0
// for other types.
func MostDigits(t Type) (before, after int) { return mostDigits[t].before, mostDigits[t].after }

// plainNumber is how JSON writes numbers too; a string may have more zeros in front. A rate above
// 2 is a string with a per cent sign.
var (
	perCent      = regexp.MustCompile(`^([0-9]{1,9})(?:\.([0-9]{1,9}))?%$`)
	plainNumber  = regexp.MustCompile(`^-?([0-9]+)(?:\.([0-9]+))?$`)
	withExponent = regexp.MustCompile(`^-?[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]+$`)
)

func (r *reader) readNumber(f *Fact, n *node, path string) decimal.Decimal {
	if n.kind != number && n.kind != str {
		r.complain(n.at, path, expectedNumber[f.Type], numberHint(f))
		return decimal.Decimal{}
	}
	d, message, hint := readNumber(f, n.text)
	if r.lenient && n.kind == str {
		message, hint = inAnswer(f, message, hint)
	}
	if message != nothingSaid {
		r.complain(n.at, path, message, hint)
	}
	return d
}

// readNumber reads a number exactly from its text. The message is empty where the fact may have the
// number.
func readNumber(f *Fact, s string) (d decimal.Decimal, message, hint text.Text) {
	bare := true
	if share := shareOf(s); f.Type == Rate && share != "" {
		s, bare = share, false
	}
	parts := plainNumber.FindStringSubmatch(s)
	switch {
	case withExponent.MatchString(s):
		return d, both("数字不能用 e 的写法", "a number with an exponent"), both("把每一位都写出来", "write all its digits out")
	case parts == nil, f.Type == Integer && parts[2] != "":
		return d, expectedNumber[f.Type], numberHint(f)
	}
	before, after := len(strings.TrimLeft(parts[1], "0")), len(parts[2])
	switch most := mostDigits[f.Type]; {
	case before > most.before:
		return d, most.exceeded(), numberHint(f)
	case after > most.after:
		return d, most.exceeded(), both("末尾的 0 也算位数，去掉；其余的请自己四舍五入",
			"leave out zeros at the end, they count; round the rest yourself, nothing is rounded here")
	}
	d, err := decimal.Parse(s)
	switch {
	case err != nil: // hundreds of zeros in front
		return d, expectedNumber[f.Type], numberHint(f)
	case f.Min != nil && d.Less(*f.Min):
		return d, both("比最小值 "+f.Min.String()+" 还小", "less than "+f.Min.String()+", the least it may be"),
			both("不知道就写 null", "write null when it is not known")
	case f.Type == Rate && bare && mostBareRate.Less(d):
		return d, both("利率写了大于 2 的数，没有百分号", "a rate above 2 without a per cent sign"), twoRates(f)
	case f.Type == Rate && mostRate.Less(d):
		return d, both("超过 10000%", "more than 10,000 %"), rateHint(f)
	case f.Max != nil && f.Max.Less(d):
		return d, both("比最大值 "+f.Max.String()+" 还大", "more than "+f.Max.String()+", the most it may be"), rateHint(f)
	}
	if f.Type == Money {
		d = d.Pad(mostDigits[Money].after) // to the cent: figures of one scale compare fastest
	}
	return d, nothingSaid, nothingSaid
}

// shareOf returns a number of per cent above 200 % as a share of 1, by moving its point; "" for
// anything else.
func shareOf(s string) string {
	if share, err := decimal.Parse(movePoint(s)); err != nil || !mostBareRate.Less(share) {
		return ""
	}
	return movePoint(s)
}

// movePoint returns a number with a per cent sign as a share of 1; "" for anything else.
func movePoint(s string) string {
	parts := perCent.FindStringSubmatch(s)
	if parts == nil {
		return ""
	}
	whole := strings.Repeat("0", max(0, 3-len(parts[1]))) + parts[1]
	share := whole[:len(whole)-2] + "." + whole[len(whole)-2:] + parts[2]
	return strings.TrimSuffix(strings.TrimRight(share, "0"), ".")
}

// asPerCent returns a share of 1 with a per cent sign.
func asPerCent(share decimal.Decimal) string {
	d, err := share.Mul(hundred)
	if err != nil { // no rate is so long
		return share.String()
	}
	return d.Trim(0).String() + "%"
}

// twoRates is the hint for a number that may be a share of 1 or a number of per cent.
func twoRates(f *Fact) text.Text {
	if f.Unit == "per-day" {
		return both(`"0.05%" 是万分之五，"5%" 是百分之五：写上百分号`, `0.05 % a day is written "0.05%", 5 % "5%": write the sign`)
	}
	return both(`24 可以是 24%，也可以是 2400%：写成 "24%" 或 "2400%"`,
		`24 may be 24 % or 2,400 %: write "24%" or "2400%"`)
}

func (most digits) exceeded() text.Text {
	if most.after == 0 {
		return both(fmt.Sprintf("位数太多：最多 %d 位", most.before), fmt.Sprintf("too many digits: at most %d", most.before))
	}
	return both(fmt.Sprintf("位数太多：小数点前最多 %d 位，后面最多 %d 位", most.before, most.after),
		fmt.Sprintf("too many digits: at most %d before the point and %d after", most.before, most.after))
}

func numberHint(f *Fact) text.Text {
	switch f.Type {
	case Rate:
		return rateHint(f)
	case Money:
		return both("写成 1300.50 这样，不加逗号、空格和单位", "write it like 1300.50, without comma, space or unit")
	}
	return both("只写数字，不加小数点、逗号、空格和单位", "write digits alone, without point, comma, space or unit")
}

// rateHint is for the usual mistake: per cent in place of a share.
func rateHint(f *Fact) text.Text {
	switch {
	case f.Type != Rate:
		return nothingSaid
	case f.Unit == "per-day":
		return both("日利率万分之五写 0.0005", "0.05 % a day is written 0.0005")
	}
	return both("年利率 24% 写 0.24", "24 % a year is written 0.24")
}
