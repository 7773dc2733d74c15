package kernel

import (
	"bytes"
	"context"
	"go/ast"
	"go/parser"
	"strings"
	"sync"
	"testing"
	"time"

	"naslab/stdlib/symbols"
)

// buffer is a writer for several goroutines.
type buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// bench is a kernel with a way to run source.
type bench struct {
	*Kernel
	t    testing.TB
	cell int
	out  *buffer
}

func newBench(t testing.TB) *bench {
	t.Helper()
	out := &buffer{}
	k, err := New(Config{Exports: []Exports{symbols.All()}, Out: out, Err: out})
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{Kernel: k, t: t, out: out}
	b.mustRun(`import "time"`)
	b.mustRun(`import "fmt"`)
	return b
}

// compile parses and compiles a declaration, or the body of a function that is
// called. The source is what lowering would have made of a cell.
func (b *bench) compile(src string) (*Program, error) {
	b.t.Helper()
	b.cell++
	head, tail := "package main;", ""
	decl := false
	for _, w := range []string{"import", "func ", "var ", "type "} {
		decl = decl || strings.HasPrefix(src, w)
	}
	if !decl {
		head, tail = "package main;func _(){", "\n}"
	}
	f, err := parser.ParseFile(b.FileSet(), FileName(b.cell), head+"/*line _.go:1:1*/"+src+tail, parser.SkipObjectResolution)
	if err != nil {
		b.t.Fatal(err)
	}
	if decl {
		return b.Compile(f)
	}
	return b.Compile(f.Decls[0].(*ast.FuncDecl).Body)
}

// start runs source as a cell and does not wait.
func (b *bench) start(src string) (*Run, *error) {
	b.t.Helper()
	p, err := b.compile(src)
	if err != nil {
		b.t.Fatal(err)
	}
	result := new(error)
	return b.Start(context.Background(), func() { *result = b.Exec(p, PackLine(b.cell, 1)) }), result
}

func (b *bench) run(src string) (Ending, error) {
	b.t.Helper()
	r, err := b.start(src)
	end := b.Wait(r)
	return end, *err
}

func (b *bench) mustRun(src string) {
	b.t.Helper()
	if end, err := b.run(src); end != Finished || err != nil {
		b.t.Fatalf("%s: ended %d, %v", src, end, err)
	}
}

// global waits until a variable has a value.
func (b *bench) global(name string) any { return b.Global(name).Interface() }

const test = "if rt__flag > 4096 { rt__.Check() };" // the test at a loop head

// stopped stops a run and fails when it takes too long to end.
func (b *bench) stopped(r *Run) Ending {
	b.t.Helper()
	time.Sleep(20 * time.Millisecond)
	b.Stop(r)
	select {
	case <-r.Done():
	case <-time.After(5 * time.Second):
		b.t.Fatal("the run does not stop")
	}
	return b.Wait(r)
}

func TestStopLoop(t *testing.T) {
	b := newBench(t)
	b.mustRun("var n int")
	b.mustRun("var count func() int")
	b.mustRun("func() { k := 0; count = func() int { k++; return k } }()")
	r, _ := b.start("func() { for { " + test + " n++ } }()")
	if end := b.stopped(r); end != Interrupted {
		t.Errorf("ended %d", end)
	}
	if b.global("n").(int) == 0 {
		t.Error("the loop did not run")
	}
	// State and closures are as they were.
	b.mustRun("n = count() + count()")
	if n := b.global("n"); n != 3 {
		t.Errorf("closures count %v after an interrupt, want 3", n)
	}
	if r.Context().Err() == nil {
		t.Error("the context of a stopped run is not cancelled")
	}
}

func TestStopRunsDeferredCallsAndNoRecover(t *testing.T) {
	b := newBench(t)
	b.mustRun("var closed, recovered, after bool")
	r, _ := b.start(`func() {
		d := rt__.NewDefers()
		rt__.RunDefers(d, func() {
			rt__.PushDefer(d, func() { closed = true })
			e := rt__.NewDefers()
			rt__.RunDefers(e, func() {
				rt__.PushDefer(e, func() { if rt__.Recover() != nil { recovered = true } })
				for { ` + test + ` }
			})
			after = true
		})
	}()`)
	b.stopped(r)
	if b.global("closed") != true || b.global("recovered") != false || b.global("after") != false {
		t.Errorf("closed %v, recovered %v, after %v", b.global("closed"), b.global("recovered"), b.global("after"))
	}
}

func TestDefers(t *testing.T) {
	b := newBench(t)
	b.mustRun("var log string")
	b.mustRun(`func run(body func(d *rt__.Defers)) { d := rt__.NewDefers(); rt__.RunDefers(d, func() { body(d) }) }`)
	for _, tt := range []struct{ body, log, err string }{
		{`rt__.PushDefer(d, func() { log += "1" }); rt__.PushDefer(d, func() { log += "2" }); log += "b"`, "b21", ""},
		{`rt__.PushDefer(d, func() { log += "1" }); panic("p")`, "1", "panic: p"},
		{`rt__.PushDefer(d, func() { log += fmt.Sprint(rt__.Recover(), rt__.Recover()) }); panic("p")`, "p<nil>", ""},
		{`rt__.PushDefer(d, func() { log += fmt.Sprint(rt__.Recover()) }); log += "b"`, "b<nil>", ""},
		{`rt__.PushDefer(d, func() { log += fmt.Sprint(rt__.Recover()) }); rt__.PushDefer(d, func() { panic("q") }); panic("p")`, "q", ""},
		{`rt__.PushDefer(d, func() { run(func(e *rt__.Defers) { rt__.PushDefer(e, func() { log += fmt.Sprint(rt__.Recover()) }) }); rt__.Recover() }); panic("p")`, "<nil>", ""},
		{`h := func() { log += "h" }; rt__.PushDefer(d, func() { h() })`, "h", ""},
	} {
		b.mustRun(`log = ""`)
		_, err := b.run("run(func(d *rt__.Defers) { " + tt.body + " })")
		if got := b.global("log"); got != tt.log || (err == nil) != (tt.err == "") || err != nil && err.Error() != tt.err {
			t.Errorf("%s: got %q, %v", tt.body, got, err)
		}
	}
}

