package nb101

import (
	"testing"

	"naslab/engine/space/dag"
)

func TestEnumerate(t *testing.T) {
	want := map[int]int{2: 1, 3: 6, 4: 84, 5: 2441, 6: 62010, 7: 359082}
	got := map[int]int{}
	Enumerate(func(c Cell) bool { got[c.N]++; return true })
	for n, count := range want {
		if got[n] != count {
			t.Errorf("%d vertices: %d cells, want %d", n, got[n], count)
		}
	}
}

func BenchmarkEnumerate(b *testing.B) {
	for b.Loop() {
		n := 0
		Enumerate(func(Cell) bool { n++; return true })
		if n != Unique {
			b.Fatal(n)
		}
	}
}

func BenchmarkEnumerateHashes(b *testing.B) {
	for b.Loop() {
		n := 0
		EnumerateHashes(func(Cell, dag.Digest) bool { n++; return true })
		if n != Unique {
			b.Fatal(n)
		}
	}
}
