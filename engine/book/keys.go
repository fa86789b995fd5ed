package book

import "strings"

// Key is a key of a rule file, or an element of a list, and where it and its value stand. From and
// End of a table that has a header, or dotted keys, instead of a value are 0.
type Key struct {
	Path      []string // the keys that lead to it, and its own last; an element of a list is [0], [1], …
	At, To    int      // the key in the text, in bytes; for an element of a list, the element
	From, End int      // the value in the text, in bytes

	raw string
}

// Keys lists the keys of a file, each before those below it, in the order of the text; those of a
// table that is gone on with later stand where it began. A file that is not there, or is not TOML,
// has none. The bytes are those of Text.
func (f *Files) Keys(name string) []Key {
	i := f.find(name)
	if i < 0 || f.files[i].unread {
		return nil
	}
	return f.files[i].root.keys(f.files[i].text, nil, nil)
}

func (s *spot) keys(text string, above []string, all []Key) []Key {
	for _, c := range s.children {
		path := append(above[:len(above):len(above)], c.key)
		all = append(all, Key{Path: path, At: c.at, To: c.to, From: c.from, End: c.end, raw: text[c.from:c.end]})
		all = c.keys(text, path, all)
	}
	return all
}

// IsText is whether the value is a string.
func (k Key) IsText() bool { return strings.HasPrefix(k.raw, `"`) || strings.HasPrefix(k.raw, `'`) }

// Says is what the value says when it is a string; else the value as it is written.
func (k Key) Says() string {
	if k.IsText() {
		return unquoted(k.raw)
	}
	return k.raw
}

// Byte is where in the text the n-th character of what a string says stands, counted from 0; of the
// one after the last, where it ends.
func (k Key) Byte(n int) int { return k.From + byteOf(k.raw, n) }

// Dotted is the path as problems name it: option.instalment.sources[2].
func (k Key) Dotted() string {
	var b strings.Builder
	for i, key := range k.Path {
		if i > 0 && !strings.HasPrefix(key, "[") {
			b.WriteByte('.')
		}
		b.WriteString(key)
	}
	return b.String()
}
