package main

import (
	"errors"
	"fmt"
	"runtime"
)

type T struct {
	p  *T
	n  int
	xs []int
}

func try(name string, f func()) {
	defer func() {
		r := recover()
		_, isRT := r.(runtime.Error)
		fmt.Println(name, r, isRT)
	}()
	f()
}

type Str interface{ String() string }

func main() {
	xs := []int{1, 2, 3}
	var arr [4]int
	s := "hello"
	i := 5
	j := -1
	var m map[string]int
	var t *T
	tt := &T{}
	var e error
	var a any
	var f func()
	try("index", func() { _ = xs[i] })
	try("set", func() { xs[i] = 1 })
	try("neg", func() { _ = xs[j] })
	try("array", func() { _ = arr[i] })
	try("string", func() { _ = s[i] })
	try("slice", func() { _ = xs[1:i] })
	try("slice2", func() { _ = xs[i:] })
	try("slice3", func() { k := 1; _ = xs[2:k] })
	try("strslice", func() { _ = s[:i+4] })
	try("arrslice", func() { _ = arr[:i] })
	try("map", func() { m["a"] = 1 })
	try("nil", func() { _ = t.n })
	try("nil2", func() { _ = tt.p.p })
	try("nilset", func() { t.n = 1 })
	try("field", func() { _ = tt.xs[0] })
	try("error", func() { _ = e.Error() })
	try("assert", func() { _ = a.(int) })
	a = "x"
	try("assert2", func() { _ = a.(int) })
	try("assert3", func() { _ = a.(Str) })
	try("assert4", func() { _ = a.(fmt.Stringer) })
	try("call", func() { f() })
	try("div", func() { z := 0; _ = 1 / z })
	try("shift", func() { _ = 1 << j })
	try("make", func() { _ = make([]int, j) })
	try("closed", func() { c := make(chan int); close(c); close(c) })
	try("send", func() { c := make(chan int); close(c); c <- 1 })
	try("err", func() { panic(errors.New("mine")) })
	try("nilpanic", func() { panic(nil) })
	try("cmp", func() { var x, y any = []int{1}, []int{1}; _ = x == y })
	try("conv", func() { _ = [4]int(xs) })
	try("hash", func() { m := map[any]int{}; m[[]int{1}] = 2 })
	try("loop", func() {
		for k := 0; k <= 3; k++ {
			_ = xs[k]
		}
	})
}
