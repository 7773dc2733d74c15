package session

import (
	"os"
	"runtime"
	"slices"
	"strconv"
	"testing"
	"time"
)

// TestLong measures a long session: NASLAB_CELLS says of how many cells.
func TestLong(t *testing.T) {
	n, _ := strconv.Atoi(os.Getenv("NASLAB_CELLS"))
	if n == 0 {
		t.Skip("NASLAB_CELLS is not set")
	}
	for _, text := range []string{"x := 1", "x + 1", "y := []int{1, 2, 3}"} {
		s, _ := newSession(t)
		must(t, s, "x := 1")
		heap := func() uint64 {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			return m.HeapAlloc
		}
		before := heap()
		var took []time.Duration
		for range n {
			took = append(took, do(t, s, text).Elapsed)
		}
		grown := (int64(heap()) - int64(before)) / int64(n)
		first, last := slices.Clone(took[:n/10]), slices.Clone(took[n-n/10:])
		runtime.KeepAlive(s)
		slices.Sort(first)
		slices.Sort(last)
		slices.Sort(took)
		t.Logf("%s: median %s, first tenth %s, last tenth %s, %d bytes a cell", text, took[n/2], first[len(first)/2], last[len(last)/2], grown)
	}
}
