package session

import (
	"os"
	"os/signal"
	"strings"
	"syscall"
	"testing"

	"naslab/repl/rescue"
)

// What ends a Go program by way of compiled code ends the cell.
func TestSurvives(t *testing.T) {
	if why := rescue.Install(rescue.Hooks{}); why != "" {
		t.Skip(why)
	}
	s, _ := newSession(t)
	must(t, s, `import ("log"; "sync"; "unsafe"; "reflect"; "io"; "gonum.org/v1/gonum/mat"; "runtime/debug"; "syscall")
quiet := log.New(io.Discard, "", 0)
type Embeds struct{ *log.Logger }
type Fataler interface{ Fatal(...any) }
type Worse struct{}
func (Worse) Error() string { panic("also this") }`)
	const exit = "the cell called os.Exit: exit status "
	for text, want := range map[string]string{
		`var f Fataler = Embeds{quiet}; f.Fatal("x")`:                                                      exit + "1",
		`any(Embeds{quiet}).(Fataler).Fatal("x")`:                                                          exit + "1",
		`reflect.ValueOf(quiet).MethodByName("Fatal").Call(nil)`:                                           exit + "1",
		`[]func(...any){quiet.Fatal}[0]("x")`:                                                              exit + "1",
		`map[string]func(int){"exit": os.Exit}["exit"](4)`:                                                 exit + "4",
		`var mu sync.Mutex; mu.Unlock()`:                                                                   "fatal error: sync: unlock of unlocked mutex",
		`var mu sync.RWMutex; mu.RUnlock()`:                                                                "fatal error: sync: RUnlock of unlocked RWMutex",
		`var l sync.Locker = &sync.Mutex{}; l.Unlock()`:                                                    "fatal error: sync: unlock of unlocked mutex",
		`*(*int)(unsafe.Pointer(uintptr(0xdeadbeef000))) = 1`:                                              "panic: runtime error: invalid memory address or nil pointer dereference",
		`var wg sync.WaitGroup; wg.Go(func() { panic(Worse{}) }); wg.Wait()`:                               "a goroutine of this cell ended with a panic, and the cell with it",
		`syscall.Kill(syscall.Getpid(), syscall.SIGKILL)`:                                                  `the cell sent this program the signal "killed", which would have ended the session`,
		`syscall.Kill(0, syscall.SIGTERM)`:                                                                 `the cell sent this program the signal "terminated", which would have ended the session`,
		`p, _ := os.FindProcess(os.Getpid()); p.Kill()`:                                                    `the cell sent this program the signal "killed", which would have ended the session`,
		`p, _ := os.FindProcess(os.Getpid()); p.Signal(syscall.SIGSTOP)`:                                   `the cell sent this program the signal "stopped (signal)", which would have ended the session`,
		`syscall.Exec("/bin/true", []string{"true"}, nil)`:                                                 "the cell asked the system to put another program in the place of this one",
		`runtime.Breakpoint()`:                                                                             "the cell asked for a debugger, and there is none",
		`debug.SetMaxStack(1000); func deep(n int) int { return deep(n+1) + 1 }; deep(0)`:                  "stack overflow: calls are nested too deep",
		`make([]byte, 1<<40)`:                                                                              "fatal error: out of memory: 1.1 TB asked for at once, and ",
		`n := 1 << 40; make([]int, 0, n)`:                                                                  "fatal error: out of memory: 8.8 TB asked for at once, and ",
		`make(map[int]int, 1<<40)`:                                                                         "fatal error: out of memory: 17.6 TB asked for at once, and ",
		`make(chan int, 1<<40)`:                                                                            "fatal error: out of memory: 8.8 TB asked for at once, and ",
		`strings.Repeat("x", 1<<40)`:                                                                       "fatal error: out of memory: 1.1 TB asked for at once, and ",
		`mat.NewDense(1<<20, 1<<20, nil)`:                                                                  "fatal error: out of memory: 8.8 TB asked for at once, and ",
		`slices.Grow([]int{}, 1<<40)`:                                                                      "fatal error: out of memory: 8.8 TB asked for at once, and ",
		`var b bytes.Buffer; b.Grow(1 << 40)`:                                                              "fatal error: out of memory: 1.1 TB asked for at once, and ",
		`x := []any{1}; x[0] = x; fmt.Println(x)`:                                                          "panic: stack overflow: the []any holds itself, so that its text has no end",
		`x := map[string]any{}; x["a"] = x; fmt.Sprint(x)`:                                                 "panic: stack overflow: the map[string]any holds itself, so that its text has no end",
		`type Own []Own; x := Own{nil}; x[0] = x; fmt.Sprint(x)`:                                           "panic: stack overflow: the main.Own holds itself, so that its text has no end",
		`m := map[int]int{}; f := func() { for i := range 3_000_000 { m[i&7] = i } }; go f(); go f(); f()`: "fatal error: concurrent map writes",
	} {
		o := do(t, s, text)
		if strings.HasPrefix(text, "m :=") { // any of the three may end, or all but this one
			if o.Fault != nil && !strings.HasPrefix(o.Fault.Msg, "fatal error: concurrent map") {
				t.Errorf("%s: %v", text, o.Fault)
			}
		} else if o.Fault == nil || !strings.HasPrefix(o.Fault.Msg, want) {
			t.Errorf("%s: got %v, want %s", text, o.Fault, want)
		}
		if got := must(t, s, "1 + 1"); got != 2 {
			t.Fatalf("after %s, 1 + 1 is %v", text, got)
		}
	}
}

