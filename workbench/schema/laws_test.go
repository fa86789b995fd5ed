package schema

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/book/form"
)

// TestLaw2EveryKeyOfTheFormat: a file's schema has the keys of the format, and no others.
func TestLaw2EveryKeyOfTheFormat(t *testing.T) {
	b := loaded(t, minimal)
	for _, f := range form.Files {
		var s map[string]any
		if err := json.Unmarshal(JSON(b, f.Name), &s); err != nil {
			t.Fatal(err)
		}
		has, want := map[string]bool{}, map[string]bool{}
		walk(s, func(o map[string]any) {
			if o["x-tombi-table-keys-order"] == nil && o["$defs"] == nil { // neither a table nor a file
				return
			}
			for key := range o["properties"].(map[string]any) {
				has[key] = true
			}
		})
		keysOf(f.Table, want)
		if diff := cmp.Diff(want, has); diff != "" {
			t.Errorf("%s: (-format +schema)\n%s", f.Path, diff)
		}
	}
}

// keysOf adds the keys of a table and of those in it.
func keysOf(t *form.Table, all map[string]bool) {
	for _, k := range t.Keys {
		all[k.Name] = true
		if k.Type.Table != nil {
			keysOf(k.Type.Table, all)
		}
	}
}

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
	wild := []any{"", "text", " text", "多\n行", true, 0, 3, 1500, 2.5, "days", "none", "owed > 0", []any{},
		[]any{"lpr", "lpr"}, []any{"assets", "assets"}, map[string]any{}}
	suiting := []struct {
		key   string
		value any
	}{
		{"sources", []any{"lpr", "S001-02"}}, {"from", today}, {"until", today}, {"checked", today},
		{"known_until", today}, {"found_at", []any{"a library"}},
		{"min", 0}, {"min", 2.5}, {"max", 3}, {"unit", "none"}, {"tier", "first"}, {"changes", "time"}, {"drop", false},
		{"stages", []any{"late"}},
		{"points", 7}, {"points", map[string]any{"late": -7}}, {"points", -1000}, {"value", 2.5}, {"value", 3},
		{"exposes", []any{"health"}}, {"exposes", []any{}},
		{"proof", []any{[]any{"id-card"}}}, {"proof", []any{}}, {"families", []any{}},
		{"title", map[string]any{"zh": "{句", "en": "a {sentence"}},
		{"issuer", map[string]any{"zh": "句", "en": "a  sentence"}}, {"when", "owed > 0"}, {"when", "\n owed > 0"},
		{"review_days", 3650}, {"aliases", []any{"Ａ", " b"}},
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
