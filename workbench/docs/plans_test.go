package docs

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
	"github.com/forbear-project/forbear/rules"
)

// written returns items as lines, each level one further in.
func written(items []document.Item, in string) (lines []string) {
	for _, it := range items {
		lines = append(lines, in+it.Text.Text())
		for _, block := range it.Below {
			if list, isList := block.(document.List); isList {
				lines = append(lines, written(list.Items, in+"  ")...)
			}
		}
	}
	return lines
}

// TestPlans: a plan is told in words, in both languages; of an option, what differs from below.
func TestPlans(t *testing.T) {
	b, problems := book.Load(rules.FS)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	all := b.Strategy("personalised-instalment").Plans
	longest, principal := all[0], all[3]
	other := *longest
	other.Place = "lenders/x.toml:3"
	for _, row := range []struct {
		why        string
		in         text.Language
		lower, own []*book.Plan
		want       string
	}{
		{"of a strategy, every one", text.EN, nil, []*book.Plan{longest}, `What it comes to: 
  Over [longest personalised instalment plan for a credit card], no further interest card-measures-70
    How it is paid: the same every month
    The sum: “amount owed”
    At the yearly rate: 0
    Over: “longest personalised instalment plan for a credit card”
    The most months that may be asked for: “longest personalised instalment plan for a credit card”
    Compared with: “this debt's monthly share”
    It assumes: The bank agrees to stop interest and fees from the day of signing.`},
		{"nothing differs", text.EN, all, all, ""},
		{"one is replaced and one taken away", text.ZH, []*book.Plan{longest, principal}, []*book.Plan{&other}, `还法和算法：
  分〔信用卡个性化分期最长期限〕，不计新利息（改成） card-measures-70
    怎么还：等额本息：每月一样多
    算的是：「欠款」
    年利率：0
    几个月：「信用卡个性化分期最长期限」
    最多可以要几个月：「信用卡个性化分期最长期限」
    付不付得起，和这个比：「这笔债每月的份额」
    前提：银行同意从签约起停计利息和费用
  这里不算：只还本金，分〔只还本金时提的期数〕`},
	} {
		a := newAuthor(b, Options{Language: row.in})
		if diff := cmp.Diff(row.want, strings.Join(written(a.plans(row.lower, row.own, nil), ""), "\n")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.why, diff)
		}
	}
	a := newAuthor(b, Options{Language: text.EN})
	isFigure := func(u use) bool { return u.role == "What it comes to" }
	if !slices.ContainsFunc(a.index()[factAnchor("recovery_months")], isFigure) {
		t.Error("nothing says that plans use the months until the income recovers")
	}
}
