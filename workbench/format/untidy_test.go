package format

import (
	"math/rand/v2"
	"slices"
	"strings"
)

// untidy writes a rule file anew as a careless hand would, with the same tables, keys and comments.
type untidy struct {
	strings.Builder
	*rand.Rand
}

func untidied(seed uint64, text string) string {
	u := &untidy{Rand: rand.New(rand.NewPCG(seed, 0))}
	text, schema := withoutSchema(text)
	u.WriteString(u.any("\ufeff", "", "", "\n\n"))
	u.WriteString(u.any("", schema+"\n", schema+"\n\n", "#:schema https://example.org/schema.json\n"))
	for _, t := range scan(text) {
		u.table(t)
	}
	written := strings.TrimRight(u.String(), "\n") + u.any("", "\n", "\n\n\n")
	return strings.ReplaceAll(written, "\n", u.any("\n", "\r\n"))
}

func (u *untidy) any(of ...string) string { return of[u.IntN(len(of))] }

func (u *untidy) white() string { return u.any("", " ", "   ", "\t") }

func (u *untidy) empty() string { return u.any("", "", "", "\n", "\n\n") }

func (u *untidy) lines(lines []string) {
	for _, line := range lines {
		u.WriteString(u.white() + line + u.white() + "\n")
	}
}

func (u *untidy) table(t *table) {
	if t.header != "" {
		u.WriteString("\n" + u.empty())
		u.lines(t.lead)
		u.WriteString(u.white() + strings.NewReplacer("[", "[ ", "]", "\t]", ".", " . ").Replace(t.header) + u.white() +
			t.remark + "\n")
	}
	if u.lines(t.head); t.head != nil {
		u.WriteString("\n")
	}
	for _, e := range u.shuffled(t.entries) {
		if e.lead == nil {
			u.WriteString(u.empty())
		}
		u.lines(e.lead)
		u.WriteString(u.white() + strings.Join(e.keys, u.any(".", " . ")) + u.white() + "=" + u.white())
		u.value(e.value, true)
		u.WriteString(u.white() + e.remark + "\n")
	}
	u.lines(t.foot)
}

// shuffled is the entries in another order; names that a maintainer gives stay in theirs, and so
// does all where a comment might change its owner.
func (u *untidy) shuffled(entries []*entry) []*entry {
	if slices.ContainsFunc(entries, func(e *entry) bool { return e.lead != nil }) {
		return entries
	}
	named := func(e *entry) bool { return len(e.keys) > 2 }
	all := slices.Clone(entries)
	u.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	next := slices.DeleteFunc(slices.Clone(entries), func(e *entry) bool { return !named(e) })
	for i := range all {
		if named(all[i]) {
			all[i], next = next[0], next[1:]
		}
	}
	return all
}

// value writes an array over any number of lines, but not within an inline table.
func (u *untidy) value(v *value, broken bool) {
	if v.open == "" || v.within {
		w := &writer{}
		w.value(v, "", 0)
		u.WriteString(w.String())
		return
	}
	gap := u.white
	if v.open == "[" && broken && u.IntN(2) == 0 {
		gap = func() string { return u.white() + u.any("", "\n", "\n\n") + u.white() }
	}
	u.WriteString(v.open + gap())
	for i, e := range v.entries {
		if i > 0 {
			u.WriteString("," + gap())
		}
		if e.keys != nil {
			u.WriteString(strings.Join(e.keys, ".") + u.white() + "=" + u.white())
		}
		u.value(e.value, broken && v.open == "[")
		u.WriteString(gap())
	}
	u.WriteString(v.close)
}
