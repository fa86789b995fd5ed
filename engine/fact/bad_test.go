package fact

import "strings"

// with is a profile of one empty debt and what is given beside it.
func with(member string) string { return `{"debts":[{}],` + member + `}` }

// ofDebt is a profile of one debt.
func ofDebt(member string) string { return `{"debts":[{` + member + `}]}` }

// What the problems below say more than once: a message, with its hint where it has only that one.
const (
	isNotJSON = `not JSON from here on` +
		` | hint: look for a comma, quote, colon or brace too many or too few, here or just before`
	isCutOff  = `the JSON ends before it is complete | hint: close every quote, brace and bracket from here on`
	isTooDeep = `more than 16 levels of braces and brackets` +
		` | hint: a profile needs five: itself, its debts, one debt, one list, one entry`
	isNoObject          = `expected a profile: an object | hint: write { "debts": [ { } ] } and put facts into it`
	isNoDebt            = `expected a debt: an object | hint: write { } and put the facts of the debt into it`
	isNoBool            = `expected true or false | hint: write it without quotes; null when it is not known`
	isNoAmount          = `expected an amount in yuan, as a number or a decimal string`
	isNoRate            = `expected a rate as a share of 1, as a number or a decimal string`
	isNoWrittenDate     = `this needs a date that exists | hint: write it like 2026-11-22`
	isNoDate            = `expected a date that exists, as a string YYYY-MM-DD | hint: write it like "2026-11-22"`
	isNoID              = `expected an id: a string of 1 to 40 small letters, digits and hyphens`
	isNoLender          = `expected a lender: a string of at most 80 characters, on one line`
	isNoRecords         = `expected a list of objects | hint: write [` + anEntry + `]; [] says none`
	isNoRecord          = `expected an object | hint: write ` + anEntry
	hasManyDigits       = `too many digits: at most 9 before the point and 2 after`
	hasManyDigitsOfRate = `too many digits: at most 3 before the point and 6 after`
	hasTwoRates         = `a rate above 2 without a per cent sign` +
		` | hint: 24 may be 24 % or 2,400 %: write "24%" or "2400%"`

	anEntry    = `{ "date": null, "amount": null, "by": null, "late": null }`
	hintFields = ` | hint: the fields are date, amount, by, late`

	hintAmount   = ` | hint: write it like 1300.50, without comma, space or unit`
	hintRate     = ` | hint: 24 % a year is written 0.24`
	hintInteger  = ` | hint: write digits alone, without point, comma, space or unit`
	hintZeros    = ` | hint: leave out zeros at the end, they count; round the rest yourself, nothing is rounded here`
	hintRemark   = ` | hint: leave it out, or begin it with "//" to make it a remark`
	hintNull     = ` | hint: write null when it is not known`
	hintProduct  = ` | hint: call it by the product, without name or number of a person; or leave it out`
	hintContract = ` | hint: write its id, or the name on the contract`
)