func TestStopSleep(t *testing.T) {
	b := newBench(t)
	b.mustRun("var woke bool")
	r, _ := b.start("time.Sleep(time.Hour); woke = true")
	if end := b.stopped(r); end != Interrupted {
		t.Errorf("ended %d", end)
	}
	if b.global("woke") != false {
		t.Error("the cell went on after its sleep was stopped")
	}
}

// A goroutine of an earlier cell goes on when a later cell is stopped; one of
// the stopped cell does not.
func TestStopEndsOnlyOwnGoroutines(t *testing.T) {
	b := newBench(t)
	b.mustRun("var a, c int")
	spin := func(v string) string {
		return `go rt__.Go(rt__.Current(), 0, func() { for { ` + test + v + `++; time.Sleep(time.Millisecond) } })`
	}
	b.mustRun("func() { " + spin("a") + " }()")
	r, _ := b.start("func() { " + spin("c") + "; for { " + test + " } }()")
	for range 500 {
		if b.global("c").(int) > 0 {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	b.stopped(r)
	time.Sleep(200 * time.Millisecond) // for the stopped cell's goroutine to see it
	a1, c1 := b.global("a").(int), b.global("c").(int)
	time.Sleep(100 * time.Millisecond)
	a2, c2 := b.global("a").(int), b.global("c").(int)
	if a2 == a1 {
		t.Error("the goroutine of the earlier cell ended")
	}
	if c2 != c1 || c1 == 0 {
		t.Errorf("the goroutine of the stopped cell counted %d, then %d", c1, c2)
	}
}

func TestLeave(t *testing.T) {
	b := newBench(t)
	b.mustRun("var ch = make(chan int)")
	b.mustRun("var after bool")
	r, _ := b.start(`func() { <-ch; fmt.Println("heard"); for { ` + test + ` after = true } }()`)
	time.Sleep(20 * time.Millisecond)
	b.Stop(r)
	time.Sleep(20 * time.Millisecond)
	if !b.Blocked(r) {
		t.Error("a receive is not seen as a wait")
	}
	b.Leave(r)
	if end := b.Wait(r); end != Abandoned {
		t.Fatalf("ended %d", end)
	}
	b.mustRun(`fmt.Println("next"); ch <- 1`) // wakes it
	select {
	case <-r.Done():
	case <-time.After(5 * time.Second):
		t.Fatal("the cell that was left did not end after it woke")
	}
	if out := b.out.String(); out != "next\n" {
		t.Errorf("printed %q: what a cell prints after it was left must not show", out)
	}
}

func TestNotBlocked(t *testing.T) {
	b := newBench(t)
	r, _ := b.start("func() { for { " + test + " } }()")
	time.Sleep(20 * time.Millisecond)
	if b.Blocked(r) {
		t.Error("a loop is seen as a wait")
	}
	b.stopped(r)
}

func TestDepth(t *testing.T) {
	b := newBench(t)
	entry := "rt__flag++; " + test
	b.mustRun("func down(n int) int { " + entry + " if n == 0 { return 0 }; return down(n-1) + 1 }")
	b.mustRun("var n int")
	b.mustRun("n = down(9000)")
	if n := b.global("n"); n != 9000 {
		t.Errorf("9000 nested calls gave %v", n)
	}
	if end, err := b.run("n = down(1<<40)"); end != TooDeep || err != nil {
		t.Errorf("endless recursion ended %d, %v", end, err)
	}
	b.mustRun("n = down(10)")
}

func TestExit(t *testing.T) {
	b := newBench(t)
	b.mustRun(`import "os"`)
	r, _ := b.start("func() { defer fmt.Println(1); os.Exit(3) }()")
	if end := b.Wait(r); end != Exited || r.Code() != 3 {
		t.Errorf("ended %d with code %d", end, r.Code())
	}
}

func TestPackages(t *testing.T) {
	b := newBench(t)
	p := b.Package("strings")
	if p == nil || p.Name != "strings" {
		t.Fatalf("%+v", p)
	}
	if _, ok := p.Lookup("ToUpper"); !ok {
		t.Error("no strings.ToUpper")
	}
	if _, ok := p.Lookup("toUpper"); ok {
		t.Error("strings.toUpper")
	}
	if b.Package("nosuch") != nil {
		t.Error("a package that is not there")
	}
	if v := b.Global("nosuch"); v.IsValid() {
		t.Errorf("a variable that is not there is %v", v)
	}
}

func BenchmarkNew(b *testing.B) {
	for range b.N {
		newBench(b)
	}
}
