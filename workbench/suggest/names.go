package suggest

import (
	"fmt"
	"path"
	"strings"
)

// maxName bounds the name of a fixture, in characters.
const maxName = 60

// nameOf is a name for a fixture: that of the one it comes from, and what was changed. It stands in the folder of its creditor.
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

// slug is a text in the letters of ids.
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

// free is the name, or one with a number behind it, that is not taken yet; then it is.
func free(name string, taken map[string]bool) string {
	own := name
	for n := 2; taken[own]; n++ {
		own = fmt.Sprintf("%s-%d", name, n)
	}
	taken[own] = true
	return own
}
