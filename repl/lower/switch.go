package lower

import (
	"go/ast"
	"go/types"
	"strings"
)

// switchStmt is an expression switch. The interpreter's own is kept where no
// case needs statements before it.
func (l *Lowerer) switchStmt(s *ast.SwitchStmt, label string) {
	l.line("{")
	if s.Init != nil {
		l.stmt(s.Init, "")
	}
	tag, tagType := "", types.Type(nil)
	if s.Tag != nil {
		tagType = types.Default(l.typeOf(s.Tag))
		tag = l.typed(l.to(s.Tag, tagType), tagType)
	}
	if len(s.Body.List) == 0 {
		l.line("}")
		return
	}
	conds, plain := l.caseConds(s.Body.List, tag, tagType)
	which := ""
	if !plain {
		which = l.chooseCase(s.Body.List, tag, tagType)
	}
	l.head(label)
	l.line("switch %s {", which)
	pop := l.push(&loop{label: label})
	for i, c := range s.Body.List {
		c := c.(*ast.CaseClause)
		switch {
		case !plain:
			l.line("case %d:\n%s", i+1, l.block(c.Body))
		case c.List == nil:
			l.line("default:\n%s", l.block(c.Body))
		default:
			l.line("case %s:\n%s", conds[i], l.block(c.Body))
		}
	}
	pop()
	l.line("}\n}")
}

// caseConds are the conditions under which the clauses are taken, and whether
// the interpreter's own switch gets them right.
func (l *Lowerer) caseConds(clauses []ast.Stmt, tag string, tagType types.Type) (conds []string, plain bool) {
	conds = make([]string, len(clauses))
	for i, c := range clauses {
		if c.(*ast.CaseClause).List == nil && (i < len(clauses)-1 || i == 0) {
			return nil, false // a default that is not the last, or alone
		}
		var list []string
		for _, e := range c.(*ast.CaseClause).List {
			text, before := l.part(func() string { return l.caseCond(e, tag, tagType) })
			if before != "" || !leading(text) {
				return nil, false
			}
			list = append(list, text)
		}
		conds[i] = strings.Join(list, " || ")
	}
	return conds, true
}

// chooseCase tests the conditions one after the other, and returns the variable
// that holds the number of the clause.
func (l *Lowerer) chooseCase(clauses []ast.Stmt, tag string, tagType types.Type) string {
	which, dflt := l.fresh("w"), 0
	l.line("var %s int", which)
	for i, c := range clauses {
		c := c.(*ast.CaseClause)
		if c.List == nil {
			dflt = i + 1
		}
		for _, e := range c.List {
			l.line("if %s == 0 {", which)
			l.line("if %s {\n%s = %d\n}\n}", l.caseCond(e, tag, tagType), which, i+1)
		}
	}
	if dflt > 0 {
		l.line("if %s == 0 {\n%s = %d\n}", which, which, dflt)
	}
	return which
}

func (l *Lowerer) caseCond(e ast.Expr, tag string, tagType types.Type) string {
	if tag == "" && l.isInterface(l.typeOf(e)) {
		return "(" + l.expr(e) + " == " + l.toAny("true", types.Typ[types.Bool]) + ")"
	}
	if tag == "" {
		return l.to(e, types.Typ[types.Bool])
	}
	return l.compareTag(tag, tagType, e)
}

func (l *Lowerer) compareTag(tag string, tagType types.Type, e ast.Expr) string {
	if l.tv(e).IsNil() {
		return l.isNil(tag, tagType)
	}
	et := types.Default(l.typeOf(e))
	if l.isInterface(tagType) && !l.isInterface(et) {
		return "(" + tag + " == " + l.convertText(l.to(e, et), et, tagType) + ")"
	}
	if !l.isInterface(tagType) && l.isInterface(et) {
		return "(" + l.convertText(tag, tagType, et) + " == " + l.expr(e) + ")"
	}
	if want := narrow(tagType, et); !types.Identical(want, tagType) {
		return "(" + l.convertText(tag, tagType, want) + " == " + l.to(e, want) + ")"
	}
	return "(" + tag + " == " + l.to(e, tagType) + ")"
}

// typeSwitch asserts one type after the other and then switches on the number
// of the clause: the interpreter's own does not take cases such as error.
func (l *Lowerer) typeSwitch(s *ast.TypeSwitchStmt, label string) {
	l.line("{")
	if s.Init != nil {
		l.stmt(s.Init, "")
	}
	var x ast.Expr
	bound := false
	switch a := s.Assign.(type) {
	case *ast.ExprStmt:
		x = ast.Unparen(a.X).(*ast.TypeAssertExpr).X
	case *ast.AssignStmt:
		x, bound = ast.Unparen(a.Rhs[0]).(*ast.TypeAssertExpr).X, true
	}
	t := &typeCases{lowerer: l, x: l.typed(l.expr(x), l.typeOf(x)), typ: l.typeOf(x), which: l.fresh("w")}
	l.line("var %s int", t.which)
	t.choose(s.Body.List)
	l.head(label)
	l.line("switch %s {", t.which)
	pop := l.push(&loop{label: label})
	for i, c := range s.Body.List {
		c := c.(*ast.CaseClause)
		l.line("case %d:\n%s", i+1, l.capture(func() {
			if o := l.at.info.Implicits[c]; bound && o != nil {
				t.bind(i, c, o)
			}
			l.stmts(c.Body)
		}))
	}
	pop()
	l.line("}\n}")
}

type typeCases struct {
	lowerer *Lowerer
	x       string // variable that holds the operand
	typ     types.Type
	which   string // variable that holds the number of the clause
	values  map[int]string
}

// choose finds the clause.
func (t *typeCases) choose(clauses []ast.Stmt) {
	l := t.lowerer
	t.values = map[int]string{}
	dflt := 0
	for i, c := range clauses {
		c := c.(*ast.CaseClause)
		if c.List == nil {
			dflt = i + 1
			continue
		}
		for _, e := range c.List {
			l.line("if %s == 0 {", t.which)
			if l.tv(e).IsNil() {
				l.line("if %s {\n%s = %d\n}", l.isNil(t.x, t.typ), t.which, i+1)
			} else {
				_, ok := l.assertion(t.x, t.typ, l.typeOf(e), true)
				l.line("if %s {\n%s = %d\n}", ok, t.which, i+1)
			}
			l.line("}")
		}
	}
	if dflt > 0 {
		l.line("if %s == 0 {\n%s = %d\n}", t.which, t.which, dflt)
	}
}

// bind declares the variable that the switch binds.
func (t *typeCases) bind(i int, c *ast.CaseClause, o types.Object) {
	l := t.lowerer
	if len(c.List) != 1 || l.tv(c.List[0]).IsNil() {
		l.declareVar(o, t.typ, t.x)
		return
	}
	value, _ := l.assertion(t.x, t.typ, o.Type(), false)
	l.declareVar(o, o.Type(), value)
}
