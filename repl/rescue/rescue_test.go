package rescue

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// What is tried ends a process where this package does not work, so that it gets
// one of its own: this program, with the name of a trial in the environment.
const trial = "NASLAB_RESCUE_TRIAL"

type worse struct{}

func (worse) Error() string { panic("also this") }

var trials = map[string]func() any{
	"panic": func() any { return inGoroutine(func() { panic("oh") }) },
	"worse": func() any {
		inGoroutine(func() { panic(worse{}) })
		return "survived"
	},
	"nil": func() any { return inGoroutine(func() { var p *int; *p = 1 }) },
	"deferred": func() any {
		done := false
		inGoroutine(func() { defer func() { done = true }(); panic(1) })
		return done
	},
	"group": func() any {
		var wg sync.WaitGroup
		wg.Go(func() { panic("in a group") })
		return <-told
	},
	"after": func() any {
		ctx, cancel := context.WithCancel(context.Background())
		context.AfterFunc(ctx, func() { panic("after all") })
		cancel()
		return <-told
	},
	"mutex":   func() any { return caught(func() { new(sync.Mutex).Unlock() }) },
	"rwmutex": func() any { return caught(func() { new(sync.RWMutex).RUnlock() }) },
	"map": func() any {
		m := map[int]int{}
		var wg sync.WaitGroup
		results := make(chan any, 2)
		for range 2 {
			wg.Go(func() {
				results <- caught(func() {
					for i := range 100_000_000 {
						m[i&7] = i
					}
				})
			})
		}
		return <-results
	},
	"stack": func() any { return caught(func() { fmt.Fprint(io.Discard, ring()) }) },
	"stacks": func() any {
		var wg sync.WaitGroup
		for range 2 {
			wg.Go(func() { caught(func() { endless(1, "x") }) })
		}
		wg.Wait()
		runtime.GC()
		return caught(func() { endless(1, "x") })
	},
	"stack in the runtime": func() any {
		return caught(func() { growing(nil) })
	},
	"stack of a goroutine": func() any { return inGoroutine(func() { endless(1, "x") }) },
	"exit":                 func() any { return inGoroutine(func() { os.Exit(3) }) },
	"fatal":                func() any { return inGoroutine(func() { log.New(&bytes.Buffer{}, "", 0).Fatal("x") }) },
}

// ring is a list that holds itself.
func ring() any {
	r := []any{nil}
	r[0] = r
	return r
}

// endless calls itself with values of several kinds on its stack.
//
//go:noinline
func endless(n int, s string) (int, *string) {
	if n < 0 {
		return 0, nil
	}
	t := strings.Repeat(s, 2-n&1)
	m, p := endless(n+1, t[:1])
	return m + len(t), cmp.Or(p, &t)
}

type chain struct{ up *chain }

// growing takes memory on every level.
//
//go:noinline
func growing(up *chain) int {
	if up != nil && up.up == up {
		return 0
	}
	return growing(&chain{up}) + 1
}

var told = make(chan any, 10)

// inGoroutine returns what was told of f.
func inGoroutine(f func()) any {
	go f()
	select {
	case v := <-told:
		return v
	case <-time.After(20 * time.Second):
		return "nothing was told"
	}
}

func caught(f func()) (v any) {
	defer func() { v = recover() }()
	f()
	return "no panic"
}

func TestMain(m *testing.M) {
	f := trials[os.Getenv(trial)]
	if f == nil {
		os.Exit(m.Run())
	}
	if why := Install(Hooks{
		Exit:  func(code int) { told <- code; runtime.Goexit() },
		Panic: func(v any) bool { told <- v; return true },
	}); why != "" {
		fmt.Println(why)
	} else {
		fmt.Println(f())
	}
	hooks.Store(nil)
	os.Exit(7)
}

func TestRescue(t *testing.T) {
	if !supported {
		t.Skip("functions are not redirected on this machine")
	}
	const full = "fatal error: stack overflow: compiled code calls itself without end; does a value hold itself?"
	for name, want := range map[string]string{
		"panic": "oh", "worse": "survived", "nil": "runtime error: invalid memory address or nil pointer dereference", "deferred": "true",
		"group": "in a group", "after": "after all", "exit": "3", "fatal": "1",
		"mutex": "fatal error: sync: unlock of unlocked mutex", "rwmutex": "fatal error: sync: RUnlock of unlocked RWMutex",
		"map": "fatal error: concurrent map writes", "stack": full, "stacks": full, "stack in the runtime": full, "stack of a goroutine": full,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cmd := exec.Command(os.Args[0])
			cmd.Env = append(os.Environ(), trial+"="+name)
			out, err := cmd.CombinedOutput()
			var exit *exec.ExitError
			if last := lastLine(out); last != want || !errors.As(err, &exit) || exit.ExitCode() != 7 {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
}

// The switch leaves all as it is.
func TestOff(t *testing.T) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), trial+"=mutex", "NASLAB_RESCUE=off")
	out, _ := cmd.CombinedOutput()
	if !strings.Contains(string(out), "NASLAB_RESCUE says so") {
		t.Errorf("%s", out)
	}
}

// lastLine leaves out what the race detector says before.
func lastLine(b []byte) string {
	lines := strings.Split(strings.TrimSpace(string(b)), "\n")
	return lines[len(lines)-1]
}
