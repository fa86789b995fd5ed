// Package scaffold begins what a maintainer is about to write: a lender's file, an option, a
// source, a fixture.
//
//  1. A draft holds what is known, and a blank for each thing that must be: an empty text, "", with
//     what belongs there behind it. It does not check until every blank is filled in, and does
//     then. What may be left out stands in a comment.
//
//  2. What is there stays: a draft is a new file, or comes last in one. What is there already is
//     not drafted again.
//
//  3. A draft is in the one form of rule files. Today and the book are all it is made from.
//
//  4. The smallest book checks, and its fixtures hold; a draft in it can be begun while others are not
//     filled in.
//
// The beginning of a lender's file:
//
//	[lender]
//	family   = "platform"
//	title.zh = "" # fill in: the product as borrowers call it, in Chinese
package scaffold

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/format"
)

// Draft is a file that is begun, or what is to come last in one.
type Draft struct {
	Name    string   // of the file, in the folder of the book or of the fixtures: lenders/some-bank.toml
	Added   []byte   // what is new in it
	Content []byte   // all of it: what was there, and what is new
	Blanks  []string // what is to be filled in, as check names it: lender.title.zh
	New     bool     // there is no such file yet
}

// Lender drafts the file of a lender that the book does not know yet.
func Lender(b *book.Book, id, family string, today calendar.Day) (*Draft, problem.List) {
	switch known := b.Lender(id); {
	case !book.IsID(id):
		return nil, notID(id)
	case known != nil:
		return nil, refused("there is a lender "+known.ID+" already", "its file is lenders/"+known.ID+".toml",
			"已经有 "+known.ID+" 这一家", "它的文件是 lenders/"+known.ID+".toml")
	case b.Family(family) == nil:
		return nil, unknown("family", "这一类机构", family, idsOf(b.Families, func(f *book.Family) string { return f.ID }))
	}
	p := &pen{spoken: b.Languages}
	p.comment("fill in: what the product is, who lends, and what was looked for and not found")
	p.head("lender")
	p.set("family", quote(family))
	p.blank("title.zh", "the product as borrowers call it, in Chinese")
	p.blank("title.en", "and in English")
	p.comment(`where it has other names: aliases = ["…"], each of one lender alone`)
	p.comment(`where the contract or a licence says who lends: entity.zh = "…" and entity.en = "…"`)
	p.set("reviewed", today.String())
	p.set("review_days", "180")
	p.blanks("sources", cite)
	p.head("channel.app")
	p.set("kind", `"app"`)
	p.blank("where.zh", "the way through the app to somebody who can help; or take the channel out")
	p.blank("where.en", "the same in English")
	p.blanks("sources", cite)
	p.b.WriteString("\n")
	p.comment("whatever common.toml and families/" + family +
		".toml offer holds here too; to change one: forbear new option STRATEGY --in lenders/" + id)
	return p.draft("lenders/"+id+".toml", nil), nil
}

// cite says what belongs among sources.
const cite = "ids from sources.toml, or statements of an article, such as S002-28"

// Source drafts a source that the book does not have yet, for the end of sources.toml, which holds
// before; nil is a file that is not there. Kind may be "", to be filled in.
func Source(b *book.Book, before []byte, id, kind string, today calendar.Day) (*Draft, problem.List) {
	switch {
	case !book.IsSourceID(id):
		return nil, notID(id)
	case b.Source(id) != nil:
		return nil, refused("there is a source "+id+" already", "it is at "+b.Source(id).Place, "已经有 "+id+" 这个出处",
			"在 "+b.Source(id).Place)
	case IsBegun(before, "source", id):
		return nil, begun("source", id, "sources.toml")
	case kind != "" && !slices.Contains(book.SourceKinds, kind):
		return nil, unknown("kind", "这种出处", kind, book.SourceKinds)
	}
	p := &pen{spoken: b.Languages}
	p.head("source." + id)
	p.blank("title.zh", "its name, with what it says in brackets, in Chinese: 《民法典》第一百八十八条（诉讼时效三年）")
	p.blank("title.en", "and in English: Civil Code, Art. 188 (limitation period of three years)")
	if kind == "" {
		p.blank("kind", strings.Join(book.SourceKinds, " | "))
	} else {
		p.set("kind", quote(kind))
	}
	issuers := make([]string, len(p.spoken))
	for i, l := range p.spoken {
		issuers[i] = "issuer." + string(l)
	}
	p.comment("where it is known: " + strings.Join(issuers, " and ") +
		", and from and until, the first and the last day on which it held")
	p.blank("confidence", meanings(form.Confidences))
	p.set("checked", today.String())
	p.blanks("found_at", "where a copy was found; or take the line out")
	return p.draft("sources.toml", before), nil
}

