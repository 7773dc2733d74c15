package untyped

import (
	"go/ast"
	"go/token"
	"strconv"
)

// Texter is the program that tells the kernel how the values of a session type
// say what they are: by the method called name.
func Texter(pos token.Pos, inner, name string, pointer bool) *ast.BlockStmt {
	v := ident(pos, "v__t0")
	t := ast.Expr(ident(pos, inner))
	key := inner
	if pointer {
		t, key = &ast.StarExpr{Star: pos, X: t}, "*"+inner
	}
	f := closure(pos, &ast.ReturnStmt{Return: pos, Results: []ast.Expr{
		call(&ast.SelectorExpr{X: copyIdent(v), Sel: ident(pos, name)}),
	}})
	f.Type.Params.List = []*ast.Field{{Names: []*ast.Ident{v}, Type: t}}
	f.Type.Results = &ast.FieldList{Opening: pos, Closing: pos, List: []*ast.Field{{Type: ident(pos, "string")}}}
	return block(pos, exprStmt(runtimeCall(pos, "Texter", text(pos, key), text(pos, name), f)))
}

// Struct is the program that makes a struct type of the session known to the
// kernel.
func Struct(pos token.Pos, name, inner string) *ast.BlockStmt {
	star := &ast.StarExpr{Star: pos, X: ident(pos, inner)}
	null := call(&ast.ParenExpr{Lparen: pos, X: star, Rparen: pos}, ident(pos, "nil"))
	return block(pos, exprStmt(runtimeCall(pos, "Struct", text(pos, name), text(pos, inner), null)))
}

func text(pos token.Pos, s string) ast.Expr {
	return &ast.BasicLit{ValuePos: pos, Kind: token.STRING, Value: strconv.Quote(s)}
}
