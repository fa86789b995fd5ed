package diff

import (
	"slices"
	"strconv"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// collection is one kind of thing that books have.
type collection[T any] struct {
	what        string
	lost, fresh Class // of one that is gone, and of one that is new
	id, place   func(T) string
	title       func(T) text.Text
	own         func(T) bool // of the book's own use: nobody else relies on it; nil: none is
	reach       reach
}

// eachOf adds those that are gone or new, and calls f for those that both books have.
func eachOf[T any](c *Comparison, s collection[*T], was, is []*T, f func(t thing, was, is *T)) {
	match(was, is, s.id, func(id string, was, is *T) {
		t := thing{c: c, what: s.what + "." + id, reach: s.reach}
		switch {
		case is == nil && s.own != nil && s.own(was):
			t.at(s.place(was), "").gone(Changed, "", s.title(was))
		case is == nil:
			t.at(s.place(was), "").gone(s.lost, "", s.title(was))
		case was == nil:
			t.at("", s.place(is)).arrived(s.fresh, "", s.title(is))
		default:
			c.places[t.what] = pair[string]{s.place(was), s.place(is)}
			f(t.at(s.place(was), s.place(is)), was, is)
		}
	})
}

func idsOf[T any](all []T, id func(T) string) []string {
	ids := make([]string, len(all))
	for i, t := range all {
		ids[i] = id(t)
	}
	return ids
}

// plain is a collection of things whose keys are all compared by the format.
type plain[T any] struct {
	what        string
	lost, fresh Class
	was, is     []*T
	entry       func(*T) entry
	order       *Class // of one that stands elsewhere; nil where the order means nothing
	// how keys are compared that mean more than the format says; nil: none does
	keys func(t thing, was, is *T)
}

// entry is what is compared of one thing.
type entry struct {
	id, place string
	title     text.Text
	said      book.Values
}

func comparePlain[T any](c *Comparison, p plain[T]) {
	s := collection[*T]{
		what: p.what, lost: p.lost, fresh: p.fresh,
		id:    func(x *T) string { return p.entry(x).id },
		place: func(x *T) string { return p.entry(x).place },
		title: func(x *T) text.Text { return p.entry(x).title },
	}
	if p.keys == nil {
		p.keys = func(t thing, _, _ *T) { t.keys() }
	}
	eachOf(c, s, p.was, p.is, func(t thing, was, is *T) {
		p.keys(t.saying(p.entry(was).said, p.entry(is).said), was, is)
	})
	if p.order != nil {
		c.order(p.what, *p.order, idsOf(p.was, s.id), idsOf(p.is, s.id))
	}
}

func (c *Comparison) sources() {
	comparePlain(c, plain[book.Source]{
		what: "source", lost: TextOnly, fresh: New, was: c.old.Sources, is: c.now.Sources,
		entry: func(x *book.Source) entry { return entry{x.ID, x.Place, x.Title, x.Said} },
	})
}

func (c *Comparison) subjects() {
	comparePlain(c, plain[book.Subject]{
		what: "subject", lost: Changed, fresh: New, was: c.old.Subjects, is: c.now.Subjects, order: new(Changed),
		entry: func(x *book.Subject) entry { return entry{x.ID, x.Place, x.Title, x.Said} },
	})
}

func (c *Comparison) hardships() {
	comparePlain(c, plain[book.Hardship]{
		what: "hardship", lost: Breaking, fresh: New, was: c.old.Hardships, is: c.now.Hardships,
		entry: func(x *book.Hardship) entry { return entry{x.ID, x.Place, x.Title, x.Said} },
	})
}

func (c *Comparison) materials() {
	comparePlain(c, plain[book.Material]{
		what: "material", lost: Breaking, fresh: New, was: c.old.Materials, is: c.now.Materials,
		entry: func(x *book.Material) entry { return entry{x.ID, x.Place, x.Title, x.Said} },
	})
}

func (c *Comparison) stages() {
	comparePlain(c, plain[book.Stage]{
		what: "stage", lost: Breaking, fresh: New, was: c.old.Stages, is: c.now.Stages, order: new(Changed),
		entry: func(x *book.Stage) entry { return entry{x.ID, x.Place, x.Title, x.Said} },
	})
}

func (c *Comparison) alerts() {
	comparePlain(c, plain[book.Alert]{
		what: "alert", lost: Breaking, fresh: New, was: c.old.Alerts, is: c.now.Alerts, order: new(Changed),
		entry: func(x *book.Alert) entry { return entry{x.ID, x.Place, x.Text, x.Said} },
		keys:  c.alert,
	})
}

// alert compares one alert, and whom it is for: no family or stage is every one.
func (c *Comparison) alert(t thing, was, is *book.Alert) {
	if is.OfDebt || was.OfDebt {
		of := func(b *book.DebtBook) bool { return is.Families != nil && !slices.Contains(is.Families, b.Family.ID) }
		t.where = settingsOf(slices.DeleteFunc(c.now.DebtBooks(), of), is.Stages)
	}
	t.saying(was.Said, is.Said).keys("due", "families", "stages")
	if t.expression("due", Changed, was.Due, is.Due) {
		c.wait(t.below("due"), pair[*logic.Expression]{was.Due, is.Due},
			asked{more: Later, less: Earlier, where: t.where, shown: is.When, searched: true})
	}
	t.only("families", was.Families, is.Families)
	t.only("stages", was.Stages, is.Stages)
}

// only compares a list outside which something does not hold; none is everything.
func (t thing) only(key string, was, is []string) {
	switch {
	case is == nil || was != nil && len(without(was, is)) == 0:
		t = t.went(Wider)
	case was == nil || len(without(is, was)) == 0:
		t = t.went(Narrower)
	}
	t.list(key, was, is, Changed, Changed)
}

func (c *Comparison) doubts() {
	comparePlain(c, plain[book.Doubt]{
		what: "doubt", lost: Changed, fresh: New, was: c.old.Doubts, is: c.now.Doubts, order: new(TextOnly),
		entry: func(x *book.Doubt) entry { return entry{x.ID, x.Place, x.Text, x.Said} },
	})
}

func (c *Comparison) urgency() {
	comparePlain(c, plain[book.Urgency]{
		what: "urgency", lost: Changed, fresh: Changed, was: c.old.Urgency, is: c.now.Urgency, order: new(Changed),
		entry: func(x *book.Urgency) entry { return entry{x.ID, x.Place, x.Reason, x.Said} },
	})
}

// household compares which debts are reckoned together, and whom to pay with a month's money.
func (c *Comparison) household() {
	was, is := c.old.Household, c.now.Household
	if was == nil {
		was = &book.Household{}
	}
	if is == nil {
		is = &book.Household{}
	}
	if was.Place != "" && is.Place != "" {
		thing{c: c, what: "household", wasAt: was.Place, isAt: is.Place}.saying(was.Said, is.Said).keys()
	}
	comparePlain(c, plain[book.Share]{
		what: "share", lost: Changed, fresh: Changed, was: was.Shares, is: is.Shares, order: new(Changed),
		entry: func(x *book.Share) entry { return entry{x.ID, x.Place, x.Reason, x.Said} },
	})
}

// refusals compares what to say to each answer of a creditor, and what to try after it.
func (c *Comparison) refusals() {
	was, is := c.old.Refusals, c.now.Refusals
	if was == nil {
		was = &book.Refusals{}
	}
	if is == nil {
		is = &book.Refusals{}
	}
	if was.Place != "" && is.Place != "" {
		thing{c: c, what: "refusals", wasAt: was.Place, isAt: is.Place}.saying(was.Said, is.Said).keys()
	}
	comparePlain(c, plain[book.Refusal]{
		what: "refusal", lost: Changed, fresh: New, was: was.All, is: is.All,
		entry: func(x *book.Refusal) entry { return entry{x.ID, x.Place, text.Text{}, x.Said} },
	})
	comparePlain(c, plain[book.Line]{
		what: "step", lost: Changed, fresh: Changed, was: was.Steps, is: is.Steps, order: new(Changed),
		entry: func(x *book.Line) entry { return entry{x.ID, x.Place, x.Text, x.Said} },
	})
}

// holidays compares the years that both books have holiday by holiday.
func (c *Comparison) holidays() {
	years := collection[*book.Year]{
		what: "year", lost: Changed, fresh: New,
		id:    func(y *book.Year) string { return strconv.Itoa(y.Number) },
		place: func(y *book.Year) string { return y.Place },
		title: func(*book.Year) text.Text { return text.Text{} },
	}
	eachOf(c, years, c.old.Years, c.now.Years, func(t thing, was, is *book.Year) {
		t.saying(was.Said, is.Said).keys()
		comparePlain(c, plain[book.Holiday]{
			what: t.what + ".holiday", lost: Changed, fresh: Changed, was: was.Holidays, is: is.Holidays,
			entry: func(x *book.Holiday) entry { return entry{x.ID, x.Place, x.Title, x.Said} },
		})
	})
}

func (c *Comparison) page() {
	comparePlain(c, plain[book.PageLine]{
		what: "line", lost: TextOnly, fresh: TextOnly, was: c.old.Lines, is: c.now.Lines, order: new(TextOnly),
		entry: func(x *book.PageLine) entry { return entry{x.ID, x.Place, x.Text, x.Said} },
	})
}

// letters compares what is required of promises, the words that letters do not have, and each letter
// block by block.
func (c *Comparison) letters() {
	comparePlain(c, plain[book.Promise]{
		what: "promise", lost: Looser, fresh: Stricter, was: c.old.Promises, is: c.now.Promises,
		entry: func(x *book.Promise) entry { return entry{x.ID, x.Place, x.Reason, x.Said} },
		keys: func(t thing, was, is *book.Promise) {
			t.requirement("when", was.When, is.When)
			t.saying(was.Said, is.Said).keys("when")
		},
	})
	comparePlain(c, plain[book.Never]{
		what: "never", lost: TextOnly, fresh: TextOnly, was: c.old.Never, is: c.now.Never,
		entry: func(x *book.Never) entry { return entry{x.ID, x.Place, x.Reason, x.Said} },
	})
	letters := collection[*book.Letter]{
		what: "letter", lost: Breaking, fresh: New,
		id:    func(l *book.Letter) string { return l.ID },
		place: func(l *book.Letter) string { return l.Place },
		title: func(l *book.Letter) text.Text { return l.Title },
	}
	eachOf(c, letters, c.old.Letters, c.now.Letters, func(t thing, was, is *book.Letter) {
		t.saying(was.Said, is.Said).keys()
		comparePlain(c, plain[book.Block]{
			what: t.what + ".block", lost: Changed, fresh: Changed, was: was.Blocks, is: is.Blocks, order: new(Changed),
			entry: func(x *book.Block) entry { return entry{x.ID, x.Place, x.Text, x.Said} },
		})
		for _, b := range is.Blocks {
			before := slices.IndexFunc(was.Blocks, func(old *book.Block) bool { return old.ID == b.ID })
			if before < 0 {
				continue
			}
			comparePlain(c, plain[book.Row]{
				what: t.what + ".block." + b.ID + ".row", lost: Changed, fresh: Changed, was: was.Blocks[before].Rows, is: b.Rows,
				order: new(Changed),
				entry: func(x *book.Row) entry { return entry{x.ID, x.Place, x.Title, x.Said} },
			})
		}
	})
}

// claims compares what became of statements of articles, on which no decision rests.
func (c *Comparison) claims() {
	comparePlain(c, plain[book.Claim]{
		what: "claim", lost: TextOnly, fresh: TextOnly, was: c.old.Claims, is: c.now.Claims,
		entry: func(x *book.Claim) entry { return entry{x.ID, x.Place, x.Says, x.Said} },
	})
}
