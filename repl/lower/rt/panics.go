package rt

import (
	"fmt"
	"reflect"
	"strings"
)

// doPanic is the builtin panic.
func doPanic(v any) { panic(v) }

// nilCall calls a nil function.
func nilCall() {
	var f func()
	f()
}

// nilMethod takes a method of a nil interface.
func nilMethod() {
	var e error
	_ = e.Error
	_ = e.Error()
}

// negativeShift shifts by less than nothing.
func negativeShift() {
	n := -1
	_ = 1 << n
}

// index asks for an element that is not there.
func index(i, n int) {
	s := make([]struct{}, n)
	_ = s[i]
}

// indexWide asks for an element that is not there, by an index that may be larger
// than every int.
func indexWide(i uint64, n int) {
	s := make([]struct{}, n)
	_ = s[i]
}

// slice takes a part that is not there, of a slice (kind 0), a string (1) or an
// array (2); set says that the upper bound was given.
func slice(low, high, length, limit, kind, set int) {
	if kind == 1 {
		s := strings.Repeat("x", length)
		if set == 0 {
			_ = s[low:]
		}
		_ = s[low:high]
		return
	}
	s := make([]struct{}, length, limit)
	if kind == 2 {
		if set == 0 {
			panic(runtimeError(fmt.Sprintf("slice bounds out of range [%d:%d]", low, length)))
		}
		if high > length {
			panic(runtimeError(fmt.Sprintf("slice bounds out of range [:%d] with length %d", high, length)))
		}
	}
	if set == 0 {
		_ = s[low:]
	}
	_ = s[low:high]
}

// slice3 takes a part with a capacity that is not there; kind 2 is an array.
func slice3(low, high, most, length, limit, kind int) {
	if kind == 2 && (most > limit || most < 0) {
		text := fmt.Sprintf("slice bounds out of range [::%d]", most)
		if most > 0 {
			text += fmt.Sprintf(" with length %d", limit)
		}
		panic(runtimeError(text))
	}
	s := make([]struct{}, length, limit)
	_ = s[low:high:most]
}

// shortSlice converts a slice to an array that is longer.
func shortSlice(have, want int) {
	panic(runtimeError(fmt.Sprintf("cannot convert slice with length %d to array or pointer to array with length %d", have, want)))
}

// arrayPointer converts a slice to a pointer to an array, of the type that to
// points at.
func arrayPointer(s, to any) {
	p := reflect.ValueOf(to).Elem()
	v := reflect.ValueOf(s)
	if n := p.Type().Elem().Len(); v.Len() < n {
		shortSlice(v.Len(), n)
	}
	p.Set(v.Convert(p.Type()))
}

// convert converts v to the type of what to points at.
func convert(v, to any) {
	p, from := reflect.ValueOf(to).Elem(), reflect.ValueOf(v)
	switch {
	case from.CanConvert(p.Type()):
		p.Set(from.Convert(p.Type()))
	case p.Kind() == reflect.String && from.Type().Elem().Kind() == reflect.Uint8:
		p.SetString(string(from.Bytes()))
	case p.Kind() == reflect.String:
		rs := make([]rune, from.Len())
		for i := range rs {
			rs[i] = rune(from.Index(i).Int())
		}
		p.SetString(string(rs))
	case p.Type().Elem().Kind() == reflect.Uint8:
		p.SetBytes([]byte(from.String()))
	default:
		rs := []rune(from.String())
		p.Set(reflect.MakeSlice(p.Type(), len(rs), len(rs)))
		for i, r := range rs {
			p.Index(i).SetInt(int64(r))
		}
	}
}

// makeSize makes a slice of a wrong length (0) or capacity (1), or a channel of a
// wrong capacity (2).
func makeSize(which int) {
	if which == 2 {
		panic(plainError("makechan: size out of range"))
	}
	panic(runtimeError([]string{"makeslice: len out of range", "makeslice: cap out of range"}[which]))
}

// iterMisuse is called when an iterator calls a loop's body that has ended.
func iterMisuse(code int) {
	if code < 0 {
		panic(runtimeError("range function continued iteration after whole loop exit"))
	}
	panic(runtimeError("range function continued iteration after function for loop body returned false"))
}

// badAssert fails an assertion: types are given by nil pointers to them.
func badAssert(v, iface, want any) {
	from, to := reflect.TypeOf(iface).Elem(), reflect.TypeOf(want).Elem()
	have := reflect.TypeOf(v)
	text := "interface conversion: "
	switch {
	case have == nil && to.Kind() == reflect.Interface:
		text += "interface is nil, not " + typeText(to)
	case have == nil:
		text += nameOf(from) + " is nil, not " + typeText(to)
	case to.Kind() == reflect.Interface:
		text += typeText(have) + " is not " + typeText(to) + ": missing method " + missing(have, to)
	default:
		text += nameOf(from) + " is " + typeText(have) + ", not " + typeText(to)
	}
	panic(assertionError(text))
}

func nameOf(t reflect.Type) string {
	if t.Name() == "" || t.NumMethod() == 0 {
		if t.NumMethod() == 0 {
			return "interface {}"
		}
		return "interface"
	}
	return typeText(t)
}

func typeText(t reflect.Type) string { return t.String() }

// missing is the first method of an interface that a type lacks.
func missing(have, want reflect.Type) string {
	for i := range want.NumMethod() {
		m := want.Method(i)
		if h, ok := have.MethodByName(m.Name); !ok || !sameSignature(h.Type, m.Type, have.Kind() != reflect.Interface) {
			return m.Name
		}
	}
	return strings.TrimSpace("")
}

func sameSignature(h, m reflect.Type, recv bool) bool {
	skip := 0
	if recv {
		skip = 1
	}
	if h.NumIn()-skip != m.NumIn() || h.NumOut() != m.NumOut() {
		return false
	}
	for i := range m.NumIn() {
		if h.In(i+skip) != m.In(i) {
			return false
		}
	}
	for i := range m.NumOut() {
		if h.Out(i) != m.Out(i) {
			return false
		}
	}
	return true
}

// runtimeError is an error of the running program, as Go's own are.
type runtimeError string

func (e runtimeError) Error() string { return "runtime error: " + string(e) }

// RuntimeError makes it a runtime.Error.
func (e runtimeError) RuntimeError() {}

// plainError is a runtime.Error whose text says nothing of that.
type plainError string

func (e plainError) Error() string { return string(e) }

// RuntimeError makes it a runtime.Error.
func (e plainError) RuntimeError() {}

// assertionError is a failed assertion, whose text says so itself.
type assertionError string

func (e assertionError) Error() string { return string(e) }

// RuntimeError makes it a runtime.Error.
func (e assertionError) RuntimeError() {}
