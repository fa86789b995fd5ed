package serve

import (
	"os"
	"strings"
	"testing"
)

// Every type of problem is explained where it points to.
func TestEveryProblemIsExplained(t *testing.T) {
	english, err := os.ReadFile("../docs/api.md")
	if err != nil {
		t.Fatal(err)
	}
	chinese, err := os.ReadFile("../docs/api.zh.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []failure{
		badQuery, notJSON, brokenBody, crossSite, notFound, wrongMethod, tooSlow, tooLarge, tooManyLines, wrongType,
		wrongHost, notAProfile, tooMany, broken, notReady, brokenBook,
	} {
		if !strings.Contains(string(english), "\n#### "+f.id+"\n") || !strings.Contains(string(chinese), "\n| `"+f.id+"` |") {
			t.Errorf("%s is not explained", f.id)
		}
		if f.title.ZH == "" || f.title.EN == "" || (f.hint.ZH == "") != (f.hint.EN == "") {
			t.Errorf("%s is not said in both languages", f.id)
		}
	}
}

func TestPointerTo(t *testing.T) {
	for path, want := range map[string]string{
		"":                             "",
		"as_of":                        "/as_of",
		"debts[0].overdue_days":        "/debts/0/overdue_days",
		"debts[12].payments[3].amount": "/debts/12/payments/3/amount",
		"debts[0].legal_papers[1]":     "/debts/0/legal_papers/1",
		"a/b~c":                        "/a~1b~0c",
	} {
		if got := pointerTo(path); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
}
