package nb101

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"naslab/engine/space"
)

// known is the first cell of the benchmark's table.
const known = "100110100001001010101-02001"

func mustParse(t *testing.T, text string) Cell {
	t.Helper()
	c, err := ParseCell(text)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestKnownCell(t *testing.T) {
	c := mustParse(t, known)
	hash, err := c.Hash()
	if err != nil || hash != "00005c142e6f48ac74fdcf73e3439874" {
		t.Errorf("hash %s, %v", hash, err)
	}
	n, err := c.Cost()
	if err != nil || n.Params != 8555530 {
		t.Errorf("%d parameters, %v", n.Params, err)
	}
	if n, err := mustParse(t, "1-").Cost(); err != nil || n != (space.Cost{Params: 882570, MACs: 137761792}) {
		t.Errorf("without an operation: %+v, %v", n, err)
	}
}

// TestCanonical reorders the vertices of random cells and adds vertices that
// lie on no path.
func TestCanonical(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		c := Cells()[rng.IntN(Unique)]
		hash, err := c.Hash()
		if err != nil {
			t.Fatal(err)
		}
		var list [21]arc
		edges := list[:arcs(c.Bits, &list)]
		for k := range perms(c.N) {
			p := &perms(c.N)[k]
			bits, ok := p.moved(edges)
			if !ok {
				continue
			}
			d := Cell{N: c.N, Bits: bits, Ops: p.movedOps(c.N, c.Ops)}
			if d.N < MaxVertices {
				d = d.padded()
				d.Bits |= edge(0, 5) // leads nowhere
				d.Ops[4] = MaxPool3x3
			}
			first, err1 := d.Canonical()
			same, err2 := d.Hash()
			if err1 != nil || err2 != nil || first != c || same != hash {
				t.Fatalf("the canonical form of %v is %v (error %v), want %v; hash %s (error %v), want %s", d, first, err1, c, same, err2, hash)
			}
		}
	}
}

func TestLabelledCount(t *testing.T) {
	total := 0
	for n := 2; n <= MaxVertices; n++ {
		labellings := 1
		for range n - 2 {
			labellings *= len(opNames)
		}
		for m := uint32(0); m < 1<<(n*(n-1)/2); m++ {
			if full(m, n) {
				total += labellings
			}
		}
	}
	if total != Labelled {
		t.Errorf("%d labelled matrices, want %d", total, Labelled)
	}
}

// TestNeighbourhood has the mean of NAS-Bench-Suite, 20.1, which was measured on
// a sample; that of all different cells is 20.40.
func TestNeighbourhood(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	s, total := New(), 0
	const n = 4000
	for range n {
		near, err := space.Neighbours(s, s.SampleUnique(rng))
		if err != nil {
			t.Fatal(err)
		}
		total += len(near)
	}
	if mean := float64(total) / n; math.Abs(mean-20.4) > 0.2 {
		t.Errorf("%.2f neighbours in the mean", mean)
	}
}

// TestSamplers tells the two distributions apart by the cells of seven vertices:
// 359,082 of the 423,624 different ones.
func TestSamplers(t *testing.T) {
	s := New()
	share := func(draw func(*rand.Rand) space.Arch) float64 {
		rng, n := rand.New(rand.NewPCG(7, 8)), 0
		for range 4000 {
			if c, err := raw(draw(rng)).Prune(); err == nil && c.N == MaxVertices {
				n++
			}
		}
		return float64(n) / 4000
	}
	cells := share(s.SampleUnique)
	genes := share(func(rng *rand.Rand) space.Arch { return space.Sample(s, rng) })
	if math.Abs(cells-359082./423624) > 0.03 {
		t.Errorf("%.3f of the sampled cells have seven vertices", cells)
	}
	if genes > 0.5 {
		t.Errorf("%.3f of the cells of sampled genes have seven vertices", genes)
	}
}

func TestTuple(t *testing.T) {
	c := mustParse(t, known)
	if back := mustParse(t, c.Tuple()); back != c {
		t.Errorf("%s reads as %v", c.Tuple(), back)
	}
	const tuple = "(0, 1, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, " +
		"0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 4, 4, 4, 1)"
	if c := mustParse(t, tuple); c.Tuple() != tuple {
		t.Errorf("%v prints %s", c, c.Tuple())
	}
}

