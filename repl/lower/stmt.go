package lower

import (
	"go/ast"
	"go/token"
	"go/types"

	"naslab/repl/check"
	"naslab/repl/kernel"
)

func (l *Lowerer) stmts(list []ast.Stmt) {
	for _, s := range list {
		l.stmt(s, "")
	}
}

// block is the text of statements in a block of their own.
func (l *Lowerer) block(list []ast.Stmt) string {
	return l.capture(func() { l.stmts(list) })
}

// stmt emits a statement. label is the name of the label before it in the text.
func (l *Lowerer) stmt(s ast.Stmt, label string) {
	if l.markStmt(s) {
		f := l.at.fn
		defer func() { f.mark = 0 }()
	}
	switch s := s.(type) {
	case *ast.ExprStmt:
		l.exprStmt(s)
	case *ast.EmptyStmt:
	case *ast.BlockStmt:
		l.line("{\n%s}", l.block(s.List))
	case *ast.DeclStmt:
		l.declStmt(s)
	case *ast.AssignStmt:
		l.assignment(s)
	case *ast.IncDecStmt:
		l.incDec(s)
	case *ast.SendStmt:
		l.send(s)
	case *ast.GoStmt:
		l.goStmt(s)
	case *ast.DeferStmt:
		l.deferStmt(s)
	case *ast.ReturnStmt:
		l.returnStmt(s)
	case *ast.BranchStmt:
		l.branch(s)
	case *ast.LabeledStmt:
		l.labeled(s)
	case *ast.IfStmt:
		l.ifStmt(s)
	case *ast.ForStmt:
		l.forStmt(s, label)
	case *ast.RangeStmt:
		l.rangeStmt(s, label)
	case *ast.SwitchStmt:
		l.switchStmt(s, label)
	case *ast.TypeSwitchStmt:
		l.typeSwitch(s, label)
	case *ast.SelectStmt:
		l.selectStmt(s, label)
	default:
		l.refuse(s.Pos(), "a statement of this kind cannot be used in a cell")
	}
}

// exprStmt is a call, a receive, or the value of a cell.
func (l *Lowerer) exprStmt(s *ast.ExprStmt) {
	l.line("%s", l.asStatement(s.X, l.expr(s.X)))
}

// asStatement makes a statement of an expression's text.
func (l *Lowerer) asStatement(e ast.Expr, text string) string {
	if text == "" {
		return ""
	}
	switch x := ast.Unparen(e).(type) {
	case *ast.CallExpr:
		tv := l.tv(x.Fun)
		if tv.IsType() || l.tv(x).Value != nil {
			return "_ = " + text
		}
		if tv.IsBuiltin() {
			switch builtinName(x.Fun) {
			case "len", "cap", "append", "make", "new", "min", "max", "complex", "real", "imag":
				return "_ = " + text
			}
		}
		if isTemp(text) {
			return "_ = " + text
		}
		return text
	case *ast.UnaryExpr:
		if x.Op == token.ARROW && !isTemp(text) {
			return text
		}
	}
	return "_ = " + text
}

// cellBody emits a cell's statements, with its value at the end.
func (l *Lowerer) cellBody(c *check.Cell) {
	list := c.Body
	f := &frame{}
	l.at.fn = f
	last := c.Last
	if n := len(list); last != nil && n > 0 {
		list = list[:n-1]
	}
	all := func() {
		inits := c.Inits
		for i, s := range list {
			if !isVarDecl(s) {
				l.initialise(inits)
				inits = nil
			}
			l.line("%s(%d)", rt("Step"), i+1)
			l.stmt(s, "")
		}
		l.initialise(inits)
		if last != nil {
			l.line("%s(%d)", rt("Step"), len(c.Body))
			l.show(last)
		}
	}
	body := &ast.BlockStmt{List: c.Body}
	l.probes(f, body)
	if hasDefer(body) {
		f.bare = true
		l.withDefers(f, func() { l.probed(f, all) })
		return
	}
	l.probed(f, all)
}

