package diff

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/fixture"
)

// TestMarkdownIsText: whatever a book or a profile holds reads as it was written in every place where
// the Markdown shows it.
func TestMarkdownIsText(t *testing.T) {
	nasty := "a|b `c` <d> *e* _f_ [g](h) @i www.j https://k"
	r := Report{
		Changes: []Change{
			{What: nasty, Class: Changed, How: Otherwise, Was: nasty, Is: "y", IsAt: "x.toml:1", Witness: nasty},
		},
		Fixtures: Borrowers{Count: 1, Affected: []Affected{{
			Name: nasty, Effect: Loses, Problems: problem.List{{Message: nasty}},
			Moves: []fixture.Move{{
				Kind: fixture.StrategyMove, Debt: nasty, Strategy: nasty, Was: fixture.List{nasty},
				Because: []fixture.Cause{{Says: text.Both(nasty, nasty)}},
			}},
		}}},
	}
	var b strings.Builder
	if err := r.WriteMarkdown(&b, text.EN); err != nil {
		t.Fatal(err)
	}
	const (
		plain   = `a\|b \` + "`c\\`" + ` \<d\> \*e\* \_f\_ \[g\](h) \@i www\.j https\://k`
		code    = "``a\\|b `c` <d> *e* _f_ [g](h) @i www.j https://k``"
		summary = "<summary>a|b `c` &lt;d&gt; *e* _f_ [g](h) @i www.j https://k: loses a way</summary>"
	)
	for _, row := range []struct {
		how, text string
		times     int
	}{{"plain", plain, 5}, {"code", code, 3}, {"summary", summary, 1}} {
		if got := strings.Count(b.String(), row.text); got != row.times {
			t.Errorf("%s: %d times, want %d, in\n%s", row.how, got, row.times, b.String())
		}
	}
}

