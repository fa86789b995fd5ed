package compact

import (
	"bytes"
	_ "embed" // for the schema
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
)

//go:embed decisions.schema.json
var schemaOfShape string

// legend says what the letters of an option stand for, by the creditor's book.
type legend struct {
	By      []string `json:"by"`      // lenders and families
	Require []string `json:"require"` // ids of conditions
	Weigh   []string `json:"weigh"`
}

// Schema returns the JSON Schema of what Append writes of the decisions by a book, indented. Its member
// x-conditions says what the letters of each option stand for, by the creditors that debts name in by.
func Schema(b *book.Book) []byte {
	var members bytes.Buffer
	if err := text.WriteJSON(&members, struct {
		Book       string              `json:"x-book"`
		Conditions map[string][]legend `json:"x-conditions"`
	}{b.Digest, legends(b)}); err != nil {
		panic("compact: a legend is not JSON: " + err.Error()) // it is strings and lists of them
	}
	shape := bytes.TrimSuffix([]byte(schemaOfShape), []byte("\n}\n"))
	return append(append(shape, ','), bytes.TrimPrefix(members.Bytes(), []byte("{"))...)
}

// legends returns by strategy the conditions of its option, once for all creditors of whom they are
// the same, in the order of the book.
func legends(b *book.Book) map[string][]legend {
	all := map[string][]legend{}
	for _, of := range b.DebtBooks() {
		for _, o := range of.Options {
			l := legend{Require: idsOf(o.Requires), Weigh: idsOf(o.Weighs)}
			list := all[o.Strategy.ID]
			at := slices.IndexFunc(list, func(m legend) bool {
				return slices.Equal(l.Require, m.Require) && slices.Equal(l.Weigh, m.Weigh)
			})
			if at < 0 {
				list, at = append(list, l), len(list)
			}
			list[at].By = append(list[at].By, Creditor(of))
			all[o.Strategy.ID] = list
		}
	}
	return all
}

func idsOf(conditions []*book.Condition) []string {
	ids := make([]string, len(conditions))
	for i, c := range conditions {
		ids[i] = c.ID
	}
	return ids
}
