package format

import (
	"maps"
	"strings"
)

// shape is what may stand in a table: its keys in their order, and the shapes of the tables below it.
type shape struct {
	keys  []string
	below map[string]*shape
	named *shape // of the tables below whose names a maintainer gives
}

// at is the shape of the table under a key.
func (s *shape) at(key string) *shape {
	switch {
	case s.below[key] != nil:
		return s.below[key]
	case s.named != nil:
		return s.named
	}
	return spoken
}

// spoken is a text in its languages, and any table of which nothing is known.
var spoken = keys("zh en", nil)

func keys(order string, below map[string]*shape) *shape {
	return &shape{keys: strings.Fields(order), below: below}
}

// each is a table of tables by name, all of one shape.
func each(s *shape) *shape { return &shape{named: s} }

// parts are what strategies, kinds and options have by name.
const parts = " require weigh first step say agreement duty risk"

var shapesOfParts = map[string]*shape{
	"require": each(condition), "weigh": each(condition),
	"first": each(line), "step": each(line), "say": each(line), "agreement": each(line), "duty": each(line), "risk": each(line),
}

var (
	condition = keys("drop when points reason otherwise sources from until", nil)
	line      = keys("drop zh en sources", nil)
)

// root is a rule file of any kind: no two kinds have tables of one name whose keys would be ordered otherwise.
var root = keys("title version languages", map[string]*shape{
	"fact": each(keys("of type unit from kinds title ask derive min max changes choice sources", map[string]*shape{"choice": each(spoken)})),
	"parameter": each(keys("title unit value source from until known_until", map[string]*shape{
		"value": keys("from until is source known_until", nil),
	})),
	"source":   each(keys("title kind issuer from until confidence checked review_days found_at", nil)),
	"hardship": each(keys("title proof sources", nil)),
	"material": each(keys("title what where fresh instead exposes mask sources", nil)),
	"kind":     each(keys("title"+parts, shapesOfParts)),
	"strategy": each(keys("title kind tier effect"+parts, shapesOfParts)),
	"stage":    each(keys("title when sources", nil)),
	"alert":    each(keys("when severity tier due text sources families stages from until", nil)),
	"urgency":  each(keys("when by largest_first reason", nil)),
	"line":     each(keys("section when text sources from until", nil)),
	"claim":    each(keys("says fate instead sources by why", nil)),
	"channel":  each(keys("drop kind where sources from until", nil)),
	"family":   keys("title what sources", nil),
	"lender":   keys("family title aliases entity reviewed review_days sources", nil),
	"option":   each(keys("drop because stages basis points sources from until terms materials"+parts, shapesOfOption())),
})

func shapesOfOption() map[string]*shape {
	all := map[string]*shape{"terms": keys("months_min months_max", nil), "materials": keys("required helpful", nil)}
	maps.Copy(all, shapesOfParts)
	return all
}
