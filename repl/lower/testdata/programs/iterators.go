package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Print("(end) ")
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func pairs(xs []string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i, x := range xs {
			if !yield(i, x) {
				return
			}
		}
	}
}

func find(n int) (int, bool) {
	for i := range count(10) {
		if i == n {
			return i * 10, true
		}
	}
	return -1, false
}

func named(n int) (res string) {
	defer func() { res += "!" }()
	for i := range count(5) {
		for j := range count(5) {
			if i*j == n {
				return fmt.Sprint(i, j)
			}
		}
	}
	res = "none"
	return
}

func deferring() {
	for i := range count(2) {
		defer fmt.Print("d", i, " ")
	}
	fmt.Print("body ")
}

func labels() {
outer:
	for i := range count(3) {
		for _, x := range pairs([]string{"a", "b", "c"}) {
			switch {
			case x == "b" && i == 0:
				continue outer
			case i == 1:
				break outer
			}
			fmt.Print(i, x, " ")
		}
	}
	fmt.Println()
}

func mixed() (out []string) {
loop:
	for _, x := range []string{"x", "y", "z"} {
		for i := range count(4) {
			if i == 2 {
				continue loop
			}
			if x == "z" {
				break loop
			}
			out = append(out, fmt.Sprint(x, i))
		}
	}
	return
}

func bad(yield func() bool) {
	yield()
	yield()
}

func forever(yield func(int) bool) {
	for i := 0; yield(i); i++ {
	}
}

func main() {
	for i := range count(3) {
		fmt.Print(i, " ")
	}
	fmt.Println()
	fmt.Println(find(3))
	fmt.Println(find(30))
	fmt.Println(named(6), named(100))
	deferring()
	fmt.Println()
	labels()
	fmt.Println(mixed())
	var fs []func() int
	for i := range count(3) {
		fs = append(fs, func() int { i++; return i })
	}
	fmt.Println(fs[0](), fs[0](), fs[2]())
	for range count(2) {
		fmt.Print("x")
	}
	fmt.Println()
	next, stop := iter.Pull(count(3))
	a, ok := next()
	b, ok2 := next()
	stop()
	_, ok3 := next()
	fmt.Println(a, ok, b, ok2, ok3)
	var k int
	var v string
	for k, v = range pairs([]string{"p", "q"}) {
	}
	fmt.Println(k, v)
	m := map[string]int{"a": 1, "b": 2}
	for _, key := range slices.Sorted(maps.Keys(m)) {
		fmt.Print(key, m[key], " ")
	}
	fmt.Println()
	for s := range strings.SplitSeq("a,b,c", ",") {
		fmt.Print(s, ".")
	}
	fmt.Println(slices.Collect(strings.FieldsSeq(" x  y ")))
	func() {
		defer func() { fmt.Println(recover()) }()
		for range bad {
			break
		}
	}()
	sum := 0
	for i := range forever {
		if i > 100 {
			break
		}
		if i%2 == 0 {
			continue
		}
		sum += i
	}
	fmt.Println(sum)
	for i, x := range slices.Backward([]int{1, 2, 3}) {
		fmt.Print(i, x, " ")
	}
	fmt.Println()
	for i, r := range "aé\xffz" {
		fmt.Print(i, ":", r, " ")
	}
	arr := [3]int{1, 2, 3}
	for i, x := range arr {
		arr[2] = 10
		if i == 2 {
			fmt.Println(x)
		}
	}
	xs := []int{1, 2, 3}
	for i := range xs {
		xs = append(xs, i)
	}
	fmt.Println(xs)
	for i, p := range &arr {
		arr[2] = 20
		fmt.Print(i, p, " ")
	}
	var u8 uint8 = 3
	for i := range u8 {
		fmt.Printf("%T%d ", i, i)
	}
	for i := range 3 {
		i *= 2
		fmt.Print(i, " ")
	}
	var nilMap map[int]int
	for range nilMap {
		panic("nil")
	}
	c := make(chan string, 3)
	c <- "c1"
	c <- "c2"
	close(c)
	for s := range c {
		fmt.Print(s, " ")
	}
	fmt.Println()
}
