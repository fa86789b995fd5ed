package logic

import (
	"math/rand/v2"
	"testing"
	"unicode/utf8"

	"github.com/forbear-project/forbear/engine/text"
)

func randomBytes(seed uint64, n int) []byte {
	r := rand.New(rand.NewPCG(seed, 7))
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return b
}

// Whatever the text, compiling does not panic, a fault lies within the text, and what is compiled
// can be asked and traced.
func FuzzCompile(f *testing.F) {
	l := language(f)
	for _, s := range []string{"", "yes", "any(debts, .owed > 1)", "let q = 1; q > income", `job in ["worker", dream]`,
		"overdue_days in 1..30", "on(cap, signed_on) > 0.1",
		"(", "'", "退休", "$env", "#", "a?.b", "{", "1e9", "not not in", "nil ?? nil", "income / 0", "\xff",
		"if yes {no} else {yes}", "known(debts)", "any([], #)", "sum([[]])"} {
		f.Add(s)
	}
	c := sample(f, l)
	f.Fuzz(func(t *testing.T, source string) {
		for _, use := range []Use{wide, {}, {Debt: true, Require: true}, {Gives: Number, Debt: true}, {Gives: Day},
			{Gives: Word, Debt: true}, {Gives: List}} {
			e, fault := l.compile(source, use)
			fault.within(utf8.RuneCountInString(source))
			if (e == nil) == (fault == nil) {
				t.Fatalf("%q: %v and %v", source, e, fault)
			}
			if fault != nil {
				if end := max(1, utf8.RuneCountInString(source)); fault.Offset < 0 || fault.Width < 1 ||
					fault.Offset+fault.Width > end || fault.Message == (text.Text{}) {
					t.Fatalf("%q: %+v", source, *fault)
				}
				continue
			}
			frame := l.NewFrame(c)
			if use.Debt {
				frame.At(0)
			}
			before, trace := e.Value(frame), e.Trace(frame)
			if after := e.Value(frame); after.Known != before.Known {
				t.Fatalf("%q: known %v, and after a trace %v: %+v", source, before.Known, after.Known, trace)
			}
		}
	})
}
