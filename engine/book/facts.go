package book

import (
	"fmt"
	"slices"

	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// readFacts reads facts.toml.
func (l *loader) readFacts(t *table) {
	t.each("fact", isVariable, func(name string, t *table) {
		f := &fact.Fact{Name: name, Place: t.place(t.spot)}
		sound := len(t.problems)
		l.shape(f, t)
		l.unsound = l.unsound || len(t.problems) > sound
		f.Title = t.title("title")
		f.Ask = t.title("ask")
		f.Sources = t.sources()
		f.Changes = t.oneOf("changes", "borrower", "lender", "time", "nobody")
		if f.Changes == "" {
			f.Changes = "nobody"
		}
		l.origin(f, t)
		t.done()
		l.facts = append(l.facts, f)
	})
}

// shape reads what conditions go by: without it they cannot be checked.
func (l *loader) shape(f *fact.Fact, t *table) {
	t.need("of", "type", "title")
	f.Of = fact.Scope(t.oneOf("of", string(fact.Borrower), string(fact.Debt)))
	f.Type = fact.Type(t.oneOf("type", idsOf(fact.Types, func(t fact.Type) string { return string(t) })...))
	t.factName(f)
	t.unit(f)
	t.bounds(f)
	t.choices(f)
}

// factName refuses names that expressions use otherwise, and names that smell of identity.
func (t *table) factName(f *fact.Fact) {
	question := f.Name == "family" && f.Of == fact.Debt && f.Type == fact.Choice && t.keys["from"] == "family" // asks for the creditor's kind
	switch {
	case question:
	case logic.IsReserved(f.Name):
		t.misplaced(t.spot, f.Name+" means something else in conditions", "find the fact another name")
	case smellsOfIdentity(f.Name):
		t.misplaced(t.spot, f.Name+" smells of who somebody is", "facts are nothing but what rules need: no name, no identity number, no phone, no card number")
	}
}

// unitsOf are the units that a number of that type may have.
var unitsOf = map[fact.Type][]string{
	fact.Integer: {"days", "months", "years", "persons", "none"},
	fact.Money:   {"CNY", "CNY/month"},
	fact.Rate:    {"per-year", "per-day", "none"},
}

func (t *table) unit(f *fact.Fact) {
	units, number := unitsOf[f.Type]
	switch {
	case number:
		t.needs("a "+string(f.Type)+" fact", "unit")
		f.Unit = t.oneOf("unit", units...)
	case f.Type != "":
		f.Unit = "none"
		if t.has("unit") {
			t.oneOf("unit", "none")
		}
	default:
		t.get("unit")
	}
}

func (t *table) bounds(f *fact.Fact) {
	f.Min, f.Max = t.number("min"), t.number("max")
	for _, key := range []string{"min", "max"} {
		if t.has(key) && f.Type != "" && !f.Type.IsNumber() {
			t.misplaced(t.spot.child(key), fmt.Sprintf("a %s has no %s", f.Type, key), "take it out")
		}
	}
	if f.Min != nil && f.Max != nil && f.Max.Cmp(*f.Min) < 0 {
		t.wrong(t.spot.child("max"), "max is less than min", "exchange them, or take one out")
	}
}

// choices reads the answers of a choice, its own or those of another list.
func (t *table) choices(f *fact.Fact) {
	f.From = t.oneOf("from", "hardship", "material", "strategy", "family")
	f.Kinds = t.kinds(f.From)
	t.each("choice", isID, func(id string, t *table) {
		f.Answers = append(f.Answers, fact.Answer{ID: id, Title: t.languages(nil)})
		t.done()
	})
	listed, own := t.has("from"), t.has("choice")
	switch chosen := f.Type == fact.Choice || f.Type == fact.Choices; {
	case f.Type == "":
	case !chosen && (listed || own):
		t.misplaced(t.spot.near("from").near("choice"), fmt.Sprintf("a %s has no choices", f.Type), `give it type = "choice", or "choices" for several at once`)
	case chosen && !listed && !own:
		t.misplaced(t.spot, "no choices", `list them as choice.<id>.zh and .en, or take them from = "hardship", "material", "strategy" or "family"`)
	case listed && own:
		t.misplaced(t.spot.child("choice"), "choices of its own beside from", "take one of the two out")
	}
}

// kinds reads of which kinds the strategies are that may be chosen.
func (t *table) kinds(from string) []string {
	chosen := t.words("kinds")
	for _, k := range chosen {
		if !slices.Contains(kinds, k) {
			t.wrong(t.spot.child("kinds"), "unknown kind "+k, hintOf(k, kinds, "one of %s"))
		}
	}
	if t.has("kinds") && from != "strategy" {
		t.misplaced(t.spot.child("kinds"), "kinds are of strategies", `take it out, or write from = "strategy"`)
	}
	return chosen
}

// origin reads whether a fact is asked or derived.
func (l *loader) origin(f *fact.Fact, t *table) {
	f.Derive = t.word("derive")
	switch {
	case t.has("derive") && t.has("ask"):
		t.misplaced(t.spot.child("ask"), "a derived fact is not asked", "take ask out, or derive")
	case t.has("derive"):
		l.derived[f] = &formula{file: t.file, spot: t.spot.child("derive"), source: f.Derive}
	default:
		t.needs("a fact that is not derived", "ask")
	}
}

// single reports a second fact that says which papers or hardships there are: conditions on them read the first.
func (l *loader) single(from string) {
	holds := func(f *fact.Fact) bool { return f.From == from && f.Type == fact.Choices && f.Of == fact.Borrower }
	first := slices.IndexFunc(l.facts, holds)
	if first < 0 {
		return
	}
	for _, f := range l.facts[first+1:] {
		if holds(f) {
			facts := l.file("facts.toml")
			s := facts.root.child("fact").child(f.Name).child("from")
			facts.wrong(s, fmt.Sprintf("%s is a second list of every %s", f.Name, from), fmt.Sprintf("%s is the first; has and proved read one alone", l.facts[first].Name))
		}
	}
}

// file returns an open file, or nil.
func (l *loader) file(name string) *file {
	for _, f := range l.files {
		if f.name == name {
			return f
		}
	}
	return nil
}
