package book

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// TestClaims: a claim knows where the book says the same, in facts, stages and hardships as well,
// by the path of the table, and in a layer with the file before it; a corrected one may be cited
// where it is corrected.
func TestClaims(t *testing.T) {
	b := sound(t, with(t,
		txtar.File{Name: "facts.toml+", Data: []byte(`
[fact.penalty]
of       = "debt"
type     = "money"
unit     = "CNY"
title.zh = "罚息"
title.en = "penalty interest"
ask.zh   = "罚息多少?"
ask.en   = "How much penalty interest?"
sources  = ["S001-01"]
`)},
		txtar.File{Name: "stages.toml+", Data: []byte(`sources = ["S001-01"]`)},
		txtar.File{Name: "hardships.toml+", Data: []byte(`sources = ["S001-01"]`)},
		txtar.File{Name: "alerts.toml+", Data: []byte(`
[alert.dear]
when     = "apr > 0.24"
severity = "note"
text.zh  = "贵"
text.en  = "dear"
sources  = ["S001-44"]
`)},
		txtar.File{Name: "claims.toml", Data: []byte(`
[claim.S001-44]
says.zh    = "超过 36% 的部分无效"
says.en    = "what exceeds 36% is void"
fate       = "corrected"
instead.zh = "以 24% 为限"
instead.en = "24% is the limit"
sources    = ["lpr"]
by         = ["alert.dear"]
[claim.S001-01]
says.zh = "逾期会产生罚息"
says.en = "arrears bear penalty interest"
fate    = "encoded"
[claim.S001-02]
says.zh = "口头的不算"
says.en = "what is only said does not count"
fate    = "encoded"
[claim.S001-03]
says.zh = "App 里有客服"
says.en = "the app has a help desk"
fate    = "encoded"
[claim.S001-49]
says.zh = "页脚有电话"
says.en = "there is a number in the footer"
fate    = "noise"
why.zh  = "不是客服"
why.en  = "not the lender's"
`)}))
	got := map[string][]string{}
	for _, c := range b.Claims {
		got[c.ID] = c.CitedBy
	}
	want := map[string][]string{
		"S001-01": {"fact.penalty", "hardship.oversight", "stage.late", "strategy.instalment.require.overdue"},
		"S001-02": {"families/credit-card.toml:option.instalment.weigh.oral"},
		"S001-03": {"lenders/some-bank.toml:channel.app"},
		"S001-44": {"alert.dear"},
		"S001-49": nil,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if c := b.Claims[0]; c.ID != "S001-44" || c.Fate != "corrected" || c.Instead.EN != "24% is the limit" ||
		c.Place != "claims.toml:2" {
		t.Errorf("the first claim: %+v", c)
	}
}

// TestNoClaims: a book without claims.toml is sound, whatever it cites.
func TestNoClaims(t *testing.T) {
	if b := sound(t, minimal(t)); b.Claims != nil {
		t.Errorf("claims from nowhere: %v", b.Claims)
	}
}
