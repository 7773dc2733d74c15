package backprop

import (
	"math/rand/v2"
	"testing"
)

func TestLSTMGradient(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 7))
	const in, units, steps = 3, 4, 5
	l := NewLSTM(in, units, rng)
	x, c := make([][]float64, steps), make([][]float64, steps)
	for i := range x {
		x[i], c[i] = normal(in, rng), normal(units, rng)
	}
	loss := func() float64 {
		l.Start()
		sum := 0.0
		for i := range x {
			for j, h := range l.Step(x[i]) {
				sum += c[i][j] * h
			}
		}
		return sum
	}
	loss()
	grad, byInput := make([]float64, len(l.Weights)), make([][]float64, steps)
	l.Backward(c, grad, func(t int, d []float64) { byInput[t] = append(byInput[t], d...) })
	compare(t, l.Weights, grad, loss)
	for i := range x {
		compare(t, x[i], byInput[i], loss)
	}
}
