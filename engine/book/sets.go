package book

import "github.com/forbear-project/forbear/engine/book/form"

// The small sets of values are numbered as the form lists their words, from 1 on. 0 is what a
// problem has left open; a book that is loaded has none.

// Tier says when a strategy or an alert comes before others.
type Tier int

// Safety and deadlines come first; then what is usual; some strategies are a last resort. Alerts
// are first or main.
const (
	TierFirst Tier = iota + 1
	TierMain
	TierLast
)

// Severity says how much an alert matters.
type Severity int

// A right is lost or somebody is hurt; a costly mistake; good to know.
const (
	SeverityUrgent Severity = iota + 1
	SeverityCaution
	SeverityNote
)

// AlertDay says what kind of day the due day of an alert is.
type AlertDay int

// A deadline of the borrower's; a day by which others are to answer; a day on which a count is full.
const (
	DayDeadline AlertDay = iota + 1
	DayAnswer
	DayCount
)

// Basis says what an option rests on.
type Basis int

// The borrower can insist on it; rules let the creditor agree; only by consent.
const (
	BasisRight Basis = iota + 1
	BasisDiscretion
	BasisNegotiation
)

// StrategyKind says what a strategy does with a debt.
type StrategyKind int

// It is paid as agreed, arranged otherwise, brought before a court, or the borrower is protected.
const (
	KindRepay StrategyKind = iota + 1
	KindArrange
	KindCourt
	KindProtect
)

// Section is a part of the first page.
type Section int

// The sections, in their order.
const (
	SectionMonth Section = iota + 1
	SectionOpening
	SectionDebt
	SectionBudget
	SectionFamily
	SectionNever
	SectionHelp
	SectionAgain
	SectionClosing
)

// PlanForm is how a plan is paid.
type PlanForm int

// The forms of plans: the same every month; as much principal every month; the sum in equal parts,
// each with the same fee; all on a later day, with the interest up to then; all at once.
const (
	Equal PlanForm = iota + 1
	EqualPrincipal
	FlatFee
	Deferral
	LumpSum
)

// LetterKind says what a letter does.
type LetterKind int

// It offers something, and so promises; neither admits nor promises; goes to a court or an authority;
// is said on the telephone; or is a sheet of figures.
const (
	Offer LetterKind = iota + 1
	Neutral
	ToCourt
	Script
	Sheet
)

// BlockForm is how a block of a letter looks.
type BlockForm int

// The forms of blocks.
const (
	BlockParagraph BlockForm = iota + 1
	BlockHeading
	BlockItem
	BlockTable
	BlockSchedule
	BlockDebts
	BlockRecords
	BlockSignature
)

// String returns the word that the rule files have for it, as for every set here.
func (t Tier) String() string         { return wordOf(form.Tiers, t) }
func (s Severity) String() string     { return wordOf(form.Severities, s) }
func (d AlertDay) String() string     { return wordOf(form.AlertDays, d) }
func (b Basis) String() string        { return wordOf(form.Bases, b) }
func (k StrategyKind) String() string { return wordOf(form.StrategyKinds, k) }
func (s Section) String() string      { return wordOf(form.Sections, s) }
func (f PlanForm) String() string     { return wordOf(form.PlanForms, f) }
func (k LetterKind) String() string   { return wordOf(form.LetterKinds, k) }
func (f BlockForm) String() string    { return wordOf(form.BlockForms, f) }

// MarshalText writes what String returns, as for every set here.
func (t Tier) MarshalText() ([]byte, error)         { return []byte(t.String()), nil }
func (s Severity) MarshalText() ([]byte, error)     { return []byte(s.String()), nil }
func (d AlertDay) MarshalText() ([]byte, error)     { return []byte(d.String()), nil }
func (b Basis) MarshalText() ([]byte, error)        { return []byte(b.String()), nil }
func (k StrategyKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }
func (s Section) MarshalText() ([]byte, error)      { return []byte(s.String()), nil }
func (f PlanForm) MarshalText() ([]byte, error)     { return []byte(f.String()), nil }
func (k LetterKind) MarshalText() ([]byte, error)   { return []byte(k.String()), nil }
func (f BlockForm) MarshalText() ([]byte, error)    { return []byte(f.String()), nil }

// wordOf returns the word of a value of a set; "" for 0.
func wordOf[T ~int](words []form.Meaning, value T) string {
	if value == 0 {
		return ""
	}
	return words[value-1].Is
}

// valueOf returns the value of a word of a set; 0 for another word.
func valueOf[T ~int](words []form.Meaning, word string) T {
	for i, w := range words {
		if w.Is == word {
			return T(i + 1)
		}
	}
	return 0
}
