package analysis

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/cells"
)

// situation is an option in a debt book, where its conditions are asked.
type situation struct {
	debt   *book.DebtBook
	option *book.Option
}

// everySituation returns the options of the day, debt book by debt book.
func (x *examination) everySituation() []situation {
	var all []situation
	for _, debt := range x.book.DebtBooks() {
		for _, o := range debt.Options {
			if o.Holds(x.asOf) {
				all = append(all, situation{debt, o})
			}
		}
	}
	return all
}

// situations returns the options of the day, each of several lenders whose book says the same of it
// once: whatever is asked of it has the same answer.
func (x *examination) situations() []situation {
	var all []situation
	seen := map[situation]bool{}
	for _, s := range x.everySituation() {
		if like := x.like(s); !seen[like] {
			seen[like] = true
			all = append(all, s)
		}
	}
	return all
}

// like returns the situation that stands for all those in which the same is asked.
func (x *examination) like(s situation) situation { return situation{x.space.Alike(s.debt), s.option} }

// inForce returns the conditions that are in force on the day.
func (x *examination) inForce(conditions []*book.Condition) []*book.Condition {
	return slices.DeleteFunc(slices.Clone(conditions), func(c *book.Condition) bool { return !c.Holds(x.asOf) })
}

// asked returns the setting in which the conditions of an option are asked: any stage at which it
// may be offered.
func (s situation) asked() cells.Setting { return cells.Setting{Debt: s.debt, Stages: s.option.Stages} }

// offered returns the setting in which an option is certainly offered.
func (s situation) offered() cells.Setting {
	return cells.Setting{Debt: s.debt, Stages: s.option.Stages, Certain: true}
}

// is asks whether a condition has one of these truths.
func is(c *book.Condition, one ...logic.Truth) cells.Question { return cells.Is(c.When, one...) }

// all asks whether all conditions are yes.
func all(conditions ...*book.Condition) cells.Question {
	parts := make([]cells.Question, len(conditions))
	for i, c := range conditions {
		parts[i] = is(c, logic.Yes)
	}
	return cells.All(parts...)
}

// anyIsNo asks whether any condition is no.
func anyIsNo(conditions []*book.Condition) cells.Question {
	parts := make([]cells.Question, len(conditions))
	for i, c := range conditions {
		parts[i] = is(c, logic.No)
	}
	return cells.Any(parts...)
}

// addUndecided adds a question that could not be decided, about what has this place and id.
func (x *examination) addUndecided(a cells.Answer, place string, id ...string) {
	x.report.NotAnalysed = append(x.report.NotAnalysed,
		Unanalysed{Place: place, What: x.book.Spot(place, id...).Path(), Why: a.Why})
}

// describe returns a condition's path below its option, and its text.
func (x *examination) describe(c *book.Condition) string {
	path := strings.Split(x.book.Spot(c.Place, c.ID).Path(), ".")
	const longest = 80
	source := []rune(c.When.Source)
	if len(source) > longest {
		source = append(source[:longest], '…')
	}
	return fmt.Sprintf("%s (%s)", strings.Join(path[max(len(path)-2, 0):], "."), string(source))
}

// creditor returns the id of a debt book's family or lender.
func creditor(debt *book.DebtBook) string {
	if debt.Lender != nil {
		return debt.Lender.ID
	}
	return debt.Family.ID
}

// named returns the debt books that have to be named: a lender's is covered by its family's.
func named(some []*book.DebtBook) []*book.DebtBook {
	return slices.DeleteFunc(slices.Clone(some), func(debt *book.DebtBook) bool {
		return debt.Lender != nil && slices.Contains(some, debt.Family.Book)
	})
}

// of names the creditors of some debt books, in brackets; it is empty where they are all there are.
func of(some, all []*book.DebtBook) text.Text {
	if len(some) == len(all) {
		return text.Text{}
	}
	var ids []string
	for _, debt := range named(some) {
		ids = append(ids, creditor(debt))
	}
	const most = 4
	list := text.Each(func(l text.Language) string { return text.Join(ids[:min(len(ids), most)], l) })
	if more := len(ids) - most; more > 0 {
		list = text.Both(fmt.Sprintf("%s 等 %d 家", list.ZH, len(ids)), fmt.Sprintf("%s and %d more", list.EN, more))
	}
	return text.Both("（"+list.ZH+"）", " ("+list.EN+")")
}

// witness returns the smallest profile for which a question holds, in JSON on one line and as it
// is.
func (x *examination) witness(where cells.Setting, q cells.Question, a cells.Answer) ([]byte, *fact.Profile) {
	p := x.space.Smallest(where, q, a.Witness)
	var line bytes.Buffer
	if err := json.Compact(&line, p.JSON(x.book.Vocabulary)); err != nil {
		panic("a profile that is no JSON: " + err.Error())
	}
	return line.Bytes(), p
}
