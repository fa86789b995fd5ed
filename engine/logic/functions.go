package logic

import (
	"slices"
	"strings"
	"time"

	"github.com/expr-lang/expr/builtin"
	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/text"
)

// Function is one function of the language. Everything particular to it is in its entry of the
// table below, so a function is added there alone: by its name, the kinds of its arguments and of
// its result, its words, Compute and Machine. It is then parsed, judged, traced and described;
// analyses take its result for any value of its kind and say so.
type Function struct {
	Name  string
	Takes []Kind // the kinds of its arguments; nil where check sees to them
	Gives Kind
	// Predicate says that the second of two arguments is asked of each element of the first.
	Predicate bool

	// Says describes the result, or that a truth holds; each %s is an argument. Denies says that a
	// truth does not hold.
	Says, Denies text.Text
	Unit         Unit
	In           []string // the units of its arguments, where they are not all that of the first
	Bounds       Bounding
	Cells        Treatment

	// Compute returns the result for known arguments, or the cause why there is none; nil where
	// lower does it.
	Compute func(asOf calendar.Day, arguments []fact.Value) (value fact.Value, cause CauseKind)
	// Within returns what Compute, which then reads nothing besides its arguments, may return for any
	// within bounds, of which one at least is no single value; nil where that is not said.
	Within func(arguments []Bounds) Bounds
	// Machine returns the function as expr's own machine calls it, whose type expr checks; nil for
	// a function that expr has itself.
	Machine func(Surroundings) any

	check func(*checker, call) *Node
	lower func(*lowering, *Node) term
}

// Treatment says how package cells analyses a function.
type Treatment int

// The treatments. A function that is Opaque, the zero value, is not analysed.
const (
	Opaque Treatment = iota
	ByKnown
	ByPapers    // has
	ByProof     // proved
	ByElements  // any, all, none, one
	ByCount     // count
	ByTotal     // sum
	BySelection // filter
	ByLength    // len
	ByExtreme   // min, max
	ByMagnitude // abs
	ByRounding  // ceil, floor, round
	ByDaysSince // days_since
	ByMovingDay // add_days, add_months
	ByPeriods   // on
	treatments  // how many there are
)

// Bounding says what a function does to bounds: of what the bounds of its result are made, where
// that is not known.
type Bounding int

// The ways to come by bounds.
const (
	NoBounds    Bounding = iota // it gives none
	OfArguments                 // of those of its arguments
	OfElements                  // of those of what is, or may be, in its list
)

// Unit says in which unit the number is that a function gives.
type Unit int

// The ways to come by a unit.
const (
	NoUnit   Unit = iota
	InDays        // in days
	InMonths      // in months
	InYuan        // in yuan
	PerYear       // a share of 1 a year
	OfFirst       // that of its first argument
	OfLast        // that of its last argument
)

// Surroundings are what a function may read besides its arguments on expr's machine.
type Surroundings struct {
	AsOf   calendar.Day
	Papers []string // those at hand
	Names  Names
	Value  func(parameter string, day calendar.Day) fact.Value
}

