package backprop

import (
	"math"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/gonum"
)

// Activation is what follows a hidden layer.
type Activation int

// The activations of hidden layers.
const (
	ReLU Activation = iota
	Tanh
)

// Net is a feed-forward network: each hidden layer is linear and followed by the
// activation, the last one is linear. Make it with [NewNet]. It is not safe for
// concurrent use.
type Net struct {
	// Weights are those of all layers one after another: I x O numbers, row
	// after row, then O biases.
	Weights []float64

	sizes      []int // inputs, hidden units of each layer, outputs
	starts     []int // of each layer in Weights
	activation Activation

	batch  int
	values [][]float64 // of each layer, B x its size; values[0] is the input
	deltas [][]float64 // gradients of the loss by the values
}

var kernel gonum.Implementation

// NewNet makes a network of the given sizes, at least two: inputs, hidden
// layers, outputs. Weights are normal with variance 2/I before ReLU and 1/I
// elsewhere (He et al., ICCV 2015), biases 0.
func NewNet(sizes []int, activation Activation, rng *rand.Rand) *Net {
	n := &Net{sizes: slices.Clone(sizes), activation: activation}
	total := 0
	for l := range len(sizes) - 1 {
		n.starts = append(n.starts, total)
		total += (sizes[l] + 1) * sizes[l+1]
	}
	n.starts = append(n.starts, total)
	n.Weights = make([]float64, total)
	n.values, n.deltas = make([][]float64, len(sizes)), make([][]float64, len(sizes))
	for l := range len(sizes) - 1 {
		gain := 1.0
		if activation == ReLU && l < len(sizes)-2 {
			gain = 2
		}
		w, _ := n.layer(n.Weights, l)
		for i := range w {
			w[i] = math.Sqrt(gain/float64(sizes[l])) * rng.NormFloat64()
		}
	}
	return n
}

// layer splits the part of layer l into matrix and biases.
func (n *Net) layer(flat []float64, l int) (matrix, bias []float64) {
	part := flat[n.starts[l]:n.starts[l+1]]
	at := n.sizes[l] * n.sizes[l+1]
	return part[:at], part[at:]
}

// Last returns the part of flat, which is as long as Weights, that belongs to
// the matrix of the last layer.
func (n *Net) Last(flat []float64) []float64 {
	matrix, _ := n.layer(flat, len(n.sizes)-2)
	return matrix
}

// fit makes room for batches of the given size.
func (n *Net) fit(batch int) {
	n.batch = batch
	for l := 1; l < len(n.sizes); l++ {
		size := batch * n.sizes[l]
		if cap(n.values[l]) < size {
			n.values[l], n.deltas[l] = make([]float64, size), make([]float64, size)
		}
		n.values[l], n.deltas[l] = n.values[l][:size], n.deltas[l][:size]
	}
}

// Forward returns the outputs, B x O, of the inputs x, B x I. They are valid
// until the next call, and so must x be for Backward.
func (n *Net) Forward(x []float64, batch int) []float64 {
	n.fit(batch)
	n.values[0] = x
	last := len(n.sizes) - 1
	for l := range last {
		in, out, y := n.sizes[l], n.sizes[l+1], n.values[l+1]
		w, bias := n.layer(n.Weights, l)
		for b := range batch {
			copy(y[b*out:(b+1)*out], bias)
		}
		kernel.Dgemm(blas.NoTrans, blas.NoTrans, batch, out, in, 1, n.values[l], in, w, out, 1, y, out)
		if l < last-1 {
			n.activate(y)
		}
	}
	return n.values[last]
}

func (n *Net) activate(y []float64) {
	if n.activation == Tanh {
		for i, v := range y {
			y[i] = math.Tanh(v)
		}
		return
	}
	for i, v := range y {
		y[i] = max(0, v)
	}
}

// Features returns the values of the last hidden layer after Forward, B x H, or
// the inputs where there is none.
func (n *Net) Features() []float64 { return n.values[len(n.sizes)-2] }

// Backward adds to grad, which is as long as Weights, the gradient of a loss
// whose gradient by the outputs of the last Forward is delta, B x O.
func (n *Net) Backward(delta, grad []float64) {
	last := len(n.sizes) - 1
	copy(n.deltas[last], delta)
	for l := last - 1; l >= 0; l-- {
		in, out, d := n.sizes[l], n.sizes[l+1], n.deltas[l+1]
		if l < last-1 {
			n.slope(d, n.values[l+1])
		}
		w, _ := n.layer(n.Weights, l)
		gw, gb := n.layer(grad, l)
		kernel.Dgemm(blas.Trans, blas.NoTrans, in, out, n.batch, 1, n.values[l], in, d, out, 1, gw, out)
		for b := range n.batch {
			for o, v := range d[b*out : (b+1)*out] {
				gb[o] += v
			}
		}
		if l > 0 {
			kernel.Dgemm(blas.NoTrans, blas.Trans, n.batch, in, out, 1, d, out, w, out, 0, n.deltas[l], in)
		}
	}
}

// slope multiplies d by the activation's derivative where its value is y.
func (n *Net) slope(d, y []float64) {
	for i, v := range y {
		switch {
		case n.activation == Tanh:
			d[i] *= 1 - v*v
		case v <= 0:
			d[i] = 0
		}
	}
}
