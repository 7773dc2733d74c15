package backprop

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Activation is what follows a hidden layer.
type Activation int

// The activations of hidden layers.
const (
	ReLU Activation = iota
	Tanh
)

// Net is a feed-forward network: each hidden layer is linear and followed by the
// activation, the last one is linear. It computes in single precision. Make it
// with [NewNet]. It is not safe for concurrent use.
type Net struct {
	sizes      []int // inputs, hidden units of each layer, outputs
	activation Activation
	kernels    kernels

	// Weights of all layers one after another: of layer l, I+1 rows of wide[l+1]
	// numbers, the last of them the biases. Numbers beyond O are 0.
	weights []float32
	starts  []int // of each layer in weights
	wide    []int // sizes in whole lanes
	stride  []int // the same with room for a 1, which multiplies the biases

	batch  int
	input  sparse
	values [][]float32 // of each layer but the input, B x its stride
	deltas [][]float32 // gradients of the loss by the values, B x wide
	turned []float32   // a layer's weights without biases, transposed
}

// Count returns how many numbers a network learns: weights and biases.
func (n *Net) Count() int {
	count := 0
	for l := range len(n.sizes) - 1 {
		count += (n.sizes[l] + 1) * n.sizes[l+1]
	}
	return count
}

// NewNet makes a network of the given sizes, at least two: inputs, hidden
// layers, outputs. Weights are normal with variance 2/I before ReLU and 1/I
// elsewhere (He et al., ICCV 2015), biases 0.
func NewNet(sizes []int, activation Activation, rng *rand.Rand) *Net {
	n := &Net{sizes: slices.Clone(sizes), activation: activation, kernels: kernels{fast}}
	for _, size := range sizes {
		n.wide, n.stride = append(n.wide, padded(size)), append(n.stride, padded(size+1))
	}
	total, largest := 0, 0
	for l := range len(sizes) - 1 {
		n.starts = append(n.starts, total)
		total += (sizes[l] + 1) * n.wide[l+1]
		if l > 0 {
			largest = max(largest, n.wide[l+1]*n.wide[l])
		}
	}
	n.starts = append(n.starts, total)
	n.weights, n.turned = make([]float32, total), make([]float32, largest)
	n.values, n.deltas = make([][]float32, len(sizes)), make([][]float32, len(sizes))
	for l := range len(sizes) - 1 {
		gain := 1.0
		if activation == ReLU && l < len(sizes)-2 {
			gain = 2
		}
		for i := range sizes[l] {
			row := n.row(n.weights, l, i)
			for o := range row[:sizes[l+1]] {
				row[o] = float32(math.Sqrt(gain/float64(sizes[l])) * rng.NormFloat64())
			}
		}
	}
	return n
}

// layer is the part of flat that belongs to layer l.
func (n *Net) layer(flat []float32, l int) []float32 { return flat[n.starts[l]:n.starts[l+1]] }

// row is the part that belongs to input i of layer l, or its biases.
func (n *Net) row(flat []float32, l, i int) []float32 {
	return n.layer(flat, l)[i*n.wide[l+1] : (i+1)*n.wide[l+1]]
}

// Inputs is the number of inputs.
func (n *Net) Inputs() int { return n.sizes[0] }

// Finite reports whether all weights are numbers and none is infinite; they are
// not when training diverged.
func (n *Net) Finite() bool {
	for _, w := range n.weights {
		if w-w != 0 {
			return false
		}
	}
	return true
}

// fit makes room for batches of the given size.
func (n *Net) fit(batch int) {
	if n.batch == batch {
		return
	}
	n.batch = batch
	for l := 1; l < len(n.sizes); l++ {
		if size := batch * n.stride[l]; cap(n.values[l]) < size {
			n.values[l], n.deltas[l] = make([]float32, size), make([]float32, size)
		}
		n.values[l], n.deltas[l] = n.values[l][:batch*n.stride[l]], n.deltas[l][:batch*n.wide[l]]
	}
}

// Forward returns the outputs, B x O, of the inputs x, B x I.
func (n *Net) Forward(x []float64, batch int) []float64 {
	var in sparse
	in.fill(x, batch, n.sizes[0])
	n.forward(in)
	return n.exported(len(n.sizes)-1, batch)
}

