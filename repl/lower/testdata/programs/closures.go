package main

import (
	"fmt"
	"sort"
	"sync"
)

func counter() (func() int, func()) {
	n := 0
	return func() int { n++; return n }, func() { n = 0 }
}

func compose(fs ...func(int) int) func(int) int {
	return func(x int) int {
		for _, f := range fs {
			x = f(x)
		}
		return x
	}
}

type op func(int, int) int

func (o op) twice(a, b int) int { return o(o(a, b), b) }

func main() {
	inc, reset := counter()
	inc()
	inc()
	fmt.Print(inc(), " ")
	reset()
	fmt.Println(inc())
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
	var ps []*int
	for i, v := range []int{7, 8, 9} {
		ps = append(ps, &v, &i)
	}
	for _, p := range ps {
		fmt.Print(*p, " ")
	}
	fmt.Println()
	for i := 0; i < 6; i++ {
		if i%2 == 1 {
			continue
		}
		i++
		fs = append(fs, func() int { return i })
	}
	for _, f := range fs[3:] {
		fmt.Print(f(), " ")
	}
	fmt.Println()
outer:
	for i := 0; i < 3; i++ {
		for j := 0; j < 3; j++ {
			if j == 1 {
				continue outer
			}
			if i == 2 {
				break outer
			}
			fs = append(fs, func() int { return 10*i + j })
		}
	}
	fmt.Println(fs[len(fs)-1](), fs[len(fs)-2]())
	fmt.Println(compose(func(x int) int { return x + 1 }, func(x int) int { return x * 2 })(3))
	fmt.Println(op(func(a, b int) int { return a - b }).twice(10, 3))
	var fib func(int) int
	memo := map[int]int{}
	fib = func(n int) int {
		if n < 2 {
			return n
		}
		if v, ok := memo[n]; ok {
			return v
		}
		memo[n] = fib(n-1) + fib(n-2)
		return memo[n]
	}
	fmt.Println(fib(50))
	xs := []string{"bb", "a", "ccc"}
	sort.Slice(xs, func(i, j int) bool { return len(xs[i]) < len(xs[j]) })
	fmt.Println(xs)
	var wg sync.WaitGroup
	var mu sync.Mutex
	sum := 0
	for i := range 10 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			defer mu.Unlock()
			sum += i
		}()
	}
	wg.Wait()
	fmt.Println(sum)
	var gs []func() string
	for i := range 3 {
		x := []int{i}
		v, ok := map[int]string{0: "a", 1: "b"}[i]
		w := struct{ n int }{i}
		gs = append(gs, func() string { return fmt.Sprint(x, v, ok, w) })
	}
	for _, g := range gs {
		fmt.Println(g())
	}
	func(args ...any) { fmt.Println(len(args), args) }(1, "a", nil, []any{2})
	env := func() func(*bool) func() int {
		return func() func(*bool) func() int {
			return func(p *bool) func() int { return func() int { *p = true; return 4 } }
		}()
	}()
	var ok bool
	fmt.Println(env(&ok)(), ok)
}