// functions is the table, in the order in which a hint lists them.
var functions = []*Function{
	{Name: "any", Gives: Truthy, Predicate: true, Cells: ByElements,
		check: (*checker).checkOverElements, lower: (*lowering).lowerOverElements,
		Says:   text.Both("%s里至少有一项，%s", "of %s there is one for which %s"),
		Denies: text.Both("%s里没有一项，%s", "of %s there is none for which %s")},
	{Name: "all", Gives: Truthy, Predicate: true, Cells: ByElements,
		check: (*checker).checkOverElements, lower: (*lowering).lowerOverElements,
		Says:   text.Both("%s的每一项，%s", "for each of %s, %s"),
		Denies: text.Both("%s里并非每一项都这样：%s", "not for each of %s: %s")},
	{Name: "none", Gives: Truthy, Predicate: true, Cells: ByElements,
		check: (*checker).checkOverElements, lower: (*lowering).lowerOverElements,
		Says:   text.Both("%s里没有一项，%s", "of %s there is none for which %s"),
		Denies: text.Both("%s里至少有一项，%s", "of %s there is one for which %s")},
	{Name: "one", Gives: Truthy, Predicate: true, Cells: ByElements,
		check: (*checker).checkOverElements, lower: (*lowering).lowerOverElements,
		Says:   text.Both("%s里恰好有一项，%s", "of %s there is just one for which %s"),
		Denies: text.Both("%s里并非恰好有一项，%s", "of %s there is not just one for which %s")},
	{Name: "count", Gives: Number, Bounds: OfElements, Predicate: true, Cells: ByCount,
		check: (*checker).checkOverElements, lower: (*lowering).lowerOverElements,
		Says: text.Both("%s里符合条件的个数（%s）", "how many of %s there are for which %s")},
	{Name: "sum", Gives: Number, Bounds: OfElements, Predicate: true, Unit: OfLast, Cells: ByTotal,
		check: (*checker).checkSum, lower: (*lowering).lowerSum,
		Says: text.Both("%s的%s之和", "the sum over %[1]s of %[2]s")},
	{Name: "filter", Gives: List, Bounds: OfElements, Predicate: true, Unit: OfFirst, Cells: BySelection,
		check: (*checker).checkOverElements,
		lower: (*lowering).lowerFilter, Says: text.Both("%s里符合条件的（%s）", "those of %s for which %s")},
	{Name: "map", Gives: List, Bounds: OfElements, Predicate: true, Unit: OfLast, check: (*checker).checkMap,
		lower: (*lowering).lowerMap,
		Says:  text.Both("%s的%s", "%[2]s of each of %[1]s")},
	{Name: "len", Gives: Number, Bounds: OfElements, Cells: ByLength, check: (*checker).checkLength,
		lower: (*lowering).lowerLength,
		Says:  text.Both("%s的项数", "the number of %s")},
	{Name: "min", Gives: Number, Bounds: OfArguments, Unit: OfFirst, Cells: ByExtreme,
		check: (*checker).checkExtreme, lower: (*lowering).lowerExtreme,
		Says: text.Both("%s中最小的", "the least of %s")},
	{Name: "max", Gives: Number, Bounds: OfArguments, Unit: OfFirst, Cells: ByExtreme,
		check: (*checker).checkExtreme, lower: (*lowering).lowerExtreme,
		Says: text.Both("%s中最大的", "the greatest of %s")},
	{Name: "abs", Takes: []Kind{Number}, Gives: Number, Bounds: OfArguments, Unit: OfFirst, Cells: ByMagnitude,
		lower: ofNumber(decimal.Decimal.Abs, Bounds.magnitude),
		Says:  text.Both("%s，不论正负", "%s without its sign")},
	{Name: "ceil", Takes: []Kind{Number}, Gives: Number, Bounds: OfArguments, Unit: OfFirst, Cells: ByRounding,
		lower: toWhole(up),
		Says:  text.Both("%s，有零头就进一", "%s, rounded up")},
	{Name: "floor", Takes: []Kind{Number}, Gives: Number, Bounds: OfArguments, Unit: OfFirst, Cells: ByRounding,
		lower: toWhole(down),
		Says:  text.Both("%s，去掉零头", "%s, rounded down")},
	{Name: "round", Takes: []Kind{Number}, Gives: Number, Bounds: OfArguments, Unit: OfFirst, Cells: ByRounding,
		lower: toWhole(halfAwayFromZero),
		Says:  text.Both("%s，四舍五入", "%s, rounded")},

	{Name: "known", Takes: []Kind{anyKind}, Gives: Truthy, Cells: ByKnown,
		check: (*checker).checkKnown, lower: (*lowering).lowerKnown,
		Says: text.Both("已经知道%s", "%s is known"), Denies: text.Both("还不知道%s", "%s is not known"),
		Machine: func(Surroundings) any { return func(v any) bool { return v != nil } }},
	{Name: "has", Takes: []Kind{Word}, Gives: Truthy, Cells: ByPapers,
		check: (*checker).checkHas, lower: (*lowering).lowerHas,
		Says:   text.Both("手头有%s，或可以代替它的", "%s is at hand, or what may stand in for it"),
		Denies: text.Both("手头没有%s，也没有可以代替它的", "%s is not at hand, nor what may stand in for it"),
		Machine: func(s Surroundings) any {
			return func(id string) bool { return anyAtHand(s.Names.Papers[id], s.Papers) }
		}},
	{Name: "proved", Takes: []Kind{Word}, Gives: Truthy, Cells: ByProof,
		check: (*checker).checkProved, lower: (*lowering).lowerProved,
		Says:    text.Both("手头的材料能证明%s", "papers at hand prove %s"),
		Denies:  text.Both("手头的材料还不能证明%s", "papers at hand do not prove %s"),
		Machine: func(s Surroundings) any { return func(h string) bool { return s.Names.proves(h, s.Papers) } }},
	{Name: "days_since", Takes: []Kind{Day}, Gives: Number, Bounds: OfArguments, Unit: InDays, Cells: ByDaysSince,
		lower: (*lowering).lowerDaysSince,
		Says:  text.Both("从%s到评估日的天数", "the days since %s"),
		Machine: func(s Surroundings) any {
			return func(t time.Time) int { return int(s.AsOf) - int(calendar.FromTime(t)) }
		}},
	{Name: "add_days", Takes: []Kind{Day, Number}, Gives: Day, Bounds: OfArguments, Cells: ByMovingDay,
		lower: later(calendar.Day.AddDays),
		Says:  text.Both("%s之后%s", "%[2]s after %[1]s"),
		Machine: func(Surroundings) any {
			return func(t time.Time, n any) time.Time { return t.AddDate(0, 0, asInt(n)) }
		}},
	{Name: "add_months", Takes: []Kind{Day, Number}, Gives: Day, Bounds: OfArguments, Cells: ByMovingDay,
		lower: later(calendar.Day.AddMonths),
		Says:  text.Both("%s之后%s", "%[2]s after %[1]s"),
		Machine: func(Surroundings) any {
			return func(t time.Time, n any) time.Time {
				day, _ := calendar.FromTime(t).AddMonths(int64(asInt(n)))
				return day.Time()
			}
		}},
	{Name: "on", Takes: []Kind{Word, Day}, Gives: Number, Cells: ByPeriods,
		check: (*checker).checkOn, lower: (*lowering).lowerOn,
		Says: text.Both("%[2]s那天的%[1]s", "%s as of %s"),
		Machine: func(s Surroundings) any {
			return func(parameter string, t time.Time) float64 {
				v, _ := s.Value(parameter, calendar.FromTime(t)).Number.Float64()
				return v
			}
		}},

	{Name: "payment", Takes: []Kind{Number, Number, Number}, Gives: Number, Bounds: OfArguments, Unit: InYuan,
		In: []string{"CNY", "per-year", "months"},
		Says: text.Both("%s按年利率%s分%s等额还的每期金额",
			"the equal monthly payment on %s at %s a year over %s"),
		Compute: payment.value, Within: payment.bounds, Machine: onMachine(floatPayment)},
	{Name: "term_months", Takes: []Kind{Number, Number, Number}, Gives: Number, Bounds: OfArguments, Unit: InMonths,
		In: []string{"CNY", "per-year", "CNY/month"},
		Says: text.Both("%s按年利率%s每月还%s要还的期数",
			"the months in which %s at %s a year is repaid by %s a month"),
		Compute: termMonths.value, Within: termMonths.bounds, Machine: onMachine(floatTerm)},
	{Name: "cost_rate", Takes: []Kind{Number, Number, Number}, Gives: Number, Bounds: OfArguments, Unit: PerYear,
		In: []string{"CNY", "CNY/month", "months"},
		Says: text.Both("到手%s、每月还%s、还%s的实际年利率",
			"the yearly rate at which %s received is repaid by %s a month over %s"),
		Compute: costRate.value, Within: costRate.bounds, Machine: onMachine(floatCost)},
	{Name: "balance", Takes: []Kind{List, Number, Day, Number, Number, Word}, Gives: Number, Unit: InYuan,
		check: (*checker).checkBalance, lower: (*lowering).lowerBalance,
		Says: text.Both(
			"%[2]s从%[3]s到评估日按年利率%[4]s、一年%[5]s天算，%[1]s先抵%[6]s以后剩下的本金和利息",
			"principal and interest left, up to the day of the evaluation, of %[2]s received on %[3]s at %[4]s for a year of %[5]s, "+
				"%[1]s being counted towards %[6]s first",
		),
		Machine: func(s Surroundings) any { return floatBalance(s.AsOf) }},
}

