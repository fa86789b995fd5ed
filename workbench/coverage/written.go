package coverage

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// WriteText writes what the fixtures have not seen of a book: conditions by file, options by
// lender; plans and letters; then how many conditions of each kind were seen.
func (c Coverage) WriteText(w io.Writer, l text.Language) error {
	var b strings.Builder
	isOneSided := func(one Condition) bool { return !one.BothSides() }
	writeSection(&b, sayOneSided.In(l), c.conditionRows(l, isOneSided))
	c.writeOptions(&b, sayNeverOpen.In(l), Option.NeverOpen)
	c.writeOptions(&b, sayNeverClosed.In(l), Option.NeverClosed)
	var rows [][]string
	for _, p := range slices.Concat(c.Plans, c.Letters) {
		if !p.IsHeld() {
			rows = append(rows, []string{" ", p.Place, p.ID})
		}
	}
	writeSection(&b, sayNotHeld.In(l), rows)
	writeSection(&b, sayByKind.In(l), c.kindRows(l))
	_, err := io.WriteString(w, b.String())
	return err
}

// writeNeverUnknown lists the conditions that were seen yes and no and never unknown, which does not
// count against a book.
func (c Coverage) writeNeverUnknown(b *strings.Builder, l text.Language) {
	isNeverUnknown := func(one Condition) bool { return one.BothSides() && one.Unknown == 0 }
	writeSection(b, sayNeverUnknown.In(l), c.conditionRows(l, isNeverUnknown))
}

// conditionRows returns the conditions that are picked, each with its line and how often it was
// what.
func (c Coverage) conditionRows(l text.Language, isPicked func(Condition) bool) (rows [][]string) {
	for _, one := range c.Conditions {
		if isPicked(one) {
			rows = append(rows, []string{
				" ", one.Place, one.ID, times(sayYes, one.Yes, l), times(sayNo, one.No, l),
				times(sayUnknown, one.Unknown, l),
			})
		}
	}
	return rows
}

// times says how often something was seen, or that it never was.
func times(what text.Text, n int, l text.Language) string {
	if n == 0 {
		return fmt.Sprintf(sayNeverSeen.In(l), what.In(l))
	}
	return fmt.Sprintf("%s %d", what.In(l), n)
}

// writeOptions writes those that are picked, by lender or family.
func (c Coverage) writeOptions(b *strings.Builder, heading string, isPicked func(Option) bool) {
	var books []string
	picked, widest := map[string][]string{}, 0
	for _, o := range c.Options {
		if !isPicked(o) {
			continue
		}
		if picked[o.Book] == nil {
			books, widest = append(books, o.Book), max(widest, document.Cells(o.Book))
		}
		picked[o.Book] = append(picked[o.Book], o.Strategy)
	}
	if books == nil {
		return
	}
	var t document.Terminal
	for _, name := range books {
		t.Paragraph("  "+document.Pad(name, widest+2), strings.Join(picked[name], ", "), document.Plain)
	}
	fmt.Fprintf(b, "%s\n%s\n", heading, t.String())
}

// kindRows returns for each kind of condition how many there are, and how many were seen as what.
func (c Coverage) kindRows(l text.Language) [][]string {
	rows := [][]string{{" "}}
	for _, column := range []text.Text{sayKind, sayAll, sayYes, sayNo, sayYesAndNo, sayUnknown} {
		rows[0] = append(rows[0], column.In(l))
	}
	for _, kind := range Kinds {
		var all, yes, no, both, unknown int
		one := map[bool]int{true: 1}
		for _, c := range c.Conditions {
			if c.Kind == kind {
				all++
				yes += one[c.Yes > 0]
				no += one[c.No > 0]
				both += one[c.BothSides()]
				unknown += one[c.Unknown > 0]
			}
		}
		row := []string{" ", kind}
		for _, n := range []int{all, yes, no, both, unknown} {
			row = append(row, fmt.Sprint(n))
		}
		rows = append(rows, row)
	}
	return rows
}

// writeSection writes a heading and rows below it; nothing where there are no rows.
func writeSection(b *strings.Builder, heading string, rows [][]string) {
	if len(rows) > 0 {
		fmt.Fprintln(b, heading)
		document.WriteTable(b, rows)
		fmt.Fprintln(b)
	}
}

var (
	sayOneSided     = text.Both("还没从两面见过的条件", "conditions not seen from both sides")
	sayNeverUnknown = text.Both("从没见过未知的条件（不算缺）", "conditions never seen unknown (not counted against it)")
	sayNeverOpen    = text.Both("还没见过有人能用的方案", "options never seen eligible")
	sayNeverClosed  = text.Both("还没见过有人不能用的方案", "options never seen ineligible or not offered")
	sayNotHeld      = text.Both("没有样例核对的还法和信函", "plans and letters that no fixture holds")
	sayByKind       = text.Both("按种类", "by kind")
	sayKind         = text.Both("种类", "kind")
	sayAll          = text.Both("共", "all")
	sayYes          = text.Both("是", "yes")
	sayNo           = text.Both("否", "no")
	sayYesAndNo     = text.Both("是和否", "yes and no")
	sayUnknown      = text.Both("未知", "unknown")
	sayNeverSeen    = text.Both("没见过%s", "never %s")
)
