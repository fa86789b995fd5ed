package book

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// layers lays what three layers say over the minimal book, which has no option of instalment
// below them.
func layers(t *testing.T, common, family, lender string) *Book {
	t.Helper()
	card := string(minimal(t)["families/credit-card.toml"].Data)
	head, _, _ := strings.Cut(card, "[option.")
	return sound(t, with(t,
		txtar.File{Name: "common.toml+", Data: []byte(common)},
		txtar.File{Name: "families/credit-card.toml", Data: []byte(head + family)},
		txtar.File{Name: "lenders/some-bank.toml+", Data: []byte(lender)},
	))
}

// option is an option in short: what can be laid over, and nothing else.
func option(b *DebtBook, strategy string) string {
	i := slices.IndexFunc(b.Options, func(o *Option) bool { return o.Strategy.ID == strategy })
	if i < 0 {
		return "none"
	}
	o := b.Options[i]
	var s strings.Builder
	fmt.Fprintf(&s, "%s", o.Basis)
	for _, stage := range o.Stages {
		fmt.Fprintf(&s, " %s=%d", stage, o.Points[stage])
	}
	fmt.Fprintf(&s, " %v %v", o.Sources, o.Required)
	for _, c := range o.Requires {
		fmt.Fprintf(&s, " !%s", c.ID)
	}
	for _, c := range o.Weighs {
		fmt.Fprintf(&s, " %s%+d", c.ID, c.Points)
	}
	for _, l := range o.Lines {
		fmt.Fprintf(&s, " %s.%s", l.Kind, l.ID)
	}
	if o.Unconfirmed {
		s.WriteString(" unconfirmed")
	}
	return s.String()
}

const (
	whole = `
[option.instalment]
stages  = ["early", "late"]
basis   = "discretion"
points  = 60
sources = ["lpr"]
materials.required = ["id-card"]
`
	weight = `
[option.instalment.weigh.%s]
when      = "owed > 3"
points    = %d
reason.zh = "多"
reason.en = "much"
sources   = ["lpr"]
`
)

func TestMerging(t *testing.T) {
	weigh := func(id string, points int) string { return fmt.Sprintf(weight, id, points) }
	for _, row := range []struct{ why, common, family, lender, want string }{
		{"a strategy's conditions and lines are those of each of its options", "", whole, "",
			"discretion early=60 late=60 [lpr] [id-card] !overdue step.reckon risk.credit"},
		{"one key replaces one key", whole, "[option.instalment]\nbasis = \"negotiation\"\n",
			"[option.instalment]\nmaterials.required = []\n",
			"negotiation early=60 late=60 [lpr] [] !overdue step.reckon risk.credit"},
		{"a list replaces a list; what rests on practice is unconfirmed", whole,
			"[option.instalment]\nsources = [\"practice\"]\n", "",
			"discretion early=60 late=60 [practice] [id-card] !overdue step.reckon risk.credit unconfirmed"},
		{"one number goes to the stages below", whole, "[option.instalment]\npoints = 70\n", "",
			"discretion early=70 late=70 [lpr] [id-card] !overdue step.reckon risk.credit"},
		{"other stages take the one number below", whole, "[option.instalment]\nstages = [\"late\", \"current\"]\n",
			"",
			"discretion current=60 late=60 [lpr] [id-card] !overdue step.reckon risk.credit"},
		{"points by stage name the stages, in the order of the book", whole,
			"[option.instalment]\npoints = { late = 2, current = 1 }\n", "",
			"discretion current=1 late=2 [lpr] [id-card] !overdue step.reckon risk.credit"},
		{"one number over points by stage keeps their stages", whole,
			"[option.instalment]\npoints = { late = 2, current = 1 }\n", "[option.instalment]\npoints = 9\n",
			"discretion current=9 late=9 [lpr] [id-card] !overdue step.reckon risk.credit"},
		{"a condition is replaced in its place, a new one comes last", whole + weigh("a", 1) + weigh("b", 2),
			weigh("a", 3) + weigh("c", 4), weigh("b", 5),
			"discretion early=60 late=60 [lpr] [id-card] !overdue a+3 b+5 c+4 step.reckon risk.credit"},
		{"a condition is dropped", whole + weigh("a", 1) + weigh("b", 2), "",
			"[option.instalment.weigh.a]\ndrop = true\n",
			"discretion early=60 late=60 [lpr] [id-card] !overdue b+2 step.reckon risk.credit"},
		{"lines are replaced, added within their kind, and dropped", whole,
			"[option.instalment.step.call]\nzh = \"打\"\nen = \"call\"\n",
			"[option.instalment.risk.credit]\ndrop = true\n[option.instalment.first.look]\nzh = \"看\"\n" +
				"en = \"look\"\n",
			"discretion early=60 late=60 [lpr] [id-card] !overdue first.look step.reckon step.call"},
		{"an option is dropped", whole,
			"[option.instalment]\ndrop = true\nbecause.zh = \"没有\"\nbecause.en = \"there is none\"\n", "", "none"},
		{"an option that the family drops is given again by the lender, as a whole", whole,
			"[option.instalment]\ndrop = true\nbecause.zh = \"没有\"\nbecause.en = \"there is none\"\n",
			strings.Replace(whole, "60", "5", 1),
			"discretion early=5 late=5 [lpr] [id-card] !overdue step.reckon risk.credit"},
	} {
		b := layers(t, row.common, row.family, row.lender)
		if diff := cmp.Diff(row.want, option(b.Lender("some-bank").Book, "instalment")); diff != "" {
			t.Errorf("%s: %s", row.why, diff)
		}
	}
}

