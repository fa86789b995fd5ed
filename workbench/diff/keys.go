package diff

import (
	"slices"
	"strconv"
	"strings"

	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/logic"
	"github.com/forbear-project/forbear/engine/text"
)

// keys compares the keys of a table, each in the class that the format gives it. Those of but are
// compared elsewhere.
func (t thing) keys(but ...string) {
	was, is := t.values.was, t.values.is
	for _, path := range paths(was, is) {
		if !slices.Contains(but, path.Name) {
			t.key(path, was.At(path.Name), is.At(path.Name))
		}
	}
}

// paths returns the keys that either table may have or has, in the order of the format.
func paths(was, is book.Values) []form.Path {
	all := is.Of.Paths()
	for _, v := range slices.Concat(is.All, was.All) {
		if slices.ContainsFunc(all, func(p form.Path) bool { return p.Name == v.Path }) {
			continue
		}
		if path := is.Of.At(v.Path); path != nil {
			all = append(all, *path)
		}
	}
	return all
}

// key compares one key; nil is none.
func (t thing) key(path form.Path, was, is any) {
	name, of, effect := path.Name, path.Key.Type, path.Key.Effect
	switch of.Kind {
	case form.Text:
		t.text(name, as[text.Text](was), as[text.Text](is))
	case form.Words, form.Enums, form.IDs, form.Languages:
		t.list(name, as[[]string](was), as[[]string](is), effect.Less, effect.More)
		if effect.InOrder {
			t.below(name).order(Changed, as[[]string](was), as[[]string](is))
		}
	case form.Days:
		t.list(name, daysWritten(was), daysWritten(is), effect.Less, effect.More)
	case form.Groups:
		old, now := as[[][]string](was), as[[][]string](is)
		t.value(name, groupsClass(old, now), groups(old), groups(now))
	case form.Expression:
		before, now := as[*logic.Expression](was), as[*logic.Expression](is)
		if path.Key.Name == "when" {
			t.condition(name, effect.Less, before, now)
		} else {
			t.expression(name, effect.Less, before, now)
		}
	case form.Flag:
		t.value(name, effect.Less, strconv.FormatBool(as[bool](was)), strconv.FormatBool(as[bool](is)))
	default:
		class := effect.More
		if leavesLess(path.Key, was, is) {
			class = effect.Less
		}
		t.value(name, class, written(was), written(is))
	}
}

// as returns a value of a type, or its zero.
func as[T any](value any) T {
	typed, _ := value.(T)
	return typed
}

// daysWritten returns a list of days as the book writes them.
func daysWritten(value any) []string {
	var all []string
	for _, d := range as[[]calendar.Day](value) {
		all = append(all, d.String())
	}
	return all
}

// leavesLess says that a bound has moved inwards, or that a word stands later in its list than
// before.
func leavesLess(k form.Key, was, is any) bool {
	_, before := was.(string)
	_, now := is.(string)
	switch k.Effect.Bound {
	case form.Floor, form.Ceiling:
		if was != nil && is != nil && (before || now) { // an expression may be the narrower bound
			return true
		}
	}
	switch k.Effect.Bound {
	case form.Floor:
		return is != nil && (was == nil || order(is, was) > 0)
	case form.Ceiling:
		return is != nil && (was == nil || order(is, was) < 0)
	case form.Ranked:
		words := form.IDsOf(k.Type.Words)
		return slices.Index(words, as[string](is)) > slices.Index(words, as[string](was))
	}
	return false
}

// order compares two numbers or days.
func order(a, b any) int {
	switch a := a.(type) {
	case int:
		return a - as[int](b)
	case calendar.Day:
		return int(a) - int(as[calendar.Day](b))
	case decimal.Decimal:
		return a.Cmp(as[decimal.Decimal](b))
	}
	return 0
}

// written returns a value as the book writes it; "" where there is none.
func written(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	case calendar.Day:
		return v.String()
	case decimal.Decimal:
		return number(&v)
	}
	return ""
}

// groups returns groups of papers, any of which proves, as the book writes them.
func groups(proof [][]string) string {
	parts := make([]string, len(proof))
	for i, g := range proof {
		parts[i] = `["` + strings.Join(g, `", "`) + `"]`
	}
	return strings.Join(parts, ", ")
}

// groupsClass returns Looser where everything that proved still does and more does, Stricter the
// other way round.
func groupsClass(was, is [][]string) Class {
	still, before := allProve(was, is), allProve(is, was)
	switch {
	case still && !before:
		return Looser
	case before && !still:
		return Stricter
	}
	return Changed
}

// allProve says that each of these groups holds one of the others.
func allProve(groups, others [][]string) bool {
	return !slices.ContainsFunc(groups, func(g []string) bool {
		return !slices.ContainsFunc(others, func(other []string) bool { return len(without(other, g)) == 0 })
	})
}
