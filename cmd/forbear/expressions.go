package main

import (
	"github.com/forbear-project/forbear/page/document"
	"github.com/forbear-project/forbear/workbench/docs"
)

// expressions writes the help on the language of conditions, with examples of the book built in.
func (a *app) expressions() error {
	b, err := a.bookFor("")
	if err != nil {
		return err
	}
	d, fault := docs.Expressions(b, a.language)
	if fault != nil {
		panic("an example of the language of conditions: " + fault.Message.EN) // a test reads each
	}
	return document.WriteTerminal(a.stdout, d, false)
}
