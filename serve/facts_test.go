package serve

import (
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/fact"
)

// twoValues returns two values of a fact, as the page of all questions sends them, and as a profile has
// them. They have marks where the fact can hold some.
func twoValues(f *fact.Fact) (forms [2][]string, values [2]any) {
	for i := range values {
		switch f.Type {
		case fact.Bool:
			values[i] = i == 0
			forms[i] = []string{[]string{"yes", "no"}[i]}
			continue
		case fact.Choice:
			values[i] = f.Answers[min(i, len(f.Answers)-1)].ID
		case fact.Choices:
			values[i] = []string{f.Answers[min(i, len(f.Answers)-1)].ID}
			forms[i] = values[i].([]string)
			continue
		case fact.Records:
			entry := map[string]any{}
			for _, field := range f.Fields {
				_, of := twoValues(field)
				entry[field.Name] = of[i]
			}
			values[i] = []any{entry}
		case fact.Date:
			values[i] = []string{"1973-04-05", "2026-11-20"}[i]
		case fact.Money:
			values[i] = []string{markedSum + ".17", "5123.00"}[i]
		case fact.Rate:
			values[i] = []string{"0.073918", "0.24"}[i]
		default:
			least := 1
			if f.Min != nil {
				least = max(least, int(f.Min.Ceil(0).Coef()))
			}
			values[i] = least + i
		}
		forms[i] = []string{fmt.Sprint(values[i])}
	}
	return forms, values
}

// seen is what others than the visitor may see of requests: the log, metrics, and of answers their
// headers, addresses and titles.
type seen []string

// Law 1, of every fact: whatever is told of it, through a form or in a file, others see the same. What
// the pages show, and so how long they are, is another.
func TestEveryFactIsKept(t *testing.T) {
	tried := 0
	for _, f := range shipped().Vocabulary.Facts {
		if !f.Given() || f.Name == "family" {
			continue
		}
		forms, values := twoValues(f)
		first, shownFirst, ok := visitWith(t, f, forms[0], values[0])
		second, shownSecond, alsoOK := visitWith(t, f, forms[1], values[1])
		if !ok || !alsoOK {
			t.Errorf("%s: %v or %v is refused", f.Name, values[0], values[1])
			continue
		}
		tried++
		if shownFirst == shownSecond {
			t.Errorf("%s: the pages do not show what was told", f.Name)
		}
		if diff := cmp.Diff(first, second); diff != "" {
			t.Errorf("%s is told (-%v +%v)\n%s", f.Name, values[0], values[1], diff)
		}
		for _, line := range first {
			holdsNoMark(t, f.Name, line)
		}
	}
	if tried < 90 {
		t.Errorf("only %d facts were tried", tried)
	}
}

var addresses = regexp.MustCompile(`(?s)<title>.*?</title>`)

// visitWith tells a value through the pages, looks at them, and returns what others see of that, and
// what the visitor sees.
func visitWith(t *testing.T, f *fact.Fact, form []string, value any) (others seen, shown string, ok bool) {
	t.Helper()
	v, log := newVisitor(t, func(o *Options) { o.Metrics = true })
	keep := func(w *httptest.ResponseRecorder) {
		h := w.Header().Clone()
		for _, name := range headersThatVary {
			h.Del(name)
		}
		others = append(others, fmt.Sprint(w.Code, h, addresses.FindAllString(w.Body.String(), -1)))
	}
	told := map[string]any{"lender": "jd-jintiao"}
	if f.Name == "legal_papers" || f.Of != fact.Debt {
		told["legal_papers"] = []string{}
	}
	profile := map[string]any{"as_of": "2026-11-22", "debts": []any{told}}
	if f.Type == fact.Records { // which have no field on the page of all
		if told[f.Name] = value; f.Of != fact.Debt {
			delete(told, f.Name)
			profile[f.Name] = value
		}
	}
	data, err := json.Marshal(profile)
	if err != nil {
		t.Fatal(err)
	}
	keep(v.openFile(data))
	if f.Type != fact.Records {
		name := f.Name
		if f.Of == fact.Debt {
			name = "debts[0]." + name
		}
		fields := []string{}
		for _, said := range form {
			fields = append(fields, name, said)
		}
		keep(v.post("/all", fields...))
	}
	for _, path := range []string{"/check", "/all", "/letters", "/days.ics", "/profile.json"} {
		w := v.get(path)
		keep(w)
		if path == "/profile.json" {
			shown = w.Body.String()
		}
	}
	for line := range strings.Lines(metricsOf(v.server)) {
		if strings.HasPrefix(line, "forbear_") { // the others are figures of Go
			others = append(others, line)
		}
	}
	for line := range strings.Lines(log.String()) {
		others = append(others, withoutTimes(line))
	}
	return others, shown, strings.Contains(shown, `"`+f.Name+`"`)
}

// The names of forms are those of facts, and never a value.
func TestFormsNameFactsAlone(t *testing.T) {
	v, _ := newVisitor(t, nil)
	v.openFixture("jd-jintiao/unemployed-45-days")
	body := v.get("/all").Body.String()
	names := regexp.MustCompile(` name="([^"]*)"`).FindAllStringSubmatch(body, -1)
	for _, found := range names {
		_, name, of := strings.Cut(found[1], "].")
		if !of {
			name = found[1]
		}
		known := shipped().Vocabulary.Find(name) != nil ||
			slices.Contains([]string{"back", "size", "language", "viewport", "color-scheme", "robots"}, name)
		if !known || url.PathEscape(name) != name {
			t.Errorf("a field is called %q", found[1])
		}
	}
	if len(names) < 100 {
		t.Errorf("only %d fields", len(names))
	}
}
