package untyped

import (
	"go/ast"
	"reflect"
)

// World answers what the session knows of the names that a piece uses. Names
// are those that the user writes. Every method returns a nil or false for what
// it does not know.
type World interface {
	Var(name string) reflect.Type
	// Member is a package's member: the type of a variable, constant or
	// function, or the type itself.
	Member(pkg, member string) (t reflect.Type, isType bool)
	Path(name string) string     // of the package that an import name stands for
	TypeOf(name string) ast.Expr // the type that a session type stands for
	Func(name string) *ast.FuncType
	Method(typ, name string) *ast.FuncType
}

// nowhere knows nothing.
type nowhere struct{}

func (nowhere) Var(string) reflect.Type                    { return nil }
func (nowhere) Member(string, string) (reflect.Type, bool) { return nil, false }
func (nowhere) Path(string) string                         { return "" }
func (nowhere) TypeOf(string) ast.Expr                     { return nil }
func (nowhere) Func(string) *ast.FuncType                  { return nil }
func (nowhere) Method(string, string) *ast.FuncType        { return nil }
