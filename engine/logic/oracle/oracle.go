// Package oracle evaluates conditions on expr's own machine. It shares only the parser with package
// logic, so the two check one another.
//
// That machine has neither unknown nor exact decimals: its results hold only where an expression is
// Settled and binary floats hold the numbers.
package oracle

import (
	"fmt"
	"slices"
	"time"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/checker"
	"github.com/expr-lang/expr/checker/nature"
	"github.com/expr-lang/expr/compiler"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/vm"
	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/logic"
)

// Oracle is expr's machine for the expressions of one language. It is not safe for use by two
// goroutines at once.
type Oracle struct {
	language *logic.Language
	grammar  *conf.Config
	programs map[string]compiled // by the text of the expression
}

type compiled struct {
	program *vm.Program
	err     error
}

// New returns the machine for a language.
func New(l *logic.Language) *Oracle {
	return &Oracle{language: l, grammar: l.Grammar(), programs: map[string]compiled{}}
}

// Program returns an expression as the machine runs it.
func (o *Oracle) Program(e *logic.Expression) (*vm.Program, error) {
	c, ok := o.programs[e.Source]
	if !ok {
		c.program, c.err = o.compile(e.Source)
		o.programs[e.Source] = c
	}
	return c.program, c.err
}

func (o *Oracle) compile(source string) (*vm.Program, error) {
	tree, err := checker.ParseCheck(source, o.grammar)
	if err != nil {
		return nil, err
	}
	ast.Walk(&tree.Node, loosen{})
	return compiler.Compile(tree, o.grammar)
}

// loosen removes the type integer from parts: expr infers it for min(1, owed), and then panics when
// it compares a float.
type loosen struct{}

func (loosen) Visit(node *ast.Node) {
	if _, literal := (*node).(*ast.IntegerNode); !literal && (*node).Nature().IsInteger {
		(*node).SetNature(nature.Nature{})
	}
}

// Ask runs an expression in the Environment of a frame.
func (o *Oracle) Ask(e *logic.Expression, environment map[string]any) (fact.Value, error) {
	program, err := o.Program(e)
	if err != nil {
		return fact.Value{}, err
	}
	out, err := vm.Run(program, environment)
	if err != nil {
		return fact.Value{}, err
	}
	return value(out)
}

func value(out any) (v fact.Value, err error) {
	v.Known = true
	switch x := out.(type) {
	case bool:
		v.Bool = x
	case int:
		v.Number = decimal.MustNew(int64(x), 0)
	case float64:
		v.Number, err = decimal.NewFromFloat64(x)
	case time.Time:
		v.Day = calendar.FromTime(x)
	case string:
		v.Choice = x
	default:
		err = fmt.Errorf("expr gave a %T", out)
	}
	return v, err
}

// Settled reports whether every fact, parameter and name that the expression may read is known, and
// all of it can be computed, so that the machine can evaluate it.
func Settled(e *logic.Expression, f *logic.Frame) bool {
	for _, of := range e.Facts {
		if of.Of == fact.Borrower && !f.Borrower[of.Slot].Known {
			return false
		}
	}
	for _, slot := range e.Parameters {
		if !f.Now()[slot].Known {
			return false
		}
	}
	isOpen := func(n *logic.Node) bool { return !isKnown(n, f) }
	trace := e.Trace(f)
	return !e.Tree().Contains(isOpen) && e.Value(f).Known && !trace.Failed
}

// isKnown reports whether a name of a debt is known; of every debt where a predicate goes through
// them.
func isKnown(n *logic.Node, f *logic.Frame) bool {
	switch n.Op {
	case logic.OpStage:
		return f.Stage != ""
	case logic.OpDeadline:
		return f.Deadline != nil
	case logic.OpField:
		return areFieldsKnown(n.Fact, f)
	case logic.OpFact, logic.OpFamily, logic.OpLender:
		if n.Op == logic.OpFact && n.Fact.Of == fact.Borrower {
			return true
		}
		for i, d := range f.Debts {
			if !n.Each && i != f.Debt {
				continue
			}
			if n.Op == logic.OpFact && !d.Values[n.Fact.Slot].Known || n.Op != logic.OpFact &&
				(d.Family == "" || d.Lender == "") {
				return false
			}
		}
	}
	return true
}

// areFieldsKnown reports whether every entry tells a field, of the borrower and of each debt.
func areFieldsKnown(field *fact.Fact, f *logic.Frame) bool {
	known := func(values []fact.Value) bool {
		return !slices.ContainsFunc(
			values[field.Within.Slot].Records,
			func(record []fact.Value) bool { return !record[field.Slot].Known },
		)
	}
	if field.Of == fact.Borrower {
		return known(f.Borrower)
	}
	return !slices.ContainsFunc(f.Debts, func(d logic.DebtCase) bool { return !known(d.Values) })
}

// Environment returns a frame as expr reads it: names to plain Go values. What is unknown is left
// out.
func (o *Oracle) Environment(f *logic.Frame) map[string]any {
	vocabulary, names := o.language.Vocabulary(), o.language.Names()
	env := map[string]any{"as_of": f.AsOf.Time(), "facts_as_of": f.FactsAsOf.Time(), "stage": f.Stage}
	enter(env, vocabulary.Borrower, f.Borrower)
	debts := make([]any, len(f.Debts))
	for i, d := range f.Debts {
		debt := map[string]any{"family": d.Family, "lender": d.Lender}
		enter(debt, vocabulary.Debt, d.Values)
		debts[i] = debt
		if i == f.Debt {
			enter(env, vocabulary.Debt, d.Values)
			env["family"], env["lender"] = d.Family, d.Lender
		}
	}
	env["debts"] = debts
	if f.Deadline != nil {
		env["deadline"] = f.Deadline.Time()
	}
	for slot, p := range names.Parameters {
		if v := f.Now()[slot]; v.Known {
			env[p.Name] = parameter(p, v)
		}
	}
	surroundings := f.Surroundings()
	for _, fn := range o.language.Functions() {
		if fn.Machine != nil {
			env[fn.Name] = fn.Machine(surroundings)
		}
	}
	return env
}

func parameter(p logic.Parameter, v fact.Value) any {
	if p.Unit == "date" {
		return v.Day.Time()
	}
	return float(v.Number)
}

func float(d decimal.Decimal) float64 {
	x, _ := d.Float64()
	return x
}

// enter adds the known facts to env.
func enter(env map[string]any, facts []*fact.Fact, of []fact.Value) {
	for i, f := range facts {
		v := of[i]
		if !v.Known {
			continue
		}
		switch f.Type {
		case fact.Bool:
			env[f.Name] = v.Bool
		case fact.Integer:
			env[f.Name] = int(float(v.Number))
		case fact.Date:
			env[f.Name] = v.Day.Time()
		case fact.Choice:
			env[f.Name] = v.Choice
		case fact.Choices:
			env[f.Name] = v.List
		case fact.Records:
			entries := make([]any, len(v.Records))
			for i, record := range v.Records {
				entry := map[string]any{}
				enter(entry, f.Fields, record)
				entries[i] = entry
			}
			env[f.Name] = entries
		default:
			env[f.Name] = float(v.Number)
		}
	}
}
