package book

import "strings"

// scanner finds keys and values in a text that is TOML; on any other text its result has no
// meaning, but it does not fail.
type scanner struct {
	text   string
	i      int
	at, to int // the key that was read last
	// the first place where a key that has a value is given another; BurntSushi/toml lets a = []
	// follow a.b = 1
	twice *spot
	long  *spot // where a key has more parts than any rule needs; nothing is read from there on
}

// places returns the tree of all keys of a text with LF line ends; where a key is given a second
// value, if one is; and where one has more than maxDepth parts, on which BurntSushi/toml would
// spend all memory.
func places(text string) (root, twice, long *spot) {
	s := &scanner{text: text}
	root = &spot{}
	table := root
	for s.blank(); s.i < len(s.text); s.blank() {
		if s.text[s.i] == '[' {
			table = s.header(root)
			continue
		}
		s.assignment(table)
	}
	return root, s.twice, s.long
}

// blank skips white space, line ends, commas and comments.
func (s *scanner) blank() {
	for s.i < len(s.text) {
		switch s.text[s.i] {
		case ' ', '\t', '\n', '\r', ',':
			s.i++
		case '#':
			s.comment()
		default:
			return
		}
	}
}

func (s *scanner) comment() {
	if n := strings.IndexByte(s.text[s.i:], '\n'); n >= 0 {
		s.i += n
		return
	}
	s.i = len(s.text)
}

// header reads [a.b] or [[a.b]] and returns the table it opens.
func (s *scanner) header(root *spot) *spot {
	s.i++
	list := s.i < len(s.text) && s.text[s.i] == '['
	if list {
		s.i++
	}
	table := s.keys(root)
	for s.i < len(s.text) && s.text[s.i] == ']' {
		s.i++
	}
	if list {
		table.elements = true
		table = table.add(&spot{key: element(len(table.children)), at: s.at, to: s.to})
	}
	return table
}

// keys reads a.b."c" below a table and returns the last; those that are not there yet are added.
func (s *scanner) keys(table *spot) *spot {
	for parts := 1; ; parts++ {
		if s.space(); parts > maxDepth {
			s.long = &spot{at: s.i, to: s.i + 1}
			s.i = len(s.text)
			return table
		}
		s.at = s.i
		key := s.key()
		s.to = s.i
		if table.end != 0 {
			s.again(table)
		}
		if table.elements && len(table.children) > 0 { // [list.key] is of the list's last table
			table = table.children[len(table.children)-1]
		}
		next := table.child(key)
		if next == nil {
			next = table.add(&spot{key: key, at: s.at, to: s.to})
		}
		table = next
		s.space()
		if s.i >= len(s.text) || s.text[s.i] != '.' {
			return table
		}
		s.i++
	}
}

func (s *scanner) again(key *spot) {
	if s.twice == nil {
		s.twice = &spot{key: key.key, parent: key.parent, at: s.at, to: s.to}
	}
}

func (s *scanner) space() {
	for s.i < len(s.text) && (s.text[s.i] == ' ' || s.text[s.i] == '\t') {
		s.i++
	}
}

func (s *scanner) key() string {
	at := s.i
	if s.i < len(s.text) && (s.text[s.i] == '"' || s.text[s.i] == '\'') {
		s.quoted()
		return unquoted(s.text[at:s.i])
	}
	for s.i < len(s.text) && strings.IndexByte(" \t\n.=]", s.text[s.i]) < 0 {
		s.i++
	}
	return s.text[at:s.i]
}

// assignment reads key = value.
func (s *scanner) assignment(table *spot) {
	start := s.i
	key := s.keys(table)
	if s.i < len(s.text) && s.text[s.i] == '=' {
		s.i++
		if key.end != 0 || len(key.children) > 0 {
			s.again(key)
			key = &spot{parent: key.parent}
		}
		s.value(key)
	}
	if s.i == start { // not TOML: go on all the same
		s.i++
	}
}

// value reads a value into its key's spot.
func (s *scanner) value(of *spot) {
	s.space()
	of.from = s.i
	if s.i < len(s.text) {
		switch s.text[s.i] {
		case '"', '\'':
			s.quoted()
		case '[':
			s.list(of)
		case '{':
			s.inline(of)
		default:
			s.bare()
		}
	}
	of.end = s.i
}

// bare reads a number, a date or true and false. A date may be parted from its time of day by one
// space.
func (s *scanner) bare() {
	start := s.i
	for s.i < len(s.text) && strings.IndexByte(",]}#\n", s.text[s.i]) < 0 {
		s.i++
	}
	for s.i > start && (s.text[s.i-1] == ' ' || s.text[s.i-1] == '\t') {
		s.i--
	}
}

func (s *scanner) list(of *spot) {
	of.elements = true
	s.i++
	for s.blank(); s.i < len(s.text) && s.text[s.i] != ']'; s.blank() {
		start := s.i
		e := of.add(&spot{key: element(len(of.children)), at: s.i})
		s.value(e)
		e.to = s.i
		if s.i == start {
			s.i++
		}
	}
	s.close()
}

func (s *scanner) inline(of *spot) {
	s.i++
	for s.blank(); s.i < len(s.text) && s.text[s.i] != '}'; s.blank() {
		s.assignment(of)
	}
	s.close()
}

func (s *scanner) close() {
	if s.i < len(s.text) {
		s.i++
	}
}

// quoted skips a string of any of the four kinds.
func (s *scanner) quoted() {
	quote := s.text[s.i]
	if triple := strings.Repeat(string(quote), 3); strings.HasPrefix(s.text[s.i:], triple) {
		s.i += 3
		s.until(quote, triple)
		for range 2 { // """a""""" ends in two quotes of its own
			if s.i < len(s.text) && s.text[s.i] == quote {
				s.i++
			}
		}
		return
	}
	s.i++
	s.until(quote, string(quote))
}

// until skips everything up to and including the mark that closes a string.
func (s *scanner) until(quote byte, mark string) {
	for s.i < len(s.text) {
		if strings.HasPrefix(s.text[s.i:], mark) {
			s.i += len(mark)
			return
		}
		if quote == '"' && s.text[s.i] == '\\' {
			s.i++
		}
		s.i++
	}
	s.i = len(s.text)
}
