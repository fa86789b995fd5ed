package fact

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"

	"github.com/forbear-project/forbear/engine/problem"
)

// maxLevels is how deep braces and brackets may be nested. A profile needs five.
const maxLevels = 16

// place is where something begins, in lines and characters counted from 1.
type place struct{ line, column int }

type kind int

const (
	null kind = iota
	boolean
	number
	str
	list
	object
)

// node is a JSON value and where it begins.
type node struct {
	at      place
	kind    kind
	yes     bool     // of a boolean
	text    string   // of a string; of a number, as it was written
	items   []*node  // of a list
	members []member // of an object, in the order given, repeated keys too
}

type member struct {
	key   string
	at    place // of the key
	value *node
}

// member returns the value of the first member with that key; nil when there is none, when it is
// null, and when n is no object.
func (n *node) member(key string) *node {
	for _, m := range n.members {
		if m.key == key {
			if m.value.kind == null {
				return nil
			}
			return m.value
		}
	}
	return nil
}

// treeReader builds a tree from tokens. It keeps the open objects and lists on a stack of its own
// and does not call itself, so that no input can exhaust the goroutine's.
type treeReader struct {
	tokens *json.Decoder
	cursor cursor
	open   []*node // the objects and lists not closed yet, outermost first
	root   *node
}

// readTree reads one JSON value. The tree is nil when the text is not JSON; text after the value is
// a problem beside the tree.
func readTree(data []byte) (*node, problem.List) {
	r := &treeReader{tokens: json.NewDecoder(bytes.NewReader(data)), cursor: cursor{data: data, at: place{1, 1}}}
	r.tokens.UseNumber()
	for r.root == nil || len(r.open) > 0 {
		if problems := r.readToken(); problems != nil {
			return nil, problems
		}
	}
	return r.root, r.checkEnd()
}

// readToken reads one token into the tree.
func (r *treeReader) readToken() problem.List {
	end := int(r.tokens.InputOffset())
	token, err := r.tokens.Token()
	if err != nil {
		return r.placeSyntaxError(err)
	}
	at := r.cursor.next(end)
	switch t := token.(type) {
	case json.Delim:
		return r.readDelimiter(t, at)
	case string:
		if r.expectsKey() {
			top := r.open[len(r.open)-1]
			top.members = append(top.members, member{key: t, at: at})
			return nil
		}
		r.add(&node{at: at, kind: str, text: t})
	case json.Number:
		r.add(&node{at: at, kind: number, text: t.String()})
	case bool:
		r.add(&node{at: at, kind: boolean, yes: t})
	default:
		r.add(&node{at: at, kind: null})
	}
	return nil
}

func (r *treeReader) readDelimiter(d json.Delim, at place) problem.List {
	if d == '}' || d == ']' {
		r.open = r.open[:len(r.open)-1]
		return nil
	}
	if len(r.open) == maxLevels {
		return problemAt(at, "", both("括号套了 16 层以上", "more than 16 levels of braces and brackets"),
			both("一份资料五层就够：资料、债的列表、一笔债、一个列表、一项", "a profile needs five: itself, its debts, one debt, one list, one entry"))
	}
	n := &node{at: at, kind: object}
	if d == '[' {
		n.kind = list
	}
	r.add(n)
	r.open = append(r.open, n)
	return nil
}

// expectsKey reports whether the next string is a key: inside an object whose last member is
// complete.
func (r *treeReader) expectsKey() bool {
	if len(r.open) == 0 {
		return false
	}
	top := r.open[len(r.open)-1]
	return top.kind == object && (len(top.members) == 0 || top.members[len(top.members)-1].value != nil)
}

// add puts a value into the innermost open list or object.
func (r *treeReader) add(n *node) {
	if len(r.open) == 0 {
		r.root = n
		return
	}
	top := r.open[len(r.open)-1]
	if top.kind == list {
		top.items = append(top.items, n)
	} else {
		top.members[len(top.members)-1].value = n
	}
}

// checkEnd reports text after the value.
func (r *treeReader) checkEnd() problem.List {
	end := int(r.tokens.InputOffset())
	if _, err := r.tokens.Token(); err == io.EOF {
		return nil
	}
	return problemAt(r.cursor.next(end), "", both("资料结束以后还有内容", "text after the end of the profile"),
		both("文件里只留一份资料", "keep one JSON object in the file"))
}

// placeSyntaxError returns the problem of a syntax error. The decoder's message is dropped because
// it quotes the input, and its offset because it is relative to a value; InputOffset is at the
// token that failed, or before the space that precedes it.
func (r *treeReader) placeSyntaxError(err error) problem.List {
	offset := int(r.tokens.InputOffset())
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return problemAt(r.cursor.moveTo(offset), "", both("没写完就结束了", "the JSON ends before it is complete"),
			both("从这里起，看看引号和括号有没有都配成对", "close every quote, brace and bracket from here on"))
	}
	return problemAt(r.cursor.skip(offset, " \t\r\n"), "", both("从这里起读不懂", "not JSON from here on"),
		both("看看这里或前面一点，是不是多了或少了逗号、引号、冒号或括号，是不是用了全角的",
			"look for a comma, quote, colon or brace too many or too few, here or just before"))
}

// cursor converts offsets, each larger than the one before, to places in one pass over the text.
type cursor struct {
	data   []byte
	offset int
	at     place
}

func (c *cursor) moveTo(offset int) place {
	for ; c.offset < offset; c.offset++ {
		switch b := c.data[c.offset]; {
		case b == '\n':
			c.at = place{c.at.line + 1, 1}
		case b&0xC0 != 0x80: // not the later bytes of a character
			c.at.column++
		}
	}
	return c.at
}

// skip moves to offset and on, over any of the characters to pass.
func (c *cursor) skip(offset int, pass string) place {
	for offset < len(c.data) && bytes.IndexByte([]byte(pass), c.data[offset]) >= 0 {
		offset++
	}
	return c.moveTo(offset)
}

// next moves to the token that follows the one that ended at end.
func (c *cursor) next(end int) place { return c.skip(end, " \t\r\n,:") }
