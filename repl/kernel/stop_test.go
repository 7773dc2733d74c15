package kernel

import (
	"os/exec"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"
)

// until waits for something that comes soon, and fails when it does not.
func until(t *testing.T, what string, f func() bool) {
	t.Helper()
	for end := time.Now().Add(30 * time.Second); !f(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%s does not come", what)
		}
	}
}

// A loop ends when it is stopped, with what it has deferred, and its goroutines with
// it; those of earlier cells, and closures, stay.
func TestStop(t *testing.T) {
	k, _ := newKernel(t)
	r, _ := cell(t, k, "var beats, n int\nvar next func() int", "next = func() int { n++; return n }\n"+started(1, "for { time.Sleep(1000000); beats++ }"))
	if got := k.Wait(r); got != Finished {
		t.Fatalf("ends with %v", got)
	}
	r, _ = cell(t, k, "var inside int", started(1, "for { inside++; "+tested+" }")+"\nfor { next(); "+tested+" }")
	until(t, "the loop", func() bool { return k.Global("inside").Int() > 0 && k.Global("n").Int() > 0 })
	k.Stop(r)
	if got := k.Wait(r); got != Interrupted || !r.Stopping() || r.Context().Err() == nil {
		t.Errorf("ends with %v", got)
	}
	until(t, "the end of its goroutine", func() bool { return k.alive(r) == 0 })
	seen := k.Global("beats").Int()
	until(t, "a beat of the earlier cell", func() bool { return k.Global("beats").Int() > seen })
	before := k.Global("n").Int()
	r, _ = cell(t, k, "var got int", "got = next()")
	if k.Wait(r); k.Global("got").Int() != before+1 {
		t.Errorf("the closure gives %d after %d", k.Global("got").Int(), before)
	}
}

// One that waits is seen to, can be left, and does nothing more when it wakes.
func TestLeave(t *testing.T) {
	k, out := newKernel(t)
	r, _ := cell(t, k, "var wake = make(chan int)\nvar x int", "<-wake\nrt__.Step(2)\nx = 1\nfmt.Println(\"awake\")")
	until(t, "the wait", func() bool { return k.Blocked(r) })
	k.Leave(r)
	if got := k.Wait(r); got != Abandoned || r.Ended() {
		t.Errorf("ends with %v", got)
	}
	if k.IsCurrent() != true || k.Background() != true {
		t.Error("nothing is left behind")
	}
	k.Global("wake").Interface().(chan int) <- 1
	<-r.Done()
	if k.Global("x").Int() != 0 || out.String() != "" {
		t.Errorf("x is %v, printed %q", k.Global("x"), out)
	}
	r, _ = cell(t, k, "", "for { "+tested+" }")
	if k.Blocked(r) {
		t.Error("a loop waits")
	}
	k.Stop(r)
	k.Wait(r)
}

// A function of the standard library that lasts is told from one of ours, and from
// interpreted code that it calls.
func TestDeaf(t *testing.T) {
	k, _ := newKernel(t)
	release := make(chan bool)
	ours := func() { <-release }
	if err := k.Use(Exports{"test2/test2": {
		"Ours": reflect.ValueOf(ours), "Repeat": reflect.ValueOf(strings.Repeat),
		"Map": reflect.ValueOf(strings.Map), "Compile": reflect.ValueOf(regexp.MustCompile),
	}}); err != nil {
		t.Fatal(err)
	}
	if err := k.Import("test2", "test2"); err != nil {
		t.Fatal(err)
	}
	r, _ := cell(t, k, "var long = test2.Repeat(\"x\", 2000000)", `for { test2.Compile("(x+x+)+y").MatchString(long); `+tested+" }")
	until(t, "the search", func() bool { return k.Deaf(r) })
	k.Stop(r)
	if got := k.Wait(r); got != Interrupted {
		t.Errorf("ends with %v", got)
	}
	r, _ = cell(t, k, "", "test2.Map(func(c rune) rune { for { "+tested+" } }, long)")
	time.Sleep(50 * time.Millisecond)
	if k.Deaf(r) {
		t.Error("a loop in a function that the standard library calls is taken for a call")
	}
	k.Stop(r)
	k.Wait(r)
	r, _ = cell(t, k, "", "test2.Ours()")
	time.Sleep(50 * time.Millisecond)
	if k.Deaf(r) {
		t.Error("a function of naslab is taken for one of the standard library")
	}
	close(release)
	k.Wait(r)
}

// A program that a cell waits for is ended, with what it has started; one that
// nobody waits for goes on.
func TestReap(t *testing.T) {
	shell, err := exec.LookPath("sh")
	if err != nil || len(children(time.Now())) > 0 || !canReap {
		t.Skip("no shell here, or processes cannot be seen")
	}
	k, _ := newKernel(t)
	apart := exec.Command("sleep", "100")
	if err := apart.Start(); err != nil {
		t.Skip(err)
	}
	defer func() { _ = apart.Process.Kill(); _ = apart.Wait() }()
	time.Sleep(50 * time.Millisecond) // a clock of hundredths tells them apart
	wait := func() { _ = exec.Command(shell, "-c", "sleep 101 | cat").Run() }
	if err := k.Use(Exports{"test/test": {"Wait": reflect.ValueOf(wait)}}); err != nil {
		t.Fatal(err)
	}
	if err := k.Import("test", "test"); err != nil {
		t.Fatal(err)
	}
	r, _ := cell(t, k, "", "test.Wait()\nfor { "+tested+" }")
	until(t, "the programs", func() bool { return len(children(r.began)) >= 3 })
	k.Stop(r)
	until(t, "who waits", func() bool { return k.Reap(r) })
	if got := k.Wait(r); got != Interrupted {
		t.Errorf("ends with %v", got)
	}
	until(t, "the end of the programs", func() bool { return len(children(r.began)) == 0 })
	if p, ok := process(apart.Process.Pid); !ok || p.start == 0 {
		t.Error("a program that nobody waits for has ended")
	}
}

func TestCyclic(t *testing.T) {
	type tree struct {
		kids []tree
		name string
	}
	list := []any{1}
	list[0] = list
	m := map[string]any{}
	m["m"] = m
	own := tree{kids: make([]tree, 1)}
	own.kids[0] = own
	own.kids[0].kids = own.kids
	for _, v := range []any{list, m, own, &list, struct{ a any }{list}} {
		if !tooNested(reflect.ValueOf(v), 0, deepest) {
			t.Errorf("a %T is not seen to hold itself", v)
		}
	}
	for _, v := range []any{1, "a", []int{1}, []any{1, []any{nil}}, map[string]any{"a": 1}, tree{kids: []tree{{name: "b"}}}, &tree{}, error(nil)} {
		checkCyclic(v)
	}
	var deep any
	for range deepest - 10 {
		deep = []any{deep}
	}
	checkCyclic(deep)
}

func TestRoom(t *testing.T) {
	if available() == 0 {
		t.Skip("how much memory there is cannot be known here")
	}
	room(1<<20, 1)
	room(0, 1<<62)
	for _, c := range [][2]int{{1 << 50, 1}, {1 << 40, 1 << 40}} {
		func() {
			defer func() {
				if r := recover(); r == nil || !strings.Contains(message(r), "fatal error: out of memory: ") {
					t.Errorf("%v: %v", c, r)
				}
			}()
			room(c[0], c[1])
		}()
	}
	for n, want := range map[uint64]string{1e12: "1 TB", 64 << 20: "67.1 MB", 1<<64 - 1: "18.4 EB"} {
		if got := readable(n); got != want {
			t.Errorf("%d is %s, want %s", n, got, want)
		}
	}
}
