package main

import (
	"bytes"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// ofLoans are words that only a book on loans may bring to a page.
var ofLoans = regexp.MustCompile(`(?i)\b(loans?|debts?|debtors?|lenders?|lent|lending|borrowers?|borrowed|` +
	`creditors?|repay\w*|instalments?|credit|CNY|yuan)\b` +
	`|债|贷|借款|放款|还款|欠款|逾期|征信`)

// forTheExample runs a command in the folder of the example, where nobody says which language.
func forTheExample(t *testing.T, want int, args ...string) string {
	t.Helper()
	var out, problems bytes.Buffer
	if code := newApp(strings.NewReader(""), &out, &problems, nil).run(args); code != want {
		t.Fatalf("forbear %s: exit %d, not %d\n%s%s", strings.Join(args, " "), code, want, out.String(), problems.String())
	}
	return out.String()
}

// TestTheExampleIsSound: check finds nothing above a note, its files are in form, its fixtures hold and
// see everything.
func TestTheExampleIsSound(t *testing.T) {
	t.Chdir("../../examples/utility-hardship")
	forTheExample(t, exitGood, "check")
	forTheExample(t, exitGood, "fmt", "--check")
	forTheExample(t, exitGood, "test", "--min-coverage", "100")
}

// TestTheExampleSaysNothingOfLoans: a page of a book on another subject is in its language, has its
// currency, and no word of loans.
func TestTheExampleSaysNothingOfLoans(t *testing.T) {
	t.Chdir("../../examples/utility-hardship")
	profiles, err := filepath.Glob("fixtures/*/*.json")
	if err != nil || len(profiles) == 0 {
		t.Fatal("no fixtures", err)
	}
	listed := forTheExample(t, exitGood, "list", "strategies", "--rules", "rules")
	strategies := regexp.MustCompile(`(?m)^[a-z-]+`).FindAllString(listed, -1)[1:]
	for _, profile := range profiles {
		commands := [][]string{
			{"evaluate"}, {"evaluate", "--full"}, {"evaluate", "--lang", "zh"},
			{"evaluate", "--format", "markdown", "--full"},
			{"evaluate", "--format", "html"}, {"calendar"}, {"letter", "list"}, {"plan"},
		}
		for _, s := range strategies {
			commands = append(commands, []string{"evaluate", "--strategy", s})
		}
		for _, args := range commands {
			args = append(args, "--rules", "rules", profile)
			page := forTheExample(t, exitGood, args...)
			page = strings.ReplaceAll(page, "never borrow for it", "")
			if word := ofLoans.FindString(page); word != "" {
				t.Errorf("forbear %s says %q:\n%s", strings.Join(args, " "), word, page)
			}
		}
	}
	page := forTheExample(t, exitGood, "evaluate", "--rules", "rules", "--full", "fixtures/rivermead/fewer-hours.json")
	for _, wanted := range []string{"Help with a water bill", "The water bill: Rivermead Water", "£500 a month"} {
		if !strings.Contains(page, wanted) {
			t.Errorf("the page has no %q:\n%s", wanted, page)
		}
	}
}
