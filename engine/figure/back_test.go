package figure

import (
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
)

func loop() Part {
	return Part{
		Boxes:  []Box{{Label: "space", Lines: []string{"three kinds", "of something"}}, {Label: "strategy"}, {Label: "estimation", Lines: []string{"one"}}},
		Arrows: []Arrow{{From: 0, To: 1}, {From: 1, To: 2, Label: "network"}, {From: 2, To: 1, Label: "score"}, {From: 2, To: 0}},
	}
}

// TestBack looks where arrows that lead back run: below all boxes, each on a level of
// its own, up to their target.
func TestBack(t *testing.T) {
	d := Diagram{Parts: []Part{loop()}}
	c := chartOf(loop(), 7*vg.Inch, d.palette())
	apart(t, "loop", c)
	levels := map[vg.Length]bool{}
	for _, w := range c.wires {
		if !w.up {
			continue
		}
		low := w.pieces[0].end.Y
		for i, b := range c.boxes[:3] {
			if low <= b.mid.Y+b.size.Y/2 {
				t.Errorf("an arrow back runs through box %d", i)
			}
		}
		if levels[low] || low > c.height {
			t.Errorf("the level %g is taken or outside the picture of %g", low, c.height)
		}
		levels[low] = true
	}
	if len(levels) != 2 {
		t.Errorf("%d arrows lead back, want 2", len(levels))
	}
}

func TestShare(t *testing.T) {
	p := Part{Boxes: []Box{{Label: "a"}, {Label: "b"}}, Arrows: []Arrow{{From: 0, To: 1, Label: "skip", Share: 0.25}, {From: 0, To: 1, Label: "conv", Share: 0.75}}}
	d := Diagram{Parts: []Part{p}}
	var csv strings.Builder
	if err := d.Table().CSV(&csv); err != nil || !strings.Contains(csv.String(), "label,share\n") || !strings.Contains(csv.String(), "conv,0.75") {
		t.Errorf("%s, %v", csv.String(), err)
	}
	c := chartOf(p, 7*vg.Inch, d.palette())
	apart(t, "shares", c)
	if c.boxes[2].label != "skip 0.25" || c.boxes[2].fill == c.boxes[3].fill || c.wires[0].share >= c.wires[1].share {
		t.Errorf("boxes %+v", c.boxes[2:])
	}
	p.Arrows[0].Share = 1.5
	if _, err := (Diagram{Parts: []Part{p}}).Image(50); err == nil || !strings.Contains(err.Error(), "from 0 to 1") {
		t.Errorf("a share above 1: %v", err)
	}
}
