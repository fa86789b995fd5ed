package fact

import "github.com/forbear-project/forbear/engine/calendar"

// ReadAlone returns what the quick reader reads without the other; nil for what it leaves to that.
func (r *QuickReader) ReadAlone(data []byte, today calendar.Day) *Profile {
	return r.readQuickly(data, today)
}
