package book

import (
	"fmt"
	"strings"
	"testing"

	"github.com/forbear-project/forbear/engine/book/form"
)

// The constants and the words of the form are two lists of the same things.
func TestSetsAreThoseOfTheForm(t *testing.T) {
	for _, row := range []struct {
		words []form.Meaning
		all   []fmt.Stringer
		want  string
	}{
		{form.Tiers, []fmt.Stringer{TierFirst, TierMain, TierLast}, "first main last"},
		{form.AlertTiers, []fmt.Stringer{TierFirst, TierMain}, "first main"},
		{form.Severities, []fmt.Stringer{SeverityUrgent, SeverityCaution, SeverityNote}, "urgent caution note"},
		{form.Bases, []fmt.Stringer{BasisRight, BasisDiscretion, BasisNegotiation}, "right discretion negotiation"},
		{form.StrategyKinds, []fmt.Stringer{KindRepay, KindArrange, KindCourt, KindProtect},
			"repay arrange court protect"},
		{form.Sections, []fmt.Stringer{SectionMonth, SectionOpening, SectionDebt, SectionBudget, SectionFamily, SectionNever,
			SectionHelp, SectionAgain, SectionClosing},
			"month opening debt budget family never help again closing"},
		{form.PlanForms, []fmt.Stringer{Equal, EqualPrincipal, FlatFee, Deferral, LumpSum},
			"equal equal-principal flat-fee deferral lump-sum"},
		{form.LetterKinds, []fmt.Stringer{Offer, Neutral, ToCourt, Script, Sheet}, "offer neutral court script sheet"},
		{form.BlockForms, []fmt.Stringer{BlockParagraph, BlockHeading, BlockItem, BlockTable, BlockSchedule, BlockDebts, BlockRecords,
			BlockSignature},
			"paragraph heading item table schedule debts records signature"},
	} {
		var said []string
		for _, value := range row.all {
			said = append(said, value.String())
		}
		if got := strings.Join(said, " "); got != row.want || got != strings.Join(form.IDsOf(row.words), " ") {
			t.Errorf("%s, want %s, and the form has %v", got, row.want, form.IDsOf(row.words))
		}
	}
	if valueOf[Tier](form.Tiers, "last") != TierLast || valueOf[Tier](form.Tiers, "") != 0 || Tier(0).String() != "" {
		t.Error("a value and its word differ")
	}
}
