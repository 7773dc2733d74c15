package untyped

import (
	"go/ast"
	"go/token"

	"naslab/repl/kernel"
)

// checks injects the tests of the kernel's flag at loop heads and function
// entries, and the marks of the running line.
func (l *lowerer) checks(n ast.Node) {
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			l.function(n.Name.Name, n.Body)
		case *ast.FuncLit:
			l.function("", n.Body)
		case *ast.ForStmt:
			n.Body.List = append([]ast.Stmt{l.flagTest(n.Body.Lbrace)}, n.Body.List...)
		case *ast.RangeStmt:
			n.Body.List = append([]ast.Stmt{l.flagTest(n.Body.Lbrace)}, n.Body.List...)
		case *ast.IfStmt:
			return !injected(n)
		case *ast.BlockStmt:
			n.List = l.marks(n.List)
		case *ast.CaseClause:
			n.Body = l.marks(n.Body)
		case *ast.CommClause:
			n.Body = l.marks(n.Body)
		}
		return true
	})
}

// function notes the function's extent and injects the test at its entry.
func (l *lowerer) function(name string, body *ast.BlockStmt) {
	if body == nil {
		return
	}
	start := l.cfg.Fset.Position(body.Lbrace)
	l.funcs = append(l.funcs, Func{Name: name, Start: start, End: l.cfg.Fset.Position(body.Rbrace)})
	pos := body.Lbrace
	count := &ast.IncDecStmt{X: ident(pos, kernel.FlagName), TokPos: pos, Tok: token.INC}
	body.List = append([]ast.Stmt{count, l.flagTest(pos)}, body.List...)
}

// flagTest is: if the flag is large, ask the kernel.
func (l *lowerer) flagTest(pos token.Pos) ast.Stmt {
	return &ast.IfStmt{
		If:   pos,
		Cond: binary(ident(pos, kernel.FlagName), token.GTR, number(pos, kernel.FlagLimit)),
		Body: block(pos, exprStmt(runtimeCall(pos, "Check"))),
	}
}

// marks puts before each statement that may panic one that notes its line.
func (l *lowerer) marks(list []ast.Stmt) []ast.Stmt {
	out := make([]ast.Stmt, 0, len(list)+4)
	marked := 0
	for _, s := range list {
		switch s.(type) {
		case *ast.CaseClause, *ast.CommClause:
			return list // the block of a switch or select
		}
		head, risky, calls := risk(s)
		if line := l.cfg.Fset.Position(head.Pos()).Line; risky && line != marked && line > 0 && !injected(s) {
			pos := s.Pos()
			out = append(out, assign(pos, token.ASSIGN,
				[]ast.Expr{ident(pos, kernel.LineName)},
				[]ast.Expr{number(pos, kernel.PackLine(l.cfg.Cell, line))}))
			marked = line
		}
		if calls {
			marked = 0
		}
		out = append(out, s)
	}
	return out
}

// injected reports whether s is a flag test.
func injected(s ast.Stmt) bool {
	i, ok := s.(*ast.IfStmt)
	if !ok {
		return false
	}
	c, ok := i.Cond.(*ast.BinaryExpr)
	if !ok {
		return false
	}
	id, ok := c.X.(*ast.Ident)
	return ok && id.Name == kernel.FlagName
}

// risk looks at what a statement evaluates before it enters its blocks. risky
// says that it may panic, calls that it may set the line mark elsewhere.
func risk(s ast.Stmt) (head ast.Node, risky, calls bool) {
	head = s
	for {
		if lab, ok := head.(*ast.LabeledStmt); ok {
			head = lab.Stmt
			continue
		}
		break
	}
	switch head.(type) {
	case *ast.ForStmt, *ast.RangeStmt, *ast.IfStmt, *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt, *ast.BlockStmt:
		calls = true // its blocks may
	}
	ast.Inspect(head, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit, *ast.BlockStmt:
			return false
		case *ast.CallExpr:
			risky, calls = true, true
		case *ast.IndexExpr, *ast.SliceExpr, *ast.StarExpr, *ast.TypeAssertExpr, *ast.SelectorExpr, *ast.SendStmt:
			risky = true
		case *ast.BinaryExpr:
			risky = risky || divides(n)
		case *ast.AssignStmt:
			risky = risky || n.Tok == token.QUO_ASSIGN || n.Tok == token.REM_ASSIGN
		}
		return true
	})
	return head, risky, calls
}

// divides reports whether a division may be by zero.
func divides(b *ast.BinaryExpr) bool {
	if b.Op != token.QUO && b.Op != token.REM {
		return false
	}
	_, literal := b.Y.(*ast.BasicLit)
	return !literal
}
