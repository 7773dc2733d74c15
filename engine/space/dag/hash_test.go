package dag

import "testing"

// TestHash has two cells of NAS-Bench-101 with the hashes of its table.
func TestHash(t *testing.T) {
	for want, g := range map[string]Graph{
		"00005c142e6f48ac74fdcf73e3439874": {
			Out: rows("100110", "10000", "1001", "010", "10", "1"), Labels: []int{-1, 0, 2, 0, 0, 1, -2},
		},
		"0000718c96730a92ea6d5242f8ce77e2": {
			Out: rows("100000", "10000", "1000", "111", "10", "1"), Labels: []int{-1, 1, 1, 0, 1, 0, -2},
		},
	} {
		if err := g.Check(); err != nil {
			t.Fatal(err)
		}
		if got, err := g.Hash(); err != nil || got != want {
			t.Errorf("hash %s, %v; want %s", got, err, want)
		}
	}
}

func TestBadGraphs(t *testing.T) {
	for _, g := range []Graph{{Out: []uint32{0}}, {Out: []uint32{4, 0}, Labels: []int{0, 0}}, {Out: make([]uint32, 33), Labels: make([]int, 33)}} {
		if hash, err := g.Hash(); err == nil {
			t.Errorf("the hash of %v is %s", g, hash)
		}
	}
	var h Hasher
	if h.Reset([]uint32{1}) == nil || h.Reset([]uint32{2, 0}) != nil {
		t.Error("Reset takes an edge from a vertex to itself, or does not take one edge")
	}
	if h.Sum([]int{0}) != (Digest{}) {
		t.Error("Sum takes one label for two vertices")
	}
	if order := Order([]int{0, 0}, [][]Arc{nil, {{From: 7}}}); order != nil {
		t.Errorf("Order takes an edge from a vertex that is not there: %v", order)
	}
}

// rows reads the upper triangle of an adjacency matrix.
func rows(texts ...string) []uint32 {
	out := make([]uint32, len(texts)+1)
	for v, text := range texts {
		for k, bit := range text {
			if bit == '1' {
				out[v] |= 1 << (v + 1 + k)
			}
		}
	}
	return out
}
