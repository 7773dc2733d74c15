package rtype

import (
	"fmt"
	"os"
	"os/exec"
	"reflect"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"testing"
)

// Types, values and methods survive a collector that runs all the time, and
// stacks that move while methods are on them.
func TestCollector(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(1))
	s := declare(t, `
type Node struct { name string; kids []*Node; by map[string]Node; any any; f func() *Node }
func (n *Node) Depth(left int) string
func (n Node) String() string
`)
	rt := s.typ("Node")
	s.bind("Node", "Depth", func(in []reflect.Value) []any {
		var room [512]byte
		left := int(in[1].Int())
		if left == 0 {
			runtime.GC()
			return []any{in[0].Elem().Field(0).String()}
		}
		room[left%len(room)] = 'x'
		d := in[0].Interface().(interface{ Depth(int) string }).Depth(left - 1)
		return []any{d + string(room[left%len(room)])}
	})
	s.text("Node", "String", func(v reflect.Value) string { return fmt.Sprint(v.Field(0), v.Field(1).Len(), v.Field(2).Len()) })
	var wait sync.WaitGroup
	for g := range 4 {
		wait.Go(func() {
			for i := range 10 {
				if got := grow(rt, g*100+i); got != fmt.Sprintf("n%d 50 50", g*100+i) {
					t.Errorf("got %s", got)
				}
				p := reflect.New(rt)
				p.Elem().Field(0).SetString(fmt.Sprint("d", i))
				if got := p.Interface().(interface{ Depth(int) string }).Depth(100); got != fmt.Sprint("d", i)+strings.Repeat("x", 100) {
					t.Errorf("got %s", got)
				}
			}
		})
	}
	wait.Wait()
}

// grow makes a value with much behind it and says what its String says.
func grow(rt reflect.Type, n int) string {
	p := reflect.New(rt)
	v := p.Elem()
	v.Field(0).SetString(fmt.Sprint("n", n))
	v.Field(2).Set(reflect.MakeMap(v.Field(2).Type()))
	for i := range 50 {
		kid := reflect.New(rt)
		kid.Elem().Field(0).SetString(strings.Repeat("k", i))
		kid.Elem().Field(3).Set(p)
		v.Field(1).Set(reflect.Append(v.Field(1), kid))
		v.Field(2).SetMapIndex(reflect.ValueOf(fmt.Sprint(i)), kid.Elem())
	}
	runtime.GC()
	for i := range 50 {
		if v.Field(1).Index(i).Elem().Field(0).Len() != i || v.Field(2).MapIndex(reflect.ValueOf(fmt.Sprint(i))).Field(0).Len() != i {
			return "lost"
		}
	}
	return fmt.Sprint(v.Field(1).Index(7).Elem().Field(3).Interface())
}

// Types made while others are used do not disturb these.
func TestManyTypes(t *testing.T) {
	s := declare(t, "type T struct { a string; b []int }\nfunc (t T) String() string")
	for i := range 300 {
		o := declare(t, fmt.Sprintf("type T struct { a string; b [%d]int }\nfunc (t T) String() string", i+1))
		for _, each := range []*session{s, o} {
			each.typ("T")
			each.text("T", "String", func(v reflect.Value) string { return fmt.Sprint("T", i, v.Field(1).Len()) })
		}
		if got := fmt.Sprint(reflect.Zero(o.typ("T")), reflect.Zero(s.typ("T"))); got != fmt.Sprintf("T%d %d T%d 0", i, i+1, i) {
			t.Fatalf("got %s", got)
		}
	}
}

// The switch turns it all off.
func TestOff(t *testing.T) {
	if os.Getenv("NASLAB_RTYPE") == "off" {
		ok, why := Available()
		fmt.Println(ok, why)
		return
	}
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(exe, "-test.run", "^TestOff$", "-test.v")
	c.Env = append(os.Environ(), "NASLAB_RTYPE=off")
	out, err := c.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "false runtime types are off, because NASLAB_RTYPE says so") {
		t.Errorf("%v: %s", err, out)
	}
}

// A method that compiled code calls through an interface.
func BenchmarkCall(b *testing.B) {
	s := declare(b, "type T struct { n int }\nfunc (t T) Value() int\nfunc (t *T) Pointer() int")
	p := reflect.New(s.typ("T"))
	for _, name := range []string{"Value", "Pointer"} {
		s.bind("T", name, func([]reflect.Value) []any { return []any{1} })
	}
	v := p.Interface().(interface {
		Value() int
		Pointer() int
	})
	b.Run("value", func(b *testing.B) {
		for range b.N {
			v.Value()
		}
	})
	b.Run("pointer", func(b *testing.B) {
		for range b.N {
			v.Pointer()
		}
	})
}

// A type with one method, made anew.
func BenchmarkType(b *testing.B) {
	for range b.N {
		if stubsUsed+8 > stubCount {
			b.Skip("no stubs left")
		}
		b.StopTimer()
		s := declare(b, "type T struct { n int; s string }\nfunc (t T) Value() int")
		b.StartTimer()
		s.typ("T")
	}
}
