package analysis

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/forbear-project/forbear/engine/text"
)

// Slip is a part of a text that no book should say to a borrower.
type Slip struct {
	Code    string
	Word    string
	At      int       // characters before it
	Instead text.Text // what to say instead
}

// unsaid are words that a book never says, the code of the finding, and what to say instead.
type unsaid struct {
	code     string
	language text.Language
	words    *regexp.Regexp // one of these
	but      *regexp.Regexp // removed first: here the words are right; may be nil
	unless   *regexp.Regexp // a text that matches this too is right; may be nil
	instead  text.Text
}

// Words that hurt help nobody to act. A law's title and a legal term are no such words: a court's
// list of dishonest judgment debtors has that name.
var (
	sayWhatHappened = text.Both("说发生了什么、能做什么，不说人怎么样", "say what happened and what can be done, not what somebody is")
	sayNotNow       = text.Both("说「目前不合适」、为什么、换什么办法", "say that it does not suit now, why, and what else there is")
	sayWhichList    = text.Both("说清是哪一种名单，比如「失信被执行人名单」",
		"say which list is meant, such as a court's list of judgment debtors")
	sayNoPromise = text.Both("说「可以请求」「由对方决定」：办不办得成谁也不能保证，也算不出机会有多大",
		"say that it can be asked for, and who decides: nobody can promise it, nor reckon its chances")
	sayNewLaw    = text.Both("改成现在有效的规定，并引用它", "say what holds now, and cite it")
	sayNoNewLoan = text.Both("要说就说别这么做；另给一条不借新债、不花钱的路",
		"if it must be spoken of, warn of it; show a way that needs no new debt and costs nothing")
	sayFreeHelp = text.Both("换成免费的帮助：12348 法律援助、12363、12378、调解组织",
		"name free help instead: legal aid on 12348, 12363, 12378, a mediation body")
	sayLookItUp = text.Both("只写国家的公共热线；机构的电话请借款人看卡背面、合同或官方 App：网上抄来的常常是假的",
		"name public lines alone; let the borrower take a creditor's number from the card, the contract or its own "+
			"app: those on the web are often false")
)

var never = []unsaid{
	{"hurtful-word", text.ZH, re(`老赖|赖账|赖债|无赖|逃废债|欠债不还|躲债|活该|自作自受|不负责任|信用污点|黑户|失信人|违约者|违约人|恶意`), re(`恶意透支`), nil,
		sayWhatHappened},
	{"hurtful-word", text.ZH, re(`不符合(资格|条件|要求)|没有资格|不够资格|无权申请|不配`), nil, nil, sayNotNow},
	{"hurtful-word", text.ZH, re(`黑名单`), nil, nil, sayWhichList},
	{"hurtful-word", text.EN, re(`(?i)\b(deadbeats?|defaulters?|delinquents?|scroungers?|freeloaders?|bad debtors?|` +
		`irresponsib(le|ly)|(your|their) own fault|your fault|serves you right|in bad faith|lazy)\b`),
		re(`(?i)overdraft in bad faith`), nil, sayWhatHappened},
	{"hurtful-word", text.EN, re(`(?i)\b(ineligible|not eligible|not entitled|disqualified|unworthy)\b`), nil, nil,
		sayNotNow},
	{"hurtful-word", text.EN, re(`(?i)\bblacklist(s|ed)?\b`), nil, nil, sayWhichList},

	{"empty-promise", text.ZH, re(`一定能|保证(能|成功|办成|通过)|包过|百分之百|肯定会(同意|批准)|成功率`), re(`不一定能|保证办成的多半是骗局`), nil,
		sayNoPromise},
	{"empty-promise", text.ZH, re(`停息后无需还款|停息就不用还|有权要求停息|(会|将)被起诉的?(概率|可能性)|一般(不会|会)起诉|多久会起诉`), nil, nil, sayNoPromise},
	{"empty-promise", text.EN, re(`(?i)\b(guaranteed to|will certainly|sure to succeed|` +
		`chances? of (success|being sued)|rate of success|right to have interest stopped)\b`), nil, nil, sayNoPromise},

	{"repealed-law", text.ZH, re(`36 ?[%％]|合同法`), re(`[\d.]36 ?[%％]|劳动合同法`), nil, sayNewLaw},
	{"repealed-law", text.EN, re(`(?i)\b36 ?%|contract law\b`), re(`(?i)[\d.]36 ?%|labou?r contract law`), nil,
		sayNewLaw},

	{"harmful-way-out", text.ZH, re(`借新|新借|新贷|再借|去借|借钱还|借来|借款来还|过桥|垫资|以卡养卡|套现|取现|别的卡或贷款|新增借贷`), nil,
		re(`不|别|没有|没打算|骗|打算|另一回事|才|多半|往往`), sayNoNewLoan},
	{"harmful-way-out", text.EN, re(`(?i)borrow(ing|ed)? (anew|again|more|to repay|to pay|elsewhere)|new loan|bridging|` +
		`another card or loan|draw cash`), nil,
		re(`(?i)\bnot?\b|n't|never|nor|nothing|neither|fraud|another matter|meant to`), sayNoNewLoan},
	{"harmful-way-out", text.ZH, re(`财务顾问|债务顾问公司|债务优化公司`), nil, nil, sayFreeHelp},
}