// TestWhatIsWrittenOfAChange in both languages.
func TestWhatIsWrittenOfAChange(t *testing.T) {
	both := text.Both("甲", "one")
	for _, row := range []struct {
		why    string
		change Change
		zh, en string
	}{
		{"gone", Change{What: "fact.a", Class: Breaking, How: Gone, WasText: both, WasAt: "facts.toml:3"},
			"  fact.a 没有了：甲（原在 facts.toml:3）\n", "  fact.a is gone: one (it was at facts.toml:3)\n"},
		{"gone, and where it is dropped", Change{
			What: "option.a", Class: Stricter, How: Gone, WasText: both, WasAt: "common.toml:3",
			IsAt:    "lenders/x.toml:9",
			Lenders: []string{"x"},
		},
			"  option.a 没有了：甲（lenders/x.toml:9）\n      涉及机构 1/3：x\n",
			"  option.a is gone: one (lenders/x.toml:9)\n      for 1 of 3 lenders: x\n"},
		{"new, with its condition", Change{
			What:     "option.a.require.b",
			Class:    Stricter,
			How:      Arrived,
			Is:       "owed > 0",
			IsText:   both,
			IsAt:     "common.toml:3",
			Families: []string{"f"},
			Lenders:  []string{"x", "y", "z"},
		},
			"  option.a.require.b 是新的：甲（common.toml:3）\n      现在  owed > 0\n      涉及机构种类 1/2：f；每一家机构\n",
			"  option.a.require.b is new: one (common.toml:3)\n      is   owed > 0\n" +
				"      for 1 of 2 families: f; every lender\n"},
		{"a value that was not there", Change{
			What: "fact.a.min", Class: Breaking, How: Otherwise, Is: "0", IsAt: "facts.toml:3", WasAt: "facts.toml:3",
		},
			"  fact.a.min（facts.toml:3）\n      原来  （没有写）\n      现在  0\n",
			"  fact.a.min (facts.toml:3)\n      was  (not written)\n      is   0\n"},
		{"a key that is not written any more", Change{
			What:  "option.a.terms.months_max",
			Class: Looser,
			How:   Otherwise,
			Was:   "60",
			WasAt: "common.toml:3",
		},
			"  option.a.terms.months_max（原在 common.toml:3）\n      原来  60\n      现在  （没有写）\n",
			"  option.a.terms.months_max (it was at common.toml:3)\n      was  60\n      is   (not written)\n"},
		{"another order", Change{
			What: "stage.a.order", Class: Changed, How: Otherwise, Was: First, Is: After + "b", IsAt: "stages.toml:3",
		},
			"  stage.a.order（stages.toml:3）\n      原来  最前\n      现在  在 b 之后\n",
			"  stage.a.order (stages.toml:3)\n      was  first\n      is   after b\n"},
		{"a tier that is called first is no order", Change{
			What: "strategy.a.tier", Class: Changed, How: Otherwise, Was: "first", Is: "last", IsAt: "s.toml:3",
		},
			"  strategy.a.tier（s.toml:3）\n      原来  first\n      现在  last\n",
			"  strategy.a.tier (s.toml:3)\n      was  first\n      is   last\n"},
		{"a text that has changed in the other language", Change{
			What: "fact.a.title", Class: TextOnly, How: Otherwise, WasText: both, IsText: text.Both("甲", "two"),
			IsAt: "facts.toml:3",
		},
			"  fact.a.title（facts.toml:3）\n      原来  one\n      现在  two\n",
			"  fact.a.title (facts.toml:3)\n      was  one\n      is   two\n"},
		{"a class that is proved", Change{
			What:     "kind.a.require.b.when",
			Class:    Looser,
			How:      Otherwise,
			Way:      Wider,
			Was:      "x",
			Is:       "y",
			IsAt:     "facts.toml:3",
			Grounds:  Proved,
			Witness:  "{ }",
			Families: []string{"f", "g"},
			Lenders:  []string{"x", "y", "z"},
		},
			"  kind.a.require.b.when（facts.toml:3）\n      原来  x\n      现在  y\n      涉及所有机构\n      已证明：没有人反过来\n      例如  { }\n",
			"  kind.a.require.b.when (facts.toml:3)\n      was  x\n      is   y\n      for every family and every lender\n" +
				"      proved: the other way for nobody\n      shown by  { }\n"},
		{"which way an alert went", Change{
			What: "alert.a.when", Class: Changed, How: Otherwise, Way: Wider, Was: "x", Is: "y", IsAt: "alerts.toml:3",
			Grounds: Proved, Witness: "{ }",
		},
			"  alert.a.when（alerts.toml:3）\n      原来  x\n      现在  y\n      看到这条提醒的人更多；已证明：没有人反过来\n      例如  { }\n",
			"  alert.a.when (alerts.toml:3)\n      was  x\n      is   y\n" +
				"      shown to more; proved: the other way for nobody\n      shown by  { }\n"},
	} {
		for language, want := range map[text.Language]string{text.ZH: row.zh, text.EN: row.en} {
			p := &sheet{Report: Report{Families: 2, Lenders: 3}, language: language}
			p.change(row.change)
			if got := p.String(); got != want {
				t.Errorf("%s: got\n%swant\n%s", row.why, got, want)
			}
		}
	}
}

