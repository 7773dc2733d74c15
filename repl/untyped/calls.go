package untyped

import (
	"go/ast"

	"naslab/repl/kernel"
)

// calls mends go statements, and prepares defer statements for defers: their
// arguments are evaluated where they stand. A panic in a goroutine would end the
// whole program; the kernel guards it.
func (l *lowerer) calls(n ast.Node) {
	eachList(n, func(s ast.Stmt) []ast.Stmt {
		switch s := s.(type) {
		case *ast.DeferStmt:
			l.capture(s.Call)
			return append(l.freeze(s.Call), s)
		case *ast.GoStmt:
			return l.guard(s)
		}
		return only(s)
	})
}

// freeze evaluates the arguments of a call, and a variable that holds the
// function, into variables and returns the
// statements that do it. Constants stay where they are, because their type may
// come from the parameter.
func (l *lowerer) freeze(c *ast.CallExpr) []ast.Stmt {
	var pre []ast.Stmt
	if id, ok := c.Fun.(*ast.Ident); ok && l.isVar(id) {
		t := l.fresh("f")
		pre = append(pre, define(id.Pos(), t, id))
		c.Fun = ident(id.Pos(), t)
	}
	for i, a := range c.Args {
		if !l.variable(a) {
			continue
		}
		if inner, ok := a.(*ast.CallExpr); ok && len(c.Args) == 1 && l.results(inner) > 1 {
			continue
		}
		t := l.fresh("a")
		if _, ok := a.(*ast.CompositeLit); ok {
			// See captures: the closure of a go statement will hold it.
			v := l.fresh("v")
			pre = append(pre, define(a.Pos(), v, a))
			a = ident(a.Pos(), v)
		}
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

// guard lets the kernel start the goroutine, which belongs to the run of the one
// that starts it.
func (l *lowerer) guard(g *ast.GoStmt) []ast.Stmt {
	pos := g.Pos()
	pre := l.freeze(g.Call)
	l.capture(g.Call)
	started := number(pos, kernel.PackLine(l.cfg.Cell, l.cfg.Fset.Position(pos).Line))
	g.Call = runtimeCall(pos, "Go", runtimeCall(pos, "Current"), started, closure(pos, exprStmt(g.Call)))
	return append(pre, g)
}

// deferToEnd lets the session make a call that is deferred at the top level of a
// cell at the cell's end.
func (l *lowerer) deferToEnd(d *ast.DeferStmt) []ast.Stmt {
	pos := d.Pos()
	pre := l.freeze(d.Call)
	return append(pre, exprStmt(runtimeCall(pos, "Defer", closure(pos, exprStmt(d.Call)))))
}

// capture notes that what n mentions, but does not declare, is now seen by a
// closure.
func (l *lowerer) capture(n ast.Node) {
	inside := map[*ast.Ident]bool{}
	ast.Inspect(n, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			inside[id] = true
		}
		return true
	})
	for id := range inside {
		if o := l.info.Uses[id]; o != nil && !inside[o.Uses[0]] {
			o.Captured = true
		}
	}
}