// bad is one input for each mistake, and everything that is said of it. Values of four characters
// and more must not turn up there; checkProblems looks.
var bad = []struct {
	why   string
	input string
	want  []string
}{
	// The file.
	{
		why:   "nothing at all",
		input: "",
		want:  []string{`p.json: the file is empty | hint: write a profile, of at least one debt: { "debts": [ { } ] }`},
	},
	{
		why:   "nothing but space and a byte-order mark",
		input: "\uFEFF \r\n",
		want:  []string{`p.json: the file is empty | hint: write a profile, of at least one debt: { "debts": [ { } ] }`},
	},
	{
		why:   "larger than 1 MiB",
		input: with(`"//":"` + strings.Repeat("x", maxBytes) + `"`),
		want:  []string{`p.json: more than 1 MiB | hint: a profile holds facts and nothing else`},
	},
	{
		why:   "UTF-16 with its byte-order mark",
		input: "\xFF\xFE{\x00}\x00",
		want:  []string{`p.json: not UTF-8 text | hint: save the file as UTF-8`},
	},
	{
		why:   "UTF-16 without one is valid UTF-8, but full of zero bytes",
		input: "{\x00}\x00",
		want:  []string{`p.json: not UTF-8 text | hint: save the file as UTF-8`},
	},
	{
		why:   "GBK, as old editors save",
		input: "{\"debts\":[{\"lender\":\"\xBD\xE8\xDF\xC2\"}]}",
		want:  []string{`p.json: not UTF-8 text | hint: save the file as UTF-8`},
	},

	// JSON.
	{
		why:   "a comma is missing; the byte-order mark takes no column",
		input: "\uFEFF{\r\n  \"monthly_income\": 4321\r\n  \"debts\": [{}]\r\n}",
		want:  []string{`p.json:3:3: ` + isNotJSON},
	},
	{
		why:   "a comma too many",
		input: `{"debts":[{}],}`,
		want:  []string{`p.json:1:15: ` + isNotJSON},
	},
	{
		why:   "a comma before anything",
		input: `{"debts":[,{}]}`,
		want:  []string{`p.json:1:11: ` + isNotJSON},
	},
	{
		why:   "a key without quotes",
		input: `{debts:[{}]}`,
		want:  []string{`p.json:1:2: ` + isNotJSON},
	},
	{
		why:   "a wrong bracket",
		input: `{"debts":[{}}`,
		want:  []string{`p.json:1:13: ` + isNotJSON},
	},
	{
		why:   "a literal that JSON does not have",
		input: with(`"willing_to_repay": True`),
		want:  []string{`p.json:1:35: ` + isNotJSON},
	},
	{
		why:   "a number with a leading zero is not JSON",
		input: with(`"monthly_income": 04321`),
		want:  []string{`p.json:1:34: ` + isNotJSON},
	},
	{
		why:   "a string that runs over the end of its line, after wide characters",
		input: "{\"debts\":[{}], \"//\":\"备注\", \"as_of\": \"2026\n-11-22\"}",
		want:  []string{`p.json:1:36: ` + isNotJSON},
	},
	{
		why:   "closing brackets are missing",
		input: "{\"debts\":[{}\n",
		want:  []string{`p.json:1:13: ` + isCutOff},
	},
	{
		why:   "a closing quote is missing",
		input: `{"debts":[{"lender":"secret bank}]}`,
		want:  []string{`p.json:1:21: ` + isCutOff},
	},
	{
		why:   "text after the JSON; the rest is still checked",
		input: `{"debts":[{"apr":"a lot"}]} 4321`,
		want: []string{
			`p.json:1:18: debts[0].apr: ` + isNoRate + hintRate,
			`p.json:1:29: text after the end of the profile | hint: keep one JSON object in the file`,
		},
	},
	{
		why:   "rubbish after the JSON",
		input: "{\"debts\":[{}]}\nsecret",
		want:  []string{`p.json:2:1: text after the end of the profile | hint: keep one JSON object in the file`},
	},
	{
		why:   "too many levels, in a remark even",
		input: with(`"//": ` + strings.Repeat("[", 16) + strings.Repeat("]", 16)),
		want:  []string{`p.json:1:36: ` + isTooDeep},
	},
	{
		why:   "too many levels for a stack",
		input: strings.Repeat("[", 500_000),
		want:  []string{`p.json:1:17: ` + isTooDeep},
	},

	// The shape.
	{
		why:   "a list, not an object",
		input: `[{"debts":[{}]}]`,
		want:  []string{`p.json:1:1: ` + isNoObject},
	},
	{
		why:   "a string, not an object",
		input: `"secret bank"`,
		want:  []string{`p.json:1:1: ` + isNoObject},
	},
	{
		why:   "no debts",
		input: `{"monthly_income": 4321}`,
		want:  []string{`p.json:1:1: debts: a profile needs at least one debt | hint: add "debts": [ { } ]`},
	},
	{
		why:   "null is as absent",
		input: "{\"debts\":\n null}",
		want:  []string{`p.json:1:1: debts: a profile needs at least one debt | hint: add "debts": [ { } ]`},
	},
	{
		why:   "an empty list of debts",
		input: `{"debts":[]}`,
		want: []string{
			`p.json:1:10: debts: a profile needs at least one debt | hint: put a debt in the brackets: [ { } ]`},
	},
	{
		why:   "one debt, not in a list",
		input: `{"debts":{"lender":"secret bank"}}`,
		want: []string{
			`p.json:1:10: debts: expected a list of debts | hint: put the debt in brackets, even a single one: [ { } ]`},
	},
	{
		why:   "a debt by its name",
		input: `{"debts":[{},"secret bank",null]}`,
		want: []string{
			`p.json:1:14: debts[1]: ` + isNoDebt,
			`p.json:1:28: debts[2]: ` + isNoDebt,
		},
	},
	{
		why:   "more than 100 debts",
		input: `{"debts":[` + strings.Repeat("{},", 100) + `{"apr":"secret"}]}`,
		want:  []string{`p.json:1:311: debts: more than 100 debts | hint: leave out the smallest`},
	},

	// Keys.
	{
		why:   "the same key again; its value is not looked at",
		input: with(`"monthly_income":1,"monthly_income":"secret"`),
		want:  []string{`p.json:1:34: monthly_income: monthly_income is given twice | hint: keep one of them`},
	},
	{
		why:   "the same key again, spelt with an escape",
		input: ofDebt(`"apr":0.99,"\u0061pr":0.98`),
		want:  []string{`p.json:1:23: debts[0].apr: apr is given twice | hint: keep one of them`},
	},
	{
		why:   "debts given again",
		input: `{"debts":[{}],"debts":[{}]}`,
		want:  []string{`p.json:1:15: debts: debts is given twice | hint: keep one of them`},
	},
	{
		why:   "a slip of the pen",
		input: with(`"montly_income": 4321`),
		want:  []string{`p.json:1:15: montly_income: montly_income is not a fact | hint: did you mean monthly_income?`},
	},
	{
		why:   "a slip of the pen in an own key, in a debt",
		input: `{"debts":[{},{"lendr":"secret bank"}]}`,
		want:  []string{`p.json:1:15: debts[1].lendr: lendr is not a fact | hint: did you mean lender?`},
	},
	{
		why:   "a derived fact is no suggestion, nor is one of a debt",
		input: with(`"monthly_surplu":4321,"ap":1`),
		want: []string{
			`p.json:1:15: monthly_surplu: monthly_surplu is not a fact` + hintRemark,
			`p.json:1:37: ap: ap is not a fact` + hintRemark,
		},
	},
	{
		why:   "nothing near",
		input: with(`"zodiac":"leo the lion"`),
		want:  []string{`p.json:1:15: zodiac: zodiac is not a fact` + hintRemark},
	},
	{
		why:   "capitals are not shown, but understood",
		input: with(`"Monthly_Income":4321`),
		want:  []string{`p.json:1:15: a key that is not a fact | hint: did you mean monthly_income?`},
	},
	{
		why:   "a person's name as a key",
		input: with(`"张三":4321`),
		want:  []string{`p.json:1:15: a key that is not a fact` + hintRemark},
	},
	{
		why:   "a telephone number as a key",
		input: with(`"13912345678":true`),
		want:  []string{`p.json:1:15: a key that is not a fact` + hintRemark},
	},
	{
		why:   "the longest key that is named",
		input: with(`"` + strings.Repeat("a", 40) + `":true`),
		want: []string{`p.json:1:15: ` + strings.Repeat("a", 40) + `: ` + strings.Repeat("a", 40) +
			` is not a fact` + hintRemark},
	},
	{
		why:   "a long key",
		input: with(`"` + strings.Repeat("a", 41) + `":true`),
		want:  []string{`p.json:1:15: a key that is not a fact` + hintRemark},
	},
	{
		why:   "an empty key",
		input: with(`"":true`),
		want:  []string{`p.json:1:15: a key that is not a fact` + hintRemark},
	},
	{
		why:   "one slash is no remark",
		input: with(`"/monthly_income":4321`),
		want:  []string{`p.json:1:15: /monthly_income: /monthly_income is not a fact | hint: did you mean monthly_income?`},
	},
	{
		why:   "a key of a debt at the top",
		input: with(`"overdue_days":4321,"lender":"secret bank"`),
		want: []string{
			`p.json:1:15: overdue_days: overdue_days belongs in a debt | hint: move it into an entry of debts`,
			`p.json:1:35: lender: lender belongs in a debt | hint: move it into an entry of debts`,
		},
	},
	{
		why:   "a key of the top in a debt",
		input: ofDebt(`"monthly_income":4321,"as_of":"2025-01-31"`),
		want: []string{
			`p.json:1:12: debts[0].monthly_income: monthly_income belongs at the top of the profile, not in a debt` +
				` | hint: move it out of the debt`,
			`p.json:1:34: debts[0].as_of: as_of belongs at the top of the profile, not in a debt` +
				` | hint: move it out of the debt`,
		},
	},
	{
		why:   "a derived fact, even as null, even in the wrong place",
		input: `{"debts":[{"owed":4321,"monthly_surplus":null}],"monthly_surplus":4321,"is_stuck":true}`,
		want: []string{
			`p.json:1:12: debts[0].owed: owed is worked out from principal | hint: leave it out`,
			`p.json:1:24: debts[0].monthly_surplus: monthly_surplus is worked out from monthly_income, owed` +
				` | hint: leave it out`,
			`p.json:1:49: monthly_surplus: monthly_surplus is worked out from monthly_income, owed | hint: leave it out`,
			`p.json:1:72: is_stuck: is_stuck is worked out | hint: leave it out`,
		},
	},

	// Values.
	{
		why:   "a bool as a string",
		input: with(`"willing_to_repay":"true dat"`),
		want:  []string{`p.json:1:34: willing_to_repay: ` + isNoBool},
	},
	{
		why:   "a bool as a number",
		input: with(`"willing_to_repay":1`),
		want:  []string{`p.json:1:34: willing_to_repay: ` + isNoBool},
	},
	{
		why:   "money as a bool",
		input: with(`"monthly_income":true`),
		want:  []string{`p.json:1:32: monthly_income: ` + isNoAmount + hintAmount},
	},
	{
		why:   "money as a list",
		input: with(`"monthly_income":[4321]`),
		want:  []string{`p.json:1:32: monthly_income: ` + isNoAmount + hintAmount},
	},
	{
		why:   "money with thousands",
		input: with(`"monthly_income":"4,321.00"`),
		want:  []string{`p.json:1:32: monthly_income: ` + isNoAmount + hintAmount},
	},
	{
		why:   "money with a unit",
		input: with(`"monthly_income":"4321元"`),
		want:  []string{`p.json:1:32: monthly_income: ` + isNoAmount + hintAmount},
	},
	{
		why:   "money without digits before the point",
		input: with(`"monthly_income":".4321"`),
		want:  []string{`p.json:1:32: monthly_income: ` + isNoAmount + hintAmount},
	},
	{
		why:   "money as an empty string",
		input: with(`"monthly_income":""`),
		want:  []string{`p.json:1:32: monthly_income: ` + isNoAmount + hintAmount},
	},
	{
		why:   "money with a plus",
		input: with(`"monthly_income":"+4321"`),
		want:  []string{`p.json:1:32: monthly_income: ` + isNoAmount + hintAmount},
	},
	{
		why:   "money in full-width digits",
		input: with("\"monthly_income\":\"\uFF14\uFF13\uFF12\uFF11\""),
		want:  []string{`p.json:1:32: monthly_income: ` + isNoAmount + hintAmount},
	},
	{
		why:   "an exponent",
		input: with(`"monthly_income":4.321e3`),
		want:  []string{`p.json:1:32: monthly_income: a number with an exponent | hint: write all its digits out`},
	},
	{
		why:   "an exponent in a string, on an integer",
		input: with(`"dependants":"1E0"`),
		want:  []string{`p.json:1:28: dependants: a number with an exponent | hint: write all its digits out`},
	},
	{
		why:   "too many digits before the point",
		input: with(`"monthly_income":9876543210`),
		want:  []string{`p.json:1:32: monthly_income: ` + hasManyDigits + hintAmount},
	},
	{
		why:   "too many digits after the point",
		input: with(`"monthly_income":"4321.001"`),
		want:  []string{`p.json:1:32: monthly_income: ` + hasManyDigits + hintZeros},
	},
	{
		why:   "zeros at the end are digits",
		input: with(`"monthly_income":4321.000`),
		want:  []string{`p.json:1:32: monthly_income: ` + hasManyDigits + hintZeros},
	},
	{
		why:   "a million digits",
		input: with(`"monthly_income":` + strings.Repeat("9", 1_000_000)),
		want:  []string{`p.json:1:32: monthly_income: ` + hasManyDigits + hintAmount},
	},
	{
		why:   "hundreds of zeros in front",
		input: with(`"monthly_income":"` + strings.Repeat("0", 400) + `4321"`),
		want:  []string{`p.json:1:32: monthly_income: ` + isNoAmount + hintAmount},
	},
	{
		why:   "below the least",
		input: with(`"monthly_income":-43.21`),
		want:  []string{`p.json:1:32: monthly_income: less than 0, the least it may be` + hintNull},
	},
	{
		why:   "above the most",
		input: with(`"dependants":4321`),
		want:  []string{`p.json:1:28: dependants: more than 20, the most it may be`},
	},
	{
		why:   "an integer with a point",
		input: with(`"dependants":1.0`),
		want:  []string{`p.json:1:28: dependants: expected a whole number` + hintInteger},
	},
	{
		why:   "an integer of ten digits",
		input: ofDebt(`"overdue_days":9876543210`),
		want:  []string{`p.json:1:27: debts[0].overdue_days: too many digits: at most 9` + hintInteger},
	},
	{
		why:   "a rate in per cent",
		input: ofDebt(`"apr":23.94`),
		want:  []string{`p.json:1:18: debts[0].apr: ` + hasTwoRates},
	},
	{
		why:   "a rate above its most",
		input: ofDebt(`"apr":1.75`),
		want:  []string{`p.json:1:18: debts[0].apr: more than 1, the most it may be` + hintRate},
	},
	{
		why:   "a rate with a sign for per cent, which only one above 2 has",
		input: ofDebt(`"apr":"23.94%"`),
		want:  []string{`p.json:1:18: debts[0].apr: ` + isNoRate + hintRate},
	},
	{
		why:   "a rate with a sign for per cent, above its most",
		input: ofDebt(`"apr":"239.4%"`),
		want:  []string{`p.json:1:18: debts[0].apr: more than 1, the most it may be` + hintRate},
	},
	{
		why:   "a rate above the most that any may have",
		input: ofDebt(`"apr":"10000.01%"`),
		want:  []string{`p.json:1:18: debts[0].apr: more than 10,000 %` + hintRate},
	},
	{
		why:   "a rate with a full-width sign, of the strict reader",
		input: ofDebt(`"apr":"23.94％"`),
		want:  []string{`p.json:1:18: debts[0].apr: ` + isNoRate + hintRate},
	},
	{
		why:   "a rate as a bool",
		input: ofDebt(`"apr":false`),
		want:  []string{`p.json:1:18: debts[0].apr: ` + isNoRate + hintRate},
	},
	{
		why:   "a rate a day",
		input: ofDebt(`"daily_rate":"5.75"`),
		want: []string{
			`p.json:1:25: debts[0].daily_rate: a rate above 2 without a per cent sign` +
				` | hint: 0.05 % a day is written "0.05%", 5 % "5%": write the sign`},
	},
	{
		why:   "a rate of seven decimals",
		input: ofDebt(`"apr":0.1234567`),
		want:  []string{`p.json:1:18: debts[0].apr: ` + hasManyDigitsOfRate + hintZeros},
	},
	{
		why:   "a rate below nothing",
		input: ofDebt(`"apr":-0.125`),
		want:  []string{`p.json:1:18: debts[0].apr: less than 0, the least it may be` + hintNull},
	},
	{
		why:   "a date that does not exist",
		input: ofDebt(`"contract_date":"2025-02-29"`),
		want:  []string{`p.json:1:28: debts[0].contract_date: ` + isNoDate},
	},
	{
		why:   "a date written otherwise",
		input: ofDebt(`"contract_date":"2025/2/9"`),
		want:  []string{`p.json:1:28: debts[0].contract_date: ` + isNoDate},
	},
	{
		why:   "a date as a number",
		input: ofDebt(`"contract_date":20250209`),
		want:  []string{`p.json:1:28: debts[0].contract_date: ` + isNoDate},
	},
	{
		why:   "a date with a time",
		input: with(`"as_of":"2025-02-09T10:00:00Z"`),
		want:  []string{`p.json:1:23: as_of: ` + isNoDate},
	},
	{
		why:   "a choice with a slip",
		input: ofDebt(`"agreement":"writen"`),
		want:  []string{`p.json:1:24: debts[0].agreement: no such choice | hint: did you mean written?`},
	},
	{
		why:   "a choice by its title",
		input: ofDebt(`"agreement":"口头"`),
		want:  []string{`p.json:1:24: debts[0].agreement: no such choice | hint: did you mean oral?`},
	},
	{
		why:   "a choice that is not there",
		input: ofDebt(`"agreement":"handshake"`),
		want:  []string{`p.json:1:24: debts[0].agreement: no such choice | hint: choose from oral, written`},
	},
	{
		why:   "a choice as a bool",
		input: ofDebt(`"agreement":true`),
		want: []string{
			`p.json:1:24: debts[0].agreement: expected one choice, as a string | hint: choose from oral, written`},
	},
	{
		why:   "a choice among many",
		input: with(`"region":"atlantis"`),
		want: []string{
			`p.json:1:24: region: no such choice` +
				` | hint: choose from beijing, tianjin, hebei,` +
				` shanxi, liaoning, jilin, shanghai, jiangsu, zhejiang, anhui, fujian, jiangxi and 2 more`},
	},
	{
		why:   "choices that are no list",
		input: with(`"hardships":"sadness"`),
		want: []string{
			`p.json:1:27: hardships: expected a list of choices` +
				` | hint: put them in brackets, even a single one; [] says none`},
	},
	{
		why:   "choices: a slip, one given twice, one that is null",
		input: with(`"hardships":["ilness","other","other",null,["other"]]`),
		want: []string{
			`p.json:1:28: hardships[0]: no such choice | hint: did you mean illness?`,
			`p.json:1:45: hardships[2]: a choice that is given twice | hint: keep one of them`,
			`p.json:1:53: hardships[3]: expected one choice, as a string | hint: choose from illness, unemployment, other`,
			`p.json:1:58: hardships[4]: expected one choice, as a string | hint: choose from illness, unemployment, other`,
		},
	},

	// Debts.
	{
		why:   "an id that is not one",
		input: `{"debts":[{"id":"Secret Bank"},{"id":9876},{"id":""},{"id":"` + strings.Repeat("b", 41) + `"}]}`,
		want: []string{
			`p.json:1:17: debts[0].id: ` + isNoID + hintProduct,
			`p.json:1:38: debts[1].id: ` + isNoID + hintProduct,
			`p.json:1:50: debts[2].id: ` + isNoID + hintProduct,
			`p.json:1:60: debts[3].id: ` + isNoID + hintProduct,
		},
	},
	{
		why:   "the same id twice",
		input: `{"debts":[{"id":"jintiao"},{},{"id":"jintiao"}]}`,
		want:  []string{`p.json:1:37: debts[2].id: the same id as debts[0] | hint: give each debt an id of its own`},
	},
	{
		why:   "an id that another debt has by its position",
		input: `{"debts":[{"id":"debt-2"},{"id":null}]}`,
		want: []string{
			`p.json:1:17: debts[0].id: the same id as debts[1]` +
				` | hint: debts[1] has no id and is named by its position; give it one, or choose another here`},
	},
	{
		why:   "a lender that is not a string, too long, or on two lines",
		input: `{"debts":[{"lender":9876},{"lender":"` + strings.Repeat("贷", 81) + `"},{"lender":"secret\nbank"}]}`,
		want: []string{
			`p.json:1:21: debts[0].lender: ` + isNoLender + hintContract,
			`p.json:1:37: debts[1].lender: ` + isNoLender + hintContract,
			`p.json:1:132: debts[2].lender: ` + isNoLender + hintContract,
		},
	},
	{
		why:   "families: a slip, none near, no string",
		input: `{"debts":[{"family":"credit-cart"},{"family":"loanshark"},{"family":9876}]}`,
		want: []string{
			`p.json:1:21: debts[0].family: no such choice | hint: did you mean credit-card?`,
			`p.json:1:46: debts[1].family: no such choice | hint: choose from credit-card, bank-loan, unknown`,
			`p.json:1:69: debts[2].family: expected one choice, as a string` +
				` | hint: choose from credit-card, bank-loan, unknown`,
		},
	},

	// Records.
	{
		why:   "records that are no list, or no objects",
		input: `{"debts":[{"payments":"on 13 September"},{"payments":{"amount":9876}},{"payments":[9876,null]}]}`,
		want: []string{
			`p.json:1:23: debts[0].payments: ` + isNoRecords,
			`p.json:1:54: debts[1].payments: ` + isNoRecords,
			`p.json:1:84: debts[2].payments[0]: ` + isNoRecord,
			`p.json:1:89: debts[2].payments[1]: ` + isNoRecord,
		},
	},
	{
		why: "fields that are none, given twice, or of another type",
		input: ofDebt(`"payments":[{"ammount":9876,"owed":9876,"贷款":"张三","//note":"Secret","late":true,"late":false},` +
			`{"date":"13 September","amount":-9876,"by":"cash","late":"maybe"}]`),
		want: []string{
			`p.json:1:25: debts[0].payments[0].ammount: ammount is not a field of payments | hint: did you mean amount?`,
			`p.json:1:40: debts[0].payments[0].owed: owed is not a field of payments` + hintFields,
			`p.json:1:52: debts[0].payments[0]: a key that is not a field` + hintFields,
			`p.json:1:92: debts[0].payments[0].late: late is given twice | hint: keep one of them`,
			`p.json:1:114: debts[0].payments[1].date: ` + isNoDate,
			`p.json:1:138: debts[0].payments[1].amount: less than 0, the least it may be` + hintNull,
			`p.json:1:149: debts[0].payments[1].by: no such choice | hint: choose from debit, transfer`,
			`p.json:1:163: debts[0].payments[1].late: ` + isNoBool,
		},
	},
	{
		why:   "a day that has not come",
		input: `{"as_of":"2026-11-22","debts":[{"payments":[{"date":"2026-11-22"},{"date":"2026-11-23"}]}]}`,
		want: []string{`p.json:1:75: debts[0].payments[1].date: a day later than that of the facts` +
			` | hint: look at the year; leave out what has not happened yet`},
	},
	{
		why:   "more than 60 entries",
		input: ofDebt(`"payments":[` + strings.Repeat(`{},`, 60) + `{}]`),
		want:  []string{`p.json:1:204: debts[0].payments[60]: more than 60 entries | hint: leave out the earliest`},
	},

	{
		why: "all at once, each at its place",
		input: `{
  "as_of": "yesterday",
  "monthly_income": "four thousand",
  "资料": "张三", "zodiac": 9876,
  "debts": [
    { "lender": "jd-jintiao", "overdue_dayz": 9876 },
    { "备注": "贷款", "apr": 35.99 }
  ]
}`,
		want: []string{
			`p.json:2:12: as_of: ` + isNoDate,
			`p.json:3:21: monthly_income: ` + isNoAmount + hintAmount,
			`p.json:4:3: a key that is not a fact` + hintRemark,
			`p.json:4:15: zodiac: zodiac is not a fact` + hintRemark,
			`p.json:6:31: debts[0].overdue_dayz: overdue_dayz is not a fact | hint: did you mean overdue_days?`,
			`p.json:7:7: debts[1]: a key that is not a fact` + hintRemark,
			`p.json:7:26: debts[1].apr: ` + hasTwoRates,
		},
	},
}
