package analysis

import (
	"fmt"
	"strings"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// uses are the ids of what a book makes use of.
type uses struct {
	facts      map[*fact.Fact]bool
	parameters map[string]bool
	words      map[string]bool            // in conditions: ids of choices, materials, hardships
	mentions   map[string]map[string]bool // by kind, then id; an article is mentioned by its statements
	offered    map[*book.Strategy]bool
	derived    map[string]book.Formula // the derivation of each derived fact
}

// usesOf collects them. What a layer names is used even where a layer above replaces it.
func usesOf(b *book.Book) *uses {
	u := &uses{map[*fact.Fact]bool{}, map[string]bool{}, map[string]bool{}, map[string]map[string]bool{},
		map[*book.Strategy]bool{}, map[string]book.Formula{}}
	for _, m := range b.Mentions() {
		id := m.ID
		if s := b.Source(m.ID); m.Kind == "source" && s != nil {
			id = s.ID
		}
		if u.mentions[m.Kind] == nil {
			u.mentions[m.Kind] = map[string]bool{}
		}
		u.mentions[m.Kind][id] = true
	}
	for _, d := range b.DebtBooks() {
		for _, o := range d.Options {
			u.offered[o.Strategy] = true
		}
	}
	u.read(b)
	return u
}

// read follows what conditions and texts name. A derivation counts only where its fact is used.
func (u *uses) read(b *book.Book) {
	for _, f := range b.Formulas() {
		if name, derives := derivedBy(f); derives {
			u.derived[name] = f
		}
	}
	for _, f := range b.Formulas() {
		if _, derives := derivedBy(f); !derives {
			u.formula(b, f)
		}
	}
	for _, s := range b.Sentences() {
		holes, _, _ := text.Holes(s.Says)
		for _, h := range holes {
			u.name(b, h.Name)
		}
	}
	for _, r := range b.Urgency {
		u.name(b, r.By)
	}
	for _, f := range b.Vocabulary.Facts {
		if readByEngine(f) {
			u.fact(b, f)
		}
	}
}

// derivedBy returns the name of the fact that a formula derives; not ok for a condition or a day.
func derivedBy(f book.Formula) (name string, ok bool) {
	name, ok = strings.CutPrefix(f.Path(), "fact.")
	return strings.TrimSuffix(name, ".derive"), ok
}

// readByEngine reports whether judging reads a fact in any case: the creditor's family, the
// hardships, the papers at hand.
func readByEngine(f *fact.Fact) bool {
	return f.Name == "family" || f.Of == fact.Borrower && (f.From == fact.FromHardships || f.From == fact.FromMaterials)
}

// name marks a fact or a parameter as used.
func (u *uses) name(b *book.Book, name string) {
	u.parameters[name] = true
	if f := b.Vocabulary.Find(name); f != nil {
		u.fact(b, f)
	}
}

// fact marks a fact as used, and what it is derived from.
func (u *uses) fact(b *book.Book, f *fact.Fact) {
	if u.facts[f] {
		return
	}
	u.facts[f] = true
	if formula, derived := u.derived[f.Name]; derived {
		u.formula(b, formula)
	}
}

func (u *uses) formula(b *book.Book, f book.Formula) {
	for _, read := range f.Expression.Facts {
		u.fact(b, read)
	}
	for _, slot := range f.Expression.Parameters {
		u.parameters[b.Parameters[slot].ID] = true
	}
	f.Expression.Tree().Walk(func(n *logic.Node) {
		if n.IsLiteral(logic.Word) {
			u.words[n.Value().Choice] = true
		}
	})
}

// findUnused reports what a book describes and does not use.
func findUnused(x *examination) {
	b := x.book
	u := usesOf(b)
	for _, f := range b.Vocabulary.Facts {
		if !u.facts[f] {
			x.reportUnused("unused-fact", f.Place, unusedFact(f))
		}
	}
	for _, p := range b.Parameters {
		if !u.parameters[p.ID] {
			x.reportUnused("unused-parameter", p.Place, wording{
				text.Both(fmt.Sprintf("没有条件读 %s，也没有哪段话写到它", p.ID),
					fmt.Sprintf("no condition reads %s, and no text names it", p.ID)),
				text.Both("话里要写这个数就写 {"+p.ID+"}；用不着就删掉",
					"write {"+p.ID+"} where a text speaks of the figure, or take it out")})
		}
	}
	for _, s := range b.Sources {
		if !u.mentions["source"][s.ID] {
			x.reportUnused("unused-source", s.Place, wording{
				text.Both("没有地方引用 "+s.ID, "nothing cites "+s.ID),
				text.Both("以它为依据的条件、方案、句子，在 sources 里写上它；没有就删掉",
					"name it in the sources of what rests on it, or take it out")})
		}
	}
	for _, m := range b.Materials {
		if !u.mentions["material"][m.ID] && !u.words[m.ID] {
			x.reportUnused("unused-material", m.Place, wording{
				text.Both("没有方案要 "+m.ID+"，没有困难原因靠它证明，也没有材料用它代替",
					"no option asks for "+m.ID+", no hardship is proved by it, and it stands in for nothing"),
				text.Both("哪里要用就写到 materials、proof 或 instead 里；用不着就删掉",
					"name it in materials, proof or instead where it is needed, or take it out")})
		}
	}
	for _, s := range b.Strategies {
		if !u.offered[s] {
			x.reportUnused("unused-strategy", s.Place, wording{
				text.Both("没有哪一类、哪一家机构能用 "+s.ID, "no family and no lender offers "+s.ID),
				text.Both("在 common.toml、families 或 lenders 里写 [option."+s.ID+"]；用不着就删掉",
					"write [option."+s.ID+"] in common.toml, a family or a lender, or take it out")})
		}
	}
}

func unusedFact(f *fact.Fact) wording {
	if f.Given() {
		return wording{
			text.Both("没有哪个条件、哪段话用到 "+f.Name+"，借款人却要回答",
				"no condition and no text uses "+f.Name+", yet borrowers are asked for it"),
			text.Both("在条件里用上它，不然就删掉：少问一个是一个",
				"use it in a condition, or take it out: every question costs somebody something")}
	}
	return wording{
		text.Both("没有哪个条件、哪段话用到 "+f.Name, "no condition and no text uses "+f.Name),
		text.Both("在条件里用上它，不然就删掉", "use it in a condition, or take it out")}
}

func (x *examination) reportUnused(code, place string, s wording) {
	x.find(code, s.at(x.book.Spot(place).KeyProblem), nil)
}
