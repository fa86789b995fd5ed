package scaffold

import (
	"bytes"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/book/booktest"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/rules"
	"github.com/forbear-project/forbear/workbench/format"
)

var today = calendar.Of(2026, time.November, 22)

// shipped is the shipped book, which no test changes.
func shipped(t testing.TB) *book.Book {
	t.Helper()
	b, problems := book.Load(rules.FS)
	if len(problems) > 0 {
		t.Fatalf("the shipped book:\n%v", problems)
	}
	return b
}

// content is a file of the shipped book, or nothing.
func content(name string) []byte {
	data, _ := fs.ReadFile(rules.FS, name)
	return data
}

// with is what the shipped book's problems are when a file says something else.
func with(t testing.TB, name string, says []byte) problem.List {
	t.Helper()
	folder := booktest.Copy(t, rules.FS)
	folder[name] = &fstest.MapFile{Data: says}
	_, problems := book.Load(folder)
	return problems
}

// filled is a draft with something in every blank.
func filled(draft []byte) []byte {
	for _, row := range []struct{ blank, with string }{
		{`(zh\s*= )""`, `$1"字"`},
		{`(en\s*= )""`, `$1"words"`},
		{`(basis\s*= )""`, `$1"negotiation"`},
		{`(points\s*= )""`, `$1{ mid = 50, late = 40 }`},
		{`(confidence\s*= )""`, `$1"reported"`},
		{`(kind\s*= )""`, `$1"law"`},
		{`\[""\]`, `["counselling-practice"]`},
	} {
		draft = regexp.MustCompile(row.blank).ReplaceAll(draft, []byte(row.with))
	}
	return draft
}

// drafted are drafts of every kind, by why they are there.
func drafted(t testing.TB, b *book.Book) map[string]*Draft {
	t.Helper()
	all := map[string]*Draft{}
	add := func(why string) func(*Draft, problem.List) {
		return func(d *Draft, problems problem.List) {
			if len(problems) > 0 {
				t.Fatalf("%s: %v", why, problems)
			}
			all[why] = d
		}
	}
	add("a lender")(Lender(b, "some-bank", "platform", today))
	add("a source of a kind")(Source(b, content("sources.toml"), "some-law-1", "regulation", today))
	add("a source whose kind is not said")(Source(b, content("sources.toml"), "some-law-1", "", today))
	add("an article, of which there are no claims yet")(Source(b, content("sources.toml"), "S004", "article", today))
	add("an option of common.toml")(Option(b, content("common.toml"), "minimum-payment", "common"))
	add("an option that is offered nowhere below")(Option(b, content("lenders/jd-jintiao.toml"), "minimum-payment",
		"lenders/jd-jintiao"))
	add("an option that common offers")(Option(b, content("families/platform.toml"), "extension", "families/platform"))
	add("an option that the family offers")(Option(b, content("lenders/jd-jintiao.toml"), "mediation",
		"lenders/jd-jintiao"))
	if layer, strategy := dropped(b); layer != "" {
		add("an option that the family drops")(Option(b, content(layer+".toml"), strategy, layer))
	}
	return all
}

// dropped is a lender whose family drops an option of which the lender says nothing; "" when there
// is none.
func dropped(b *book.Book) (layer, strategy string) {
	for _, l := range b.Lenders {
		for _, d := range b.Family(l.Family).Book.Dropped {
			if layer := "lenders/" + l.ID; !hasOption(content(layer+".toml"), d.Strategy.ID) {
				return layer, d.Strategy.ID
			}
		}
	}
	return "", ""
}

// TestLaw1BlanksAreFilledIn: check names each blank, and nothing else; when all are filled in it is
// content.
func TestLaw1BlanksAreFilledIn(t *testing.T) {
	b := shipped(t)
	for why, d := range drafted(t, b) {
		var names []string
		for _, p := range with(t, d.Name, d.Content) {
			if p.File != d.Name {
				t.Errorf("%s: %v", why, p)
			}
			names = append(names, p.Path)
		}
		if diff := cmp.Diff(d.Blanks, names); diff != "" {
			t.Errorf("%s: (-blanks +check)\n%s", why, diff)
		}
		if problems := with(t, d.Name, filled(d.Content)); len(problems) > 0 {
			t.Errorf("%s: filled in: %v", why, problems)
		}
	}
}

// TestLaw2WhatIsThereStays also looks that the draft is what comes last.
func TestLaw2WhatIsThereStays(t *testing.T) {
	b := shipped(t)
	for why, d := range drafted(t, b) {
		before := content(d.Name)
		if !bytes.HasPrefix(d.Content, bytes.TrimRight(before, "\n")) || !bytes.HasSuffix(d.Content, d.Added) {
			t.Errorf("%s: the file does not begin with what it held, and end with the draft", why)
		}
		if d.New != (before == nil) || d.New && !bytes.Equal(d.Content, d.Added) {
			t.Errorf("%s: new %v, and a new file holds what is new alone", why, d.New)
		}
	}
	empty, problems := Option(b, []byte("\n"), "minimum-payment", "common")
	if len(problems) > 0 || empty.New || !strings.HasPrefix(string(empty.Content), "#:schema schemas/common.json\n\n") {
		t.Errorf("a file that holds nothing is begun like a new one: %v\n%s", problems, empty.Content)
	}
}

