package check

import (
	"fmt"
	"runtime"
	"testing"
)

// BenchmarkCheck is the check of a small cell in sessions of various size.
func BenchmarkCheck(b *testing.B) {
	for _, size := range []int{0, 1000, 10000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			c := newTestChecker(b)
			for i := range size {
				c.one(b, fmt.Sprintf("x%d := %d", i, i))
			}
			b.ResetTimer()
			for b.Loop() {
				c.one(b, "x := 1")
			}
		})
	}
}

func (c *Checker) one(tb testing.TB, src string) {
	cell, faults := c.Check(Source{File: "In", Text: src, Prompt: true})
	if faults != nil {
		tb.Fatal(faults)
	}
	c.Commit(cell, nil)
}

// BenchmarkGrowth is what a cell leaves behind.
func BenchmarkGrowth(b *testing.B) {
	for name, src := range map[string]string{"new": "x%d := %[1]d", "same": "x := %d", "func": "func f%d(a int) int { return a + 1 }", "value": "1 + %d"} {
		b.Run(name, func(b *testing.B) {
			c := newTestChecker(b)
			before := heap()
			n := 0
			for b.Loop() {
				c.one(b, fmt.Sprintf(src, n))
				n++
			}
			b.ReportMetric(float64(heap()-before)/float64(n), "kept-B/cell")
			runtime.KeepAlive(c)
		})
	}
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// BenchmarkComplete is a completion in a session of 10,000 names.
func BenchmarkComplete(b *testing.B) {
	c := newTestChecker(b)
	for i := range 10000 {
		c.one(b, fmt.Sprintf("x%d := %d", i, i))
	}
	for name, src := range map[string]string{"member": "fmt.Println(strings.To", "name": "y := x99", "all": "y := x"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				c.Complete(src, len(src))
			}
		})
	}
}
