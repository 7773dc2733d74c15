package session

import (
	"strings"
	"testing"
	"time"

	"naslab/repl/fault"
)

// A cell that waits ends when one of its goroutines ends the program, and the
// session goes on with all that it has.
func TestExitWhileWaiting(t *testing.T) {
	s, _ := newSession(t)
	must(t, s, "import (\"log\"; \"net\"; \"os\"; \"sync\"; \"time\"; \"os/exec\")\nlog.SetOutput(io.Discard)\nn := 1\nnext := func() int { n++; return n }")
	for _, wait := range []string{
		"<-make(chan int)", "make(chan int) <- 1", "select {}", "var wg sync.WaitGroup; wg.Add(1); wg.Wait()",
		"var mu sync.Mutex; mu.Lock(); mu.Lock()", "time.Sleep(time.Hour)", "for {}", "for range time.Tick(time.Hour) {}",
		`l, _ := net.Listen("tcp", "127.0.0.1:0"); l.Accept()`, `exec.Command("sleep", "100").Run()`,
		"c := sync.NewCond(&sync.Mutex{}); c.L.Lock(); c.Wait()", "r, _, _ := os.Pipe(); io.ReadAll(r)",
		"select { case <-make(chan int): case <-time.After(time.Hour): }",
	} {
		for _, end := range []string{"os.Exit(3)", `log.New(io.Discard, "", 0).Fatal("x")`, "log.Fatal(`x`)"} {
			began := time.Now()
			o := do(t, s, "go func() { "+end+" }(); "+wait)
			if o.Fault == nil || o.Fault.Kind != fault.Exit || !strings.HasPrefix(o.Fault.Msg, "the cell called os.Exit: exit status ") {
				t.Errorf("%s, %s: %v", end, wait, o.Fault)
			}
			if d := time.Since(began); d > 5*time.Second {
				t.Errorf("%s, %s: ends after %v", end, wait, d)
			}
		}
	}
	a := must(t, s, "n").(int)
	if got := must(t, s, "next()"); got != a+1 {
		t.Errorf("the closure counts %v after %d", got, a)
	}
}

// A panic in a goroutine ends a cell that waits for it, and no other.
func TestPanicWhileWaiting(t *testing.T) {
	s, out := newSession(t)
	for _, c := range []string{
		"go panic(`oh`); <-make(chan int)", "var wg sync.WaitGroup; wg.Go(func() { panic(`oh`) }); wg.Wait()",
		"go panic(`oh`); var mu sync.Mutex; mu.Lock(); mu.Lock()",
		"ctx, cancel := context.WithCancel(context.Background()); context.AfterFunc(ctx, func() { panic(`oh`) }); cancel(); select {}",
	} {
		out.Reset()
		o := do(t, s, c)
		if o.Fault == nil || o.Fault.Kind != fault.Runtime || o.Fault.Msg != "a goroutine of this cell ended with a panic, and the cell with it" {
			t.Errorf("%s: %v", c, o.Fault)
		}
		if !strings.Contains(out.String(), "a goroutine that was started here ended with a panic: oh") && !strings.Contains(out.String(), "in a goroutine: panic: oh") {
			t.Errorf("%s: printed %q", c, out)
		}
	}
	for _, c := range []string{
		"go panic(1); time.Sleep(300*time.Millisecond)",
		"done := make(chan int); go func() { defer close(done); panic(1) }(); <-done",
		"go panic(1); for i := range 3_000_000 { _ = i }",
	} {
		if o := do(t, s, c); o.Fault != nil {
			t.Errorf("%s: %v", c, o.Fault)
		}
	}
	// A program ends with its goroutines.
	count++
	o := s.Run(t.Context(), Cell{File: "a.go", Number: count, Program: true, Text: "package main\nimport \"time\"\nfunc main() { go panic(1); time.Sleep(time.Hour) }"})
	if o.Fault == nil || o.Fault.Kind != fault.Runtime {
		t.Errorf("%v", o.Fault)
	}
}
