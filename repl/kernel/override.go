package kernel

import (
	"flag"
	"reflect"
	"runtime"
	"time"
)

// override replaces functions that would end or block the whole program, and
// those whose arguments package fmt should see in another way.
func (k *Kernel) override() {
	for path, with := range k.process() {
		k.replace(path, with)
	}
	k.room()
	k.giveStreams()
	k.replace("time", map[string]any{"Sleep": k.sleep, "AfterFunc": k.afterFunc})
	k.replace("flag", map[string]any{"Parse": k.parseFlags})
	k.replace("fmt", k.printing())
	k.replace("log", k.logging())
	k.replace("log/slog", k.slogging())
}

// live is the interpreter's own table of a package.
func (k *Kernel) live(path string) map[string]reflect.Value { return k.in.Symbols(path)[path] }

func (k *Kernel) replace(path string, with map[string]any) {
	live := k.live(path)
	if live == nil {
		return
	}
	for name, f := range with {
		if _, there := live[name]; there {
			live[name] = reflect.ValueOf(f)
		}
	}
}

// exit is os.Exit for cells: it ends the cell, not the program.
func (k *Kernel) exit(code int) {
	r := k.mine()
	if r == nil {
		r = k.now()
	}
	if r != nil && r.verdict.Load() == int32(Finished) {
		r.code.Store(int64(code))
	}
	k.judge(r, Exited)
}

// Exiting reports whether the calling goroutine's cell has called os.Exit, after
// which nothing that it has deferred is called.
func (k *Kernel) Exiting() bool {
	r := k.mine()
	return r != nil && Ending(r.verdict.Load()) == Exited
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
