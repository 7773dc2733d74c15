package session

import (
	"runtime"
	"strings"
	"testing"

	"naslab/repl/fault"
)

// A cell that fails keeps what it did until then, and what it would have replaced
// after that.
func TestPartOfACell(t *testing.T) {
	s, _ := newSession(t)
	must(t, s, "var zero int\nc, d := 30, 40\nfunc useD() int { return d }")
	o := do(t, s, "a := 1\nb := a + 1\nc := b / zero\nd := \"text\"\nfunc late() string { return d }")
	if o.Fault == nil || o.Fault.Kind != fault.Runtime || o.Fault.Place.Line != 3 {
		t.Fatalf("%+v", o.Fault)
	}
	for name, want := range map[string]any{"a": 1, "b": 2, "c": 30, "d": 40, "useD()": 40} {
		if got := must(t, s, name); got != want {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	if s.Defined("late") {
		t.Error("a function is defined that needs a variable that is not")
	}
}

func TestTypes(t *testing.T) {
	s, _ := newSession(t)
	must(t, s, "type Op struct{ k int }\nfunc two() (int, error) { return 1, nil }\nfunc none() error { return nil }\nvar e error")
	for text, want := range map[string]string{
		"1": "int", "1.5": "float64", "'a'": "rune", "Op{}": "main.Op", "[]*Op{}": "[]*main.Op", "two()": "int error",
		"none()": "", "e": "error", "any(3)": "any", "fmt.Println(1)": "", "fmt.Sprint(1)": "string", "3;": "", "strings.NewReader(``)": "*strings.Reader",
	} {
		o := do(t, s, text)
		if got := strings.Join(o.Types, " "); got != want || o.Fault != nil || len(o.Types) != len(o.Values) {
			t.Errorf("%s: got %q with %d values, %v", text, got, len(o.Values), o.Fault)
		}
	}
}

func TestTrace(t *testing.T) {
	s, _ := newSession(t)
	must(t, s, "type T struct{ n []int }\nfunc (t *T) get(i int) int {\n\treturn t.n[i]\n}\nfunc outer(i int) int {\n\tt := &T{}\n\treturn t.get(i)\n}")
	o := do(t, s, "x := 1\ny := outer(x)\nx = 3")
	text := o.Fault.Text()
	for _, want := range []string{"line 3: panic: runtime error: index out of range", "    return t.n[i]\n    ^\n", "line 7: return t.get(i)", "line 2: y := outer(x)"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report lacks %q:\n%s", want, text)
		}
	}
	must(t, s, "f := func() { panic(\"in a closure\") }")
	if text := do(t, s, "f()").Fault.Text(); !strings.Contains(text, "panic: in a closure\n    f := func() { panic(\"in a closure\") }") {
		t.Error(text)
	}
	if text := do(t, s, "go panic(1)\ntime.Sleep(10*time.Millisecond)").Fault; text != nil {
		t.Error(text)
	}
}

// What a closure or a pointer holds is not emptied when its name is declared
// again.
func TestHeld(t *testing.T) {
	s, _ := newSession(t)
	must(t, s, "a := []int{1}\nget := func() []int { return a }\nb := []int{2}\np := &b\nc := []int{3}\nd := c\ntype B struct{ n []int }\nfunc (b *B) Keep() func() int { return func() int { return len(b.n) } }\ne := B{[]int{1, 2}}\nkeep := e.Keep()")
	must(t, s, "a := 1\nb := 2\nc := 3\ne := 4")
	for text, want := range map[string]any{"get()[0]": 1, "(*p)[0]": 2, "d[0]": 3, "keep()": 2} {
		if got := must(t, s, text); got != want {
			t.Errorf("%s is %v, want %v", text, got, want)
		}
	}
}

// A cell that the checker takes and nobody else changes nothing.
func TestEnds(t *testing.T) {
	s, _ := newSession(t)
	for text, want := range map[string]string{
		"os.Exit(3)":                            "the cell called os.Exit: exit status 3",
		"syscall.Exit(4)":                       "the cell called os.Exit: exit status 4",
		"log.Fatal(1)":                          "the cell called os.Exit: exit status 1",
		"runtime.Goexit()":                      "the cell ended its own goroutine",
		"func f() { f() }; f()":                 "stack overflow: calls are nested too deep; does a function call itself without end?",
		"panic(nil)":                            "panic: " + new(runtime.PanicNilError).Error(),
		"type E int; panic(E(3))":               "panic: main.E(3)",
		"type S struct{ a int }; panic(S{3})":   "panic: main.S{a:3}",
		"panic(fmt.Errorf(`no: %w`, io.EOF))":   "panic: no: EOF",
		"var f func(); f()":                     "panic: runtime error: invalid memory address or nil pointer dereference",
		"var m map[string]int; m[`a`] = 1":      "panic: assignment to entry in nil map",
		"any(1).(string)":                       "panic: interface conversion: interface {} is int, not string",
		"close((chan int)(nil))":                "panic: close of nil channel",
		"c := make(chan int); close(c); c <- 1": "panic: send on closed channel",
	} {
		o := do(t, s, text)
		if o.Fault == nil || o.Fault.Msg != want {
			t.Errorf("%s: got %v, want %s", text, o.Fault, want)
		}
	}
}
