package rt

import (
	"fmt"
	"io"
	"os"
	"reflect"
	"strconv"
)

// print is the builtin print.
func (r *Runtime) print(list ...any) {
	w := r.out()
	for _, v := range list {
		fmt.Fprint(w, plain(v))
	}
}

// println is the builtin println.
func (r *Runtime) println(list ...any) {
	w := r.out()
	for i, v := range list {
		if i > 0 {
			fmt.Fprint(w, " ")
		}
		fmt.Fprint(w, plain(v))
	}
	fmt.Fprintln(w)
}

func (r *Runtime) out() io.Writer {
	if r.Err != nil {
		return r.Err
	}
	return os.Stderr
}

// plain is a value as the builtin functions print it: never by its methods.
func plain(v any) string {
	rv := reflect.ValueOf(v)
	switch rv.Kind() {
	case reflect.Invalid:
		return "nil"
	case reflect.Bool:
		return strconv.FormatBool(rv.Bool())
	case reflect.String:
		return rv.String()
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return strconv.FormatInt(rv.Int(), 10)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return strconv.FormatUint(rv.Uint(), 10)
	case reflect.Float32, reflect.Float64:
		return float(rv.Float())
	case reflect.Complex64, reflect.Complex128:
		c := rv.Complex()
		return "(" + float(real(c)) + float(imag(c)) + "i)"
	case reflect.Pointer, reflect.Map, reflect.Chan, reflect.Func, reflect.UnsafePointer, reflect.Slice:
		return fmt.Sprintf("%#x", rv.Pointer())
	}
	return fmt.Sprintf("%v", v)
}

// float is +d.dddddde+ddd.
func float(f float64) string {
	s := strconv.FormatFloat(f, 'e', 6, 64)
	if f == f && s[0] != '-' && s[0] != '+' {
		s = "+" + s
	}
	for i := len(s) - 1; i > 0; i-- {
		if s[i] == '+' || s[i] == '-' {
			for len(s)-i-1 < 3 {
				s = s[:i+1] + "0" + s[i+1:]
			}
			break
		}
	}
	return s
}
