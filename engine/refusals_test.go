package engine_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/calendar"
)

// The book of TestRefusals: two answers, one of which turns on the debt and starts two clocks.
const heardFact = `
[fact.heard]
of       = "debt"
type     = "records"
title.zh = "怎么回的"
title.en = "heard"
ask.zh   = "怎么回的？"
ask.en   = "What did they answer?"
field.strategy.type     = "choice"
field.strategy.from     = "strategy"
field.strategy.title.zh = "请求"
field.strategy.title.en = "request"
field.strategy.ask.zh   = "提了什么？"
field.strategy.ask.en   = "What was asked?"
field.day.type          = "date"
field.day.title.zh      = "哪天"
field.day.title.en      = "day"
field.day.ask.zh        = "哪天？"
field.day.ask.en        = "On which day?"
field.said.type         = "choice"
field.said.title.zh     = "怎么说"
field.said.title.en     = "said"
field.said.ask.zh       = "怎么说的？"
field.said.ask.en       = "What was said?"
field.said.choice.wait.zh    = "等"
field.said.choice.wait.en    = "wait"
field.said.choice.nothing.zh = "没有回音"
field.said.choice.nothing.en = "nothing"
`

const refusalsOfTest = `
[refusals]
heard        = "heard"
when         = "not summoned"
otherwise.zh = "先别答"
otherwise.en = "do not answer yet"
sources      = ["law"]

[refusal.wait]
again = ["surplus"]
[refusal.wait.answer.plain]
zh      = "为什么"
en      = "why"
sources = ["law"]
[refusal.wait.answer.late]
zh      = "已经 {days}"
en      = "it is {days} already"
when    = "days > 90"
sources = ["law"]
[refusal.wait.against.late]
when      = "days >= 31"
reason.zh = "逾期 {days}"
reason.en = "{days} overdue"
sources   = ["law"]

[refusal.nothing.answer.again]
zh      = "请答复"
en      = "please answer"
sources = ["law"]
[refusal.nothing.clock.writing]
days    = "14"
zh      = "书面"
en      = "in writing"
sources = ["law"]
[refusal.nothing.clock.ask]
days    = "7"
zh      = "再问"
en      = "ask"
sources = ["law"]

[step.offer]
zh      = "换一个"
en      = "another offer"
sources = ["law"]
[step.late]
zh      = "投诉"
en      = "complain"
when    = "days > 90"
sources = ["law"]
`

// refusalLines writes what is said to the answers of a creditor.
func refusalLines(r *engine.Refusals) []string {
	if r == nil {
		return nil
	}
	says := func(lines []engine.Line) string {
		said := make([]string, len(lines))
		for i, l := range lines {
			said[i] = l.Text.EN
		}
		return strings.Join(said, ", ")
	}
	var all []string
	for _, h := range r.Heard {
		line := fmt.Sprintf("%s to %q: say %s", h.Title.EN, h.Strategy, says(h.Answers))
		for _, a := range h.Against {
			line += "; against " + a.Text.EN
		}
		for _, c := range h.Clocks {
			line += fmt.Sprintf("; %s %s", c.On, c.Text.EN)
		}
		for _, f := range h.Again {
			line += "; again " + f.Fact
		}
		all = append(all, line)
	}
	if r.Held != nil {
		return append(all, r.Held.EN)
	}
	return append(all, "then "+says(r.Steps))
}

func TestLaw19RefusalsAreAnsweredOnlyWhereThatIsSafe(t *testing.T) {
	b := smallWith(t, map[string]string{"facts.toml": heardFact, "refusals.toml": refusalsOfTest})
	for _, row := range []struct {
		why, debt string
		want      []string
	}{
		{"nobody told of an answer", `"summoned": false, "days": 40`, nil},
		{"what was said does not agree with the profile", `"summoned": false, "days": 40,
			"heard": [{"strategy": "instalment", "day": "2026-11-20", "said": "wait"}]`,
			[]string{`wait to "instalment": say why; against 40 days overdue; again surplus`, "then another offer"}},
		{"a line whose condition is yes is shown", `"summoned": false, "days": 100, "heard": [{"said": "wait"}]`,
			[]string{`wait to "": say why, it is 100 days already; against 100 days overdue; again surplus`,
				"then another offer, complain"}},
		{"unknown is not yes: neither the line nor what does not agree", `"summoned": false, "heard": [{"said": "wait"}]`,
			[]string{`wait to "": say why; again surplus`, "then another offer"}},
		{"days count from that of the answer, the earliest first", `"summoned": false, "days": 40,
			"heard": [{"day": "2026-11-20", "said": "nothing"}]`,
			[]string{`nothing to "": say please answer; 2026-11-27 ask; 2026-12-04 in writing`, "then another offer"}},
		{"no day of the answer, no days", `"summoned": false, "days": 40, "heard": [{"said": "nothing"}]`,
			[]string{`nothing to "": say please answer`, "then another offer"}},
		{"what was said is not known: it is listed and not answered", `"summoned": false, "days": 40,
			"heard": [{"strategy": "instalment"}]`,
			[]string{` to "instalment": say `, "then another offer"}},
		{"held back where it is not safe", `"summoned": true, "days": 40, "heard": [{"said": "wait"}]`,
			[]string{`wait to "": say `, "do not answer yet"}},
		{"held back where it is not known to be safe", `"days": 40, "heard": [{"said": "wait"}]`,
			[]string{`wait to "": say `, "do not answer yet"}},
	} {
		profile := fmt.Sprintf(`{"surplus": 100, "debts": [{"id": "a", "family": "bank", %s}]}`, row.debt)
		got := refusalLines(evaluateBy(t, b, profile, calendar.Of(2026, 11, 22)).Debts[0].Refusals)
		if diff := cmp.Diff(row.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.why, diff)
		}
	}
}
