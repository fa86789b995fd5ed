package book

import (
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/forbear-project/forbear/engine/book/form"
)

// names say what is wrong with a name of a form, as a hint; "" when nothing is.
var names = map[form.Names]func(name string) (hint string){
	form.IDNames: isID, form.SourceNames: isSourceID, form.KeyNames: isKey, form.VariableNames: isVariable,
	form.StatementNames: isStatement,
}

// IsID is whether a lender, a family, a strategy or a material may have that id.
func IsID(name string) bool { return isID(name) == "" }

// IsSourceID is whether a source may have that id.
func IsSourceID(name string) bool { return isSourceID(name) == "" }

// isID is the form of ids: lower-case words joined by hyphens.
func isID(name string) string {
	return shaped(name, "-", "write lower-case words joined by -, such as income-proof")
}

// isSourceID is the form of a source's id, which for the four articles is S000 to S003.
func isSourceID(name string) string {
	if article(name+"-00") != name+"-00" {
		return ""
	}
	return isID(name)
}

// isStatement is the form of a claim's id: a statement of an article.
func isStatement(name string) string {
	if article(name) == name {
		return "write the article and the number of its statement, such as S002-28"
	}
	return ""
}

// isKey is the form of the names of conditions, lines and channels.
func isKey(name string) string {
	return shaped(name, "-_", "write lower-case words joined by - or _, such as beyond-means")
}

// isVariable is the form of the names that conditions speak of.
func isVariable(name string) string {
	if name != "" && name[0] >= '0' && name[0] <= '9' {
		return "begin with a letter"
	}
	return shaped(name, "_", "write lower-case words joined by _, such as monthly_income")
}

// shaped wants lower-case letters and digits, with single joints between them.
func shaped(name, joints, hint string) string {
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
	return ""
}

// article is the source of a citation: S000 of S000-28, the citation itself of any other.
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

// fold makes names of lenders comparable.
func fold(name string) string {
	if name == "" {
		return ""
	}
	return strings.ToLower(norm.NFKC.String(strings.TrimSpace(name)))
}

// identifying is what the name of a fact may not smell of: facts are what rules need, never who
// somebody is.
var identifying = regexp.MustCompile(`(^|_)(` + strings.Join([]string{
	`(sur|full|real|first|last|family|user)?_?names?`, `passport`, `identity`, `id_?(number|no|card|code)`, `idcard`,
	`ssn`, `sfz`,
	`(tele)?phones?`, `mobile`, `cell(phone)?`, `tel`, `(card|account)_?(number|no|code)`, `bank_?card`, `cvv`, `pin`,
	`password`,
	`address(es)?`, `street`, `e?mails?`, `e_mail`, `wechat`, `weixin`, `qq`, `alipay`,
	`birth_?(day|date)?s?`, `date_of_birth`, `born(_on)?`, `photo`, `face`, `fingerprint`, `signature`,
}, "|") + `)(_|$)`)

func smellsOfIdentity(name string) bool { return identifying.MatchString(name) }

// didYouMean is a hint at one of names, or one that says where they are listed.
func didYouMean(word string, names []string, listed string) string {
	if hint := hintOf(word, names, "one of %s"); hint != "" {
		return hint
	}
	return listed
}
