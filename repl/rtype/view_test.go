package rtype

import (
	"fmt"
	"reflect"
	"testing"
	"time"
)

// TestView compares what package fmt prints of a view with what it prints of a
// compiled value of the same type.
func TestView(t *testing.T) {
	s := declare(t, `import "time"
type T struct { D time.Duration; d time.Duration; l []time.Duration; e any; E any; next *T }`)
	type T struct {
		D    time.Duration
		d    time.Duration
		l    []time.Duration
		e    any
		E    any
		next *T
	}
	made := s.typ("T")
	v := reflect.New(made).Elem()
	v.Field(0).SetInt(1)
	v.Field(1).SetInt(2)
	v.Field(2).Set(reflect.ValueOf([]time.Duration{3}))
	v.Field(3).Set(reflect.ValueOf(time.Duration(4)))
	v.Field(4).Set(reflect.ValueOf(time.Duration(5)))
	want := T{1, 2, []time.Duration{3}, time.Duration(4), time.Duration(5), nil}
	inner := reflect.New(made).Elem()
	inner.Set(v)
	inner.Field(4).Set(v)
	nested := want
	nested.E = want
	for _, c := range []struct{ made, compiled any }{
		{v.Interface(), want}, {v.Addr().Interface(), &want}, {inner.Interface(), nested},
		{[]any{v.Interface()}, []any{want}}, {map[string]any{"k": v.Interface()}, map[string]any{"k": want}},
	} {
		got, changed := View(c.made)
		if !changed {
			t.Errorf("the view of %T is that type", c.made)
		}
		for _, verb := range []string{"%v", "%+v", "%d", "%x"} {
			if g, w := fmt.Sprintf(verb, got), fmt.Sprintf(verb, c.compiled); g != w {
				t.Errorf("%s prints %s, want %s", verb, g, w)
			}
		}
		if g, w := fmt.Sprintf("%T", got), fmt.Sprintf("%T", c.made); g != w {
			t.Errorf("the view's type is %s, not %s", g, w)
		}
	}
	if _, changed := View([]any{1, "a", time.Second}); changed {
		t.Error("a view of compiled values differs from them")
	}
	if v.Field(1).Int() != 2 || !v.Field(1).CanSet() {
		t.Error("the value itself is closed now")
	}
}
