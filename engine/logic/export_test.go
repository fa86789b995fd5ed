package logic

import "testing"

// What the tests of this package share with those that compare it with package oracle.
var (
	TestLanguage = language
	TestSample   = sample
	TestAlone    = alone
	RandomBytes  = randomBytes
)

// CompileWide compiles a condition that may speak of all there is.
func CompileWide(t testing.TB, l *Language, source string) *Expression {
	t.Helper()
	return compile(t, l, source, wide)
}

// WriteCase writes a condition, and a case where all is known.
func WriteCase(t *testing.T, l *Language, data []byte) (source string, c *Case) {
	w := &writer{bytes: data, peeks: true}
	c = w.someCase(t, l, 0)
	return w.whole(4), c
}
