package rtype

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"sort"
	"strings"
	"testing"
	"text/template"
)

func TestStringer(t *testing.T) {
	s := declare(t, `
type Op struct { Kind int; note string }
func (o Op) String() string
type Deg float64
func (d Deg) String() string
type Ref struct { p *int }
func (r Ref) String() string
type Set map[string]bool
func (s Set) String() string
type Fn func() int
func (f Fn) String() string
type Ptr struct { n int }
func (p *Ptr) String() string
`)
	for _, name := range []string{"Op", "Deg", "Ref", "Set", "Fn", "Ptr"} {
		rt := s.typ(name)
		s.text(name, "String", func(v reflect.Value) string { return strings.ToUpper(name) + " " + v.Kind().String() })
		v := reflect.New(rt)
		kind := rt.Kind().String()
		want := fmt.Sprintf("%s %s", strings.ToUpper(name), kind)
		if name == "Ptr" {
			want = "PTR ptr"
			if got := fmt.Sprint(v.Elem().Interface()); got != "{0}" {
				t.Errorf("%s: a value has the method of pointers: %s", name, got)
			}
		} else {
			for _, x := range []any{v.Elem().Interface(), reflect.Append(reflect.MakeSlice(reflect.SliceOf(rt), 0, 1), v.Elem()).Interface()} {
				if got := strings.Trim(fmt.Sprint(x), "[]"); got != want {
					t.Errorf("%s: got %s, want %s", name, got, want)
				}
			}
			// as a method expression, with the receiver as it is
			if got := rt.Method(0).Func.Call([]reflect.Value{v.Elem()})[0].String(); got != want {
				t.Errorf("%s: got %s by reflection", name, got)
			}
			if got := v.Elem().Method(0).Call(nil)[0].String(); got != want {
				t.Errorf("%s: got %s of a value by reflection", name, got)
			}
		}
		if got := fmt.Sprint(v.Interface()); got != want {
			t.Errorf("pointer to %s: got %s, want %s", name, got, want)
		}
		f := v.Interface().(fmt.Stringer).String
		if got := f(); got != want {
			t.Errorf("method value of %s: got %s", name, got)
		}
	}
}

// What is in many registers, on the stack, and of many kinds arrives.
func TestArguments(t *testing.T) {
	s := declare(t, `
type Big struct { a, b, c, d int }
type T struct { n int }
func (t *T) F(a int8, b float64, s string, big Big, rest ...any) (string, Big, float32, error)
type Iface interface { F(a int8, b float64, s string, big Big, rest ...any) (string, Big, float32, error) }
func (t T) Sum(a, b, c, d, e, f, g, h, i, j, k int, x, y float64) (int, float64)
`)
	T, big := s.typ("T"), s.typ("Big")
	s.bind("T", "F", func(in []reflect.Value) []any {
		in[0].Elem().Field(0).SetInt(9)
		text := fmt.Sprint(in[1], in[2], in[3], in[4], in[5].Len(), in[5].Index(1))
		return []any{text, in[4].Interface(), float32(2.5), errors.New("e")}
	})
	s.bind("T", "Sum", func(in []reflect.Value) []any {
		n, x := 0, 0.0
		for _, v := range in[1:] {
			if v.Kind() == reflect.Int {
				n += int(v.Int())
			} else {
				x += v.Float()
			}
		}
		return []any{n + int(in[0].Field(0).Int()), x}
	})
	p := reflect.New(T)
	b := reflect.New(big).Elem()
	for i := range 4 {
		b.Field(i).SetInt(int64(i + 1))
	}
	i := reflect.New(s.typ("Iface")).Elem()
	i.Set(p)
	out := i.Method(0).Call([]reflect.Value{reflect.ValueOf(int8(-3)), reflect.ValueOf(1.5), reflect.ValueOf("s"), b, reflect.ValueOf(7), reflect.ValueOf("z")})
	if got := fmt.Sprint(out[0], out[1], out[2], out[3], p.Elem()); got != "-3 1.5 s {1 2 3 4} 2 z {1 2 3 4} 2.5 e {9}" {
		t.Errorf("got %s", got)
	}
	type summer interface {
		Sum(a, b, c, d, e, f, g, h, i, j, k int, x, y float64) (int, float64)
	}
	if n, x := p.Elem().Interface().(summer).Sum(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0.5, 0.25); n != 75 || x != 0.75 {
		t.Errorf("got %d %g", n, x)
	}
}

