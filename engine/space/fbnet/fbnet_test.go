package fbnet

import (
	"math"
	"testing"

	"naslab/engine/space"
	"naslab/engine/space/spacetest"
)

func TestConformance(t *testing.T) { spacetest.Run(t, New()) }

func TestFacts(t *testing.T) {
	s := New()
	if n, err := space.Size(s); err != nil || math.Abs(n/math.Pow(9, 22)-1) > 1e-12 {
		t.Errorf("%g networks, %v", n, err)
	}
	near, err := space.Neighbours(s, space.Extreme(s, true))
	if err != nil || len(near) != 22*8 {
		t.Errorf("%d neighbours, %v", len(near), err)
	}
}

// TestByHand counts a network of skips by hand: those that change shape are 1x1
// convolutions with norm; stem, head and classifier.
func TestByHand(t *testing.T) {
	g, err := New().Graph(space.Extreme(New(), true))
	if err != nil {
		t.Fatal(err)
	}
	want := int64(3*16*9 + 32)
	in := int64(16)
	for _, out := range []int64{24, 32, 64, 112, 184, 352} {
		want += in*out + 2*out
		in = out
	}
	want += 352*1504 + 2*1504 + 1504*100 + 100
	if c, err := g.Cost(); err != nil || c.Params != want {
		t.Errorf("%+v, %v; want %d parameters", c, err, want)
	}
	// The last pictures are 4 x 4 for CIFAR and 7 x 7 for ImageNet.
	big, err := Network(space.Extreme(New(), false), Net{Classes: 1000, Size: 224})
	if err != nil {
		t.Fatal(err)
	}
	for size, graph := range map[int]*space.Graph{4: g, 7: big} {
		if got := graph.Size(len(graph.Nodes) - 3); got != size {
			t.Errorf("the last picture is %d wide, want %d", got, size)
		}
	}
}

// TestTable reads the 5,000 measured networks.
func TestTable(t *testing.T) {
	s := New()
	rows := spacetest.Rows(t, "fbnet/fbnet_archs_latency_ms.csv.gz")
	for _, row := range rows {
		a, err := space.Parse(s, row["op_idx"])
		if err != nil {
			t.Fatal(err)
		}
		if text, err := space.Text(s, a); err != nil || text != row["op_idx"] {
			t.Fatalf("%s comes back as %s, %v", row["op_idx"], text, err)
		}
	}
	if len(rows) != 5000 {
		t.Errorf("%d rows", len(rows))
	}
}
