package untyped

import (
	"go/ast"
	"go/token"
)

// defers takes deferred calls out of the interpreter's hands. A function that
// defers,
//
//	func f() (int, error) { ...; defer g(x); ...; return 1, nil }
//
// becomes one that hands its body to the kernel, which calls it and then what it
// has deferred:
//
//	func f() (r1 int, r2 error) {
//		d := rt.NewDefers()
//		rt.RunDefers(d, func() { ...; rt.PushDefer(d, func() { g(x) }); ...; r1, r2 = 1, nil; return })
//		return r1, r2
//	}
func (l *lowerer) defers(n ast.Node) {
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			l.deferring(n.Type, n.Body)
		case *ast.FuncLit:
			l.deferring(n.Type, n.Body)
		}
		return true
	})
}

// deferring rewrites one function, when it defers.
func (l *lowerer) deferring(t *ast.FuncType, body *ast.BlockStmt) {
	if body == nil || !hasDefer(body) {
		return
	}
	pos := body.Lbrace
	d := l.fresh("d")
	results := l.namedResults(t)
	w := &deferWriter{lowerer: l, list: d, results: results}
	inner := closure(pos, body.List...)
	inner.Body.Rbrace = body.Rbrace
	w.walk(inner.Body)
	body.List = []ast.Stmt{
		define(pos, d, runtimeCall(pos, "NewDefers")),
		exprStmt(runtimeCall(pos, "RunDefers", ident(pos, d), inner)),
		&ast.ReturnStmt{Return: body.Rbrace, Results: identsAt(body.Rbrace, results)},
	}
}

// hasDefer reports whether a body defers, not counting functions within it.
func hasDefer(body *ast.BlockStmt) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.DeferStmt:
			found = true
		}
		return !found
	})
	return found
}

// namedResults gives all results names and returns these.
func (l *lowerer) namedResults(t *ast.FuncType) []string {
	if t.Results == nil {
		return nil
	}
	var names []string
	for _, f := range t.Results.List {
		if len(f.Names) == 0 {
			f.Names = []*ast.Ident{ident(f.Pos(), l.fresh("r"))}
		}
		for _, id := range f.Names {
			if id.Name == "_" {
				id.Name = l.fresh("r")
			}
			names = append(names, id.Name)
		}
	}
	return names
}

func identsAt(pos token.Pos, names []string) []ast.Expr {
	list := make([]ast.Expr, len(names))
	for i, n := range names {
		list[i] = ident(pos, n)
	}
	return list
}

// deferWriter rewrites the defer and return statements of one function.
type deferWriter struct {
	*lowerer
	list    string
	results []string
}

// walk goes through the statements, but not into other functions.
func (w *deferWriter) walk(n ast.Node) {
	for _, c := range children(n) {
		if _, ok := c.(*ast.FuncLit); !ok {
			w.walk(c)
		}
	}
	switch n := n.(type) {
	case *ast.BlockStmt:
		n.List = w.stmts(n.List)
	case *ast.CaseClause:
		n.Body = w.stmts(n.Body)
	case *ast.CommClause:
		n.Body = w.stmts(n.Body)
	}
}

func (w *deferWriter) stmts(list []ast.Stmt) []ast.Stmt {
	out := make([]ast.Stmt, 0, len(list))
	for _, s := range list {
		inner := s
		lab, labelled := s.(*ast.LabeledStmt)
		if labelled {
			inner = lab.Stmt
		}
		became := w.stmt(inner)
		if labelled {
			lab.Stmt, became[0] = became[0], lab
		}
		out = append(out, became...)
	}
	return out
}

func (w *deferWriter) stmt(s ast.Stmt) []ast.Stmt {
	switch s := s.(type) {
	case *ast.DeferStmt:
		pos := s.Pos()
		return only(exprStmt(runtimeCall(pos, "PushDefer", ident(pos, w.list), deferredFunc(s.Call))))
	case *ast.ReturnStmt:
		if len(s.Results) == 0 {
			return only(s)
		}
		pos := s.Pos()
		set := assign(pos, token.ASSIGN, identsAt(pos, w.results), s.Results)
		return []ast.Stmt{set, &ast.ReturnStmt{Return: pos}}
	}
	return only(s)
}

// deferredFunc is a function without parameters that makes the call.
func deferredFunc(c *ast.CallExpr) ast.Expr {
	if f, ok := c.Fun.(*ast.FuncLit); ok && f.Type.Params.NumFields() == 0 && f.Type.Results.NumFields() == 0 {
		return f
	}
	return closure(c.Pos(), exprStmt(c))
}