// A type becomes a Stringer after it was asked whether it is one, also when it
// has other methods, and a method may get other code.
func TestLate(t *testing.T) {
	first := "type T struct { n int }\nfunc (t T) Size() int\n"
	s := declare(t, first+"func (t *T) Close() error\nfunc (t T) String() string\nfunc (t T) MarshalJSON() ([]byte, error)\nfunc (t T) Error() string\n")
	rt, err := s.ts.Of(s.lookup("T"))
	if err != nil {
		t.Fatal(err)
	}
	n := s.ts.Named(s.lookup("T"))
	size := Method{Name: "Size", Type: reflect.TypeFor[func() int]()}
	if err := n.SetMethods([]Method{size}); err != nil {
		t.Fatal(err)
	}
	v := reflect.New(rt)
	if got := fmt.Sprint(v.Elem(), v); got != "{0} &{0}" {
		t.Fatal(got)
	}
	if _, ok := v.Interface().(fmt.Stringer); ok {
		t.Fatal("a Stringer too early")
	}
	if err := s.ts.SetMethods(s.lookup("T").(namedType)); err != nil {
		t.Fatal(err)
	}
	s.text("T", "String", func(reflect.Value) string { return "one" })
	s.text("T", "Error", func(reflect.Value) string { return "err" })
	s.bind("T", "MarshalJSON", func([]reflect.Value) []any { return []any{[]byte(`"json"`), nil} })
	if _, ok := v.Interface().(fmt.Stringer); !ok {
		t.Error("not a Stringer")
	}
	if _, ok := v.Elem().Interface().(fmt.Stringer); !ok {
		t.Error("a value is not a Stringer")
	}
	if out, err := json.Marshal(v.Interface()); string(out) != `"json"` || err != nil {
		t.Error(string(out), err)
	}
	if got := fmt.Sprint(v.Elem()); got != "err" {
		t.Error(got)
	}
	str := v.Interface().(fmt.Stringer)
	s.text("T", "String", func(reflect.Value) string { return "two" })
	if got := str.String(); got != "two" {
		t.Errorf("bound too early: %s", got)
	}
}

// A method that is declared again with another type does not disturb those who
// called it with the old one.
func TestOtherSignature(t *testing.T) {
	s := declare(t, "type T struct { n int }\nfunc (t T) Cost() int\n")
	rt := s.typ("T")
	s.bind("T", "Cost", func([]reflect.Value) []any { return []any{3} })
	old := reflect.New(rt).Interface().(interface{ Cost() int })
	n := s.ts.Named(s.lookup("T"))
	if err := n.SetMethods([]Method{{Name: "Cost", Type: reflect.TypeFor[func() float64]()}}); err != nil {
		t.Fatal(err)
	}
	s2 := func(in []reflect.Value) []reflect.Value { return []reflect.Value{reflect.ValueOf(2.5)} }
	if err := n.Bind("Cost", reflect.MakeFunc(reflect.FuncOf([]reflect.Type{rt}, []reflect.Type{reflect.TypeFor[float64]()}, false), s2)); err != nil {
		t.Fatal(err)
	}
	if old.Cost() != 3 {
		t.Error("the old method")
	}
	if v := reflect.New(rt).Interface().(interface{ Cost() float64 }); v.Cost() != 2.5 {
		t.Error("the new method")
	}
	if err := n.Bind("Cost", reflect.ValueOf(func(int) int { return 0 })); err == nil {
		t.Error("bound a function of another type")
	}
}

func TestErrors(t *testing.T) {
	s := declare(t, "type E struct { code int }\nfunc (e *E) Error() string\nfunc (e *E) Is(error) bool\ntype W struct { in error }\nfunc (w W) Error() string\nfunc (w W) Unwrap() error")
	E, W := s.typ("E"), s.typ("W")
	s.text("E", "Error", func(v reflect.Value) string { return fmt.Sprint("code ", v.Elem().Field(0)) })
	s.bind("E", "Is", func(in []reflect.Value) []any { return []any{in[1].Interface() == errSentinel} })
	s.text("W", "Error", func(v reflect.Value) string { return "w: " + fmt.Sprint(v.Field(0)) })
	s.bind("W", "Unwrap", func(in []reflect.Value) []any { return []any{in[0].Field(0).Interface()} })
	e := reflect.New(E)
	e.Elem().Field(0).SetInt(7)
	w := reflect.New(W).Elem()
	w.Field(0).Set(e)
	err := fmt.Errorf("outer: %w", w.Interface().(error))
	if err.Error() != "outer: w: code 7" || !errors.Is(err, errSentinel) || errors.Is(err, errors.New("x")) {
		t.Error(err)
	}
	target := reflect.New(reflect.PointerTo(E))
	if !errors.As(err, target.Interface()) || target.Elem().Elem().Field(0).Int() != 7 {
		t.Error("errors.As does not find it")
	}
	var typed error = reflect.Zero(reflect.PointerTo(E)).Interface().(error)
	if typed == nil {
		t.Error("a typed nil is nil")
	}
}

var errSentinel = errors.New("sentinel")

