package rtype

import (
	"encoding/json"
	"fmt"
	"go/token"
	"go/types"
	"reflect"
	"unsafe"
)

// sample is a compiled type to hold the mirrors of layout.go against.
type sample struct {
	A int
	b string
	c map[string]*sample
}

// Two is one of the sample's methods.
func (s sample) Two() int { return 2 + s.A + len(s.b) + len(s.c) }

// Three is another.
func (s *sample) Three() int { return 3 + s.A }

// mirrors compares what layout.go reads with what package reflect says.
func mirrors() error {
	keepSample()
	t := reflect.TypeFor[sample]()
	st := (*structType)(address(t))
	switch h := st.head; {
	case h.size != t.Size() || h.align != uint8(t.Align()) || reflect.Kind(h.kind) != t.Kind():
		return fmt.Errorf("the head of a type differs")
	case h.flags&(flagNamed|flagUncommon|flagDirect) != flagNamed|flagUncommon:
		return fmt.Errorf("the flags of a type differ")
	case len(st.fields) != 3 || st.fields[2].offset != t.Field(2).Offset || st.fields[1].typ != address(t.Field(1).Type):
		return fmt.Errorf("the fields of a struct differ")
	}
	u := (*uncommon)(unsafe.Add(address(t), kindSize(reflect.Struct)))
	if u.count != 1 || u.exports != 1 {
		return fmt.Errorf("the methods of a type differ")
	}
	p := reflect.TypeFor[*sample]()
	u = (*uncommon)(unsafe.Add(address(p), kindSize(reflect.Pointer)))
	if (*pointerType)(address(p)).elem != address(t) || u.count != 2 {
		return fmt.Errorf("a pointer type differs")
	}
	it := (*interfaceType)(address(reflect.TypeFor[fmt.Formatter]()))
	mt := (*mapType)(address(reflect.TypeFor[map[string]sample]()))
	if len(it.methods) != 1 || mt.elem != address(t) || headOf(reflect.TypeFor[*int]()).flags&flagDirect == 0 {
		return fmt.Errorf("an interface or a map type differs")
	}
	return nil
}

// keepSample uses the methods of the sample, or the linker drops them.
func keepSample() {
	v := reflect.ValueOf(&sample{})
	for i := range v.NumMethod() {
		v.Method(i)
	}
}

// selfTest makes a type and uses it as compiled code does.
func selfTest() error {
	pkg := types.NewPackage("main", "main")
	ts := &Types{}
	t := types.NewNamed(types.NewTypeName(token.NoPos, pkg, "T", nil), nil, nil)
	v := func(name string, t types.Type) *types.Var { return types.NewVar(token.NoPos, pkg, name, t) }
	field := func(name string, t types.Type) *types.Var {
		return types.NewField(token.NoPos, pkg, name, t, false)
	}
	t.SetUnderlying(types.NewStruct([]*types.Var{
		field("A", types.Typ[types.Int]), field("b", types.Typ[types.String]), field("M", types.NewMap(types.Typ[types.String], types.NewPointer(t))),
	}, nil))
	t.AddMethod(types.NewFunc(token.NoPos, pkg, "String", types.NewSignatureType(v("t", types.NewPointer(t)), nil, nil, nil, types.NewTuple(v("", types.Typ[types.String])), false)))
	rt, err := ts.Of(t)
	if err != nil {
		return err
	}
	p := reflect.New(rt)
	if _, ok := p.Interface().(fmt.Stringer); ok {
		return fmt.Errorf("a type has a method too many")
	}
	if err := ts.SetMethods(t); err != nil {
		return err
	}
	str := reflect.MakeFunc(reflect.FuncOf([]reflect.Type{p.Type()}, []reflect.Type{reflect.TypeFor[string]()}, false), func(in []reflect.Value) []reflect.Value {
		return []reflect.Value{reflect.ValueOf(fmt.Sprint("T", in[0].Elem().Field(0).Int(), in[0].Elem().Field(1)))}
	})
	if err := ts.Named(t).Bind("String", str); err != nil {
		return err
	}
	return use(p)
}

// use tries what others would do with a pointer to the type of selfTest.
func use(p reflect.Value) error {
	if err := json.Unmarshal([]byte(`{"A": 7, "b": "x", "M": {"k": {"A": 8}}}`), p.Interface()); err != nil {
		return err
	}
	p.Elem().Field(1).SetString("b")
	out, err := json.Marshal(p.Interface())
	if err != nil {
		return err
	}
	if want := `{"A":7,"M":{"k":{"A":8,"M":null}}}`; string(out) != want {
		return fmt.Errorf("json gives %s", out)
	}
	if got := fmt.Sprintf("%v %T", p.Interface(), p.Interface()); got != "T7 b *main.T" {
		return fmt.Errorf("fmt gives %s", got)
	}
	set := map[any]bool{p.Interface(): true}
	if !set[p.Interface()] || p.Elem().Comparable() {
		return fmt.Errorf("a value is not equal to itself")
	}
	return nil
}
