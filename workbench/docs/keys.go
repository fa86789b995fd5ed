package docs

import (
	"fmt"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page/document"
)

// placed lists the keys that have a place of their own on the pages, by the names of their tables.
// Any other key is written with what the format says of it.
var placed = map[string]string{
	"option": `stages basis points sources from until materials.required materials.helpful
		terms.months_min terms.months_max`,
	"strategy":  "title kind tier effect",
	"alert":     "when severity tier due day text sources families stages from until",
	"doubt":     "when text sources",
	"stage":     "title when sources",
	"material":  "title what where fresh instead exposes mask sources",
	"hardship":  "title proof sources",
	"subject":   "title ask kind",
	"fact":      "of type unit from kinds title ask subject derive min max infer changes starts sources",
	"parameter": "title unit source from until known_until",
	"source":    "title kind issuer from until confidence checked review_days found_at",
	"creditor":  "title what sources",
	"letter":    "title kind strategies families when to why by instead sources",
	"never":     "reason sources",
	"product":   "family title aliases entity reviewed review_days sources",
}

// otherKeys returns the keys of a table that have no place of their own.
func (a *author) otherKeys(said book.Values) []document.Item {
	if said.Of == nil {
		return nil
	}
	keys := strings.Fields(placed[said.Of.Name])
	var parts []document.Item
	for _, v := range said.All {
		path := said.Of.At(v.Path)
		if path == nil || slices.Contains(keys, v.Path) {
			continue
		}
		if says := a.keySays(path.Key.Type, said.At(v.Path)); len(says) > 0 {
			label := path.Key.Says
			if label == (text.Text{}) {
				label = text.Both(v.Path, v.Path)
			}
			parts = append(parts, document.Item{Text: a.labelled(label, says)})
		}
	}
	return parts
}

// others returns the same as a list; nothing where there are none.
func (a *author) others(said book.Values) []document.Block {
	if parts := a.otherKeys(said); len(parts) > 0 {
		return []document.Block{document.List{Items: parts}}
	}
	return nil
}

// othersMoved returns those that differ from the layer below.
func (a *author) othersMoved(was, is book.Values) []document.Item {
	own := is
	own.All = slices.DeleteFunc(slices.Clone(is.All), func(v book.Value) bool {
		return fmt.Sprint(was.At(v.Path)) == fmt.Sprint(is.At(v.Path))
	})
	return a.otherKeys(own)
}

// keySays returns the value of a key in words.
func (a *author) keySays(of form.Type, value any) document.Sentence {
	words := func(id string) string {
		for _, w := range of.Words {
			if w.Is == id && w.Says != (text.Text{}) {
				return a.in(w.Says)
			}
		}
		return id
	}
	switch v := value.(type) {
	case text.Text:
		return a.textOf(v, nil)
	case []string:
		if of.Of == "source" {
			return a.cited(v)
		}
		return document.Join(each(v, func(id string) document.Sentence { return document.Say(words(id)) }), a.in(sayBetween))
	case string:
		return document.Say(words(v))
	case bool:
		if v {
			return document.Say(a.in(sayYes))
		}
	case int:
		return document.Say(fmt.Sprint(v))
	case decimal.Decimal:
		return document.Say(v.String())
	case calendar.Day:
		return document.Say(a.date(v))
	case []calendar.Day:
		return a.dates(v)
	case *logic.Expression:
		return document.Sentence{{Text: oneLine(v.Source), Look: document.Code}}
	}
	return nil
}
