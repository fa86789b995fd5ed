package page

import (
	"fmt"
	"html"
	"strings"

	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/text"
)

// The size of a picture, and of its parts, in pixels of a small telephone.
const (
	pictureWidth = 360
	plotLeft     = 12
	plotRight    = 348
	plotTop      = 44
	plotBottom   = 190
	rowHeight    = 48
)

// maxLines is how many plans a picture shows; each has a stroke of its own, so that it can be told
// apart in black and white.
const maxLines = 4

var strokes = [maxLines]string{"", "7 4", "2 3", "9 3 2 3"}

// The words of pictures.
var (
	sayPictureTitle = text.Both("还剩多少：一个月一个月往后", "What is left, month by month")
	sayPictureOf    = text.Both(
		"%s：%d 个还法，每月还剩多少，每月付多少",
		"%s: what is left of each of %d plans, and what is paid a month",
	)
	sayPictureEach    = text.Both("每月 %s × %d", "%s a month × %d")
	sayPictureMeans   = text.Both("竖的虚线：每月付得起 %s", "Dotted line: the %s a month that you can pay")
	sayPictureNothing = text.Both("没有能画的还法。", "There is no plan to draw.")
)

// PlanPicture draws the plans of a strategy that have months as SVG, without script: what is left of
// each, month by month, and the payment of each against what can be paid. The same figures stand in
// the table of Plans. It is at least a sentence where there is nothing to draw.
func PlanPicture(s *engine.Strategy, l text.Language) string {
	p := &picture{page: page{Options: Options{Language: l}}}
	for i := range s.Plans {
		if s.Plans[i].Schedule != nil && len(p.plans) < maxLines {
			p.plans = append(p.plans, &s.Plans[i])
		}
	}
	height := plotBottom + 40 + rowHeight*len(p.plans)
	fmt.Fprintf(&p.out, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="100%%" `+
		`role="img" font-family="sans-serif" font-size="12" fill="currentColor" stroke="none">`+"\n", pictureWidth, height)
	title := p.capital(s.Title.In(l))
	p.element("title", p.say(sayPictureOf, title, len(p.plans)))
	p.write(plotLeft, 18, "start", "bold", title)
	if len(p.plans) == 0 {
		p.write(plotLeft, plotTop, "start", "", p.in(sayPictureNothing))
	} else {
		p.write(plotLeft, 34, "start", "", p.in(sayPictureTitle))
		p.plot()
		p.bars()
	}
	p.out.WriteString("</svg>\n")
	return p.out.String()
}

// picture draws some plans.
type picture struct {
	page
	plans []*engine.Plan
	out   strings.Builder
}

func (p *picture) element(name, said string) {
	fmt.Fprintf(&p.out, "<%s>%s</%[1]s>\n", name, html.EscapeString(said))
}

// write places words, beginning, in the middle or ending at x.
func (p *picture) write(x, y int, anchor, weight, said string) {
	if weight != "" {
		weight = fmt.Sprintf(` font-weight="%s"`, weight)
	}
	fmt.Fprintf(&p.out, `<text x="%d" y="%d" text-anchor="%s"%s>%s</text>`+"\n", x, y, anchor, weight,
		html.EscapeString(said))
}

// line draws a line through points that are written as SVG does.
func (p *picture) line(points, dash string, width float64) {
	if dash != "" {
		dash = fmt.Sprintf(` stroke-dasharray="%s"`, dash)
	}
	fmt.Fprintf(&p.out, `<polyline points="%s" fill="none" stroke="currentColor" stroke-width="%g"%s/>`+"\n",
		strings.TrimSpace(points), width, dash)
}

// plot draws what is left of each plan after each month.
func (p *picture) plot() {
	var months int
	var most engine.Fen
	for _, plan := range p.plans {
		months, most = max(months, *plan.Months), max(most, *plan.Of)
	}
	x := func(month int) float64 { return plotLeft + float64(plotRight-plotLeft)*float64(month)/float64(months) }
	y := func(left engine.Fen) float64 {
		return plotBottom - float64(plotBottom-plotTop-16)*float64(left)/float64(most)
	}
	p.line(fmt.Sprintf("%d,%d %d,%d", plotLeft, plotBottom, plotRight, plotBottom), "", 0.7)
	p.write(plotLeft, plotTop+8, "start", "", text.Figure(most.Yuan()))
	p.write(plotRight, plotBottom+14, "end", "", p.say(sayMonths, months))
	for k, plan := range p.plans {
		points := fmt.Sprintf("%.1f,%.1f", x(0), y(*plan.Of))
		for month, i := range plan.Schedule {
			points += fmt.Sprintf(" %.1f,%.1f", x(month+1), y(i.Balance))
		}
		p.line(points, strokes[k], 1.6)
	}
}

// bars draws the payment of each plan, and where what can be paid lies.
func (p *picture) bars() {
	var most engine.Fen
	for _, plan := range p.plans {
		most = max(most, *plan.Monthly)
		if plan.Against != nil {
			most = max(most, *plan.Against)
		}
	}
	width := func(sum engine.Fen) float64 { return float64(plotRight-plotLeft) * float64(sum) / float64(most) }
	y := plotBottom + 34
	for k, plan := range p.plans {
		sample := fmt.Sprintf("%d,%d %d,%d", plotLeft, y-4, plotLeft+26, y-4)
		p.line(sample, strokes[k], 1.6)
		p.write(plotLeft+32, y, "start", "", p.in(plan.Title))
		p.write(plotLeft+32, y+14, "start", "", p.say(sayPictureEach, text.Figure(plan.Monthly.Yuan()), *plan.Months))
		fmt.Fprintf(&p.out, `<rect x="%d" y="%d" width="%.1f" height="7" fill="none" stroke="currentColor"/>`+"\n",
			plotLeft, y+20, width(*plan.Monthly))
		if plan.Against != nil {
			at := plotLeft + width(*plan.Against)
			p.line(fmt.Sprintf("%.1f,%d %.1f,%d", at, y+16, at, y+31), "2 2", 1.6)
		}
		y += rowHeight
	}
	if against := p.plans[0].Against; against != nil {
		p.write(plotLeft, y-4, "start", "", p.say(sayPictureMeans, text.Figure(against.Yuan())))
	}
}