func re(pattern string) *regexp.Regexp { return regexp.MustCompile(pattern) }

// What has as many digits as a telephone number and is none, such as a statement of an article;
// what looks like one; and a short one that is to be dialled.
var (
	noNumber   = re(`S\d{3}-T?\d{2}|\d{4}-\d{2}(-\d{2})?|GB/T \d+|Art\. \d+-\d|[\d,]+(\.\d+)? (元|yuan)|CNY [\d,.]+`)
	longNumber = re(`\d[\d-]{3,}\d`)
	dialled    = re(`(?:拨打?|打|致电|热线|电话|ring|call|dial)[ ：:]*(\d[\d-]*)`)
)

// publicLines are the state's own: police, fire, ambulance, traffic; prosecution, consumer
// protection, housing fund, labour and social security, women, city hall, legal aid, trade unions,
// youth, mental help, central bank, courts, financial regulator, securities regulator.
var publicLines = []string{"110", "119", "120", "122", "12309", "12315", "12329", "12333", "12338", "12345", "12348",
	"12351", "12355", "12356", "12363", "12368", "12378", "12386"}

// anyWord matches where any of a language's words does: most texts have none, and are matched once.
var anyWord = map[text.Language]*regexp.Regexp{text.ZH: wordsOf(text.ZH), text.EN: wordsOf(text.EN)}

func wordsOf(l text.Language) *regexp.Regexp {
	var all []string
	for _, n := range never {
		if n.language == l {
			all = append(all, "(?:"+n.words.String()+")")
		}
	}
	return re(strings.Join(all, "|"))
}

// Slips returns the parts of a text that no book should say, in the order in which they stand.
func Slips(says string, l text.Language) []Slip {
	slips := slices.Concat(privateNumbers(says), badWords(says, l))
	slices.SortStableFunc(slips, func(a, b Slip) int { return a.At - b.At })
	return slips
}

func badWords(says string, l text.Language) (slips []Slip) {
	if !anyWord[l].MatchString(says) {
		return nil
	}
	for _, n := range never {
		if n.language != l || n.unless != nil && n.unless.MatchString(says) {
			continue
		}
		for _, at := range n.words.FindAllStringIndex(without(says, n.but), -1) {
			slips = append(slips, slip(n.code, says, at[0], at[1], n.instead))
		}
	}
	return slips
}

// privateNumbers returns the telephone numbers of a text that are not public lines.
func privateNumbers(says string) []Slip {
	if !strings.ContainsAny(says, "0123456789") {
		return nil
	}
	var slips []Slip
	rest := without(says, noNumber)
	numbers := longNumber.FindAllStringIndex(rest, -1)
	for _, at := range dialled.FindAllStringSubmatchIndex(rest, -1) {
		if !slices.ContainsFunc(numbers, func(n []int) bool { return n[0] == at[2] }) {
			numbers = append(numbers, at[2:4])
		}
	}
	for _, at := range numbers {
		if !slices.Contains(publicLines, rest[at[0]:at[1]]) {
			slips = append(slips, slip("private-number", says, at[0], at[1], sayLookItUp))
		}
	}
	return slips
}

func slip(code, says string, from, to int, instead text.Text) Slip {
	return Slip{Code: code, Word: says[from:to], At: utf8.RuneCountInString(says[:from]), Instead: instead}
}

// without returns a text with its harmless parts blanked out, as long as before in bytes.
func without(says string, harmless *regexp.Regexp) string {
	if harmless == nil {
		return says
	}
	return harmless.ReplaceAllStringFunc(says, func(s string) string { return strings.Repeat("\x00", len(s)) })
}