func TestDroppedSaysWhy(t *testing.T) {
	drop := "[option.instalment]\ndrop = true\nbecause.zh = \"没有\"\nbecause.en = \"there is none\"\n"
	b := layers(t, whole, drop, "")
	for _, books := range []*DebtBook{b.Family("credit-card").Book, b.Lender("some-bank").Book} {
		if len(books.Dropped) != 1 || books.Dropped[0].Strategy.ID != "instalment" ||
			books.Dropped[0].Because.EN != "there is none" {
			t.Errorf("dropped: %+v", books.Dropped)
		}
	}
	if b := layers(t, whole, drop, whole); len(b.Lender("some-bank").Book.Dropped) != 0 {
		t.Error("what is given again is still called dropped")
	}
	if got := b.Family(UnknownFamily).Book.Dropped; len(got) != 0 {
		t.Errorf("another family drops too: %+v", got)
	}
}

// TestFor: what the debt says of the family beats what the lender usually is, and then the lender's
// options stay behind.
func TestFor(t *testing.T) {
	b := layers(t, whole, "[option.instalment]\nbasis = \"negotiation\"\n", "[option.instalment]\npoints = 5\n")
	for _, row := range []struct{ why, lender, family, option, title, channels, grace string }{
		{"a lender", "some-bank", "", "negotiation early=5 late=5", "Some Bank card", "hotline app", "3"},
		{"by its alias, folded", "  某卡 ", "", "negotiation early=5 late=5", "Some Bank card", "hotline app", "3"},
		{"by its id in full width", "Ｓome-BANK", "", "negotiation early=5 late=5", "Some Bank card", "hotline app",
			"3"},
		{"a lender and its own family", "some-bank", "credit-card", "negotiation early=5 late=5", "Some Bank card",
			"hotline app", "3"},
		{"a lender and another family", "some-bank", "unknown", "discretion early=60 late=60", "Some Bank card",
			"hotline app", ""},
		{"a family", "", "credit-card", "negotiation early=60 late=60", "", "hotline", ""},
		{"a lender that is not in the book", "no-such", "credit-card", "negotiation early=60 late=60", "", "hotline",
			""},
		{"nothing known", "", "", "discretion early=60 late=60", "", "hotline", ""},
	} {
		d := b.For(row.lender, row.family)
		if got := option(d, "instalment"); !strings.HasPrefix(got, row.option) {
			t.Errorf("%s: option %s", row.why, got)
		}
		title := ""
		if d.Lender != nil {
			title = d.Lender.Title.EN
		}
		channels := strings.Join(idsOf(d.Channels, func(c *Channel) string { return c.ID }), " ")
		grace := ""
		if now := d.Series[1].On(0); now.Known {
			grace = now.Number.String()
		}
		got := []string{title, channels, grace}
		if diff := cmp.Diff([]string{row.title, row.channels, row.grace}, got); diff != "" {
			t.Errorf("%s: %s", row.why, diff)
		}
	}
}

