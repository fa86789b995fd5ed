package book

import "strings"

// layer is what common, a family or a lender says.
type layer struct {
	file       *file
	pieces     []*piece
	channels   []entry[*Channel]
	parameters []*Parameter
}

// piece is what one layer says of one option. What it does not set is as it is beneath.
type piece struct {
	strategy string
	table    *table
	faulty   bool // something in it is wrong already: what it lacks is not reported as well
	drop     bool
	dropped  Dropped
	option   Option // Stages are those it sets, without those that points name
	points   points
	requires []entry[*Condition]
	weighs   []entry[*Condition]
	lines    []entry[Line]
}

// points are one number for every stage, or a number for each of some; neither, when they are not set.
type points struct {
	one     *int
	byStage map[string]int
}

func (p points) set() bool { return p.one != nil || p.byStage != nil }

// readLayer reads what common, families and lenders have alike.
func (l *loader) readLayer(t *table) *layer {
	of := &layer{file: t.file}
	l.readOverlays(t, of)
	t.each("channel", isKey, func(id string, t *table) {
		e := entry[*Channel]{id: id, spot: t.spot}
		if e.drop = t.dropped(); !e.drop {
			e.is = t.channel(id)
		}
		of.channels = append(of.channels, e)
	})
	t.each("option", isID, func(id string, t *table) {
		of.pieces = append(of.pieces, t.piece(id))
	})
	return of
}

func (t *table) channel(id string) *Channel {
	t.need("kind", "where", "sources")
	c := &Channel{
		ID:       id,
		Kind:     t.oneOf("kind", "app", "phone", "branch", "site", "regulator"),
		Where:    t.title("where"),
		Sources:  t.sources(),
		Validity: t.validity(),
		Place:    t.place(t.spot),
	}
	t.done()
	return c
}

func channelID(c *Channel) string { return c.ID }

// readCommon reads common.toml.
func (l *loader) readCommon(t *table) { l.common = l.readLayer(t) }

// readFamily reads a file of families.
func (l *loader) readFamily(id string, t *table) {
	f := &Family{ID: id, Place: t.file.name}
	t.need("family")
	if own := t.below("family"); own != nil {
		own.need("title", "what", "sources")
		f.Title, f.What, f.Sources, f.Place = own.title("title"), own.title("what"), own.sources(), t.place(own.spot)
		own.done()
	}
	l.families[id] = l.readLayer(t)
	l.book.Families = append(l.book.Families, f)
}

// readLender reads a file of lenders.
func (l *loader) readLender(id string, t *table) {
	of := &Lender{ID: id, Place: t.file.name}
	t.need("lender")
	if own := t.below("lender"); own != nil {
		own.lender(of)
		own.done()
	}
	l.lenders[id] = l.readLayer(t)
	l.book.Lenders = append(l.book.Lenders, of)
}

func (t *table) lender(l *Lender) {
	t.need("family", "title", "sources")
	l.Family = t.reference("family", "family")
	l.Title, l.Entity = t.title("title"), t.title("entity")
	l.Aliases = t.words("aliases")
	l.Reviewed = t.day("reviewed")
	l.ReviewDays = t.reviewDays("reviewed")
	l.Sources = t.sources()
	l.Place = t.place(t.spot)
}

// piece reads [option.<strategy>] of a layer.
func (t *table) piece(strategy string) *piece {
	p := &piece{strategy: strategy, table: t}
	t.refer(t.spot, "strategy", strategy)
	before := len(t.problems)
	if p.drop = t.dropped("because"); p.drop {
		t.needs("an option that is dropped", "because")
		p.dropped = Dropped{Because: t.title("because"), Place: t.place(t.spot)}
		return p
	}
	p.option = Option{
		Stages:   t.ids("stages", "stage"),
		Basis:    t.oneOf("basis", "right", "discretion", "negotiation"),
		Sources:  t.sources(),
		Validity: t.validity(),
		Place:    t.place(t.spot),
	}
	p.option.Places = t.placesOfKeys()
	p.points = t.points()
	t.papersAndTerms(&p.option, strategy)
	p.requires, p.weighs, p.lines = t.conditions("require"), t.conditions("weigh"), t.lines()
	t.done()
	p.faulty = len(t.problems) > before
	return p
}

// points reads one number, or a table of numbers by stage.
func (t *table) points() points {
	if _, byStage := t.keys["points"].(map[string]any); !byStage {
		return points{one: t.integer("points", -maxPoints, maxPoints)}
	}
	stages := t.below("points")
	all := make(map[string]int, len(stages.keys))
	for _, s := range stages.spot.children {
		t.load.named = append(t.load.named, reference{t.file, &spot{key: s.key, parent: s.parent, at: s.at, to: s.to}, "stage", s.key})
		if n := stages.integer(s.key, -maxPoints, maxPoints); n != nil {
			all[s.key] = *n
		}
	}
	return points{byStage: all}
}

func (t *table) papersAndTerms(o *Option, strategy string) {
	if papers := t.below("materials"); papers != nil {
		o.Required, o.Helpful = papers.ids("required", "material"), papers.ids("helpful", "material")
		t.load.paper(t.file, papers.spot.child("required"), strategy)
		t.load.paper(t.file, papers.spot.child("helpful"), strategy)
		papers.done()
	}
	if terms := t.below("terms"); terms != nil {
		o.MonthsMin, o.MonthsMax = terms.integer("months_min", 0, 600), terms.integer("months_max", 1, 600)
		terms.done()
	}
}

// keysOfOption are the keys of an option that a layer may set without the others, by their paths.
var keysOfOption = [][]string{
	{"stages"}, {"basis"}, {"points"}, {"sources"}, {"from"}, {"until"},
	{"materials", "required"}, {"materials", "helpful"}, {"terms", "months_min"}, {"terms", "months_max"},
}

// placesOfKeys are the places of the keys that a layer sets of an option. Points that name the stages stand for stages too.
func (t *table) placesOfKeys() map[string]string {
	places := map[string]string{"": t.place(t.spot)}
	for _, path := range keysOfOption {
		at := t.spot
		for _, key := range path {
			if at != nil {
				at = at.child(key)
			}
		}
		if at != nil {
			places[strings.Join(path, ".")] = t.place(at)
		}
	}
	if _, byStage := t.keys["points"].(map[string]any); byStage && !t.has("stages") {
		places["stages"] = places["points"]
	}
	return places
}
