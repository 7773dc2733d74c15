package figure

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/plot/vg"
)

// touches reports whether the segment from a to b passes through r, by cutting
// it at the four sides in turn (Liang and Barsky, 1984).
func touches(r vg.Rectangle, a, b vg.Point) bool {
	from, to := 0.0, 1.0
	for _, side := range [][2]vg.Length{
		{a.X - b.X, a.X - r.Min.X}, {b.X - a.X, r.Max.X - a.X}, {a.Y - b.Y, a.Y - r.Min.Y}, {b.Y - a.Y, r.Max.Y - a.Y},
	} {
		p, q := float64(side[0]), float64(side[1])
		switch {
		case p == 0 && q < 0:
			return false
		case p < 0:
			from = max(from, q/p)
		case p > 0:
			to = min(to, q/p)
		}
	}
	return from <= to
}

// covered counts the points, lines and bands of a panel under its legend.
func covered(p *panel) int {
	n := 0
	for i, s := range p.Series {
		if s.Kind == Bars {
			s = p.barErrors(i)
		}
		lines := p.lines(s)
		if s.Lo != nil {
			lower, upper := p.edges(s)
			if s.hasBand() {
				lines = append(lines, lower, upper)
			}
			for k := range lower {
				lines = append(lines, []vg.Point{lower[k], upper[k]})
			}
		}
		if s.Kind == Bars {
			for _, r := range p.barRectangles(i) {
				lines = append(lines, []vg.Point{r.Min, r.Max}, []vg.Point{{X: r.Min.X, Y: r.Max.Y}, {X: r.Max.X, Y: r.Min.Y}})
			}
		}
		for _, at := range p.place(s) {
			lines = append(lines, []vg.Point{at, at})
		}
		for _, line := range lines {
			for k := range line {
				if touches(p.legend.box, line[max(k-1, 0)], line[k]) {
					n++
				}
			}
		}
	}
	return n
}

func TestLegendHidesNothing(t *testing.T) {
	inside := 0
	check := func(name string, f Figure) {
		t.Helper()
		l, err := f.layout()
		if err != nil {
			t.Fatal(err)
		}
		for i := range l.panels {
			p := &l.panels[i]
			if p.legend == nil {
				continue
			}
			inside++
			if n := covered(p); n > 0 {
				t.Errorf("%s, panel %d: the legend lies on %d data", name, i+1, n)
			}
			b := p.legend.box
			if b.Min.X < p.area.Min.X || b.Min.Y < p.area.Min.Y || b.Max.X > p.area.Max.X || b.Max.Y > p.area.Max.Y {
				t.Errorf("%s, panel %d: the legend %v leaves the area %v", name, i+1, b, p.area)
			}
		}
		if l.beside != nil && (l.beside.box.Min.X < l.panels[0].area.Max.X || l.beside.box.Max.X > l.width) {
			t.Errorf("%s: the legend beside lies at %v of %v", name, l.beside.box, l.width)
		}
	}
	for name, f := range demos(t) {
		check(name, f)
	}
	rng := rand.New(rand.NewPCG(5, 6))
	for range 60 {
		check("random", randomFigure(rng))
	}
	if inside < 30 {
		t.Errorf("only %d legends found room", inside)
	}
}

// randomFigure has a few series of any kind somewhere on the page.
func randomFigure(rng *rand.Rand) Figure {
	var p Panel
	for i := range 1 + rng.IntN(4) {
		s := Series{Name: "series " + string(rune('a'+i)), Kind: Kind(rng.IntN(6))}
		x, y := rng.Float64(), rng.Float64()
		for k := range 3 + rng.IntN(30) {
			s.X = append(s.X, x+float64(k)*0.05)
			s.Y = append(s.Y, y+0.2*rng.NormFloat64())
			s.Lo, s.Hi = append(s.Lo, s.Y[k]-0.1), append(s.Hi, s.Y[k]+0.1)
		}
		if rng.IntN(2) == 0 && s.Kind != Band {
			s.Lo, s.Hi = nil, nil
		}
		p.Series = append(p.Series, s)
	}
	return Figure{Panels: []Panel{p}}
}

// TestLegendInEmptyCorner puts data into three corners in turn.
func TestLegendInEmptyCorner(t *testing.T) {
	corners := []vg.Point{{X: 0, Y: 0}, {X: 0, Y: 1}, {X: 1, Y: 0}, {X: 1, Y: 1}}
	for empty, want := range corners {
		s := Series{Name: "s"}
		for i, c := range corners {
			for k := 0; i != empty && k < 5; k++ {
				s.X, s.Y = append(s.X, float64(c.X)), append(s.Y, float64(c.Y)+0.02*float64(k)*(1-2*float64(c.Y)))
			}
		}
		l, err := one(s).layout()
		if err != nil {
			t.Fatal(err)
		}
		p := l.panels[0]
		if p.legend == nil {
			t.Fatalf("no legend with corner %v empty", want)
		}
		b, a := p.legend.box, p.area
		middle := vg.Point{X: (b.Min.X + b.Max.X - a.Min.X - a.Max.X) / 2, Y: (b.Min.Y + b.Max.Y - a.Min.Y - a.Max.Y) / 2}
		if (middle.X > 0) != (want.X > 0) || (middle.Y > 0) != (want.Y > 0) {
			t.Errorf("corner %v is empty, but the legend lies at %v of %v", want, b, a)
		}
	}
}

func TestLegendOnce(t *testing.T) {
	l, err := demos(t)["beside"].layout()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, p := range l.panels {
		if p.legend != nil {
			n++
		}
	}
	if n != 1 || l.beside != nil {
		t.Errorf("%d legends in the panels, beside them %v; one is enough", n, l.beside)
	}
}

func TestBusyPanelHasLegendBeside(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	s := Series{Name: "everywhere"}
	for range 3000 {
		s.X, s.Y = append(s.X, rng.Float64()), append(s.Y, rng.Float64())
	}
	l, err := one(s).layout()
	if err != nil {
		t.Fatal(err)
	}
	if l.panels[0].legend != nil || l.beside == nil {
		t.Error("the legend does not lie beside a panel full of points")
	}
	if math.Abs(float64(l.width-l.beside.box.Max.X-margin)) > 1e-9 {
		t.Errorf("the figure is %v wide, and its legend ends at %v", l.width, l.beside.box.Max.X)
	}
}
