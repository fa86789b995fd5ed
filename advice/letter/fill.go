package letter

import (
	"slices"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// Filled is a letter with its figures.
type Filled struct {
	Letter
	Blocks []Block
}

// Block is a block of a letter with its figures.
type Block struct {
	ID   string
	Form book.BlockForm
	Plan string      // the id of the plan that it has figures of; "" for none
	Text text.Text   // empty of tables
	Head []text.Text // of debts and records
	Rows []Row       // of a table: a title and a value each; of debts and records: a value for each of Head
	// of records: under each of Head the sum of its money, where every entry has it; else empty
	Sums []text.Text
	// of a schedule: the day, payment and balance of each month
	Instalments []Instalment
}

// Row is a row of a table.
type Row struct {
	ID    string // of a table
	Cells []text.Text
}

// Instalment is one month of a plan, in words.
type Instalment struct{ On, Payment, Balance text.Text }

// Fill fills in a letter of All that may be made. Of one that is refused there are no blocks.
func Fill(d *engine.Decision, l Letter) Filled {
	filled := Filled{Letter: l, Blocks: []Block{}}
	if !l.MayBeMade {
		return filled
	}
	c := &clerk{Decision: d, frame: d.Book.Language.NewFrame(d.Case)}
	c.At(c.frame, l.At)
	for _, b := range l.Of.Blocks {
		if c.isIn(b.When) && c.hasFigures(b.Text) {
			if block, there := c.block(l, b); there {
				filled.Blocks = append(filled.Blocks, block)
			}
		}
	}
	filled.Blocks = withoutEmptyHeadings(filled.Blocks)
	return filled
}

// withoutEmptyHeadings returns blocks without the headings that have nothing below them.
func withoutEmptyHeadings(blocks []Block) []Block {
	left := []Block{}
	for i, b := range blocks {
		if b.Form == book.BlockHeading && (i+1 == len(blocks) || blocks[i+1].Form == book.BlockHeading) {
			continue
		}
		left = append(left, b)
	}
	return left
}

// isIn reports whether what has a condition is in the letter.
func (c *clerk) isIn(when *logic.Expression) bool {
	return when == nil || c.Truth(c.frame, when) == logic.Yes
}

// hasFigures reports whether every parameter that a text names without a blank has a value.
func (c *clerk) hasFigures(t text.Text) bool {
	for _, l := range text.Languages {
		holes, _, _ := text.Holes(t.In(l))
		for _, h := range holes {
			if p := c.Book.Parameter(h.Name); p != nil && h.Blank == "" && !c.frame.Now()[p.Slot].Known {
				return false
			}
		}
	}
	return true
}

// block returns a block; false where it would be an empty table.
func (c *clerk) block(l Letter, b *book.Block) (Block, bool) {
	out := Block{ID: b.ID, Form: b.Form}
	plan := c.plan(l, b)
	if plan != nil {
		out.Plan = plan.ID
	}
	switch b.Form {
	case book.BlockTable:
		for _, r := range b.Rows {
			if c.isIn(r.When) && c.hasFigures(r.Value) {
				out.Rows = append(out.Rows, Row{r.ID, []text.Text{r.Title, c.fill(r.Value, plan)}})
			}
		}
		return out, out.Rows != nil
	case book.BlockDebts:
		out.Rows = c.debts(b)
		for _, r := range b.Rows {
			out.Head = append(out.Head, r.Title)
		}
		return out, out.Rows != nil
	case book.BlockRecords:
		return c.records(out, c.Book.Vocabulary.Find(b.Records))
	case book.BlockSchedule:
		out.Instalments = c.instalments(plan)
		return out, out.Instalments != nil
	}
	out.Text = c.fill(b.Text, plan)
	return out, true
}

// debts returns a row for each debt, in the order of urgency.
func (c *clerk) debts(b *book.Block) (rows []Row) {
	at := c.frame.Debt
	defer func() { c.At(c.frame, at) }()
	for _, debt := range c.Order {
		c.At(c.frame, debt)
		var r Row
		for _, column := range b.Rows {
			r.Cells = append(r.Cells, c.fill(column.Value, nil))
		}
		rows = append(rows, r)
	}
	return rows
}

// records fills a block with the entries of a fact and their sums; what is not known of one is a
// blank. False where there are none.
func (c *clerk) records(out Block, of *fact.Fact) (Block, bool) {
	v := *c.frame.Read(of, c.frame.Debt)
	out.Rows = make([]Row, len(v.Records))
	for _, f := range of.Fields {
		out.Head = append(out.Head, f.Title)
		total, known := decimal.Zero, f.Type == fact.Money
		for i, record := range v.Records {
			cell := writeFact(f, record[f.Slot])
			if !record[f.Slot].Known {
				cell = text.Each(func(l text.Language) string { return "【" + f.Title.In(l) + "】" })
			}
			out.Rows[i].Cells = append(out.Rows[i].Cells, cell)
			known = known && record[f.Slot].Known
			if known {
				sum, err := total.Add(record[f.Slot].Number)
				total, known = sum, err == nil
			}
		}
		var sum text.Text
		if known {
			sum = text.Each(func(l text.Language) string { return text.MoneyToTheCent(total, f.Unit, l) })
		}
		out.Sums = append(out.Sums, sum)
	}
	return out, v.Known && len(v.Records) > 0
}

// plan returns the first plan of a block that can be paid and is no longer than may be asked for,
// of the strategies of the letter in the order of rank; nil where there is none.
func (c *clerk) plan(l Letter, b *book.Block) *engine.Plan {
	if b.Plans == nil {
		return nil
	}
	for _, o := range c.ranked(l.At) {
		if !slices.Contains(l.Strategies, o.Option.Strategy.ID) {
			continue
		}
		plans := engine.Plans(c.Decision, l.At, o)
		for _, id := range b.Plans {
			i := slices.IndexFunc(plans, func(p engine.Plan) bool {
				return p.ID == id && p.Fits == logic.Yes && (p.WithinMost == nil || *p.WithinMost)
			})
			if i >= 0 {
				return &plans[i]
			}
		}
	}
	return nil
}

func (c *clerk) instalments(p *engine.Plan) (all []Instalment) {
	if p == nil || p.Schedule == nil {
		return nil
	}
	for k, payment := range p.Payments() {
		all = append(all, Instalment{
			On:      text.Each(func(l text.Language) string { return text.PaperDate(payment.On, l) }),
			Payment: c.sum(&payment.Amount), Balance: c.sum(&p.Schedule[k].Balance),
		})
	}
	return all
}

// fill returns a text with values in place of its holes; plan may be nil.
func (c *clerk) fill(t text.Text, plan *engine.Plan) text.Text {
	return text.Each(func(l text.Language) string {
		return text.Fill(t.In(l), func(h text.Hole) string {
			value, known := c.value(h.Name, plan)
			return h.OrBlank(value.In(l), known, l)
		})
	})
}

// value returns the value of a name of a fact, a parameter or a figure of a plan.
func (c *clerk) value(name string, plan *engine.Plan) (t text.Text, known bool) {
	if f := c.Book.Vocabulary.Find(name); f != nil {
		v := *c.frame.Read(f, c.frame.Debt)
		if f.Type == fact.Choices {
			v.List = f.Named(v.List)
		}
		return writeFact(f, v), v.Known && (f.Type != fact.Choices || len(v.List) > 0)
	}
	if p := c.Book.Parameter(name); p != nil {
		v := c.frame.Now()[p.Slot]
		return text.Each(func(l text.Language) string {
			if p.Unit == "date" {
				return text.PaperDate(v.Day, l)
			}
			return text.Quantity(v.Number, p.Unit, l)
		}), v.Known
	}
	if plan == nil {
		return t, false
	}
	switch name {
	case "plan_payment":
		return c.sum(plan.Monthly), plan.Monthly != nil
	case "plan_last":
		return c.sum(plan.Last), plan.Last != nil
	case "plan_total":
		return c.sum(plan.Total), plan.Total != nil
	case "plan_of":
		return c.sum(plan.Of), plan.Of != nil
	case "plan_months":
		if plan.Months != nil {
			return text.Both("%d 个月", "%d months").With(*plan.Months), true
		}
	case "plan_first":
		if plan.FirstOn != nil {
			return text.Each(func(l text.Language) string { return text.PaperDate(*plan.FirstOn, l) }), true
		}
	}
	return t, false
}

// writeFact writes a value as a paper has it.
func writeFact(f *fact.Fact, v fact.Value) text.Text {
	return text.Each(func(l text.Language) string {
		switch {
		case !v.Known:
			return ""
		case f.Type == fact.Money:
			return text.MoneyToTheCent(v.Number, f.Unit, l)
		case f.Type == fact.Date:
			return text.PaperDate(v.Day, l)
		}
		return f.Write(v, l)
	})
}

// sum writes a sum as a paper has it; nothing where it is not known.
func (c *clerk) sum(f *engine.Fen) (t text.Text) {
	if f == nil {
		return t
	}
	return text.Each(func(l text.Language) string { return text.MoneyToTheCent(f.Yuan(), c.Book.Currency.Code, l) })
}

// Blanks returns what the borrower fills in of a letter in a language, such as 【姓名】: each once, in
// its order. Of one that is refused there are none.
func (f *Filled) Blanks(l text.Language) []string {
	if !f.MayBeMade {
		return nil
	}
	found := text.Blanks(f.To.In(l))
	add := func(t text.Text) { found = append(found, text.Blanks(t.In(l))...) }
	for _, b := range f.Blocks {
		add(b.Text)
		for _, r := range b.Rows {
			for _, cell := range r.Cells {
				add(cell)
			}
		}
	}
	unique := []string{}
	for _, blank := range found {
		if !slices.Contains(unique, blank) {
			unique = append(unique, blank)
		}
	}
	return unique
}
