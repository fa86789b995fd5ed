package calendar

import "time"

// Year is what is published of the working days of a year.
type Year struct {
	Number int
	Off    []Day // public holidays, weekends within them included
	Worked []Day // Saturdays and Sundays worked instead
}

// Workdays are the working days of some years. It is not changed after it is made; nil knows no
// year.
type Workdays struct {
	years       map[int]bool
	off, worked map[Day]bool
}

// NewWorkdays returns the working days of years.
func NewWorkdays(years []Year) *Workdays {
	w := &Workdays{years: map[int]bool{}, off: map[Day]bool{}, worked: map[Day]bool{}}
	for _, y := range years {
		w.years[y.Number] = true
		for _, d := range y.Off {
			w.off[d] = true
		}
		for _, d := range y.Worked {
			w.worked[d] = true
		}
	}
	return w
}

// IsWorking reports whether a day is a working day, where that is known.
func (w *Workdays) IsWorking(d Day) (working, known bool) {
	if !w.knows(d) {
		return false, false
	}
	return w.worked[d] || !w.off[d] && !d.IsWeekend(), true
}

// Next returns the first working day from a day on, that day included; not ok where it is not known
// of one of the days up to it whether it is a working day.
func (w *Workdays) Next(d Day) (next Day, ok bool) {
	for ; ; d++ {
		working, known := w.IsWorking(d)
		if !known || working {
			return d, known
		}
	}
}

// LateDecember is the first day of December that the holidays of the next year have reached into so
// far: the notice for 2019 made 29 December 2018 a working day.
const LateDecember = 25

func (w *Workdays) knows(d Day) bool {
	if w == nil {
		return false
	}
	t := d.Time()
	late := t.Month() == time.December && t.Day() >= LateDecember
	return w.years[t.Year()] && (!late || w.years[t.Year()+1])
}

// IsWeekend reports whether a day is a Saturday or a Sunday.
func (d Day) IsWeekend() bool {
	day := d.Time().Weekday()
	return day == time.Saturday || day == time.Sunday
}
