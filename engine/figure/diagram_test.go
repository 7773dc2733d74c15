package figure

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
)

// cells are diagrams as search spaces draw them.
func cells() map[string]Diagram {
	nb201 := Part{Title: "cell", Boxes: []Box{{Label: "in", Kind: "input"}, {Label: "1", Kind: "sum"}, {Label: "2", Kind: "sum"}, {Label: "out", Kind: "output"}}, Arrows: []Arrow{
		{From: 0, To: 1, Label: "conv 3x3"}, {From: 0, To: 2, Label: "avg pool 3x3"}, {From: 0, To: 3, Label: "skip"}, {From: 1, To: 2, Label: "conv 1x1"}, {From: 1, To: 3, Label: "conv 3x3"}, {From: 2, To: 3, Label: "skip"},
	}}
	nb101 := Part{
		Boxes:  []Box{{Label: "input", Kind: "input"}, {Label: "1x1 conv", Kind: "op"}, {Label: "3x3 conv", Kind: "op"}, {Label: "3x3 conv", Kind: "op"}, {Label: "3x3 conv", Kind: "op"}, {Label: "3x3 max pool", Kind: "op"}, {Label: "output", Kind: "output"}},
		Arrows: []Arrow{{From: 0, To: 1}, {From: 0, To: 2}, {From: 0, To: 4}, {From: 0, To: 6}, {From: 1, To: 5}, {From: 2, To: 3}, {From: 3, To: 4}, {From: 4, To: 5}, {From: 5, To: 6}},
	}
	darts := Part{Title: "normal cell", Boxes: []Box{{Label: "c_{k-2}", Kind: "input"}, {Label: "c_{k-1}", Kind: "input"}, {Label: "0", Kind: "sum"}, {Label: "1", Kind: "sum"}, {Label: "2", Kind: "sum"}, {Label: "3", Kind: "sum"}, {Label: "c_{k}", Kind: "concat"}}, Arrows: []Arrow{
		{From: 0, To: 2, Label: "sep_conv_3x3"}, {From: 1, To: 2, Label: "sep_conv_3x3"}, {From: 0, To: 3, Label: "sep_conv_3x3"}, {From: 1, To: 3, Label: "sep_conv_3x3"}, {From: 1, To: 4, Label: "sep_conv_3x3"},
		{From: 0, To: 4, Label: "skip_connect"}, {From: 0, To: 5, Label: "skip_connect"}, {From: 2, To: 5, Label: "dil_conv_3x3"}, {From: 2, To: 6, Label: ""}, {From: 3, To: 6, Label: ""}, {From: 4, To: 6, Label: ""}, {From: 5, To: 6, Label: ""},
	}}
	reduce := Part{Title: "reduction cell", Boxes: darts.Boxes, Arrows: []Arrow{
		{From: 0, To: 2, Label: "max_pool_3x3"}, {From: 1, To: 2, Label: "max_pool_3x3"}, {From: 2, To: 3, Label: "skip_connect"}, {From: 1, To: 3, Label: "max_pool_3x3"}, {From: 0, To: 4, Label: "max_pool_3x3"},
		{From: 2, To: 4, Label: "skip_connect"}, {From: 2, To: 5, Label: "skip_connect"}, {From: 1, To: 5, Label: "max_pool_3x3"}, {From: 2, To: 6, Label: ""}, {From: 3, To: 6, Label: ""}, {From: 4, To: 6, Label: ""}, {From: 5, To: 6, Label: ""},
	}}
	chain := Part{Boxes: []Box{{Label: "picture", Kind: "input"}}}
	for i := range 20 {
		chain.Boxes = append(chain.Boxes, Box{Label: fmt.Sprintf("k%d e%d, %d ch", 3+i%3*2, 3+i%2*3, 16+8*i), Kind: "op"})
		chain.Arrows = append(chain.Arrows, Arrow{From: i, To: i + 1})
	}
	return map[string]Diagram{
		"cell-edges": {Title: "NAS-Bench-201", Parts: []Part{nb201}, Note: "Operations on edges."},
		"cell-nodes": {Title: "NAS-Bench-101", Parts: []Part{nb101}},
		"cell-pair":  {Title: "DARTS", Parts: []Part{darts, reduce}},
		"chain":      {Parts: []Part{chain}},
	}
}

