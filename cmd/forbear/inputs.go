package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"github.com/forbear-project/forbear/engine/text"
)

// inputs are files of lines that are read one after the other, as one. Each ends its last line.
type inputs struct {
	names []string // those not opened yet; - is standard input
	stdin io.Reader
	open  *inputFile
	total int64        // bytes of all files; 0 where that is not known
	read  atomic.Int64 // bytes, as the files have them
}

// openInputs returns the files of those names; none is standard input. A file that cannot be opened is
// an error before any is read.
func (a *app) openInputs(names []string) (*inputs, error) {
	if len(names) == 0 {
		names = []string{"-"}
	}
	in := &inputs{names: names, stdin: a.stdin}
	known := true
	for _, name := range names {
		if name == "-" {
			known = false
			continue
		}
		f, err := openFile(name)
		if err != nil {
			return nil, err
		}
		info, err := f.Stat()
		f.Close()
		if err != nil {
			return nil, unreadable(name, err)
		}
		known = known && info.Mode().IsRegular()
		in.total += info.Size()
	}
	if !known {
		in.total = 0
	}
	return in, nil
}

// part returns which part of the files was read; 0 where that is not known.
func (in *inputs) part() float64 {
	if in.total == 0 {
		return 0
	}
	return float64(in.read.Load()) / float64(in.total)
}

func (in *inputs) Read(p []byte) (int, error) {
	for {
		if in.open == nil {
			if len(in.names) == 0 {
				return 0, io.EOF
			}
			f, err := in.openNext()
			if err != nil {
				return 0, err
			}
			in.open = f
		}
		n, err := in.open.Read(p)
		if n > 0 || err == nil {
			return n, nil
		}
		if !errors.Is(err, io.EOF) {
			return 0, damaged(in.open.name, err)
		}
		in.open.close()
		in.open = nil
	}
}

func (in *inputs) openNext() (*inputFile, error) {
	name := in.names[0]
	in.names = in.names[1:]
	if name == "-" {
		return in.decompress("stdin", in.stdin, func() {})
	}
	f, err := openFile(name)
	if err != nil {
		return nil, err
	}
	return in.decompress(name, f, func() { f.Close() })
}

// inputFile is one of them.
type inputFile struct {
	io.Reader
	name   string
	close  func()
	inLine bool // the last byte read was no line end
	ended  bool
}

// Read reads the lines of the file, and a line end behind the last.
func (f *inputFile) Read(p []byte) (int, error) {
	if f.ended || len(p) == 0 {
		return 0, io.EOF
	}
	n, err := f.Reader.Read(p)
	if n > 0 {
		f.inLine = p[n-1] != '\n'
		return n, nil
	}
	if errors.Is(err, io.EOF) && f.inLine {
		f.ended = true
		p[0] = '\n'
		return 1, nil
	}
	return 0, err
}

// The first bytes of compressed files. No line of JSON begins with them.
var (
	gzipMagic = []byte{0x1f, 0x8b}
	zstdMagic = []byte{0x28, 0xb5, 0x2f, 0xfd}
)

// mostWindow is how much memory a file of zstd may ask for.
const mostWindow = 32 << 20

// decompress returns what is in a file that is compressed, as its name or its first bytes say.
func (in *inputs) decompress(name string, from io.Reader, end func()) (*inputFile, error) {
	buffer := bufio.NewReaderSize(&counted{from, &in.read}, 64<<10)
	f := &inputFile{Reader: buffer, name: name, close: end}
	ending := strings.ToLower(filepath.Ext(name))
	var err error
	switch {
	case ending == ".gz" || startsWith(buffer, gzipMagic):
		f.Reader, err = gzip.NewReader(buffer)
		if errors.Is(err, io.EOF) { // an empty file
			f.Reader, err = buffer, nil
		}
	case ending == ".zst" || startsWith(buffer, zstdMagic):
		var d *zstd.Decoder
		d, err = zstd.NewReader(buffer, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(mostWindow))
		if err == nil {
			f.Reader, f.close = d, func() { d.Close(); end() }
		}
	}
	if err != nil {
		end()
		return nil, damaged(name, err)
	}
	return f, nil
}

// startsWith reports whether a file begins with these bytes. It waits for no more than the first byte
// where that is another: whoever writes a line may wait for its answer.
func startsWith(r *bufio.Reader, magic []byte) bool {
	if first, _ := r.Peek(1); !bytes.HasPrefix(magic, first) {
		return false
	}
	head, _ := r.Peek(len(magic))
	return bytes.Equal(head, magic)
}

// counted counts what is read.
type counted struct {
	io.Reader
	read *atomic.Int64
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.read.Add(int64(n))
	return n, err
}

// damaged returns the error that a file cannot be read on.
func damaged(name string, err error) error {
	if pathError := (*os.PathError)(nil); errors.As(err, &pathError) {
		return unreadable(name, err)
	}
	return &failure{
		text.Both(name+" 读到一半坏了", name+": damaged, it cannot be read to its end"),
		text.Both("是不是没有传完？再传一次", "was it cut off? copy it again"),
	}
}
