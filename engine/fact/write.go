package fact

import (
	"fmt"
	"strings"

	"github.com/forbear-project/forbear/engine/text"
)

// JSON returns a profile as ReadProfile reads it: what is known, and a null for what was asked and
// is not known; facts in the order of the vocabulary, a list on one line, numbers without zeros at
// the end, a rate above 2 in per cent. A debt's id is left out where its position gives the same;
// derived facts always are.
//
// The profile must hold values that its facts may have.
func (p *Profile) JSON(v *Vocabulary) []byte {
	var top []string
	if p.AsOf != nil {
		top = append(top, `"as_of": `+text.JSON(p.AsOf.String()))
	}
	top = append(top, writeGiven(v.Borrower, p.Borrower, p.Asked)...)
	debts := make([]string, len(p.Debts))
	for i := range p.Debts {
		debts[i] = writeObject(p.Debts[i].writeMembers(v, i), "    ")
	}
	if len(debts) == 0 {
		top = append(top, `"debts": []`)
	} else {
		top = append(top, "\"debts\": [\n    "+strings.Join(debts, ",\n    ")+"\n  ]")
	}
	return []byte(writeObject(top, "") + "\n")
}

// writeMembers returns the JSON members of the debt at a position, counted from 0.
func (d *DebtFacts) writeMembers(v *Vocabulary, position int) []string {
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
	return append(all, writeGiven(v.Debt, d.Values, d.Asked)...)
}

// writeGiven returns the JSON members of the given facts that are known, or were asked.
func writeGiven(facts []*Fact, values []Value, asked []bool) []string {
	var members []string
	for _, f := range facts {
		switch {
		case !f.Given() || f.Name == "family": // the family is a key of its own, beside the lender
		case values[f.Slot].Known:
			members = append(members, text.JSON(f.Name)+": "+f.JSON(values[f.Slot]))
		case asked[f.Slot]:
			members = append(members, text.JSON(f.Name)+": null")
		}
	}
	return members
}

// JSON returns a value as a profile has it; null when it is not known.
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
	case Records:
		entries := make([]string, len(v.Records))
		for i, record := range v.Records {
			entries[i] = f.writeRecord(record)
		}
		return "[" + strings.Join(entries, ", ") + "]"
	}
	if f.Type == Rate && mostBareRate.Less(v.Number) {
		return text.JSON(asPerCent(v.Number))
	}
	return v.Number.Trim(0).String()
}
