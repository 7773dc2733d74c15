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

// reference is the output of a network by plain loops in double precision.
func reference(n *Net, w, x []float64) []float64 {
	for l := range len(n.sizes) - 1 {
		in, out, wide := n.sizes[l], n.sizes[l+1], n.wide[l+1]
		part, y := w[n.starts[l]:], make([]float64, out)
		for o := range y {
			y[o] = part[in*wide+o]
			for i, v := range x {
				y[o] += v * part[i*wide+o]
			}
			switch {
			case l == len(n.sizes)-2:
			case n.activation == Tanh:
				y[o] = math.Tanh(y[o])
			default:
				y[o] = max(0, y[o])
			}
		}
		x = y
	}
	return x
}

// The outputs and the gradient are those of the reference and its finite
// differences, to single precision, by either set of kernels, in batches that
// fill the tiles and in others.
func TestNetGradient(t *testing.T) {
	for _, activation := range []Activation{ReLU, Tanh} {
		for _, sizes := range [][]int{{3, 2}, {3, 5, 2}, {4, 6, 5, 3, 1}, {7, 8, 24, 1}, {5, 33, 16, 3}} {
			for _, batch := range []int{1, 4, 7} {
				for _, fast := range []bool{fast, false} {
					gradient(t, activation, sizes, batch, fast)
				}
			}
		}
	}
}

func gradient(t *testing.T, activation Activation, sizes []int, batch int, fast bool) {
	t.Helper()
	rng := rand.New(rand.NewPCG(1, uint64(len(sizes))))
	n := NewNet(sizes, activation, rng)
	n.kernels.fast = fast
	for l := range len(sizes) - 1 {
		for i := range sizes[l] + 1 { // biases too
			row := n.row(n.weights, l, i)
			for o := range sizes[l+1] {
				row[o] += float32(0.1 * rng.NormFloat64())
			}
		}
	}
	last := len(sizes) - 1
	x, c := normal(batch*sizes[0], rng), normal(batch*sizes[last], rng)
	x[0] = 0
	w := make([]float64, len(n.weights))
	for i, v := range n.weights {
		w[i] = float64(v)
	}
	loss := func() float64 {
		sum := 0.0
		for b := range batch {
			for o, y := range reference(n, w, x[b*sizes[0]:(b+1)*sizes[0]]) {
				sum += c[b*sizes[last]+o] * y * y / 2
			}
		}
		return sum
	}
	n.Forward(x, batch)
	for b := range batch {
		for o, want := range reference(n, w, x[b*sizes[0]:(b+1)*sizes[0]]) {
			got := n.output(b, o)
			if math.Abs(float64(got)-want) > 1e-4*(1+math.Abs(want)) {
				t.Fatalf("%v, batch %d, fast %v: output %g, want %g", sizes, batch, fast, got, want)
			}
			*n.delta(b, o) = float32(c[b*sizes[last]+o]) * got
		}
	}
	var in sparse
	in.fill(x, batch, sizes[0])
	n.input = in
	grad := make([]float32, len(n.weights))
	n.backward(grad)
	for l := range len(sizes) - 1 {
		for i := range sizes[l] + 1 {
			for o := range n.wide[l+1] {
				at := n.starts[l] + i*n.wide[l+1] + o
				if o >= sizes[l+1] {
					if grad[at] != 0 || n.weights[at] != 0 {
						t.Fatalf("%v: a weight beyond the layer's size is %g with gradient %g", sizes, n.weights[at], grad[at])
					}
					continue
				}
				const h = 1e-6
				w[at] += h
				up := loss()
				w[at] -= 2 * h
				down := loss()
				w[at] += h
				if want := (up - down) / (2 * h); math.Abs(float64(grad[at])-want) > 1e-3*(1+math.Abs(want)) {
					t.Fatalf("%v, batch %d, fast %v: derivative by weight %d,%d of layer %d is %g, by differences %g", sizes, batch, fast, i, o, l, grad[at], want)
				}
			}
		}
	}
}

// Both sets of kernels give the same weights, to the last bit.
func TestKernelsAgree(t *testing.T) {
	if !fast {
		t.Skip("this processor has one set of kernels")
	}
	for _, activation := range []Activation{ReLU, Tanh} {
		var all [2][]float32
		for k, quick := range []bool{true, false} {
			rng := rand.New(rand.NewPCG(6, 6))
			n := NewNet([]int{9, 20, 33, 8, 1}, activation, rng)
			n.kernels.fast = quick
			x, y := normal(50*9, rng), normal(50, rng)
			if err := Train(t.Context(), n, x, y, nil, Training{Epochs: 60, Batch: 16, Rate: 0.01, Squared: true, L1: 0.01, L2: 0.001}, rng); err != nil {
				t.Fatal(err)
			}
			all[k] = n.weights
		}
		if !slices.Equal(all[0], all[1]) {
			t.Errorf("activation %d: the kernels differ", activation)
		}
	}
}

// The tangent is within a hundred-thousandth of the true one, also far out.
func TestTangent(t *testing.T) {
	y := []float32{0, 1e-20, -1e-3, 0.3, -1, 2.5, 5.5, -8.9, 9.1, 1e10, float32(math.Inf(1)), float32(math.Inf(-1)), 4, -4, 6, 7}
	want := slices.Clone(y)
	kernels{fast}.tangent(y)
	for i, x := range want {
		if math.Abs(float64(y[i])-math.Tanh(float64(x))) > 1e-5 {
			t.Errorf("tanh(%g) is %g", x, y[i])
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
	for i := range 8 {
		if w := n.row(n.weights, 1, i)[0]; math.Abs(float64(w)) > 0.05 {
			t.Errorf("a weight of the last layer is %.3f", w)
		}
	}
}

// Training allocates no more for more epochs.
func TestNoAllocation(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	n := NewNet([]int{30, 20, 20, 1}, ReLU, rng)
	x, y := normal(70*30, rng), normal(70, rng)
	allocations := func(epochs int) float64 {
		return testing.AllocsPerRun(5, func() {
			if err := Train(t.Context(), n, x, y, nil, Training{Epochs: epochs, Batch: 32, Rate: 0.001}, rng); err != nil {
				t.Fatal(err)
			}
		})
	}
	if few, many := allocations(5), allocations(50); many > few+1 {
		t.Errorf("%v allocations in 5 epochs, %v in 50", few, many)
	}
}

// BenchmarkStep is a step of BANANAS' network: 32 items, 20 layers of 20.
func BenchmarkStep(b *testing.B) {
	for _, kind := range []string{"fast", "plain"} {
		b.Run(kind, func(b *testing.B) {
			rng := rand.New(rand.NewPCG(5, 5))
			sizes := append(append([]int{30}, slices.Repeat([]int{20}, 20)...), 1)
			n := NewNet(sizes, ReLU, rng)
			n.kernels.fast = kind == "fast" && fast
			x := make([]float64, 32*30)
			for i := range 32 * 6 {
				x[i*5+rng.IntN(5)] = 1
			}
			y := normal(32, rng)
			if err := Train(b.Context(), n, x, y, nil, Training{Epochs: b.N, Batch: 32, Rate: 0.001}, rng); err != nil {
				b.Fatal(err)
			}
		})
	}
}

func TestCount(t *testing.T) {
	if n := NewNet([]int{2, 16, 1}, Tanh, rand.New(rand.NewPCG(1, 1))); n.Count() != 3*16+17 {
		t.Errorf("%d numbers, want %d", n.Count(), 3*16+17)
	}
}
