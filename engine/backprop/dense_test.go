package backprop

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func normal(n int, rng *rand.Rand) []float64 {
	x := make([]float64, n)
	for i := range x {
		x[i] = rng.NormFloat64()
	}
	return x
}

// compare checks a gradient by central differences of the loss.
func compare(t *testing.T, weights, grad []float64, loss func() float64) {
	t.Helper()
	const h = 1e-6
	for i, w := range weights {
		weights[i] = w + h
		up := loss()
		weights[i] = w - h
		down := loss()
		weights[i] = w
		if want := (up - down) / (2 * h); math.Abs(grad[i]-want) > 1e-6*(1+math.Abs(want)) {
			t.Fatalf("derivative by weight %d is %.9g, by differences %.9g", i, grad[i], want)
		}
	}
}

func TestNetGradient(t *testing.T) {
	for _, activation := range []Activation{ReLU, Tanh} {
		for _, sizes := range [][]int{{3, 2}, {3, 5, 2}, {4, 6, 5, 3, 1}} {
			rng := rand.New(rand.NewPCG(1, uint64(len(sizes))))
			n := NewNet(sizes, activation, rng)
			for i := range n.Weights {
				n.Weights[i] += 0.1 * rng.NormFloat64() // biases too
			}
			const batch = 7
			x, c := normal(batch*sizes[0], rng), normal(batch*sizes[len(sizes)-1], rng)
			loss := func() float64 {
				sum := 0.0
				for i, y := range n.Forward(x, batch) {
					sum += c[i] * y * y / 2
				}
				return sum
			}
			loss()
			delta, grad := slices.Clone(n.Forward(x, batch)), make([]float64, len(n.Weights))
			for i := range delta {
				delta[i] *= c[i]
			}
			n.Backward(delta, grad)
			compare(t, n.Weights, grad, loss)
		}
	}
}

// A network learns a function that is not linear.
func TestTrain(t *testing.T) {
	for _, squared := range []bool{true, false} {
		rng := rand.New(rand.NewPCG(2, 2))
		x := normal(200*2, rng)
		y := make([]float64, 200)
		for i := range y {
			y[i] = x[2*i] * x[2*i+1]
		}
		n := NewNet([]int{2, 20, 20, 1}, ReLU, rng)
		if err := Train(t.Context(), n, x, y, nil, Training{Epochs: 200, Batch: 20, Rate: 0.01, Squared: squared}, rng); err != nil {
			t.Fatal(err)
		}
		sum := 0.0
		for i, out := range n.Forward(x, 200) {
			sum += math.Abs(out-y[i]) / 200
		}
		if sum > 0.1 {
			t.Errorf("squared %v: mean error %.3f after training, want less than 0.1", squared, sum)
		}
	}
}

// An L1 penalty that outweighs the loss brings the last layer to 0.
func TestPenalty(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	x, y := normal(50, rng), normal(50, rng)
	n := NewNet([]int{1, 8, 1}, Tanh, rng)
	if err := Train(t.Context(), n, x, y, nil, Training{Epochs: 300, Batch: 50, Rate: 0.01, L1: 10}, rng); err != nil {
		t.Fatal(err)
	}
	for _, w := range n.Last(n.Weights) {
		if math.Abs(w) > 0.05 {
			t.Errorf("a weight of the last layer is %.3f", w)
		}
	}
}

// A step allocates nothing once the batch's size is known.
func TestNoAllocation(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	n := NewNet([]int{30, 20, 20, 1}, ReLU, rng)
	x, delta, grad := normal(32*30, rng), normal(32, rng), make([]float64, len(n.Weights))
	adam := NewAdam(len(grad), 0.001)
	if got := testing.AllocsPerRun(20, func() {
		n.Forward(x, 32)
		n.Backward(delta, grad)
		adam.Step(n.Weights, grad)
	}); got > 0 {
		t.Errorf("%v allocations per step", got)
	}
}

// BenchmarkStep is a step of BANANAS' network: 32 items, 20 layers of 20.
func BenchmarkStep(b *testing.B) {
	rng := rand.New(rand.NewPCG(5, 5))
	sizes := []int{30}
	for range 20 {
		sizes = append(sizes, 20)
	}
	n := NewNet(append(sizes, 1), ReLU, rng)
	x, delta, grad := normal(32*30, rng), normal(32, rng), make([]float64, len(n.Weights))
	adam := NewAdam(len(grad), 0.001)
	for b.Loop() {
		clear(grad)
		n.Forward(x, 32)
		n.Backward(delta, grad)
		adam.Step(n.Weights, grad)
	}
}