// meanings lists the words of the format that a blank may be filled with, and what they mean.
func meanings(words []form.Meaning) string {
	each := make([]string, len(words))
	for i, w := range words {
		each[i] = w.Is + " (" + w.Says.EN + ")"
	}
	return strings.Join(each, " | ")
}

// pen writes a draft.
type pen struct {
	b      strings.Builder
	spoken []text.Language // by the book: no blank is left for another
	path   string          // of the table that is written
	empty  []string        // the blanks
	unsaid string          // what the Chinese of a text would be, where the book does not speak it
}

func (p *pen) head(path string) {
	p.path = path
	p.b.WriteString("\n[" + path + "]\n")
}

// comment writes a line about the book, without characters that no comment may hold.
func (p *pen) comment(says string) {
	p.b.WriteString("# " + strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, says) + "\n")
}

func (p *pen) set(key, value string) { p.b.WriteString(key + " = " + value + "\n") }

// note writes a key with a remark about its value.
func (p *pen) note(key, value, says string) { p.set(key, value+" # "+says) }

// blank writes a text to be filled in, in a language that the book speaks. Where English stands alone,
// what it is to be is said of it: "and in English" is said behind the Chinese.
func (p *pen) blank(key, says string) {
	l := text.Language(key[strings.LastIndex(key, ".")+1:])
	switch speaks := slices.Contains(p.spoken, l); {
	case l == text.ZH && !speaks:
		p.unsaid, _, _ = strings.Cut(says, ", in Chinese")
		return
	case l == text.EN && !speaks:
		return
	case l == text.EN && p.unsaid != "":
		for _, behind := range []string{"and in English", "the same in English"} {
			says = strings.Replace(says, behind, p.unsaid, 1)
		}
		p.unsaid = ""
	}
	p.note(key, `""`, "fill in: "+says)
	p.empty = append(p.empty, p.path+"."+key)
}

// blanks writes a list of texts to be filled in.
func (p *pen) blanks(key, says string) {
	p.note(key, `[""]`, "fill in: "+says)
	p.empty = append(p.empty, p.path+"."+key+"[0]")
}

// draft returns what was written, in the one form, behind what a file holds already.
func (p *pen) draft(name string, before []byte) *Draft {
	as, kept := name, bytes.TrimRight(before, "\n")
	if len(kept) > 0 {
		as = "" // a part of a file has no line that names its schema
	}
	added, problems := format.File(as, []byte(p.b.String()))
	if len(problems) > 0 {
		panic("scaffold: a draft that has no form: " + problems[0].Message) // what is put into one was looked at before
	}
	d := &Draft{Name: name, Added: added, Content: added, Blanks: p.empty, New: before == nil}
	if len(kept) > 0 {
		d.Content = slices.Concat(kept, []byte("\n\n"), added)
	}
	return d
}

// quote writes a string in TOML; what is quoted has neither quotes nor backslashes.
func quote(s string) string { return `"` + s + `"` }

func idsOf[T any](all []*T, id func(*T) string) []string {
	ids := make([]string, len(all))
	for i, one := range all {
		ids[i] = id(one)
	}
	return ids
}

func refused(message, hint, zh, zhHint string) problem.List {
	return problem.List{{Message: message, Hint: hint, Chinese: problem.Said{Message: zh, Hint: zhHint}}}
}

func notID(name string) problem.List {
	return refused("that is no id", "write lower-case words joined by -, such as income-proof", "这不能做编号",
		"用小写字母和数字，词与词之间加 -，像 income-proof")
}

func unknown(kind, zh, word string, words []string) problem.List {
	if near := problem.Suggest(word, words); near != "" {
		return refused("there is no such "+kind, "did you mean "+near+"?", "没有"+zh, "您要的是不是 "+near+"？")
	}
	return refused("there is no such "+kind, "one of "+text.Join(words, text.EN), "没有"+zh,
		"可以写："+text.Join(words, text.ZH))
}
