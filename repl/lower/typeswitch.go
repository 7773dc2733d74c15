package lower

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
	var tests []ast.Stmt
	var cond ast.Expr
	for _, t := range clause.List {
		var one ast.Expr
		if c.is(t, "nil") {
			one = binary(ident(t.Pos(), c.value), token.EQL, ident(t.Pos(), "nil"))
		} else {
			ok := c.fresh("ok")
			tests = append(tests, c.assertable(c.value, ok, t)...)
			one = ident(t.Pos(), ok)
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
