package main

import (
	"errors"
	"fmt"
	"os"
)

type closer struct{ name string }

func (c *closer) Close()       { fmt.Print("close ", c.name, "; ") }
func (c closer) show(s string) { fmt.Print(c.name, s, "; ") }

func order() {
	for i := range 3 {
		j := i * 10
		defer func() { fmt.Print(j, " ") }()
		defer fmt.Print(i, " ")
	}
}

func results() (n int, err error) {
	defer func() {
		n *= 2
		if r := recover(); r != nil {
			err = fmt.Errorf("caught %v", r)
		}
	}()
	n = 4
	panic("it")
}

func early() (x int) {
	defer func() { x++ }()
	for i := 0; ; i++ {
		if i == 5 {
			return i
		}
	}
}

func helper() any { return recover() }

// Only the deferred function itself recovers.
func tooDeep() (s string) {
	defer func() { s = fmt.Sprint("outer ", recover()) }()
	func() {
		defer func() {
			func() { fmt.Print(recover(), " ") }()
			fmt.Print(helper(), " ")
		}()
		panic("p")
	}()
	return "no"
}

func direct() (s string) {
	defer handle(&s)
	panic("direct")
}

func handle(s *string) { *s = fmt.Sprint("handled ", recover()) }

func again() {
	defer func() { fmt.Println("last", recover()) }()
	defer func() { panic("second") }()
	panic("first")
}

func inner() {
	defer func() {
		defer func() { fmt.Print("inner ", recover(), " ") }()
		panic("second")
	}()
	panic("first")
}

func frozen() {
	c := &closer{"a"}
	defer c.Close()
	v := closer{"v"}
	defer v.show("!")
	f := func(s string) { fmt.Print("f ", s, "; ") }
	defer f("1")
	f = nil
	c, v = &closer{"b"}, closer{"w"}
	xs := []int{1}
	defer fmt.Print(xs, len(xs), "; ")
	xs = nil
}

func loop() (out []int) {
	for i := range 4 {
		func() {
			defer func() { recover() }()
			if i%2 == 0 {
				panic(i)
			}
			out = append(out, i)
		}()
	}
	return out
}

type myErr struct{}

func (*myErr) Error() string { return "mine" }

func typed() (err error) {
	defer func() {
		if r, ok := recover().(error); ok {
			err = r
		}
	}()
	panic(&myErr{})
}

func main() {
	order()
	fmt.Println()
	fmt.Println(results())
	fmt.Println(early())
	fmt.Println(tooDeep())
	fmt.Println(direct())
	again()
	func() {
		defer func() { fmt.Println(recover()) }()
		inner()
	}()
	frozen()
	fmt.Println()
	fmt.Println(loop())
	err := typed()
	var m *myErr
	fmt.Println(errors.As(err, &m), err)
	fmt.Println(recover())
	func() {
		defer func() { fmt.Println("nil func:", recover() != nil) }()
		var f func()
		defer f()
		fmt.Print("reached ")
	}()
	func() {
		m := map[int]int{1: 1}
		c := make(chan int)
		defer close(c)
		defer delete(m, 1)
		defer fmt.Println(len(m))
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		defer recover()
		defer panic("deferred")
	}()
	defer fmt.Println("not seen")
	defer os.Exit(0)
}
