package book

import (
	"strings"
	"unicode/utf8"
)

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
	// something is not as the rules are written: the text may be TOML or not, and BurntSushi/toml
	// says which
	odd bool

	depth         int    // lists and tables on one line that are open
	commas, lines int    // that blank has skipped
	unused        []spot // memory for spots
}

// scanned is what a scanner finds in a text.
type scanned struct {
	root  *spot // the tree of all keys
	twice *spot // where a key is given a second value; nil where none is
	long  *spot // where a key has more than maxDepth parts, on which BurntSushi/toml would spend all memory
	plain bool  // it is TOML without a doubt, and each value says what plainValue returns
}

// places scans a text with LF line ends.
func places(text string) scanned {
	s := &scanner{text: text, odd: !isClean(text)}
	root := &spot{}
	table := root
	for s.blank(); s.i < len(s.text); s.blank() {
		s.odd = s.odd || s.commas > 0
		if s.text[s.i] == '[' {
			table = s.header(root)
		} else {
			s.assignment(table)
		}
		s.lineEnd()
	}
	s.odd = s.odd || s.commas > 0
	return scanned{root, s.twice, s.long, !s.odd && s.twice == nil && s.long == nil}
}

// isClean reports whether a text is UTF-8 without control characters but for tabs and line ends.
func isClean(text string) bool {
	for i := 0; i < len(text); i++ {
		if c := text[i]; c < ' ' && c != '\t' && c != '\n' || c == 0x7f {
			return false
		}
	}
	return utf8.ValidString(text)
}

// lineEnd marks the text as odd where something but a comment stands on the rest of the line.
func (s *scanner) lineEnd() {
	s.space()
	s.odd = s.odd || s.i < len(s.text) && s.text[s.i] != '\n' && s.text[s.i] != '#'
}

// blank skips white space, line ends, commas and comments.
func (s *scanner) blank() {
	s.commas, s.lines = 0, 0
	for s.i < len(s.text) {
		switch s.text[s.i] {
		case ' ', '\t', '\r':
			s.i++
		case ',':
			s.commas++
			s.i++
		case '\n':
			s.lines++
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
	table := s.keys(root, true)
	closed := s.i
	for s.i < len(s.text) && s.text[s.i] == ']' {
		s.i++
	}
	s.odd = s.odd || list || table.headed || table.dotted || s.i != closed+1
	table.headed = true
	if list {
		table.elements = true
		table = s.add(table, spot{key: element(len(table.children)), at: s.at, to: s.to})
	}
	return table
}

// keys reads a.b."c" below a table, of a header or of an assignment, and returns the last; those that
// are not there yet are added.
func (s *scanner) keys(table *spot, header bool) *spot {
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
		found := next != nil
		if !found {
			next = s.add(table, spot{key: key, at: s.at, to: s.to})
		}
		table = next
		s.space()
		if s.i >= len(s.text) || s.text[s.i] != '.' {
			s.odd = s.odd || found && !header
			return table
		}
		s.i++
		// a header goes on with what headers have begun, an assignment with what one of the same
		// table has
		s.odd = s.odd || found && table.dotted == header
		table.dotted = table.dotted || !header
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
		s.odd = s.odd || s.i-at > 2 && s.text[at+1] == s.text[at] // one of more than one line
		return unquoted(s.text[at:s.i])
	}
	for s.i < len(s.text) && strings.IndexByte(" \t\n.=]", s.text[s.i]) < 0 {
		s.odd = s.odd || !isBare(s.text[s.i])
		s.i++
	}
	s.odd = s.odd || s.i == at
	return s.text[at:s.i]
}

// isBare reports whether a key may have a character without quotes.
func isBare(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c == '-'
}

// assignment reads key = value.
func (s *scanner) assignment(table *spot) {
	start := s.i
	key := s.keys(table, false)
	if s.i >= len(s.text) || s.text[s.i] != '=' {
		s.odd = true
	} else {
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

// value reads a value into its key's spot. It does not go deeper than maxDepth.
func (s *scanner) value(of *spot) {
	s.space()
	of.from = s.i
	if s.depth++; s.depth > maxDepth {
		s.odd, s.i = true, len(s.text)
	}
	defer func() { s.depth-- }()
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
			s.odd = s.odd || scalar(s.text[of.from:s.i]) == nil
		}
	}
	s.odd = s.odd || s.i == of.from
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
		s.odd = s.odd || s.commas != min(len(of.children), 1)
		e := s.add(of, spot{key: element(len(of.children)), at: s.i})
		s.value(e)
		e.to = s.i
		if s.i == start {
			s.i++
		}
	}
	s.odd = s.odd || s.commas > min(len(of.children), 1)
	s.close()
}

func (s *scanner) inline(of *spot) {
	s.i++
	n := 0
	for s.blank(); s.i < len(s.text) && s.text[s.i] != '}'; s.blank() {
		s.odd = s.odd || s.commas != min(n, 1) || s.lines > 0
		s.assignment(of)
		n++
	}
	s.odd = s.odd || s.commas > 0 || s.lines > 0
	s.close()
}

func (s *scanner) close() {
	s.odd = s.odd || s.i >= len(s.text)
	if s.i < len(s.text) {
		s.i++
	}
}

// add adds a spot below another.
func (s *scanner) add(to *spot, one spot) *spot {
	if len(s.unused) == 0 {
		s.unused = make([]spot, 64)
	}
	added := &s.unused[0]
	s.unused = s.unused[1:]
	*added = one
	return to.add(added)
}

// quoted skips a string of any of the four kinds.
func (s *scanner) quoted() {
	quote := s.text[s.i]
	if s.isSimple(quote) {
		return
	}
	start := s.i
	if triple := strings.Repeat(string(quote), 3); strings.HasPrefix(s.text[s.i:], triple) {
		s.i += 3
		s.until(quote, triple)
		s.odd = s.odd || s.i-start < 6 || s.text[s.i-3:s.i] != triple ||
			quote == '"' && strings.IndexByte(s.text[start:s.i], '\\') >= 0
		for range 2 { // """a""""" ends in two quotes of its own
			if s.i < len(s.text) && s.text[s.i] == quote {
				s.odd = true
				s.i++
			}
		}
		return
	}
	s.odd = true
	s.i++
	s.until(quote, string(quote))
}

// isSimple skips a string of one line whose only escapes, if it has them, are of quotes and
// backslashes. It reports false of any other, and skips nothing.
func (s *scanner) isSimple(quote byte) bool {
	for i := s.i + 1; i < len(s.text); i++ {
		switch c := s.text[i]; {
		case c == '\n':
			return false
		case c == '\\' && quote == '"':
			if i++; i == len(s.text) || s.text[i] != '"' && s.text[i] != '\\' {
				return false
			}
		case c == quote:
			if i == s.i+1 && i+1 < len(s.text) && s.text[i+1] == quote { // one of three
				return false
			}
			s.i = i + 1
			return true
		}
	}
	return false
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
