package untyped

import (
	"go/ast"
	"go/token"
)

// topVar makes statements of a var declaration of the session. As a declaration of a file, the interpreter would take a value that
// mentions a variable of an earlier cell for a loop.
func (l *lowerer) topVar(d ast.Decl) ([]ast.Stmt, bool) {
	g, ok := d.(*ast.GenDecl)
	if !ok || g.Tok != token.VAR {
		return nil, false
	}
	var out []ast.Stmt
	for _, spec := range g.Specs {
		out = append(out, l.topSpec(spec.(*ast.ValueSpec))...)
	}
	return out, true
}

func (l *lowerer) topSpec(v *ast.ValueSpec) []ast.Stmt {
	pos := v.Pos()
	lhs := make([]ast.Expr, len(v.Names))
	named := false
	for i, id := range v.Names {
		lhs[i] = id
		named = named || id.Name != "_"
	}
	if v.Type == nil {
		tok := token.DEFINE
		if !named {
			tok = token.ASSIGN
		}
		return []ast.Stmt{assign(pos, tok, lhs, v.Values)}
	}
	if len(v.Values) == 0 {
		var out []ast.Stmt
		for _, id := range v.Names {
			if id.Name != "_" {
				out = append(out, declareVar(id, v.Type))
			}
		}
		return out
	}
	// The variables get their type first and their values in a function.
	var out, inner []ast.Stmt
	targets := make([]ast.Expr, len(lhs))
	for i, id := range v.Names {
		if id.Name != "_" {
			out = append(out, declareVar(id, v.Type))
			targets[i] = copyIdent(id)
			continue
		}
		b := ident(pos, l.fresh("b"))
		inner = append(inner, declareVar(b, v.Type))
		targets[i] = copyIdent(b)
	}
	inner = append(inner, assign(pos, token.ASSIGN, targets, v.Values))
	return append(out, exprStmt(call(closure(pos, inner...))))
}
