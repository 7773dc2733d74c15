package untyped

import (
	"fmt"
	"go/ast"
	"go/token"
	"strconv"

	"naslab/repl/kernel"
)

// Helpers that build nodes at a position.

func ident(pos token.Pos, name string) *ast.Ident {
	return &ast.Ident{NamePos: pos, Name: name}
}

func number(pos token.Pos, n int) *ast.BasicLit {
	return &ast.BasicLit{ValuePos: pos, Kind: token.INT, Value: strconv.Itoa(n)}
}

// runtimeCall is a call of a function of the kernel's runtime.
func runtimeCall(pos token.Pos, name string, args ...ast.Expr) *ast.CallExpr {
	return call(&ast.SelectorExpr{X: ident(pos, kernel.RuntimeName), Sel: ident(pos, name)}, args...)
}

func call(fun ast.Expr, args ...ast.Expr) *ast.CallExpr {
	return &ast.CallExpr{Fun: fun, Lparen: fun.Pos(), Args: args, Rparen: fun.Pos()}
}

func exprStmt(x ast.Expr) ast.Stmt { return &ast.ExprStmt{X: x} }

func assign(pos token.Pos, tok token.Token, lhs, rhs []ast.Expr) *ast.AssignStmt {
	return &ast.AssignStmt{Lhs: lhs, TokPos: pos, Tok: tok, Rhs: rhs}
}

// define is name := value.
func define(pos token.Pos, name string, value ast.Expr) ast.Stmt {
	return assign(pos, token.DEFINE, []ast.Expr{ident(pos, name)}, []ast.Expr{value})
}

func block(pos token.Pos, list ...ast.Stmt) *ast.BlockStmt {
	return &ast.BlockStmt{Lbrace: pos, List: list, Rbrace: pos}
}

// closure is func() { list }.
func closure(pos token.Pos, list ...ast.Stmt) *ast.FuncLit {
	return &ast.FuncLit{
		Type: &ast.FuncType{Func: pos, Params: &ast.FieldList{Opening: pos, Closing: pos}},
		Body: block(pos, list...),
	}
}

func binary(x ast.Expr, op token.Token, y ast.Expr) *ast.BinaryExpr {
	return &ast.BinaryExpr{X: x, OpPos: x.Pos(), Op: op, Y: y}
}

// fresh returns a name that nothing else has.
func (l *lowerer) fresh(base string) string {
	*l.count++
	return fmt.Sprintf("%s__t%d", base, *l.count)
}
