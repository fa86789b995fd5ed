package analysis

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
)

// lawful are the kinds of sources that give a right. What a standard, guidance, an announcement or
// the press says may be true, and nobody can insist on it.
var lawful = []string{"law", "regulation", "court"}

// findRightsWithoutLaw reports options that are called a right and cite no law, regulation or
// ruling that was read or reported. That some source was, whatever its kind, loading has seen to.
func findRightsWithoutLaw(x *examination) {
	for _, d := range x.book.DebtBooks() {
		for _, o := range d.Options {
			if o.Basis != book.BasisRight ||
				slices.ContainsFunc(o.Sources, func(id string) bool { return grounds(x.book.Source(id)) }) {
				continue
			}
			x.find("right-without-law", said{
				text.Both("说是权利（basis = \"right\"），出处里却没有读过或可靠转述的法律、法规、司法文件",
					"called a right, and cites no law, regulation or ruling that was read or reported"),
				text.Both("写上给出这个权利的条文；没有就改成 discretion 或 negotiation",
					"cite the article that gives the right; if there is none, call it discretion or negotiation")}.
				at(x.book.Spot(o.Place, o.Strategy.ID).Below("basis").Problem), nil)
		}
	}
}

// grounds reports whether a right can rest on a source.
func grounds(s *book.Source) bool { return s.Confirmed() && slices.Contains(lawful, s.Kind) }
