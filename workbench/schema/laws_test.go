package schema

import (
	"bytes"
	"maps"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"github.com/BurntSushi/toml"
	"pgregory.net/rapid"

	"github.com/forbear-project/forbear/engine/book"
)

// TestLaw1NoBookThatLoadsIsRefused changes one value of a sound book at a time. Where it still
// loads, its own schema accepts every file.
func TestLaw1NoBookThatLoadsIsRefused(t *testing.T) {
	sound := files(t, minimal)
	names := slices.Sorted(maps.Keys(sound))
	changed := 0
	rapid.Check(t, func(rt *rapid.T) {
		name := rapid.SampledFrom(names).Draw(rt, "file")
		var keys map[string]any
		if _, err := toml.Decode(string(sound[name]), &keys); err != nil {
			rt.Fatal(err)
		}
		change(rt, keys)
		var data bytes.Buffer
		if toml.NewEncoder(&data).Encode(keys) != nil {
			return // nothing that can be written
		}
		folder := fstest.MapFS{}
		for other, text := range sound {
			folder[other] = &fstest.MapFile{Data: text}
		}
		folder[name] = &fstest.MapFile{Data: data.Bytes()}
		b, problems := book.Load(folder)
		if len(problems) > 0 {
			return
		}
		changed++
		doc, _ := asJSON(t, data.Bytes())
		if err := compiled(t, b, kindFor(t, name).Name).Validate(doc); err != nil {
			rt.Fatalf("%s: %v\n%s", name, err, data.Bytes())
		}
	})
	if changed == 0 {
		t.Error("none of them was a book")
	}
}

// change takes one key away, or gives it or a new one another value, somewhere below.
func change(t *rapid.T, keys map[string]any) {
	for {
		all := slices.Sorted(maps.Keys(keys))
		if len(all) == 0 {
			return
		}
		key := rapid.SampledFrom(all).Draw(t, "key")
		below, ok := keys[key].(map[string]any)
		if !ok || rapid.IntRange(0, 9).Draw(t, "here") == 0 {
			alter(t, keys, key)
			return
		}
		keys = below
	}
}

func alter(t *rapid.T, keys map[string]any, key string) {
	wild := []any{"", "text", " text", "多\n行", true, 0, 3, 1500, 2.5, "days", "none", "owed > 0", []any{}, []any{"lpr", "lpr"}, []any{"assets", "assets"}, map[string]any{}}
	suiting := []struct {
		key   string
		value any
	}{
		{"sources", []any{"lpr", "S001-02"}}, {"from", today}, {"until", today}, {"checked", today}, {"known_until", today}, {"found_at", []any{"a library"}},
		{"min", 0}, {"min", 2.5}, {"max", 3}, {"unit", "none"}, {"tier", "first"}, {"changes", "time"}, {"drop", false}, {"stages", []any{"late"}},
		{"points", 7}, {"points", map[string]any{"late": -7}}, {"points", -1000}, {"value", 2.5}, {"value", 3}, {"exposes", []any{"health"}}, {"exposes", []any{}},
		{"proof", []any{[]any{"id-card"}}}, {"proof", []any{}}, {"families", []any{}}, {"title", map[string]any{"zh": "{句", "en": "a {sentence"}},
		{"issuer", map[string]any{"zh": "句", "en": "a  sentence"}}, {"when", "owed > 0"}, {"when", "\n owed > 0"}, {"review_days", 3650}, {"aliases", []any{"Ａ", " b"}},
	}
	switch rapid.IntRange(0, 9).Draw(t, "how") {
	case 0:
		delete(keys, key)
	case 1, 2:
		keys[key] = rapid.SampledFrom(wild).Draw(t, "wild")
	default:
		one := rapid.SampledFrom(suiting).Draw(t, "suiting")
		keys[one.key] = one.value
	}
}

// today is a day as TOML reads one.
var today = func() time.Time {
	var read struct{ Day time.Time }
	if _, err := toml.Decode("day = 2026-11-22", &read); err != nil {
		panic(err)
	}
	return read.Day
}()
