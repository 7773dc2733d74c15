package session

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"naslab/repl/fault"
	"naslab/repl/kernel"
	"naslab/stdlib/symbols"
)

func newSession(t testing.TB) (*Session, *bytes.Buffer) {
	t.Helper()
	out := &bytes.Buffer{}
	s, err := New(Config{
		Kernel: kernel.Config{Exports: []kernel.Exports{symbols.All()}, Out: out, Err: out},
		Prefer: map[string]string{"rand": "math/rand/v2"},
		Short:  map[string]string{"gofloats": "gonum.org/v1/gonum/floats"},
	})
	if err != nil {
		t.Fatal(err)
	}
	return s, out
}

// count numbers what do runs.
var count int

// do runs a cell as if typed at the prompt.
func do(t testing.TB, s *Session, text string) *Outcome {
	t.Helper()
	count++
	n := count
	return s.Run(context.Background(), Cell{File: fmt.Sprintf("In [%d]", n), Prompt: true, Number: n, Text: text})
}

// must runs a cell that has to go well and returns its first value.
func must(t testing.TB, s *Session, text string) any {
	t.Helper()
	out := do(t, s, text)
	if out.Fault != nil {
		t.Fatalf("%s: %v", text, out.Fault)
	}
	if len(out.Values) == 0 || !out.Values[0].IsValid() {
		return nil
	}
	return out.Values[0].Interface()
}

// Variables of a program are initialised as Go does it.
func TestInitOrder(t *testing.T) {
	s, _ := newSession(t)
	must(t, s, `package main
var a = b + 1
var (
	c = f()
	b = 2
)
func f() int { return d * 10 }
var d = a
func init() { d++ }
func init() { d++ }
func main() {}`)
	if got := must(t, s, "[]int{a, b, c, d}"); !slices.Equal(got.([]int), []int{3, 2, 30, 5}) {
		t.Errorf("got %v", got)
	}
}

func TestNothingRunsWhenNamesAreMissing(t *testing.T) {
	s, out := newSession(t)
	o := do(t, s, "fmt.Println(1)\nx := 2\nfmt.Println(y)")
	if o.Fault == nil || o.Fault.Kind != fault.Compile || o.Fault.Place.Line != 3 || o.Fault.Place.Column != 13 {
		t.Errorf("%+v", o.Fault)
	}
	if out.Len() > 0 || s.Defined("x") {
		t.Errorf("part of the cell ran: %q", out)
	}
}

func TestImports(t *testing.T) {
	s, _ := newSession(t)
	if got := must(t, s, "import \"gofloats\"\nfloats.Sum([]float64{1, 2})"); got != 3.0 {
		t.Errorf("a short path gives %v", got)
	}
	// math/rand/v2 has IntN, math/rand has not.
	if got := must(t, s, "rand.IntN(1)"); got != 0 {
		t.Errorf("rand is %v", got)
	}
	must(t, s, "import \"strings\"\nimport \"strings\"\nimport str \"strings\"")
	if got := must(t, s, `str.ToUpper("a") + strings.ToLower("B")`); got != "Ab" {
		t.Errorf("got %v", got)
	}
	must(t, s, "rand := 7")
	if got := must(t, s, "rand"); got != 7 {
		t.Errorf("a variable named like a package is %v", got)
	}
}

func TestInterruptKeepsTheSession(t *testing.T) {
	s, _ := newSession(t)
	must(t, s, "n := 0\ninc := func() int { n++; return n }")
	done := make(chan *Outcome)
	go func() { done <- do(t, s, "m := 5\nfor { inc() }\nafter := 1") }()
	for s.Running() == nil {
		time.Sleep(time.Millisecond)
	}
	time.Sleep(50 * time.Millisecond)
	ctx := s.Context()
	s.Stop()
	o := <-done
	if o.Fault == nil || o.Fault.Kind != fault.Interrupted || o.Fault.Place.Line != 2 {
		t.Errorf("%+v", o.Fault)
	}
	if ctx.Err() == nil {
		t.Error("the cell's context is not cancelled")
	}
	if s.Defined("after") || !s.Defined("m") {
		t.Error("what ran before the interrupt is defined, what came after is not")
	}
	a, b := must(t, s, "n").(int), must(t, s, "inc()").(int)
	if b != a+1 || a == 0 {
		t.Errorf("the closure counts %d after %d", b, a)
	}
}

// A cell that was left behind does nothing more when it wakes.
func TestLeftBehind(t *testing.T) {
	s, out := newSession(t)
	must(t, s, "ch := make(chan int)\nx := 1")
	done := make(chan *Outcome)
	go func() { done <- do(t, s, "y := <-ch\nx = 99\nfmt.Println(\"awake\")\ny") }()
	for s.Running() == nil {
		time.Sleep(time.Millisecond)
	}
	run := s.Running()
	for !s.kernel.Blocked(run) {
		time.Sleep(time.Millisecond)
	}
	s.LeaveBlocked()
	if o := <-done; o.Fault == nil || o.Fault.Kind != fault.Interrupted {
		t.Errorf("%+v", o.Fault)
	}
	must(t, s, "x = 2\nch <- 5")
	<-run.Done()
	if got := must(t, s, "x"); got != 2 || s.Defined("y") || out.Len() > 0 {
		t.Errorf("x is %v, y is defined: %v, printed %q", got, s.Defined("y"), out)
	}
}

