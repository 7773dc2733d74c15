package rtype

import (
	"reflect"
	"testing"
	"unsafe"
)

func TestMemory(t *testing.T) {
	xs := []int32{1, 2, 3, 4}
	var part []int32
	slice(&part, &xs[1], 2)
	if len(part) != 2 || cap(part) != 2 || part[0] != 2 || &part[1] != &xs[2] {
		t.Errorf("got %v", part)
	}
	var first *int32
	if sliceData(&first, xs); first != &xs[0] {
		t.Error("another element")
	}
	if p := (*int32)(add(unsafe.Pointer(first), 8)); p != &xs[2] {
		t.Error("another place")
	}
	if s := text(textData("hello"), 4); s != "hell" {
		t.Errorf("got %q", s)
	}
	type pair struct {
		A byte
		B int64
	}
	if got := offsetof((*pair)(nil), 1); got != 8 {
		t.Errorf("B at %d", got)
	}
	slice(&part, (*int32)(nil), 0)
	for name, f := range map[string]func(){
		"nil": func() { slice(&part, (*int32)(nil), 1) }, "negative": func() { slice(&part, &xs[0], -1) },
		"long": func() { slice(&part, &xs[0], 1<<62) }, "nil text": func() { text(nil, 1) }, "negative text": func() { text(textData("a"), -1) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			f()
		}()
	}
	if len(Memory()) != 6 || Memory()["UnsafeAdd"].Kind() != reflect.Func {
		t.Error("not all functions")
	}
}
