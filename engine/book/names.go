package book

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/text"
)

// names check a name of each form and return a hint where it is wrong, else "".
var names = map[form.Names]func(name string) (hint text.Text){
	form.IDNames: isID, form.SourceNames: isSourceID, form.KeyNames: isKey, form.VariableNames: isVariable,
	form.StatementNames: isStatement, form.YearNames: isYear,
}

// IsID reports whether a lender, a family, a strategy or a material may have an id.
func IsID(name string) bool { return isID(name) == (text.Text{}) }

// IsSourceID reports whether a source may have an id.
func IsSourceID(name string) bool { return isSourceID(name) == (text.Text{}) }

// isID checks an id: lower-case words joined by hyphens.
func isID(name string) text.Text {
	return shaped(
		name,
		"-",
		text.Both("写小写的词，用 - 连，如 income-proof", "write lower-case words joined by -, such as income-proof"),
	)
}

// isSourceID checks the id of a source, which for the four articles is S000 to S003.
func isSourceID(name string) text.Text {
	if article(name+"-00") != name+"-00" {
		return text.Text{}
	}
	return isID(name)
}

// isStatement checks the id of a claim: a statement of an article.
func isStatement(name string) text.Text {
	if article(name) == name {
		return text.Both("写文章和第几条，如 S002-28", "write the article and the number of its statement, such as S002-28")
	}
	return text.Text{}
}

// isYear checks the name of a year: four digits.
func isYear(name string) text.Text {
	if n, err := strconv.Atoi(name); err != nil || n < 1000 || n > 9999 || len(name) != len("2026") {
		return text.Both("写年份，如 2026", "write the year, such as 2026")
	}
	return text.Text{}
}

// isKey checks the name of a condition, line or channel.
func isKey(name string) text.Text {
	return shaped(
		name,
		"-_",
		text.Both("写小写的词，用 - 或 _ 连，如 beyond-means", "write lower-case words joined by - or _, such as beyond-means"),
	)
}

// isVariable checks the name of a fact or parameter.
func isVariable(name string) text.Text {
	if name != "" && name[0] >= '0' && name[0] <= '9' {
		return text.Both("以字母开头", "begin with a letter")
	}
	return shaped(
		name,
		"_",
		text.Both("写小写的词，用 _ 连，如 monthly_income", "write lower-case words joined by _, such as monthly_income"),
	)
}

// shaped returns the hint unless a name is lower-case letters and digits with single joints between
// them.
func shaped(name, joints string, hint text.Text) text.Text {
	joined := true // there is nothing yet that could be joined
	for _, r := range name {
		joint := strings.ContainsRune(joints, r)
		if joint && joined || !joint && (r < 'a' || r > 'z') && (r < '0' || r > '9') {
			return hint
		}
		joined = joint
	}
	if joined {
		return hint
	}
	return text.Text{}
}

// article returns the source of a citation: S000 of S000-28, the citation itself of any other.
func article(citation string) string {
	const id = len("S000")
	if len(citation) != len("S000-28") && len(citation) != len("S000-T28") || citation[0] != 'S' ||
		citation[id] != '-' {
		return citation
	}
	statement := strings.TrimPrefix(citation[id+1:], "T")
	if len(statement) != 2 || !areDigits(citation[1:id]) || !areDigits(statement) {
		return citation
	}
	return citation[:id]
}

func areDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// fold returns a name of a lender in the form in which names are compared.
func fold(name string) string {
	if name == "" {
		return ""
	}
	return strings.ToLower(norm.NFKC.String(strings.TrimSpace(name)))
}

// identifying matches names of facts that would identify a person: facts are only what rules need.
var identifying = regexp.MustCompile(`(^|_)(` + strings.Join([]string{
	`(sur|full|real|first|last|family|user)?_?names?`, `passport`, `identity`, `id_?(number|no|card|code)`, `idcard`,
	`ssn`, `sfz`,
	`(tele)?phones?`, `mobile`, `cell(phone)?`, `tel`, `(card|account)_?(number|no|code)`, `bank_?card`, `cvv`, `pin`,
	`password`,
	`address(es)?`, `street`, `e?mails?`, `e_mail`, `wechat`, `weixin`, `qq`, `alipay`,
	`birth_?(day|date)?s?`, `date_of_birth`, `born(_on)?`, `photo`, `face`, `fingerprint`, `signature`,
}, "|") + `)(_|$)`)

func looksIdentifying(name string) bool { return identifying.MatchString(name) }

// didYouMean returns a hint at a near name, else at where names are listed.
func didYouMean(word string, names []string, listed text.Text) text.Text {
	if hint := hintOf(word, names, oneOfThese); hint != (text.Text{}) {
		return hint
	}
	return listed
}
