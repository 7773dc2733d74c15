package kernel

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"unsafe"
)

// texters knows how values of a cell's types say what they are. Compiled code
// cannot see the methods of such a value, only a wrapper with the interpreter's
// type in it.
type texters struct {
	mu     sync.RWMutex
	byType map[string]texter // by the interpreter's name of the type
	// structs has the names of the struct types of cells by what they are to
	// compiled code: a pointer to such a value carries no name. A type that was
	// declared again is there under its last name.
	structs map[reflect.Type]map[string]string
}

type texter struct {
	method string        // String or Error
	f      reflect.Value // func(T) string
}

// setTexter is called by lowered code after a method String or Error has been
// declared.
func (k *Kernel) setTexter(typ, method string, f any) {
	k.texts.mu.Lock()
	defer k.texts.mu.Unlock()
	if k.texts.byType == nil {
		k.texts.byType = map[string]texter{}
	}
	if old, ok := k.texts.byType[typ]; ok && old.method == "Error" && method == "String" {
		return // Error comes first, as in package fmt
	}
	k.texts.byType[typ] = texter{method, reflect.ValueOf(f)}
}

// setStruct is called by lowered code after a struct type has been declared; p
// is a nil pointer to it.
func (k *Kernel) setStruct(name, inner string, p any) {
	t := reflect.TypeOf(p)
	if t == nil || t.Kind() != reflect.Pointer {
		return
	}
	k.texts.mu.Lock()
	defer k.texts.mu.Unlock()
	if k.texts.structs == nil {
		k.texts.structs = map[reflect.Type]map[string]string{}
	}
	if k.texts.structs[t.Elem()] == nil {
		k.texts.structs[t.Elem()] = map[string]string{}
	}
	k.texts.structs[t.Elem()][name] = inner
}

// nameless returns the name of the type of a struct, or of a pointer to one, when
// only one type of the cells is such a struct; else "".
func (k *Kernel) nameless(t reflect.Type) string {
	star := ""
	if t.Kind() == reflect.Pointer {
		t, star = t.Elem(), "*"
	}
	if t.Kind() != reflect.Struct || t.Name() != "" {
		return ""
	}
	k.texts.mu.RLock()
	defer k.texts.mu.RUnlock()
	names := k.texts.structs[t]
	if len(names) != 1 {
		return ""
	}
	for _, inner := range names {
		return star + inner
	}
	return ""
}

// is reports whether a value that has the structure of the named type of a cell
// may have that type: it is false when the value is known to have another.
func (k *Kernel) is(a any, typ string) bool {
	in, name, ok := wrapped(a)
	for ok && in.IsValid() && in.CanInterface() && isWrapper(in.Interface()) {
		in, name, ok = wrapped(in.Interface())
	}
	if !ok && a != nil {
		name = k.nameless(reflect.TypeOf(a))
	}
	return name == "" || name == typ
}

// Text returns the text of a value of one of the cells' types that has a
// method String or Error, without a wrapper around it.
func (k *Kernel) Text(v reflect.Value) (string, bool) {
	if !v.IsValid() || !v.CanInterface() || v.Kind() == reflect.Pointer && v.IsNil() {
		return "", false
	}
	p, ok := k.withText(v, k.nameless(v.Type()))
	if !ok {
		return "", false
	}
	if e, ok := p.(error); ok {
		return "error: " + e.Error(), true
	}
	return p.(fmt.Stringer).String(), true
}

