package fit

import (
	"math"
	"math/rand/v2"

	"naslab/engine/bench/hwgpt/additive"
)

// target is what one metric is fitted to. The lists have one entry per network.
type target struct {
	metric string
	// centre is what the mean is fitted to and judged by; NaN where there is none.
	centre []float64
	// single holds the single observations, from which the spread is fitted. Nil
	// when only their standard deviation is known.
	single [][]float64
	spread []float64
	// judged is false for networks whose centre is a stand-in, good for fitting
	// but not for judging. Nil when all are judged.
	judged []bool
	// weight is the weight of a network in the fit; nil means 1.
	weight []float64
}

// isJudged reports whether network i counts when quality is measured.
func (t *target) isJudged(i int) bool {
	return !math.IsNaN(t.centre[i]) && (t.judged == nil || t.judged[i])
}

// Seeds of the split into training and test networks and of the folds.
const (
	splitSeed = 2405_10299
	testShare = 5 // one in five networks is held out
	folds     = 5 // of cross-validation among the others
)

// split tells for each network its fold, 0..folds-1, or held for the networks
// that are held out. It depends only on n.
const held = -1

func split(n int) []int {
	rng := rand.New(rand.NewPCG(splitSeed, uint64(n)))
	fold := make([]int, n)
	for place, i := range rng.Perm(n) {
		fold[i] = place % folds
		if place < n/testShare {
			fold[i] = held
		}
	}
	return fold
}

// nets returns the networks as the models read them.
func (d *Data) nets() []additive.Net {
	layout := d.layout()
	nets := make([]additive.Net, len(d.Archs))
	for i, a := range d.Archs {
		nets[i] = layout.Read(a.Genes)
	}
	return nets
}

// layout returns the place of the genes.
func (d *Data) layout() additive.Layout {
	layout := additive.Layout{MaxLayers: d.Space.MaxLayers()}
	copy(layout.Depths[:], d.Space.Choices().Layers)
	return layout
}

// pick returns the networks i of the given width for which keep is true.
func pick(nets []additive.Net, width int, keep func(i int) bool) []int {
	var rows []int
	for i := range nets {
		if nets[i].Width == width && keep(i) {
			rows = append(rows, i)
		}
	}
	return rows
}
