package fact

import (
	"fmt"
	"strings"

	"github.com/forbear-project/forbear/engine/text"
)

// JSON is a profile as ReadProfile reads it: what is known, and a null for what was asked and is
// not known; facts in the order of the vocabulary, a list on one line, numbers without zeros at the
// end. A debt's id is left out where its position gives the same.
//
// The profile is expected to hold values that its facts may have. What is worked out is left out.
func (p *Profile) JSON(v *Vocabulary) []byte {
	var top []string
	if p.AsOf != nil {
		top = append(top, `"as_of": `+text.JSON(p.AsOf.String()))
	}
	top = append(top, given(v.Borrower, p.Borrower, p.Asked)...)
	debts := make([]string, len(p.Debts))
	for i := range p.Debts {
		debts[i] = braces(p.Debts[i].members(v, i), "    ")
	}
	if len(debts) == 0 {
		top = append(top, `"debts": []`)
	} else {
		top = append(top, "\"debts\": [\n    "+strings.Join(debts, ",\n    ")+"\n  ]")
	}
	return []byte(braces(top, "") + "\n")
}

// members are what is told of the debt at a position, counted from 0.
func (d *DebtFacts) members(v *Vocabulary, position int) []string {
	var all []string
	if d.ID != idAt(position) && d.ID != "" {
		all = append(all, `"id": `+text.JSON(d.ID))
	}
	if d.Lender != "" {
		all = append(all, `"lender": `+text.JSON(d.Lender))
	}
	if d.Family != "" {
		all = append(all, `"family": `+text.JSON(d.Family))
	}
	return append(all, given(v.Debt, d.Values, d.Asked)...)
}

// given are the facts of a profile that are known, or were asked.
func given(facts []*Fact, values []Value, asked []bool) []string {
	var members []string
	for _, f := range facts {
		switch {
		case !f.Given() || f.Name == "family": // the creditor's kind stands beside the lender
		case values[f.Slot].Known:
			members = append(members, text.JSON(f.Name)+": "+f.JSON(values[f.Slot]))
		case asked[f.Slot]:
			members = append(members, text.JSON(f.Name)+": null")
		}
	}
	return members
}

// JSON is a value as a profile has it; null when it is not known.
func (f *Fact) JSON(v Value) string {
	if !v.Known {
		return "null"
	}
	switch f.Type {
	case Bool:
		return fmt.Sprint(v.Bool)
	case Date:
		return text.JSON(v.Day.String())
	case Choice:
		return text.JSON(v.Choice)
	case Choices:
		ids := make([]string, len(v.List))
		for i, id := range v.List {
			ids[i] = text.JSON(id)
		}
		return "[" + strings.Join(ids, ", ") + "]"
	}
	return v.Number.Trim(0).String()
}
