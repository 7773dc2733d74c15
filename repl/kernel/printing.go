package kernel

import (
	"fmt"
	"io"
	"reflect"
	"strings"
	"unsafe"

	"github.com/traefik/yaegi/interp"
)

// printing are the functions of fmt, which see through the interpreter's
// wrappers: without that, a cell's struct in a list of any prints as an address.
func (k *Kernel) printing() map[string]any {
	out := k.out
	return map[string]any{
		"Print":    func(a ...any) (int, error) { return fmt.Fprint(out, plain(a)...) },
		"Printf":   func(f string, a ...any) (int, error) { return fmt.Fprintf(out, f, plain(a)...) },
		"Println":  func(a ...any) (int, error) { return fmt.Fprintln(out, plain(a)...) },
		"Sprint":   func(a ...any) string { return fmt.Sprint(plain(a)...) },
		"Sprintf":  func(f string, a ...any) string { return fmt.Sprintf(f, plain(a)...) },
		"Sprintln": func(a ...any) string { return fmt.Sprintln(plain(a)...) },
		"Fprint":   func(w io.Writer, a ...any) (int, error) { return fmt.Fprint(w, plain(a)...) },
		"Fprintf":  func(w io.Writer, f string, a ...any) (int, error) { return fmt.Fprintf(w, f, plain(a)...) },
		"Fprintln": func(w io.Writer, a ...any) (int, error) { return fmt.Fprintln(w, plain(a)...) },
		"Errorf":   func(f string, a ...any) error { return fmt.Errorf(f, plain(a)...) },
	}
}

// textual tells the interpreter that a function that takes any value wants the
// methods that give a value its text.
func (k *Kernel) textual(f reflect.Value) {
	if !f.IsValid() {
		return
	}
	types := []reflect.Type{
		reflect.TypeFor[fmt.Formatter](), reflect.TypeFor[fmt.Stringer](), reflect.TypeFor[error](),
	}
	_ = k.in.Use(interp.Exports{".": {"MapTypes": reflect.ValueOf(map[reflect.Value][]reflect.Type{f: types})}})
}

// plain takes the wrappers off arguments, and off the elements of lists of any.
func plain(args []any) []any {
	out := args
	for i, a := range args {
		p, changed := unwrapped(a)
		if !changed {
			continue
		}
		if &out[0] == &args[0] {
			out = append([]any(nil), args...)
		}
		out[i] = p
	}
	return out
}

// unwrapped returns what is in a wrapper.
func unwrapped(a any) (any, bool) {
	switch a := a.(type) {
	case nil:
		return nil, false
	case reflect.Value:
		if a.IsValid() && a.CanInterface() {
			return a.Interface(), true
		}
		return a, false
	case []any:
		if p := plain(a); len(a) > 0 && &p[0] != &a[0] {
			return p, true
		}
		return a, false
	}
	v := reflect.ValueOf(a)
	if v.Kind() != reflect.Struct || !strings.HasSuffix(v.Type().PkgPath(), "yaegi/interp") {
		return a, false
	}
	f, ok := v.Type().FieldByName("value")
	if !ok || f.Type != reflect.TypeFor[reflect.Value]() {
		return a, false
	}
	p := reflect.New(v.Type())
	p.Elem().Set(v)
	in := *(*reflect.Value)(unsafe.Add(p.UnsafePointer(), f.Offset))
	if !in.IsValid() || !in.CanInterface() {
		return nil, true
	}
	return in.Interface(), true
}
