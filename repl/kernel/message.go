package kernel

import (
	"fmt"
	"reflect"
	"strings"

	"naslab/repl/rescue"
)

// message says what a panic was about, in the words of a compiled program.
func message(v any) (s string) {
	defer func() {
		if r := recover(); r != nil {
			s = fmt.Sprintf("panic: a %T whose text cannot be had, because that panics too: %v", v, r)
		}
	}()
	switch v := v.(type) {
	case interface{ NasStop() }:
		return fmt.Sprint(v)
	case *rescue.Fatal:
		return v.Error()
	case error:
		return "panic: " + trimmed(v.Error())
	case fmt.Stringer:
		return "panic: " + trimmed(v.String())
	case string:
		return "panic: " + trimmed(v)
	}
	checkCyclic(v)
	return "panic: " + literal(reflect.ValueOf(v))
}

// trimmed is a text without line ends behind it, which package log puts there.
func trimmed(s string) string { return strings.TrimRight(s, "\n") }

// literal is a value as Go would write it.
func literal(v reflect.Value) string {
	if !v.IsValid() {
		return "nil"
	}
	text := fmt.Sprintf("%v", v)
	switch v.Kind() {
	case reflect.String:
		text = fmt.Sprintf("%q", v.String())
	case reflect.Pointer:
		if v.Type().Elem().Kind() == reflect.Struct {
			return fmt.Sprintf("%#v", v)
		}
	case reflect.Struct, reflect.Slice, reflect.Map, reflect.Array:
		return fmt.Sprintf("%#v", v)
	}
	if v.Type().PkgPath() != "" {
		return v.Type().String() + "(" + text + ")"
	}
	return text
}
