package diff

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/fixture"
)

// htmlOf returns the file, which must be well-formed and must not ask a browser to load or run anything.
func htmlOf(t *testing.T, r Report, l text.Language) string {
	t.Helper()
	var b strings.Builder
	if err := r.WriteHTML(&b, l); err != nil {
		t.Fatal(err)
	}
	for d := xml.NewDecoder(strings.NewReader(b.String())); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		e, isElement := token.(xml.StartElement)
		if isElement && (e.Name.Local == "script" || e.Name.Local == "link" || e.Name.Local == "img") {
			t.Errorf("the file has the element %s", e.Name.Local)
		}
		for _, a := range e.Attr {
			if a.Name.Local == "src" || a.Name.Local == "href" || strings.HasPrefix(a.Name.Local, "on") {
				t.Errorf("the file has the attribute %s", a.Name.Local)
			}
		}
	}
	return b.String()
}

// TestHTMLIsText: whatever a book or a profile holds reads as it was written.
func TestHTMLIsText(t *testing.T) {
	nasty := `<script>a</script> "b" & 'c' <img src=d onerror=e>`
	r := Report{
		Old: Edition{Name: nasty}, New: Edition{Name: nasty},
		Changes: []Change{
			{What: nasty, Class: Changed, How: Otherwise, Was: nasty, Is: nasty, IsAt: nasty, Witness: nasty},
			{What: nasty, Class: TextOnly, How: Otherwise, WasText: text.Both(nasty, nasty), IsAt: nasty},
		},
		Fixtures: Borrowers{Count: 1, Affected: []Affected{{
			Name: nasty, Effect: Loses, Problems: problem.List{{Message: nasty}},
			Moves: []fixture.Move{{
				Kind: fixture.StrategyMove, Debt: nasty, Strategy: nasty, Was: fixture.List{nasty},
				Because: []fixture.Cause{{Says: text.Both(nasty, nasty)}},
			}},
		}}},
	}
	r.Profiles = r.Fixtures
	for _, l := range []text.Language{text.ZH, text.EN} {
		if page := htmlOf(t, r, l); strings.Count(page, "&lt;script&gt;a&lt;/script&gt;") < 12 {
			t.Errorf("%s: too little is shown:\n%s", l, page)
		}
	}
}

// TestHTMLHoldsAll that was found, by class and by cause, though other formats are shortened.
func TestHTMLHoldsAll(t *testing.T) {
	r := Report{Shortened: true}
	for i := range 2 * maxTexts {
		r.Changes = append(r.Changes,
			Change{What: fmt.Sprintf("rule-%d.", i), Class: Stricter, How: Otherwise, Was: "x", Is: "y"},
			Change{What: fmt.Sprintf("text-%d.", i), Class: TextOnly, How: Otherwise, IsText: text.Both("甲", "one")})
		r.Fixtures.Affected = append(r.Fixtures.Affected,
			moved(fmt.Sprintf("someone-%d.", i), 0, Loses, fmt.Sprintf("b.toml:%d", i+1)))
	}
	page := htmlOf(t, r, text.EN)
	for i := range 2 * maxTexts {
		for _, want := range []string{
			"<strong>rule-%d.", "<strong>text-%d.", "<summary>someone-%d.: loses a way</summary>",
		} {
			if want := fmt.Sprintf(want, i); !strings.Contains(page, want) {
				t.Errorf("%s is not there", want)
			}
		}
		want := fmt.Sprintf("<span class=\"mark\">1</span> x became no (b.toml:%d)", i+1)
		if !strings.Contains(page, want) {
			t.Errorf("%s is not there", want)
		}
	}
	for heading, want := range map[string]int{"<h1>": 1, "<h2>Stricter</h2>": 1, "<summary>Text only</summary>": 1,
		"<h2>Looser</h2>": 0, "<h2>Fixtures that get another answer</h2>": 1,
		"<h2>Profiles that get another answer</h2>": 0} {
		if got := strings.Count(page, heading); got != want {
			t.Errorf("%s: %d times, want %d", heading, got, want)
		}
	}
}