func TestPromoted(t *testing.T) {
	s := declare(t, `
import ("sort"; "time")
type Base struct { n int }
func (b Base) Get() int
func (b *Base) Set(n int)
type Mid struct { *Base; x int }
type Top struct { Mid; time.Duration }
type Rev struct { sort.Interface }
func (r Rev) Less(i, j int) bool
type Val struct { Base }
`)
	for _, name := range []string{"Base", "Mid", "Top", "Rev", "Val"} {
		s.typ(name)
	}
	s.bind("Base", "Get", func(in []reflect.Value) []any { return []any{int(in[0].Field(0).Int())} })
	s.bind("Base", "Set", func(in []reflect.Value) []any { in[0].Elem().Field(0).Set(in[1]); return nil })
	top := reflect.New(s.typ("Top")).Elem()
	top.Field(0).Field(0).Set(reflect.New(s.typ("Base")))
	both := top.Interface().(interface {
		Get() int
		Set(int)
		Hours() float64
	})
	both.Set(5)
	top.Field(1).SetInt(3600e9)
	if both.Get() != 5 || both.Hours() != 0 || top.Interface().(interface{ Hours() float64 }).Hours() != 1 {
		t.Error("methods of embedded fields")
	}
	if got := fmt.Sprint(top.Interface()); got != "1h0m0s" {
		t.Errorf("got %s", got)
	}
	v := reflect.New(s.typ("Val"))
	v.Interface().(interface{ Set(int) }).Set(6)
	if v.Elem().Interface().(interface{ Get() int }).Get() != 6 {
		t.Error("a method of an embedded value")
	}
	if _, ok := v.Elem().Interface().(interface{ Set(int) }); ok {
		t.Error("a value has a pointer's method")
	}
	rev := reflect.New(s.typ("Rev")).Elem()
	list := []int{3, 1, 2}
	rev.Field(0).Set(reflect.ValueOf(sort.IntSlice(list)))
	s.bind("Rev", "Less", func(in []reflect.Value) []any {
		return []any{in[0].Field(0).Interface().(sort.Interface).Less(int(in[2].Int()), int(in[1].Int()))}
	})
	if sort.Sort(rev.Interface().(sort.Interface)); fmt.Sprint(list) != "[3 2 1]" {
		t.Error(list)
	}
}

func TestNilReceiver(t *testing.T) {
	s := declare(t, "type T struct { n int }\nfunc (t T) Get() int\ntype P struct { *T }\ntype I struct { Face }\ntype Face interface { M() }")
	for _, name := range []string{"T", "P", "I"} {
		s.typ(name)
	}
	s.bind("T", "Get", func([]reflect.Value) []any { return []any{1} })
	type getter interface{ Get() int }
	const follows = "runtime error: invalid memory address or nil pointer dereference"
	for _, tt := range []struct {
		want string
		f    func()
	}{
		{"value method main.T.Get called using nil *T pointer", func() { reflect.Zero(reflect.PointerTo(s.typ("T"))).Interface().(getter).Get() }},
		{follows, func() { reflect.Zero(s.typ("P")).Interface().(getter).Get() }},
		{follows, func() { reflect.Zero(s.typ("I")).Interface().(interface{ M() }).M() }},
	} {
		func() {
			defer func() {
				r := recover()
				if err, ok := r.(runtime.Error); !ok || err.Error() != tt.want {
					t.Errorf("got %v, want %s", r, tt.want)
				}
			}()
			tt.f()
		}()
	}
}

func TestTemplate(t *testing.T) {
	s := declare(t, "type T struct { Name string }\nfunc (t *T) Greet(who string) (string, error)")
	s.typ("T")
	s.bind("T", "Greet", func(in []reflect.Value) []any {
		return []any{fmt.Sprint(in[0].Elem().Field(0), " greets ", in[1]), nil}
	})
	p := reflect.New(s.typ("T"))
	p.Elem().Field(0).SetString("Ann")
	var b bytes.Buffer
	if err := template.Must(template.New("").Parse(`{{.Name}}: {{.Greet "Bob"}}`)).Execute(&b, p.Interface()); err != nil || b.String() != "Ann: Ann greets Bob" {
		t.Error(b.String(), err)
	}
}

// When there is no stub left, one sentence says so and nothing else changes.
func TestOutOfStubs(t *testing.T) {
	s := declare(t, "type T struct { n int }\nfunc (t T) Get() int")
	if _, err := s.ts.Of(s.lookup("T")); err != nil {
		t.Fatal(err)
	}
	used := stubsUsed
	stubsUsed = stubCount - 1
	err := s.ts.SetMethods(s.lookup("T").(namedType))
	stubsUsed = used
	if err == nil || !strings.Contains(err.Error(), "start naslab again") {
		t.Error(err)
	}
	top := arena.top
	arena.top = arena.used
	_, err = (&Types{}).Of(declare(t, "type X struct { a int }").lookup("X"))
	arena.top = top
	if !errors.Is(err, errFull) {
		t.Error(err)
	}
	s.typ("T")
}
