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
