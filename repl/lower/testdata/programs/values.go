package main

import (
	"fmt"
	"math"
	"os"
	"strconv"
	"time"
	"unicode/utf8"
)

type Celsius float64
type Weekday int

const (
	Sunday Weekday = iota
	Monday
)

const (
	_  = iota
	KB = 1 << (10 * iota)
	MB
)

const big = 1 << 100
const typed uint8 = 200

type Matrix [2][2]float64

func (m Matrix) Det() float64   { return m[0][0]*m[1][1] - m[0][1]*m[1][0] }
func (d Weekday) Next() Weekday { return (d + 1) % 7 }

type myByte byte
type bools bool

type inner struct{ A, B int }
type outer struct {
	inner
	S []inner
	M map[string]*inner
	F func(int) int
	P *outer
	_ int
}
type twin struct {
	A, B int
}

func multi() (a int, b string, c error) { a, b = 1, "x"; return }

func variadic(pre string, xs ...int) string { return fmt.Sprint(pre, len(xs), xs, xs == nil) }
func anys(xs ...any) int                    { return len(xs) }

func main() {
	fmt.Println(KB, MB, big>>98, typed+55, Monday, Monday.Next(), math.MaxUint64-uint64(1))
	var u8 uint8 = 255
	u8++
	var i8 int8 = -128
	i8--
	var i32 int32 = math.MaxInt32
	i32 += 1
	fmt.Println(u8, i8, i32, ^0, 7&^2, -7/2, -7%3, 5.0/2, 1e100, -5>>1, uint32(1)<<31)
	x := 300
	f := 3.99
	neg := -1
	fmt.Println(uint8(x), int(f), int(-f), uint16(neg), string(rune(233)), []byte("hé"), []rune("hé"), string([]rune{26085, 26412}))
	fmt.Println([]myByte("ab"), string([]myByte{'c', 'd'}), Celsius(36.6)+1, float32(0.1), float64(float32(0.1)))
	fmt.Println(math.Inf(1), -math.Inf(1), math.NaN() == math.NaN(), math.Sqrt2, math.Pi)
	s := "héllo"
	fmt.Println(len(s), s[1], s[1:3], s[:1]+s[3:], utf8.RuneCountInString(s), s > "hallo", "abc"[1])
	c := complex(1, 2)
	var c64 complex64 = 3 - 1i
	fmt.Println(c*2i, real(c), imag(c64), c == 1+2i, c/(1-1i), -c64)
	m := Matrix{{1, 2}, {3, 4}}
	fmt.Println(m.Det(), Matrix{{1, 2}, {3, 4}} == m, len(m), m)
	o := outer{inner: inner{1, 2}, S: []inner{{3, 4}, {B: 5}}, M: map[string]*inner{"k": {6, 7}}, F: func(i int) int { return i * 2 }}
	o.P = &outer{S: []inner{{9, 9}}}
	o.M["k"].A++
	o.S[1].A += 8
	o.P.S[0].B--
	o.A *= 10
	fmt.Println(o.A, o.B, o.S, *o.M["k"], o.F(4), o.P.S, o.P.P == nil)
	t := twin(o.inner)
	t.A = 1
	anon := struct{ A, B int }{3, 4}
	t = anon
	o.inner = inner(t)
	fmt.Println(t, o.inner, inner(anon) == inner{3, 4})
	arr := [...]string{2: "c", 0: "a"}
	sl := arr[:2:2]
	sl = append(sl, "x")
	sl[0] = "z"
	fmt.Println(arr, sl, len(sl), cap(arr[1:]), len(arr))
	grid := make([][]int, 3)
	for i := range grid {
		grid[i] = make([]int, 3)
		for j := range grid[i] {
			grid[i][j] = i * j
		}
	}
	fmt.Println(grid)
	mm := map[[2]int]map[string][]int{{1, 2}: {"a": {1}}}
	mm[[2]int{1, 2}]["a"] = append(mm[[2]int{1, 2}]["a"], 2)
	mm[[2]int{0, 0}] = nil
	fmt.Println(mm, len(mm))
	delete(mm, [2]int{1, 2})
	clear(mm)
	fmt.Println(len(mm))
	p := new(42)
	q := new(string)
	*q += "q"
	pp := &p
	**pp++
	fmt.Println(*p, *q, p == *pp, min(3, 1, 2), max(2.5, 1), min("b", "a"), max(math.NaN(), 1))
	fmt.Println(multi())
	a, b, err := multi()
	fmt.Println(a, b, err, variadic("v"), variadic("v", 1), variadic("v", []int{1, 2}...), variadic("n", nil...), anys([]any{1, 2}), anys([]any{1, 2}...), anys(nil))
	n, err := strconv.Atoi("x1")
	fmt.Println(n, err)
	d := 90 * time.Minute
	fmt.Println(d, d/2, time.Duration(1500)*time.Millisecond, d.Hours(), time.Unix(0, 0).UTC().Format(time.RFC3339))
	var bb bools = x > 3
	fmt.Println(bb, !bb, bb && x == 300, os.Getenv("NOT_THERE") == "")
	var e error
	var fn func()
	var ch chan int
	var sl0 []int
	var mp map[string]int
	fmt.Println(e == nil, fn == nil, ch == nil, sl0 == nil, mp == nil, mp["x"], len(sl0), e)
	copy(sl, []string{"p"})
	copied := copy([]byte("xyz"), "ab")
	fmt.Println(sl, copied, append([]byte("a"), "bc"...), append([]int(nil), sl0...) == nil)
	shift := uint(3)
	var i64 int64 = 1
	fmt.Println(1<<shift, i64<<40, uint8(1)<<7>>7, x<<shift>>shift)
	arr2 := [4]int([]int{1, 2, 3, 4})
	ap := (*[2]int)([]int{5, 6})
	ap[0] = 7
	fmt.Println(arr2, *ap)
	switch y := x % 7; {
	case y > 5:
		fmt.Println("big")
	case y == 6, y < 7:
		fmt.Println("small")
		fallthrough
	case false:
		fmt.Println("through")
	default:
		fmt.Println("no")
	}
	switch any(x) {
	case "a", nil:
		fmt.Println("no")
	case 300:
		fmt.Println("300")
	}
	i := 0
loop:
	if i < 3 {
		i++
		goto loop
	}
	fmt.Println(i)
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		fmt.Print(i, j, " ")
	}
	fmt.Println()
	fmt.Printf("%T %T %T %T %v %08.3f|%-5s|%5d|%x|%q|%c|%U\n", d, o.inner, m, fn, bb, 3.14159, "ab", 42, "hi", 'x', 'é', 'é')
	type local struct{ X, Y int }
	pts := map[local]string{{1, 2}: "a"}
	fmt.Printf("%v %+v %T\n", pts[local{1, 2}], local{3, 4}, local{})
	if v, ok := any(local{1, 1}).(local); ok && v.X == 1 || false {
		fmt.Println("local", v)
	}
	var arrp *[3]int
	fmt.Println(len(arrp), cap(arrp))
	for i := range arrp {
		fmt.Print(i)
	}
	fmt.Println()
}