func TestDiagramGolden(t *testing.T) {
	all := cells()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		paths, err := Save(t.TempDir()+"/"+name, all[name])
		if err != nil || len(paths) != 3 {
			t.Fatalf("%s: %v, %v", name, paths, err)
		}
		golden(t, name+".svg", read(t, paths[1]))
		golden(t, name+".csv", read(t, paths[2]))
		if folder := os.Getenv("NASLAB_DIAGRAMS"); folder != "" { // for eyes
			if _, err := all[name].Save(folder + "/" + name); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestNothingOverlaps draws the cells and many random graphs and checks that no
// two boxes touch, no arrow runs through a box, and every label fits its box.
func TestNothingOverlaps(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	var parts []Part
	for _, d := range cells() {
		parts = append(parts, d.Parts...)
	}
	for range 150 {
		parts = append(parts, randomPart(rng))
	}
	for i, p := range parts {
		d := Diagram{Parts: []Part{p}}
		for _, down := range []bool{false, true} {
			apart(t, fmt.Sprintf("part %d, down %v", i, down), layeredChart(p, down, d.palette()))
		}
		apart(t, fmt.Sprintf("part %d", i), chartOf(p, 7*vg.Inch, d.palette()))
		if t.Failed() {
			t.Fatalf("%+v", p)
		}
	}
}

func randomPart(rng *rand.Rand) Part {
	var p Part
	n := 2 + rng.IntN(9)
	for i := range n {
		p.Boxes = append(p.Boxes, Box{Label: strings.Repeat("wide ", rng.IntN(4)) + fmt.Sprint(i), Kind: boxKinds[rng.IntN(len(boxKinds))], Lines: []string{"one line", "a longer second line"}[:rng.IntN(3)]})
		for from := range i {
			if rng.Float64() < 0.35 {
				p.Arrows = append(p.Arrows, Arrow{From: from, To: i, Label: []string{"", "", "op", "long operation"}[rng.IntN(4)], Share: float64(rng.IntN(2)) * rng.Float64()})
			}
		}
	}
	return p
}

func apart(t *testing.T, what string, c *chart) {
	t.Helper()
	for i, b := range c.boxes {
		if legendTxt.width(b.label) > b.size.X-4 {
			t.Errorf("%s: the label %q is wider than its box", what, b.label)
		}
		if b.mid.X-b.size.X/2 < -0.01 || b.mid.X+b.size.X/2 > c.width+0.01 || b.mid.Y-b.size.Y/2 < -0.01 || b.mid.Y+b.size.Y/2 > c.height+0.01 {
			t.Errorf("%s: box %q is not within the picture", what, b.label)
		}
		for _, o := range c.boxes[:i] {
			if math.Abs(float64(b.mid.X-o.mid.X)) < float64(b.size.X+o.size.X)/2+1 && math.Abs(float64(b.mid.Y-o.mid.Y)) < float64(b.size.Y+o.size.Y)/2+1 {
				t.Errorf("%s: boxes %q and %q touch", what, b.label, o.label)
			}
		}
	}
	for _, w := range c.wires {
		for _, q := range along(w) {
			for _, b := range c.boxes {
				inside := math.Abs(float64(q.X-b.mid.X)) < float64(b.size.X/2)-0.5 && math.Abs(float64(q.Y-b.mid.Y)) < float64(b.size.Y/2)-0.5
				if inside {
					t.Errorf("%s: an arrow runs through box %q", what, b.label)
					return
				}
			}
		}
	}
}

// along samples what is drawn of an arrow.
func along(w curve) []vg.Point {
	var points []vg.Point
	from := w.begin
	for _, p := range w.pieces {
		if p.jump {
			from = p.end
			continue
		}
		a, b := from, p.end
		if p.bent {
			a, b = w.controls(from, p.end)
		}
		for i := range 21 {
			s := vg.Length(i) / 20
			r := 1 - s
			points = append(points, vg.Point{
				X: r*r*r*from.X + 3*r*r*s*a.X + 3*r*s*s*b.X + s*s*s*p.end.X,
				Y: r*r*r*from.Y + 3*r*r*s*a.Y + 3*r*s*s*b.Y + s*s*s*p.end.Y,
			})
		}
		from = p.end
	}
	return points
}

func TestDiagramErrors(t *testing.T) {
	two := []Box{{Label: "a"}, {Label: "b"}}
	for want, d := range map[string]Diagram{
		"no part given":        {},
		"it has no boxes":      {Parts: []Part{{}}},
		"arrow 1 -> 1":         {Parts: []Part{{Boxes: two, Arrows: []Arrow{{From: 1, To: 1}}}}},
		"arrow 0 -> 2":         {Parts: []Part{{Boxes: two, Arrows: []Arrow{{To: 2}}}}},
		`of kind "circle"`:     {Parts: []Part{{Boxes: []Box{{Label: "a", Kind: "circle"}}}}},
		"151 boxes are too":    {Parts: []Part{{Boxes: make([]Box, 151)}}},
		"a width of 99 inches": {Width: 99, Parts: []Part{{Boxes: two}}},
	} {
		if _, err := d.Save(t.TempDir() + "/x"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
		if _, err := d.Image(0); err == nil {
			t.Errorf("Image accepts what is wrong: %s", want)
		}
	}
	good := Diagram{Title: "two", Parts: []Part{{Boxes: two}}}
	if _, err := good.Image(5); err == nil {
		t.Error("Image accepts 5 dots per inch")
	}
	if img, err := good.Image(72); err != nil || img.Bounds().Dx() < 100 {
		t.Errorf("%v", err)
	}
	if got := good.String(); got != `diagram "two" (2 boxes, 0 arrows)` {
		t.Errorf("String = %q", got)
	}
	if !Drawable(good) || !Drawable(&good) {
		t.Error("a diagram is drawable")
	}
}

func BenchmarkDiagram(b *testing.B) {
	d := cells()["cell-pair"]
	for b.Loop() {
		if _, err := d.sketch(); err != nil {
			b.Fatal(err)
		}
	}
}
