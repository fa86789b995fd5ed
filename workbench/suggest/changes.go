package suggest

import (
	"fmt"
	"path"
	"strings"

	"github.com/forbear-project/forbear/advice/nearby"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// applyChanges returns a profile in JSON with changes, and what each of them changes.
func applyChanges(data []byte, p *fact.Profile, changes []nearby.Change) ([]byte, []Change) {
	var list []Change
	for _, c := range changes {
		one := Change{}
		if c.Debt != logic.NoDebt {
			one.Debt = p.Debts[c.Debt].ID
		}
		if c.Fact != nil {
			one.Fact, one.Was, one.Is = c.Fact.Name, c.Fact.JSON(nearby.ValueOf(p, c.Fact, c.Debt)),
				c.Fact.JSON(c.Value)
			data = parseProfile(data).set(c.Debt, one.Fact, one.Is)
		} else {
			was := p.Debts[c.Debt]
			one.Fact, one.Was, one.Is = "lender", was.Lender, c.Lender
			other := "family"
			if c.Lender == "" {
				one.Fact, one.Is, other = "family", c.Family, "lender"
			}
			if one.Was == "" {
				one.Was = was.Family
			}
			one.Was, one.Is = quoted(one.Was), quoted(one.Is)
			data = parseProfile(data).set(c.Debt, one.Fact, one.Is)
			data = parseProfile(data).set(c.Debt, other, "null")
		}
		list = append(list, one)
	}
	return data, list
}

// maxName bounds the name of a fixture, in characters.
const maxName = 60

// nameOf returns a name for a fixture, made of that of its base and the changes. It is in the
// folder of its creditor.
func nameOf(base string, changes []Change) string {
	folder, name := path.Split(base)
	for _, c := range changes {
		if c.Fact == "lender" || c.Fact == "family" {
			folder = slug(c.Is) + "/"
			continue
		}
		name += "-" + slug(c.Fact) + "-" + slug(c.Is)
	}
	if len(name) > maxName {
		name = strings.TrimRight(name[:maxName], "-")
	}
	return folder + name
}

// slug writes a text in the letters of ids.
func slug(s string) string {
	var b strings.Builder
	joined := true
	for _, c := range strings.ToLower(s) {
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
			b.WriteRune(c)
			joined = false
		} else if !joined {
			b.WriteByte('-')
			joined = true
		}
	}
	if says := strings.Trim(b.String(), "-"); says != "" {
		return says
	}
	return "none"
}

// freeName returns the name, with a number where it is taken, and takes it.
func freeName(name string, taken map[string]bool) string {
	own := name
	for n := 2; taken[own]; n++ {
		own = fmt.Sprintf("%s-%d", name, n)
	}
	taken[own] = true
	return own
}
