package stat

import (
	"math"
	"math/rand/v2"
	"testing"
)

var inf = math.Inf(1)

func TestKendallByHand(t *testing.T) {
	for _, c := range []struct {
		name string
		x, y []float64
		want float64
	}{
		{"same order", []float64{1, 2, 3}, []float64{10, 20, 30}, 1},
		{"reverse", []float64{1, 2, 3}, []float64{3, 2, 1}, -1},
		{"one pair", []float64{1, 2}, []float64{5, 4}, -1},
		// pairs: (1,2)+ (1,3)+ (2,3)-; no ties: 1/3
		{"one discordant", []float64{1, 2, 3}, []float64{1, 3, 2}, 1.0 / 3},
		// x ties one pair, of the other five none is discordant: 5/sqrt(5*6)
		{"a tie in x", []float64{1, 1, 2, 3}, []float64{1, 2, 3, 4}, 5 / math.Sqrt(30)},
		// tied in both: pair (0,1); others concordant: 2/sqrt(2*2)
		{"a tie in both", []float64{1, 1, 2}, []float64{7, 7, 9}, 1},
		// C=2 D=2, x ties (0,1), y ties (2,3): 0
		{"balanced", []float64{1, 1, 2, 3}, []float64{1, 3, 2, 2}, 0},
		{"infinities", []float64{-inf, 0, inf}, []float64{0, inf, inf}, 2 / math.Sqrt(6)},
		{"minus zero is zero", []float64{0, math.Copysign(0, -1), 1}, []float64{1, 2, 3}, 2 / math.Sqrt(6)},
	} {
		got, err := Kendall(c.x, c.y)
		if err != nil || math.Abs(got-c.want) > 1e-15 {
			t.Errorf("%s: got %v, %v, want %v", c.name, got, err, c.want)
		}
	}
}

func TestKendallOfConstantIsNaN(t *testing.T) {
	for _, y := range [][]float64{{2, 2, 2}, {inf, inf, inf}} {
		if got, err := Kendall([]float64{1, 2, 3}, y); err != nil || !math.IsNaN(got) {
			t.Errorf("got %v, %v", got, err)
		}
	}
}

func TestKendallErrors(t *testing.T) {
	for _, c := range [][2][]float64{
		{{1, 2}, {1}},
		{{1}, {1}},
		{nil, nil},
		{{1, math.NaN()}, {1, 2}},
		{{1, 2}, {math.NaN(), 2}},
	} {
		if got, err := Kendall(c[0], c[1]); err == nil {
			t.Errorf("%v: got %v and no error", c, got)
		}
	}
}

// kendallBrute counts pairs one by one.
func kendallBrute(x, y []float64) float64 {
	var excess, tx, ty, all float64
	for i := range x {
		for j := range i {
			all++
			switch dx, dy := x[i]-x[j], y[i]-y[j]; {
			case dx == 0 || dy == 0:
				if dx == 0 {
					tx++
				}
				if dy == 0 {
					ty++
				}
			case dx*dy > 0:
				excess++
			default:
				excess--
			}
		}
	}
	return excess / math.Sqrt((all-tx)*(all-ty))
}

func TestKendallAgainstBruteForce(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for trial := range 400 {
		n := 2 + rng.IntN(90)
		levels := 2 + rng.IntN(40)
		x, y := make([]float64, n), make([]float64, n)
		for i := range x {
			x[i] = float64(rng.IntN(levels))
			y[i] = x[i]*float64(trial%3-1) + float64(rng.IntN(levels))
		}
		keep := x[0]
		got, err := Kendall(x, y)
		want := kendallBrute(x, y)
		if err != nil || math.Abs(got-want) > 1e-12 && !(math.IsNaN(got) && math.IsNaN(want)) {
			t.Fatalf("n %d, %d levels: got %v, %v, want %v", n, levels, got, err, want)
		}
		if x[0] != keep {
			t.Fatal("input changed")
		}
	}
}

func BenchmarkKendall(b *testing.B) {
	rng := rand.New(rand.NewPCG(3, 4))
	x, y := make([]float64, 10_000), make([]float64, 10_000)
	for i := range x {
		x[i], y[i] = rng.Float64(), float64(rng.IntN(100))
	}
	for b.Loop() {
		if _, err := Kendall(x, y); err != nil {
			b.Fatal(err)
		}
	}
}
