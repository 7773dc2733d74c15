package kernel

import (
	"fmt"
	"io"
	"reflect"
)

// printing are the functions of fmt with arguments made plain: lowered code
// hands these over as a list of any, which see package lower.
func (k *Kernel) printing() map[string]any {
	out, plain := k.out, k.plainList
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

// logging does the same for package log, whose functions the interpreter has
// bound to its standard error.
func (k *Kernel) logging() map[string]any {
	live := k.in.Symbols("log")["log"]
	out := map[string]any{}
	for _, name := range []string{"Print", "Println", "Fatal", "Fatalln", "Panic", "Panicln"} {
		if f, ok := function[func(...any)](live[name]); ok {
			out[name] = func(a ...any) { f(k.plainList(a)...) }
		}
	}
	for _, name := range []string{"Printf", "Fatalf", "Panicf"} {
		if f, ok := function[func(string, ...any)](live[name]); ok {
			out[name] = func(format string, a ...any) { f(format, k.plainList(a)...) }
		}
	}
	return out
}

// function returns the function of that type in v.
func function[F any](v reflect.Value) (f F, ok bool) {
	if !v.IsValid() || !v.CanInterface() {
		return f, false
	}
	f, ok = v.Interface().(F)
	return f, ok
}
