package main

import (
	"io"
	"testing"
)

// Every contender does its work, and the others answer as forbear's conditions are meant. Nothing is
// measured.
func TestContenders(t *testing.T) {
	once := func(contenders []contender) ([]result, error) {
		var results []result
		for _, c := range contenders {
			if err := c.run(); err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
			results = append(results, result{c.name, 1})
		}
		return results, nil
	}
	if err := (bench{"..", once, io.Discard}).run(""); err != nil {
		t.Fatal(err)
	}
}
