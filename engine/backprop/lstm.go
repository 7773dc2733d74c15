package backprop

import (
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/gonum"
)

var kernel gonum.Implementation

// LSTM is one long short-term memory cell unrolled over a sequence of vectors
// of I numbers, with H units. Make it with [NewLSTM]. It is not safe for
// concurrent use.
//
// Hochreiter, Schmidhuber, "Long short-term memory", Neural Computation 9
// (1997), with forget gates (Gers, Schmidhuber, Cummins, 2000).
type LSTM struct {
	// Weights are a matrix of 4H rows, for the input gate, the forget gate, the
	// candidate and the output gate, and I+H columns, row after row; then 4H
	// biases.
	Weights []float64

	in, units int
	steps     []lstmStep
	used      int // steps since the last Start
	gates     []float64
	cell      []float64 // gradient by the cell
	both      []float64 // gradient by input and hidden values
}

// lstmStep is what the backward pass needs of a step.
type lstmStep struct {
	x     []float64 // input, then hidden values before, I+H
	gates []float64 // after their activations, 4H
	cell  []float64 // H
	out   []float64 // H
}

// NewLSTM makes a cell with weights normal of variance 1/(I+H) and biases 0, but
// 1 for the forget gate.
func NewLSTM(in, units int, rng *rand.Rand) *LSTM {
	l := &LSTM{in: in, units: units, Weights: make([]float64, 4*units*(in+units+1))}
	matrix, bias := l.split(l.Weights)
	for i := range matrix {
		matrix[i] = rng.NormFloat64() / math.Sqrt(float64(in+units))
	}
	for i := units; i < 2*units; i++ {
		bias[i] = 1
	}
	l.gates, l.cell, l.both = make([]float64, 4*units), make([]float64, units), make([]float64, in+units)
	return l
}

func (l *LSTM) split(flat []float64) (matrix, bias []float64) {
	at := 4 * l.units * (l.in + l.units)
	return flat[:at], flat[at:]
}

// Start begins a new sequence with hidden values and cell 0.
func (l *LSTM) Start() { l.used = 0 }

// Step takes the next input of the sequence and returns the H hidden values
// after it, which are valid until that many steps of the next sequence.
func (l *LSTM) Step(x []float64) []float64 {
	h := l.units
	if l.used == len(l.steps) {
		l.steps = append(l.steps, lstmStep{make([]float64, l.in+h), make([]float64, 4*h), make([]float64, h), make([]float64, h)})
	}
	s := &l.steps[l.used]
	copy(s.x, x)
	var before []float64
	if l.used > 0 {
		copy(s.x[l.in:], l.steps[l.used-1].out)
		before = l.steps[l.used-1].cell
	} else {
		clear(s.x[l.in:])
	}
	l.used++
	matrix, bias := l.split(l.Weights)
	copy(s.gates, bias)
	kernel.Dgemv(blas.NoTrans, 4*h, l.in+h, 1, matrix, l.in+h, s.x, 1, 1, s.gates, 1)
	for i := range h {
		in, forget, candidate, out := &s.gates[i], &s.gates[h+i], &s.gates[2*h+i], &s.gates[3*h+i]
		*in, *forget, *candidate, *out = sigmoid(*in), sigmoid(*forget), math.Tanh(*candidate), sigmoid(*out)
		s.cell[i] = *in * *candidate
		if before != nil {
			s.cell[i] += *forget * before[i]
		}
		s.out[i] = *out * math.Tanh(s.cell[i])
	}
	return s.out
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// Backward adds to grad, which is as long as Weights, the gradient of a loss
// whose gradient by the hidden values after step t is delta[t], T x H. It hands
// the gradient by the input of each step, last step first, to input; the slice
// is used again for the next one.
func (l *LSTM) Backward(delta [][]float64, grad []float64, input func(t int, d []float64)) {
	h, width := l.units, l.in+l.units
	matrix, _ := l.split(l.Weights)
	gm, gb := l.split(grad)
	clear(l.cell)
	clear(l.both)
	for t := l.used - 1; t >= 0; t-- {
		s := &l.steps[t]
		for i := range h {
			in, forget, candidate, out := s.gates[i], s.gates[h+i], s.gates[2*h+i], s.gates[3*h+i]
			d := delta[t][i] + l.both[l.in+i]
			th := math.Tanh(s.cell[i])
			l.cell[i] += d * out * (1 - th*th)
			before := 0.0
			if t > 0 {
				before = l.steps[t-1].cell[i]
			}
			l.gates[i] = l.cell[i] * candidate * in * (1 - in)
			l.gates[h+i] = l.cell[i] * before * forget * (1 - forget)
			l.gates[2*h+i] = l.cell[i] * in * (1 - candidate*candidate)
			l.gates[3*h+i] = d * th * out * (1 - out)
			l.cell[i] *= forget
		}
		kernel.Dger(4*h, width, 1, l.gates, 1, s.x, 1, gm, width)
		for i, d := range l.gates {
			gb[i] += d
		}
		kernel.Dgemv(blas.Trans, 4*h, width, 1, matrix, width, l.gates, 1, 0, l.both, 1)
		input(t, l.both[:l.in])
	}
}
