package mutation_test

import (
	"bytes"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/workbench/mutation"
)

// ofRefusals are the lines that name the letters of the shipped book.
var ofRefusals = regexp.MustCompile(`(?m)^letters = .*\n`)

// TestMutantsOfLetters: what a maintainer could get wrong in a letter, and nothing of its words.
func TestMutantsOfLetters(t *testing.T) {
	all := fstest.MapFS{}
	root := os.DirFS("../../rules")
	names := book.Open(root).Names()
	for _, name := range names {
		data, err := os.ReadFile("../../rules/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if name != "letters.toml" && (len(name) < 8 || name[:8] != "letters/") {
			all[name] = &fstest.MapFile{Data: ofRefusals.ReplaceAll(data, nil)}
		}
	}
	all["letters.toml"] = &fstest.MapFile{Data: []byte(`[promise.own]
when         = "not disowned"
reason.zh    = "该还"
reason.en    = "to be paid"
otherwise.zh = "不该还"
otherwise.en = "not to be paid"
sources      = ["house-rule"]
[never.words]
words     = ["甲", "乙"]
reason.zh = "不写"
reason.en = "not written"
`)}
	all["letters/one.toml"] = &fstest.MapFile{Data: []byte(`[letter]
title.zh   = "申请"
title.en   = "application"
kind       = "neutral"
strategies = ["personalised-instalment", "instalment"]
families   = ["credit-card"]
why.zh     = "申请"
why.en     = "to ask"
sources    = ["house-rule"]
[block.offer]
plan    = ["longest", "shortest"]
text.zh = "每月 {plan_payment|【】}"
text.en = "{plan_payment|[ ]} a month"
[block.table]
form = "table"
[block.table.row.owed]
title.zh = "欠"
title.en = "owed"
value.zh = "{owed|【】}"
value.en = "{owed|[ ]}"
`)}
	all["letters/two.toml"] = &fstest.MapFile{Data: []byte(`[letter]
title.zh = "说明"
title.en = "statement"
kind     = "neutral"
why.zh   = "说明"
why.en   = "to state"
sources  = ["house-rule"]
[block.only]
text.zh = "如下"
text.en = "as follows"
`)}
	refusals := all["refusals.toml"]
	refusals.Data = bytes.Replace(refusals.Data, []byte("[refusal.no-answer]\n"),
		[]byte("[refusal.no-answer]\nletters = [\"one\", \"two\"]\n"), 1)
	files := book.Open(all)
	if _, problems := files.Load(); len(problems) > 0 {
		t.Fatal(problems[0])
	}
	var got []string
	for _, m := range mutation.Mutants(files) {
		if m.OfLetter() || strings.HasSuffix(m.Path, ".letters") {
			got = append(got, m.Operator+" "+m.Path+" "+m.About)
		}
	}
	slices.Sort(got)
	want := []string{
		"dropped block.offer offer",
		"dropped block.only only",
		"dropped block.table.row.owed owed",
		"dropped promise.own own",
		"negation promise.own.when disowned",
		"scope block.offer.plan longest",
		"scope block.offer.plan shortest",
		"scope letter.families families",
		"scope letter.strategies instalment",
		"scope letter.strategies personalised-instalment",
		"scope refusal.no-answer.letters one",
		"scope refusal.no-answer.letters two",
		"swapped block.offer.plan longest",
		"swapped refusal.no-answer.letters one",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