// A cell that closes the streams, or takes Ctrl-C away, does so to itself alone.
func TestStreamsAndSignals(t *testing.T) {
	s, out := newSession(t)
	must(t, s, `os.Stdin.Close(); os.Stdout.Close(); os.Stderr.Close(); syscall.Close(1)`)
	if got := must(t, s, `_, err := fmt.Fprint(os.Stdout); err`); got != nil {
		t.Errorf("the next cell's output is closed: %v", got)
	}
	if _, err := os.Stdout.Stat(); err != nil {
		t.Errorf("the program's output is closed: %v", err)
	}
	got := must(t, s, `r, w, _ := os.Pipe()
old := os.Stdout
os.Stdout = w
fmt.Print("caught")
os.Stdout = old
w.Close()
b, _ := io.ReadAll(r)
fmt.Print("seen")
string(b)`)
	if got != "caught" || out.String() != "seen" {
		t.Errorf("got %q, printed %q", got, out)
	}
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGUSR1)
	defer signal.Stop(c)
	must(t, s, `signal.Ignore(syscall.SIGUSR1); signal.Reset(); signal.Reset(syscall.SIGUSR1)`)
	if got := must(t, s, `own := make(chan os.Signal, 1); signal.Notify(own, syscall.SIGUSR1); syscall.Kill(os.Getpid(), syscall.SIGUSR1); <-own == syscall.SIGUSR1`); got != true {
		t.Error("a cell does not get its signal")
	}
	<-c // as the session does
}

// Compiled code that follows a value which holds itself ends the cell alone.
func TestFullStack(t *testing.T) {
	if rescue.Install(rescue.Hooks{}) != "" {
		t.Skip("functions are not redirected here")
	}
	s, _ := newSession(t) // with the hooks of its kernel
	must(t, s, "import (\"encoding/gob\"; \"encoding/xml\")\ntype P struct{ Next *P }\np := &P{}\np.Next = p\nn := 1\nnext := func() int { n++; return n }")
	for _, c := range []string{"gob.NewEncoder(io.Discard).Encode(p)", "xml.Marshal(p)"} {
		if o := do(t, s, c); o.Fault == nil || !strings.Contains(o.Fault.Msg, "stack overflow: compiled code calls itself without end") {
			t.Errorf("%s: %v", c, o.Fault)
		}
	}
	if got := must(t, s, "next()"); got != 2 {
		t.Errorf("the closure counts %v", got)
	}
}
