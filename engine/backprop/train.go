package backprop

import (
	"context"
	"math/rand/v2"
	"slices"
)

// Training says how [Train] goes about.
type Training struct {
	Epochs       int
	Batch        int     // items of a step
	Rate         float64 // of Adam
	Beta1, Beta2 float64 // of Adam; 0: 0.9 and 0.999
	Squared      bool    // the loss is the mean squared error; false: the mean absolute one
	L1           float64 // weight of the sum of the absolute weights of the last layer
	L2           float64 // weight of half the sum of squares of all weights
}

// Train fits a network of one output to the targets y of the rows of x, N x I.
// The loss of item i is multiplied by weights[i]; nil means 1 for all. Each
// epoch goes through all items in a new random order. It returns an error only
// when the context ends.
func Train(ctx context.Context, n *Net, x, y, weights []float64, t Training, rng *rand.Rand) error {
	opt := newAdam32(len(n.weights), t)
	order := make([]int, len(y))
	for i := range order {
		order[i] = i
	}
	var all, some sparse
	all.fill(x, len(y), n.sizes[0])
	grad := make([]float32, len(n.weights))
	for range t.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for items := range slices.Chunk(order, min(t.Batch, len(y))) {
			if err := ctx.Err(); err != nil {
				return err
			}
			some.take(&all, items)
			n.forward(some)
			for b, i := range items {
				d := t.delta(float64(n.output(b, 0))-y[i]) / float64(len(items))
				if weights != nil {
					d *= weights[i]
				}
				*n.delta(b, 0) = float32(d)
			}
			n.backward(grad)
			t.shrink(n, grad)
			opt.step(n.kernels, n.weights, grad)
		}
	}
	return nil
}

// delta is the derivative of an item's loss by its output, off being the error.
func (t *Training) delta(off float64) float64 {
	if t.Squared {
		return 2 * off
	}
	return sign(off)
}

// shrink adds the gradient of the penalties.
func (t *Training) shrink(n *Net, grad []float32) {
	if last := len(n.sizes) - 2; t.L1 > 0 {
		for i := range n.sizes[last] {
			w, g := n.row(n.weights, last, i), n.row(grad, last, i)
			for o := range n.sizes[last+1] {
				g[o] += float32(t.L1 * sign(float64(w[o])))
			}
		}
	}
	if t.L2 > 0 {
		l2 := float32(t.L2)
		for i, w := range n.weights {
			grad[i] += float32(l2 * w)
		}
	}
}

func sign(x float64) float64 {
	switch {
	case x > 0:
		return 1
	case x < 0:
		return -1
	}
	return 0
}
