package pareto

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestCellsAddUp checks that what the cells give for a new point is the
// difference of two hypervolumes, ties and points beyond the reference included.
func TestCellsAddUp(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for trial := range 600 {
		m := 2 + trial%2
		ref := []float64{6, 7, 8}[:m]
		points := make([][]float64, rng.IntN(30))
		for i := range points {
			points[i] = randomCosts(m, trial%4 < 2, rng)
		}
		cells, err := Cells(points, ref)
		if err != nil {
			t.Fatal(err)
		}
		if most := (len(points) + 1) * (1 + (m-2)*2); len(cells) > most {
			t.Errorf("%d cells for %d points", len(cells), len(points))
		}
		before, err := Hypervolume(points, ref)
		if err != nil {
			t.Fatal(err)
		}
		for range 10 {
			y := randomCosts(m, trial%4 < 2, rng)
			after, err := Hypervolume(append(points[:len(points):len(points)], y), ref)
			if err != nil {
				t.Fatal(err)
			}
			sum := 0.0
			for _, c := range cells {
				part := 1.0
				for k := range y {
					part *= max(0, c.Hi[k]-max(c.Lo[k], y[k]))
				}
				sum += part
			}
			if math.Abs(sum-(after-before)) > 1e-9 {
				t.Fatalf("points %v, new %v: cells give %v, hypervolumes %v", points, y, sum, after-before)
			}
		}
	}
}

// randomCosts are whole numbers, with many ties, or any up to 9.
func randomCosts(m int, whole bool, rng *rand.Rand) []float64 {
	p := make([]float64, m)
	for k := range p {
		p[k] = 9 * rng.Float64()
		if whole {
			p[k] = math.Floor(p[k])
		}
	}
	return p
}

func TestCellsOfOddPoints(t *testing.T) {
	inf := math.Inf(1)
	for _, c := range []struct {
		points [][]float64
		ref    []float64
		cells  int // -1: an error
	}{
		{nil, []float64{1, 1}, 1},
		{nil, []float64{1, 1, 1}, 1},
		{[][]float64{{2, 0}, {inf, 0}, {math.NaN(), 0}}, []float64{1, 1}, 1},
		{[][]float64{{-inf, 0.5}}, []float64{1, 1}, 1},
		{[][]float64{{-inf, -inf}}, []float64{1, 1}, 0},
		{[][]float64{{0, 0}, {0, 0}}, []float64{1, 1}, 2},
		{[][]float64{{0, 0, 0}, {0, 0, 0}}, []float64{1, 1, 1}, 3},
		{[][]float64{{0}}, []float64{1}, -1},
		{[][]float64{{0, 0}}, []float64{1, inf}, -1},
		{[][]float64{{0, 0}, {0}}, []float64{1, 1}, -1},
		{[][]float64{{0, 0, 0}}, []float64{1, 1}, -1},
		{nil, []float64{1, 1, 1, 1}, -1},
	} {
		cells, err := Cells(c.points, c.ref)
		if (err != nil) != (c.cells < 0) || err == nil && len(cells) != c.cells {
			t.Errorf("%v below %v: %v, %v; want %d", c.points, c.ref, cells, err, c.cells)
		}
	}
}
