package coverage_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
	"github.com/forbear-project/forbear/workbench/coverage"
	"github.com/forbear-project/forbear/workbench/fixture"
)

// partly is a coverage with every kind of gap.
func partly() coverage.Coverage {
	return coverage.Coverage{
		Conditions: []coverage.Condition{
			{
				Kind: "alert", Place: "alerts.toml:8", ID: "alert.distress", Yes: 3, No: 40, Unknown: 2, YesIn: "a",
				NoIn:      "a",
				UnknownIn: "b",
			},
			{Kind: "alert", Place: "alerts.toml:120", ID: "alert.frozen", Yes: 3, No: 40, YesIn: "a", NoIn: "a"},
			{Kind: "stage", Place: "stages.toml:4", ID: "stage.early", No: 2, Unknown: 1, NoIn: "a", UnknownIn: "b"},
			{Kind: "require", Place: "strategies.toml:30", ID: "strategy.instalment.require.surplus", Yes: 7,
				YesIn: "b"},
			{Kind: "weigh", Place: "strategies.toml:41", ID: "strategy.instalment.weigh.proved"},
		},
		Options: []coverage.Option{
			{
				Book: "bank", Strategy: "instalment", Place: "common.toml:6", Eligible: 1, Ineligible: 2,
				EligibleIn: "a",
				ClosedIn:   "b",
			},
			{Book: "bank", Strategy: "legal-aid", Place: "common.toml:9", Eligible: 3, NothingCloses: true,
				EligibleIn: "a"},
			{
				Book: "north", Strategy: "instalment", Place: "lenders/north.toml:3", Undetermined: 1, NotOffered: 1,
				ClosedIn: "b",
			},
			{Book: "north", Strategy: "legal-aid", Place: "common.toml:9", NothingCloses: true},
			{Book: "south-bank-consumer-finance", Strategy: "instalment", Place: "common.toml:6", Eligible: 1,
				EligibleIn: "a"},
		},
		Plans: []coverage.Plan{
			{Place: "strategies.toml:50", ID: "strategy.instalment.plan.stopped", Held: 2, HeldIn: "a"},
			{Place: "strategies.toml:60", ID: "strategy.instalment.plan.at-rate"},
		},
	}
}

func TestCoverageText(t *testing.T) {
	for _, l := range text.Languages {
		var b bytes.Buffer
		if err := partly().WriteText(&b, l); err != nil {
			t.Fatal(err)
		}
		file := "testdata/coverage." + string(l) + ".golden"
		if *update {
			if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), b.String()); diff != "" {
			t.Errorf("%s (-want +got)\n%s", file, diff)
		}
	}
}

// What does not count against a book is listed where everything is asked for.
func TestNeverUnknownIsListedWhereVerbose(t *testing.T) {
	for _, verbose := range []bool{false, true} {
		var b bytes.Buffer
		run := coverage.Run{Coverage: partly(), Listed: true, Verbose: verbose}
		if err := run.WriteText(&b, text.EN); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(verbose, strings.Contains(b.String(), "never seen unknown")); diff != "" {
			t.Errorf("verbose %v: %s", verbose, diff)
		}
	}
}

func TestCoverageOfManyOptionsFitsThePage(t *testing.T) {
	var c coverage.Coverage
	for range 30 {
		c.Options = append(c.Options, coverage.Option{Book: "consumer-finance", Strategy: "personalised-instalment"})
	}
	var b bytes.Buffer
	if err := c.WriteText(&b, text.EN); err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(b.String(), "\n") {
		if w := document.Cells(line); w > document.Width {
			t.Errorf("%d cells: %s", w, line)
		}
	}
}

func TestWholeCoverageHasNothingToList(t *testing.T) {
	var b bytes.Buffer
	whole := coverage.Coverage{
		Conditions: []coverage.Condition{{Kind: "stage", Yes: 1, No: 1, Unknown: 1}},
		Options:    []coverage.Option{{Eligible: 1, NotOffered: 1}},
	}
	if err := whole.WriteText(&b, text.EN); err != nil {
		t.Fatal(err)
	}
	if got, _, _ := strings.Cut(b.String(), "\n"); got != "by kind" {
		t.Errorf("begins with %q", got)
	}
}

