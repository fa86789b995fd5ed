package logic

import (
	"fmt"
	"sync"
	"time"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/checker/nature"
	"github.com/expr-lang/expr/compiler"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/vm"
	"github.com/govalues/decimal"

	"github.com/forbear-project/forbear/engine/calendar"
	"github.com/forbear-project/forbear/engine/fact"
)

// oracle is an expression on expr's own machine, compiled when it is first asked.
type oracle struct {
	once     sync.Once
	tree     *parser.Tree
	language *Language
	program  *vm.Program
	err      error
}

// program is the expression for expr's own machine.
func (e *Expression) program() (*vm.Program, error) {
	o := e.oracle
	o.once.Do(func() {
		o.language.typing.Lock()
		defer o.language.typing.Unlock()
		ast.Walk(&o.tree.Node, loosen{})
		o.program, o.err = compiler.Compile(o.tree, o.language.config)
	})
	return o.program, o.err
}

// loosen takes back that a part is an integer: expr believes that of min(1, owed), and then panics when it compares a float.
type loosen struct{}

func (loosen) Visit(node *ast.Node) {
	if _, literal := (*node).(*ast.IntegerNode); !literal && (*node).Nature().IsInteger {
		(*node).SetNature(nature.Nature{})
	}
}

// AskOracle runs the expression on expr's own machine, in the environment of a frame. That machine knows neither unknown nor exact decimals: it is
// right only where the expression is Settled, and binary floats hold the numbers.
func (e *Expression) AskOracle(environment map[string]any) (fact.Value, error) {
	program, err := e.program()
	if err != nil {
		return fact.Value{}, err
	}
	out, err := vm.Run(program, environment)
	if err != nil {
		return fact.Value{}, err
	}
	return fromOracle(out)
}

func fromOracle(out any) (v fact.Value, err error) {
	v.Known = true
	switch x := out.(type) {
	case bool:
		v.Bool = x
	case int:
		v.Number = whole(int64(x))
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

// Settled holds when every fact, parameter and name that the expression may read is known, and all of it can be computed, so that expr's
// machine can be asked.
func (e *Expression) Settled(f *Frame) bool {
	if e.OfStage && f.Stage == "" || e.deadline && f.Deadline == nil {
		return false
	}
	for debt := range f.Debts {
		if (debt == f.Debt || e.enumerates) && !e.settledFor(f, debt) {
			return false
		}
	}
	for _, of := range e.Facts {
		if of.Of == fact.Borrower && !f.Borrower[of.Slot].Known {
			return false
		}
	}
	for _, slot := range e.Parameters {
		if !f.figures().Now[slot].Known {
			return false
		}
	}
	return e.computes(f)
}

// computes holds when nothing failed on the way to the value.
func (e *Expression) computes(f *Frame) bool {
	t := &Trace{}
	f.trace = t
	known := e.traced.item(f).Known
	f.trace = nil
	return known && !t.failed
}

func (e *Expression) settledFor(f *Frame, debt int) bool {
	d := f.Debts[debt]
	if e.creditor && (d.Family == "" || d.Lender == "") {
		return false
	}
	for _, of := range e.Facts {
		if of.Of == fact.Debt && !d.Values[of.Slot].Known {
			return false
		}
	}
	return true
}

// OracleEnvironment is the frame as expr sees it: names to plain Go values. What is not known is left out.
func (f *Frame) OracleEnvironment() map[string]any {
	l := f.language
	env := map[string]any{"as_of": f.AsOf.Time(), "stage": f.Stage}
	values(env, l.vocabulary.Borrower, f.Borrower)
	debts := make([]any, len(f.Debts))
	for i, d := range f.Debts {
		debt := map[string]any{"family": d.Family, "lender": d.Lender}
		values(debt, l.vocabulary.Debt, d.Values)
		debts[i] = debt
		if i == f.Debt {
			values(env, l.vocabulary.Debt, d.Values)
			env["family"], env["lender"] = d.Family, d.Lender
		}
	}
	env["debts"] = debts
	if f.Deadline != nil {
		env["deadline"] = f.Deadline.Time()
	}
	for slot, p := range l.names.Parameters {
		if v := f.figures().Now[slot]; v.Known {
			env[p.Name] = plainParameter(p, v)
		}
	}
	f.functions(env)
	return env
}

func plainParameter(p Parameter, v fact.Value) any {
	if p.Unit == "date" {
		return v.Day.Time()
	}
	return float(v.Number)
}

func float(d decimal.Decimal) float64 {
	x, _ := d.Float64()
	return x
}

// values adds the known facts to env.
func values(env map[string]any, facts []*fact.Fact, of []fact.Value) {
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
		default:
			env[f.Name] = float(v.Number)
		}
	}
}

// functions adds the language's own functions to env.
func (f *Frame) functions(env map[string]any) {
	s := Surroundings{AsOf: f.AsOf, Names: f.language.names, Value: func(parameter string, day calendar.Day) fact.Value {
		return f.figures().Series[f.language.parameters[parameter]].On(day)
	}}
	if of := papersAtHand(f.language.vocabulary); of != nil {
		s.Papers = f.Borrower[of.Slot].List
	}
	for _, fn := range f.language.ordered {
		if !fn.isExprs() {
			env[fn.Name] = fn.Machine(s)
		}
	}
}
