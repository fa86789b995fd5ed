package page_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/money"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/page"
	"github.com/govalues/decimal"
)

// drawn returns a strategy with plans over so many months, whose titles are hostile.
func drawn(t *testing.T, months ...int) *engine.Strategy {
	s := &engine.Strategy{Title: text.Both("<script>分期", "<script>instalments")}
	against := engine.Fen(900_00)
	for _, n := range months {
		schedule, err := money.Equal(12000_00, decimal.MustParse("0.12"), n)
		if err != nil {
			t.Fatal(err)
		}
		of, monthly := engine.Fen(12000_00), schedule.First()
		s.Plans = append(s.Plans, engine.Plan{
			Title: text.Both("一\"&", "one\"&"), Of: &of, Months: &n, Monthly: &monthly, Against: &against, Schedule: schedule,
		})
	}
	return s
}

// A picture is well-formed, has no script, says the figures in words, and tells plans apart by their
// strokes alone.
func TestPlanPicture(t *testing.T) {
	for _, row := range []struct {
		why    string
		months []int
		says   []string
		lines  int
	}{
		{"three plans side by side", []int{12, 24, 60}, []string{"每月 1,066.19 × 12", "每月 564.88 × 24", "60 个月", "12,000.00", "900.00"}, 3},
		{"of five the first four", []int{12, 13, 14, 15, 16}, []string{"× 15"}, 4},
		{"a single month", []int{1}, []string{"每月 12,120.00 × 1"}, 1},
		{"none has months", nil, []string{"没有能画的还法"}, 0},
	} {
		svg := page.PlanPicture(drawn(t, row.months...), text.ZH)
		d := xml.NewDecoder(strings.NewReader(svg))
		dashes := map[string]bool{}
		for {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", row.why, err)
			}
			e, is := token.(xml.StartElement)
			if !is {
				continue
			}
			if e.Name.Local == "script" {
				t.Errorf("%s: a script", row.why)
			}
			dash, width := "", ""
			for _, a := range e.Attr {
				switch a.Name.Local {
				case "stroke-dasharray":
					dash = a.Value
				case "stroke-width":
					width = a.Value
				}
			}
			if e.Name.Local == "polyline" && width == "1.6" && dash != "2 2" {
				dashes[dash] = true
			}
		}
		if len(dashes) != row.lines {
			t.Errorf("%s: %d strokes, want %d", row.why, len(dashes), row.lines)
		}
		for _, said := range row.says {
			if !strings.Contains(svg, said) {
				t.Errorf("%s: does not say %s", row.why, said)
			}
		}
		if svg != page.PlanPicture(drawn(t, row.months...), text.ZH) {
			t.Errorf("%s: two pictures", row.why)
		}
	}
}
