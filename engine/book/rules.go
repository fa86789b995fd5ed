package book

import (
	"fmt"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/text"
)

// keepRules reports what the keys of a table lack of one another, by the rules of its form.
func (t *table) keepRules() {
	for _, r := range t.form.Rules {
		c := r.Else
		if t.meets(r.If) {
			c = r.Then
		}
		t.require(c, r.If)
	}
}

// meets reports whether a table is as a condition of its form says.
func (t *table) meets(c form.Cond) bool {
	if c.Key != "" {
		said := t.said(c.Key)
		return slices.Contains(c.Says, said) || len(c.Says) == 0 && said == "true" || c.Open && !t.has(c.Key)
	}
	return !slices.ContainsFunc(c.Has, func(key string) bool { return !t.has(key) })
}

// said returns the word or truth that a key has, as it is written.
func (t *table) said(key string) string {
	if !t.has(key) {
		return ""
	}
	switch is := t.is(key).(type) {
	case string:
		return is
	default:
		return fmt.Sprint(is)
	}
}

// because names the value of a key on which a rule turns, as part of a message.
func (t *table) because(c form.Cond) string {
	if c.Key == "" || !t.has(c.Key) {
		return t.what()
	}
	return fmt.Sprintf("%s with %s = %q", t.what(), c.Key, t.said(c.Key))
}

// require reports what a table lacks or has too much of by a condition of its form, because of
// another.
func (t *table) require(c, because form.Cond) {
	if slices.ContainsFunc(c.Has, t.lacks) {
		t.needs(t.because(because), c.Has...)
	}
	for _, key := range c.Not {
		if s := t.spot.child(key); s != nil {
			t.misplaced(s, text.Both("这里不能写 %[1]s", "%[1]s in %[2]s").With(key, t.because(because)), takeItOut)
		}
	}
	if there := slices.DeleteFunc(slices.Clone(c.One), func(key string) bool { return !t.has(key) }); c.One != nil &&
		len(there) != 1 {
		t.misplaced(t.spot, text.Both("%[3]s 里写了 %[4]d 个", "%[1]s has %[2]s of %[3]s").
			With(t.because(because), number(len(there)), strings.Join(c.One, " and "), len(there)),
			text.Both("只写一个", "write one of them"))
	}
}

func number(n int) string {
	if n == 0 {
		return "none"
	}
	return "more than one"
}