func TestLaw3DraftsAreInTheOneForm(t *testing.T) {
	for why, d := range drafted(t, shipped(t)) {
		form, problems := format.File(d.Name, d.Content)
		if diff := cmp.Diff(string(form), string(d.Content)); diff != "" || len(problems) > 0 {
			t.Errorf("%s: (-form +draft) %v\n%s", why, problems, diff)
		}
	}
}

// TestTextsOfTheBookInComments: a text may hold a bell; a comment may not.
func TestTextsOfTheBookInComments(t *testing.T) {
	b := shipped(t)
	b.Strategy("mediation").Title.EN = "ask\a for\tmediation"
	d, problems := Option(b, content("lenders/jd-jintiao.toml"), "mediation", "lenders/jd-jintiao")
	if len(problems) > 0 || !bytes.HasPrefix(d.Added, []byte("# ask  for mediation is offered below")) {
		t.Errorf("%v\n%s", problems, d.Added)
	}
}

// TestWhatLiesBeneathIsRight: the comments of an option that is offered below, made keys, say
// what is below already.
func TestWhatLiesBeneathIsRight(t *testing.T) {
	b := shipped(t)
	for _, row := range []struct{ layer, strategy string }{
		{"families/platform", "extension"}, {"lenders/jd-jintiao", "mediation"},
		{"lenders/cmb-card", "personalised-instalment"},
	} {
		d, problems := Option(b, content(row.layer+".toml"), row.strategy, row.layer)
		if len(problems) > 0 {
			if hasOption(content(row.layer+".toml"), row.strategy) {
				continue // the book has come to say something there
			}
			t.Fatalf("%s: %v", row.layer, problems)
		}
		keys := regexp.MustCompile(`(?m)^# ((basis|points|materials\.[a-z]+|terms\.[a-z_]+) = )`)
		if n := len(keys.FindAll(d.Added, -1)); n < 4 {
			t.Errorf("%s: only %d keys below in\n%s", row.strategy, n, d.Added)
		}
		if problems := with(t, d.Name, keys.ReplaceAll(filled(d.Content), []byte("$1"))); len(problems) > 0 {
			t.Errorf("%s: %v", row.strategy, problems)
		}
	}
}

func TestRefused(t *testing.T) {
	b := shipped(t)
	lender := func(id, family string) problem.List { _, p := Lender(b, id, family, today); return p }
	source := func(id, kind string) problem.List { _, p := Source(b, nil, id, kind, today); return p }
	option := func(strategy, layer string) problem.List {
		_, p := Option(b, content(layer+".toml"), strategy, layer)
		return p
	}
	for _, row := range []struct {
		why      string
		problems problem.List
		want     string
	}{
		{"an id with a space", lender("some bank", "platform"),
			"that is no id | write lower-case words joined by -, such as income-proof"},
		{"an id in capitals", lender("Bank", "platform"),
			"that is no id | write lower-case words joined by -, such as income-proof"},
		{"an id that would leave the folder", lender("../bank", "platform"),
			"that is no id | write lower-case words joined by -, such as income-proof"},
		{"a lender that is there", lender("jd-jintiao", "platform"),
			"there is a lender jd-jintiao already | its file is lenders/jd-jintiao.toml"},
		{"another name of one", lender("jiebei", "platform"),
			"there is a lender ant-jiebei already | its file is lenders/ant-jiebei.toml"},
		{"a family with a slip", lender("some-bank", "credit-cart"),
			"there is no such family | did you mean credit-card?"},
		{"no family", lender("some-bank", ""),
			"there is no such family | one of assignee, bank-loan, consumer-finance, credit-card, guarantor, platform," +
				" private, small-loan, unknown"},
		{"a source that is there", source("civil-code-188", "law"),
			"there is a source civil-code-188 already | it is at " + b.Source("civil-code-188").Place},
		{"a statement is no source", source("S002-28", "article"),
			"that is no id | write lower-case words joined by -, such as income-proof"},
		{"a kind with a slip", source("some-law", "lwa"), "there is no such kind | did you mean law?"},
		{"a strategy with a slip", option("instalments", "common"),
			"there is no such strategy | did you mean instalment?"},
		{"an option that is there", option("instalment", "common"),
			"common.toml says something of instalment already | change it there"},
		{"a lender with a slip", option("mediation", "lenders/jd-jintia"),
			"there is no such layer | did you mean lenders/jd-jintiao?"},
		{"a lender by another name", option("mediation", "lenders/jiebei"),
			"there is no such layer | did you mean lenders/ant-jiebei?"},
		{"no layer", option("mediation", ""),
			"there is no such layer | common, families/ and the id of a family, or lenders/ and the id of a lender"},
	} {
		if len(row.problems) != 1 {
			t.Errorf("%s: %v", row.why, row.problems)
			continue
		}
		p := row.problems[0]
		if got := p.Message + " | " + p.Hint; !strings.HasPrefix(got, row.want) || p.Chinese.Message == "" ||
			p.Chinese.Hint == "" {
			t.Errorf("%s: got %s", row.why, got)
		}
	}
}
