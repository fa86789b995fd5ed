// Package format gives rule files their one form, so that a change of a book shows what it changes
// and nothing else. It is the form in which the shipped book was written by hand.
//
// The laws of what stays:
//
//  1. A file says the same before and after: TOML decodes the same from it, and whatever is shown
//     in the order of the file comes in the same order.
//
//  2. No comment is lost or changed. One that stands alone belongs to what follows it and goes
//     where that goes; but if an empty line parts it from what follows, it stays where it is at the
//     top of a file or of a table, or under the last line of a table. One behind a value stays
//     behind it.
//
//  3. Strings, numbers and dates are kept character by character, with the kind of quotes they
//     have.
//
//  4. Tables keep their order, and so do names that a maintainer gives: choices, lines, conditions,
//     stages of points.
//
//  5. What is in the one form is not changed. A book that does not check can be formatted; a file
//     that is not TOML cannot, and is left as it is.
//
// The laws of the form:
//
//  6. The first line names the schema of the file, by a path relative to it, and an empty line
//     follows: #:schema ../schemas/lender.json.
//
//  7. The keys of a table stand in the order of package engine/book/form, zh before en. Keys that
//     no table of its kind has come last, in the order in which they were written. Dotted keys of
//     one name come together.
//
//  8. The = of a table's keys stand under one another: those of title and title.zh, and apart from
//     them those of keys with more parts, such as materials.required. A key of more than 60
//     characters is not waited for.
//
//  9. One space stands on both sides of = and before a comment behind a value: { a = 1, b = 2 },
//     ["a", "b"]. Keys have no quotes that they do not need.
//
//  10. An array stands on one line if that has at most 160 characters, else each of its elements
//     has a line of its own, indented by two spaces, with a comma behind; so also where it has
//     comments, and where it is several tables or several addresses. An inline table stands on one
//     line, unless it has comments.
//
//  11. One empty line stands before a header and the comments above it. Of other empty lines those
//     around comments are kept, never two in a row.
//
//  12. Lines are not indented outside of brackets and end in LF, the last one too; there is no
//     white space before it and no byte-order mark.
//
// So this lender's file
//
//	[lender]
//	title.zh = "某消费金融"
//	title.en = "Some Consumer Finance"
//	sources = [ 'S003' ] # its own page
//	family = "consumer-finance"
//
// becomes
//
//	#:schema ../schemas/lender.json
//
//	[lender]
//	family   = "consumer-finance"
//	title.zh = "某消费金融"
//	title.en = "Some Consumer Finance"
//	sources  = ['S003'] # its own page
package format

import (
	"fmt"
	"strings"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/problem"
)

// File returns the one form of a rule file. Name is the file as problems name it; its last two
// elements give its kind. A file that no book has, and one without a name, keeps the schema line it
// has, or none.
func File(name string, content []byte) (form []byte, problems problem.List) {
	text, before, problems := book.ReadTOML(name, content)
	if len(problems) > 0 {
		return nil, problems
	}
	text, schema := withoutSchema(strings.ReplaceAll(text, "\r\n", "\n")) // what CR CR LF leaves
	if s := SchemaLine(name); s != "" {
		schema = s
	}
	d := scan(text)
	if d == nil {
		return nil, problem.List{{
			File: name, Message: fmt.Sprintf("more than %d brackets open at once", maxDepth),
			Hint: "close a bracket before the next is opened",
			Chinese: problem.Said{
				Message: fmt.Sprintf("一处同时开着的括号多过 %d 个", maxDepth), Hint: "先把前面的括号关上，再开下一个",
			},
		}}
	}
	d.inOrder()
	form = []byte(under(schema, strings.TrimRight(write(d), "\n")))
	switch _, after, problems := book.ReadTOML(name, form); {
	case len(problems) > 0: // it may be too large
		said := problems[0].InChinese()
		return nil, problem.List{{
			File: name, Message: "in its form: " + problems[0].Message, Hint: problems[0].Hint,
			Chinese: problem.Said{Message: "排好以后：" + said.Message, Hint: said.Hint},
		}}
	case !same(before, after): // somebody's case would be decided otherwise
		return nil, problem.List{{
			File: name, Message: "in its form it would not say the same",
			Hint:    "this is a mistake in forbear: report it, with the file",
			Chinese: problem.Said{Message: "排好以后意思就变了", Hint: "这是 forbear 的错：请连同文件报给我们"},
		}}
	}
	return form, nil
}

// under puts a text under the schema line.
func under(schema, body string) string {
	if schema != "" && body != "" {
		schema += "\n\n"
	}
	if schema+body == "" {
		return ""
	}
	return schema + body + "\n"
}
