package kernel

import (
	"errors"
	"flag"
	"go/token"
	"os"
	"reflect"
	"runtime"
	"time"
)

// runtime returns the functions that lowered code calls in package
// [RuntimeName].
func (k *Kernel) runtime() map[string]reflect.Value {
	out := map[string]reflect.Value{
		"Run": reflect.ValueOf((*Run)(nil)), "Defers": reflect.ValueOf((*Defers)(nil)),
	}
	for name, f := range map[string]any{
		"Check": k.check, "Current": k.own, "Go": k.goGuarded,
		"NewDefers": newDefers, "PushDefer": pushDefer, "RunDefers": k.runDefers, "Recover": k.recoverPanic,
		"Clear": clearValue, "Closed": closed, "Sort": sortList, "SortFunc": sortListFunc,
		"Texter": k.setTexter, "Struct": k.setStruct, "Is": k.is,
	} {
		out[name] = reflect.ValueOf(f)
	}
	return out
}

// recovered is what recover gave, as a compiled program would have got it:
// without the interpreter's words and wrappers.
func (k *Kernel) recovered(r any) any {
	switch v := k.Plain(r).(type) {
	case error:
		if msg := apply(running, v.Error()); msg != v.Error() {
			return errors.New(msg)
		}
		return v
	case string:
		if msg := apply(running, v); msg != v {
			return errors.New(msg)
		}
		return v
	default:
		return v
	}
}

// parseFlags is flag.Parse for cells: it reads the arguments of the script.
func (k *Kernel) parseFlags() {
	flag.CommandLine.Init("", flag.ContinueOnError)
	args := k.args
	if len(args) > 0 {
		args = args[1:]
	}
	if err := flag.CommandLine.Parse(args); err != nil {
		k.exit(2)
	}
}

// closed replaces the channel that p points to by a closed one of its type, from
// which a cell receives the zero value of its elements.
func closed(p any) {
	v := reflect.ValueOf(p).Elem()
	both := reflect.MakeChan(reflect.ChanOf(reflect.BothDir, v.Type().Elem()), 0)
	both.Close()
	v.Set(both.Convert(v.Type()))
}

// leaveGuarded ends a goroutine that a cell started at the given line mark.
// recovered is what it panicked with, or nil.
func (k *Kernel) leaveGuarded(id int64, started int, recovered any) {
	defer k.leave(id)
	if recovered == nil {
		return
	}
	e := k.panicError(recovered)
	cell, line := unpackLine(started)
	e.Pos = token.Position{Filename: FileName(cell), Line: line}
	k.stray(e)
}

// own is the run that a new goroutine will belong to.
func (k *Kernel) own() *Run {
	if r := k.mine(); r != nil {
		return r
	}
	return k.now()
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

// override replaces functions that would end or block the whole program, and
// lets those that print see through the interpreter's wrappers.
func (k *Kernel) override() {
	replace := func(path string, with map[string]any) {
		live := k.in.Symbols(path)[path]
		if live == nil {
			return
		}
		for name, f := range with {
			live[name] = reflect.ValueOf(f)
		}
	}
	replace("os", map[string]any{"Exit": k.exit})
	if _, ok := k.input.(*os.File); !ok {
		// Reading it would take lines from whoever reads the terminal.
		if null, err := os.Open(os.DevNull); err == nil {
			if live := k.in.Symbols("os")["os"]; live != nil {
				live["Stdin"] = reflect.ValueOf(&null).Elem()
			}
		}
	}
	replace("time", map[string]any{"Sleep": k.sleep, "AfterFunc": k.afterFunc})
	replace("errors", map[string]any{"As": errorsAs})
	replace("flag", map[string]any{"Parse": k.parseFlags})
	replace("fmt", k.printing())
	replace("log", k.logging())
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
	r, started := k.own(), *k.line
	return time.AfterFunc(d, func() { k.goGuarded(r, started, f) })
}
