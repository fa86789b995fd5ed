package main

import (
	"bytes"
	"io/fs"
	"strings"
	"syscall"
	"testing"
)

// leftPipe is standard output whose reader has gone.
type leftPipe struct{}

func (leftPipe) Write([]byte) (int, error) {
	return 0, &fs.PathError{Op: "write", Path: "/dev/stdout", Err: syscall.EPIPE}
}

// TestLaw2NobodyReadsTheOutput: a command that cannot write because nobody reads any more leaves with 1,
// and says nothing of it.
func TestLaw2NobodyReadsTheOutput(t *testing.T) {
	t.Chdir("../../examples/utility-hardship")
	const profile = "fixtures/rivermead/fewer-hours.json"
	for _, command := range []string{
		"help", "help evaluate", "help exit-codes", "help expressions", "version", "man", "completion bash", "explain",
		"check --notes", "test --coverage", "stale", "list facts", "schema facts", "docs --out -", "new alert x --stdout",
		"evaluate --rules rules " + profile, "evaluate --rules rules --format json " + profile,
		"plan --rules rules " + profile,
		"calendar --rules rules " + profile, "letter --rules rules list " + profile, "diff rules ../../engine/testdata/book",
	} {
		var said bytes.Buffer
		if code := newApp(strings.NewReader(""), leftPipe{}, &said, nil).run(strings.Fields(command)); code != exitFound {
			t.Errorf("forbear %s leaves with %d: %s", command, code, said.String())
		}
		if strings.Contains(said.String(), "stdout") {
			t.Errorf("forbear %s says: %s", command, said.String())
		}
	}
}
