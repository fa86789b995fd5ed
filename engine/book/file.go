package book

import (
	"errors"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
)

// maxFile is the largest size of a file, and maxDepth the most brackets open at once and parts of a
// key. Both hold before anything is decoded: decoders are recursive, and a program cannot recover
// when its stack or memory is exhausted.
const (
	maxFile  = 1 << 20
	maxDepth = 100
)

// file is one TOML file of a book, its keys and their places, and the problems found in it.
type file struct {
	name     string
	text     string // without byte-order mark, with LF line ends
	root     *spot
	values   map[*spot]any // of a file that is not plain
	lines    []int         // where each line starts, in bytes
	unread   bool          // it could not be read or is not TOML
	placed   []*spot       // what has been given a Place
	problems problem.List
}

// open reads a file and finds its keys, and adds problems to the file.
func open(fsys fs.FS, name string) *file {
	f := &file{name: name, unread: true}
	if info, err := fs.Stat(fsys, name); err == nil && info.Size() > maxFile {
		f.whole(fileTooLarge(int(info.Size())), splitIt)
		return f
	}
	bytes, err := fs.ReadFile(fsys, name)
	if err != nil {
		f.whole(
			text.Both("读不了", "cannot be read"),
			text.Both("看看它是不是文件、您能不能读", "see that it is a file and that you may read it"),
		)
		return f
	}
	f.read(string(bytes))
	return f
}

// ReadTOML reads one file as TOML, whether or not it fits the format of a book. It returns the text
// without byte-order mark and with LF line ends, and what TOML decodes from it. The problems are
// those for which Load cannot read a file at all: too large, nested too deep, not UTF-8, not TOML,
// a key that is there twice.
func ReadTOML(name string, content []byte) (text string, decoded map[string]any, problems problem.List) {
	f := &file{name: name}
	if f.read(string(content)); !f.unread || f.root != nil {
		toml.Decode(f.text, &decoded)
	}
	return f.text, decoded, f.problems
}

// read sets the text of the file and finds its keys.
func (f *file) read(text string) {
	f.text = strings.ReplaceAll(strings.TrimLeft(text, "\ufeff"), "\r\n", "\n")
	f.lines = lineStarts(f.text)
	f.unread = !f.decode()
}

func lineStarts(text string) []int {
	starts := make([]int, 1, 1+strings.Count(text, "\n"))
	for at := 0; ; {
		n := strings.IndexByte(text[at:], '\n')
		if n < 0 {
			return starts
		}
		at += n + 1
		starts = append(starts, at)
	}
}

func (f *file) decode() bool {
	if len(f.text) > maxFile { // a file system may not know sizes beforehand
		f.whole(fileTooLarge(len(f.text)), splitIt)
		return false
	}
	if strings.HasPrefix(f.text, "\xff\xfe") || strings.HasPrefix(f.text, "\xfe\xff") {
		f.whole(text.Both("文件是 UTF-16", "a file in UTF-16"), text.Both("另存为 UTF-8", "save it as UTF-8"))
		return false
	}
	found := places(f.text)
	if found.plain {
		f.root = found.root
		return true
	}
	if at := tooDeep(f.text); at >= 0 {
		f.report(at, at+1, "", text.Both("同时开着的括号超过 %d 个", "more than %d brackets open at once").With(maxDepth),
			text.Both("先关一个，再开下一个", "close a bracket before the next is opened"))
		return false
	}
	if long := found.long; long != nil {
		f.report(long.at, long.to, "", text.Both("一个键超过 %d 段", "a key of more than %d parts").With(maxDepth),
			text.Both("键是一个名字，或用点连起来的几个", "a key is a name, or a few names joined by points"))
		return false
	}
	var keys map[string]any
	if _, err := toml.Decode(f.text, &keys); err != nil {
		f.notTOML(err)
		return false
	}
	f.root = found.root
	if twice := found.twice; twice != nil {
		f.misplaced(
			twice,
			text.Both("%s 写了两次", "%s is there twice").With(twice.key),
			text.Both("合成一个，或者去掉一个", "join the two, or take one out"),
		)
		return false
	}
	f.values = map[*spot]any{}
	f.keep(f.root, keys)
	return true
}

// keep keeps what TOML decoded at a spot and below.
func (f *file) keep(s *spot, value any) {
	f.values[s] = value
	switch v := value.(type) {
	case map[string]any:
		for _, c := range s.children {
			f.keep(c, v[c.key])
		}
	case []map[string]any:
		for i, c := range s.children {
			f.keep(c, v[i])
		}
	case []any:
		for i, c := range s.children {
			f.keep(c, v[i])
		}
	}
}

// valueAt returns the value at a spot as TOML decodes it. Of a table the type says that it is one:
// its keys are the children of the spot.
func (f *file) valueAt(s *spot) any {
	if f.values != nil {
		return f.values[s]
	}
	return s.plainValue(f.text)
}

// stringAt returns the value at a spot where it is a string.
func (f *file) stringAt(s *spot) (string, bool) {
	if f.values != nil {
		is, ok := f.values[s].(string)
		return is, ok
	}
	if s.end == 0 || f.text[s.from] != '"' && f.text[s.from] != '\'' {
		return "", false
	}
	return unquoted(f.text[s.from:s.end]), true
}

// isList reports whether the value at a spot is a list of values.
func (f *file) isList(s *spot) bool {
	if f.values != nil {
		_, ok := f.values[s].([]any)
		return ok
	}
	return s.elements
}

// tooDeep returns where more brackets are open than any rule needs, or -1. It also counts those in
// strings, which are few.
func tooDeep(text string) int {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '[', '{':
			depth++
		case ']', '}':
			depth = max(depth-1, 0)
		}
		if depth > maxDepth {
			return i
		}
	}
	return -1
}

