package session

import (
	"strings"
	"testing"

	"naslab/repl/rescue"
)

// What ends a Go program by way of compiled code ends the cell.
func TestSurvives(t *testing.T) {
	if why := rescue.Install(rescue.Hooks{}); why != "" {
		t.Skip(why)
	}
	s, _ := newSession(t)
	must(t, s, `import ("log"; "sync"; "unsafe"; "reflect"; "io")
quiet := log.New(io.Discard, "", 0)
type Embeds struct{ *log.Logger }
type Fataler interface{ Fatal(...any) }
type Worse struct{}
func (Worse) Error() string { panic("also this") }`)
	const exit = "the cell called os.Exit: exit status "
	for text, want := range map[string]string{
		`var f Fataler = Embeds{quiet}; f.Fatal("x")`:                                                        exit + "1",
		`any(Embeds{quiet}).(Fataler).Fatal("x")`:                                                            exit + "1",
		`reflect.ValueOf(quiet).MethodByName("Fatal").Call(nil)`:                                             exit + "1",
		`[]func(...any){quiet.Fatal}[0]("x")`:                                                                exit + "1",
		`map[string]func(int){"exit": os.Exit}["exit"](4)`:                                                   exit + "4",
		`var mu sync.Mutex; mu.Unlock()`:                                                                     "fatal error: sync: unlock of unlocked mutex",
		`var mu sync.RWMutex; mu.RUnlock()`:                                                                  "fatal error: sync: RUnlock of unlocked RWMutex",
		`var l sync.Locker = &sync.Mutex{}; l.Unlock()`:                                                      "fatal error: sync: unlock of unlocked mutex",
		`*(*int)(unsafe.Pointer(uintptr(0xdeadbeef000))) = 1`:                                                "panic: runtime error: invalid memory address or nil pointer dereference",
		`var wg sync.WaitGroup; wg.Go(func() { panic(Worse{}) }); wg.Wait()`:                                 "a goroutine of this cell ended with a panic, and the cell with it",
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
