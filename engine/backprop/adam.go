package backprop

import "math"

// Adam is the optimiser's state for one slice of weights. Make it with
// [NewAdam].
//
// Kingma, Ba, "Adam: a method for stochastic optimization", ICLR 2015.
type Adam struct {
	Rate         float64 // learning rate
	Beta1, Beta2 float64 // decay of the two moments, 0.9 and 0.999 when made

	first, second []float64
	power1        float64 // Beta1^steps
	power2        float64
}

// NewAdam makes the state for n weights.
func NewAdam(n int, rate float64) *Adam {
	return &Adam{Rate: rate, Beta1: 0.9, Beta2: 0.999, first: make([]float64, n), second: make([]float64, n), power1: 1, power2: 1}
}

// Step moves the weights against the gradient. Both have the length that the
// state was made for.
func (a *Adam) Step(weights, grad []float64) {
	const tiny = 1e-8
	a.power1 *= a.Beta1
	a.power2 *= a.Beta2
	rate, scale := a.Rate/(1-a.power1), 1/(1-a.power2)
	first, second := a.first[:len(grad)], a.second[:len(grad)]
	weights = weights[:len(grad)]
	for i, g := range grad {
		first[i] = a.Beta1*first[i] + (1-a.Beta1)*g
		second[i] = a.Beta2*second[i] + (1-a.Beta2)*g*g
		weights[i] -= rate * first[i] / (math.Sqrt(second[i]*scale) + tiny)
	}
}

// adam32 is Adam for the weights of a [Net].
type adam32 struct {
	first, second  []float32
	beta1, beta2   float64
	rate           float64
	power1, power2 float64
}

func newAdam32(n int, t Training) *adam32 {
	a := &adam32{first: make([]float32, n), second: make([]float32, n), beta1: 0.9, beta2: 0.999, rate: t.Rate, power1: 1, power2: 1}
	if t.Beta1 > 0 {
		a.beta1, a.beta2 = t.Beta1, t.Beta2
	}
	return a
}

// step moves the weights against the gradient.
func (a *adam32) step(k kernels, weights, grad []float32) {
	const tiny, least = 1e-8, 1e-30
	a.power1 *= a.beta1
	a.power2 *= a.beta2
	c := [9]float32{
		float32(a.beta1), float32(1 - a.beta1), float32(a.beta2), float32(1 - a.beta2),
		float32(a.rate / (1 - a.power1)), float32(1 / (1 - a.power2)), tiny, least,
		math.Float32frombits(1<<31 - 1), // takes the sign away
	}
	k.adam(weights, grad, a.first, a.second, &c)
}

// Clip scales the gradient down to the given Euclidean norm where it is longer,
// and returns its norm before.
func Clip(grad []float64, norm float64) float64 {
	sum := 0.0
	for _, g := range grad {
		sum += g * g
	}
	length := math.Sqrt(sum)
	if length > norm {
		for i := range grad {
			grad[i] *= norm / length
		}
	}
	return length
}