// TestSums: the gravest first, one or many, and where to look.
func TestSums(t *testing.T) {
	affected := func(effects ...Effect) (all []Affected) {
		for _, e := range effects {
			all = append(all, Affected{Effect: e})
		}
		return all
	}
	for _, row := range []struct {
		why    string
		of     Report
		zh, en string
	}{
		{
			"nothing",
			Report{},
			"规则：两份说的一样\n没有样例，也没有给资料：谁会受影响没有比较\n",
			"the book: both say the same\nthere were no fixtures and no profiles: whose decisions change was not " +
				"looked at\n",
		},
		{
			"nobody",
			Report{Fixtures: Borrowers{Count: 2}, Profiles: Borrowers{Count: 3}},
			"规则：两份说的一样\n样例：2 个，结果都一样\n资料：3 份，结果都一样\n",
			"the book: both say the same\nfixtures: 2, all get the same answer\nprofiles: 3, all get the same answer\n",
		},
		{"losers first", Report{
			Changes:  []Change{{Class: Breaking}, {Class: TextOnly}, {Class: TextOnly}},
			Fixtures: Borrowers{Count: 9, Affected: affected(Loses, Loses, Gains, Order)},
		},
			"规则：1 处破坏兼容，2 处只改文字\n样例：9 个，其中 4 个结果不一样：2 个能用的方案变少了（先看这里），1 个能用的方案变多了，1 个只有阶段、次序或分数变了\n",
			"the book: 1 breaking, 2 text only\nfixtures: 9, of which 4 get another answer: 2 lose a way (look at " +
				"this first), 1 gains a way, 1 only the stage, order or scores\n"},
		{"nobody loses", Report{
			Profiles: Borrowers{
				Count:    9,
				Affected: affected(Gains, Gains),
				Broken:   []BrokenProfile{{Line: 3, Problems: problem.List{{Message: "x"}}}},
			},
		},
			"规则：两份说的一样\n资料：9 份，其中 2 份结果不一样：2 个能用的方案变多了\n两份规则都读不了、没有比较的：1 份\n",
			"the book: both say the same\nprofiles: 9, of which 2 get another answer: 2 gain a way\n" +
				"not compared, for neither book takes them: 1\n"},
	} {
		for language, want := range map[text.Language]string{text.ZH: row.zh, text.EN: row.en} {
			p := &sheet{Report: row.of, language: language}
			p.sums()
			if got := p.String(); got != want {
				t.Errorf("%s: got\n%swant\n%s", row.why, got, want)
			}
		}
	}
}

// TestMarkdownFitsIntoAComment, unless all is asked for: a comment on GitHub holds 65,536
// characters.
func TestMarkdownFitsIntoAComment(t *testing.T) {
	var c Report
	for range 300 {
		c.Changes = append(c.Changes,
			Change{
				What:    "strategy.instalment.require.surplus.when",
				Class:   Stricter,
				How:     Otherwise,
				Was:     strings.Repeat("x", 80),
				Is:      strings.Repeat("y", 80),
				IsAt:    "strategies.toml:1",
				Grounds: Proved,
				Witness: strings.Repeat("z", 120),
			},
			Change{
				What:    "strategy.instalment.effect",
				Class:   TextOnly,
				How:     Otherwise,
				WasText: text.Both("", strings.Repeat("x", 300)),
				IsText:  text.Both("", strings.Repeat("y", 300)),
				IsAt:    "strategies.toml:1",
			})
		h := Affected{Name: "fixtures/one", Effect: Loses}
		for range 8 {
			h.Moves = append(h.Moves, fixture.Move{
				Kind: fixture.StrategyMove, Debt: "card", Strategy: "instalment",
				Was: fixture.List{"eligible 70"}, Is: fixture.List{"ineligible 70"},
				Because: []fixture.Cause{{Says: text.Both("surplus 变为否", "surplus became no (strategies.toml:1)")}},
			})
		}
		c.Fixtures.Affected = append(c.Fixtures.Affected, h)
	}
	c.Fixtures.Count = 300
	for _, shortened := range []bool{true, false} {
		c.Shortened, c.Verbose = shortened, !shortened
		var b strings.Builder
		if err := c.WriteMarkdown(&b, text.EN); err != nil {
			t.Fatal(err)
		}
		if fits := b.Len() < 65536; fits != shortened || strings.Contains(b.String(), " more ") != shortened {
			t.Errorf("shortened %t: %d characters", shortened, b.Len())
		}
	}
}

