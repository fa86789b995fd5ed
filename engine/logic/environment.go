package logic

import (
	"slices"
	"time"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/builtin"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/types"

	"github.com/forbear-project/forbear/engine/fact"
)

// leaveOut takes from expr the functions that the language has no use for. Of those with several forms expr's checker visits the arguments
// once for each form, so that a few hundred characters of trim(trim(… would keep it busy for ever.
func leaveOut(config *conf.Config) {
	for _, name := range builtin.Names {
		if !slices.Contains(kept, name) {
			config.Disabled[name] = true
			delete(config.Builtins, name)
		}
	}
}

// kept are expr's functions that the language has.
var kept = []string{"any", "all", "none", "one", "count", "sum", "filter", "map", "len", "min", "max", "abs", "ceil", "floor", "round"}

// functions are those that the language has besides expr's own.
var functions = []string{"known", "has", "proved", "days_since", "add_days", "add_months", "on"}

// IsReserved holds for names that no fact or parameter may have: expr's builtins and keywords, and this language's own names.
func IsReserved(name string) bool {
	own := []string{"as_of", "family", "lender", "stage", "deadline", "debts", "due", "id", "true", "false", "nil",
		"and", "or", "not", "in", "let", "if", "else", "matches", "contains", "startsWith", "endsWith"}
	return slices.Contains(own, name) || slices.Contains(functions, name) || slices.Contains(builtin.Names, name)
}

// environment declares every name to expr, with its type.
func (l *Language) environment() types.Map {
	debt := types.Map{}
	env := types.Map{
		"as_of": dateType, "family": types.String, "lender": types.String, "stage": types.String, "deadline": dateType,
		"known":      types.TypeOf(func(any) bool { return false }),
		"has":        types.TypeOf(func(string) bool { return false }),
		"proved":     types.TypeOf(func(string) bool { return false }),
		"days_since": types.TypeOf(func(time.Time) int { return 0 }),
		"add_days":   types.TypeOf(func(time.Time, any) time.Time { return time.Time{} }),
		"add_months": types.TypeOf(func(time.Time, any) time.Time { return time.Time{} }),
		"on":         types.TypeOf(func(string, time.Time) float64 { return 0 }),
	}
	for _, f := range l.vocabulary.Facts {
		env[f.Name] = exprType(f.Type)
		if f.Of == fact.Debt {
			debt[f.Name] = exprType(f.Type)
		}
	}
	debt["family"], debt["lender"] = types.String, types.String
	env["debts"] = types.Array(debt)
	for _, p := range l.names.Parameters {
		env[p.Name] = types.Float64
		if p.Unit == "date" {
			env[p.Name] = dateType
		}
	}
	return env
}

var dateType = types.TypeOf(time.Time{})

func exprType(t fact.Type) types.Type {
	switch t {
	case fact.Bool:
		return types.Bool
	case fact.Integer:
		return types.Int
	case fact.Date:
		return dateType
	case fact.Choice:
		return types.String
	case fact.Choices:
		return types.Array(types.String)
	}
	return types.Float64
}

// quoteParameter makes on(lpr_1y, d) into on("lpr_1y", d): a name would already have been replaced by today's value.
type quoteParameter struct{ language *Language }

func (q quoteParameter) Visit(node *ast.Node) {
	call, ok := (*node).(*ast.CallNode)
	if !ok || len(call.Arguments) != 2 {
		return
	}
	callee, ok := call.Callee.(*ast.IdentifierNode)
	name, isName := call.Arguments[0].(*ast.IdentifierNode)
	if !ok || callee.Value != "on" || !isName {
		return
	}
	if _, exists := q.language.parameters[name.Value]; exists {
		ast.Patch(&call.Arguments[0], &ast.StringNode{Value: name.Value})
	}
}
