package serve

import (
	"crypto/rand"
	"sync"
	"time"

	"github.com/forbear-project/forbear/page/web"
)

// The limits of sessions. What one may hold is web.MaxSession.
const (
	sessionIdle = 30 * time.Minute
	sessionLife = 8 * time.Hour
	maxSessions = 1000
)

// sessions are those of all visitors, in memory alone. An id says nothing of what a session holds.
type sessions struct {
	mu   sync.Mutex
	now  func() time.Time
	byID map[string]*held
}

// held is a session. Whoever uses it holds its lock, so that two requests of one visitor come one
// after the other.
type held struct {
	sync.Mutex
	session     *web.Session
	began, used time.Time // guarded by the lock of sessions
}

func newSessions(now func() time.Time) *sessions {
	return &sessions{now: now, byID: map[string]*held{}}
}

// find returns the session of an id, and notes that it is used; nil where there is none, or its time
// is over.
func (s *sessions) find(id string) *held {
	s.mu.Lock()
	defer s.mu.Unlock()
	h, now := s.byID[id], s.now()
	switch {
	case h == nil:
		return nil
	case h.isOver(now):
		delete(s.byID, id)
		return nil
	}
	h.used = now
	return h
}

func (h *held) isOver(now time.Time) bool {
	return now.Sub(h.used) >= sessionIdle || now.Sub(h.began) >= sessionLife
}

// add keeps a session and returns its id, of 128 random bits and more; not ok where there are as many
// as there may be.
func (s *sessions) add(session *web.Session) (id string, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.now()
	if len(s.byID) >= maxSessions {
		s.sweep(now)
	}
	if len(s.byID) >= maxSessions {
		return "", false
	}
	id = rand.Text()
	s.byID[id] = &held{session: session, began: now, used: now}
	return id, true
}

// sweep forgets the sessions whose time is over. The lock is held.
func (s *sessions) sweep(now time.Time) {
	for id, h := range s.byID {
		if h.isOver(now) {
			delete(s.byID, id)
		}
	}
}

// forgetOver forgets the sessions whose time is over, and returns how many there are.
func (s *sessions) forgetOver() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sweep(s.now())
	return len(s.byID)
}

func (s *sessions) forget(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.byID, id)
}

// forgetAll forgets every session.
func (s *sessions) forgetAll() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.byID)
}
