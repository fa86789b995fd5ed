package logic

import (
	"fmt"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/problem"
)

// join returns every id of two domains; nil where both are nil.
func join(a, b []string) []string {
	all := slices.Clone(a)
	for _, id := range b {
		if !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	return all
}

// checkChoices fails where a part may give a literal that is none of the ids of a choice. A nil
// domain has any.
func (c *checker) checkChoices(n *Node, domain []string) {
	if domain == nil {
		return
	}
	switch n.Op {
	case OpLiteral:
		if id := n.value.Choice; n.Kind == Word && !slices.Contains(domain, id) {
			c.failAt(n.At, fmt.Sprintf("there is no choice %q here", id), oneOf(id, domain))
		}
	case OpList, OpElse:
		for _, p := range n.Parts {
			c.checkChoices(p, domain)
		}
	case OpTernary:
		c.checkChoices(n.Parts[1], domain)
		c.checkChoices(n.Parts[2], domain)
	case OpLet:
		c.checkChoices(n.Parts[1], domain)
	case OpLocal, OpElement:
		c.checkChoices(n.Bound, domain)
	case OpCall:
		if n.Calls("filter") {
			c.checkChoices(n.Parts[0], domain)
		}
	}
}

// oneOf returns the hint for an id that a choice does not have.
func oneOf(word string, domain []string) string {
	if hint := didYouMean(problem.Suggest(word, domain)); hint != "" {
		return hint
	}
	const most = 12
	switch {
	case len(domain) == 0:
		return ""
	case len(domain) > most:
		return fmt.Sprintf("one of %s and %d more", strings.Join(domain[:most], ", "), len(domain)-most)
	}
	return "one of " + strings.Join(domain, ", ")
}
