package ics_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/page/ics"
)

// A title that must be folded, in characters of several bytes, and what iCalendar escapes.
var file = ics.File{Title: "days", Stamp: calendar.Of(2026, 11, 22), Events: []ics.Event{
	{UID: "a@forbear", Day: calendar.Of(2026, 12, 5), Title: strings.Repeat("支付令的最后一天，", 12), Description: "one; two,\nthree \\ four"},
	{UID: "b@forbear", Day: calendar.Of(2026, 12, 31), Title: "the last day of the year"},
}}

func written(t *testing.T) string {
	t.Helper()
	var out bytes.Buffer
	if err := ics.Write(&out, file); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// Laws 1 and 2.
func TestWrite(t *testing.T) {
	out := written(t)
	for _, want := range []string{
		"UID:a@forbear\r\nDTSTAMP:20261122T000000Z\r\nDTSTART;VALUE=DATE:20261205\r\nDTEND;VALUE=DATE:20261206\r\n",
		"DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n",
		"TRIGGER:-P3D\r\n", "CLASS:PRIVATE\r\n", "TRANSP:TRANSPARENT\r\n", `DESCRIPTION:one\; two\,\nthree \\ four`,
	} {
		if !strings.Contains(out, want) {
			t.Errorf("there is no %q in\n%s", want, out)
		}
	}
	if diff := cmp.Diff(out, written(t)); diff != "" {
		t.Errorf("twice: %s", diff)
	}
}

// Law 3, of what chance writes.
func TestLines(t *testing.T) {
	unescape := strings.NewReplacer(`\\`, `\`, `\;`, ";", `\,`, ",", `\n`, "\n")
	rapid.Check(t, func(t *rapid.T) {
		said := rapid.StringOf(rapid.OneOf(
			rapid.SampledFrom([]rune("\\;,\n\t n支é🧾:\"\r\x00\x7f")), rapid.Rune(),
		)).Draw(t, "said")
		var out bytes.Buffer
		if err := ics.Write(&out, ics.File{Events: []ics.Event{{UID: "a@forbear", Description: said}}}); err != nil {
			t.Fatal(err)
		}
		whole, ended := strings.CutSuffix(out.String(), "\r\n")
		for line := range strings.SplitSeq(whole, "\r\n") {
			if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
				t.Errorf("a line of %d bytes: %q", len(line), line)
			}
		}
		_, rest, found := strings.Cut(strings.ReplaceAll(whole, "\r\n ", ""), "\r\nDESCRIPTION:")
		got, _, _ := strings.Cut(rest, "\r\n")
		want := strings.Map(func(r rune) rune {
			if unicode.IsControl(r) && r != '\t' && r != '\n' {
				return -1
			}
			return r
		}, said)
		if diff := cmp.Diff(want, unescape.Replace(got)); !ended || !found || diff != "" {
			t.Errorf("ended %t (-want +got)\n%s", ended, diff)
		}
	})
}

// TestAnotherReader reads a file with Python's icalendar, where it is installed.
func TestAnotherReader(t *testing.T) {
	if err := exec.Command("python3", "-c", "import icalendar").Run(); err != nil {
		t.Skip("Python's icalendar is not installed")
	}
	name := filepath.Join(t.TempDir(), "days.ics")
	if err := os.WriteFile(name, []byte(written(t)), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("python3", "-c", `
import icalendar, sys
c = icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read())
for e in c.walk("VEVENT"):
    print(e["UID"], e["DTSTART"].dt, e["DTEND"].dt, e["SUMMARY"], [a["TRIGGER"].dt.days for a in e.walk("VALARM")], e.errors)
    print(repr(str(e["DESCRIPTION"])))
`, name).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	want := "a@forbear 2026-12-05 2026-12-06 " + file.Events[0].Title + " [-3] []\n" + `'one; two,\nthree \\ four'` + "\n" +
		"b@forbear 2026-12-31 2027-01-01 the last day of the year [-3] []\n''\n"
	if diff := cmp.Diff(want, string(out)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
