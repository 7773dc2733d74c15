package kernel

import (
	"fmt"
	"os"
	"syscall"
)

// process are functions by which a cell would end or stop the process, or take its
// streams away, by their packages.
func (k *Kernel) process() map[string]map[string]any {
	stack, threads := 1_000_000_000, 10_000
	return map[string]map[string]any{
		"os":      {"Exit": k.exit},
		"runtime": {"Breakpoint": func() { k.ends("asked for a debugger, and there is none", 128+int(syscall.SIGTRAP)) }},
		"runtime/debug": { // smaller ones would end the session's own work
			"SetMaxStack":   func(n int) int { old := stack; stack = n; return old },
			"SetMaxThreads": func(n int) int { old := threads; threads = n; return old },
		},
		"os/signal": k.signals.functions(),
		"syscall":   k.systemCalls(),
	}
}

// ends ends the cell, which has done what would have ended the program.
func (k *Kernel) ends(how string, code int) {
	r := k.own()
	if r != nil && r.verdict.Load() == int32(Finished) {
		r.how.Store(&how)
	}
	k.exit(code)
}

// signal is asked before a signal is sent to a process. It ends the cell when that
// would end or stop this one, and returns otherwise.
func (k *Kernel) signal(pid int, sig os.Signal) {
	s, ok := sig.(syscall.Signal)
	if !ok || !self(pid) || harmless(s) || k.signals.handles(s) {
		return
	}
	k.ends(fmt.Sprintf("sent this program the signal %q, which would have ended the session", s), 128+int(s))
}

// processSignal is (*os.Process).Signal.
func (k *Kernel) processSignal(on any, sig os.Signal) error {
	p, _ := on.(*os.Process)
	if p != nil {
		k.signal(p.Pid, sig)
	}
	return p.Signal(sig)
}

// processKill is (*os.Process).Kill.
func (k *Kernel) processKill(on any) error { return k.processSignal(on, os.Kill) }