func asInt(n any) int {
	switch x := n.(type) {
	case int:
		return x
	case float64:
		return int(x)
	}
	return 0
}

// Surroundings returns those of the frame.
func (f *Frame) Surroundings() Surroundings {
	s := Surroundings{AsOf: f.AsOf, Names: f.language.names}
	s.Value = func(parameter string, day calendar.Day) fact.Value {
		return f.figures().Series[f.language.parameters[parameter]].On(day)
	}
	if of := papersAtHand(f.language.vocabulary); of != nil {
		s.Papers = f.Borrower[of.Slot].List
	}
	return s
}

// isExprs reports whether expr has the function itself.
func (fn *Function) isExprs() bool { return fn.Machine == nil }

// arity returns how many arguments a function takes that expr does not have.
func (fn *Function) arity() int { return len(fn.Takes) }

// reserved are the names besides those of functions that no fact or parameter may have.
var reserved = []string{"as_of", factsAsOf, "family", "lender", "stage", "deadline", "debts", "due", "id", "true",
	"false", "nil",
	"and", "or", "not", "in", "let", "if", "else", "matches", "contains", "startsWith", "endsWith"}

// IsReserved reports whether no fact or parameter may have a name: one of expr's builtins and
// keywords, or of this language's own names.
func IsReserved(name string) bool {
	own := func(f *Function) bool { return f.Name == name }
	return isReserved(name) || slices.ContainsFunc(functions, own)
}

func isReserved(name string) bool {
	return slices.Contains(reserved, name) || slices.Contains(builtin.Names, name)
}

func (l *Language) isReserved(name string) bool { return isReserved(name) || l.functions[name] != nil }

// functionNames returns the names of the functions, in their order.
func (l *Language) functionNames() []string {
	names := make([]string, len(l.ordered))
	for i, f := range l.ordered {
		names[i] = f.Name
	}
	return names
}

func (l *Language) functionsHint() text.Text {
	return text.Both("函数有 %s", "the functions are %s").With(strings.Join(l.functionNames(), ", "))
}
