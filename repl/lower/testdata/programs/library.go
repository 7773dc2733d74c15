package main

import (
	"bufio"
	"bytes"
	"cmp"
	"container/heap"
	"container/list"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/big"
	"math/rand/v2"
	"os"
	"reflect"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
	"text/tabwriter"
	"time"
	"unsafe"
)

type IntHeap []int

func (h IntHeap) Len() int           { return len(h) }
func (h IntHeap) Less(i, j int) bool { return h[i] < h[j] }
func (h IntHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *IntHeap) Push(x any)        { *h = append(*h, x.(int)) }
func (h *IntHeap) Pop() any {
	old := *h
	n := len(old)
	x := old[n-1]
	*h = old[:n-1]
	return x
}

type SafeMap[K comparable, V any] struct {
	mu sync.RWMutex
	m  map[K]V
}

func NewSafeMap[K comparable, V any]() *SafeMap[K, V] { return &SafeMap[K, V]{m: make(map[K]V)} }
func (s *SafeMap[K, V]) Set(k K, v V) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.m[k] = v
}
func (s *SafeMap[K, V]) Get(k K) (V, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	v, ok := s.m[k]
	return v, ok
}

type Counter struct {
	sync.Mutex
	n map[string]int
}

func (c *Counter) Inc(k string) {
	c.Lock()
	defer c.Unlock()
	c.n[k]++
}

type Shape interface {
	Area() float64
	Perimeter() float64
}
type Rect struct{ W, H float64 }
type Circle struct{ R float64 }

func (r Rect) Area() float64        { return r.W * r.H }
func (r Rect) Perimeter() float64   { return 2 * (r.W + r.H) }
func (c Circle) Area() float64      { return 3 * c.R * c.R }
func (c Circle) Perimeter() float64 { return 6 * c.R }

type Temp float64

func (t Temp) MarshalJSON() ([]byte, error) { return []byte(fmt.Sprintf(`"%.1fC"`, float64(t))), nil }
func (t *Temp) UnmarshalJSON(b []byte) error {
	s := strings.Trim(string(b), `"C`)
	f, err := strconv.ParseFloat(s, 64)
	*t = Temp(f)
	return err
}

type Reading struct {
	T    Temp      `json:"t"`
	When time.Time `json:"-"`
	Sub  *Reading  `json:"sub,omitempty"`
	M    map[string]Temp
}

type State int

const (
	Idle State = iota + 1
	Running
	Done
)

var names = map[State]string{Idle: "idle", Running: "running"}

func (s State) String() string {
	if n, ok := names[s]; ok {
		return n
	}
	return "State(" + strconv.Itoa(int(s)) + ")"
}

type Visitor func(n *Node) Visitor
type Node struct {
	Val         int
	Left, Right *Node
}

func (n *Node) Accept(v Visitor) {
	if n == nil || v == nil {
		return
	}
	v = v(n)
	n.Left.Accept(v)
	n.Right.Accept(v)
}

type Num interface{ ~int | ~float64 }

func MapReduce[K comparable, T any, R Num](xs []T, key func(T) K, val func(T) R) map[K]R {
	out := map[K]R{}
	for _, x := range xs {
		out[key(x)] += val(x)
	}
	return out
}

type Option func(*opts)
type opts struct {
	name string
	n    int
}

func With(n int) Option { return func(o *opts) { o.n = n } }
func New(name string, os ...Option) *opts {
	o := &opts{name: name}
	for _, f := range os {
		f(o)
	}
	return o
}

type ErrA struct{ Op string }

func (e ErrA) Error() string { return "a:" + e.Op }
func (e ErrA) Unwrap() error { return io.EOF }

type Stack[T any] []T

func (s *Stack[T]) Push(v T) { *s = append(*s, v) }
func (s *Stack[T]) Pop() (v T, err error) {
	if len(*s) == 0 {
		return v, errors.New("empty")
	}
	v = (*s)[len(*s)-1]
	*s = (*s)[:len(*s)-1]
	return v, nil
}

type Stringer interface{ String() string }

func JoinAll[T Stringer](xs ...T) string {
	var b strings.Builder
	for i, x := range xs {
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString(x.String())
	}
	return b.String()
}

