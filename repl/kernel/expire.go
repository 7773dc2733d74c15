package kernel

import (
	"slices"
	"time"
)

// expire leaves a run that was judged by a goroutine other than its own. One that
// computes ends by itself, one that waits does not see it.
func (k *Kernel) expire(r *Run) {
	for _, wait := range []time.Duration{2, 5, 10, 20, 50, 100} {
		select {
		case <-r.done:
			return
		case <-time.After(wait * time.Millisecond):
		}
		if k.Blocked(r) {
			k.Reap(r)
			break
		}
	}
	k.Leave(r)
}

const (
	glance  = 50 * time.Millisecond // between two looks at a cell after a panic
	glances = 4                     // how many times in a row it must be seen waiting
)

// crashed is told of a panic in a goroutine of r. A program would end. A cell goes
// on, but not when it waits, most likely for that goroutine.
func (k *Kernel) crashed(r *Run) {
	switch {
	case r == nil || r != k.now() || r.crashing.Swap(true):
	case r.strict:
		k.sentence(r, Crashed)
	default:
		go k.watch(r)
	}
}

// watch ends a run that is seen waiting again and again.
func (k *Kernel) watch(r *Run) {
	tick := time.NewTicker(glance)
	defer tick.Stop()
	for seen := 0; seen < glances; {
		select {
		case <-r.done:
			return
		case <-r.left:
			return
		case <-tick.C:
		}
		state, frames := standing(r.main.Load())
		if hasAny(state, forGood) && direct(frames) {
			seen++
		} else {
			seen = 0
		}
	}
	if !r.stopping.Load() {
		k.sentence(r, Crashed)
	}
}

// forGood begins the states of goroutines that only another one can wake.
var forGood = []string{"chan receive", "chan send", "select", "semacquire", "sync."}

// hasAny reports whether s begins with one of the words.
func hasAny(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return len(s) >= len(w) && s[:len(w)] == w })
}
