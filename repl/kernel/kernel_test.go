package kernel

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// output is what cells print; several goroutines may.
type output struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.String()
}

// few are packages enough for the texts here.
func few() Exports {
	return Exports{
		"os/os":           {"Exit": reflect.ValueOf(os.Exit), "Stdin": reflect.ValueOf(&os.Stdin).Elem(), "Stdout": reflect.ValueOf(&os.Stdout).Elem(), "Stderr": reflect.ValueOf(&os.Stderr).Elem()},
		"time/time":       {"Sleep": reflect.ValueOf(time.Sleep), "Hour": reflect.ValueOf(time.Hour)},
		"fmt/fmt":         {"Println": reflect.ValueOf(fmt.Println)},
		"runtime/runtime": {"Goexit": reflect.ValueOf(runtime.Goexit)},
	}
}

// newKernel returns a kernel and what its cells print; panics of goroutines are
// printed as one line.
func newKernel(t *testing.T) (*Kernel, *output) {
	t.Helper()
	out := &output{}
	k, err := New(Config{
		Exports: []Exports{few()}, Out: out, Err: out,
		Stray: func(e *Error) { fmt.Fprintf(out, "stray: %s, line %d\n", e.Msg, e.Line) },
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []string{"os", "time", "fmt", "runtime"} {
		if err := k.Import(p, p); err != nil {
			t.Fatal(err)
		}
	}
	return k, out
}

// cells counts the texts, whose names must differ.
var cells int

// cell loads statements as the body of a function, after declarations, and starts
// it.
func cell(t *testing.T, k *Kernel, decls, body string) (*Run, *error) {
	t.Helper()
	cells++
	text := fmt.Sprintf("package main\n%s\nfunc init() { rt__.Entry(entry%d) }\nfunc entry%d() {\n%s\n}", decls, cells, cells, body)
	f, err := k.LoadCell(text)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	failed := new(error)
	return k.Start(t.Context(), func() { *failed = k.Call(f) }), failed
}

// tested is a loop's head as lowered code has it.
const tested = "if rt__flag > 4096 { rt__.Check() }"

// started is a goroutine as lowered code starts it.
func started(line int, body string) string {
	return fmt.Sprintf("rt__line = %d\n{ r, l := rt__.Current(), rt__line; go rt__.Go(r, l, func() { %s }) }", line, body)
}

func TestEndings(t *testing.T) {
	k, out := newKernel(t)
	for _, c := range []struct {
		name, decls, body string
		want              Ending
		code              int
	}{
		{"finished", "", "fmt.Println(1)", Finished, 0},
		{"exit", "", "os.Exit(3)", Exited, 3},
		{"exit aside", "", started(7, "os.Exit(4)") + "\nfor { " + tested + " }", Exited, 4},
		{"exit while it waits", "", started(7, "os.Exit(5)") + "\n<-make(chan int)", Exited, 5},
		{"exit while it sleeps", "", started(7, "os.Exit(6)") + "\ntime.Sleep(time.Hour)", Exited, 6},
		{"too deep", "func deep(n int) int { rt__flag++; " + tested + "; return deep(n+1) + 1 }", "deep(0)", TooDeep, 0},
		{"vanished", "", "runtime.Goexit()", Vanished, 0},
		{"crashed", "", started(7, `panic("oh")`) + "\n<-make(chan int)", Crashed, 0},
	} {
		r, failed := cell(t, k, c.decls, c.body)
		if got := k.Wait(r); got != c.want || r.Code() != c.code {
			t.Errorf("%s: ends with %v and %d, want %v and %d", c.name, got, r.Code(), c.want, c.code)
		}
		if c.want == Finished && (*failed != nil || !r.Ended()) {
			t.Errorf("%s: %v", c.name, *failed)
		}
		if k.Current() != nil || k.Context().Err() != nil {
			t.Errorf("%s: it still runs", c.name)
		}
	}
	if want := "1\nstray: panic: oh, line 7\n"; out.String() != want {
		t.Errorf("printed %q, want %q", out, want)
	}
}

// A program ends with a goroutine that panics.
func TestStrict(t *testing.T) {
	k, _ := newKernel(t)
	k.Strict(true)
	r, _ := cell(t, k, "", started(1, "panic(1)")+"\nfor { "+tested+" }")
	if got := k.Wait(r); got != Crashed {
		t.Errorf("ends with %v", got)
	}
}

func TestPanics(t *testing.T) {
	k, _ := newKernel(t)
	r, failed := cell(t, k, "func inner(p []int) int { return p[3] }", "rt__line = 1048576*2 + 5\ninner(nil)")
	if got := k.Wait(r); got != Finished {
		t.Fatalf("ends with %v", got)
	}
	var e *Error
	if !errors.As(*failed, &e) || !strings.HasPrefix(e.Msg, "panic: runtime error: index out of range") || e.Cell != 2 || e.Line != 5 || !slices.Contains(e.Frames, "inner") {
		t.Errorf("%+v", *failed)
	}
	r, failed = cell(t, k, "", "panic(fmt.Println)")
	k.Wait(r)
	if *failed == nil || !strings.HasPrefix((*failed).Error(), "panic: ") {
		t.Errorf("%v", *failed)
	}
}

// What cannot be compiled is told with its line, and changes nothing.
func TestLoadFails(t *testing.T) {
	k, _ := newKernel(t)
	if err := k.Load("package main\nvar kept = 4"); err != nil {
		t.Fatal(err)
	}
	for text, line := range map[string]int{
		"package main\n\nvar x = nosuch": 3, "package main\nfunc f() { return 1 }": 2, "package main\nfunc": 0, "package main\nimport \"no/such\"": 0,
	} {
		var e *Error
		if err := k.Load(text); !errors.As(err, &e) || e.Text != line && line > 0 || e.Msg == "" || strings.Contains(e.Msg, "\n") {
			t.Errorf("%q: %+v", text, err)
		}
	}
	if _, err := k.LoadCell("package main\nvar y = 1"); err == nil {
		t.Error("a text without an entry is taken")
	}
	if v := k.Global("kept"); !v.IsValid() || v.Int() != 4 {
		t.Errorf("kept is %v", v)
	}
	if k.Global("never").IsValid() {
		t.Error("there is a never")
	}
	k.Forget("kept")
	if k.Global("kept").IsValid() {
		t.Error("it is not forgotten")
	}
}

func TestMark(t *testing.T) {
	for _, c := range [][2]int{{0, 0}, {1, 1}, {10_000, 12_345}} {
		if cell, line := Unpack(PackLine(c[0], c[1])); cell != c[0] || line != c[1] {
			t.Errorf("%v becomes %d, %d", c, cell, line)
		}
	}
}
