package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/vm"
	"github.com/google/cel-go/cel"
	"github.com/hyperjumptech/grule-rule-engine/ast"
	"github.com/hyperjumptech/grule-rule-engine/builder"
	"github.com/hyperjumptech/grule-rule-engine/engine"
	"github.com/hyperjumptech/grule-rule-engine/pkg"
	"github.com/open-policy-agent/opa/v1/rego"
)

// peer is another engine, in the quickest form that it has for the same conditions: compiled
// before, and with what is known at hand.
type peer struct {
	name    string
	prepare func() (func() error, error)
}

var peers = []peer{
	{"expr, a loop over its machine, values in a struct", exprStruct},
	{"expr, the same, values in a map", exprMap},
	{"cel-go, a loop over its programs", celLoop},
	{"OPA, one prepared query", opaQuery},
	{"grule, one knowledge base", gruleBase},
}

var errWrong = errors.New("it does not answer as the others do")

// want are the truths of the typical conditions for what is known.
var want = []bool{true, false, false, true, true, true, false, false}

func exprStruct() (func() error, error) { return exprLoop(known) }
func exprMap() (func() error, error)    { return exprLoop(known.values()) }

func exprLoop(env any) (func() error, error) {
	var programs []*vm.Program
	for _, condition := range slices.Repeat(typical, options) {
		program, err := expr.Compile(condition, expr.Env(env), expr.AsBool())
		if err != nil {
			return nil, err
		}
		programs = append(programs, program)
	}
	machine := vm.VM{}
	return func() error {
		for i, program := range programs {
			if truth, err := machine.Run(program, env); err != nil || truth != want[i%len(want)] {
				return errors.Join(errWrong, err)
			}
		}
		return nil
	}, nil
}

func celLoop() (func() error, error) {
	env, err := cel.NewEnv(
		cel.Variable("surplus", cel.DoubleType), cel.Variable("spare_cash", cel.DoubleType),
		cel.Variable("temporary", cel.BoolType), cel.Variable("hardships", cel.ListType(cel.StringType)),
		cel.Variable("recovery_months", cel.IntType), cel.Variable("overdue_days", cel.IntType),
		cel.Variable("overdue_amount", cel.DoubleType), cel.Variable("refused", cel.ListType(cel.StringType)),
		cel.Variable("agreement", cel.StringType), cel.Variable("broken", cel.BoolType))
	if err != nil {
		return nil, err
	}
	var programs []cel.Program
	for _, condition := range slices.Repeat([]string{
		"surplus > 0.0", "spare_cash >= overdue_amount", "overdue_days >= 1 && overdue_days <= 30",
		`hardships.exists(h, h != "oversight")`, "temporary", "recovery_months <= 6",
		`"instalment" in refused`, `agreement == "written" && !broken`,
	}, options) {
		checked, issues := env.Compile(condition)
		if issues.Err() != nil {
			return nil, issues.Err()
		}
		program, err := env.Program(checked, cel.EvalOptions(cel.OptOptimize))
		if err != nil {
			return nil, err
		}
		programs = append(programs, program)
	}
	values, err := cel.NewActivation(known.values())
	if err != nil {
		return nil, err
	}
	return func() error {
		for i, program := range programs {
			if truth, _, err := program.Eval(values); err != nil || truth.Value() != want[i%len(want)] {
				return errors.Join(errWrong, err)
			}
		}
		return nil
	}, nil
}

// opaQuery asks for all conditions of all options at once: OPA keeps what it has worked out of a
// rule within a query, so each option has rules of its own.
func opaQuery() (func() error, error) {
	var module strings.Builder
	module.WriteString("package bench\n")
	for option := range options {
		for i, body := range []string{
			"input.surplus > 0", "input.spare_cash >= input.overdue_amount",
			"input.overdue_days >= 1; input.overdue_days <= 30", `some h in input.hardships; h != "oversight"`,
			"input.temporary", "input.recovery_months <= 6", `"instalment" in input.refused`,
			`input.agreement == "written"; not input.broken`,
		} {
			fmt.Fprintf(&module, "default o%dc%d := false\no%dc%d if { %s }\n", option, i, option, i, body)
		}
	}
	ctx := context.Background()
	query, err := rego.New(rego.Query("data.bench"), rego.Module("bench.rego", module.String())).PrepareForEval(ctx)
	if err != nil {
		return nil, err
	}
	input, err := rego.New(rego.Query("input"), rego.Input(known.values())).Eval(ctx)
	if err != nil || len(input) != 1 {
		return nil, errors.Join(errWrong, err)
	}
	evaluate := rego.EvalInput(input[0].Expressions[0].Value)
	return func() error {
		answer, err := query.Eval(ctx, evaluate)
		if err != nil || len(answer) != 1 {
			return errors.Join(errWrong, err)
		}
		truths, _ := answer[0].Expressions[0].Value.(map[string]any)
		for option := range options {
			for i := range want {
				if truths[fmt.Sprintf("o%dc%d", option, i)] != want[i] {
					return errWrong
				}
			}
		}
		return nil
	}, nil
}

// Case is what grule's rules read and write.
type Case struct {
	borrower
	Truths [options * 8]bool
}

// Other reports whether there is a hardship that is not name: grule's language has no quantifier.
func (c *Case) Other(name string) bool {
	return slices.ContainsFunc(c.Hardships, func(h string) bool { return h != name })
}

// Refuses reports whether a strategy was refused.
func (c *Case) Refuses(name string) bool { return slices.Contains(c.Refused, name) }

// Say notes that a condition is yes.
func (c *Case) Say(number int64) { c.Truths[number] = true }

func gruleBase() (func() error, error) {
	var rules strings.Builder
	for n, when := range slices.Repeat([]string{
		"Case.Surplus > 0", "Case.SpareCash >= Case.OverdueAmount", "Case.OverdueDays >= 1 && Case.OverdueDays <= 30",
		`Case.Other("oversight")`, "Case.Temporary == true", "Case.RecoveryMonths <= 6", `Case.Refuses("instalment")`,
		`Case.Agreement == "written" && Case.Broken == false`,
	}, options) {
		fmt.Fprintf(&rules, "rule R%d { when %s then Case.Say(%d); Retract(\"R%d\"); }\n", n, when, n, n)
	}
	library := ast.NewKnowledgeLibrary()
	if err := builder.NewRuleBuilder(library).BuildRuleFromResource("bench", "1", pkg.NewBytesResource([]byte(rules.String()))); err != nil {
		return nil, err
	}
	base, err := library.NewKnowledgeBaseInstance("bench", "1")
	if err != nil {
		return nil, err
	}
	machine := engine.NewGruleEngine()
	return func() error {
		c := &Case{borrower: known}
		data := ast.NewDataContext()
		if err := data.Add("Case", c); err != nil {
			return err
		}
		base.Reset()
		if err := machine.Execute(data, base); err != nil {
			return err
		}
		for i, truth := range c.Truths {
			if truth != want[i%len(want)] {
				return errWrong
			}
		}
		return nil
	}, nil
}