// TestPlacesOfKeys: each key is where the highest layer that sets it says so, and an option begins
// where the lowest one begins it.
func TestPlacesOfKeys(t *testing.T) {
	b := layers(t, whole, "[option.instalment]\npoints = { late = 2, current = 1 }\n",
		"[option.instalment]\nmaterials.required = []\nterms.months_max = 12\n")
	got := b.Lender("some-bank").Book
	i := slices.IndexFunc(got.Options, func(o *Option) bool { return o.Strategy.ID == "instalment" })
	want := map[string]string{
		"": "common.toml:12", "basis": "common.toml:14", "sources": "common.toml:16",
		"points": "families/credit-card.toml:9", "stages": "families/credit-card.toml:9",
		"materials.required": "lenders/some-bank.toml:20", "terms.months_max": "lenders/some-bank.toml:21",
	}
	if diff := cmp.Diff(want, got.Options[i].Places); diff != "" {
		t.Errorf("places (-want +got):\n%s", diff)
	}
}

// TestForeignAtOnce: law 22. What is made when first asked for is made once, whoever asks first.
func TestForeignAtOnce(t *testing.T) {
	b := sound(t, minimal(t))
	lender := b.Lenders[0]
	family := find(b.Families, func(f *Family) bool { return f.ID != lender.Family }).ID
	got := make([]*DebtBook, 8)
	var wait sync.WaitGroup
	for i := range got {
		wait.Go(func() { got[i] = b.For(lender.ID, family) })
	}
	wait.Wait()
	for _, of := range got {
		if of == nil || of != got[0] || of.Lender != lender || of.Family.ID != family {
			t.Errorf("%+v and %+v", of, got[0])
		}
	}
}

// TestStrategiesInFiles: law 21. Strategies parted over files are those of one file, in the order of the
// names, and are cited from the same places.
func TestStrategiesInFiles(t *testing.T) {
	whole := minimal(t)
	parted := minimal(t)
	text := string(parted["strategies.toml"].Data)
	at := strings.Index(text, "[strategy.pay-in-full]")
	next := at + strings.Index(text[at:], "[strategy.report-property]")
	parted["strategies.toml"].Data = []byte(text[:at])
	parted["strategies/a-pay.toml"] = &fstest.MapFile{Data: []byte("#:schema ../schemas/strategies.json\n" + text[at:next])}
	parted["strategies/b_Others.toml"] = &fstest.MapFile{Data: []byte(text[next:])}
	one, several := sound(t, whole), sound(t, parted)
	ids := func(b *Book) []string { return idsOf(b.Strategies, func(s *Strategy) string { return s.ID }) }
	if diff := cmp.Diff(ids(one), ids(several)); diff != "" {
		t.Error(diff)
	}
	cited := func(b *Book) (all []string) {
		for _, m := range b.contents.mentions {
			if m.Kind == "source" {
				all = append(all, reference{file: m.file, spot: m.spot}.place())
			}
		}
		slices.Sort(all)
		return all
	}
	if diff := cmp.Diff(cited(one), cited(several)); diff != "" {
		t.Error(diff)
	}
	for _, s := range several.Strategies {
		spot := several.Spot(s.Place)
		if spot.Path() != "strategy."+s.ID {
			t.Errorf("%s is at %s, where %q stands", s.ID, s.Place, spot.Path())
		}
	}
	if one.Digest == several.Digest {
		t.Error("other files have the same digest")
	}
}
