package rt

import (
	"errors"
	"reflect"
	"regexp"
	"runtime"
	"strings"
)

// position is what the interpreter puts before its messages.
var position = regexp.MustCompile(`^(?:\S+\.go:)?\d+:\d+: `)

// texts are the interpreter's panics by how they begin, and what Go says.
var texts = []struct{ has, says string }{
	// Where the text does not test an index before, the number is not known.
	{"reflect: slice index out of range", "index out of range"},
	{"reflect: array index out of range", "index out of range"},
	{"reflect: string index out of range", "index out of range"},
	{"reflect.Value.Slice: slice index out of bounds", "slice bounds out of range"},
	{"reflect.Value.Slice: string slice index out of bounds", "slice bounds out of range"},
	{"reflect.Value.Slice3: slice index out of bounds", "slice bounds out of range"},
	{"reflect: call of reflect.Value.", "nil"},
	{"reflect: Field of nil", "nil"},
	{"reflect: Method on nil", "nil"},
	{"reflect.Value.Call: call of nil function", "nil"},
	{"reflect: call of nil function", "nil"},
	{"reflect: Call using zero Value", "nil"},
	{"reflect.MakeSlice: negative len", "makeslice: len out of range"},
	{"reflect.MakeSlice: negative cap", "makeslice: cap out of range"},
	{"reflect.MakeSlice: len > cap", "makeslice: cap out of range"},
	{"reflect.Value.Interface: cannot return value obtained from unexported", ""},
	{"interface conversion: ", "interface conversion: "},
}

// Genuine returns what a compiled program would have panicked with, for what the
// interpreter panicked with.
func Genuine(v any) any {
	if rv, ok := v.(reflect.Value); ok && rv.IsValid() && rv.CanInterface() {
		v = rv.Interface()
	}
	switch e := v.(type) {
	case runtime.Error:
		if t, ok := strings.CutPrefix(e.Error(), "hash of unhashable type: "); ok {
			return runtimeError("hash of unhashable type " + t)
		}
		if e.Error() == "runtime: allocation size out of range" { // of package reflect
			return runtimeError("makeslice: len out of range")
		}
		return e
	case *reflect.ValueError:
		if e.Kind != reflect.Invalid {
			return e // of the cell's own use of package reflect
		}
		return nilError()
	case error:
		if t := genuineText(e.Error()); t != nil && !isUser(e) {
			return t
		}
	case string:
		if t := genuineText(e); t != nil {
			return t
		}
	}
	return v
}

// isUser reports whether an error is one that a cell may have made: the
// interpreter's are of one type of its own.
func isUser(e error) bool {
	t := reflect.TypeOf(e)
	return !strings.HasPrefix(t.String(), "*interp.") && !strings.HasPrefix(t.String(), "interp.")
}

// genuineText is the genuine panic for a text of the interpreter, nil for any other
// text.
func genuineText(s string) any {
	if len(s) > 4096 { // the interpreter says less
		return nil
	}
	msg := position.ReplaceAllString(s, "")
	for _, t := range texts {
		if !strings.HasPrefix(msg, t.has) {
			continue
		}
		switch t.says {
		case "":
			return nil
		case "nil":
			if strings.Contains(msg, "zero Value") || strings.Contains(msg, "nil") {
				return nilError()
			}
			return nil
		case "interface conversion: ":
			return assertionError(msg)
		}
		return runtimeError(t.says)
	}
	return nil
}

// nilError is what Go panics with when nothing is where something was asked for.
func nilError() (err any) {
	defer func() {
		err = recover()
		if err == nil {
			err = errors.New("invalid memory address or nil pointer dereference")
		}
	}()
	var p *int
	return *p
}
