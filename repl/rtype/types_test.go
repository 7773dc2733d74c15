package rtype

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"testing"
)

func TestText(t *testing.T) {
	s := declare(t, `
type Int int
type Str string
type List []Int
type Dict map[Str]List
type Fn func(Int) (Str, error)
type Ch chan Int
type Face interface{ Name() string }
type Pair[K comparable, V any] struct { Key K; val V }
type P = Pair[string, Int]
type Inner struct { a int }
type Op struct { Inner; *List; Kind Int; note string; _ int; face Face; any any }
`)
	for name, want := range map[string][3]string{ // %T, %v and %+v of the zero value
		"Int":  {"main.Int", "0", "0"},
		"Str":  {"main.Str", "", ""},
		"List": {"main.List", "[]", "[]"},
		"Dict": {"main.Dict", "map[]", "map[]"},
		"Fn":   {"main.Fn", "<nil>", "<nil>"},
		"Ch":   {"main.Ch", "<nil>", "<nil>"},
		"P":    {"main.Pair[string,main.Int]", "{ 0}", "{Key: val:0}"},
		"Op":   {"main.Op", "{{0} <nil> 0  0 <nil> <nil>}", "{Inner:{a:0} List:<nil> Kind:0 note: _:0 face:<nil> any:<nil>}"},
	} {
		v := reflect.Zero(s.typ(name)).Interface()
		got := [3]string{fmt.Sprintf("%T", v), fmt.Sprintf("%v", v), fmt.Sprintf("%+v", v)}
		if got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	face := s.typ("Face")
	if face.String() != "main.Face" || face.Kind() != reflect.Interface || face.Name() != "Face" || face.PkgPath() != "main" {
		t.Error(face)
	}
	if p := reflect.PointerTo(s.typ("Op")); p.String() != "*main.Op" || p.Elem() != s.typ("Op") || reflect.TypeOf(reflect.New(s.typ("Op")).Interface()) != p {
		t.Error(p)
	}
	if n := s.typ("P").Name(); n != "Pair[string,main.Int]" {
		t.Error(n)
	}
}

func TestUnnamed(t *testing.T) {
	s := declare(t, "var a struct { x int; Y string `json:\"y\"`; time }\ntype time struct{}\n"+
		"var b struct { x int; Y string `json:\"y\"`; time }\nvar c struct { A int; B []string }\nvar d interface { m(int) string; N() }\n"+
		"var e interface { m(int) string; N() }\nvar f func(...time) *[3]chan<- time")
	if s.typ("a") != s.typ("b") || s.typ("d") != s.typ("e") {
		t.Error("identical types are made twice")
	}
	if s.typ("c") != reflect.TypeOf(struct {
		A int
		B []string
	}{}) {
		t.Error("a struct type that compiled code has is made again")
	}
	for name, want := range map[string]string{
		"a": `struct { x int; Y string "json:\"y\""; main.time }`, "d": "interface { N(); main.m(int) string }",
		"f": "func(...main.time) *[3]chan<- main.time",
	} {
		if got := s.typ(name).String(); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}

// A type may contain itself where its size is not needed, or only through a map.
func TestRecursive(t *testing.T) {
	s := declare(t, `
type T struct {
	name string
	m    map[string]T
	k    *map[K]T
	p    *[4]T
	s    []T
	f    func(T) T
	c    chan T
	i    interface { F(T) T }
}
type K struct { a string; f float64; i any; t *T }
type Tree map[string]Tree
type Loop []Loop
type A struct { b []B; m map[B]A }
type B struct { x [2]C; a *A }
type C struct { s string; e error }
`)
	T := s.typ("T")
	m := reflect.MakeMap(T.Field(1).Type)
	for i := range 100 {
		v := reflect.New(T).Elem()
		v.Field(0).SetString(fmt.Sprint("name", i))
		m.SetMapIndex(reflect.ValueOf(fmt.Sprint(i)), v)
	}
	if got := m.MapIndex(reflect.ValueOf("42")).Field(0).String(); got != "name42" {
		t.Errorf("a map of a struct that has that map: got %s", got)
	}
	K := s.typ("K")
	km := reflect.MakeMap(T.Field(2).Type.Elem())
	key := func(a string, f float64, i any) reflect.Value {
		v := reflect.New(K).Elem()
		v.Field(0).SetString(a)
		v.Field(1).SetFloat(f)
		v.Field(2).Set(reflect.ValueOf(&i).Elem())
		return v
	}
	km.SetMapIndex(key("a", 0, "i"), reflect.Zero(T))
	km.SetMapIndex(key("a", math.Copysign(0, -1), "i"), reflect.Zero(T))
	if km.Len() != 1 || !km.MapIndex(key("a", 0, "i")).IsValid() || km.MapIndex(key("a", 0, "j")).IsValid() {
		t.Error("a map with a key that refers to the map's element")
	}
	if p := reflect.New(T.Field(3).Type.Elem()).Elem(); p.Len() != 4 || p.Type().Size() != 4*T.Size() {
		t.Error("an array of a struct behind a pointer")
	}
	tree := reflect.MakeMap(s.typ("Tree"))
	tree.SetMapIndex(reflect.ValueOf("a"), reflect.MakeMap(s.typ("Tree")))
	loop := reflect.MakeSlice(s.typ("Loop"), 2, 2)
	if got := fmt.Sprint(tree, loop); got != "map[a:map[]] [[] []]" {
		t.Error(got)
	}
	A := s.typ("A")
	if am := reflect.MakeMap(A.Field(1).Type); A.Field(1).Type.Key() != s.typ("B") || am.MapIndex(reflect.Zero(s.typ("B"))).IsValid() {
		t.Error("types that need each other")
	}
}

func TestEqual(t *testing.T) {
	s := declare(t, `
type K struct { name string; n int; _ int; face any }
type L struct { list []int }
type N [2]K
`)
	k := func(name string, n, blank int, face any) any {
		v := reflect.New(s.typ("K")).Elem()
		v.Field(0).SetString(name)
		v.Field(1).SetInt(int64(n))
		v.Field(2).SetInt(int64(blank))
		v.Field(3).Set(reflect.ValueOf(&face).Elem())
		return v.Interface()
	}
	a, b := k("ab"[:1], 1, 2, 3.0), k("a", 1, 3, 3.0)
	if a != b || a == k("a", 2, 2, 3.0) || a == k("a", 1, 2, 4.0) {
		t.Error("== of structs")
	}
	if m := map[any]int{a: 1}; m[b] != 1 {
		t.Error("a struct as a key")
	}
	if !s.typ("N").Comparable() || s.typ("L").Comparable() {
		t.Error("what can be compared")
	}
	defer func() {
		if r := recover(); r == nil || fmt.Sprint(r) != "runtime error: comparing uncomparable type main.L" {
			t.Errorf("got %v", r)
		}
	}()
	x, y := reflect.Zero(s.typ("L")).Interface(), reflect.Zero(s.typ("L")).Interface()
	_ = x == y
}

func TestJSON(t *testing.T) {
	s := declare(t, "type base struct { ID int }\ntype num int\ntype T struct { base; num; Name string `json:\"name\"`; secret string; Next *T `json:\",omitempty\"`; hidden int `json:\"hidden\"`}")
	p := reflect.New(s.typ("T"))
	if err := json.Unmarshal([]byte(`{"ID":3,"name":"n","secret":"x","hidden":4,"Next":{"name":"m"}}`), p.Interface()); err != nil {
		t.Fatal(err)
	}
	if !p.Elem().Field(3).CanSet() {
		t.Error("a field that cells can set cannot be set")
	}
	p.Elem().Field(3).SetString("s")
	out, err := json.Marshal(p.Interface())
	if want := `{"ID":3,"name":"n","Next":{"ID":0,"name":"m"}}`; string(out) != want || err != nil {
		t.Errorf("got %s %v, want %s", out, err, want)
	}
}

func TestWrong(t *testing.T) {
	s := declare(t, "type Big [1<<40][1<<40]int\ntype Many struct { f func(b Big) }\ntype OK struct { a int }")
	for _, name := range []string{"Big", "Many"} {
		if rt, err := s.ts.Of(s.lookup(name)); err == nil {
			t.Errorf("%s: got %v", name, rt)
		}
	}
	s.typ("OK")
}
