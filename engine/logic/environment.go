package logic

import (
	"time"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/builtin"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/types"

	"github.com/forbear-project/forbear/engine/fact"
)

// leaveOut removes the functions of expr that the language does not have. Where one has several
// forms, expr's checker visits the arguments once for each form, so that a few hundred characters
// of trim(trim(… would take for ever.
func (l *Language) leaveOut(config *conf.Config) {
	for _, name := range builtin.Names {
		if l.functions[name] == nil {
			config.Disabled[name] = true
			delete(config.Builtins, name)
		}
	}
}

// environment declares every name to expr, with its type.
func (l *Language) environment() types.Map {
	debt := types.Map{}
	env := types.Map{
		"as_of": dateType, factsAsOf: dateType, "family": types.String, "lender": types.String, "stage": types.String,
		"deadline": dateType,
	}
	for _, f := range l.ordered {
		if !f.isExprs() {
			env[f.Name] = types.TypeOf(f.Machine(Surroundings{}))
		}
	}
	for _, f := range l.vocabulary.Facts {
		env[f.Name] = exprType(f)
		if f.Of == fact.Debt {
			debt[f.Name] = exprType(f)
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

func exprType(f *fact.Fact) types.Type {
	switch f.Type {
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
	case fact.Records:
		entry := types.Map{types.Extra: types.Any} // a name that is no field is refused with the fields at hand
		for _, field := range f.Fields {
			entry[field.Name] = exprType(field)
		}
		return types.Array(entry)
	}
	return types.Float64
}

// quoteParameter makes on(lpr_1y, d) into on("lpr_1y", d): a name would already have been replaced
// by today's value.
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