// Features returns the values of the last hidden layer after Forward, B x H. The
// network must have one.
func (n *Net) Features() []float64 { return n.exported(len(n.sizes)-2, n.batch) }

// exported copies the values of a layer.
func (n *Net) exported(l, batch int) []float64 {
	size, stride := n.sizes[l], n.stride[l]
	out := make([]float64, 0, batch*size)
	for b := range batch {
		for _, v := range n.values[l][b*stride : b*stride+size] {
			out = append(out, float64(v))
		}
	}
	return out
}

// forward computes the values of all layers.
func (n *Net) forward(x sparse) {
	batch := x.rows()
	n.fit(batch)
	n.input = x
	last := len(n.sizes) - 1
	for l := range last {
		y, stride := n.values[l+1], n.stride[l+1]
		if l == 0 {
			n.first(x, y)
		} else {
			a := matrix{n.values[l], n.stride[l], 1}
			n.kernels.multiply(batch, n.wide[l+1], n.sizes[l]+1, a, n.layer(n.weights, l), n.wide[l+1], y, stride)
		}
		if l == last-1 {
			return
		}
		if n.activation == Tanh {
			n.kernels.tangent(y)
		} else {
			n.kernels.rectify(y)
		}
		for at := n.sizes[l+1]; at < len(y); at += stride {
			y[at] = 1
		}
	}
}

// first is the first layer, most of whose inputs are 0.
func (n *Net) first(x sparse, y []float32) {
	wide, stride := n.wide[1], n.stride[1]
	for b := range x.rows() {
		row := y[b*stride : b*stride+wide]
		copy(row, n.row(n.weights, 0, n.sizes[0]))
		at, values := x.row(b)
		for k, i := range at {
			n.kernels.addScaled(values[k], n.row(n.weights, 0, i), row)
		}
	}
}

// backward sets grad, which is as long as the weights, to the gradient of a loss
// whose gradient by the outputs of the last forward pass stands in [Net.delta].
func (n *Net) backward(grad []float32) {
	for l := len(n.sizes) - 2; l > 0; l-- {
		in, out, wide, d := n.sizes[l], n.sizes[l+1], n.wide[l+1], n.deltas[l+1]
		x := matrix{n.values[l], 1, n.stride[l]}
		n.kernels.multiply(in+1, wide, n.batch, x, d, wide, n.layer(grad, l), wide)
		n.kernels.turn(in, wide, n.layer(n.weights, l), n.turned, n.wide[l])
		below := n.deltas[l]
		n.kernels.multiply(n.batch, n.wide[l], out, matrix{d, wide, 1}, n.turned, n.wide[l], below, n.wide[l])
		n.slope(l, below)
	}
	g, wide, d := n.layer(grad, 0), n.wide[1], n.deltas[1]
	clear(g)
	for b := range n.batch {
		row := d[b*wide : (b+1)*wide]
		at, values := n.input.row(b)
		for k, i := range at {
			n.kernels.addScaled(values[k], row, n.row(grad, 0, i))
		}
		n.kernels.addScaled(1, row, n.row(grad, 0, n.sizes[0]))
	}
}

// slope multiplies d, the gradient by the values of layer l, by the slope of the
// activation.
func (n *Net) slope(l int, d []float32) {
	wide, stride := n.wide[l], n.stride[l]
	if wide == stride {
		n.slopes(n.values[l], d)
		return
	}
	for b := range n.batch {
		n.slopes(n.values[l][b*stride:b*stride+wide], d[b*wide:(b+1)*wide])
	}
}

func (n *Net) slopes(y, d []float32) {
	if n.activation == Tanh {
		n.kernels.tangentSlope(y, d)
		return
	}
	n.kernels.rectifySlope(y, d)
}

// delta is where the gradient of output o of item b stands for backward.
func (n *Net) delta(b, o int) *float32 {
	last := len(n.sizes) - 1
	return &n.deltas[last][b*n.wide[last]+o]
}

// output is output o of item b after forward.
func (n *Net) output(b, o int) float32 {
	last := len(n.sizes) - 1
	return n.values[last][b*n.stride[last]+o]
}
