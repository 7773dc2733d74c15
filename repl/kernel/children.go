package kernel

import (
	"bytes"
	"time"
)

// insists is how long a child is given to end when it is asked to.
const insists = 500 * time.Millisecond

// Reap ends the programs that the run waits for, with all that they have started,
// and reports whether there were any. Programs that nobody waits for go on.
func (k *Kernel) Reap(r *Run) bool {
	if !waitsForChild(r) {
		return false
	}
	list := children(r.began)
	for _, c := range list {
		c.ask()
	}
	if len(list) > 0 {
		time.AfterFunc(insists, func() {
			for _, c := range list {
				c.end()
			}
		})
	}
	return len(list) > 0
}

// waitsForChild reports whether a goroutine of the run waits for a process.
func waitsForChild(r *Run) bool {
	for _, id := range r.goroutines() {
		if _, frames := standing(id); bytes.Contains(frames, []byte("os.(*Process).Wait(")) || bytes.Contains(frames, []byte("os/exec.(*Cmd).Wait(")) {
			return true
		}
	}
	return false
}