func main() {
	h := &IntHeap{5, 2, 8}
	heap.Init(h)
	heap.Push(h, 1)
	for h.Len() > 0 {
		fmt.Print(heap.Pop(h), " ")
	}
	fmt.Println()
	l := list.New()
	l.PushBack(1)
	l.PushFront("a")
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	fmt.Println()
	sm := NewSafeMap[string, []int]()
	sm.Set("a", []int{1})
	v, ok := sm.Get("a")
	_, no := sm.Get("b")
	fmt.Println(v, ok, no)
	c := Counter{n: map[string]int{}}
	var wg sync.WaitGroup
	for i := range 20 {
		wg.Go(func() { c.Inc([]string{"x", "y"}[i%2]) })
	}
	wg.Wait()
	fmt.Println(c.n)
	shapes := []Shape{Rect{2, 3}, Circle{1}, &Rect{1, 1}}
	sort.Slice(shapes, func(i, j int) bool { return shapes[i].Area() < shapes[j].Area() })
	for _, s := range shapes {
		fmt.Printf("%T %.1f %.1f\n", s, s.Area(), s.Perimeter())
	}
	b, err := json.Marshal(Reading{T: 36.6, Sub: &Reading{T: 1}, M: map[string]Temp{"k": 2}})
	fmt.Println(string(b), err)
	var r Reading
	err = json.Unmarshal(b, &r)
	fmt.Println(r.T, r.Sub.T, r.M["k"], err)
	fmt.Println(Idle, Running, Done, []State{Idle, Done}, map[State]int{Running: 1})
	fmt.Printf("%v %d %s %q %x\n", Running, Running, Running, Running, 255)
	t := &Node{1, &Node{2, nil, nil}, &Node{3, &Node{4, nil, nil}, nil}}
	sum := 0
	var visit Visitor
	visit = func(n *Node) Visitor { sum += n.Val; return visit }
	t.Accept(visit)
	fmt.Println(sum)
	fmt.Println(MapReduce([]string{"a", "bb", "cc"}, func(s string) int { return len(s) }, func(s string) float64 { return 1.5 }))
	o := New("n", With(3), func(o *opts) { o.n *= 2 })
	fmt.Println(*o)
	e := fmt.Errorf("wrap: %w", ErrA{"op"})
	var ea ErrA
	fmt.Println(errors.As(e, &ea), ea.Op, errors.Is(e, io.EOF), errors.Join(e, nil, io.EOF))
	var st Stack[rune]
	for _, r := range "abc" {
		st.Push(r)
	}
	top, _ := st.Pop()
	fmt.Println(string(top), len(st), JoinAll(Idle, Running))
	sc := bufio.NewScanner(strings.NewReader("one two\nthree"))
	sc.Split(bufio.ScanWords)
	for sc.Scan() {
		fmt.Print(sc.Text(), "|")
	}
	fmt.Println()
	var buf bytes.Buffer
	tw := tabwriter.NewWriter(&buf, 0, 8, 1, ' ', 0)
	fmt.Fprintln(tw, "a\tbbb\tc")
	fmt.Fprintln(tw, "aaaa\tb\tc")
	tw.Flush()
	fmt.Print(buf.String())
	re := regexp.MustCompile(`(\w+)@(\w+)`)
	fmt.Println(re.FindAllStringSubmatch("a@b c@d", -1), re.ReplaceAllStringFunc("a@b", strings.ToUpper))
	f := new(big.Int).Exp(big.NewInt(2), big.NewInt(100), nil)
	fmt.Println(f, f.Cmp(big.NewInt(1)))
	rt := reflect.TypeOf(Reading{})
	for i := range rt.NumField() {
		fmt.Print(rt.Field(i).Name, " ", rt.Field(i).Tag.Get("json"), "; ")
	}
	fmt.Println(reflect.ValueOf(Rect{1, 2}).NumMethod(), reflect.DeepEqual(Rect{1, 2}, Rect{1, 2}), reflect.TypeOf(Idle).Kind())
	rng := rand.New(rand.NewPCG(1, 2))
	fmt.Println(rng.IntN(100), rng.Perm(4), rand.N(10) < 10)
	people := []struct {
		Name string
		Age  int
	}{{"Al", 30}, {"Bo", 25}, {"Cy", 30}}
	slices.SortStableFunc(people, func(a, b struct {
		Name string
		Age  int
	}) int {
		return cmp.Compare(a.Age, b.Age)
	})
	fmt.Println(people, unsafe.Sizeof(people[0]))
	groups := map[int][]string{}
	for _, p := range people {
		groups[p.Age] = append(groups[p.Age], p.Name)
	}
	for _, k := range slices.Sorted(maps.Keys(groups)) {
		fmt.Print(k, groups[k], " ")
	}
	fmt.Println()
	var a, bb int
	n, err := fmt.Sscanf("3-4", "%d-%d", &a, &bb)
	fmt.Println(n, err, a, bb)
	path := os.TempDir() + "/naslab_library.txt"
	os.WriteFile(path, []byte("hi"), 0o600)
	data, err := os.ReadFile(path)
	fmt.Println(string(data), err, os.Remove(path))
	_, err = os.Open("/no/such/file")
	var pe *os.PathError
	fmt.Println(errors.As(err, &pe), errors.Is(err, os.ErrNotExist))
	pool := sync.Pool{New: func() any { return new(bytes.Buffer) }}
	pb := pool.Get().(*bytes.Buffer)
	pb.WriteString("pooled")
	fmt.Println(pb)
	ops := map[string]func(float64, float64) (float64, error){
		"+": func(a, b float64) (float64, error) { return a + b, nil },
		"/": func(a, b float64) (float64, error) {
			if b == 0 {
				return 0, errors.New("division by zero")
			}
			return a / b, nil
		},
	}
	for _, k := range []string{"+", "/"} {
		if v, err := ops[k](1, 0); err != nil {
			fmt.Println(k, err)
		} else {
			fmt.Println(k, v)
		}
	}
	matrix := [][]float64{{1, 2}, {3, 4}}
	for i := range matrix {
		for j := range matrix[i] {
			matrix[i][j] *= float64(i + j)
		}
	}
	fmt.Println(matrix)
	type key struct{ x, y int }
	grid := map[key]rune{}
	for y, line := range strings.Split("ab\ncd", "\n") {
		for x, r := range line {
			grid[key{x, y}] = r
		}
	}
	fmt.Println(string(grid[key{1, 1}]), len(grid))
	func() {
		defer func() {
			if r := recover(); r != nil {
				fmt.Println("recovered:", r)
			}
		}()
		var arr []int
		arr[0] = 1
	}()
	x := any(people[0])
	_, isStr := x.(string)
	fmt.Println(isStr, fmt.Sprintf("%v|%+v", x, x))
	fmt.Printf("%6.2f|%-8s|%08b|%+d|%e|%t|%p\n", 3.14159, "go", 5, 7, 12345.678, true, nil)
	d, _ := time.ParseDuration("1h30m")
	fmt.Println(d.Minutes(), time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC).AddDate(1, 0, 0).Weekday())
	fmt.Println(strings.Map(func(r rune) rune {
		if r == 'a' {
			return -1
		}
		return r + 1
	}, "banana"), strings.FieldsFunc("a1b2", func(r rune) bool { return r >= '0' && r <= '9' }))
}
