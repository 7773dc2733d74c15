package kernel

import (
	"bytes"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

// threads knows which run is the current one.
type threads struct {
	mu      sync.Mutex
	current *Run
	remains atomic.Int32 // goroutines of runs that were stopped or left
}

// owners knows which goroutine belongs to which run, of all kernels: what ends a
// process does not say whose it is.
var owners = struct {
	mu     sync.Mutex
	byID   map[int64]*Run
	latest *Kernel // that began a run last
}{byID: map[int64]*Run{}}

// owner returns the run that a goroutine belongs to, nil for one that no cell has
// started.
func owner(id int64) *Run {
	owners.mu.Lock()
	defer owners.mu.Unlock()
	return owners.byID[id]
}

func (t *threads) begin(r *Run) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.current = r
}

func (t *threads) end(r *Run) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.current == r {
		t.current = nil
	}
}

func (t *threads) now() *Run {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.current
}

// enter makes the calling goroutine one of r's.
func (t *threads) enter(r *Run) int64 {
	id := goid()
	owners.mu.Lock()
	defer owners.mu.Unlock()
	owners.byID[id] = r
	return id
}

func (t *threads) leave(id int64) {
	owners.mu.Lock()
	defer owners.mu.Unlock()
	delete(owners.byID, id)
}

// mine returns the run that the calling goroutine belongs to, or nil for a
// goroutine that compiled code started.
func (t *threads) mine() *Run { return owner(goid()) }

// alive counts the goroutines of r.
func (t *threads) alive(r *Run) int { return len(r.goroutines()) }

// goroutines returns the numbers of the run's goroutines.
func (r *Run) goroutines() []int64 {
	owners.mu.Lock()
	defer owners.mu.Unlock()
	var list []int64
	for id, o := range owners.byID {
		if o == r {
			list = append(list, id)
		}
	}
	return list
}

// goid returns the number of the calling goroutine, which the runtime prints
// at the head of its stack.
func goid() int64 {
	var buf [40]byte
	b := bytes.TrimPrefix(buf[:runtime.Stack(buf[:], false)], []byte("goroutine "))
	if i := bytes.IndexByte(b, ' '); i > 0 {
		b = b[:i]
	}
	id, _ := strconv.ParseInt(string(b), 10, 64)
	return id
}

var epoch = time.Now()

// now is the time on a clock that does not jump.
func now() int64 { return int64(time.Since(epoch)) }

// Background reports whether goroutines of earlier cells are there: the line mark
// may be theirs.
func (k *Kernel) Background() bool {
	current := k.now()
	owners.mu.Lock()
	defer owners.mu.Unlock()
	for _, r := range owners.byID {
		if r.kernel == k && r != current {
			return true
		}
	}
	return false
}
