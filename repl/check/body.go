package check

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// perform checks statements, as the body of a function. last tells that the
// cell ends with them.
func (j *job) perform(items []*item, last bool) Faults {
	if len(items) == 0 {
		return nil
	}
	list := make([]ast.Stmt, len(items))
	for i, it := range items {
		list[i] = it.node.(ast.Stmt)
	}
	j.cell.Body = append(j.cell.Body, list...)
	var value ast.Expr
	if last {
		list, value = asValue(list)
	}
	fn := bodyFunc(list)
	here := j.sameBlock(items, fn)
	errs := j.types([]ast.Decl{fn}, here.types...)
	here.restore(j.info, items)
	if j.loose {
		errs = nil
	}
	errs = slices.DeleteFunc(errs, func(e types.Error) bool { return unusedValue(e, value) })
	if value != nil && len(errs) <= 1 && !j.loose {
		if f := j.notValue(value); f != nil {
			return f
		}
	}
	if len(errs) > 0 {
		return j.faults(errs, errs)
	}
	for _, it := range items {
		for _, id := range topIdents(it.node.(ast.Stmt)) {
			if v, ok := j.info.Defs[id].(*types.Var); ok {
				j.put(v)
				j.cell.Vars = append(j.cell.Vars, v)
			}
		}
	}
	if value != nil && !j.p.quiet {
		j.cell.Last = value
	}
	return nil
}

// bodyFunc wraps statements in a function.
func bodyFunc(list []ast.Stmt) *ast.FuncDecl {
	from, to := list[0].Pos(), list[len(list)-1].End()
	return &ast.FuncDecl{
		Name: &ast.Ident{Name: "_", NamePos: from},
		Type: &ast.FuncType{Func: from, Params: &ast.FieldList{Opening: from, Closing: from}},
		Body: &ast.BlockStmt{Lbrace: from, List: list, Rbrace: to},
	}
}

// asValue returns the expression that ends the statements. One that is no call
// is assigned to the blank name, so that its constants get their type.
func asValue(list []ast.Stmt) ([]ast.Stmt, ast.Expr) {
	end := len(list) - 1
	s, ok := list[end].(*ast.ExprStmt)
	if !ok {
		return list, nil
	}
	if _, ok := ast.Unparen(s.X).(*ast.CallExpr); ok {
		return list, s.X
	}
	list = slices.Clone(list)
	blank := &ast.Ident{Name: "_", NamePos: s.X.Pos()}
	list[end] = &ast.AssignStmt{Lhs: []ast.Expr{blank}, TokPos: s.X.Pos(), Tok: token.ASSIGN, Rhs: []ast.Expr{s.X}}
	return list, s.X
}

// unusedValue reports whether an error says that the last value is not used:
// it is shown.
func unusedValue(e types.Error, value ast.Expr) bool {
	if value == nil || !strings.HasSuffix(e.Msg, "is not used") || e.Pos < value.Pos() || e.Pos >= value.End() {
		return false
	}
	inner := false
	ast.Inspect(value, func(n ast.Node) bool {
		if f, ok := n.(*ast.FuncLit); ok && f.Body.Pos() <= e.Pos && e.Pos < f.Body.End() {
			inner = true
		}
		return !inner
	})
	return !inner
}
