package book

import (
	"slices"

	"github.com/forbear-project/forbear/engine/book/form"
)

// layer is the content of common, a family or a lender.
type layer struct {
	file       *file
	options    []*layerOption
	channels   []entry[*Channel]
	parameters []*Parameter
}

// readOption is what one layer says of one option. What it does not set is as it is below.
type layerOption struct {
	strategy string
	table    *table
	faulty   bool // something in it is wrong already: what it lacks is not reported as well
	drop     bool
	dropped  Dropped
	said     Values
	places   map[string]string // where each key that it sets is written
	points   points
	requires []entry[*Condition]
	weighs   []entry[*Condition]
	lines    []entry[*Line]
	plans    []entry[*Plan]
}

// readPoints are one number for every stage, or a number for each of some; neither, when they are
// not set.
type points struct {
	one     *int
	byStage map[string]int
}

func (p points) isSet() bool { return p.one != nil || p.byStage != nil }

// readLayer reads what common, families and lenders have alike.
func (l *loader) readLayer(t *table) *layer {
	of := &layer{file: t.file}
	l.readOverlays(t, of)
	t.each("channel", func(id string, t *table) {
		e := entry[*Channel]{id: id, spot: t.spot}
		if e.drop = t.readDrop(); !e.drop {
			e.is = t.readChannel(id)
		}
		of.channels = append(of.channels, e)
	})
	t.each("option", func(id string, t *table) {
		of.options = append(of.options, t.readOption(id))
	})
	return of
}

func (t *table) readChannel(id string) *Channel {
	t.needs(t.what(), t.form.Needed(form.Kept)...)
	c := &Channel{
		ID:       id,
		Kind:     t.word("kind"),
		Where:    t.text("where"),
		Sources:  t.sources(),
		Validity: t.validity(),
		Place:    t.place(t.spot),
	}
	c.Said = t.finish()
	return c
}

func channelID(c *Channel) string { return c.ID }

// readCommon reads common.toml.
func (l *loader) readCommon(t *table) { l.common = l.readLayer(t) }

// readFamily reads a file of families.
func (l *loader) readFamily(id string, t *table) {
	f := &Family{ID: id, Place: t.file.name}
	t.need()
	if own := t.below("family"); own != nil {
		own.need()
		f.Title, f.What, f.Sources, f.Place = own.text("title"), own.text("what"), own.sources(), t.place(own.spot)
		f.Said = own.finish()
	}
	t.each("guess", func(id string, t *table) { f.Guesses = append(f.Guesses, t.readGuess(id, f)) })
	l.families[id] = l.readLayer(t)
	l.book.Families = append(l.book.Families, f)
}

// readLender reads a file of lenders.
func (l *loader) readLender(id string, t *table) {
	of := &Lender{ID: id, Place: t.file.name}
	t.need()
	if own := t.below("lender"); own != nil {
		own.readLenderTable(of)
		of.Said = own.finish()
	}
	l.lenders[id] = l.readLayer(t)
	l.book.Lenders = append(l.book.Lenders, of)
}

func (t *table) readLenderTable(l *Lender) {
	t.need()
	l.Family = t.word("family")
	l.Title, l.Entity = t.text("title"), t.text("entity")
	l.Aliases = t.list("aliases")
	l.Reviewed = t.day("reviewed")
	l.ReviewDays = t.reviewDays("reviewed")
	l.Sources = t.sources()
	l.Place = t.place(t.spot)
}

// readOption reads [option.<strategy>] of a layer.
func (t *table) readOption(strategy string) *layerOption {
	p := &layerOption{strategy: strategy, table: t}
	t.refer(t.spot, "strategy", strategy)
	before := len(t.problems)
	if p.drop = t.readDrop("because"); p.drop {
		t.needs("an option that is dropped", "because")
		p.dropped = Dropped{Because: t.text("because"), Place: t.place(t.spot)}
		return p
	}
	t.forbid("because")
	t.list("stages")
	t.sources()
	t.validity()
	p.places = t.placesOfKeys()
	p.points = t.readPoints()
	p.requires, p.weighs, p.lines = t.readConditions("require"), t.readConditions("weigh"), t.readLines()
	p.plans = t.readPlans()
	p.said = t.finish()
	for _, path := range pathsOfOption {
		if path.Key.Type.Of == "material" {
			t.load.notePapers(t.file, t.spot.below(path.Name), strategy)
		}
	}
	p.faulty = len(t.problems) > before
	return p
}

// readPoints reads one number, or a table of numbers by stage.
func (t *table) readPoints() points {
	i := t.index("points")
	of := &t.form.Keys[i].Type
	t.read[i] = true
	_, byStage := t.is("points").(map[string]any)
	if !byStage {
		if n, s := t.wholeNumber("points", of); s != nil {
			return points{one: &n}
		}
		return points{}
	}
	stages := t.open(t.form, t.spot.child("points"))
	all := make(map[string]int, len(stages.spot.children))
	for _, s := range stages.spot.children {
		named := &spot{key: s.key, parent: s.parent, at: s.at, to: s.to}
		t.refer(named, "stage", s.key)
		if n, s := stages.wholeNumber(s.key, of); s != nil {
			all[s.key] = n
		}
	}
	return points{byStage: all}
}

// pathsOfOption are the keys of an option that a layer may set without the others, but for points.
var pathsOfOption = slices.Clip(form.FileAt("common.toml").Table.Key("option").Type.Table.Paths())

// placesOfKeys returns the places of the keys that a layer sets of an option, by their paths.
// Points that name the stages are the place of stages too.
func (t *table) placesOfKeys() map[string]string {
	places := map[string]string{"": t.place(t.spot)}
	for _, path := range pathsOfOption {
		if at := t.spot.below(path.Name); at != nil {
			places[path.Name] = t.place(at)
		}
	}
	if at := t.spot.child("points"); at != nil {
		places["points"] = t.place(at)
	}
	if _, byStage := t.is("points").(map[string]any); byStage && !t.has("stages") {
		places["stages"] = places["points"]
	}
	return places
}
