package report

import (
	"io"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/page/document"
)

// Forms is what was seen of the form of rule files.
type Forms struct {
	Files     int          // how many were looked at
	Others    []Form       // those that were not in the one form, in the order in which they were looked at
	Rewritten bool         // they have been rewritten
	Problems  problem.List // of files that have no form
}

// Form is a rule file and its one form.
type Form struct {
	File          string
	Before, After []byte
}

// FormsText writes the names of the files that were not in form, each on a line of its own, and then the problems.
func FormsText(w io.Writer, f Forms, o Options) error {
	for _, one := range f.Others {
		if _, err := io.WriteString(w, document.Clean(one.File)+"\n"); err != nil {
			return err
		}
	}
	return Problems(w, f.Problems, o)
}

// FormsDiff writes what is to change line by line, as diff -u does, and then the problems.
func FormsDiff(w io.Writer, f Forms, o Options) error {
	for _, one := range f.Others {
		if _, err := w.Write(diff.Diff(one.File, one.Before, one.File, one.After)); err != nil {
			return err
		}
	}
	return Problems(w, f.Problems, o)
}

// FormsJSON writes the names of the files that were not in form, and the problems, as data.
func FormsJSON(w io.Writer, f Forms) error {
	out := struct {
		Format    string        `json:"format"`
		Files     int           `json:"files"`
		NotInForm []string      `json:"not_in_form"`
		Rewritten bool          `json:"rewritten"`
		Problems  []problemJSON `json:"problems"`
	}{"1", f.Files, []string{}, f.Rewritten, problemsJSON(f.Problems)}
	for _, one := range f.Others {
		out.NotInForm = append(out.NotInForm, one.File)
	}
	return JSON(w, out)
}

// FormsGitHub writes an annotation of a GitHub workflow for every file that is not in form, and for every problem.
func FormsGitHub(w io.Writer, f Forms) error {
	list := f.Problems
	for _, one := range f.Others {
		if !f.Rewritten {
			list = append(list, problem.Problem{File: one.File, Message: "not in the one form", Hint: "run forbear fmt " + one.File})
		}
	}
	return ProblemsGitHub(w, list)
}
