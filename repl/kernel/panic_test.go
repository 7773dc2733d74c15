package kernel

import (
	"errors"
	"go/token"
	"reflect"
	"strings"
	"testing"
	"time"

	"naslab/stdlib/symbols"
)

func TestPanics(t *testing.T) {
	b := newBench(t)
	b.mustRun("var s = []int{1}")
	b.mustRun("var m map[string]int")
	b.mustRun("var f func()")
	b.mustRun("var zero int")
	b.mustRun(`import "errors"`)
	for src, want := range map[string]string{
		"s[3] = 1":                    "index out of range",
		"m[\"a\"] = 1":                "assignment to entry in nil map",
		"f()":                         "call of a nil function",
		"zero = 1 / zero":             "integer divide by zero",
		"panic(\"mine\")":             "panic: mine",
		"panic(errors.New(\"mine\"))": "panic: mine",
		"panic(3)":                    "panic: 3",
		"_ = any(s).(string)":         "interface conversion: interface {} is []int, not string",
	} {
		end, err := b.run(src)
		if end != Finished || err == nil || err.Error() != want {
			t.Errorf("%s: ended %d, %v; want %s", src, end, err, want)
		}
	}
	if out := b.out.String(); out != "" {
		t.Errorf("the interpreter's noise reached the user: %q", out)
	}
}

func TestPanicTrace(t *testing.T) {
	b := newBench(t)
	b.mustRun("func inner() { rt__line = 77; panic(\"x\") }")
	inner := b.cell
	b.mustRun("func outer() { inner() }")
	_, err := b.run("outer()")
	e, ok := err.(*Error)
	if !ok {
		t.Fatalf("%v", err)
	}
	if len(e.Trace) != 3 || e.Trace[0].Func != "inner" || e.Trace[1].Func != "outer" || e.Trace[2].Func != "" {
		t.Errorf("trace %+v", e.Trace)
	}
	if e.Trace[0].Pos.Filename != FileName(inner) {
		t.Errorf("the innermost frame is in %s, want %s", e.Trace[0].Pos.Filename, FileName(inner))
	}
	if e.Pos != (token.Position{Filename: FileName(0), Line: 77}) {
		t.Errorf("line mark at %v", e.Pos)
	}
}

// stop is what package nas panics with.
type stop struct{ error }

func (stop) NasStop() {}

func TestStopSentence(t *testing.T) {
	k, err := New(Config{Runtime: map[string]reflect.Value{
		"Fail": reflect.ValueOf(func() { panic(stop{errors.New("one sentence")}) }),
	}})
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{Kernel: k, t: t}
	_, err = b.run("rt__.Fail()")
	if err == nil || err.Error() != "one sentence" {
		t.Errorf("got %v", err)
	}
	if s := (stop{}); !errors.As(err, &s) {
		t.Error("the cause is lost")
	}
}

func TestGoroutinePanic(t *testing.T) {
	out := &buffer{}
	stray := make(chan *Error, 1)
	k, err := New(Config{Exports: []Exports{symbols.All()}, Out: out, Err: out, Stray: func(e *Error) { stray <- e }})
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{Kernel: k, t: t, out: out}
	b.mustRun(`go rt__.Go(rt__.Current(), 5, func() { panic("x") })`)
	select {
	case e := <-stray:
		if e.Msg != "panic: x" || e.Pos.Line != 5 {
			t.Errorf("%v at %v", e.Msg, e.Pos)
		}
	case <-time.After(5 * time.Second):
		t.Fatal("the panic was not reported")
	}
}

func TestCompileErrors(t *testing.T) {
	b := newBench(t)
	for src, want := range map[string]string{
		"_ = 1 + \"a\"":              "1:5: invalid operation: mismatched types untyped int and untyped string",
		"for i := range 3 { _ = i }": "nil type",
	} {
		_, err := b.compile(src)
		e, ok := err.(*Error)
		if !ok {
			t.Errorf("%s compiles", src)
			continue
		}
		if want == "nil type" {
			if !e.NoType || !e.Inner {
				t.Errorf("%s: %+v", src, e)
			}
			continue
		}
		if got := e.Pos.String() + ": " + e.Msg; !strings.HasSuffix(got, want) {
			t.Errorf("%s: got %s, want %s", src, got, want)
		}
	}
}
