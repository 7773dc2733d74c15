package rtype

import (
	"fmt"
	"go/types"
	"reflect"
	"sync"

	"golang.org/x/tools/go/types/typeutil"
)

// Types are the runtime types of the types of a session. It makes each once: types
// that go/types says are identical are the same here.
type Types struct {
	// Compiled returns the runtime type of a named type that is not the session's,
	// nil when there is none.
	Compiled func(*types.Named) reflect.Type
	// Own reports whether a named type is to be made here. nil means those of
	// packages named main.
	Own func(*types.Named) bool
	// Source returns the type to be made here that stands for an instance of a
	// compiled generic type, whose own runtime type cannot be found; nil when there
	// is none.
	Source func(*types.Named) types.Type
	// Made is told of each named type that is made here, so that it gets its
	// methods. It must not call back. nil tells nobody.
	Made func(*types.Named)
	// Plain reports whether a named type is nothing but its underlying type at run
	// time. nil means none is.
	Plain func(*types.Named) bool

	mu      sync.Mutex
	known   typeutil.Map // reflect.Type of types with and without a name
	shapes  typeutil.Map
	named   map[reflect.Type]*Named
	pending []types.Type // made by the call of Of that is under way
}

// Of returns the runtime type of t.
func (ts *Types) Of(t types.Type) (rt reflect.Type, err error) {
	ts.mu.Lock()
	defer ts.mu.Unlock()
	ts.pending = nil
	defer func() {
		if r := recover(); r != nil { // package reflect refuses what is too large
			rt, err = nil, fmt.Errorf("type %s cannot be made: %v", t, r)
		}
		if err != nil {
			for _, p := range ts.pending {
				ts.known.Delete(p)
			}
		}
	}()
	return ts.of(t)
}

// Named returns the named type that Of made for t, nil when it made none.
func (ts *Types) Named(t types.Type) *Named {
	ts.mu.Lock()
	defer ts.mu.Unlock()
	rt, _ := ts.known.At(t).(reflect.Type)
	return ts.named[rt]
}

func (ts *Types) of(t types.Type) (reflect.Type, error) {
	t = ts.source(t)
	if rt, ok := ts.known.At(t).(reflect.Type); ok {
		return rt, nil
	}
	if n, ok := t.(*types.Named); ok && !ts.plain(n) {
		return ts.ofNamed(n)
	}
	rt, err := ts.unnamed(t.Underlying())
	if err == nil {
		ts.know(t, rt)
	}
	return rt, err
}

// source is the type that is made for t.
func (ts *Types) source(t types.Type) types.Type {
	t = types.Unalias(t)
	if n, ok := t.(*types.Named); ok && ts.Source != nil && !ts.plain(n) && !ts.own(n) {
		if s := ts.Source(n); s != nil {
			return types.Unalias(s)
		}
	}
	return t
}

func (ts *Types) know(t types.Type, rt reflect.Type) {
	ts.known.Set(t, rt)
	ts.pending = append(ts.pending, t)
}

// own reports whether the type is to be made here.
func (ts *Types) own(t *types.Named) bool {
	if ts.Own != nil {
		return ts.Own(t)
	}
	return t.Obj().Pkg() != nil && t.Obj().Pkg().Name() == "main"
}

func (ts *Types) plain(t *types.Named) bool { return ts.Plain != nil && ts.Plain(t) }

// ofNamed makes a named type in two steps, because it may contain itself.
func (ts *Types) ofNamed(t *types.Named) (reflect.Type, error) {
	if !ts.own(t) {
		return ts.compiled(t)
	}
	shape, err := ts.shape(t)
	if err != nil {
		return nil, err
	}
	n, err := newNamed(t.Obj().Pkg().Path(), t.Obj().Pkg().Name()+"."+display(t), shape)
	if err != nil {
		return nil, err
	}
	ts.know(t, n.typ)
	if ts.named == nil {
		ts.named = map[reflect.Type]*Named{}
	}
	ts.named[n.typ] = n
	under, err := ts.contents(t.Underlying())
	if err != nil {
		return nil, err
	}
	if err := n.complete(under); err != nil {
		return nil, err
	}
	if ts.Made != nil {
		ts.Made(t)
	}
	return n.typ, nil
}

func (ts *Types) compiled(t *types.Named) (reflect.Type, error) {
	if t.Obj().Pkg() == nil && t.Obj().Name() == "error" {
		return reflect.TypeFor[error](), nil
	}
	if ts.Compiled != nil {
		if rt := ts.Compiled(t); rt != nil {
			return rt, nil
		}
	}
	return nil, fmt.Errorf("type %s is not among those that cells can use", t)
}

