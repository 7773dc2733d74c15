package untyped

import (
	"go/ast"
	"go/token"
	"reflect"

	"naslab/repl/scope"
)

// Kind is what can be told of an expression's type.
type Kind int

// What can be told.
const (
	Unknown Kind = iota
	Integer      // a number, of an integer type
	Other        // anything else
)

// kindOf tells whether e is an integer.
func (l *lowerer) kindOf(e ast.Expr) Kind {
	t := l.typeOf(e)
	if t.rt != nil {
		switch t.rt.Kind() {
		case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
			reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
			return Integer
		}
		return Other
	}
	if t.expr != nil {
		return Other // a type of the session that is not a basic one
	}
	return Unknown
}

// isFunc reports whether e is certainly a function.
func (l *lowerer) isFunc(e ast.Expr) bool {
	t := l.typeOf(e)
	if t.rt != nil {
		return t.rt.Kind() == reflect.Func
	}
	_, ok := t.expr.(*ast.FuncType)
	return ok
}

// typ is a type as far as it is known: one of the program, or an expression of
// the session. The zero value is unknown.
type typ struct {
	rt   reflect.Type
	expr ast.Expr // resolved: never a name that stands for another type
	name string   // of the session type that expr is the meaning of
}

func (t typ) known() bool { return t.rt != nil || t.expr != nil }

func of[T any]() typ { return typ{rt: reflect.TypeFor[T]()} }

// basic are the predeclared types.
var basic = map[string]reflect.Type{
	"bool": reflect.TypeFor[bool](), "string": reflect.TypeFor[string](), "byte": reflect.TypeFor[byte](), "rune": reflect.TypeFor[rune](),
	"int": reflect.TypeFor[int](), "int8": reflect.TypeFor[int8](), "int16": reflect.TypeFor[int16](), "int32": reflect.TypeFor[int32](), "int64": reflect.TypeFor[int64](),
	"uint": reflect.TypeFor[uint](), "uint8": reflect.TypeFor[uint8](), "uint16": reflect.TypeFor[uint16](), "uint32": reflect.TypeFor[uint32](), "uint64": reflect.TypeFor[uint64](),
	"uintptr": reflect.TypeFor[uintptr](), "float32": reflect.TypeFor[float32](), "float64": reflect.TypeFor[float64](),
	"complex64": reflect.TypeFor[complex64](), "complex128": reflect.TypeFor[complex128](), "error": reflect.TypeFor[error](), "any": reflect.TypeFor[any](),
}

// typeOf finds the type of an expression from what is written: literals,
// declared types, results of functions, and what the session's variables are.
func (l *lowerer) typeOf(e ast.Expr) typ {
	l.depth++
	defer func() { l.depth-- }()
	if l.depth > 50 {
		return typ{}
	}
	switch e := e.(type) {
	case *ast.Ident:
		return l.identType(e)
	case *ast.BasicLit:
		return literalType(e)
	case *ast.ParenExpr:
		return l.typeOf(e.X)
	case *ast.BinaryExpr:
		return l.binaryType(e)
	case *ast.UnaryExpr:
		return l.unaryType(e)
	case *ast.CallExpr:
		return l.callType(e)
	case *ast.SelectorExpr:
		return l.selectorType(e)
	case *ast.IndexExpr:
		return l.elem(l.typeOf(e.X))
	case *ast.SliceExpr:
		return l.typeOf(e.X)
	case *ast.StarExpr:
		return l.elem(l.typeOf(e.X))
	case *ast.CompositeLit:
		return l.typeExpr(e.Type)
	case *ast.TypeAssertExpr:
		return l.typeExpr(e.Type)
	case *ast.FuncLit:
		return typ{expr: e.Type}
	}
	return typ{}
}

func literalType(e *ast.BasicLit) typ {
	switch e.Kind {
	case token.INT:
		return of[int]()
	case token.CHAR:
		return of[rune]()
	case token.FLOAT:
		return of[float64]()
	case token.STRING:
		return of[string]()
	}
	return of[complex128]()
}

func (l *lowerer) binaryType(e *ast.BinaryExpr) typ {
	switch e.Op {
	case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ, token.LAND, token.LOR:
		return of[bool]()
	case token.SHL, token.SHR:
		return l.typeOf(e.X)
	}
	// A literal takes the type of the other side, or the wider of two.
	if constRank(e.X) < constRank(e.Y) {
		return l.typeOf(e.Y)
	}
	return l.typeOf(e.X)
}

func (l *lowerer) unaryType(e *ast.UnaryExpr) typ {
	x := l.typeOf(e.X)
	switch e.Op {
	case token.NOT:
		return of[bool]()
	case token.ARROW:
		return l.elem(x)
	case token.AND:
		switch {
		case x.rt != nil:
			return typ{rt: reflect.PointerTo(x.rt)}
		case x.expr != nil:
			return typ{expr: &ast.StarExpr{X: x.expr}, name: x.name}
		}
		return typ{}
	}
	return x
}

// identType is the type of a variable, constant or function.
func (l *lowerer) identType(id *ast.Ident) typ {
	if o := l.info.Uses[id]; o != nil {
		return l.objectType(o)
	}
	name := l.outer(id)
	if l.universe[id] {
		if name == "true" || name == "false" {
			return of[bool]()
		}
		return typ{}
	}
	if f := l.world.Func(name); f != nil {
		return typ{expr: f}
	}
	return typ{rt: l.world.Var(name)}
}

func (l *lowerer) objectType(o *scope.Object) typ {
	if r, ok := o.Decl.(*ast.RangeStmt); ok {
		return l.rangeVarType(r, o)
	}
	if o.Kind == scope.Type || o.Kind == scope.TypeParam {
		return typ{}
	}
	if f, ok := o.Decl.(*ast.Field); ok {
		if v, ok := f.Type.(*ast.Ellipsis); ok {
			return typ{expr: &ast.ArrayType{Elt: v.Elt}}
		}
	}
	if o.Type != nil {
		return l.typeExpr(o.Type)
	}
	if o.Init != nil {
		return l.typeOf(o.Init)
	}
	return l.multiType(o)
}

// multiType is the type of a variable that is one of several results.
func (l *lowerer) multiType(o *scope.Object) typ {
	a, ok := o.Decl.(*ast.AssignStmt)
	if !ok || len(a.Rhs) != 1 {
		return typ{}
	}
	c, ok := a.Rhs[0].(*ast.CallExpr)
	if !ok {
		return typ{}
	}
	for i, e := range a.Lhs {
		if id, ok := e.(*ast.Ident); ok && id.Name == o.Name {
			return l.resultType(c, i, len(a.Lhs))
		}
	}
	return typ{}
}

func (l *lowerer) rangeVarType(r *ast.RangeStmt, o *scope.Object) typ {
	x := l.typeOf(r.X)
	id, isKey := r.Key.(*ast.Ident)
	if isKey && id.Name == o.Name {
		if m := l.mapKey(x); m.known() {
			return m
		}
		if !x.known() {
			return typ{}
		}
		if l.kindOf(r.X) == Integer {
			return x
		}
		return of[int]()
	}
	if x.rt != nil && x.rt.Kind() == reflect.String {
		return of[rune]()
	}
	return l.elem(x)
}
