package scaffold

import (
	"fmt"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
)

// Option drafts what a layer says of a strategy, for the end of the layer's file, which holds
// before; nil is a file that is not there. The layer is common, families/<id> or lenders/<id>.
// Where a lower layer offers the strategy already, the draft shows in comments what it says there:
// only what differs is written.
func Option(b *book.Book, before []byte, strategy, layer string) (*Draft, problem.List) {
	s := b.Strategy(strategy)
	lower, found := under(b, layer)
	switch {
	case s == nil:
		return nil, unknown("strategy", "这个方案", strategy, idsOf(b.Strategies, func(s *book.Strategy) string {
			return s.ID
		}))
	case !found:
		return nil, unknownLayer(b, layer)
	case hasOption(before, strategy):
		return nil, refused(layer+".toml says something of "+strategy+" already", "change it there",
			layer+".toml 里已经写了 "+strategy, "在那里改")
	}
	p := &pen{spoken: b.Languages}
	if lower != nil && lower.Option(strategy) != nil {
		p.writeOver(lower.Option(strategy), b.Stages)
	} else {
		p.writeNew(b, s, lower)
	}
	return p.draft(layer+".toml", before), nil
}

// unknownLayer refuses a layer that is none; a lender may have been called by another name.
func unknownLayer(b *book.Book, layer string) problem.List {
	layers := []string{"common"}
	for _, f := range b.Families {
		layers = append(layers, "families/"+f.ID)
	}
	for _, l := range b.Lenders {
		layers = append(layers, "lenders/"+l.ID)
	}
	near := problem.Suggest(layer, layers)
	if l := b.Lender(strings.TrimPrefix(layer, "lenders/")); l != nil {
		near = "lenders/" + l.ID
	}
	hint, zh := "common, families/ and the id of a family, or lenders/ and the id of a lender",
		"可以写 common、families/ 加一类机构的编号，或 lenders/ 加一家的编号"
	if near != "" {
		hint, zh = "did you mean "+near+"?", "您要的是不是 "+near+"？"
	}
	return refused("there is no such layer", hint, "没有这一层", zh)
}

// under returns the book that decides where a layer says nothing of an option, nil under common;
// not ok when there is no such layer.
func under(b *book.Book, layer string) (lower *book.DebtBook, ok bool) {
	folder, id, _ := strings.Cut(layer, "/")
	switch family, lender := b.Family(id), b.Lender(id); {
	case layer == "common":
		return nil, true
	case folder == "families" && family != nil:
		return family.Book, true
	case folder == "lenders" && lender != nil && lender.ID == id:
		return lender.Book, true
	}
	return nil, false
}

// hasOption says that a file has a table for the option.
func hasOption(file []byte, strategy string) bool {
	var keys struct {
		Option map[string]any `toml:"option"`
	}
	toml.Decode(string(file), &keys) // it is part of a book that loads
	return keys.Option[strategy] != nil
}

// writeNew writes all that an option needs where no lower layer has it.
func (p *pen) writeNew(b *book.Book, s *book.Strategy, lower *book.DebtBook) {
	p.b.WriteString("\n")
	file, _, _ := strings.Cut(s.Place, ":") // its line moves
	p.comment(s.Title.EN + ": what it does, its words and the conditions of every creditor are in [strategy." + s.ID +
		"] of " + file)
	if lower != nil {
		for _, d := range lower.Dropped {
			if d.Strategy == s {
				p.comment("below, it is dropped at " + d.Place + ": " + d.Because.EN)
			}
		}
	}
	p.head("option." + s.ID)
	p.blank("basis", meanings(form.Bases))
	p.blank("points", "how good a first thing to do, 0 to 100, at each stage where it is offered: "+example(b.Stages))
	p.blanks("sources", cite)
	p.note("materials.required", "[]", "ids from materials.toml: the papers it takes")
	p.note("materials.helpful", "[]", "and those that help")
}

// example returns points by stage.
func example(stages []*book.Stage) string {
	each := make([]string, len(stages))
	for i, s := range stages {
		each[i] = s.ID + " = 50"
	}
	return "{ " + strings.Join(each, ", ") + " }"
}

// writeOver writes a table over an option, and in comments what the lower layer says.
func (p *pen) writeOver(o *book.Option, stages []*book.Stage) {
	p.b.WriteString("\n")
	p.comment(o.Strategy.Title.EN + " is offered below, at " + o.Place +
		": write only what differs, and take out the rest of these comments")
	p.head("option." + o.Strategy.ID)
	p.keys(o, stages)
	p.comment("conditions below, each replaced by one of its id: " + grouped(conditions(o)))
	p.comment("lines below, likewise: " + grouped(lines(o)))
}

// keys writes in comments what the lower layer says under each key, and a blank for what says that
// it differs.
func (p *pen) keys(o *book.Option, stages []*book.Stage) {
	at := func(path string, is any) {
		switch v := is.(type) {
		case text.Text:
			p.comment(path + ".zh = " + quote(v.ZH))
			p.comment(path + ".en = " + quote(v.EN))
		case string:
			p.comment(path + " = " + quote(v))
		case []string:
			p.comment(path + " = " + list(v))
		case int, calendar.Day:
			p.comment(fmt.Sprintf("%s = %v", path, v))
		}
	}
	at("basis", o.Basis.String())
	p.comment("points = " + points(o, stages))
	p.blanks("sources", "what says that it differs here; below: "+list(o.Sources))
	for _, path := range o.Said.Of.Paths() {
		is := o.Said.At(path.Name)
		if is == nil && path.Key.Type.Of == "material" {
			is = []string(nil)
		}
		if !slices.Contains([]string{"stages", "basis", "sources"}, path.Name) {
			at(path.Name, is)
		}
	}
}

// named is something of the lower layer that a layer may replace: a requirement, a weight or a
// line, with its id.
type named struct{ kind, id string }

// conditions returns those that may be replaced: what the strategy itself requires may not.
func conditions(o *book.Option) []named {
	var all []named
	for _, c := range o.Requires {
		if !slices.Contains(o.Strategy.Requires, c) {
			all = append(all, named{"require", c.ID})
		}
	}
	for _, c := range o.Weighs {
		all = append(all, named{"weigh", c.ID})
	}
	return all
}

func lines(o *book.Option) []named {
	all := make([]named, len(o.Lines))
	for i, l := range o.Lines {
		all[i] = named{l.Kind, l.ID}
	}
	return all
}

// grouped returns ids by their kind, in order: require surplus; weigh soon, long.
func grouped(all []named) string {
	var b strings.Builder
	for i, n := range all {
		switch {
		case i > 0 && all[i-1].kind == n.kind:
			b.WriteString(", " + n.id)
		case i > 0:
			b.WriteString("; " + n.kind + " " + n.id)
		default:
			b.WriteString(n.kind + " " + n.id)
		}
	}
	if b.Len() == 0 {
		return "none"
	}
	return b.String()
}

func points(o *book.Option, stages []*book.Stage) string {
	var each []string
	for i, s := range stages {
		if n := o.PointsAt[i]; n != nil {
			each = append(each, fmt.Sprintf("%s = %d", s.ID, *n))
		}
	}
	return "{ " + strings.Join(each, ", ") + " }"
}

func list(ids []string) string {
	quoted := make([]string, len(ids))
	for i, id := range ids {
		quoted[i] = quote(id)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
