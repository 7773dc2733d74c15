package rtype

import (
	"fmt"
	"go/token"
	"reflect"
	"strconv"
	"strings"
	"unsafe"
)

// field is one field of a struct type to be made.
type field struct {
	name     string
	typ      reflect.Type
	tag      string
	embedded bool
}

// plain reports whether package reflect can make the struct: yes when no field
// is embedded, blank or has an unexported name.
func plain(fields []field) bool {
	for _, f := range fields {
		if f.embedded || !token.IsExported(f.name) {
			return false
		}
	}
	return true
}

// structOf makes a struct type without a name.
func structOf(fields []field) (reflect.Type, error) {
	if plain(fields) {
		return reflect.StructOf(standIns(fields, func(i int) reflect.StructField {
			return reflect.StructField{Name: fields[i].name, Tag: reflect.StructTag(fields[i].tag)}
		})), nil
	}
	base := reflect.StructOf(numbered(fields))
	lock.Lock()
	defer lock.Unlock()
	return relabelled(base, fields, true)
}

// numbered are the fields under names that package reflect takes.
func numbered(fields []field) []reflect.StructField {
	return standIns(fields, func(i int) reflect.StructField {
		return reflect.StructField{Name: fmt.Sprintf("F%d", i)}
	})
}

// standIns makes the list that package reflect wants.
func standIns(fields []field, label func(i int) reflect.StructField) []reflect.StructField {
	list := make([]reflect.StructField, len(fields))
	for i, f := range fields {
		list[i] = label(i)
		list[i].Type = f.typ
	}
	return list
}

// relabelled copies a struct type and gives its fields their names. open makes
// all of them look exported. The caller holds the lock.
func relabelled(base reflect.Type, fields []field, open bool) (reflect.Type, error) {
	p, err := allot(unsafe.Sizeof(structType{}))
	if err != nil {
		return nil, err
	}
	st := (*structType)(p)
	*st = *(*structType)(address(base))
	if st.fields, err = labels(st.fields, fields, open); err != nil {
		return nil, err
	}
	if st.pkgPath, err = nameOf("main", "", 0); err != nil {
		return nil, err
	}
	if st.str, err = nameNumber(structText(fields), 0); err != nil {
		return nil, err
	}
	st.flags &^= flagNamed | flagUncommon | flagExtraStar
	st.hash, st.ptrToThis = hashOf(p), 0
	if hasBlank(fields) && st.equal != nil {
		equal := equalExceptBlank(fields, st.fields)
		st.equal = *(*unsafe.Pointer)(unsafe.Pointer(&equal))
		st.flags &^= flagRegular
		kept(equal)
	}
	signsZero(&st.head, base)
	kept(base)
	return typeAt(p), nil
}

// labels returns the fields with their own names.
func labels(from []structField, fields []field, open bool) ([]structField, error) {
	p, err := allot(unsafe.Sizeof(structField{}) * uintptr(len(fields)))
	if err != nil {
		return nil, err
	}
	to := unsafe.Slice((*structField)(p), len(fields))
	copy(to, from)
	for i, f := range fields {
		bits, tag := byte(0), f.tag
		if token.IsExported(f.name) || open {
			bits |= nameExported
		}
		if f.embedded {
			bits |= nameEmbedded
		}
		if open {
			tag = hidden(f)
		}
		if to[i].name, err = nameOf(f.name, tag, bits); err != nil {
			return nil, err
		}
	}
	return to, nil
}

// hidden is the tag of a field, which hides one with an unexported name from the
// encoders. They look into embedded structs in any case.
func hidden(f field) string {
	if token.IsExported(f.name) {
		return f.tag
	}
	if f.embedded {
		t := f.typ
		if t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		if t.Kind() == reflect.Struct {
			return f.tag
		}
	}
	return strings.TrimSuffix(hides+" "+f.tag, " ")
}

// hides is the tag that hides a field from the encoders.
const hides = `json:"-" xml:"-"`

// structText is the text of the type as package reflect writes it.
func structText(fields []field) string {
	var b strings.Builder
	b.WriteString("struct {")
	for i, f := range fields {
		if i > 0 {
			b.WriteByte(';')
		}
		if !f.embedded {
			b.WriteString(" " + f.name)
		}
		b.WriteString(" " + f.typ.String())
		if f.tag != "" {
			b.WriteString(" " + strconv.Quote(f.tag))
		}
	}
	if len(fields) > 0 {
		b.WriteByte(' ')
	}
	return b.String() + "}"
}

func hasBlank(fields []field) bool {
	for _, f := range fields {
		if f.name == "_" {
			return true
		}
	}
	return false
}

// equalExceptBlank compares structs as Go does: without their blank fields.
func equalExceptBlank(fields []field, at []structField) func(p, q unsafe.Pointer) bool {
	return func(p, q unsafe.Pointer) bool {
		for i, f := range fields {
			if f.name == "_" {
				continue
			}
			off := at[i].offset
			equal := (*head)(at[i].typ).equal
			if !(*(*func(p, q unsafe.Pointer) bool)(unsafe.Pointer(&equal)))(unsafe.Add(p, off), unsafe.Add(q, off)) {
				return false
			}
		}
		return true
	}
}
