package book

import (
	"strconv"
	"time"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/text"
)

// readHolidays reads holidays.toml.
func (l *loader) readHolidays(t *table) {
	told := map[calendar.Day]bool{}
	t.each("year", func(number string, t *table) {
		t.need()
		y := &Year{Source: t.word("source"), Place: t.place(t.spot)}
		y.Number, _ = strconv.Atoi(number)
		t.each("holiday", func(id string, t *table) { y.Holidays = append(y.Holidays, t.holiday(id, y.Number, told)) })
		y.Said = t.finish()
		if n := len(l.book.Years); n > 0 && y.Number > 0 && l.book.Years[n-1].Number+1 != y.Number {
			t.misplaced(
				t.spot,
				text.Both("%[2]d 年后面不是 %[1]d 年", "%[1]d does not follow %[2]d").With(y.Number, l.book.Years[n-1].Number),
				text.Both("一年接一年写，中间不空", "years stand one after the other, without a gap"),
			)
		}
		l.book.Years = append(l.book.Years, y)
	})
	l.book.workdays = workdaysOf(l.book.Years)
}

// holiday reads a holiday. told are the days that others have taken.
func (t *table) holiday(id string, year int, told map[calendar.Day]bool) *Holiday {
	t.need()
	h := &Holiday{ID: id, Title: t.text("title"), Worked: t.days("worked"), Place: t.place(t.spot)}
	from, until := t.day("from"), t.day("until")
	h.Said = t.finish()
	const longest = 16
	switch {
	case from == nil || until == nil:
		return h
	case *until < *from:
		t.wrong(t.spot.child("until"), text.Both("until 比 from 早", "until is before from"),
			text.Both("from 是放假第一天，until 是最后一天", "until is the last day off, from the first"))
		return h
	case *until-*from >= longest:
		t.wrong(t.spot.child("until"), text.Both("一个假期放了 %d 天", "a holiday of %d days").With(int(*until-*from+1)),
			text.Both("没有超过 %d 天的：看看月份对不对", "none has more than %d: see whether a month is wrong").With(longest))
		return h
	}
	h.From, h.Until = *from, *until
	for d := h.From; d <= h.Until; d++ {
		at := "from"
		if d > h.From {
			at = "until"
		}
		if !t.takes(t.spot.child(at), d, year, told) {
			return h
		}
	}
	for i, d := range h.Worked {
		at := t.spot.child("worked").near(element(i))
		if t.takes(at, d, year, told) && !d.IsWeekend() {
			t.wrong(at, text.Both("%s 不是周六、周日", "%s is no Saturday or Sunday").With(d),
				text.Both("调休上班的只会是周六、周日", "only days of a weekend are worked instead"))
		}
	}
	return h
}

// takes notes that a day is told of, and reports one that is told of twice or is not of the year.
func (t *table) takes(at *spot, d calendar.Day, year int, told map[calendar.Day]bool) bool {
	lateDecember := calendar.Of(year-1, time.December, calendar.LateDecember)
	switch {
	case year == 0: // its name is a problem
	case d.Time().Year() != year && (d < lateDecember || d.Time().Year() > year):
		t.wrong(at, text.Both("%s 不是 %d 年的", "%s is not of %d").With(d, year),
			text.Both("一年的日子是它自己的，或者从 %s起", "the days of a year are its own, or from %s on").With(lateDecember))
	case told[d]:
		t.wrong(at, text.Both("%s 写了两次", "%s is told of twice").With(d),
			text.Both("一天只归一个假期，或者放假，或者上班", "a day is off or worked by one holiday alone"))
	default:
		told[d] = true
		return true
	}
	return false
}

// workdaysOf returns the working days of years.
func workdaysOf(years []*Year) *calendar.Workdays {
	all := make([]calendar.Year, len(years))
	for i, y := range years {
		all[i].Number = y.Number
		for _, h := range y.Holidays {
			for d := h.From; d <= h.Until; d++ {
				all[i].Off = append(all[i].Off, d)
			}
			all[i].Worked = append(all[i].Worked, h.Worked...)
		}
	}
	return calendar.NewWorkdays(all)
}

// HolidayOn returns the public holiday of a day, or nil.
func (b *Book) HolidayOn(d calendar.Day) *Holiday {
	for _, y := range b.Years {
		for _, h := range y.Holidays {
			if h.From <= d && d <= h.Until {
				return h
			}
		}
	}
	return nil
}
