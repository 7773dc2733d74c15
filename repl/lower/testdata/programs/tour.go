package main

import (
	"errors"
	"fmt"
	"sort"
)

type Shape interface{ Area() float64 }
type Sq struct{ s float64 }

func (q Sq) Area() float64  { return q.s * q.s }
func (q *Sq) Grow()         { q.s++ }
func (q Sq) String() string { return fmt.Sprintf("Sq(%g)", q.s) }

type MyErr struct{ code int }

func (e *MyErr) Error() string { return fmt.Sprint("code ", e.code) }

func find(n int) error {
	if n == 0 {
		return nil
	}
	return &MyErr{n}
}
func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}
func divmod(a, b int) (q, r int, err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("caught: %v", x)
		}
	}()
	q = a / b
	r = a % b
	return
}
func Map[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(x T) { s.items = append(s.items, x) }
func (s *Stack[T]) Pop() (T, bool) {
	var z T
	if len(s.items) == 0 {
		return z, false
	}
	x := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

var global = 5

func main() {
	fmt.Println(fib(15), global)
	var sh Shape = Sq{3}
	fmt.Println(sh.Area(), sh)
	q := Sq{1}
	q.Grow()
	fmt.Println(q, []Sq{q})
	fmt.Printf("%T %v\n", sh, find(0) == nil)
	var me *MyErr
	fmt.Println(errors.As(fmt.Errorf("w: %w", find(3)), &me), me.code)
	fmt.Println(divmod(7, 2))
	fmt.Println(divmod(7, 0))
	fmt.Println(Map([]int{1, 2, 3}, func(i int) string { return fmt.Sprint(i * 2) }))
	var st Stack[string]
	st.Push("a")
	st.Push("b")
	fmt.Println(st.Pop())
	fs := []func(){}
	for i := 0; i < 3; i++ {
		fs = append(fs, func() { fmt.Print(i, " ") })
	}
	for _, f := range fs {
		f()
	}
	fmt.Println()
	for i := range 3 {
		fmt.Print(i)
	}
	fmt.Println()
	m := map[string]int{"x": 1, "y": 2}
	m["x"]++
	keys := []string{}
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	fmt.Println(keys, m)
	switch v := any(3.5).(type) {
	case int:
		fmt.Println("int", v)
	case float64, string:
		fmt.Println("f or s", v)
	}
	a, b := 1, 2
	a, b = b, a+b
	fmt.Println(a, b)
	c := make(chan int)
	go func() {
		for i := range 3 {
			c <- i
		}
		close(c)
	}()
	for v := range c {
		fmt.Print(v, ",")
	}
	select {
	case v, ok := <-c:
		fmt.Println(v, ok)
	default:
		fmt.Println("none")
	}
	for i, r := range "aé" {
		fmt.Println(i, string(r))
	}
	sum := 0
	for i := 0; i < 10000; i++ {
		if i%2 == 0 {
			continue
		}
		if i > 5000 {
			break
		}
		sum += i
	}
	fmt.Println(sum, min(3, 1, 2), max(2.5, 1))
}
