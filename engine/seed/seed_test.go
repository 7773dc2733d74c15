package seed

import (
	"math"
	"testing"
)

func TestStreamsAreNamedAndRepeat(t *testing.T) {
	a, b := New(1).Rand("search"), New(1).Rand("search")
	for i := range 100 {
		if x, y := a.Uint64(), b.Uint64(); x != y {
			t.Fatalf("draw %d differs: %d, %d", i, x, y)
		}
	}
	if New(1).Uint64("a") == New(1).Uint64("b") || New(1).Uint64("a") == New(2).Uint64("a") {
		t.Error("streams of other names or seeds must differ")
	}
	if New(1).Split("a").Uint64("b") == New(1).Split("b").Uint64("a") {
		t.Error("the path of names has an order")
	}
}

// The first draw of one stream is pinned: a change here changes every study.
func TestPinned(t *testing.T) {
	if got := New(9001).Rand("search").Uint64(); got != pinned {
		t.Errorf("first draw = %d, want %d", got, uint64(pinned))
	}
}

func TestStreamsAreUncorrelated(t *testing.T) {
	a, b := New(1).Rand("x"), New(1).Rand("y")
	const n = 20000
	var sum float64
	for range n {
		sum += (a.Float64() - 0.5) * (b.Float64() - 0.5)
	}
	// The mean of products has standard deviation 1/(12 sqrt n).
	if z := math.Abs(sum/n) * 12 * math.Sqrt(n); z > 4 {
		t.Errorf("correlation of two streams is %.1f standard deviations from 0", z)
	}
}

func BenchmarkRand(b *testing.B) {
	s := New(1)
	for b.Loop() {
		s.Rand("search")
	}
}

const pinned = 8626239940243141051
