package logic

import "testing"

// BenchmarkTrace asks why a condition is not known.
func BenchmarkTrace(b *testing.B) {
	l := language(b)
	f := l.NewFrame(sample(b, l)).At(0)
	e := compile(b, l, "(unknown or reserve > 0) and any(debts, .interest > 99999)", wide)
	b.ReportAllocs()
	for b.Loop() {
		e.Trace(f)
	}
}

// BenchmarkCompile compiles a condition that was not compiled before.
func BenchmarkCompile(b *testing.B) {
	l := language(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, fault := l.compile("owed > spending + max(surplus, 0) and not sued", wide); fault != nil {
			b.Fatal(fault)
		}
	}
}
