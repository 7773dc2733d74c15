package rescue

import (
	"fmt"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"syscall"
)

// Hooks are told of what would end the process, on the goroutine that does it.
type Hooks struct {
	// Exit is told of os.Exit. When it returns, the process ends.
	Exit func(code int)
	// Panic is told what a goroutine that nothing else can stop has panicked with,
	// when all its deferred calls were made. Where it returns true, that goroutine
	// alone ends, otherwise the process.
	Panic func(value any) bool
}

// Fatal is what a goroutine panics with instead of ending the process: a misuse of
// a map or a mutex, a stack that is full.
type Fatal struct{ What string }

// Error gives the runtime's words.
func (f *Fatal) Error() string { return "fatal error: " + f.What }

// RuntimeError marks it as one of the runtime's own.
func (f *Fatal) RuntimeError() {}

var (
	hooks atomic.Pointer[Hooks]
	once  sync.Once
	why   string
)

// Install makes h the hooks of the process and returns in one sentence why that
// does not work here, "" when it does.
func Install(h Hooks) string {
	hooks.Store(&h)
	once.Do(func() { why = install() })
	return why
}

// install redirects the functions.
func install() string {
	switch os.Getenv("NASLAB_RESCUE") {
	case "off", "0", "no":
		return "fatal errors end the session, because NASLAB_RESCUE says so"
	}
	if !supported {
		return fmt.Sprintf("fatal errors end the session on %s/%s", runtime.GOOS, runtime.GOARCH)
	}
	found := entries(targets)
	for _, name := range targets {
		if found[name] == 0 {
			return fmt.Sprintf("fatal errors end the session, because %s has no %s", runtime.Version(), name)
		}
	}
	for name, err := range map[string]error{
		"os.Exit":                     redirect(found["os.Exit"], onExit),
		"runtime.preprintpanics":      redirect(found["runtime.preprintpanics"], onPanic),
		"internal/runtime/maps.fatal": redirect(found["internal/runtime/maps.fatal"], onFatal),
		"internal/sync.fatal":         redirect(found["internal/sync.fatal"], onFatal),
		"sync.fatal":                  redirect(found["sync.fatal"], onFatal),
		"runtime.throw":               catchOverflow(found["runtime.throw"], found["runtime.fatal"]),
	} {
		if err != nil {
			return fmt.Sprintf("fatal errors end the session, because %s cannot be changed: %v", name, err)
		}
	}
	return ""
}

// onExit stands for os.Exit.
func onExit(code int) {
	if h := hooks.Load(); h != nil && h.Exit != nil {
		h.Exit(code)
	}
	syscall.Exit(code)
}

// onFatal stands for the functions that end the process with a message.
func onFatal(what string) { panic(&Fatal{what}) }

// raised begins what the runtime knows of a panic.
type raised struct {
	value any
}

// onPanic stands for the function that makes an unrecovered panic ready to be
// printed. All deferred calls of the goroutine have been made.
func onPanic(p *raised) {
	value := p.value
	if h := hooks.Load(); h != nil && h.Panic != nil && h.Panic(value) {
		runtime.Goexit()
	}
	var stack [16 << 10]byte
	fmt.Fprintf(os.Stderr, "panic: %v\n\n%s", value, stack[:runtime.Stack(stack[:], false)])
	syscall.Exit(2)
}
