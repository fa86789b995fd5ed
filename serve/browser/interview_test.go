package browser

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	diff "github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// TestInterviewEndsAsEvaluateDoes answers in a browser what sample borrowers know, and holds that the
// result is that of forbear evaluate.
func TestInterviewEndsAsEvaluateDoes(t *testing.T) {
	at := served(t)
	for _, name := range []string{
		"jd-jintiao/unemployed-45-days", "jd-jintiao/summons-wages-frozen", "jd-jintiao/payment-order-7-days",
		"jd-jintiao/threats-agent-paid-20-days", "jd-jintiao/silent-since-2023", "jd-jintiao/judgment-10-days-wrong-amount",
		"jd-jintiao/wage-cut-due-in-8-days", "jd-jintiao/mediation-notice-fees-disputed",
		"cmb-card/refused-with-reasons-that-do-not-hold", "ant-jiebei/pay-cut-31-days",
		// several debts
		"jd-finance/award-enforced-day-15", "ant-jiebei/enforced-shenzhen-two-debts", "credit-card/two-cards-120-days",
	} {
		t.Run(name, func(t *testing.T) {
			v := newBorrower(newTab(t, at, phone), name)
			moves := v.answerAll()
			t.Logf("%d pages", moves)
			want := engine.Evaluate(v.book, v.profile, *v.profile.AsOf)
			if found := diff.Diff(decisionsOf(t, []byte(text.JSON(want)), false), v.decisions(false)); found != "" {
				t.Errorf("after the questions (-evaluate +browser)\n%s", found)
			}
			v.tellAll() // plans ask nothing: what only they need is told there
			if found := diff.Diff(decisionsOf(t, []byte(text.JSON(want)), true), v.decisions(true)); found != "" {
				t.Errorf("with everything told (-evaluate +browser)\n%s", found)
			}
		})
	}
}

// decisionsOf returns what must be the same of an evaluation. Scores and sums are, and the order of what
// does not suit, where everything is told.
func decisionsOf(t *testing.T, evaluation []byte, everything bool) (d decisions) {
	t.Helper()
	if err := json.Unmarshal(evaluation, &d); err != nil {
		t.Fatal(err)
	}
	if everything {
		return d
	}
	for _, debt := range d.Debts {
		for k := range debt.Strategies {
			debt.Strategies[k] = strategy{ID: debt.Strategies[k].ID, Status: debt.Strategies[k].Status}
		}
		slices.SortStableFunc(debt.Strategies, func(a, b strategy) int {
			if a.Status == b.Status && a.Status != engine.Ineligible.String() {
				return 0
			}
			return cmp.Or(strings.Compare(a.Status, b.Status), strings.Compare(a.ID, b.ID))
		})
	}
	return d
}

func (b borrower) decisions(sums bool) decisions {
	b.Helper()
	return decisionsOf(b.T, b.download("/evaluation.json"), sums)
}

// tellAll tells everything on the page that has all questions.
func (b borrower) tellAll() {
	b.Helper()
	b.open("/all")
	answers := map[string][]string{}
	for _, f := range b.vocabulary.Facts {
		if !f.Given() || f.Type == fact.Records {
			continue
		}
		if f.Of != fact.Debt {
			answers[f.Name] = formOf(f, b.valueOf(f, logic.NoDebt))
			continue
		}
		for debt := range b.profile.Debts {
			answers[fmt.Sprintf("debts[%d].%s", debt, f.Name)] = formOf(f, b.valueOf(f, debt))
		}
	}
	b.fill(answers)
	b.click("form.all button")
	if b.path() != "/check" {
		b.Fatalf("%s: %s", b.path(), b.text(".errors"))
	}
	b.open("/q")
	b.answerRest()
}

// decisions are what of an evaluation must be the same.
type decisions struct {
	Alerts []struct{ ID, Due, Severity string }
	Debts  []struct {
		Lender     string
		Stage      struct{ ID string }
		Strategies []strategy
	}
}

type strategy struct {
	ID, Status string
	Score      struct{ Low, High, Neutral int }
	Plans      []struct{ ID, Monthly, Total, Extra, Against string }
}

// borrower answers pages by what a profile knows.
type borrower struct {
	*tab
	book       *book.Book
	profile    *fact.Profile
	vocabulary *fact.Vocabulary
}

// newBorrower returns a borrower who knows what a fixture tells.
func newBorrower(b *tab, name string) borrower {
	b.Helper()
	loaded, err := shipped()
	if err != nil {
		b.Fatal(err)
	}
	data, err := os.ReadFile("../../fixtures/" + name + ".json")
	if err != nil {
		b.Fatal(err)
	}
	day := calendar.FromTime(clock())
	p, problems := fact.ReadAsWritten(loaded.Vocabulary, name, data, day)
	if problems != nil {
		b.Fatal(problems)
	}
	p.AsOf = &day
	for i := range p.Debts {
		if l := loaded.Lender(p.Debts[i].Lender); l != nil {
			p.Debts[i].Lender = l.ID // which is what a page chooses
		}
	}
	return borrower{b, loaded, p, loaded.Vocabulary}
}

// begin begins an interview about the lenders of all debts.
func (b borrower) begin() {
	b.Helper()
	b.open("/")
	b.fill(b.lenderForm(0))
	b.click(`form[action="/start"] button:not([name])`)
	if b.profile.Debts[0].Family != "" {
		b.open("/q/1/change")
		b.fill(b.lenderForm(0))
		b.click("form.question button:not([name])")
		b.open("/q")
	}
	for debt := 1; debt < len(b.profile.Debts); debt++ {
		b.open("/check")
		b.click(`form[action="/debt"] button`)
		b.fill(b.lenderForm(debt))
		b.click("form.question button:not([name])")
	}
}

