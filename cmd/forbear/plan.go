package main

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page"
	"github.com/forbear-project/forbear/page/document"
)

func (a *app) plan() *cli.Command {
	return &cli.Command{
		Name: "plan", ArgsUsage: "PROFILE.json|-", Action: a.doPlan, HideHelp: true,
		Usage: usage("每个方案每月多少、多久、一共多少", "what each option comes to: a month, how long, in all"),
		Description: description(
			"只算能申请的、和还看不准的方案；不合适的没有数。数字到分，前提写在旁边。",
			"Options that suit or are still open have figures, to the fen, with what they assume beside them."),
		Flags: []cli.Flag{
			rulesFlag(), languageFlag(), planFormats.flag(),
			stringFlag("as-of", "DATE", text.Both("按这一天算，如 2026-11-22", "reckon as of this day, such as 2026-11-22")),
			stringFlag("debt", "ID", text.Both("只算这一笔", "this debt alone")),
			stringFlag("strategy", "ID", text.Both("只算这一个方案", "this strategy alone")),
			boolFlag("schedule", text.Both("每个月一行", "month by month too")),
			colourFlag(),
		},
	}
}

// planned is an evaluation of which only plans are shown.
type planned struct {
	evaluation *engine.Evaluation
	schedule   bool
	colour     bool
}

func (p planned) page(l text.Language) document.Document {
	return page.Plans(p.evaluation, page.PlansOptions{Language: l, Schedule: p.schedule})
}

var planFormats = outputFormats[planned]{
	{"text", func(a *app, p planned) error { return document.WriteTerminal(a.stdout, p.page(a.language), p.colour) }},
	{"json", func(a *app, p planned) error { return text.WriteJSON(a.stdout, plansOf(p)) }},
	{"csv", (*app).writePlansCSV},
	{"svg", (*app).writePlansSVG},
	{"markdown", func(a *app, p planned) error { return document.WriteMarkdown(a.stdout, p.page(a.language)) }},
	{"html", func(a *app, p planned) error { return document.WriteHTML(a.stdout, p.page(a.language)) }},
}

func (a *app) doPlan(c *cli.Context) error {
	name, colour, err := a.start(c)
	if err != nil {
		return err
	}
	format, err := planFormats.chosen(c)
	if err != nil {
		return err
	}
	found, err := a.judge(c, name, engine.Explain)
	if err != nil {
		return err
	}
	e := found.evaluation
	if id := c.String("debt"); c.IsSet("debt") {
		if e.Debts = onlyDebt(e.Debts, id); len(e.Debts) == 0 {
			return noSuchDebt
		}
	}
	if c.IsSet("strategy") {
		for i := range e.Debts {
			d := &e.Debts[i]
			isNot := func(s engine.Strategy) bool { return s.ID != found.options.Strategy }
			d.Strategies = slices.DeleteFunc(d.Strategies, isNot)
		}
	}
	return format.write(a, planned{e, c.Bool("schedule"), colour})
}

// onlyDebt returns the debt of an id: none where there is none.
func onlyDebt(debts []engine.Debt, id string) []engine.Debt {
	return slices.DeleteFunc(debts, func(d engine.Debt) bool { return d.ID != id })
}

// The JSON of plans.
type (
	plansJSON struct {
		Format    string            `json:"format"`
		AsOf      calendar.Day      `json:"as_of"`
		Debts     []planDebtJSON    `json:"debts"`
		Household *engine.Household `json:"household"`
	}
	planDebtJSON struct {
		ID         string             `json:"id"`
		Strategies []planStrategyJSON `json:"strategies"`
	}
	planStrategyJSON struct {
		ID    string     `json:"id"`
		Plans []planJSON `json:"plans"`
	}
	planJSON struct {
		engine.Plan
		Schedule []instalmentJSON `json:"schedule,omitempty"` // with --schedule
	}
	instalmentJSON struct {
		On        calendar.Day `json:"on"`
		Payment   engine.Fen   `json:"payment"`
		Interest  engine.Fen   `json:"interest"`
		Principal engine.Fen   `json:"principal"`
		Balance   engine.Fen   `json:"balance"`
	}
)

// plansOf returns the plans of an evaluation as they are written in JSON.
func plansOf(p planned) plansJSON {
	all := plansJSON{engine.Format, p.evaluation.AsOf, []planDebtJSON{}, p.evaluation.Household}
	for _, d := range p.evaluation.Debts {
		of := planDebtJSON{d.ID, []planStrategyJSON{}}
		for _, s := range d.Strategies {
			if len(s.Plans) == 0 {
				continue
			}
			plans := make([]planJSON, len(s.Plans))
			for i, plan := range s.Plans {
				plans[i].Plan = plan
				if p.schedule {
					plans[i].Schedule = instalments(&plan)
				}
			}
			of.Strategies = append(of.Strategies, planStrategyJSON{s.ID, plans})
		}
		all.Debts = append(all.Debts, of)
	}
	return all
}

// instalments returns the months of a plan with their days.
func instalments(plan *engine.Plan) []instalmentJSON {
	var all []instalmentJSON
	payments := plan.Payments()
	for k, i := range plan.Schedule {
		all = append(all, instalmentJSON{payments[k].On, i.Payment, i.Interest, i.Principal, i.Balance})
	}
	return all
}

// writePlansSVG draws the plans of one strategy: the first of the first debt that has any with
// months.
func (a *app) writePlansSVG(p planned) error {
	for _, d := range p.evaluation.Debts {
		for i := range d.Strategies {
			s := &d.Strategies[i]
			if slices.ContainsFunc(s.Plans, func(p engine.Plan) bool { return p.Schedule != nil }) {
				_, err := io.WriteString(a.stdout, page.PlanPicture(s, a.language))
				return err
			}
		}
	}
	return &failure{
		text.Both("没有能画的还法", "there is no plan to draw"),
		text.Both("用 --format text 看还缺什么", "see with --format text what is still needed"),
	}
}

// writePlansCSV writes a row for each plan, or with --schedule one for each month of each.
func (a *app) writePlansCSV(p planned) error {
	w := csv.NewWriter(a.stdout)
	head := []string{"debt", "strategy", "plan"}
	if p.schedule {
		head = append(head, "on", "payment", "interest", "principal", "balance")
	} else {
		head = append(head, "form", "of", "at_least", "rate", "months", "monthly", "last", "total", "extra", "beside",
			"first_on", "last_on", "fits", "short_by")
	}
	w.Write(head) // errors are kept, and returned at the end
	for _, d := range p.evaluation.Debts {
		for _, s := range d.Strategies {
			for _, plan := range s.Plans {
				start := []string{d.ID, s.ID, plan.ID}
				if !p.schedule {
					w.Write(append(start, planCells(&plan)...))
					continue
				}
				for _, i := range instalments(&plan) {
					w.Write(append(slices.Clone(start), i.On.String(), i.Payment.String(), i.Interest.String(),
						i.Principal.String(), i.Balance.String()))
				}
			}
		}
	}
	w.Flush()
	return w.Error()
}

// planCells returns the figures of a plan; what is not known is empty.
func planCells(p *engine.Plan) []string {
	return []string{
		p.Form.String(), cell(p.Of), strconv.FormatBool(p.AtLeast), cell(p.Rate), number(p.Months), cell(p.Monthly),
		cell(p.Last), cell(p.Total), cell(p.Extra), cell(p.Beside), cell(p.FirstOn), cell(p.LastOn), p.Fits.String(),
		cell(p.ShortBy),
	}
}

func cell[T interface{ String() string }](value *T) string {
	if value == nil {
		return ""
	}
	return (*value).String()
}

func number(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}