// Plain returns what compiled code should see of a value that came out of a
// cell as an any: the value itself, or one that has its text.
func (k *Kernel) Plain(a any) any {
	switch a := a.(type) {
	case nil:
		return nil
	case reflect.Value:
		if a.IsValid() && a.CanInterface() {
			return k.Plain(a.Interface())
		}
		return a
	case []any:
		return k.plainList(a)
	}
	in, typ, ok := wrapped(a)
	if !ok {
		v := reflect.ValueOf(a)
		if v.Kind() == reflect.Pointer && v.IsNil() {
			return a
		}
		if p, ok := k.withText(v, k.nameless(v.Type())); ok {
			return p
		}
		return a
	}
	if !in.IsValid() || !in.CanInterface() {
		return nil
	}
	if p, ok := k.withText(in, typ); ok {
		return p
	}
	if isWrapper(in.Interface()) {
		return k.Plain(in.Interface())
	}
	return in.Interface()
}

// withText gives a value of the named type its text.
func (k *Kernel) withText(v reflect.Value, typ string) (any, bool) {
	if typ == "" {
		return nil, false
	}
	k.texts.mu.RLock()
	t, ok := k.texts.byType[typ]
	k.texts.mu.RUnlock()
	if !ok || !v.Type().AssignableTo(t.f.Type().In(0)) {
		return nil, false
	}
	text := textual{v.Interface(), func() string { return t.f.Call([]reflect.Value{v})[0].String() }}
	if t.method == "Error" {
		return textualError{text}, true
	}
	return text, true
}

// plainList makes the elements plain; a list without wrappers stays itself.
func (k *Kernel) plainList(list []any) []any {
	var out []any
	for i, a := range list {
		if !isWrapper(a) && (a == nil || k.nameless(reflect.TypeOf(a)) == "") {
			continue
		}
		if out == nil {
			out = append(out, list...)
		}
		out[i] = k.Plain(a)
	}
	if out == nil {
		return list
	}
	return out
}

func isWrapper(a any) bool {
	switch a.(type) {
	case nil:
		return false
	case reflect.Value, []any:
		return true
	}
	v := reflect.TypeOf(a)
	return v.Kind() == reflect.Struct && v.Name() == "valueInterface" && strings.HasSuffix(v.PkgPath(), "yaegi/interp")
}

// wrapped returns the value in the interpreter's wrapper for values that are
// stored as an any, and the name of its type.
func wrapped(a any) (in reflect.Value, typ string, ok bool) {
	if !isWrapper(a) {
		return in, "", false
	}
	v := reflect.ValueOf(a)
	p := reflect.New(v.Type())
	p.Elem().Set(v)
	f, ok := v.Type().FieldByName("value")
	if !ok || f.Type != reflect.TypeFor[reflect.Value]() {
		return in, "", false
	}
	in = *(*reflect.Value)(unsafe.Add(p.UnsafePointer(), f.Offset))
	return in, typeName(v.FieldByName("node")), true
}

// typeName reads the name of the interpreter's type of a node: "T__2" or
// "*T__2", "" for what has none.
func typeName(node reflect.Value) string {
	if !node.IsValid() || node.Kind() != reflect.Pointer || node.IsNil() {
		return ""
	}
	t := node.Elem().FieldByName("typ")
	star := ""
	for range 2 {
		if !t.IsValid() || t.Kind() != reflect.Pointer || t.IsNil() {
			return ""
		}
		if n := t.Elem().FieldByName("name"); n.IsValid() && n.Kind() == reflect.String && n.String() != "" {
			return star + n.String()
		}
		t, star = t.Elem().FieldByName("val"), "*"
	}
	return ""
}

// textual is a value with the text that its String method in a cell gives.
type textual struct {
	value any
	text  func() string
}

func (t textual) String() string { return t.text() }

// Format uses the text for the verbs for which package fmt would.
func (t textual) Format(s fmt.State, verb rune) {
	if strings.ContainsRune("vsqxX", verb) && !(verb == 'v' && s.Flag('#')) {
		fmt.Fprintf(s, fmt.FormatString(s, verb), t.text())
		return
	}
	fmt.Fprintf(s, fmt.FormatString(s, verb), t.value)
}

// textualError is the same for an Error method.
type textualError struct{ textual }

func (t textualError) Error() string { return t.text() }