// lenderForm returns what a form on the creditor of a debt is filled with.
func (b borrower) lenderForm(debt int) map[string][]string {
	d := b.profile.Debts[debt]
	form := map[string][]string{"family": {d.Family}}
	if b.book.Lender(d.Lender) != nil {
		form["lender"] = []string{d.Lender}
	} else {
		form["other_lender"] = []string{d.Lender}
	}
	return form
}

// answerAll begins an interview, and returns how many pages it answered until the result was shown
// because nothing is left.
func (b borrower) answerAll() int {
	b.Helper()
	b.begin()
	return b.answerRest()
}

// answerRest answers the pages that are asked until the result is shown because nothing is left.
func (b borrower) answerRest() int {
	b.Helper()
	for n := 0; n < 300; n++ {
		if b.path() == "/result" {
			return n
		}
		b.answerPage()
	}
	b.Fatalf("%s: it does not end", b.path())
	return 0
}

// element is a field of the form on a page.
type element struct{ Name, Type, Value string }

// answerPage answers the page that is shown.
func (b borrower) answerPage() {
	b.Helper()
	var inputs []element
	found := get(b.tab, chromedp.Evaluate[string](`JSON.stringify([...document.querySelectorAll(
		"form.question input, form.question select")].map(e => ({Name: e.name, Type: e.type, Value: e.value})))`))
	if err := json.Unmarshal([]byte(found), &inputs); err != nil {
		b.Fatal(err)
	}
	isTick := get(b.tab, chromedp.Evaluate[bool](`!!document.querySelector("form.question button[name=rest]")`))
	answers, known, all, more, debt := map[string][]string{}, false, true, false, 0
	for _, in := range inputs {
		if in.Name == "asks" {
			_, of, _ := strings.Cut(in.Value, "debts[") // none: the facts are the borrower's
			fmt.Sscanf(of, "%d", &debt)
		}
		if in.Type == "hidden" {
			continue
		}
		base, index, field := split(in.Name)
		f := b.vocabulary.Find(base)
		if f == nil {
			b.Fatalf("%s: a field called %s", b.path(), in.Name)
		}
		value := b.valueOf(f, debt)
		if !value.Known {
			all = false
			continue
		}
		known = true
		switch {
		case isTick:
			if f.JSON(value) != f.JSON(f.Nothing) {
				answers[in.Name] = []string{"yes"}
			}
		case f.Type == fact.Records && field == "":
			if len(value.Records) == 0 {
				answers[in.Name] = []string{"none"}
			}
		case f.Type == fact.Records:
			if index < len(value.Records) {
				of := f.Field(field)
				answers[in.Name] = formOf(of, value.Records[index][of.Slot])
				more = index < len(value.Records)-1
			}
		default:
			answers[in.Name] = formOf(f, value)
		}
	}
	b.fill(answers)
	switch {
	case isTick && all:
		b.click("button[name=rest][value=none]")
	case isTick:
		b.click("button[name=rest][value=ask]")
	case more:
		b.click("button[name=more]")
	case known:
		b.click("form.question button:not([name])")
	default:
		b.click("button[name=unknown]")
	}
	if get(b.tab, chromedp.Evaluate[bool](`!!document.querySelector(".errors")`)) {
		b.Fatalf("%s: %s", b.path(), b.text(".errors"))
	}
}

// split returns the fact of a field, and of one of an entry the number of the entry and its name.
func split(name string) (base string, index int, field string) {
	base, rest, found := strings.Cut(name, "[")
	if found {
		fmt.Sscanf(rest, "%d", &index)
		_, field, _ = strings.Cut(rest, "].")
	}
	return base, index, field
}

// valueOf returns what the borrower knows of a fact: of one of the borrower, whatever the debt.
func (b borrower) valueOf(f *fact.Fact, debt int) fact.Value {
	if f.Of != fact.Debt {
		return b.profile.Borrower[f.Slot]
	}
	d := b.profile.Debts[debt]
	if f.Name == "family" {
		return fact.Value{Known: d.Family != "", Choice: d.Family}
	}
	return d.Values[f.Slot]
}

// formOf returns the values of the inputs of a fact.
func formOf(f *fact.Fact, v fact.Value) []string {
	switch {
	case !v.Known:
		return []string{""}
	case f.Type == fact.Bool && v.Bool:
		return []string{"yes"}
	case f.Type == fact.Bool:
		return []string{"no"}
	case f.Type == fact.Choices && len(v.List) == 0:
		return []string{"none"}
	case f.Type == fact.Choices:
		return v.List
	}
	return []string{strings.Trim(f.JSON(v), `"`)}
}

// fill chooses and writes the answers of a form, by the names of its fields.
func (b *tab) fill(answers map[string][]string) {
	b.Helper()
	b.do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`for (const [name, values] of Object.entries(%s))
		for (const e of document.getElementsByName(name))
			if (e.type == "radio" || e.type == "checkbox") e.checked = values.includes(e.value);
			else if (e.localName != "button") e.value = values[0]`, text.JSON(answers))))
}

// download returns a file, with the session of the browser.
func (b *tab) download(path string) []byte {
	b.Helper()
	cookies := get(b, func(ctx context.Context, t *chromedp.Target) (network.GetCookiesResult, error) {
		return cdp.Call(ctx, t, network.GetCookies, network.GetCookiesParams{URLs: []string{b.at}})
	})
	r, err := http.NewRequestWithContext(b.ctx, "GET", b.at+path, nil)
	if err != nil {
		b.Fatal(err)
	}
	for _, c := range cookies.Cookies {
		r.AddCookie(&http.Cookie{Name: c.Name, Value: c.Value})
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		b.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		b.Fatalf("%s: %d %v", path, answer.StatusCode, err)
	}
	return body
}
