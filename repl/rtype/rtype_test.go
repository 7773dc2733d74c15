package rtype

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"reflect"
	"sort"
	"testing"
	"time"
)

// session is a set of declarations and the runtime types of them.
type session struct {
	t   testing.TB
	ts  *Types
	pkg *types.Package
}

// fakeImporter knows the few compiled packages that tests use.
type fakeImporter struct{}

var compiledTypes = map[string]reflect.Type{
	"time.Duration": reflect.TypeFor[time.Duration](), "sort.Interface": reflect.TypeFor[sort.Interface](),
	"sort.IntSlice": reflect.TypeFor[sort.IntSlice](),
}

var sources = map[string]string{
	"time": "package time; type Duration int64; func (d Duration) String() string; func (d Duration) Hours() float64",
	"sort": "package sort; type Interface interface { Len() int; Less(i, j int) bool; Swap(i, j int) }\n" +
		"type IntSlice []int; func (x IntSlice) Len() int; func (x IntSlice) Less(i, j int) bool; func (x IntSlice) Swap(i, j int)",
}

func (fakeImporter) Import(path string) (*types.Package, error) {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, path, sources[path], 0)
	if err != nil {
		return nil, err
	}
	cfg := types.Config{IgnoreFuncBodies: true, Error: func(error) {}}
	pkg, _ := cfg.Check(path, fset, []*ast.File{f}, nil)
	return pkg, nil
}

// declare checks Go declarations; methods have no bodies.
func declare(t testing.TB, src string) *session {
	t.Helper()
	if ok, why := Available(); !ok {
		t.Skip(why)
	}
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "x.go", "package main\n"+src, 0)
	if err != nil {
		t.Fatal(err)
	}
	cfg := types.Config{Importer: fakeImporter{}, Error: func(err error) { t.Log(err) }}
	pkg, _ := cfg.Check("main", fset, []*ast.File{f}, nil)
	s := &session{t: t, pkg: pkg}
	s.ts = &Types{Compiled: func(n *types.Named) reflect.Type {
		return compiledTypes[n.Obj().Pkg().Name()+"."+n.Obj().Name()]
	}}
	return s
}

func (s *session) lookup(name string) types.Type {
	s.t.Helper()
	o := s.pkg.Scope().Lookup(name)
	if o == nil {
		s.t.Fatalf("no %s", name)
	}
	return o.Type()
}

// typ returns a declared type with its methods.
func (s *session) typ(name string) reflect.Type {
	s.t.Helper()
	t := s.lookup(name)
	rt, err := s.ts.Of(t)
	if err != nil {
		s.t.Fatal(err)
	}
	if n, ok := t.(*types.Named); ok {
		if err := s.ts.SetMethods(n); err != nil {
			s.t.Fatal(err)
		}
	}
	return rt
}

// bind gives a method its code; f gets the receiver first.
func (s *session) bind(typ, method string, f func(in []reflect.Value) []any) {
	s.t.Helper()
	n := s.ts.Named(s.lookup(typ))
	for key, slot := range n.slots {
		if key.name != method || len(slot.Path) > 0 {
			continue
		}
		ft := withReceiver(n.receiver(slot.Method), slot.Type)
		err := n.Bind(method, reflect.MakeFunc(ft, func(in []reflect.Value) []reflect.Value {
			out := f(in)
			list := make([]reflect.Value, len(out))
			for i, o := range out {
				list[i] = reflect.New(ft.Out(i)).Elem()
				if o != nil {
					list[i].Set(reflect.ValueOf(o))
				}
			}
			return list
		}))
		if err != nil {
			s.t.Fatal(err)
		}
		return
	}
	s.t.Fatalf("%s has no method %s", typ, method)
}

// text binds a method that returns a string.
func (s *session) text(typ, method string, f func(v reflect.Value) string) {
	s.t.Helper()
	s.bind(typ, method, func(in []reflect.Value) []any { return []any{f(in[0])} })
}

func TestAvailable(t *testing.T) {
	if ok, why := Available(); !ok {
		t.Fatal(why)
	}
}

func BenchmarkSelfTest(b *testing.B) {
	if ok, why := Available(); !ok {
		b.Skip(why)
	}
	for range b.N {
		if err := selfTest(); err != nil {
			b.Fatal(err)
		}
	}
}

type namedType = *types.Named
