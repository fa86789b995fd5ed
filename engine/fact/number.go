package fact

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/govalues/decimal"
)

// digits are how many a number may have before and after its point.
type digits struct{ before, after int }

var mostDigits = map[Type]digits{
	Integer: {9, 0},
	Money:   {9, 2},
	Rate:    {1, 6},
}

var expectedNumber = map[Type]string{
	Integer: "expected a whole number",
	Money:   "expected an amount in yuan, as a number or a decimal string",
	Rate:    "expected a rate as a share of 1, as a number or a decimal string",
}

// JSON itself writes numbers like the first of these; a string may have more zeros in front.
var (
	plainNumber  = regexp.MustCompile(`^-?([0-9]+)(?:\.([0-9]+))?$`)
	withExponent = regexp.MustCompile(`^-?[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]+$`)
)

func (r *reader) number(f *Fact, n *node, path string) decimal.Decimal {
	if n.kind != number && n.kind != str {
		r.complain(n.at, path, expectedNumber[f.Type], numberHint(f))
		return decimal.Decimal{}
	}
	d, message, hint := readNumber(f, n.text)
	if message != "" {
		r.complain(n.at, path, message, hint)
	}
	return d
}

// readNumber reads a number from its text, exactly. The message is empty when it is one that the fact may have.
func readNumber(f *Fact, s string) (d decimal.Decimal, message, hint string) {
	parts := plainNumber.FindStringSubmatch(s)
	switch {
	case withExponent.MatchString(s):
		return d, "a number with an exponent", "write all its digits out"
	case parts == nil, f.Type == Integer && parts[2] != "":
		return d, expectedNumber[f.Type], numberHint(f)
	}
	before, after := len(strings.TrimLeft(parts[1], "0")), len(parts[2])
	switch most := mostDigits[f.Type]; {
	case before > most.before:
		return d, most.exceeded(), numberHint(f)
	case after > most.after:
		return d, most.exceeded(), "leave out zeros at the end, they count; round the rest yourself, nothing is rounded here"
	}
	d, err := decimal.Parse(s)
	switch {
	case err != nil: // hundreds of zeros in front
		return d, expectedNumber[f.Type], numberHint(f)
	case f.Min != nil && d.Less(*f.Min):
		return d, "less than " + f.Min.String() + ", the least it may be", ""
	case f.Max != nil && f.Max.Less(d):
		return d, "more than " + f.Max.String() + ", the most it may be", rateHint(f)
	}
	if f.Type == Money {
		d = d.Pad(mostDigits[Money].after) // to the cent: figures of one scale compare fastest
	}
	return d, "", ""
}

func (most digits) exceeded() string {
	if most.after == 0 {
		return fmt.Sprintf("too many digits: at most %d", most.before)
	}
	return fmt.Sprintf("too many digits: at most %d before the point and %d after", most.before, most.after)
}

func numberHint(f *Fact) string {
	switch f.Type {
	case Rate:
		return rateHint(f)
	case Money:
		return "write it like 1300.50, without comma, space or unit"
	}
	return "write digits alone, without point, comma, space or unit"
}

// rateHint meets the usual slip: per cent in place of a share.
func rateHint(f *Fact) string {
	switch {
	case f.Type != Rate:
		return ""
	case f.Unit == "per-day":
		return "0.05 % a day is written 0.0005"
	}
	return "24 % a year is written 0.24"
}
