package dag

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// random is a graph of n vertices with few labels, so that it has symmetries.
func random(rng *rand.Rand, n int) (labels []int, in [][]Arc) {
	labels, in = make([]int, n), make([][]Arc, n)
	for v := range n {
		labels[v] = rng.IntN(2)
		for u := range v {
			if rng.IntN(3) == 0 {
				in[v] = append(in[v], Arc{u, rng.IntN(2)})
			}
		}
	}
	return labels, in
}

func written(labels []int, in [][]Arc) []int {
	s := search{labels: labels, in: in}
	return s.write(Order(labels, in))
}

func TestOrder(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for n := range 13 {
		for range 40 {
			labels, in := random(rng, n)
			want := written(labels, in)
			to := rng.Perm(n)
			labels2, in2 := make([]int, n), make([][]Arc, n)
			for v := range n {
				labels2[to[v]] = labels[v]
				for _, a := range in[v] {
					in2[to[v]] = append(in2[to[v]], Arc{to[a.From], a.Label})
				}
				rng.Shuffle(len(in2[to[v]]), func(i, j int) {
					in2[to[v]][i], in2[to[v]][j] = in2[to[v]][j], in2[to[v]][i]
				})
			}
			order := Order(labels2, in2)
			if got := written(labels2, in2); !slices.Equal(got, want) {
				t.Fatalf("%d vertices, labels %v, edges %v: written %v and, renumbered, %v", n, labels, in, want, got)
			}
			place := make([]int, n)
			for i, v := range order {
				place[v] = i
			}
			for v, arcs := range in2 {
				for _, a := range arcs {
					if place[a.From] > place[v] {
						t.Fatalf("the order %v does not follow the edge %d -> %d", order, a.From, v)
					}
				}
			}
		}
	}
}

// TestOrderTellsApart compares by brute force: graphs of four vertices are
// written the same exactly when some numbering makes them the same.
func TestOrderTellsApart(t *testing.T) {
	forms := map[string]bool{}
	brute := map[string]bool{}
	perms := [][]int{}
	var permute func(p []int, at int)
	permute = func(p []int, at int) {
		if at == len(p) {
			perms = append(perms, slices.Clone(p))
			return
		}
		for k := at; k < len(p); k++ {
			p[at], p[k] = p[k], p[at]
			permute(p, at+1)
			p[at], p[k] = p[k], p[at]
		}
	}
	permute([]int{0, 1, 2, 3}, 0)
	for m := range 1 << 6 {
		for l := range 1 << 4 {
			labels, in := make([]int, 4), make([][]Arc, 4)
			var matrix [16]byte
			at := 0
			for v := range 4 {
				labels[v] = l >> v & 1
				for u := range v {
					if m>>at&1 == 1 {
						in[v] = append(in[v], Arc{From: u})
						matrix[4*u+v] = 1
					}
					at++
				}
			}
			forms[text(written(labels, in))] = true
			smallest := ""
			for _, p := range perms {
				var b [20]byte
				for u := range 4 {
					b[16+p[u]] = byte(labels[u])
					for v := range 4 {
						b[4*p[u]+p[v]] = matrix[4*u+v]
					}
				}
				if s := string(b[:]); smallest == "" || s < smallest {
					smallest = s
				}
			}
			brute[smallest] = true
		}
	}
	if len(forms) != len(brute) {
		t.Errorf("%d forms of %d graphs", len(forms), len(brute))
	}
}

func text(w []int) string {
	b := make([]byte, len(w))
	for i, x := range w {
		b[i] = byte(x)
	}
	return string(b)
}

func TestLive(t *testing.T) {
	// 0 -> 1 -> 4, 0 -> 2, 3 -> 4
	g := Graph{Out: []uint32{0b00110, 0b10000, 0, 0b10000, 0}, Labels: make([]int, 5)}
	if live := g.Live(0, 4); live != 0b10011 {
		t.Errorf("live %05b", live)
	}
	if kept := g.Keep(0b10011); len(kept.Out) != 3 || kept.Out[0] != 0b010 || kept.Out[1] != 0b100 || kept.Edges() != 2 {
		t.Errorf("kept %v", kept)
	}
	if live := g.Live(2, 4); live != 0 {
		t.Errorf("live %05b without a path", live)
	}
	if (Graph{Out: []uint32{1}, Labels: []int{0}}).Check() == nil {
		t.Error("Check accepts an edge from a vertex to itself")
	}
}
