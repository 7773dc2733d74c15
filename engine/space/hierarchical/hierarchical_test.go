package hierarchical

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"naslab/engine/space"
	"naslab/engine/space/spacetest"
)

func mustNew(t *testing.T, c Config) *Space {
	t.Helper()
	s, err := New(Name, c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestConformance(t *testing.T) {
	for name, c := range map[string]Config{
		"default": {},
		"tiny":    {Motifs: 2, MotifNodes: 3, CellNodes: 3, Primitives: []string{"conv1x1", "identity"}},
	} {
		t.Run(name, func(t *testing.T) { spacetest.Run(t, mustNew(t, c)) })
	}
}

func TestSize(t *testing.T) {
	if size, err := space.Size(mustNew(t, Config{})); err != nil || math.Abs(size/math.Pow(7, 46)-1) > 1e-9 {
		t.Errorf("size %g, %v; want 7^46", size, err)
	}
}

// TestCanonical renumbers motifs, reorders nodes, and changes what means nothing.
func TestCanonical(t *testing.T) {
	s := mustNew(t, Config{})
	rng := rand.New(rand.NewPCG(1, 2))
	shuffled := func(m motif) []int {
		var all [][]int
		m.orders(func(order []int) {
			if to, ok := m.reordered(order); ok {
				all = append(all, to.edges)
			}
		})
		return all[rng.IntN(len(all))]
	}
	for range 200 {
		a := space.Sample(s, rng)
		want, err := space.Canonical(s, a)
		if err != nil {
			t.Fatal(err)
		}
		b := space.Arch{Space: Name, Genes: make([]int, len(a.Genes))}
		motifs, cell := s.split(a.Genes)
		to, toCell := s.split(b.Genes)
		order := rng.Perm(len(motifs))
		copy(toCell.edges, shuffled(cell.live(motifs)))
		for i, m := range motifs {
			copy(to[order[i]].edges, shuffled(m))
		}
		for i, label := range toCell.edges {
			if label > 0 {
				toCell.edges[i] = order[label-1] + 1
			}
		}
		if got, err := space.Canonical(s, b); err != nil || !got.Equal(want) {
			t.Fatalf("%v and %v have the canonical forms %v and %v (error %v)", a, b, want, got, err)
		}
	}
}

func TestSmallExamples(t *testing.T) {
	s := mustNew(t, Config{Motifs: 2, MotifNodes: 3, CellNodes: 3})
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"010/020|010", "020/010|020", true},  // motifs renumbered
		{"010/010|012", "010/000|011", true},  // two motifs that are the same
		{"110/000|010", "010/000|010", true},  // an edge that leads nowhere
		{"010/000|012", "010/000|010", true},  // an empty motif
		{"010/020|012", "010/020|021", false}, // another wiring
		{"600/000|010", "010/000|010", false},
	} {
		if strings.HasPrefix(c.a, "600") {
			if _, err := space.Parse(s, c.a); err == nil || !strings.Contains(err.Error(), "no path leads") {
				t.Errorf("%s: error %v", c.a, err)
			}
			continue
		}
		a, err1 := space.Parse(s, c.a)
		b, err2 := space.Parse(s, c.b)
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		if same, err := space.Same(s, a, b); err != nil || same != c.same {
			t.Errorf("%s and %s: the same is %v, %v", c.a, c.b, same, err)
		}
	}
}

func TestErrors(t *testing.T) {
	s := mustNew(t, Config{Motifs: 2, MotifNodes: 3, CellNodes: 3})
	for text, want := range map[string]string{
		"":            "want the edges of 2 motifs",
		"010|010":     "want the edges of 2 motifs",
		"010/01|010":  `"01" has 2 edges, not 3`,
		"010/01x|010": "is out of range",
		"010/017|010": "choice 7 of motif1[1,2] is out of range",
	} {
		if _, err := space.Parse(s, text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", text, err, want)
		}
	}
	for want, c := range map[string]Config{
		"1 to 9 motifs":            {Motifs: 10},
		"a motif has 2 to 5 nodes": {MotifNodes: 6},
		"a cell has 2 to 6 nodes":  {CellNodes: 1},
		"at least one primitive":   {Primitives: []string{}},
		`primitive "conv"`:         {Primitives: []string{"conv"}},
	} {
		if _, err := New(Name, c); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
}

// TestGraph has one motif twice in a row and once beside.
func TestGraph(t *testing.T) {
	s := mustNew(t, Config{Motifs: 1, MotifNodes: 2, CellNodes: 3})
	a, err := space.Parse(s, "1|111")
	if err != nil {
		t.Fatal(err)
	}
	g, err := s.Graph(a)
	if err != nil {
		t.Fatal(err)
	}
	want := int64(0)
	in := int64(3)
	for _, w := range []int64{16, 32, 64} {
		want += 9*in*w + 2*w + 3*(w*w+2*w)
		in = w
	}
	want += 65 * 10
	if c, err := g.Cost(); err != nil || c.Params != want {
		t.Errorf("%d parameters, %v; want %d", c.Params, err, want)
	}
	cell, err := s.traits.Cells.Graph(a)
	if err != nil || !slices.Equal(cell.Ops, []int{0, 1, 1, 1, 7}) || len(cell.Edges) != 5 {
		t.Errorf("the cell is %v, %v", cell, err)
	}
}
