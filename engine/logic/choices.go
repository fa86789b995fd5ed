package logic

import (
	"fmt"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/problem"
)

// join is every id of two domains; nil when both are.
func join(a, b []string) []string {
	all := slices.Clone(a)
	for _, id := range b {
		if !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	return all
}

// agree sees that the literals which a part may give are among the ids of a choice; a nil domain
// takes any.
func (c *checker) agree(n *Node, domain []string) {
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
			c.agree(p, domain)
		}
	case OpTernary:
		c.agree(n.Parts[1], domain)
		c.agree(n.Parts[2], domain)
	case OpLet:
		c.agree(n.Parts[1], domain)
	case OpLocal, OpElement:
		c.agree(n.Bound, domain)
	case OpCall:
		if n.Calls("filter") {
			c.agree(n.Parts[0], domain)
		}
	}
}

// oneOf is the hint for an id that a choice does not have.
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
