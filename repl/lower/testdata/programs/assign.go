package main

import (
	"errors"
	"fmt"
)

type point struct{ x, y int }

func two() (int, error)           { return 7, errors.New("e") }
func named() (n int)              { n++; return }
func swapped(a, b int) (int, int) { return b, a }

var calls []string

func note(s string, i int) int { calls = append(calls, s); return i }

func main() {
	// A call beside a constant.
	b, err := 2, errors.New("x")
	fmt.Println(b, err)
	b, err = 3, errors.New("y")
	fmt.Println(b, err)
	b, err = two()
	fmt.Println(b, err)
	// Named results start at zero in each call.
	for range 3 {
		fmt.Print(named(), " ")
	}
	x := 5
	x = named()
	fmt.Println(x)
	// Swaps.
	a := []int{1, 2, 3}
	i := 0
	i, a[i] = 2, 9
	fmt.Println(i, a)
	a[0], a[1], a[2] = a[2], a[0], a[1]
	fmt.Println(a)
	i, j := 1, 2
	i, j = swapped(i, j)
	fmt.Println(i, j)
	m := map[string]int{"a": 1}
	m["a"], m["b"] = m["b"], m["a"]
	fmt.Println(m)
	p := &point{1, 2}
	p.x, p.y = p.y, p.x
	p, p.x = &point{5, 6}, 7
	fmt.Println(*p)
	// Compound assignments.
	m["c"] += 5
	m["c"]++
	m["c"] <<= 2
	fmt.Println(m["c"])
	var f float64 = 1
	f++
	f /= 4
	s := "a"
	s += "b"
	var u uint8 = 250
	u += 10
	var c complex128 = 1i
	c *= c
	bits := 0xff
	bits &^= 0x0f
	fmt.Println(f, s, u, c, bits)
	// Order of evaluation.
	arr := []int{0, 0, 0}
	arr[note("i", 0)], arr[note("j", 1)] = note("a", 1), note("b", 2)
	fmt.Println(calls, arr)
	calls = nil
	fmt.Println(note("l", 1)+note("m", 2)*note("r", 3), calls)
	// Arrays are values.
	v := [3]int{1, 2, 3}
	w := v
	w[0] = 9
	pv := &v
	pv[1] = 8
	fmt.Println(v, w, v == [3]int{1, 8, 3}, len(pv))
	nested := [2][2]int{{1, 2}, {3, 4}}
	nested[1][0] += 10
	row := nested[1]
	row[1] = 0
	fmt.Println(nested, row)
	// Shadowing.
	y := 1
	if y := 2; y > 1 {
		y = 3
		_ = y
	}
	{
		y := "inner"
		_ = y
	}
	for y := 0; y < 3; y++ {
	}
	fmt.Println(y)
	var _, z = 1, 2
	_ = z
	k, ok := m["zz"]
	_, ok2 := m["a"]
	fmt.Println(k, ok, ok2, z)
	bytes := make([]byte, 5, 6)
	copy(bytes, "12346")
	bytes = append(bytes[:len(bytes)-1], '5', bytes[len(bytes)-1])
	fmt.Println(string(bytes))
}
