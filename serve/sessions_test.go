package serve

import (
	"testing"
	"time"

	"github.com/forbear-project/forbear/page/web"
)

// watch is a clock that is set by hand.
type watch struct{ time.Time }

func (w *watch) now() time.Time { return w.Time }

func (w *watch) passes(d time.Duration) { w.Time = w.Add(d) }

func TestSessionsEnd(t *testing.T) {
	for _, row := range []struct {
		why   string
		uses  int           // how often it is used
		after time.Duration // between two uses
		there bool
	}{
		{"one that is used is kept", 1, sessionIdle - time.Second, true},
		{"one that is left alone is not", 1, sessionIdle, false},
		{"one that is used again and again is kept", 20, sessionIdle / 2, true},
		{"but no longer than a day's work", 48, sessionIdle / 3, false},
	} {
		clock := &watch{late()}
		s := newSessions(clock.now)
		id, _ := s.add(&web.Session{})
		for range row.uses - 1 {
			clock.passes(row.after)
			s.find(id)
		}
		clock.passes(row.after)
		if got := s.find(id) != nil; got != row.there {
			t.Errorf("%s: there is one: %t", row.why, got)
		}
	}
}

func TestSessionsAreBounded(t *testing.T) {
	clock := &watch{late()}
	s := newSessions(clock.now)
	ids := map[string]bool{}
	for range maxSessions {
		id, ok := s.add(&web.Session{})
		if !ok || ids[id] || len(id) < 26 {
			t.Fatalf("the id is %q, ok: %t", id, ok)
		}
		ids[id] = true
	}
	if _, ok := s.add(&web.Session{}); ok {
		t.Error("there is one more than there may be")
	}
	clock.passes(sessionIdle)
	id, ok := s.add(&web.Session{})
	if !ok || s.forgetOver() != 1 || s.find(id) == nil {
		t.Error("those whose time is over leave no room")
	}
	s.forget(id)
	if s.find(id) != nil {
		t.Error("what is forgotten is still there")
	}
	id, _ = s.add(&web.Session{})
	s.forgetAll()
	if s.find(id) != nil {
		t.Error("of all that is forgotten one is still there")
	}
}