// notTOML reports the first fault that TOML finds, at its byte: its line and column are wrong where
// the fault is a line end or at the start of a line.
func (f *file) notTOML(err error) {
	var fault toml.ParseError
	if !errors.As(err, &fault) {
		f.whole(NotTOML(err.Error()), text.Text{})
		return
	}
	at := min(max(fault.Position.Start, 0), len(f.text))
	for at > 0 && at < len(f.text) && !utf8.RuneStart(f.text[at]) {
		at--
	}
	path := fault.LastKey
	if line, _ := f.position(at); strings.HasPrefix(strings.TrimSpace(f.line(line)), "[") {
		path = "" // what TOML read last is the table before this one
	}
	f.report(at, at+max(fault.Position.Len, 1), path, NotTOML(fault.Message), tomlHint(fault.Message))
}

// fileTooLarge says how many bytes a file has, and how many are read.
func fileTooLarge(size int) text.Text {
	return text.Both("文件有 %d 字节，最多读 %d", "a file of %d bytes; at most %d are read").With(size, maxFile)
}

var splitIt = text.Both("拆成几个，或者把不是规则的拿出去", "split it, or take out what is not a rule")

// isFullWidth reports whether a character is one that Chinese input methods write in the place of a digit,
// a quote or a mark of TOML.
func isFullWidth(r rune) bool {
	return r >= '！' && r <= '～' || strings.ContainsRune("“”‘’，。：；【】、　", r)
}

func tomlHint(message string) text.Text {
	switch {
	case strings.Contains(message, "already"), strings.Contains(message, "duplicate"):
		return text.Both("合成一个，或者给其中一个换个 id", "join the two, or give one another id")
	case strings.Contains(message, "escape"):
		return text.Both("有反斜杠或引号的文字，写成 '…'", "write strings with a backslash or with quotes in them as '…'")
	case strings.ContainsFunc(message, isFullWidth):
		return text.Both("数字、引号、标点要用半角：4 不是 ４，\"…\" 不是 “…”",
			"digits, quotes and marks in half width: 4, not ４; \"…\", not “…”")
	case strings.Contains(message, "cannot contain newlines"):
		return text.Both("行末之前把引号关上", "close the string before the end of the line")
	case strings.Contains(message, "datetime"):
		return text.Both("没有这一天；日期写成 2026-11-22", "there is no such day; a date is written 2026-11-22")
	case strings.Contains(message, `found "yes"`), strings.Contains(message, `found "no"`):
		return text.Both("写 true 或 false", "write true or false")
	case strings.Contains(message, "UTF-8"):
		return text.Both("把文件另存为 UTF-8", "save the file as UTF-8")
	}
	return text.Both("一行是 键 = 值，一个表是 [名字.id]；文字写在引号里，列表写在方括号里",
		"a line is key = value, a table [name.id]; texts stand in quotes, lists in brackets")
}

// lowerFirst makes the first letter of a message lower case, unless the first word is an acronym.
func lowerFirst(message string) string {
	if len(message) > 1 && message[0] >= 'A' && message[0] <= 'Z' && (message[1] < 'A' || message[1] > 'Z') {
		return strings.ToLower(message[:1]) + message[1:]
	}
	return message
}

// whole reports a problem of the whole file.
func (f *file) whole(message, hint text.Text) {
	f.problems = append(f.problems, ofFile(f.name, message, hint))
}

// report adds a problem at the bytes from at to end.
func (f *file) report(at, end int, path string, message, hint text.Text) {
	f.problems = append(f.problems, f.problem(at, end, path, message, hint))
}

// problem returns a problem at the bytes from at to end; of several lines it shows the first.
func (f *file) problem(at, end int, path string, message, hint text.Text) problem.Problem {
	line, column := f.position(at)
	shown := f.line(line)
	rest := f.text[at:min(max(end, at), f.lines[line-1]+len(shown))]
	p := problem.Of(message, hint)
	p.File, p.Line, p.Column, p.Width = f.name, line, column, max(utf8.RuneCountInString(rest), 1)
	p.Path, p.Snippet = path, printable(shown)
	return p
}

// printable returns a line with spaces in place of control characters.
func printable(line string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, line)
}

// wrong reports a problem with a value, or with the key of a table.
func (f *file) wrong(s *spot, message, hint text.Text) {
	at, end := s.value()
	f.report(at, end, s.path(), message, hint)
}

// misplaced reports a problem with a key.
func (f *file) misplaced(s *spot, message, hint text.Text) {
	f.report(s.at, s.to, s.path(), message, hint)
}

// within reports a problem with a part of a string: width characters, from the n-th on.
func (f *file) within(s *spot, n, width int, message, hint text.Text) {
	from, to := f.part(s, n, width)
	f.report(from, to, s.path(), message, hint)
}

// part returns the bytes of a part of a string: width characters, from the n-th on.
func (f *file) part(s *spot, n, width int) (from, to int) {
	raw := f.text[s.from:s.end]
	return s.from + byteOf(raw, n), s.from + byteOf(raw, n+max(width, 1))
}

// position returns the line and the column of a byte, both counted from 1, columns in characters.
func (f *file) position(at int) (line, column int) {
	line, found := slices.BinarySearch(f.lines, at)
	if found {
		line++
	}
	return line, 1 + utf8.RuneCountInString(f.text[f.lines[line-1]:at])
}

// line returns the text of a line without its end.
func (f *file) line(n int) string {
	line, _, _ := strings.Cut(f.text[f.lines[n-1]:], "\n")
	return line
}

// place returns where a key stands, such as families/platform.toml:31.
func (f *file) place(s *spot) string {
	line, found := slices.BinarySearch(f.lines, s.at)
	if found {
		line++
	}
	return f.name + ":" + strconv.Itoa(line)
}
