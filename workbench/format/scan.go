package format

import "strings"

// maxDepth bounds the brackets open at once, by which lines are indented.
const maxDepth = 100

// scanner reads a text with LF line ends that TOML has accepted. TOML's own decoder keeps neither
// comments nor how things are written; and what TOML is must not be decided twice.
type scanner struct {
	text  string
	i     int
	depth int
	deep  bool // more than maxDepth brackets are open
}

// scan reads a whole file; nil when it is nested too deep.
func scan(text string) document {
	s := &scanner{text: text}
	t := &table{}
	d := document{t}
	_, lines := s.gap(false)
	for lines = first(lines); s.i < len(s.text) && !s.deep; {
		if s.text[s.i] == '[' {
			next := s.header()
			t.foot, next.lead = split(lines)
			t, d = next, append(d, next)
			t.remark, lines = s.gap(true)
			continue
		}
		e := s.assignment()
		if e.lead = lines; len(t.entries) == 0 {
			t.head, e.lead = parted(lines)
		}
		t.entries = append(t.entries, e)
		e.remark, lines = s.gap(true)
	}
	if t.foot = lines; s.deep {
		return nil
	}
	return d
}

// gap passes white space, line ends, commas and comments. A comment on the line of what stands
// before the gap is that one's remark; lines are the other comments, and "" for one or more empty
// lines.
func (s *scanner) gap(behind bool) (remark string, lines []string) {
	ends := 0 // line ends since what stands before
	for s.i < len(s.text) && strings.IndexByte(" \t\r\n,#", s.text[s.i]) >= 0 {
		switch s.text[s.i] {
		case '\n':
			ends++
			s.i++
		case '#':
			comment := s.comment()
			if behind && ends == 0 && remark == "" {
				remark = comment
				continue
			}
			if ends > 1 {
				lines = append(lines, "")
			}
			lines = append(lines, comment)
			ends = 0
		default:
			s.i++
		}
	}
	if ends > 1 {
		lines = append(lines, "")
	}
	return remark, lines
}

// comment reads up to the end of the line.
func (s *scanner) comment() string {
	line, _, _ := strings.Cut(s.text[s.i:], "\n")
	s.i += len(line)
	return strings.TrimRight(line, " \t\r")
}

// header reads [a.b] or [[a.b]].
func (s *scanner) header() *table {
	start := s.i
	for s.at("[") {
		s.i++
	}
	brackets := s.i - start
	keys := s.keys()
	for s.at("]") {
		s.i++
	}
	return &table{keys: keys, header: strings.Repeat("[", brackets) + strings.Join(keys, ".") +
		strings.Repeat("]", brackets)}
}

// keys reads a.b."c", and takes the quotes from what needs none.
func (s *scanner) keys() []string {
	var keys []string
	for {
		s.space()
		start := s.i
		if s.at(`"'`) {
			s.quoted()
		}
		for s.i < len(s.text) && strings.IndexByte(" \t\n.=]", s.text[s.i]) < 0 {
			s.i++
		}
		keys = append(keys, bare(s.text[start:s.i]))
		if s.space(); !s.at(".") {
			return keys
		}
		s.i++
	}
}

// bare is a key without quotes where TOML asks for none.
func bare(key string) string {
	if len(key) < 3 || key[0] != '"' && key[0] != '\'' {
		return key
	}
	inner := key[1 : len(key)-1]
	if strings.Trim(inner, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") != "" {
		return key
	}
	return inner
}

// assignment reads key = value.
func (s *scanner) assignment() *entry {
	e := &entry{keys: s.keys()}
	s.i = min(s.i+1, len(s.text)) // the =
	s.space()
	e.value = s.value()
	return e
}

func (s *scanner) value() *value {
	start := s.i
	switch {
	case s.at("["):
		return s.entries("[", "]")
	case s.at("{"):
		return s.entries("{", "}")
	case s.at(`"'`):
		s.quoted()
	default:
		for s.i++; s.i < len(s.text) && strings.IndexByte(",]}#\n", s.text[s.i]) < 0; {
			s.i++
		}
	}
	return &value{raw: strings.TrimRight(s.text[start:s.i], " \t\r")}
}

// entries reads an array or an inline table.
func (s *scanner) entries(open, close string) *value {
	v := &value{open: open, close: close}
	s.i++
	s.depth++
	s.deep = s.deep || s.depth > maxDepth
	_, lines := s.gap(false)
	for s.i < len(s.text) && !s.at(close) && !s.deep {
		e := &entry{}
		if open == "{" {
			e = s.assignment()
		} else {
			e.value = s.value()
		}
		e.lead = said(lines)
		e.remark, lines = s.gap(true)
		v.entries = append(v.entries, e)
		v.commented = v.commented || e.lead != nil || e.remark != ""
		v.within = v.within || e.value.within
	}
	v.foot = last(said(lines))
	v.commented = v.commented || v.foot != nil
	v.within = v.within || v.commented
	s.i = min(s.i+1, len(s.text))
	s.depth--
	return v
}

// quoted passes a string of any of the four kinds.
func (s *scanner) quoted() {
	quote := s.text[s.i]
	mark := s.text[s.i : s.i+1]
	if triple := strings.Repeat(mark, 3); strings.HasPrefix(s.text[s.i:], triple) {
		mark = triple
	}
	s.i += len(mark)
	for s.i < len(s.text) && !strings.HasPrefix(s.text[s.i:], mark) {
		if quote == '"' && s.text[s.i] == '\\' {
			s.i++
		}
		s.i++
	}
	s.i = min(s.i+len(mark), len(s.text))
	for len(mark) == 3 && s.at(mark[:1]) { // """a""""" ends in two quotes of its own
		s.i++
	}
}

func (s *scanner) space() {
	for s.at(" \t\r") {
		s.i++
	}
}

// at is whether one of these stands next.
func (s *scanner) at(any string) bool {
	return s.i < len(s.text) && strings.IndexByte(any, s.text[s.i]) >= 0
}
