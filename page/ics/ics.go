// Package ics writes days as an iCalendar file (RFC 5545), for the calendar of a phone or a
// computer. It knows nothing of debts.
//
//  1. Each event is a whole day, private, leaves the day free, and rings three days before.
//
//  2. The same events give the same bytes: nothing is taken from the clock.
//
//  3. A line has at most 75 octets and ends in CRLF; a longer one is folded, never within a
//     character. Who unfolds and unescapes it reads what was written, but for control characters,
//     which a calendar file may not have.
package ics

import (
	"bytes"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

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

// The forms of days and times in a file.
const (
	dayForm  = "20060102"
	timeForm = "20060102T150405Z"
)

// Write writes a file.
func Write(w io.Writer, f File) error {
	var out lines
	out.add("BEGIN", "VCALENDAR")
	out.add("VERSION", "2.0")
	out.add("PRODID", "-//forbear//forbear//EN")
	out.add("X-WR-CALNAME", escape(f.Title))
	for _, e := range f.Events {
		out.event(e, f.Stamp)
	}
	out.add("END", "VCALENDAR")
	_, err := w.Write(out.Bytes())
	return err
}

// lines are the lines of a file.
type lines struct{ bytes.Buffer }

func (l *lines) event(e Event, stamp calendar.Day) {
	title := escape(e.Title)
	l.add("BEGIN", "VEVENT")
	l.add("UID", escape(e.UID))
	l.add("DTSTAMP", stamp.Time().Format(timeForm))
	l.add("DTSTART;VALUE=DATE", e.Day.Time().Format(dayForm))
	l.add("DTEND;VALUE=DATE", (e.Day + 1).Time().Format(dayForm))
	l.add("SUMMARY", title)
	l.add("DESCRIPTION", escape(e.Description))
	l.add("CLASS", "PRIVATE")
	l.add("TRANSP", "TRANSPARENT")
	l.add("BEGIN", "VALARM")
	l.add("ACTION", "DISPLAY")
	l.add("TRIGGER", threeDaysBefore)
	l.add("DESCRIPTION", title)
	l.add("END", "VALARM")
	l.add("END", "VEVENT")
}

// mostOctets is how long a line may be, without its end (RFC 5545, section 3.1).
const mostOctets = 75

// add adds a property, folded.
func (l *lines) add(name, value string) {
	line := name + ":" + value
	for begun := ""; ; begun = " " {
		end := mostOctets - len(begun)
		if len(line) <= end {
			l.WriteString(begun + line + "\r\n")
			return
		}
		for !utf8.RuneStart(line[end]) {
			end--
		}
		l.WriteString(begun + line[:end] + "\r\n")
		line = line[end:]
	}
}

var escaper = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`)

// escape returns a text as a value has it (RFC 5545, section 3.3.11).
func escape(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\t' {
			return -1
		}
		return r
	}, escaper.Replace(s))
}
