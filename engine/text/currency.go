package text

import (
	"strings"

	"github.com/govalues/decimal"
)

// Currency is what money is counted in. Its code by ISO 4217 is the unit of sums in a rule book.
type Currency struct {
	Code string
	Name Text
	Sign Text // behind a sum in Chinese, before it in English
}

// Currencies lists those that a rule book may be in, the default first. All have hundredths.
var Currencies = []Currency{
	{"CNY", Both("元", "yuan"), Both("元", "CNY ")},
	{"HKD", Both("港元", "Hong Kong dollars"), Both("港元", "HK$")},
	{"MOP", Both("澳门元", "patacas"), Both("澳门元", "MOP$")},
	{"TWD", Both("新台币", "New Taiwan dollars"), Both("元新台币", "NT$")},
	{"SGD", Both("新加坡元", "Singapore dollars"), Both("新加坡元", "S$")},
	{"MYR", Both("令吉", "ringgit"), Both("令吉", "RM ")},
	{"GBP", Both("英镑", "pounds"), Both("英镑", "£")},
	{"EUR", Both("欧元", "euros"), Both("欧元", "€")},
	{"USD", Both("美元", "US dollars"), Both("美元", "US$")},
	{"CAD", Both("加元", "Canadian dollars"), Both("加元", "CA$")},
	{"AUD", Both("澳元", "Australian dollars"), Both("澳元", "A$")},
	{"NZD", Both("新西兰元", "New Zealand dollars"), Both("新西兰元", "NZ$")},
}

// CurrencyOf returns the currency of a unit such as CNY or CNY/month; false where that is no money.
func CurrencyOf(unit string) (Currency, bool) {
	code := strings.TrimSuffix(unit, aMonth)
	for _, c := range Currencies {
		if c.Code == code {
			return c, true
		}
	}
	return Currency{}, false
}

// aMonth ends the unit of sums that are paid every month.
const aMonth = "/month"

// Monthly returns the unit of so much a month.
func (c Currency) Monthly() string { return c.Code + aMonth }

// IsMoney reports whether a unit is a currency, or that a month.
func IsMoney(unit string) bool {
	_, ok := CurrencyOf(unit)
	return ok
}

// IsMonthlyMoney reports whether a unit is a currency a month.
func IsMonthlyMoney(unit string) bool { return IsMoney(unit) && strings.HasSuffix(unit, aMonth) }

// Money writes a sum in the currency of a unit, by default the first, with thousands separators, and
// with two decimals where it is not a whole number. More than two decimals, which only a quotient has,
// are shown rounded to the cent.
func Money(sum decimal.Decimal, unit string, l Language) string {
	if rounded := sum.Round(2); rounded.IsInt() {
		return money(rounded.Trim(0), unit, l)
	}
	return MoneyToTheCent(sum, unit, l)
}

// MoneyToTheCent is Money with two decimals always, for a paper that is signed.
func MoneyToTheCent(sum decimal.Decimal, unit string, l Language) string {
	return money(sum.Round(2).Pad(2), unit, l)
}

// Figure writes a sum with two decimals and without its currency, for a column that has it at its
// head.
func Figure(sum decimal.Decimal) string { return thousands(sum.Round(2).Pad(2).String()) }

func money(sum decimal.Decimal, unit string, l Language) string {
	s := thousands(sum.String())
	c, ok := CurrencyOf(unit)
	if !ok {
		c = Currencies[0]
	}
	if l == ZH {
		return s + " " + c.Sign.ZH
	}
	return c.Sign.EN + s
}
