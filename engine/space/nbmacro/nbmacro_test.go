package nbmacro

import (
	"strconv"
	"testing"

	"naslab/engine/space"
	"naslab/engine/space/spacetest"
)

func TestConformance(t *testing.T) { spacetest.Run(t, New()) }

// TestTable compares with all measured networks: each is there, and parameters
// and multiply-accumulates are the published ones.
func TestTable(t *testing.T) {
	s := New()
	seen := map[string]bool{}
	for _, row := range spacetest.Rows(t, "nbmacro/nbmacro_cifar10.csv.gz") {
		a, err := space.Parse(s, row["arch"])
		if err != nil {
			t.Fatal(err)
		}
		seen[a.Key()] = true
		g, err := s.Graph(a)
		if err != nil {
			t.Fatal(err)
		}
		c, err := g.Cost()
		if err != nil || strconv.FormatInt(c.Params, 10) != row["params"] || strconv.FormatInt(c.MACs, 10) != row["flops"] {
			t.Fatalf("%v: %+v, %v; the table has %s and %s", a, c, err, row["params"], row["flops"])
		}
	}
	if len(seen) != 6561 {
		t.Errorf("%d networks, want 6561", len(seen))
	}
}