func TestContextOfCell(t *testing.T) {
	s, _ := newSession(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if o := s.Run(ctx, Cell{File: "x", Text: "1"}); o.Fault != nil {
		t.Errorf("%v", o.Fault)
	}
	if s.Context().Err() != nil {
		t.Error("no cell runs, but its context is cancelled")
	}
}

// A variable that is declared again gives its memory back.
func TestMemoryOfRedeclaredVariables(t *testing.T) {
	s, _ := newSession(t)
	heap := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	const size = 16 << 20
	must(t, s, "big := make([]byte, 16<<20)")
	before := heap()
	for range 8 {
		must(t, s, "big := make([]byte, 16<<20)")
	}
	must(t, s, "big := make([]int8, 16<<20)") // another type
	must(t, s, "func size() int { return len(make([]byte, 16<<20)) }\nsize()")
	if grown := int64(heap()) - int64(before); grown > size {
		t.Errorf("%d MB are kept", grown>>20)
	}
}

func TestEndlessSession(t *testing.T) {
	s, _ := newSession(t)
	heap := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	for range 50 {
		must(t, s, "x := 1\nx + 1")
	}
	before := heap()
	const cells = 500
	for range cells {
		must(t, s, "x := 1\nx + 1")
	}
	if per := (int64(heap()) - int64(before)) / cells; per > 5<<10 {
		t.Errorf("a cell leaves %d bytes behind", per)
	}
}

func TestNotes(t *testing.T) {
	s, _ := newSession(t)
	must(t, s, "func h() int { return 1 }\nfunc f() int { return h() }")
	o := do(t, s, "func h() string { return \"a\" }")
	if o.Fault != nil || len(o.Notes) != 1 || !strings.HasPrefix(o.Notes[0], "f (In [") {
		t.Errorf("%v, %q", o.Fault, o.Notes)
	}
	if got := must(t, s, "f()"); got != 1 {
		t.Errorf("f is %v", got)
	}
}

func TestReset(t *testing.T) {
	s, _ := newSession(t)
	must(t, s, "x := 1")
	if err := s.Reset(); err != nil {
		t.Fatal(err)
	}
	if s.Defined("x") || do(t, s, "x").Fault == nil {
		t.Error("x is still there")
	}
}

func TestAbout(t *testing.T) {
	s, _ := newSession(t)
	must(t, s, "type T struct{ A int }\nfunc (t T) M() int { return t.A }\nx := T{3}\nconst k = 4\nfunc f(a int) string { return \"\" }")
	var who []string
	for _, n := range s.Who() {
		who = append(who, n.Kind+" "+n.Name)
	}
	if want := []string{"type T", "func f", "const k", "var x"}; !slices.Equal(who, want) {
		t.Errorf("got %v, want %v", who, want)
	}
	for what, want := range map[string]string{
		"T":               "type T struct {\n\tA int\n}\nfunc (t T) M() int",
		"f":               "func f(a int) string",
		"strings.ToUpper": "func ToUpper(s string) string",
		"sort":            "sort",
	} {
		a, ok := s.About(what)
		if !ok || a.Text != want {
			t.Errorf("%s: got %v, %q", what, ok, a.Text)
		}
	}
	for _, what := range []string{"nosuch", "strings.Nosuch", "x.y"} {
		if a, ok := s.About(what); ok {
			t.Errorf("%s is %+v", what, a)
		}
	}
}

// Whatever is typed, the session goes on.
func FuzzRun(f *testing.F) {
	for _, src := range []string{
		"x := 1\nx", "func f() { f() }", "type T struct{ x *T }", "var a, b = 1, \"x\"", "for i := range 3 { println(i) }",
		"[]int{1}[5]", "panic(nil)", "defer panic(1)", "go func() { panic(2) }()", "switch x := any(1).(type) { case int: _ = x }",
		"import \"fmt\"", "func (t T) M() {}", "v, ok := map[int]int{}[1]", "a, b := 1", "x.y.z", "T{}", "func[T any](x T) {}(1)", "L: for { break L }",
	} {
		f.Add(src)
	}
	s, _ := newSession(f)
	f.Fuzz(func(t *testing.T, src string) {
		for _, w := range []string{"for", "goto", "chan", "<-", "select", "Sleep", "os", "exec", "syscall", "unsafe", "runtime", "debug", "net", "log", "reflect", "make", "Repeat", "1e", "<<", "func f"} {
			if strings.Contains(src, w) {
				t.Skip() // may last, or reach beyond the session
			}
		}
		do(t, s, src)
		if got := must(t, s, "1 + 1"); got != 2 {
			t.Fatalf("after %q, 1 + 1 is %v", src, got)
		}
	})
}