var directions = map[types.ChanDir]reflect.ChanDir{
	types.SendRecv: reflect.BothDir, types.SendOnly: reflect.SendDir, types.RecvOnly: reflect.RecvDir,
}

func (ts *Types) unnamed(t types.Type) (reflect.Type, error) {
	switch t := t.(type) {
	case *types.Basic:
		return basic(t)
	case *types.Pointer:
		return ts.with(t.Elem(), reflect.PointerTo)
	case *types.Slice:
		return ts.with(t.Elem(), reflect.SliceOf)
	case *types.Array:
		return ts.with(t.Elem(), func(e reflect.Type) reflect.Type { return reflect.ArrayOf(int(t.Len()), e) })
	case *types.Chan:
		return ts.with(t.Elem(), func(e reflect.Type) reflect.Type { return reflect.ChanOf(directions[t.Dir()], e) })
	case *types.Map:
		key, err := ts.of(t.Key())
		if err != nil {
			return nil, err
		}
		return ts.with(t.Elem(), func(e reflect.Type) reflect.Type { return reflect.MapOf(key, e) })
	case *types.Signature:
		return ts.function(t)
	case *types.Struct:
		rt, err := ts.contents(t)
		if err != nil {
			return nil, err
		}
		return ts.embedding(t, rt)
	case *types.Interface:
		return ts.iface(t)
	}
	return nil, fmt.Errorf("type %s has no form at run time", t)
}

// contents is a type without methods.
func (ts *Types) contents(t types.Type) (reflect.Type, error) {
	st, ok := t.(*types.Struct)
	if !ok {
		return ts.of(t)
	}
	if rt := ts.compiledStruct(st); rt != nil {
		return rt, nil
	}
	fields, err := ts.fields(st, ts.of)
	if err != nil {
		return nil, err
	}
	return structOf(fields)
}

// with makes a type of another.
func (ts *Types) with(t types.Type, f func(reflect.Type) reflect.Type) (reflect.Type, error) {
	rt, err := ts.of(t)
	if err != nil {
		return nil, err
	}
	return f(rt), nil
}

func (ts *Types) function(t *types.Signature) (reflect.Type, error) {
	in, err := ts.tuple(t.Params())
	if err != nil {
		return nil, err
	}
	out, err := ts.tuple(t.Results())
	if err != nil {
		return nil, err
	}
	return reflect.FuncOf(in, out, t.Variadic()), nil
}

func (ts *Types) tuple(t *types.Tuple) ([]reflect.Type, error) {
	list := make([]reflect.Type, t.Len())
	for i := range list {
		var err error
		if list[i], err = ts.of(t.At(i).Type()); err != nil {
			return nil, err
		}
	}
	return list, nil
}

func (ts *Types) fields(t *types.Struct, of func(types.Type) (reflect.Type, error)) ([]field, error) {
	list := make([]field, t.NumFields())
	for i := range list {
		f := t.Field(i)
		rt, err := of(f.Type())
		if err != nil {
			return nil, err
		}
		list[i] = field{f.Name(), rt, t.Tag(i), f.Embedded()}
	}
	return list, nil
}

// compiledStruct is the compiled type whose contents a struct with unexported
// fields of a compiled package is, nil when it is another struct. Only a type
// declared as "type T time.Time" has such fields.
func (ts *Types) compiledStruct(t *types.Struct) reflect.Type {
	for f := range t.Fields() {
		if f.Exported() || f.Pkg() == nil {
			continue
		}
		scope := f.Pkg().Scope()
		for _, name := range scope.Names() {
			o, ok := scope.Lookup(name).(*types.TypeName)
			if !ok || !o.Exported() || o.Type().Underlying() != types.Type(t) {
				continue
			}
			if n, ok := o.Type().(*types.Named); ok && !ts.own(n) && ts.Compiled != nil {
				return ts.Compiled(n)
			}
		}
		return nil
	}
	return nil
}

func (ts *Types) iface(t *types.Interface) (reflect.Type, error) {
	var list []signature
	pkg := "main"
	for i := range t.NumMethods() {
		m := t.Method(i)
		rt, err := ts.function(m.Signature())
		if err != nil {
			return nil, err
		}
		list = append(list, signature{m.Name(), rt})
		if m.Pkg() != nil {
			pkg = m.Pkg().Path()
		}
	}
	return interfaceOf(pkg, list)
}
