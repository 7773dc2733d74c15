package figure

import "slices"

// spot is a place in a layered drawing: a box, the label of an arrow, or a point
// through which a long arrow passes.
type spot struct {
	box, arrow int // index into the part's boxes or arrows; -1 for none
	layer      int
	near       [2][]int // the spots joined with it in the layer before and after
	at         float64  // along its layer
	half       float64  // half of its extent along the layer, with the gap to the next
	wire       bool     // a point of an arrow
}

// layered is a part whose spots stand in layers, all arrows between neighbouring
// layers.
type layered struct {
	spots  []spot
	layers [][]int // the spots of each layer in their order
	routes [][]int // of each arrow, all spots from its source to its target
}

// inLayers puts boxes and labels into layers by the longest way from a source,
// and gives each arrow its points. A source is drawn to just before what reads it.
func inLayers(p Part) *layered {
	g := &layered{}
	depth := make([]int, len(p.Boxes))
	step := func(a Arrow) int { // layers from source to target at least
		if a.Label != "" {
			return 2
		}
		return 1
	}
	into := slices.Clone(p.Arrows)
	slices.SortStableFunc(into, func(a, b Arrow) int { return a.To - b.To })
	for _, a := range into {
		depth[a.To] = max(depth[a.To], depth[a.From]+step(a))
	}
	for b := len(depth) - 1; b >= 0; b-- { // boxes that nothing enters may move right
		entered, first := false, -1
		for _, a := range p.Arrows {
			entered = entered || a.To == b
			if a.From == b && (first < 0 || depth[a.To]-step(a) < first) {
				first = depth[a.To] - step(a)
			}
		}
		if !entered && first > 0 && p.Boxes[b].Kind != "input" {
			depth[b] = first
		}
	}
	for b := range p.Boxes { // outputs stand at the end
		if p.Boxes[b].Kind == "output" && !p.leaves(b) {
			depth[b] = slices.Max(depth)
		}
	}
	for b := range p.Boxes {
		g.add(spot{box: b, arrow: -1, layer: depth[b]})
	}
	for i, a := range p.Arrows {
		g.route(i, a, depth)
	}
	return g
}

// leaves reports whether an arrow leaves box b.
func (p Part) leaves(b int) bool {
	return slices.ContainsFunc(p.Arrows, func(a Arrow) bool { return a.From == b })
}

func (g *layered) add(s spot) int {
	for len(g.layers) <= s.layer {
		g.layers = append(g.layers, nil)
	}
	id := len(g.spots)
	g.spots = append(g.spots, s)
	g.layers[s.layer] = append(g.layers[s.layer], id)
	return id
}

// route adds the points and the label of an arrow, the label in the middle of its
// way.
func (g *layered) route(i int, a Arrow, depth []int) {
	way := []int{a.From}
	from, to := depth[a.From], depth[a.To]
	label := -1
	if a.Label != "" {
		label = (from + to) / 2
	}
	for layer := from + 1; layer < to; layer++ {
		s := spot{box: -1, arrow: i, layer: layer, wire: layer != label}
		way = append(way, g.add(s))
	}
	way = append(way, a.To)
	for k, s := range way[1:] {
		g.spots[s].near[0] = append(g.spots[s].near[0], way[k])
		g.spots[way[k]].near[1] = append(g.spots[way[k]].near[1], s)
	}
	g.routes = append(g.routes, way)
}

// rounds is how often the order and the places are improved.
const rounds = 24

// order sorts the layers so that few arrows cross: each spot moves to the mean
// place of its neighbours, to and fro, and the best order seen is kept (Sugiyama,
// Tagawa and Toda 1981).
func (g *layered) order() {
	best, fewest := cloned(g.layers), g.crossings()
	for round := range rounds {
		side := round % 2 // 0: by the layer before, 1: by the layer after
		for k := range g.layers {
			if side == 1 {
				k = len(g.layers) - 1 - k
			}
			g.sortLayer(k, side)
		}
		if n := g.crossings(); n < fewest {
			best, fewest = cloned(g.layers), n
		}
	}
	g.layers = best
}

func cloned(layers [][]int) [][]int {
	c := make([][]int, len(layers))
	for i, l := range layers {
		c[i] = slices.Clone(l)
	}
	return c
}

func (g *layered) sortLayer(k, side int) {
	rank := g.ranks()
	mean := map[int]float64{}
	for _, s := range g.layers[k] {
		mean[s] = rank[s]
		if near := g.spots[s].near[side]; len(near) > 0 {
			sum := 0.0
			for _, n := range near {
				sum += rank[n]
			}
			mean[s] = sum / float64(len(near))
		}
	}
	slices.SortStableFunc(g.layers[k], func(a, b int) int {
		switch {
		case mean[a] < mean[b]:
			return -1
		case mean[a] > mean[b]:
			return 1
		}
		return 0
	})
}

// ranks is each spot's place in its layer, from 0 to 1.
func (g *layered) ranks() []float64 {
	rank := make([]float64, len(g.spots))
	for _, layer := range g.layers {
		for i, s := range layer {
			rank[s] = (float64(i) + 0.5) / float64(len(layer))
		}
	}
	return rank
}

// crossings counts the pairs of arrows that cross between layers.
func (g *layered) crossings() int {
	place := make([]int, len(g.spots))
	for _, layer := range g.layers {
		for i, s := range layer {
			place[s] = i
		}
	}
	n := 0
	for _, layer := range g.layers {
		var ends [][2]int
		for i, s := range layer {
			for _, to := range g.spots[s].near[1] {
				ends = append(ends, [2]int{i, place[to]})
			}
		}
		for i, a := range ends {
			for _, b := range ends[:i] {
				if (a[0]-b[0])*(a[1]-b[1]) < 0 {
					n++
				}
			}
		}
	}
	return n
}
