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
	adam := NewAdam(len(n.Weights), t.Rate)
	if t.Beta1 > 0 {
		adam.Beta1, adam.Beta2 = t.Beta1, t.Beta2
	}
	in, batch := n.sizes[0], min(t.Batch, len(y))
	order := make([]int, len(y))
	for i := range order {
		order[i] = i
	}
	rows, delta, grad := make([]float64, batch*in), make([]float64, batch), make([]float64, len(n.Weights))
	for range t.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for some := range slices.Chunk(order, batch) {
			if err := ctx.Err(); err != nil {
				return err
			}
			for b, i := range some {
				copy(rows[b*in:(b+1)*in], x[i*in:(i+1)*in])
			}
			out := n.Forward(rows[:len(some)*in], len(some))
			for b, i := range some {
				delta[b] = t.delta(out[b]-y[i]) / float64(len(some))
				if weights != nil {
					delta[b] *= weights[i]
				}
			}
			clear(grad)
			n.Backward(delta[:len(some)], grad)
			t.shrink(n, grad)
			adam.Step(n.Weights, grad)
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
func (t *Training) shrink(n *Net, grad []float64) {
	if t.L1 > 0 {
		last := n.Last(grad)
		for i, w := range n.Last(n.Weights) {
			last[i] += t.L1 * sign(w)
		}
	}
	if t.L2 > 0 {
		for i, w := range n.Weights {
			grad[i] += t.L2 * w
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
