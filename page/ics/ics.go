// Package ics writes days as an iCalendar file (RFC 5545), for the calendar of a phone or a
// computer. It knows nothing of debts.
//
//  1. Each event is a whole day, private, leaves the day free, and rings three days before.
//
//  2. The same events give the same bytes: nothing is taken from the clock.
package ics

import (
	"io"
	"time"

	ical "github.com/arran4/golang-ical"

	"github.com/forbear-project/forbear/engine/calendar"
)

// File is the contents of a calendar file.
type File struct {
	Title  string
	Stamp  calendar.Day // the day on which the events were worked out
	Events []Event
}

// Event is one thing on one day.
type Event struct {
	UID         string // the same whenever the same thing is written; different from that of all others
	Day         calendar.Day
	Title       string
	Description string // may have several lines
}

// threeDaysBefore is when an event rings, from the beginning of its day.
const threeDaysBefore = "-P3D"

// Write writes a file.
func Write(w io.Writer, f File) error {
	c := ical.NewCalendarFor("forbear")
	c.SetXWRCalName(f.Title)
	for _, e := range f.Events {
		event := c.AddEvent(e.UID)
		event.SetDtStampTime(f.Stamp.Time())
		event.SetAllDayStartAt(e.Day.Time())
		event.SetAllDayEndAt(e.Day.Time().Add(24 * time.Hour))
		event.SetSummary(e.Title)
		event.SetDescription(e.Description)
		event.SetClass(ical.ClassificationPrivate)
		event.SetTimeTransparency(ical.TransparencyTransparent)
		alarm := event.AddAlarm()
		alarm.SetAction(ical.ActionDisplay)
		alarm.SetTrigger(threeDaysBefore)
		alarm.SetDescription(e.Title)
	}
	return c.SerializeTo(w, ical.WithNewLineWindows)
}
