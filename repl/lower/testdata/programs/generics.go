package main

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
)

type Number interface {
	~int | ~int64 | ~float64
}

func Sum[T Number](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return s
}

func Map[T, U any](xs []T, f func(T) U) []U {
	out := make([]U, 0, len(xs))
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func Reduce[T, A any](xs []T, a A, f func(A, T) A) A {
	for _, x := range xs {
		a = f(a, x)
	}
	return a
}

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) String() string { return fmt.Sprintf("%v=>%v", p.Key, p.Val) }

type List[T any] struct {
	head *node[T]
	n    int
}

type node[T any] struct {
	v    T
	next *node[T]
}

func (l *List[T]) Push(v T) *List[T] {
	l.head = &node[T]{v, l.head}
	l.n++
	return l
}

func (l *List[T]) All() func(yield func(int, T) bool) {
	return func(yield func(int, T) bool) {
		i := 0
		for n := l.head; n != nil; n = n.next {
			if !yield(i, n.v) {
				return
			}
			i++
		}
	}
}

type Tree[T cmp.Ordered] struct {
	Left, Right *Tree[T]
	V           T
}

func (t *Tree[T]) Insert(v T) *Tree[T] {
	if t == nil {
		return &Tree[T]{V: v}
	}
	switch {
	case v < t.V:
		t.Left = t.Left.Insert(v)
	case v > t.V:
		t.Right = t.Right.Insert(v)
	}
	return t
}

func (t *Tree[T]) Walk(yield func(T) bool) bool {
	return t == nil || t.Left.Walk(yield) && yield(t.V) && t.Right.Walk(yield)
}

type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(v T)                             { s[v] = struct{}{} }
func (s Set[T]) Has(v T) bool                        { _, ok := s[v]; return ok }
func Keys[M ~map[K]V, K cmp.Ordered, V any](m M) []K { return slices.Sorted(maps.Keys(m)) }

type Stringish interface{ ~string }

func Join[S Stringish](xs []S) (out S) {
	for _, x := range xs {
		out += x
	}
	return
}

type Name string
type ID int

func Ptr[T any](v T) *T { return &v }

func Zero[T any]() T { var z T; return z }

func kind[T any](v T) string {
	switch any(v).(type) {
	case int:
		return "int"
	case string:
		return "string"
	case []T:
		return "slice"
	}
	return fmt.Sprintf("%T", v)
}

func local[T any](v T) string {
	type box struct{ V T }
	b := box{v}
	return fmt.Sprintf("%v", b)
}

type Opt[T any] struct {
	v  T
	ok bool
}

func Some[T any](v T) Opt[T] { return Opt[T]{v, true} }
func (o Opt[T]) Or(d T) T {
	if o.ok {
		return o.v
	}
	return d
}

func main() {
	fmt.Println(Sum(1, 2, 3), Sum(1.5, 2), Sum([]ID{1, 2}...))
	fmt.Println(Map([]int{1, 2}, func(i int) string { return strings.Repeat("x", i) }))
	fmt.Println(Reduce([]int{1, 2, 3}, 0.5, func(a float64, x int) float64 { return a + float64(x) }))
	p := Pair[string, int]{"a", 1}
	fmt.Println(p, []Pair[string, int]{p})
	fmt.Printf("%T %v\n", p, Zero[Pair[int, bool]]())
	l := (&List[string]{}).Push("a").Push("b")
	for i, v := range l.All() {
		fmt.Print(i, v, " ")
	}
	fmt.Println(l.n)
	var t *Tree[int]
	for _, v := range []int{5, 2, 8, 1, 5} {
		t = t.Insert(v)
	}
	t.Walk(func(v int) bool { fmt.Print(v, " "); return v < 5 })
	fmt.Println()
	s := Set[string]{}
	s.Add("z")
	s.Add("y")
	fmt.Println(s.Has("z"), s.Has("q"), Keys(s))
	fmt.Println(Join([]Name{"a", "b"}), *Ptr(3), kind(1), kind("s"), kind(2.5), local("v"), local(1))
	fmt.Println(Some(3).Or(4), Opt[int]{}.Or(4))
	xs := []int{3, 1, 2}
	slices.Sort(xs)
	i, ok := slices.BinarySearch(xs, 2)
	fmt.Println(xs, i, ok, slices.Max(xs), slices.Contains(xs, 9), slices.Index(xs, 3))
	people := []struct {
		Name string
		Age  int
	}{{"b", 2}, {"a", 2}, {"c", 1}}
	slices.SortFunc(people, func(a, b struct {
		Name string
		Age  int
	}) int {
		return cmp.Or(cmp.Compare(a.Age, b.Age), strings.Compare(a.Name, b.Name))
	})
	fmt.Println(people)
	m := map[string]int{"a": 1, "b": 2}
	keys := slices.Collect(maps.Keys(m))
	sort.Strings(keys)
	fmt.Println(keys, maps.Clone(m), len(slices.Collect(maps.Values(m))))
	var ptr atomic.Pointer[string]
	str := "s"
	ptr.Store(&str)
	fmt.Println(*ptr.Load())
	once := sync.OnceValue(func() int { fmt.Print("once "); return 7 })
	fmt.Println(once(), once())
	_, found := errors.AsType[*strError](fmt.Errorf("w: %w", &strError{"x"}))
	fmt.Println(found)
	f := Map[int, int]
	fmt.Println(f([]int{1}, func(i int) int { return -i }), min(2, 1), max("a", "b"))
	for c := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(c, " ")
	}
	fmt.Println()
}

type strError struct{ s string }

func (e *strError) Error() string { return e.s }
