// Package schema writes JSON Schemas of what people write for forbear: the profile and every file of a rule book. Editors complete names from them,
// say what a key is for, and underline what cannot be.
//
//  1. Whatever the readers accept, a schema accepts: it never underlines what is right. What it refuses, they refuse; they refuse more,
//     for they know what a condition says, and what lies beneath.
//
//  2. Every key that a reader knows is in its schema, in the place where it is written, and no other key.
//
//  3. Ids, facts, choices, units and questions are those of one book. The same book gives the same bytes.
//
//  4. What a schema says is in English, and below it in Chinese.
//
//  5. Only such keywords of draft 2020-12 are used as taplo, tombi and VS Code all understand; x-taplo and x-tombi are theirs, and mean nothing to others.
//
// A rule file names its schema on its first line, relative to itself; package format puts it there:
//
//	#:schema ../schemas/lender.json
package schema

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
)

// Kind is something that has a schema.
type Kind struct {
	Name  string    // of its schema, without ending: facts
	Files string    // the files it is for, in the book's folder: facts.toml; "" for the profile
	Title text.Text // what they are

	table *table
}

// Kinds lists them: the profile, then the files of a book.
var Kinds = []Kind{
	{"profile", "", both("借款人的资料", "profile of a borrower"), nil},
	{"book", "book.toml", both("规则的名称和版本", "title and version of a rule book"), &bookTable},
	{"facts", "facts.toml", both("事实", "facts"), &factsFile},
	{"parameters", "parameters.toml", both("参数", "parameters"), &parametersFile},
	{"sources", "sources.toml", both("出处", "sources"), &sourcesFile},
	{"hardships", "hardships.toml", both("困难", "hardships"), &hardshipsFile},
	{"materials", "materials.toml", both("材料", "materials"), &materialsFile},
	{"strategies", "strategies.toml", both("方案", "strategies"), &strategiesFile},
	{"stages", "stages.toml", both("阶段", "stages"), &stagesFile},
	{"alerts", "alerts.toml", both("提醒", "alerts"), &alertsFile},
	{"urgency", "urgency.toml", both("先后", "urgency"), &urgencyFile},
	{"page", "page.toml", both("结果页", "first page"), &pageFile},
	{"claims", "claims.toml", both("文章里的说法", "claims of articles"), &claimsFile},
	{"common", "common.toml", both("共同的方案和渠道", "options and channels of every creditor"), &commonFile},
	{"family", "families/*.toml", both("机构的种类", "kind of creditor"), &familyFile},
	{"lender", "lenders/*.toml", both("一家产品", "lender's product"), &lenderFile},
}

// Names lists the names of the kinds.
func Names() []string {
	names := make([]string, len(Kinds))
	for i, k := range Kinds {
		names[i] = k.Name
	}
	return names
}

// JSON is the schema of that name for a book; nil when there is no such kind.
func JSON(b *book.Book, name string) []byte {
	i := slices.Index(Names(), name)
	if i < 0 {
		return nil
	}
	m := &maker{book: b}
	if Kinds[i].table == nil {
		return write(m.profile(Kinds[i].Title))
	}
	return write(m.file(Kinds[i].table, Kinds[i].Title))
}

// Folder is where a book's schemas are, in its own folder.
const Folder = "schemas"
