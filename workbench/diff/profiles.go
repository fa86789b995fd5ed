package diff

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// longest is how much of a line is passed on: one byte more than a profile may have, so that its
// reader can refuse it.
const longest = 1<<20 + 1

// EachLine calls f for each line of a file that holds a profile a line, with its number, counted
// from 1. It skips a byte-order mark, line ends of either kind and blank lines. Of a line longer
// than a profile may be, it passes on the beginning. The error is that of reading.
func EachLine(r io.Reader, f func(number int, line []byte)) error {
	in := bufio.NewReader(r)
	for number := 1; ; number++ {
		line, err := readLine(in)
		if number == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		if line = bytes.TrimRight(line, "\r\n"); len(bytes.TrimSpace(line)) > 0 {
			f(number, line)
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// readLine reads to the next line end and keeps at most the longest.
func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		if room := longest - len(line); len(part) > room {
			part = part[:max(room, 0)]
		}
		line = append(line, part...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
}
