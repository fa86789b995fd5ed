package main

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFormatsOfCommandsThatWriteTwoThings: where one flag chooses for two kinds of results, its
// help is true of both.
func TestFormatsOfCommandsThatWriteTwoThings(t *testing.T) {
	if diff := cmp.Diff(testFormats.names(), mutantFormats.names()); diff != "" {
		t.Errorf("test and test --mutate (-test +mutate)\n%s", diff)
	}
	for _, name := range schemaListFormats.names() {
		if !slices.Contains(schemaFormats.names(), name) {
			t.Errorf("the list of schemas is written as %s, which the help of schema does not name", name)
		}
	}
}
