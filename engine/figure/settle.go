package figure

import "slices"

// settle gives each spot its place along its layer: as near to the mean of its
// neighbours as the order and the extents allow, to and fro.
func (g *layered) settle() {
	for _, layer := range g.layers {
		at := 0.0
		for _, s := range layer {
			at += g.spots[s].half
			g.spots[s].at = at
			at += g.spots[s].half
		}
		for _, s := range layer {
			g.spots[s].at -= at / 2
		}
	}
	for round := range 2 * rounds {
		for k := range g.layers {
			if round%2 == 1 {
				k = len(g.layers) - 1 - k
			}
			g.settleLayer(k, round%2, round >= 2*rounds-2)
		}
	}
}

// settleLayer moves the spots of one layer to where their neighbours on one side,
// or on both, would have them. Wires pull more than boxes, so that they run
// straight.
func (g *layered) settleLayer(k, side int, both bool) {
	layer := g.layers[k]
	want, weight := make([]float64, len(layer)), make([]float64, len(layer))
	for i, id := range layer {
		s := g.spots[id]
		near := s.near[side]
		if both || len(near) == 0 {
			near = append(slices.Clone(s.near[0]), s.near[1]...)
		}
		sum, total := 0.0, 0.0
		for _, n := range near {
			pull := 1.0
			if s.wire && g.spots[n].wire {
				pull = 8
			}
			sum += pull * g.spots[n].at
			total += pull
		}
		if total == 0 {
			sum, total = s.at, 1
		}
		want[i], weight[i] = sum/total, total
	}
	g.pack(layer, want, weight)
}

// pack puts the spots as near to where they want to be as their order and extents
// allow, by least squares: blocks that would overlap are joined and moved to
// their mean (pooling adjacent violators).
func (g *layered) pack(layer []int, want, weight []float64) {
	type block struct{ sum, weight float64 }
	shift := make([]float64, len(layer)) // of a spot behind the first one when all touch
	for i := 1; i < len(layer); i++ {
		shift[i] = shift[i-1] + g.spots[layer[i-1]].half + g.spots[layer[i]].half
	}
	var blocks []block
	var sizes []int
	for i := range layer {
		blocks = append(blocks, block{weight[i] * (want[i] - shift[i]), weight[i]})
		sizes = append(sizes, 1)
		for n := len(blocks) - 1; n > 0 && blocks[n-1].sum/blocks[n-1].weight > blocks[n].sum/blocks[n].weight; n-- {
			blocks[n-1].sum += blocks[n].sum
			blocks[n-1].weight += blocks[n].weight
			sizes[n-1] += sizes[n]
			blocks, sizes = blocks[:n], sizes[:n]
		}
	}
	i := 0
	for n, b := range blocks {
		for range sizes[n] {
			g.spots[layer[i]].at = b.sum/b.weight + shift[i]
			i++
		}
	}
}
