package engine

// Ref names a fact of the borrower, or of a debt. It is written debt.fact, or fact for one of the
// borrower, in JSON too.
type Ref struct {
	Debt string // the id of the debt; "" for the borrower
	Fact string
}

// String returns the reference as it is written.
func (r Ref) String() string {
	if r.Debt == "" {
		return r.Fact
	}
	return r.Debt + "." + r.Fact
}

// MarshalText writes what String does.
func (r Ref) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// Decides is what the answer to a question would decide. It is written debt/stage, debt/strategy,
// debt/alert:id, alert:id, debt/plans:strategy or household, in JSON too.
type Decides struct {
	Debt string // the id of the debt; "" for the borrower
	Kind DecidesKind
	ID   string // of the strategy or the alert; "" for a stage and the household
}

// DecidesKind says what kind of thing an answer would decide.
type DecidesKind int

// The kinds of things that an answer would decide.
const (
	DecidesStage DecidesKind = iota
	DecidesStrategy
	DecidesAlert
	DecidesPlans     // figures of a strategy
	DecidesHousehold // figures of all debts together
)

// String returns what is decided, as it is written.
func (d Decides) String() string {
	written := d.ID
	switch d.Kind {
	case DecidesStage:
		written = "stage"
	case DecidesAlert:
		written = "alert:" + d.ID
	case DecidesPlans:
		written = "plans:" + d.ID
	case DecidesHousehold:
		written = "household"
	}
	if d.Debt == "" {
		return written
	}
	return d.Debt + "/" + written
}

// MarshalText writes what String does.
func (d Decides) MarshalText() ([]byte, error) { return []byte(d.String()), nil }