// TestEveryEffectAndClassHasItsWords in both languages.
func TestEveryEffectAndClassHasItsWords(t *testing.T) {
	said := func(t text.Text) bool { return t.ZH != "" && t.EN != "" }
	for _, class := range Classes {
		if !said(classWords[class]) || !said(classHeadings[class]) {
			t.Errorf("class %s has no words", class)
		}
	}
	for _, effect := range Effects {
		if !said(effectOfOne[effect]) || !said(effectOfMany[effect]) {
			t.Errorf("effect %s has no words", effect)
		}
	}
}

// TestWhichWayAChangeWent is said with what it rests on, in the words of what changed.
func TestWhichWayAChangeWent(t *testing.T) {
	for _, row := range []struct {
		why    string
		of     Change
		zh, en string
	}{
		{"the class says which way a requirement went",
			Change{What: "option.a.require.b.when", Way: Narrower, Grounds: Proved},
			"已证明：没有人反过来", "proved: the other way for nobody"},
		{"what was only seen is no proof", Change{What: "strategy.a.require.b.when", Way: Wider, Grounds: Seen},
			"对有的人是这样；反过来的没有排除", "so for some; the other way is not ruled out"},
		{"a promise is a requirement", Change{What: "promise.a.when", Grounds: Proved},
			"已证明：对有的人更严，对有的人更宽", "proved: stricter for some, looser for others"},
		{"a weight", Change{What: "kind.a.weigh.b.when", Way: Wider, Grounds: Proved},
			"算上这些分的人更多；已证明：没有人反过来", "its points go to more; proved: the other way for nobody"},
		{"points have no grounds", Change{What: "option.a.weigh.b.points", Way: Lower}, "分数更低", "fewer points"},
		{"points of stages", Change{What: "option.a.points", Way: Higher}, "分数更高", "more points"},
		{"an alert", Change{What: "alert.a.when", Way: Narrower, Grounds: Proved},
			"看到这条提醒的人更少；已证明：没有人反过来", "shown to fewer; proved: the other way for nobody"},
		{"whom an alert is for", Change{What: "alert.a.families", Way: Wider}, "看到这条提醒的人更多", "shown to more"},
		{"an alert both ways", Change{What: "alert.a.when", Grounds: Seen},
			"对有的人更宽，对有的人更窄", "wider for some, narrower for others"},
		{"the day of an alert", Change{What: "alert.a.due", Way: Earlier, Grounds: Proved},
			"日子更早；已证明：没有人反过来", "an earlier day; proved: the other way for nobody"},
		{"a day both ways", Change{What: "alert.a.due", Grounds: Proved},
			"已证明：对有的人更早，对有的人更晚", "proved: earlier for some, later for others"},
		{"a stage", Change{What: "stage.a.when", Way: Wider, Grounds: Seen},
			"到这个阶段的债更多；对有的人是这样；反过来的没有排除",
			"more debts reach it; so for some; the other way is not ruled out"},
		{"any other condition", Change{What: "line.a.when", Way: Wider, Grounds: Proved},
			"成立的人更多；已证明：没有人反过来", "it holds for more; proved: the other way for nobody"},
		{"an id may be that of a table", Change{What: "line.require.when", Way: Wider, Grounds: Proved},
			"成立的人更多；已证明：没有人反过来", "it holds for more; proved: the other way for nobody"},
		{"it comes to the same", Change{What: "doubt.a.when", Grounds: Equal},
			"已证明：对谁都一样", "proved: it comes to the same for everybody"},
		{"nothing is claimed", Change{What: "stage.a.when", Grounds: Open},
			"往哪边变，没有判断出来", "which way it went is not known"},
		{"what has no way", Change{What: "alert.a.severity"}, "", ""},
	} {
		if diff := cmp.Diff(text.Text{ZH: row.zh, EN: row.en}, wentOf(row.of)); diff != "" {
			t.Errorf("%s: %s", row.why, diff)
		}
	}
}
