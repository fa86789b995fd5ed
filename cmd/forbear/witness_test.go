package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/forbear-project/forbear/rules"
)

// What a finding shows is a profile that evaluate reads from standard input, and judges as the
// finding says.
func TestAWitnessIsReadByEvaluate(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "rules")
	if err := os.CopyFS(folder, rules.FS); err != nil {
		t.Fatal(err)
	}
	strategies, err := os.OpenFile(filepath.Join(folder, "strategies.toml"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = strategies.WriteString(`
[strategy.claim-benefits.weigh.burden]
when      = "total_monthly_due / monthly_income > 0.5"
points    = 1
reason.zh = "月供超过收入的一半"
reason.en = "more than half the income is due each month"
sources   = ["counselling-practice"]
`)
	if err := strategies.Close(); err != nil {
		t.Fatal(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	code, out, errs := say("", "check", folder, "--format", "json", "--as-of", "2026-11-22")
	if code != exitFound {
		t.Fatalf("check leaves with %d: %s", code, errs)
	}
	var found struct {
		Findings []struct {
			Code    string
			Witness json.RawMessage
		}
	}
	if err := json.Unmarshal([]byte(out), &found); err != nil {
		t.Fatal(err)
	}
	shown := 0
	for _, f := range found.Findings {
		if len(f.Witness) == 0 || string(f.Witness) == "null" {
			continue
		}
		shown++
		code, out, errs := say(string(f.Witness), "evaluate", "-", "--rules", folder, "--format", "json")
		if code != exitGood || f.Code == "may-divide-by-zero" && !strings.Contains(out, `"division-by-zero"`) {
			t.Errorf("%s: evaluate leaves with %d: %s\n%s", f.Code, code, errs, f.Witness)
		}
	}
	if shown == 0 {
		t.Error("no finding shows a profile")
	}
}
