package session

import (
	"go/ast"
	"go/constant"
	"reflect"

	"naslab/repl/scope"
)

// world tells package lower what the session knows, with what a group that is
// about to be compiled declares on top.
type world struct {
	*Session
	group []*item
}

// Var returns the type of a session variable or constant.
func (w *world) Var(name string) reflect.Type {
	for _, it := range w.group {
		for _, t := range it.info.Tops {
			if t.Ident.Name == name {
				return nil
			}
		}
	}
	e := w.table.names[name]
	if e == nil || e.kind != scope.Var && e.kind != scope.Const {
		return nil
	}
	return typeOf(w.kernel.Global(e.inner))
}

// Path returns the path of an imported package.
func (w *world) Path(name string) string {
	if e := w.table.names[name]; e != nil && e.kind == isImport {
		return e.path
	}
	return ""
}

// Member returns what a package exports under a name.
func (w *world) Member(pkg, member string) (t reflect.Type, isType bool) {
	e := w.table.names[pkg]
	if e == nil || e.kind != isImport {
		return nil, false
	}
	v, ok := w.kernel.Package(e.path).Lookup(member)
	if !ok {
		return nil, false
	}
	// A type is represented by a nil pointer to it.
	if v.Kind() == reflect.Pointer && !v.CanAddr() && v.IsNil() {
		return v.Type().Elem(), true
	}
	return typeOf(v), false
}

// typeOf is the type of a variable or constant, nil when it is not known.
func typeOf(v reflect.Value) reflect.Type {
	if !v.IsValid() {
		return nil
	}
	c, ok := v.Interface().(constant.Value)
	if !ok {
		return v.Type()
	}
	switch c.Kind() {
	case constant.Int:
		return reflect.TypeFor[int]()
	case constant.Float:
		return reflect.TypeFor[float64]()
	case constant.String:
		return reflect.TypeFor[string]()
	case constant.Bool:
		return reflect.TypeFor[bool]()
	}
	return nil
}

// TypeOf returns what a session type stands for.
func (w *world) TypeOf(name string) ast.Expr {
	t, ok := w.top(name, scope.Type)
	if !ok {
		return nil
	}
	return t.Type
}

// Func returns the type of a session function.
func (w *world) Func(name string) *ast.FuncType {
	t, ok := w.top(name, scope.Func)
	if !ok {
		return nil
	}
	ft, _ := t.Type.(*ast.FuncType)
	return ft
}

// top finds the declaration of a name, first in the group.
func (w *world) top(name string, kind scope.Kind) (scope.Top, bool) {
	for _, it := range w.group {
		for _, t := range it.info.Tops {
			if t.Ident.Name == name {
				return t, t.Kind == kind
			}
		}
	}
	e := w.table.names[name]
	if e == nil || e.kind != kind || e.decl == nil {
		return scope.Top{}, false
	}
	return e.top, true
}

// Method returns the type of a method of a session type.
func (w *world) Method(typ, name string) *ast.FuncType {
	for _, it := range w.group {
		if it.info.Recv == typ && it.info.Method == name {
			return it.tree.Decl.(*ast.FuncDecl).Type
		}
	}
	if d := w.table.methods[typ][name]; d != nil {
		return d.typ
	}
	return nil
}
