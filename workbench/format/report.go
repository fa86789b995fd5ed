package format

import (
	"bytes"
	"io"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	terminal "github.com/forbear-project/forbear/page/document"
	"github.com/forbear-project/forbear/workbench/notice"
)

// Report is what forbear fmt has found in rule files.
type Report struct {
	Files     int          // how many were looked at
	Changed   []Change     // those that were not in form, in the order in which they were looked at
	Rewritten bool         // they have been rewritten
	Problems  problem.List // of files that have no form
}

// Change is a rule file and its form.
type Change struct {
	File          string
	Before, After []byte
}

// Add adds a file and the problems of formatting it, and returns whether it was not in form.
func (r *Report) Add(c Change, problems problem.List) bool {
	for _, p := range problems {
		p.File = c.File
		r.Problems = append(r.Problems, p)
	}
	if len(problems) > 0 || bytes.Equal(c.Before, c.After) {
		return false
	}
	r.Changed = append(r.Changed, c)
	return true
}

// WriteText writes the names of the files that were not in form, each on a line of its own, and
// then the problems.
func (r Report) WriteText(w io.Writer, o notice.Options) error {
	for _, c := range r.Changed {
		if _, err := io.WriteString(w, terminal.Clean(c.File)+"\n"); err != nil {
			return err
		}
	}
	return notice.Text(w, notice.Of(r.Problems), o)
}

// WriteDiff writes what is to change line by line, as diff -u does, and then the problems.
func (r Report) WriteDiff(w io.Writer, o notice.Options) error {
	for _, c := range r.Changed {
		if _, err := w.Write(diff.Diff(c.File, c.Before, c.File, c.After)); err != nil {
			return err
		}
	}
	return notice.Text(w, notice.Of(r.Problems), o)
}

// WriteJSON writes the names of the files that were not in form, and the problems, as data.
func (r Report) WriteJSON(w io.Writer) error {
	files := []string{}
	for _, c := range r.Changed {
		files = append(files, c.File)
	}
	return text.WriteJSON(w, struct {
		Format    string         `json:"format"`
		Files     int            `json:"files"`
		NotInForm []string       `json:"not_in_form"`
		Rewritten bool           `json:"rewritten"`
		Problems  []notice.Entry `json:"problems"`
	}{"1", r.Files, files, r.Rewritten, notice.Entries(notice.Of(r.Problems))})
}

// WriteGitHub writes an annotation for every file that is not in form, and for every problem.
func (r Report) WriteGitHub(w io.Writer) error {
	list := r.Problems[:len(r.Problems):len(r.Problems)]
	if !r.Rewritten {
		for _, c := range r.Changed {
			list = append(list, problem.Problem{
				File: c.File, Message: "not in the one form", Hint: "run forbear fmt " + c.File,
			})
		}
	}
	return notice.GitHub(w, notice.Of(list))
}
