package notice

import (
	"encoding/xml"
	"fmt"
	"io"

	"github.com/forbear-project/forbear/engine/problem"
)

// Suite is a set of tests in JUnit's XML.
type Suite struct {
	Name  string
	Cases []Case
}

// Case is a test of a suite.
type Case struct {
	Name    string   `xml:"name,attr"`
	Class   string   `xml:"classname,attr"`
	Failure *Failure `xml:"failure"` // nil where the test holds
}

// Failure is why a test does not hold.
type Failure struct {
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

// Cases returns notices as failed tests of their files, by place. The code of a finding stands
// behind its message.
func Cases(list []Notice) []Case {
	problems := make(problem.List, len(list))
	for i, n := range list {
		problems[i] = n.Problem
		if n.Code != "" {
			problems[i].Message += " [" + n.Code + "]"
		}
	}
	var cases []Case
	for _, p := range problems.Sort() {
		failure := &Failure{Message: p.Message, Text: InFull(p)}
		cases = append(cases, Case{Name: p.String(), Class: p.File, Failure: failure})
	}
	return cases
}

// Write writes the suite as a file of its own. An empty suite looks like one that did not run: a
// caller with nothing to report adds a test that passes.
func (s Suite) Write(w io.Writer) error {
	type suite struct {
		Name     string `xml:"name,attr"`
		Tests    int    `xml:"tests,attr"`
		Failures int    `xml:"failures,attr"`
		Cases    []Case `xml:"testcase"`
	}
	one := suite{Name: s.Name, Tests: len(s.Cases), Cases: s.Cases}
	for _, c := range s.Cases {
		if c.Failure != nil {
			one.Failures++
		}
	}
	out, err := xml.MarshalIndent(struct {
		XMLName xml.Name `xml:"testsuites"`
		Suites  []suite  `xml:"testsuite"`
	}{Suites: []suite{one}}, "", "  ")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s%s\n", xml.Header, out)
	return err
}
