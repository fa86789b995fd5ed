package logic

import (
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
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
			c.failAt(n.At, text.Both("这里没有选项 %q", "there is no choice %q here").With(id), oneOf(id, domain))
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
func oneOf(word string, domain []string) text.Text {
	if hint := didYouMean(problem.Suggest(word, domain)); hint != (text.Text{}) {
		return hint
	}
	const most = 12
	switch {
	case len(domain) == 0:
		return text.Text{}
	case len(domain) > most:
		return text.Both("可以写 %s，还有 %d 个", "one of %s and %d more").
			With(strings.Join(domain[:most], ", "), len(domain)-most)
	}
	return text.Both("可以写 %s", "one of %s").With(strings.Join(domain, ", "))
}
