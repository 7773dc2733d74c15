package lower

import (
	"go/ast"

	"naslab/repl/kernel"
)

// calls mends defer and go. The interpreter reads the arguments of a deferred
// call when it is made, not when it is deferred; and a panic in a goroutine
// would end the whole program.
func (l *lowerer) calls(n ast.Node) {
	eachList(n, func(s ast.Stmt) []ast.Stmt {
		switch s := s.(type) {
		case *ast.DeferStmt:
			l.capture(s.Call.Fun) // its receiver is read when it is called
			return append(l.freeze(s.Call), s)
		case *ast.GoStmt:
			return l.guard(s)
		}
		return only(s)
	})
}

// freeze evaluates the arguments of a call into variables and returns the
// statements that do it. Constants stay where they are, because their type may
// come from the parameter.
func (l *lowerer) freeze(c *ast.CallExpr) []ast.Stmt {
	var pre []ast.Stmt
	for i, a := range c.Args {
		if !l.variable(a) {
			continue
		}
		if inner, ok := a.(*ast.CallExpr); ok && len(c.Args) == 1 && l.results(inner) > 1 {
			continue
		}
		t := l.fresh("a")
		pre = append(pre, define(a.Pos(), t, a))
		c.Args[i] = ident(a.Pos(), t)
	}
	return pre
}

// variable reports whether the value of e may change: it mentions a variable
// or calls a function. A function literal and a type do not.
func (l *lowerer) variable(e ast.Expr) bool {
	if l.isType(e) {
		return false
	}
	found := false
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.CallExpr:
			found = true
		case *ast.SelectorExpr:
			found = true
			return false
		case *ast.Ident:
			found = found || l.isVar(n)
		}
		return !found
	})
	return found
}

// guard starts the goroutine in a function that makes itself known to the
// kernel and reports a panic.
func (l *lowerer) guard(g *ast.GoStmt) []ast.Stmt {
	pos := g.Pos()
	pre := l.freeze(g.Call)
	run, id := l.fresh("r"), l.fresh("g")
	where := kernel.PackLine(l.cfg.Cell, l.cfg.Fset.Position(pos).Line)
	l.capture(g.Call)
	body := closure(pos,
		define(pos, id, runtimeCall(pos, "Enter", ident(pos, run))),
		&ast.DeferStmt{Defer: pos, Call: call(closure(pos,
			exprStmt(runtimeCall(pos, "Leave", ident(pos, id), number(pos, where), call(ident(pos, "recover"))))))},
		exprStmt(g.Call),
	)
	pre = append(pre, define(pos, run, runtimeCall(pos, "Current")))
	g.Call = call(body)
	return append(pre, g)
}

// deferToEnd lets the session make a call that is deferred at the top level of a
// cell at the cell's end.
func (l *lowerer) deferToEnd(d *ast.DeferStmt) []ast.Stmt {
	pos := d.Pos()
	pre := l.freeze(d.Call)
	return append(pre, exprStmt(runtimeCall(pos, "Defer", closure(pos, exprStmt(d.Call)))))
}

// capture notes that what n mentions is now seen by a closure.
func (l *lowerer) capture(n ast.Node) {
	ast.Inspect(n, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && l.info.Uses[id] != nil {
			l.info.Uses[id].Captured = true
		}
		return true
	})
}
