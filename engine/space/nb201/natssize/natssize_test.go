package natssize

import (
	"strconv"
	"strings"
	"testing"

	"naslab/engine/space"
	"naslab/engine/space/spacetest"
)

func TestConformance(t *testing.T) { spacetest.Run(t, New()) }

func TestFacts(t *testing.T) {
	s := New()
	if n, err := space.Size(s); err != nil || n != 32768 {
		t.Errorf("%g networks, %v", n, err)
	}
	a, err := space.Parse(s, "64:8:16:24:32")
	if err != nil || a.Key() != "70123" {
		t.Errorf("%v, %v", a, err)
	}
	for text, want := range map[string]string{"8:8": "want five numbers", "8:8:8:8:9": "layer 4 cannot have", "8:8:8:8:x": `"x" channels`} {
		if _, err := space.Parse(s, text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Parse(%q): %v", text, err)
		}
	}
}

// TestByHand counts one network's parameters by hand: stem 3*8*9 + 16; a cell of
// width 8 with its five convolutions 5*(8*8*9 + 16); the residual block 8 -> 8,
// two convolutions with norm and a 1x1 without, 2*(8*8*9 + 16) + 64; cell; block;
// cell; norm 16; linear 8*10 + 10.
func TestByHand(t *testing.T) {
	g, err := New().Graph(space.Extreme(New(), false))
	if err != nil {
		t.Fatal(err)
	}
	conv := int64(8*8*9 + 16)
	want := 3*8*9 + 16 + 3*5*conv + 2*(2*conv+64) + 16 + 90
	if c, err := g.Cost(); err != nil || c.Params != want {
		t.Errorf("%+v, %v; want %d parameters", c, err, want)
	}
}

// TestCell checks the claim about the fixed cell with the table of all cells.
func TestCell(t *testing.T) {
	best, cell := 0.0, ""
	for _, row := range spacetest.Rows(t, "nb201/nb201_archs.csv.gz") {
		if v, err := strconv.ParseFloat(row["test200_cifar100"], 64); err == nil && v > best {
			best, cell = v, row["arch_str"]
		}
	}
	if cell != cellText {
		t.Errorf("the best cell is %s with %g", cell, best)
	}
}
