package diff_test

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/workbench/diff"
)

type numbered struct {
	Number int
	Line   string
}

func linesOf(r io.Reader) (all []numbered, err error) {
	err = diff.EachLine(r, func(n int, line []byte) { all = append(all, numbered{n, string(line)}) })
	return all, err
}

func TestEachLine(t *testing.T) {
	long := strings.Repeat("x", 1<<20)
	for _, row := range []struct {
		why, file string
		want      []numbered
	}{
		{"nothing", "", nil},
		{"a line", "{}\n", []numbered{{1, "{}"}}},
		{"no line end at the end", "{}\n{\"a\": 1}", []numbered{{1, "{}"}, {2, "{\"a\": 1}"}}},
		{"blank lines are counted and passed over", "\n  \n{}\n\n", []numbered{{3, "{}"}}},
		{"a byte-order mark and Windows line ends", "\ufeff{}\r\n\r\n{}\r\n", []numbered{{1, "{}"}, {3, "{}"}}},
		{"a byte-order mark alone", "\ufeff\n", nil},
		{"a line as long as a profile may be is whole", long + "\n{}\n", []numbered{{1, long}, {2, "{}"}}},
		{"a longer one is cut, and the next is the next", long + "yyyy\n{}\n", []numbered{{1, long + "y"}, {2, "{}"}}},
	} {
		got, err := linesOf(strings.NewReader(row.file))
		if diff := cmp.Diff(row.want, got); diff != "" || err != nil {
			t.Errorf("%s: %v (-want +got):\n%s", row.why, err, diff)
		}
	}
}

func TestEachLineGivesBackTheErrorOfReading(t *testing.T) {
	broken := errors.New("no more")
	got, err := linesOf(io.MultiReader(strings.NewReader("{}\n{"), iotest.ErrReader(broken)))
	if !errors.Is(err, broken) || len(got) == 0 || got[0].Line != "{}" {
		t.Errorf("got %v, %v", got, err)
	}
}

// FuzzEachLine: every line that holds anything is given once, in order, with its number, and never
// more than a profile may have.
func FuzzEachLine(f *testing.F) {
	for _, seed := range []string{"", "{}\n", "\ufeff{}\r\n\r\n{}", "\n\n\n{", "\r\r\n\x00\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		got, err := linesOf(strings.NewReader(string(file)))
		if err != nil {
			t.Fatal(err)
		}
		var want []numbered
		for i, line := range strings.Split(string(file), "\n") {
			if i == 0 {
				line = strings.TrimPrefix(line, "\ufeff")
			}
			if line = strings.TrimRight(line, "\r"); strings.TrimSpace(line) != "" {
				want = append(want, numbered{i + 1, line[:min(len(line), 1<<20+1)]})
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}
