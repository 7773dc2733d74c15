package untyped

import (
	"go/ast"
	"go/token"
	"reflect"
	"strconv"
)

// typeAST writes a type down: nil when it cannot be, such as a type of a
// package, of which it is not known under which name it is imported.
func (l *lowerer) typeAST(pos token.Pos, t typ) ast.Expr {
	if t.rt != nil {
		return reflectAST(pos, t.rt)
	}
	if t.name != "" {
		if _, pointer := t.expr.(*ast.StarExpr); pointer {
			return star(pos, l.sessionType(pos, t.name))
		}
		return l.sessionType(pos, t.name)
	}
	switch e := t.expr.(type) {
	case *ast.StarExpr:
		return star(pos, l.typeAST(pos, l.typeExpr(e.X)))
	case *ast.ArrayType:
		if elem := l.typeAST(pos, l.typeExpr(e.Elt)); elem != nil && e.Len == nil {
			return &ast.ArrayType{Lbrack: pos, Elt: elem}
		}
	case *ast.MapType:
		k, v := l.typeAST(pos, l.typeExpr(e.Key)), l.typeAST(pos, l.typeExpr(e.Value))
		if k != nil && v != nil {
			return &ast.MapType{Map: pos, Key: k, Value: v}
		}
	}
	return nil
}

func (l *lowerer) sessionType(pos token.Pos, name string) ast.Expr {
	if inner, ok := l.cfg.Names[name]; ok {
		return ident(pos, inner)
	}
	return nil
}

func star(pos token.Pos, t ast.Expr) ast.Expr {
	if t == nil {
		return nil
	}
	return &ast.StarExpr{Star: pos, X: t}
}

// reflectAST writes a type that is made of predeclared ones.
func reflectAST(pos token.Pos, t reflect.Type) ast.Expr {
	if t.PkgPath() == "" && basic[t.Name()] != nil {
		return ident(pos, t.Name())
	}
	if t.Name() != "" {
		return nil
	}
	switch t.Kind() {
	case reflect.Pointer:
		return star(pos, reflectAST(pos, t.Elem()))
	case reflect.Slice:
		if e := reflectAST(pos, t.Elem()); e != nil {
			return &ast.ArrayType{Lbrack: pos, Elt: e}
		}
	case reflect.Array:
		if e := reflectAST(pos, t.Elem()); e != nil {
			n := &ast.BasicLit{ValuePos: pos, Kind: token.INT, Value: strconv.Itoa(t.Len())}
			return &ast.ArrayType{Lbrack: pos, Len: n, Elt: e}
		}
	case reflect.Map:
		k, v := reflectAST(pos, t.Key()), reflectAST(pos, t.Elem())
		if k != nil && v != nil {
			return &ast.MapType{Map: pos, Key: k, Value: v}
		}
	}
	return nil
}