// initialise calls the init functions.
func (l *Lowerer) initialise(list []*types.Func) {
	for _, f := range list {
		l.line("%s()", l.function(f, nil))
	}
}

// isVarDecl reports whether a statement declares variables: those of a program
// come before its init functions.
func isVarDecl(s ast.Stmt) bool {
	d, ok := s.(*ast.DeclStmt)
	if !ok {
		return false
	}
	g, ok := d.Decl.(*ast.GenDecl)
	return ok && g.Tok == token.VAR
}

// show hands the value of a cell to the session.
func (l *Lowerer) show(e ast.Expr) {
	l.mark(e.Pos())
	switch t := l.typeOf(e).(type) {
	case *types.Tuple:
		if t.Len() == 0 {
			l.line("%s", l.asStatement(e, l.expr(e)))
			return
		}
		names := l.spread(e, t)
		for i := range names {
			names[i] = l.convertText(names[i], t.At(i).Type(), emptyInterface)
		}
		l.line("%s(%s)", rt("Show"), join(names))
	default:
		if call, ok := ast.Unparen(e).(*ast.CallExpr); ok && l.tv(call).IsVoid() {
			l.line("%s", l.asStatement(e, l.expr(e)))
			return
		}
		l.line("%s(%s)", rt("Show"), l.to(e, emptyInterface))
	}
}

var emptyInterface types.Type = types.NewInterfaceType(nil, nil).Complete()

func (l *Lowerer) labeled(s *ast.LabeledStmt) {
	name := l.label(s.Label.Name)
	if f := l.at.fn; f != nil && l.at.gotos[l.at.info.Defs[s.Label]] {
		f.again = true
	}
	switch s.Stmt.(type) {
	case *ast.ForStmt, *ast.RangeStmt, *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt:
		if l.at.gotos[l.at.info.Defs[s.Label]] {
			l.line("%s_g:\n%s++", name, kernel.FlagName)
		}
		l.stmt(s.Stmt, name)
		return
	}
	l.line("%s:", name)
	l.stmt(s.Stmt, "")
}

// label is the name of a label in the text.
func (l *Lowerer) label(name string) string { return "L_" + name }

func (l *Lowerer) ifStmt(s *ast.IfStmt) {
	text := l.capture(func() {
		if s.Init != nil {
			l.stmt(s.Init, "")
		}
		cond := l.expr(s.Cond)
		l.line("if %s {\n%s}%s", cond, l.block(s.Body.List), l.elseText(s.Else))
	})
	if s.Init == nil {
		l.buf.WriteString(text)
		return
	}
	l.line("{\n%s}", text)
}

func (l *Lowerer) elseText(s ast.Stmt) string {
	switch s := s.(type) {
	case nil:
		return ""
	case *ast.BlockStmt:
		return " else {\n" + l.block(s.List) + "}"
	}
	return " else {\n" + l.capture(func() { l.stmt(s, "") }) + "}"
}

func (l *Lowerer) send(s *ast.SendStmt) {
	ch, ok := l.core(l.typeOf(s.Chan)).(*types.Chan)
	if !ok {
		l.refuse(s.Pos(), "this is no channel")
	}
	parts := l.inOrder(func() string { return l.channelOf(s.Chan) }, func() string { return l.to(s.Value, ch.Elem()) })
	l.line("%s <- %s", parts[0], parts[1])
}

func (l *Lowerer) declStmt(s *ast.DeclStmt) {
	g := s.Decl.(*ast.GenDecl)
	for _, spec := range g.Specs {
		switch spec := spec.(type) {
		case *ast.ValueSpec:
			if g.Tok == token.VAR {
				l.varSpec(spec)
			}
		case *ast.TypeSpec:
			if o, ok := l.at.info.Defs[spec.Name].(*types.TypeName); ok && !o.IsAlias() {
				l.typ(o.Type())
			}
		}
	}
}