func TestErrors(t *testing.T) {
	for text, want := range map[string]string{
		"":                             "want the upper triangle",
		"111":                          "a dash",
		"1111-0":                       "want the upper triangle",
		"1x1-0":                        `"x" is no bit`,
		"111-3":                        `operation "3" is none of`,
		"(1)":                          "want n*n of the matrix",
		"(0, 1, 1, 0)":                 "want n*n",
		"(0,1,0,0,0,x)":                `"x" is no whole number`,
		"(0,1,1,0,0,1)":                "right of the diagonal",
		"(0,1,0,0,1,0)":                "must begin with 0",
		"(0,1,0, 0,0,1, 0,0,0, 0,7,1)": "operation 7 is none of",
	} {
		if _, err := ParseCell(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("ParseCell(%q): error %v, want %q", text, err, want)
		}
	}
	for c, want := range map[Cell]string{
		{}:                      "2 to 7 vertices, not 0",
		{N: 2, Bits: 2}:         "too many for 2 vertices",
		{N: 2, Ops: [5]Op{1}}:   "vertex 1 has operation 1",
		{N: 3, Bits: 1}:         "no path leads from the input",
		{N: 7, Bits: 1<<21 - 1}: "21 edges on paths",
	} {
		if _, err := c.Hash(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: error %v, want %q", c, err, want)
		}
		if c.With(-1, 99) != c || c.Tuple() == "" {
			t.Errorf("%v becomes %v", c, c.With(-1, 99))
		}
	}
}

// TestGraphCosts counts once more, over the nodes of the graph.
func TestGraphCosts(t *testing.T) {
	s := New()
	rng := rand.New(rand.NewPCG(5, 6))
	for range 100 {
		a := s.SampleUnique(rng)
		g, err := s.Graph(a)
		if err != nil {
			t.Fatal(err)
		}
		c, err := s.Cell(a)
		if err != nil {
			t.Fatal(err)
		}
		want, err := c.Cost()
		if err != nil {
			t.Fatal(err)
		}
		if got, err := g.Cost(); err != nil || got != want {
			t.Errorf("%v: the graph costs %v, %v; want %v", c, got, err, want)
		}
	}
}

func TestEncodings(t *testing.T) {
	s := New()
	for name, want := range map[string]int{"onehot": 36, "categorical": 26, "continuous": 27, "path": 364, "truncated": 40, "gcn": 7*5 + 7*7, "sequence": 27} {
		if e, err := space.FindEncoding(s, name); err != nil || e.Len != want {
			t.Errorf("%v, %v; want length %d", e, err, want)
		}
	}
	if e, _ := space.FindEncoding(s, "sequence"); e.Vocab != 7 {
		t.Errorf("vocabulary %d", e.Vocab)
	}
	// input -> output; input -> 1x1 -> output; input -> 1x1 -> pool -> output.
	a, err := space.Parse(s, "101111-12")
	if err != nil {
		t.Fatal(err)
	}
	x, err := space.Encode(s, a, "path")
	if err != nil {
		t.Fatal(err)
	}
	var on []int
	for i, v := range x {
		if v == 1 {
			on = append(on, i)
		}
	}
	if want := []int{0, 2, 2 + 3*3}; !slices.Equal(on, want) {
		t.Errorf("paths %v, want %v", on, want)
	}
	// The four heaviest edges, whatever their weights.
	weights := make([]float64, 27)
	for i := range weights[:21] {
		weights[i] = -float64(i)
	}
	weights[5], weights[21] = 9, 4
	b, err := space.Decode(s, "continuous", weights)
	if err != nil || !slices.Equal(b.Genes[:6], []int{1, 1, 1, 0, 0, 1}) {
		t.Errorf("decoded %v, %v", b, err)
	}
}

func TestFindErrors(t *testing.T) {
	if _, err := Find("00005c14"); err == nil || !strings.Contains(err.Error(), "32 hexadecimal digits") {
		t.Errorf("error %v", err)
	}
}

func TestCheckDoesNotAllocate(t *testing.T) {
	s := New()
	a := s.SampleUnique(rand.New(rand.NewPCG(1, 1)))
	if n := testing.AllocsPerRun(100, func() {
		if s.Check(a) != nil {
			t.Error("Check rejects a cell of the space")
		}
	}); n != 0 {
		t.Errorf("Check allocates %v times", n)
	}
}

func BenchmarkCanonical(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 1))
	var list [64]Cell
	for i := range list {
		list[i] = Cells()[rng.IntN(Unique)]
	}
	for i := 0; b.Loop(); i++ {
		if _, err := list[i%len(list)].Canonical(); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleCell() {
	c, _ := ParseCell(known)
	hash, _ := c.Hash()
	n, _ := c.Cost()
	fmt.Println(hash, c.Edges(), n.Params)
	// Output: 00005c142e6f48ac74fdcf73e3439874 9 8555530
}
