package rtype

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"sync"
)

var state struct {
	once sync.Once
	why  string
}

// Available reports whether this package works here, and in one sentence why not.
// The first call tries it, which takes a millisecond.
func Available() (ok bool, why string) {
	state.once.Do(func() { state.why = try() })
	return state.why == "", state.why
}

// try is what Available finds.
func try() (why string) {
	switch os.Getenv("NASLAB_RTYPE") {
	case "off", "0", "no":
		return "runtime types are off, because NASLAB_RTYPE says so"
	}
	if !supported {
		return fmt.Sprintf("runtime types are not made for %s on %s/%s", runtime.Version(), runtime.GOOS, runtime.GOARCH)
	}
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			why = fmt.Sprintf("runtime types do not work here: %v", r)
		}
	}()
	if err := mirrors(); err != nil {
		return "runtime types do not fit " + runtime.Version() + ": " + err.Error()
	}
	if err := prepare(); err != nil {
		return "runtime types cannot have memory: " + err.Error()
	}
	if err := selfTest(); err != nil {
		return "runtime types do not work here: " + err.Error()
	}
	return ""
}

// prepare asks for the memory of all types.
func prepare() (err error) {
	lock.Lock()
	defer lock.Unlock()
	if arena.block, err = reserve(arenaSize); err != nil {
		return err
	}
	arena.used, arena.top = 16, arenaSize
	return nil
}
