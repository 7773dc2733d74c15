package untyped

import (
	"go/ast"
	"go/token"
)

// typeSwitches makes chains of assertions of type switches: the interpreter
// does not take the cases for error and for struct types of a cell. The chain
// stands in the default clause of a switch, so that break means what it did.
func (l *lowerer) typeSwitches(n ast.Node) {
	eachList(n, func(s ast.Stmt) []ast.Stmt {
		if ts, ok := s.(*ast.TypeSwitchStmt); ok {
			return only(l.chain(ts))
		}
		return only(s)
	})
}

func (l *lowerer) chain(s *ast.TypeSwitchStmt) ast.Stmt {
	pos := s.Pos()
	var guard *ast.Ident
	var x ast.Expr
	switch a := s.Assign.(type) {
	case *ast.AssignStmt:
		guard = a.Lhs[0].(*ast.Ident)
		x = a.Rhs[0]
	case *ast.ExprStmt:
		x = a.X
	}
	c := &typeChain{lowerer: l, guard: guard, value: l.fresh("t")}
	var body ast.Stmt
	if last := c.otherwise(s.Body.List); last != nil {
		body = last
	}
	for i := len(s.Body.List) - 1; i >= 0; i-- {
		clause := s.Body.List[i].(*ast.CaseClause)
		if clause.List != nil {
			body = c.clause(clause, body)
		}
	}
	list := []ast.Stmt{define(pos, c.value, x.(*ast.TypeAssertExpr).X)}
	if c.boxed != "" {
		list = append(list, c.box(pos))
	}
	if body != nil {
		list = append(list, body)
	}
	return &ast.SwitchStmt{
		Switch: pos, Init: s.Init,
		Body: block(pos, &ast.CaseClause{Case: pos, Colon: pos, Body: list}),
	}
}

type typeChain struct {
	*lowerer
	guard *ast.Ident // may be nil
	value string     // variable that holds the operand
	boxed string     // variable that holds it as an any, "" when it is not needed
}

// box declares the operand as an any.
func (c *typeChain) box(pos token.Pos) ast.Stmt {
	return &ast.DeclStmt{Decl: &ast.GenDecl{TokPos: pos, Tok: token.VAR, Specs: []ast.Spec{
		&ast.ValueSpec{Names: []*ast.Ident{ident(pos, c.boxed)}, Type: ident(pos, "any"), Values: []ast.Expr{ident(pos, c.value)}},
	}}}
}

// otherwise is the block of the default clause.
func (c *typeChain) otherwise(clauses []ast.Stmt) ast.Stmt {
	for _, s := range clauses {
		if clause := s.(*ast.CaseClause); clause.List == nil {
			return block(clause.Pos(), c.bound(clause)...)
		}
	}
	return nil
}

// bound is a clause's body with the guard's variable as the plain operand.
func (c *typeChain) bound(clause *ast.CaseClause) []ast.Stmt {
	if c.guard == nil {
		return clause.Body
	}
	pos := clause.Pos()
	return append([]ast.Stmt{define(pos, c.guard.Name, ident(pos, c.value))}, clause.Body...)
}

// clause is: if the operand has one of the clause's types, its body, else rest.
func (c *typeChain) clause(clause *ast.CaseClause, rest ast.Stmt) ast.Stmt {
	pos := clause.Pos()
	if len(clause.List) == 1 && c.sessionInterface(clause.List[0]) {
		return c.native(clause, rest)
	}
	var tests []ast.Stmt
	var cond ast.Expr
	for _, t := range clause.List {
		var one ast.Expr
		if c.is(t, "nil") {
			one = binary(ident(t.Pos(), c.value), token.EQL, ident(t.Pos(), "nil"))
		} else {
			ok := c.fresh("ok")
			tests = append(tests, c.assertable(c.value, ok, t)...)
			one = c.exactly(ident(t.Pos(), ok), t)
		}
		if cond == nil {
			cond = one
		} else {
			cond = binary(cond, token.LOR, one)
		}
	}
	body := c.bound(clause)
	if len(clause.List) == 1 && !c.is(clause.List[0], "nil") && c.guard != nil {
		body = append([]ast.Stmt{define(pos, c.guard.Name, asserted(c.value, clause.List[0]))}, clause.Body...)
	}
	test := &ast.IfStmt{If: pos, Cond: cond, Body: block(pos, body...), Else: rest}
	return block(pos, append(tests, test)...)
}

// sessionInterface reports whether t is an interface type of the session.
func (c *typeChain) sessionInterface(t ast.Expr) bool {
	_, ok := c.typeExpr(t).expr.(*ast.InterfaceType)
	return ok
}

// native is a type switch with the clause alone, which the interpreter gets
// right for its own interfaces where it does not get an assertion right.
func (c *typeChain) native(clause *ast.CaseClause, rest ast.Stmt) ast.Stmt {
	pos := clause.Pos()
	x := ast.Expr(&ast.TypeAssertExpr{X: ident(pos, c.value), Lparen: pos, Rparen: pos})
	s := &ast.TypeSwitchStmt{Switch: pos, Assign: exprStmt(x)}
	if c.guard != nil {
		s.Assign = define(pos, c.guard.Name, x)
	}
	other := &ast.CaseClause{Case: pos, Colon: pos}
	if rest != nil {
		other.Body = []ast.Stmt{rest}
	}
	s.Body = block(pos, clause, other)
	return s
}

// exactly adds to an assertion of a named type of the session that the value
// has that very type: the interpreter asserts any type of the same structure.
func (c *typeChain) exactly(ok ast.Expr, t ast.Expr) ast.Expr {
	star := ""
	e := ast.Unparen(t)
	if s, isPtr := e.(*ast.StarExpr); isPtr {
		e, star = ast.Unparen(s.X), "*"
	}
	id, isIdent := e.(*ast.Ident)
	if !isIdent || c.info.Uses[id] != nil || c.world.TypeOf(c.outer(id)) == nil {
		return ok
	}
	if c.boxed == "" {
		c.boxed = c.fresh("a")
	}
	return binary(ok, token.LAND, runtimeCall(t.Pos(), "Is", ident(t.Pos(), c.boxed), text(t.Pos(), star+id.Name)))
}
