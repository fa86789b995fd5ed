package docs

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/rules"
)

// TestOtherKeys: a key that has no place of its own is told with what the format says of it.
func TestOtherKeys(t *testing.T) {
	b, problems := book.Load(rules.FS)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	channel := b.Families[0].Book.Channels[0]
	for _, row := range []struct {
		why  string
		in   text.Language
		said book.Values
		want []string
	}{
		{"words and texts of a channel", text.EN, channel.Said,
			[]string{"what kind it is of: a public body", "where it is: " + channel.Where.EN}},
		{"in Chinese", text.ZH, channel.Said, []string{"哪一种：公共机构", "怎么找到：" + channel.Where.ZH}},
		{"keys that have a place", text.EN, b.Materials[0].Said, nil},
		{"nothing", text.EN, book.Values{}, nil},
	} {
		a := newAuthor(b, Options{Language: row.in})
		var got []string
		for _, it := range a.otherKeys(row.said) {
			if says := it.Text.Text(); !slices.Contains([]string{"what it rests on", "出处"},
				strings.FieldsFunc(says, colon)[0]) {
				got = append(got, says)
			}
		}
		if diff := cmp.Diff(row.want, got[:min(len(got), len(row.want))]); diff != "" ||
			row.want == nil && got != nil {
			t.Errorf("%s: (-want +got)\n%s", row.why, diff)
		}
	}
}

func colon(r rune) bool { return r == ':' || r == '：' }

// TestPlacedKeysAreOfTheFormat: a key that is told in a place of its own is one.
func TestPlacedKeysAreOfTheFormat(t *testing.T) {
	tables := map[string]*form.Table{}
	for _, f := range form.Files {
		for _, k := range f.Table.Keys {
			if k.Type.Table != nil {
				tables[k.Type.Table.Name] = k.Type.Table
			}
		}
	}
	tables["parameter"] = form.FileAt("parameters.toml").Table.Keys[0].Type.Table
	for name, keys := range placed {
		for key := range strings.FieldsSeq(keys) {
			if tables[name] == nil || tables[name].At(key) == nil {
				t.Errorf("%s has no %s", name, key)
			}
		}
	}
}
