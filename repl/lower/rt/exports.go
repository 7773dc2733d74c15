package rt

import (
	"io"
	"math/bits"
	"reflect"
	"unicode/utf8"
)

// Runtime is what the functions work with.
type Runtime struct {
	// Err is where print and println write.
	Err io.Writer
	// Exiting reports whether the calling goroutine's cell has called os.Exit, after
	// which nothing that was deferred is called. nil means never.
	Exiting func() bool
	// Room is told of n elements of that many bytes before they are made, and panics
	// when there is no memory for them. nil means that there is.
	Room func(n, each int)
	// Recovered is called when a cell has recovered from a panic.
	Recovered func()
	unwinding unwinding
	flights   flights
}

// Exports returns the functions by the names under which the text calls them.
func (r *Runtime) Exports() map[string]reflect.Value {
	out := map[string]reflect.Value{}
	for name, f := range map[string]any{
		"NewDefers": newDefers, "PushDefer": pushDefer, "PushThunk": pushThunk, "PushRecover": pushRecover, "RunDefers": r.runDefers, "Probe": probe, "Recover": r.recover,
		"NewSelect": newSelect, "SelectSend": selectSend, "SelectRecv": selectRecv, "Select": doSelect, "Received": received,
		"Panic": doPanic, "NilCall": nilCall, "NilMethod": nilMethod, "NegativeShift": negativeShift, "BadAssert": badAssert,
		"ShortSlice": shortSlice, "ArrayPointer": arrayPointer, "MakeSize": makeSize, "Room": r.room, "Convert": convert, "IterMisuse": iterMisuse, "Index": index, "IndexWide": indexWide, "Sizeof": sizeof, "Alignof": alignof, "Slice": slice, "Slice3": slice3,
		"Runes": runes, "Clear": clearValue, "MinFloat": minFloat, "MaxFloat": maxFloat, "IsNil": isNil, "Same": same, "Print": r.print, "Println": r.println,
	} {
		out[name] = reflect.ValueOf(f)
	}
	out["Defers"] = reflect.ValueOf((*Defers)(nil))
	out["Selection"] = reflect.ValueOf((*Selection)(nil))
	return out
}

// runes decodes a string: where each rune begins, and the runes.
func runes(s string) (at []int, rs []rune) {
	n := utf8.RuneCountInString(s)
	at, rs = make([]int, 0, n), make([]rune, 0, n)
	for i, r := range s {
		at, rs = append(at, i), append(rs, r)
	}
	return at, rs
}

// minFloat is the builtin min.
func minFloat(a, b float64) float64 { return min(a, b) }

// maxFloat is the builtin max.
func maxFloat(a, b float64) float64 { return max(a, b) }

// clearValue is the builtin clear.
func clearValue(v any) { reflect.ValueOf(v).Clear() }

// room is called before something large is made.
// which is what [makeSize] takes, below zero where every size is a size.
func (r *Runtime) room(n, each, which int) {
	if high, bytes := bits.Mul64(uint64(n), uint64(each)); high > 0 || bytes > mostMemory {
		if which == sizeOfMap {
			return // taken for a hint that says nothing
		}
		if which >= 0 {
			makeSize(which)
		}
	}
	if r.Room != nil {
		r.Room(n, each)
	}
}

// mostMemory is how much a Go program can have on the machines that naslab is built
// for, and sizeOfMap marks what is asked for by a map.
const (
	mostMemory = 1 << 48
	sizeOfMap  = 3
)

// sizeof is the size of the type that p, a nil pointer, points at.
func sizeof(p any) uintptr { return reflect.TypeOf(p).Elem().Size() }

// alignof is its alignment.
func alignof(p any) uintptr { return uintptr(reflect.TypeOf(p).Elem().Align()) }

// same compares interfaces without their methods.
func same(a, b any) bool { return a == b }

// isNil reports whether an interface is nil, without its methods.
func isNil(v any) bool { return v == nil }
