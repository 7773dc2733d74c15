package show

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"gonum.org/v1/gonum/mat"

	"naslab/engine/space"
	"naslab/engine/table"
)

type named struct{ Name string }

func (n named) String() string { return "named " + n.Name }

type broken struct{}

func (broken) String() string { panic("no text") }

type tabular struct{ rows int }

func (t tabular) Table() *table.Table {
	tb := table.New("", "n")
	for i := range t.rows {
		tb.Add(i)
	}
	return tb
}

// summed has a table and a summary.
type summed struct{}

func (summed) Table() *table.Table { return tabular{3}.Table() }
func (summed) String() string      { return "three rows, sum 3" }

type node struct {
	Value int
	Next  *node
}

type plain struct {
	Xs     []string
	secret float64
}

func TestValue(t *testing.T) {
	loop := &node{Value: 1}
	loop.Next = loop
	long := make([]float64, 1000)
	for i := range long {
		long[i] = float64(i) / 3
	}
	var nilMap map[string]int
	var nilSlice []int
	var nilErr error
	tests := []struct {
		value any
		want  string
	}{
		{nil, "nil"},
		{true, "true"},
		{-3, "-3"},
		{uint8(200), "200"},
		{1.5, "1.5"},
		{float32(0.1), "0.1"},
		{1e6, "1000000"},
		{1e-7, "1e-07"},
		{1e20, "1e+20"},
		{math.NaN(), "NaN"},
		{math.Inf(-1), "-Inf"},
		{complex(1, 2), "(1+2i)"},
		{"a\n", `"a\n"`},
		{"a\nb\n", "a\nb"},
		{[]int{}, "[]"},
		{nilSlice, "[]"},
		{nilMap, "map[]"},
		{nilErr, "nil"},
		{(*node)(nil), "nil"},
		{[]float64{1, 0.1, 1.0 / 3, 2e9}, "[1 0.1 0.333333 2000000000]"},
		{long, "[0 0.333333 0.666667 1 1.33333 1.66667 2 2.33333 2.66667 3 3.33333 3.66667 4 4.33333 4.66667 5 5.33333 5.66667 6 6.33333 6.66667 7 ... 332.667 333] (1000)"},
		{[]string{"a", "b"}, `["a" "b"]`},
		{[]any{1, nil, "x", []any{2.5}}, `[1 nil "x" [2.5]]`},
		{map[int]string{10: "x", 9: "y"}, `map[9: "y" 10: "x"]`},
		{map[float64]bool{0.5: true}, "map[0.5: true]"},
		{named{"n"}, "named n"},
		{[]named{{"a"}, {"b"}}, "[named a named b]"},
		{&named{"p"}, "named p"},
		{errors.New("e"), "error: e"},
		{broken{}, "(its String method panicked: no text)"},
		{time.Second, "1s"},
		{node{Value: 2}, "{Value: 2 Next: nil}"},
		{&node{Value: 2, Next: &node{Value: 3}}, "&{Value: 2 Next: &{Value: 3 Next: nil}}"},
		{loop, "&{Value: 1 Next: &{Value: 1 Next: &...}}"},
		{plain{[]string{"a"}, 2}, `{Xs: ["a"] secret: 2}`},
		// The interpreter's types have no name, and an X before unexported fields.
		{struct{ Xcount, N int }{1, 2}, "{count: 1 N: 2}"},
		{func() {}, "func()"},
		{strings.Repeat, "func(string, int) string"},
		{func(struct{ Xa int }) {}, "function"},
		{(func())(nil), "nil function"},
		{make(chan int, 2), "chan int with 0 of 2 waiting"},
		{new(int), "pointer to 0"},
		{[]byte("0123456789"), "10 bytes: 30 31 32 33 34 35 36 37 ..."},
		{[]byte("01"), "[48 49]"},
		{reflect.ValueOf(7), "7"},
		{struct{}{}, "{}"},
		{[][]float64{{1, 2.5}, {3, 4}}, "[[1 2.5] [3 4]]"},
		{[][]float64{{1, 2.5, 3, 4}, {30, 0, 0, 1.0 / 3}, {1, 2, 3, 4}}, " 1  2.5  3         4\n30    0  0  0.333333\n 1    2  3         4"},
		{[][]float64{{1, 2}, {3}}, "[[1 2] [3]]"},
		{[][]int{{1, 2}, {3, 4}}, "[[1 2] [3 4]]"},
		{mat.NewDense(2, 2, []float64{1, 2.5, -3, 4}), "2 by 2\n 1  2.5\n-3    4"},
		{&mat.Dense{}, "matrix of 0 by 0"},
		{mat.NewSymDense(2, []float64{1, 2, 2, 1}), "2 by 2\n1  2\n2  1"},
		{mat.NewVecDense(3, []float64{1, 2, 3}), "3 by 1\n1\n2\n3"},
		{space.Arch{Space: "nowhere", Genes: []int{1, 2}}, "nowhere:12"},
		{summed{}, "three rows, sum 3\nn\n───\n0\n1\n2"},
	}
	for _, tt := range tests {
		if got := (Printer{}).Value(reflect.ValueOf(tt.value)); got != tt.want {
			t.Errorf("%#v: got %s, want %s", tt.value, got, tt.want)
		}
	}
}

