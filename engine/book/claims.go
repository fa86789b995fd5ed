package book

import (
	"fmt"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/book/form"
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
		t.fitting(c.Fate)
		c.Said = t.done()
		l.book.Claims = append(l.book.Claims, c)
	})
}

// fitting reports the keys that a claim of that fate lacks, and those that only claims of another
// may have.
func (t *table) fitting(fate string) {
	for _, r := range t.form.Rules {
		if r.If.Says[0] != fate {
			continue
		}
		for _, key := range r.Then.Not {
			if t.has(key) {
				t.misplaced(t.spot.child(key), key+" beside the fate "+fate,
					"take it out: only what is "+t.fateWith(key)+" has it")
			}
		}
		t.needs("what is "+fate, r.Then.Has...)
	}
}

// fateWith is the fate of the claims that may have a key.
func (t *table) fateWith(key string) string {
	i := slices.IndexFunc(t.form.Rules, func(r form.Rule) bool { return !slices.Contains(r.Then.Not, key) })
	return t.form.Rules[i].If.Says[0]
}

// followClaims looks where the statements of articles are cited, and compares that with what became
// of them. Where claims.toml itself has problems, its claims are not all there, and nothing is
// compared.
func (l *loader) followClaims() {
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
		l.judgeClaim(f, c)
	}
}

// mayCite is whether a citation is of a claim that may be cited there; it reports one that is not.
func (l *loader) mayCite(r reference, c *Claim) bool {
	switch {
	case c == nil:
		r.file.wrong(r.spot, r.id+" has no claim", "say in claims.toml what became of it: [claim."+r.id+"]")
	case c.Fate == "noise":
		r.file.wrong(r.spot, r.id+" is noise", "take it out; "+c.Place+" says why")
	case c.Fate == "corrected" && !slices.Contains(c.By, r.place()):
		r.file.wrong(r.spot, r.id+" does not hold",
			fmt.Sprintf(
				"cite what holds instead, which is at %s; or, if this is where it is corrected, name %s there in by",
				c.Place, r.place()))
	default:
		return true
	}
	return false
}

// judgeClaim reports a claim of what is no article, one that is said to be encoded and is not, and
// places that do not correct what they should.
func (l *loader) judgeClaim(f *file, c *Claim) {
	s := f.root.child("claim").child(c.ID)
	switch source := l.book.Source(c.ID); {
	case source == nil:
		f.wrong(s, "unknown source "+article(c.ID),
			didYouMean(article(c.ID), l.ids("source"), listed["source"]+" lists what there is"))
		return
	case source.Kind != "article":
		f.wrong(s, fmt.Sprintf("%s is no article: its kind is %s", source.ID, source.Kind),
			"only what articles say has a claim")
		return
	case c.Fate == "encoded" && len(c.CitedBy) == 0:
		f.wrong(s, "nothing in the book cites "+c.ID, "cite it where the book says the same, or give it another fate")
	}
	for i, place := range c.By {
		at := s.child("by").near(element(i))
		switch {
		case slices.Contains(c.CitedBy, place):
		case l.hasPlace(place):
			f.wrong(at, place+" does not cite "+c.ID, "add it to the sources there, or take the place out of by")
		default:
			f.wrong(at, "there is no place "+place,
				didYouMean(place, l.citing(),
					"write it as forbear list claims does, such as alert.paper, or "+
						"families/platform.toml:option.instalment"))
		}
	}
}

// isStatement is whether a reference is the citation of a statement of an article.
func (r reference) isStatement() bool { return r.kind == "source" && article(r.id) != r.id }

// place is what cites: the path of its table, and in a layer the file before it, such as
// families/platform.toml:option.instalment.
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

// isLayer is whether a file says of options what others may say as well, so that a path alone does
// not tell its place.
func (f *file) isLayer() bool { return f.name == "common.toml" || strings.Contains(f.name, "/") }

// citing are the places that cite anything.
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

// hasPlace is whether there is a table at a place.
func (l *loader) hasPlace(place string) bool {
	name, path, layered := strings.Cut(place, ":")
	if !layered {
		path = name
	}
	return slices.ContainsFunc(l.files, func(f *file) bool {
		return f.isLayer() == layered && (!layered || f.name == name) && f.root.below(path) != nil
	})
}

// below is the spot that keys joined by points lead to, or nil.
func (s *spot) below(path string) *spot {
	for key := range strings.SplitSeq(path, ".") {
		if s = s.child(key); s == nil {
			return nil
		}
	}
	return s
}