func TestCoverageJSON(t *testing.T) {
	for _, test := range []struct {
		why     string
		of      coverage.Coverage
		minimum int
		want    string
	}{
		{"everything, with the shares", partly(), 50, `{"shares": [
			{"of": "conditions", "seen": 2, "all": 5, "percent": 40}, {"of": "options", "seen": 2, "all": 5, "percent": 40},
			{"of": "plans", "seen": 1, "all": 2, "percent": 50},
			{"of": "letters", "seen": 0, "all": 0, "percent": 100}],
			"minimum": 50, "reached": false}`},
		{"lists are never null", coverage.Coverage{}, 0, `{"shares": [
			{"of": "conditions", "seen": 0, "all": 0, "percent": 100}, {"of": "options", "seen": 0, "all": 0, "percent": 100},
			{"of": "plans", "seen": 0, "all": 0, "percent": 100},
			{"of": "letters", "seen": 0, "all": 0, "percent": 100}],
			"minimum": 0, "reached": true}`},
	} {
		var b bytes.Buffer
		if err := (coverage.Run{Coverage: test.of, Minimum: &test.minimum}).WriteJSON(&b); err != nil {
			t.Fatal(err)
		}
		var got struct {
			Format   string
			Coverage map[string]any
		}
		if err := json.Unmarshal(b.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		for _, list := range []string{"conditions", "options", "plans", "letters"} {
			if _, is := got.Coverage[list].([]any); !is {
				t.Errorf("%s: %s is %v", test.why, list, got.Coverage[list])
			}
			delete(got.Coverage, list)
		}
		var want map[string]any
		if err := json.Unmarshal([]byte(test.want), &want); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got.Coverage); diff != "" || got.Format != "1" {
			t.Errorf("%s (-want +got)\n%s", test.why, diff)
		}
	}
}

func TestCoverageJSONNamesItsKeys(t *testing.T) {
	var b, out bytes.Buffer
	run := coverage.Run{Coverage: partly()}
	if err := errors.Join(run.WriteJSON(&b), json.Compact(&out, b.Bytes())); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"minimum":null,"reached":true`,
		`{"kind":"alert","place":"alerts.toml:8","id":"alert.distress","yes":3,"no":40,"unknown":2,` +
			`"yes_in":"a","no_in":"a","unknown_in":"b"}`,
		`{"book":"north","strategy":"instalment","place":"lenders/north.toml:3","eligible":0,"undetermined":1,` +
			`"ineligible":0,"not_offered":1,"nothing_closes":false,"eligible_in":"","closed_in":"b"}`,
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %s in %s", want, &out)
		}
	}
}

func TestBelowTheMinimumIsSaidInEveryFormat(t *testing.T) {
	minimum := 40
	reached := coverage.Run{Results: []fixture.Result{{Name: "a"}}, Coverage: partly(), Minimum: &minimum}
	below := reached
	more := 41
	below.Minimum = &more
	for _, test := range []struct {
		format string
		write  func(*bytes.Buffer, coverage.Run) error
		want   string
	}{
		{"text", func(b *bytes.Buffer, r coverage.Run) error { return r.WriteText(b, text.EN) },
			"conditions: 40%, below the minimum of 41%\noptions: 40%, below the minimum of 41%\n" +
				"hint: forbear test --coverage lists what they lack\n"},
		{"github", func(b *bytes.Buffer, r coverage.Run) error { return r.WriteGitHub(b) },
			"::error::conditions: 40%25, below the minimum of 41%25; options: 40%25, below the minimum of " +
				"41%25%0Ahint: forbear test --coverage lists what they lack\n"},
		{
			"junit",
			func(b *bytes.Buffer, r coverage.Run) error { return r.WriteJUnit(b) },
			`<failure message="the fixtures have not seen enough">`,
		},
		{"json", func(b *bytes.Buffer, r coverage.Run) error { return r.WriteJSON(b) }, `"reached": false`},
	} {
		var is, isNot bytes.Buffer
		if err := errors.Join(test.write(&is, below), test.write(&isNot, reached)); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(is.String(), test.want) || strings.Contains(isNot.String(), test.want) {
			t.Errorf("%s: below the minimum:\n%s\nreached:\n%s", test.format, is.String(), isNot.String())
		}
	}
	if below.Covered() || !reached.Covered() || !(coverage.Run{Coverage: partly()}).Covered() {
		t.Error("the minimum is reached when it is just reached, and when there is none")
	}
}
