package show

import (
	"reflect"
	"strings"
	"unicode"
	"unicode/utf8"
)

// structure prints a struct by field; at the outermost level one field a line
// when it is long.
func (w Printer) structure(v reflect.Value, depth int) string {
	if depth >= maxDepth {
		return "{...}"
	}
	parts := make([]string, 0, v.NumField())
	long := 0
	for i := range v.NumField() {
		p := fieldName(v.Type(), i) + ": " + w.element(v.Field(i), depth+1)
		long += len(p) + 1
		parts = append(parts, p)
	}
	if depth == 0 && long > 78 {
		return "{\n  " + strings.Join(parts, "\n  ") + "\n}"
	}
	return "{" + strings.Join(parts, " ") + "}"
}

// fieldName is the name of a field. In the interpreter's types, which have no
// name, unexported fields have an X in front, which is taken off.
func fieldName(t reflect.Type, i int) string {
	name := t.Field(i).Name
	if rest, ok := strings.CutPrefix(name, "X"); ok && t.Name() == "" {
		if r, _ := utf8.DecodeRuneInString(rest); unicode.IsLower(r) || r == '_' {
			return rest
		}
	}
	return name
}

// pointer prints what is pointed at, for a struct or list.
func (w Printer) pointer(v reflect.Value, depth int) string {
	if v.IsNil() {
		return "nil"
	}
	if depth >= maxDepth-1 {
		return "&..."
	}
	switch v.Elem().Kind() {
	case reflect.Struct, reflect.Slice, reflect.Array, reflect.Map:
		if depth > 1 {
			return "&..." // lists and graphs of pointers end here
		}
		return "&" + w.one(unwrap(v.Elem()), depth)
	}
	return "pointer to " + w.one(unwrap(v.Elem()), depth+1)
}
