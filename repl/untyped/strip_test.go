package untyped

import (
	"go/ast"
	"go/token"
	"reflect"
)

// stripPositions sets all positions in a tree to none, except those whose
// presence is a part of the syntax.
func stripPositions(n ast.Node) {
	ast.Inspect(n, func(n ast.Node) bool {
		if n == nil {
			return true
		}
		v := reflect.ValueOf(n).Elem()
		if v.Kind() != reflect.Struct {
			return true
		}
		for i := range v.NumField() {
			f, name := v.Field(i), v.Type().Field(i).Name
			if f.Type() != reflect.TypeFor[token.Pos]() || name == "Ellipsis" || name == "Assign" || name == "Arrow" {
				continue
			}
			if name == "Lparen" || name == "Rparen" {
				if g, ok := n.(*ast.GenDecl); ok && g.Lparen.IsValid() {
					f.SetInt(1)
					continue
				}
			}
			f.SetInt(0)
		}
		return true
	})
}
