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
	case reflect.Float32:
		return strconv.FormatFloat(rv.Float(), 'g', -1, 32)
	case reflect.Float64:
		return strconv.FormatFloat(rv.Float(), 'g', -1, 64)
	case reflect.Complex64:
		return strconv.FormatComplex(rv.Complex(), 'g', -1, 64)
	case reflect.Complex128:
		return strconv.FormatComplex(rv.Complex(), 'g', -1, 128)
	case reflect.Slice:
		return fmt.Sprintf("[%d/%d]%#x", rv.Len(), rv.Cap(), rv.Pointer())
	case reflect.Pointer, reflect.Map, reflect.Chan, reflect.Func, reflect.UnsafePointer:
		return fmt.Sprintf("%#x", rv.Pointer())
	}
	return fmt.Sprintf("%v", v)
}
