package book

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// TestFiles: what is made of open files is what is made of the folder, with each change by itself.
func TestFiles(t *testing.T) {
	all := minimal(t)
	files := Open(all)
	first, _ := files.Load()
	if files.Digest() != first.Digest || files.Version() != first.Version {
		t.Errorf("without loading: %s, %s", files.Version(), files.Digest())
	}
	changed := strings.Replace(files.Text("stages.toml"), "overdue_days", "unheard_of", 1)
	_, problems := files.With("stages.toml", changed).Load()
	if len(problems) == 0 || problems[0].File != "stages.toml" {
		t.Errorf("a stage on a fact that does not exist: %v", problems)
	}
	_, problems = files.With("stages.toml", "[[[").Load()
	if len(problems) != 1 {
		t.Errorf("not TOML: %v", problems)
	}
	again, problems := files.Load()
	if problems != nil || again.Digest != first.Digest || again.Digest != sound(t, all).Digest {
		t.Errorf("the files are not as they were: %v", problems)
	}
	other, _ := files.With("stages.toml", files.Text("stages.toml")+"# more\n").Load()
	if other.Digest == first.Digest {
		t.Error("another text has the same digest")
	}
	if got := files.With("nothing.toml", "x = 1").Names(); !cmp.Equal(got, files.Names()) ||
		files.Text("nothing.toml") != "" {
		t.Errorf("a file that is not there was added: %v", got)
	}
}

func TestKeys(t *testing.T) {
	const text = "[alert.x] # 早\nwhen = \"a \\u4E00 b\"\nstages = ['''\nmid''', \"late\"]\n[alert.y.z]\nn = 5\n"
	files := &Files{files: []*file{open(fstest.MapFS{"f": {Data: []byte(text)}}, "f")}}
	var got []string
	for _, k := range files.Keys("f") {
		got = append(got, k.Dotted()+" "+text[k.At:k.To]+" "+k.Says())
	}
	want := []string{
		"alert alert ", "alert.x x ", "alert.x.when when a 一 b", "alert.x.stages stages ['''\nmid''', \"late\"]",
		"alert.x.stages[0] '''\nmid''' mid", `alert.x.stages[1] "late" late`, "alert.y y ", "alert.y.z z ",
		"alert.y.z.n n 5",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	when := files.Keys("f")[2]
	if at := text[when.Byte(3):when.Byte(5)]; at != " b" {
		t.Errorf("behind the escape stands %q", at)
	}
	if line, column := files.Position("f", when.Byte(4)); line != 2 || column != 18 {
		t.Errorf("b is at %d:%d", line, column)
	}
	if line, _ := files.Position("g", 0); line != 0 || files.Keys("g") != nil {
		t.Error("a file that is not there has keys")
	}
}
