package untyped

import (
	"go/ast"
	"reflect"

	"naslab/repl/scope"
)

// typeExpr is the type that an expression stands for.
func (l *lowerer) typeExpr(e ast.Expr) typ {
	l.depth++
	defer func() { l.depth-- }()
	if l.depth > 50 {
		return typ{}
	}
	switch e := e.(type) {
	case *ast.ParenExpr:
		return l.typeExpr(e.X)
	case *ast.Ident:
		return l.namedType(e)
	case *ast.SelectorExpr:
		if id, ok := e.X.(*ast.Ident); ok {
			if t, isType := l.world.Member(l.outer(id), e.Sel.Name); isType {
				return typ{rt: t}
			}
		}
		return typ{}
	case *ast.StarExpr:
		t := l.typeExpr(e.X)
		if t.rt != nil {
			return typ{rt: reflect.PointerTo(t.rt)}
		}
		return typ{expr: e, name: t.name}
	case *ast.ArrayType, *ast.MapType, *ast.ChanType, *ast.StructType, *ast.InterfaceType, *ast.FuncType:
		return typ{expr: e}
	}
	return typ{}
}

func (l *lowerer) namedType(id *ast.Ident) typ {
	if o := l.info.Uses[id]; o != nil {
		if o.Kind != scope.Type || o.Type == nil {
			return typ{}
		}
		return l.typeExpr(o.Type)
	}
	name := l.outer(id)
	if x := l.world.TypeOf(name); x != nil {
		t := l.typeExpr(x)
		t.name = name
		return t
	}
	return typ{rt: basic[name]}
}

// elem is the element of a list, map, channel or pointer.
func (l *lowerer) elem(t typ) typ {
	if t.rt != nil {
		switch t.rt.Kind() {
		case reflect.Slice, reflect.Array, reflect.Map, reflect.Chan:
			return typ{rt: t.rt.Elem()}
		case reflect.Pointer:
			e := t.rt.Elem()
			if e.Kind() == reflect.Array {
				e = e.Elem()
			}
			return typ{rt: e}
		case reflect.String:
			return of[byte]()
		}
		return typ{}
	}
	switch x := t.expr.(type) {
	case *ast.ArrayType:
		return l.typeExpr(x.Elt)
	case *ast.MapType:
		return l.typeExpr(x.Value)
	case *ast.ChanType:
		return l.typeExpr(x.Value)
	case *ast.StarExpr:
		return l.typeExpr(x.X)
	}
	return typ{}
}

func (l *lowerer) mapKey(t typ) typ {
	if t.rt != nil && t.rt.Kind() == reflect.Map {
		return typ{rt: t.rt.Key()}
	}
	if m, ok := t.expr.(*ast.MapType); ok {
		return l.typeExpr(m.Key)
	}
	return typ{}
}

// selectorType is the type of a package's member, a field, or a method value.
func (l *lowerer) selectorType(e *ast.SelectorExpr) typ {
	if id, ok := e.X.(*ast.Ident); ok && l.info.Uses[id] == nil {
		if t, isType := l.world.Member(l.outer(id), e.Sel.Name); t != nil && !isType {
			return typ{rt: t}
		}
	}
	x := l.typeOf(e.X)
	if x.rt != nil {
		return memberType(x.rt, e.Sel.Name)
	}
	if x.name != "" {
		if m := l.world.Method(x.name, e.Sel.Name); m != nil {
			return typ{expr: m}
		}
	}
	if s, ok := x.expr.(*ast.StarExpr); ok {
		x = l.typeExpr(s.X)
		if x.rt != nil {
			return memberType(x.rt, e.Sel.Name)
		}
	}
	return l.fieldType(x.expr, e.Sel.Name)
}

func (l *lowerer) fieldType(e ast.Expr, name string) typ {
	s, ok := e.(*ast.StructType)
	if !ok {
		return typ{}
	}
	for _, f := range s.Fields.List {
		for _, id := range f.Names {
			if id.Name == name {
				return l.typeExpr(f.Type)
			}
		}
	}
	return typ{}
}

// memberType is the type of a field or method value of a type of the program.
func memberType(t reflect.Type, name string) typ {
	if m, ok := t.MethodByName(name); ok {
		if t.Kind() == reflect.Interface {
			return typ{rt: m.Type}
		}
		return typ{rt: withoutReceiver(m.Type)}
	}
	if t.Kind() != reflect.Pointer {
		if m, ok := reflect.PointerTo(t).MethodByName(name); ok {
			return typ{rt: withoutReceiver(m.Type)}
		}
	} else {
		t = t.Elem()
	}
	if t.Kind() == reflect.Struct {
		if f, ok := t.FieldByName(name); ok {
			return typ{rt: f.Type}
		}
	}
	return typ{}
}

func withoutReceiver(t reflect.Type) reflect.Type {
	in := make([]reflect.Type, 0, t.NumIn())
	for i := 1; i < t.NumIn(); i++ {
		in = append(in, t.In(i))
	}
	out := make([]reflect.Type, 0, t.NumOut())
	for i := range t.NumOut() {
		out = append(out, t.Out(i))
	}
	return reflect.FuncOf(in, out, t.IsVariadic())
}

// isType reports whether e is certainly a type.
func (l *lowerer) isType(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.ArrayType, *ast.MapType, *ast.ChanType, *ast.StructType, *ast.InterfaceType, *ast.FuncType:
		return true
	case *ast.ParenExpr:
		return l.isType(e.X)
	case *ast.StarExpr:
		return l.isType(e.X)
	case *ast.IndexExpr:
		return l.isType(e.X)
	case *ast.IndexListExpr:
		return true
	case *ast.SelectorExpr:
		if id, ok := e.X.(*ast.Ident); ok && l.info.Uses[id] == nil {
			_, isType := l.world.Member(l.outer(id), e.Sel.Name)
			return isType
		}
	case *ast.Ident:
		if o := l.info.Uses[e]; o != nil {
			return o.Kind == scope.Type || o.Kind == scope.TypeParam
		}
		name := l.outer(e)
		return l.world.TypeOf(name) != nil || l.universe[e] && (basic[name] != nil || name == "comparable")
	}
	return false
}

// isVar reports whether an identifier means a variable.
func (l *lowerer) isVar(id *ast.Ident) bool {
	if o := l.info.Uses[id]; o != nil {
		return o.Kind == scope.Var
	}
	return !l.universe[id] && l.world.Var(l.outer(id)) != nil
}
