package kernel

import (
	"fmt"
	"reflect"
	"runtime"
	"time"
)

// runtime returns the functions that lowered code calls in package
// [RuntimeName].
func (k *Kernel) runtime() map[string]reflect.Value {
	return map[string]reflect.Value{
		"Check":   reflect.ValueOf(k.check),
		"Current": reflect.ValueOf(k.now),
		"Enter":   reflect.ValueOf(k.enter),
		"Leave":   reflect.ValueOf(k.leaveGuarded),
		"Clear":   reflect.ValueOf(clearValue),
		"Run":     reflect.ValueOf((*Run)(nil)),
	}
}

// leaveGuarded ends a goroutine that a cell started. recovered is what it
// panicked with, or nil.
func (k *Kernel) leaveGuarded(id int64, where string, recovered any) {
	defer k.leave(id)
	if recovered == nil {
		return
	}
	e := k.panicError(recovered)
	fmt.Fprintf(k.trace, "a goroutine started in %s panicked: %s\n", where, e.Msg)
}

// clearValue is the builtin clear.
func clearValue(v any) {
	switch rv := reflect.ValueOf(v); rv.Kind() {
	case reflect.Map:
		rv.Clear()
	case reflect.Slice:
		rv.Clear()
	}
}

// overrides replaces functions that would end or block the whole program.
func (k *Kernel) overrides(all []Exports) Exports {
	has := func(key string) bool {
		for _, e := range all {
			if e[key] != nil {
				return true
			}
		}
		return false
	}
	o := Exports{}
	if has("os/os") {
		o["os/os"] = map[string]reflect.Value{"Exit": reflect.ValueOf(k.exit)}
	}
	if has("time/time") {
		o["time/time"] = map[string]reflect.Value{
			"Sleep":     reflect.ValueOf(k.sleep),
			"AfterFunc": reflect.ValueOf(k.afterFunc),
		}
	}
	return o
}

// exit is os.Exit for cells: it ends the cell, not the program.
func (k *Kernel) exit(code int) {
	r := k.mine()
	if r == nil {
		r = k.now()
	}
	if r != nil && r.verdict.Load() == int32(Finished) {
		r.code = code
	}
	k.judge(r, Exited)
}

// sleep is time.Sleep for cells: a stop ends it.
func (k *Kernel) sleep(d time.Duration) {
	r := k.mine()
	if r == nil {
		time.Sleep(d)
		return
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-r.ctx.Done():
		if r.stopping.Load() {
			runtime.Goexit()
		}
		<-t.C
	}
}

// afterFunc is time.AfterFunc for cells: a panic in f is printed and does not
// end the program.
func (k *Kernel) afterFunc(d time.Duration, f func()) *time.Timer {
	r := k.mine()
	return time.AfterFunc(d, func() {
		id := k.enter(r)
		defer func() { k.leaveGuarded(id, "a timer", recover()) }()
		f()
	})
}
