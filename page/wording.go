package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/forbear-project/forbear/engine/text"
)

// wording has what the page calls the things that a book is about where the book does not say, by
// the keys of [wording] in book.toml. It fits a book on any subject. {debt} in a sentence of the page
// is the word, {Debt} begins with a capital letter.
var wording = map[string]text.Text{
	"page":      text.Both("您可以怎么办", "What you can do"),
	"debt":      text.Both("账", "account"),
	"debts":     text.Both("账", "accounts"),
	"creditor":  text.Both("对方", "organisation"),
	"creditors": text.Both("对方", "organisations"),
	"lender":    text.Both("对方", "organisation"),
	"from":      text.Both("对方是谁", "organisation"),
	"paying":    text.Both("付款", "payment"),
	"whoever":   text.Both("不管对方是谁", "whoever they are"),
	"confirm": text.Both("请先看账单或通知上写的是谁，再回答后面第一个问题。",
		"Please look who is named in the bill or notice, then answer the first question below."),
	"lent": text.Both("对方是谁？", "Which organisation is it?"),
	"gate": text.Both("还不能看结果：先答完前面这几个问题，不然结果可能是错的。",
		"There is no result yet: these questions come first, or it could be wrong."),
	"start": text.Both(
		"一步一步问，问完告诉您：可以先找谁、能谈什么、依据是什么、先做哪一步。",
		"This asks you step by step, and then tells you whom to turn to, what you may ask for, on what grounds, and what to do first.",
	),
	"hand":  text.Both("账单、合同或通知", "the bill, contract or notice"),
	"paper": text.Both("来信", "a letter"),
}

// worded returns a text in a language, with the words of a book in the places for them.
func worded(t text.Text, of map[string]text.Text, l text.Language) string {
	said := t.In(l)
	if !strings.Contains(said, "{") {
		return said
	}
	for key, own := range wording {
		word := own
		if said, ok := of[key]; ok {
			word = said
		}
		first, size := utf8.DecodeRuneInString(key)
		said = strings.ReplaceAll(said, "{"+key+"}", word.In(l))
		said = strings.ReplaceAll(said, "{"+string(unicode.ToUpper(first))+key[size:]+"}", capital(word.In(l)))
	}
	return said
}
