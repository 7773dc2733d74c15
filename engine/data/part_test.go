package data

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// counting returns a part whose tokens are 0, 1, 2, ...
func counting(n int) *Part {
	tokens := make([]uint16, n)
	for i := range tokens {
		tokens[i] = uint16(i)
	}
	return NewPart("counting", tokens, n/2)
}

func TestBatch(t *testing.T) {
	p := counting(50)
	first, last := false, false
	rng := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		x, y, err := p.Batch(rng, 4, 10)
		if err != nil {
			t.Fatal(err)
		}
		if len(x) != 40 || len(y) != 40 {
			t.Fatalf("lengths %d, %d, want 40", len(x), len(y))
		}
		for i := range x {
			if y[i] != x[i]+1 || i%10 > 0 && x[i] != x[i-1]+1 {
				t.Fatalf("place %d: x %v y %v", i, x, y)
			}
		}
		for r := range 4 {
			first = first || x[r*10] == 0
			last = last || y[r*10+9] == 49
		}
	}
	if !first || !last {
		t.Errorf("the first and the last window were never drawn: %v %v", first, last)
	}
	a, _, _ := p.Batch(rand.New(rand.NewPCG(3, 4)), 2, 5)
	b, _, _ := p.Batch(rand.New(rand.NewPCG(3, 4)), 2, 5)
	if !slices.Equal(a, b) {
		t.Error("the same seed gave another batch")
	}
	if x, _, err := p.Batch(rng, 1, 49); err != nil || x[0] != 0 {
		t.Errorf("the one window that fits: %v, %v", x, err)
	}
}

func TestWindows(t *testing.T) {
	p := counting(101)
	tests := []struct {
		t, limit int
		starts   []int64
	}{
		{10, 0, []int64{0, 10, 20, 30, 40, 50, 60, 70, 80, 90}},
		{10, 99, []int64{0, 10, 20, 30, 40, 50, 60, 70, 80, 90}},
		{10, 5, []int64{0, 20, 40, 60, 80}},
		{10, 3, []int64{0, 30, 60}},
		{40, 0, []int64{0, 40}},
		{100, 1, []int64{0}},
	}
	for _, test := range tests {
		x, y, n, err := p.Windows(test.t, test.limit)
		if err != nil {
			t.Fatal(err)
		}
		var starts []int64
		for i := range n {
			starts = append(starts, x[i*test.t])
		}
		if !slices.Equal(starts, test.starts) || y[len(y)-1] != x[len(x)-1]+1 || len(x) != n*test.t {
			t.Errorf("Windows(%d, %d) starts at %v, want %v", test.t, test.limit, starts, test.starts)
		}
	}
}

func TestBatchErrors(t *testing.T) {
	p := counting(10)
	rng := rand.New(rand.NewPCG(1, 2))
	for _, bt := range [][2]int{{1, 10}, {0, 5}, {1, 0}, {-1, 5}} {
		if _, _, err := p.Batch(rng, bt[0], bt[1]); err == nil {
			t.Errorf("Batch(%d, %d) gave no error", bt[0], bt[1])
		}
	}
	if _, _, _, err := p.Windows(10, 1); err == nil || !strings.Contains(err.Error(), "take a shorter window or more text") {
		t.Errorf("error %v", err)
	}
}

func TestBitsPerByte(t *testing.T) {
	p := counting(100) // two tokens per byte
	if got := p.BitsPerByte(math.Ln2); got != 2 {
		t.Errorf("one bit per token at two tokens per byte is %g bits per byte, want 2", got)
	}
}
