package book

import (
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/text"
)

// readClaims reads claims.toml.
func (l *loader) readClaims(t *table) {
	t.each("claim", func(id string, t *table) {
		t.need()
		c := &Claim{
			ID:      id,
			Says:    t.text("says"),
			Fate:    t.word("fate"),
			Instead: t.text("instead"),
			Why:     t.text("why"),
			Sources: t.sources(),
			By:      t.list("by"),
			Place:   t.place(t.spot),
		}
		t.checkFate(c.Fate)
		c.Said = t.finish()
		l.book.Claims = append(l.book.Claims, c)
	})
}

// checkFate reports the keys that a claim of a fate lacks, and those that only claims of another
// fate may have.
func (t *table) checkFate(fate string) {
	for _, r := range t.form.Rules {
		if r.If.Says[0] != fate {
			continue
		}
		for _, key := range r.Then.Not {
			if t.has(key) {
				t.misplaced(t.spot.child(key), text.Both("fate 是 %[2]s，不能有 %[1]s", "%s beside the fate %s").With(key, fate),
					text.Both("去掉它：fate 是 %s 的才有", "take it out: only what is %s has it").With(t.fateWith(key)))
			}
		}
		t.needs("what is "+fate, r.Then.Has...)
	}
}

// fateWith returns the fate of the claims that may have a key.
func (t *table) fateWith(key string) string {
	i := slices.IndexFunc(t.form.Rules, func(r form.Rule) bool { return !slices.Contains(r.Then.Not, key) })
	return t.form.Rules[i].If.Says[0]
}

// checkClaims compares where the statements of articles are cited with their fates. It does nothing
// where claims.toml itself has problems, since then some claims are missing.
func (l *loader) checkClaims() {
	f := l.file("claims.toml")
	if f == nil || len(f.problems) > 0 {
		return
	}
	claims := byID(l.book.Claims, func(c *Claim) string { return c.ID })
	for _, r := range l.named {
		if !r.isStatement() || l.book.Source(r.id) == nil {
			continue
		}
		if c := claims[r.id]; l.mayCite(r, c) && r.file != f {
			c.CitedBy = append(c.CitedBy, r.place())
		}
	}
	for _, c := range l.book.Claims {
		slices.Sort(c.CitedBy)
		c.CitedBy = slices.Compact(c.CitedBy)
		l.checkClaim(f, c)
	}
}

// mayCite reports whether a claim may be cited where it is, and adds a problem where not.
func (l *loader) mayCite(r reference, c *Claim) bool {
	switch {
	case c == nil:
		r.file.wrong(r.spot, text.Both("%s 在 claims.toml 里没有", "%s has no claim").With(r.id),
			text.Both("在 claims.toml 里写它后来怎么了：[claim.%s]", "say in claims.toml what became of it: [claim.%s]").With(r.id))
	case c.Fate == "noise":
		r.file.wrong(
			r.spot,
			text.Both("%s 不该引用（noise）", "%s is noise").With(r.id),
			text.Both("去掉它；为什么，见 %s", "take it out; %s says why").With(c.Place),
		)
	case c.Fate == "corrected" && !slices.Contains(c.By, r.place()):
		r.file.wrong(
			r.spot,
			text.Both("%s 不成立", "%s does not hold").With(r.id),
			text.Both(
				"引用真正成立的，见 %s；这里就是更正它的地方的话，在那里的 by 里写上 %s",
				"cite what holds instead, which is at %s; or, if this is where it is corrected, name %s there in by",
			).With(c.Place, r.place()),
		)
	default:
		return true
	}
	return false
}

// checkClaim reports a claim of what is no article, one that is said to be encoded and is not, and
// places that do not correct what they should.
func (l *loader) checkClaim(f *file, c *Claim) {
	s := f.root.child("claim").child(c.ID)
	switch source := l.book.Source(c.ID); {
	case source == nil:
		f.wrong(s, text.Both("没有这个出处：%s", "unknown source %s").With(article(c.ID)),
			didYouMean(article(c.ID), l.ids("source"), listHint("source")))
		return
	case source.Kind != "article":
		f.wrong(s, text.Both("%s 不是文章，是 %s", "%s is no article: its kind is %s").With(source.ID, source.Kind),
			text.Both("只有文章里的话才有 claim", "only what articles say has a claim"))
		return
	case c.Fate == "encoded" && len(c.CitedBy) == 0:
		f.wrong(s, text.Both("规则里没有地方引用 %s", "nothing in the book cites %s").With(c.ID),
			text.Both("在说同样话的地方引用它，或者改它的 fate", "cite it where the book says the same, or give it another fate"))
	}
	for i, place := range c.By {
		at := s.child("by").near(element(i))
		switch {
		case slices.Contains(c.CitedBy, place):
		case l.hasPlace(place):
			f.wrong(at, text.Both("%s 没有引用 %s", "%s does not cite %s").With(place, c.ID),
				text.Both("在那里的 sources 里加上它，或者从 by 里去掉这一处", "add it to the sources there, or take the place out of by"))
		default:
			f.wrong(at, text.Both("没有这一处：%s", "there is no place %s").With(place), didYouMean(place, l.citing(),
				text.Both("照 forbear list claims 的写法，像 alert.paper 或 families/platform.toml:option.instalment",
					"write it as forbear list claims does, such as alert.paper, or "+
						"families/platform.toml:option.instalment")))
		}
	}
}

// isStatement reports whether a reference cites a statement of an article.
func (r reference) isStatement() bool { return r.kind == "source" && article(r.id) != r.id }

// place returns where a reference stands: the path of its table, in a layer with the file before
// it, such as families/platform.toml:option.instalment.
func (r reference) place() string {
	s := r.spot.parent
	if s.elements {
		s = s.parent
	}
	if r.file.isLayer() {
		return r.file.name + ":" + s.path()
	}
	return s.path()
}

// isLayer reports whether a file is a layer: others may have the same paths. Those of strategies may not.
func (f *file) isLayer() bool {
	return f.name == "common.toml" || strings.Contains(f.name, "/") && !strings.HasPrefix(f.name, "strategies/")
}

// citing returns the places that cite a source.
func (l *loader) citing() []string {
	var places []string
	for _, r := range l.named {
		if r.kind == "source" {
			places = append(places, r.place())
		}
	}
	slices.Sort(places)
	return slices.Compact(places)
}

// hasPlace reports whether there is a table at a place.
func (l *loader) hasPlace(place string) bool {
	name, path, layered := strings.Cut(place, ":")
	if !layered {
		path = name
	}
	return slices.ContainsFunc(l.files, func(f *file) bool {
		return f.isLayer() == layered && (!layered || f.name == name) && f.root.below(path) != nil
	})
}

// below returns the spot at a path of keys, or nil.
func (s *spot) below(path string) *spot {
	for key := range strings.SplitSeq(path, ".") {
		if s = s.child(key); s == nil {
			return nil
		}
	}
	return s
}