func TestTable(t *testing.T) {
	if got := (Printer{}).Value(reflect.ValueOf(tabular{2})); strings.Count(got, "\n") != 3 {
		t.Errorf("two rows take\n%s", got)
	}
	got := (Printer{}).Value(reflect.ValueOf(tabular{1000}))
	if n := strings.Count(got, "\n"); n > tableRows+3 {
		t.Errorf("a table of 1000 rows takes %d lines", n)
	}
	if !strings.Contains(got, "980 more") {
		t.Errorf("what is left out is not counted:\n%s", got)
	}
}

func TestValues(t *testing.T) {
	vs := func(xs ...any) []reflect.Value {
		out := make([]reflect.Value, len(xs))
		for i, x := range xs {
			out[i] = reflect.ValueOf(x)
		}
		return out
	}
	for want, values := range map[string][]reflect.Value{
		"1":                vs(1, nil),
		"1, true":          vs(1, true, nil),
		"0, error: it":     vs(0, errors.New("it")),
		"nil":              vs(nil),
		"1, \"a\"":         vs(1, "a"),
		"x\ny\n1":          vs("x\ny", 1),
		"nil, error: none": vs(nil, errors.New("none")),
	} {
		if got := (Printer{}).Values(values); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// Whatever is shown fits a page.
func TestPage(t *testing.T) {
	deep := map[string]any{}
	for i := range 100 {
		m := map[string]any{}
		for j := range 100 {
			m[fmt.Sprint(j)] = strings.Repeat("x", 1000)
		}
		deep[fmt.Sprint(i)] = m
	}
	for _, v := range []any{strings.Repeat("line\n", 1000), strings.Repeat("x", 100000), deep, make([][]float64, 10000)} {
		s := (Printer{}).Value(reflect.ValueOf(v))
		if n := strings.Count(s, "\n"); n > pageLines+1 {
			t.Errorf("%T takes %d lines", v, n)
		}
		if len(s) > (pageLines+2)*(lineWidth+4) {
			t.Errorf("%T takes %d bytes", v, len(s))
		}
	}
}

// A text of any size is cut with a count, and no more of it looked at than is shown.
func TestHuge(t *testing.T) {
	huge := strings.Repeat("\u00e9", 50<<20)
	lines := strings.Repeat("line\n", 20<<20)
	for _, c := range []struct{ value, head, tail string }{
		{huge, "\"" + strings.Repeat("\u00e9", lineWidth-41), "\"... (104857600 bytes)"},
		{lines, "line\nline\n", "line\n... 20971480 more lines"},
		{strings.Repeat("\x00", 1000), "\"\\x00\\x00", "\"... (1000 bytes)"},
		{"short", "\"short\"", "\"short\""},
		{strings.Repeat("x", lineWidth-2), "\"xxx", "xxx\""},
	} {
		got := Printer{}.Value(reflect.ValueOf(c.value))
		if !strings.HasPrefix(got, c.head) || !strings.HasSuffix(got, c.tail) {
			t.Errorf("%.10q of %d: %s", c.value, len(c.value), got)
		}
	}
	used := testing.Benchmark(func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			Printer{}.Value(reflect.ValueOf(huge))
		}
	}).AllocedBytesPerOp()
	if used > 100<<10 {
		t.Errorf("a value of 100 MB takes %d bytes to show", used)
	}
	long := strings.Repeat("\u00e9", 100)
	if got := (Printer{}).Value(reflect.ValueOf([]string{long})); !strings.Contains(got, strings.Repeat("\u00e9", 77)+"\"...") {
		t.Errorf("a string in a list is cut within a character: %s", got)
	}
	if got := (Printer{Full: true}).Value(reflect.ValueOf([]string{long})); !strings.Contains(got, long) {
		t.Errorf("%%full leaves something out: %s", got)
	}
}
