package kernel

import (
	"bytes"
	"fmt"
	"math"
	"math/bits"
	"os"
	"reflect"
	"runtime"
	"runtime/metrics"
	"strconv"
	"time"

	"naslab/repl/rescue"
)

const (
	// modest is a heap that nobody asks about, in bytes.
	modest = 512 << 20
	// share is how much of the memory that can be had a heap may take, in percent.
	// A slice that grows needs more than twice its size for a while.
	share = 60
	// heedless is how much may be asked for at once, in percent of what is free.
	heedless = 90
	// beat is the time between two looks at the heap.
	beat = 10 * time.Millisecond
)

// room panics when n elements of that size are more than can be had. Go would end
// the program.
func room(n, each int) {
	high, need := bits.Mul64(uint64(max(n, 0)), uint64(max(each, 0)))
	free := available()
	if high == 0 && (free == 0 || need < free/100*heedless) {
		return
	}
	if high > 0 {
		need = 1<<64 - 1
	}
	panic(&rescue.Fatal{What: fmt.Sprintf("out of memory: %s asked for at once, and %s can be had", readable(need), readable(free))})
}

// spacious are compiled functions that make something large, and how many elements
// of how many bytes their arguments ask for.
var spacious = map[string]map[string]func(a []reflect.Value) (n, each int){
	"strings":                {"Repeat": repeated},
	"bytes":                  {"Repeat": repeated},
	"gonum.org/v1/gonum/mat": {"NewDense": square, "NewSymDense": square, "NewTriDense": square, "NewVecDense": row},
}

func repeated(a []reflect.Value) (n, each int) { return int(a[1].Int()), a[0].Len() }

func row(a []reflect.Value) (n, each int) {
	if a[1].Len() > 0 { // there already
		return 0, 0
	}
	return int(a[0].Int()), 8
}

// square is a matrix with both sizes, or one of them, given.
func square(a []reflect.Value) (n, each int) {
	rows, columns := int(a[0].Int()), int(a[0].Int())
	if a[1].Kind() == reflect.Int {
		columns = int(a[1].Int())
	}
	if last := a[len(a)-1]; last.Len() > 0 || columns > math.MaxInt/8 { // there already, or refused
		return 0, 0
	}
	return rows, 8 * columns
}

// room makes those functions ask for room first.
func (k *Kernel) room() {
	for path, list := range spacious {
		live := k.live(path)
		for name, sizes := range list {
			f, ok := live[name]
			if !ok {
				continue
			}
			live[name] = reflect.MakeFunc(f.Type(), func(a []reflect.Value) []reflect.Value {
				if n, each := sizes(a); n > 0 && each > 0 && n > modest/each {
					room(n, each)
				}
				return f.Call(a)
			})
		}
	}
}

// readable is a number of bytes in a unit that suits it.
func readable(n uint64) string {
	const unit = "kMGTPE"
	x, i := float64(n)/1000, 0
	for ; x >= 1000 && i < len(unit)-1; i++ {
		x /= 1000
	}
	return fmt.Sprintf("%.3g %cB", x, unit[i])
}

// available is how much memory the system can still give, 0 where that is not
// known.
func available() uint64 {
	free := field("/proc/meminfo", "MemAvailable:") << 10
	if limit, used := number("/sys/fs/cgroup/memory.max"), number("/sys/fs/cgroup/memory.current"); limit > used && used > 0 {
		free = min(free, limit-used)
	}
	return free
}

// field is the number behind a word at the beginning of a line.
func field(file, word string) uint64 {
	b, _ := os.ReadFile(file)
	_, rest, _ := bytes.Cut(b, []byte(word))
	words := bytes.Fields(rest[:min(len(rest), 100)])
	if len(words) == 0 {
		return 0
	}
	n, _ := strconv.ParseUint(string(words[0]), 10, 64)
	return n
}

// number is what a file says, 0 when that is no number.
func number(file string) uint64 {
	b, _ := os.ReadFile(file)
	n, _ := strconv.ParseUint(string(bytes.TrimSpace(b)), 10, 64)
	return n
}

// guardMemory ends a run that has made the heap grow so far that the system would
// soon end the process.
func (k *Kernel) guardMemory(r *Run) {
	tick := time.NewTicker(beat)
	defer tick.Stop()
	before, ask := heap(), uint64(0)
	for {
		select {
		case <-r.done:
			return
		case <-r.left:
			return
		case <-tick.C:
		}
		used := heap()
		if used < max(modest, before+modest/4, ask) || r.stopping.Load() || !tooMuch(used) {
			continue
		}
		runtime.GC() // part of it may not be needed any more
		if used = heap(); tooMuch(used) {
			k.sentence(r, Starved)
			return
		}
		ask = used + used/2
	}
}

// tooMuch reports whether a heap of that size is near the end of the memory.
func tooMuch(used uint64) bool {
	free := available()
	return free > 0 && used > (free+resident())/100*share
}

// heap is how many bytes objects take, also those that are not needed any more.
func heap() uint64 {
	s := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}

// resident is how much memory the process has, in bytes.
func resident() uint64 { return field("/proc/self/status", "VmRSS:") << 10 }

// grow is the method of buffers.
func grow(on any, n int) {
	if n > modest {
		room(n, 1)
	}
	on.(interface{ Grow(int) }).Grow(n)
}
