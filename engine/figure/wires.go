package figure

import (
	"image/color"
	"slices"

	"gonum.org/v1/plot/vg"
)

// flow turns between a drawing from left to right and one from top to bottom:
// "along" is the direction of the arrows, "cross" is the other one.
type flow bool // true: down

func (f flow) point(along, cross vg.Length) vg.Point {
	if f {
		return vg.Point{X: cross, Y: along}
	}
	return vg.Point{X: along, Y: cross}
}

func (f flow) along(p vg.Point) vg.Length {
	if f {
		return p.Y
	}
	return p.X
}

func (f flow) cross(p vg.Point) vg.Length {
	if f {
		return p.X
	}
	return p.Y
}

// drafting is a layered part on its way to a chart.
type drafting struct {
	*layered
	flow
	part   Part
	boxes  []placed    // by spot; wires have none
	begins []vg.Length // of the layers, along: where arrows run straight
	ends   []vg.Length // where the layers end
}

// layeredChart draws a part in layers.
func layeredChart(p Part, down bool, colour func(string) color.NRGBA) *chart {
	back := p.back()
	p.Arrows = slices.DeleteFunc(slices.Clone(p.Arrows), func(a Arrow) bool { return a.To < a.From })
	d := &drafting{layered: inLayers(p), flow: flow(down), part: p}
	d.boxes = make([]placed, len(d.spots))
	for i := range d.spots {
		d.measure(i, colour)
	}
	d.order()
	d.settle()
	d.spread()
	c := &chart{}
	for i, s := range d.spots {
		if s.wire {
			continue
		}
		d.boxes[i].mid = d.point(d.middle(s.layer), vg.Length(s.at))
		c.boxes = append(c.boxes, d.boxes[i])
	}
	for i := range p.Arrows {
		c.wires = append(c.wires, d.curve(i))
	}
	c.frame()
	for _, a := range back {
		c.lead(a, colour)
	}
	return c
}

// measure gives a spot its box and its extent across.
func (d *drafting) measure(i int, colour func(string) color.NRGBA) {
	s := &d.spots[i]
	if s.wire {
		s.half = float64(wireGap / 2)
		return
	}
	b := placed{}
	if s.box >= 0 {
		b = styled(d.part.Boxes[s.box].Label, d.part.Boxes[s.box].Kind, colour).with(d.part.Boxes[s.box].Lines)
	} else {
		a := d.part.Arrows[s.arrow]
		b = styled(a.Label, "op", colour).of(a.Share)
	}
	ports := vg.Length(max(len(s.near[0]), len(s.near[1])))
	if room := (ports-1)*portGap + 10; room > d.cross(b.size) {
		b.size = d.point(d.along(b.size), room)
	}
	d.boxes[i] = b
	s.half = float64(d.cross(b.size)+boxGap) / 2
}

// spread gives the layers their places along, with wider gaps where arrows climb.
func (d *drafting) spread() {
	at := vg.Length(0)
	for k, layer := range d.layers {
		size, climb := vg.Length(0), 0.0
		for _, id := range layer {
			if !d.spots[id].wire {
				size = max(size, d.along(d.boxes[id].size))
			}
			for _, to := range d.spots[id].near[1] {
				climb = max(climb, d.spots[to].at-d.spots[id].at, d.spots[id].at-d.spots[to].at)
			}
		}
		d.begins = append(d.begins, at)
		at += lead + size
		d.ends = append(d.ends, at)
		if k < len(d.layers)-1 {
			at += max(layerGap-lead, min(layerMost, vg.Length(0.3*climb)))
		}
	}
}

// middle is where the boxes of a layer have their middle, along.
func (d *drafting) middle(layer int) vg.Length { return (d.begins[layer] + lead + d.ends[layer]) / 2 }

// curve is the way of arrow i: across each layer it passes it runs straight, and
// between layers it bends.
func (d *drafting) curve(i int) curve {
	way := d.routes[i]
	c := curve{across: bool(d.flow), head: true, share: d.part.Arrows[i].Share}
	for k, id := range way {
		s := d.spots[id]
		begin, end := d.begins[s.layer], d.ends[s.layer]
		in, out := vg.Length(s.at), vg.Length(s.at)
		if !s.wire {
			middle, size := d.middle(s.layer), d.along(d.boxes[id].size)
			in += d.port(id, 0, k, way)
			out += d.port(id, 1, k, way)
			if k > 0 {
				c.pieces = append(c.pieces, piece{end: d.point(begin, in), bent: true}, piece{end: d.point(middle-size/2, in)})
			}
			if k == 0 {
				c.begin = d.point(middle+size/2, out)
			} else if k < len(way)-1 { // the label of the arrow: go on behind it
				c.pieces = append(c.pieces, piece{end: d.point(middle+size/2, out), jump: true})
			}
			if k < len(way)-1 {
				c.pieces = append(c.pieces, piece{end: d.point(end, out)})
			}
			continue
		}
		c.pieces = append(c.pieces, piece{end: d.point(begin, in), bent: true}, piece{end: d.point(end, in)})
	}
	return c
}

// port is how far from the middle of a box the arrow at place k of its way enters
// (side 0) or leaves (side 1): arrows at one side stand in the order of where they
// come from or go.
func (d *drafting) port(id, side, k int, way []int) vg.Length {
	near := slices.Clone(d.spots[id].near[side])
	if len(near) < 2 {
		return 0
	}
	slices.SortStableFunc(near, func(a, b int) int {
		switch at, bt := d.spots[a].at, d.spots[b].at; {
		case at < bt:
			return -1
		case at > bt:
			return 1
		}
		return a - b
	})
	other := k - 1 + 2*side
	if other < 0 || other >= len(way) {
		return 0
	}
	at := slices.Index(near, way[other])
	return (vg.Length(at) - vg.Length(len(near)-1)/2) * portGap
}

// frame moves everything to begin at 0 and measures the whole.
func (c *chart) frame() {
	lo, hi := vg.Point{X: 1e9, Y: 1e9}, vg.Point{X: -1e9, Y: -1e9}
	grow := func(p vg.Point) {
		lo = vg.Point{X: min(lo.X, p.X), Y: min(lo.Y, p.Y)}
		hi = vg.Point{X: max(hi.X, p.X), Y: max(hi.Y, p.Y)}
	}
	for _, b := range c.boxes {
		half := vg.Point{X: b.size.X / 2, Y: b.size.Y / 2}
		grow(b.mid.Sub(half))
		grow(b.mid.Add(half))
	}
	for _, w := range c.wires {
		grow(w.begin)
		for _, p := range w.pieces {
			grow(p.end)
		}
	}
	for i := range c.boxes {
		c.boxes[i].mid = c.boxes[i].mid.Sub(lo)
	}
	for i := range c.wires {
		c.wires[i].begin = c.wires[i].begin.Sub(lo)
		for k := range c.wires[i].pieces {
			c.wires[i].pieces[k].end = c.wires[i].pieces[k].end.Sub(lo)
		}
	}
	c.width, c.height = hi.X-lo.X, hi.Y-lo.Y
}
