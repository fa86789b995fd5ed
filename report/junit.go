package report

import (
	"encoding/xml"
	"fmt"
	"io"

	"github.com/forbear-project/forbear/engine/problem"
)

// The elements of a junit file.
type (
	junitSuites struct {
		XMLName xml.Name     `xml:"testsuites"`
		Suites  []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Name    string        `xml:"name,attr"`
		Class   string        `xml:"classname,attr"`
		Failure *junitFailure `xml:"failure"`
	}
	junitFailure struct {
		Message string `xml:"message,attr"`
		Text    string `xml:",chardata"`
	}
)

// writeJUnit writes one suite; the counts are taken from its cases.
func writeJUnit(w io.Writer, name string, cases []junitCase) error {
	suite := junitSuite{Name: name, Tests: len(cases), Cases: cases}
	for _, c := range cases {
		if c.Failure != nil {
			suite.Failures++
		}
	}
	out, err := xml.MarshalIndent(junitSuites{Suites: []junitSuite{suite}}, "", "  ")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s%s\n", xml.Header, out)
	return err
}

// ProblemsJUnit writes every problem as a failed test of its file; a sound book is one test that holds, for an empty suite looks like one that did not run.
func ProblemsJUnit(w io.Writer, list problem.List) error {
	var cases []junitCase
	for _, p := range append(problem.List{}, list...).Sort() {
		cases = append(cases, junitCase{
			Name: p.String(), Class: p.File,
			Failure: &junitFailure{Message: p.Message, Text: p.String() + hintLine(p)},
		})
	}
	if len(cases) == 0 {
		cases = []junitCase{{Name: "the book is sound", Class: "book.toml"}}
	}
	return writeJUnit(w, "forbear check", cases)
}
