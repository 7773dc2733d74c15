package pareto

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

func TestHypervolumeByHand(t *testing.T) {
	for _, c := range []struct {
		name   string
		points [][]float64
		ref    []float64
		want   float64
	}{
		{"none", nil, []float64{1, 1}, 0},
		{"one cost", [][]float64{{3}, {1}, {9}}, []float64{5}, 4},
		{"one cost beyond", [][]float64{{6}}, []float64{5}, 0},
		{"square", [][]float64{{0, 0}}, []float64{1, 1}, 1},
		{"staircase", [][]float64{{1, 3}, {2, 2}, {3, 1}}, []float64{4, 4}, 6},
		{"dominated and equal add nothing", [][]float64{{1, 3}, {2, 2}, {2, 2}, {3, 3}, {3, 1}}, []float64{4, 4}, 6},
		{"on the border counts not", [][]float64{{1, 4}, {4, 1}, {3, 3}}, []float64{4, 4}, 1},
		{"beyond in one cost", [][]float64{{-100, 5}, {3, 3}}, []float64{4, 4}, 1},
		{"NaN and infinity are passed over", [][]float64{{nan, 0}, {0, inf}, {3, 3}}, []float64{4, 4}, 1},
		{"minus infinity", [][]float64{{-inf, 0}}, []float64{4, 4}, inf},
		{"minus infinity beyond", [][]float64{{-inf, 9}, {3, 3}}, []float64{4, 4}, 1},
		{"negative costs", [][]float64{{-2, -1}, {-1, -2}}, []float64{0, 0}, 3},
		{"cube", [][]float64{{0, 0, 0}}, []float64{2, 2, 2}, 8},
		// three 2x1x1 bars along the axes share the unit cube: 3*2 - 2
		{"three bars", [][]float64{{0, 1, 1}, {1, 0, 1}, {1, 1, 0}}, []float64{2, 2, 2}, 4},
		// four 2x1x1x1 bars share the unit cube: 4*2 - 3
		{"four bars", [][]float64{{0, 1, 1, 1}, {1, 0, 1, 1}, {1, 1, 0, 1}, {1, 1, 1, 0}}, []float64{2, 2, 2, 2}, 5},
		{"hwgpt corner", [][]float64{{0, 1}, {1, 0}}, []float64{2, 2}, 3},
	} {
		if got, err := Hypervolume(c.points, c.ref); err != nil || got != c.want {
			t.Errorf("%s: got %v, %v, want %v", c.name, got, err, c.want)
		}
	}
}

func TestHypervolumeErrors(t *testing.T) {
	for _, c := range []struct {
		points [][]float64
		ref    []float64
	}{
		{[][]float64{{1, 2}}, []float64{1}},
		{[][]float64{{1, 2}, {1}}, []float64{3, 3}},
		{[][]float64{{1, 2}}, []float64{3, nan}},
		{[][]float64{{1, 2}}, []float64{3, inf}},
		{nil, nil},
	} {
		if got, err := Hypervolume(c.points, c.ref); err == nil {
			t.Errorf("%v, %v: %v", c.points, c.ref, got)
		}
		if got, err := HypervolumeCurve(c.points, c.ref); err == nil {
			t.Errorf("curve of %v, %v: %v", c.points, c.ref, got)
		}
	}
}

func TestHypervolumeAgainstInclusionExclusion(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	for trial := range 400 {
		n, m := rng.IntN(11), 1+rng.IntN(7)
		points := random(rng, n, m, []int{0, 3, 8}[trial%3])
		if trial%4 == 0 {
			points = sphere(rng, n, m)
		}
		ref := repeat(0.7+0.4*rng.Float64(), m)
		got, err := Hypervolume(points, ref)
		if want := bruteVolume(points, ref); err != nil || !near(got, want, 1e-12) {
			t.Fatalf("trial %d: %d points of %d costs: got %v, %v, want %v", trial, n, m, got, err, want)
		}
	}
}

func TestHypervolumeAgainstSampling(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	for m := 2; m <= 6; m++ {
		points := sphere(rng, 60, m)
		ref := repeat(1.1, m)
		got, err := Hypervolume(points, ref)
		if err != nil {
			t.Fatal(err)
		}
		const n = 100_000
		box := math.Pow(1.1, float64(m))
		want := sampledVolume(rng, points, repeat(0, m), ref, n)
		if math.Abs(got-want) > 5*box*0.5/math.Sqrt(n) { // five standard errors at most
			t.Errorf("m %d: %v, by sampling %v", m, got, want)
		}
	}
}

// TestHypervolumeOfAxes checks that the order of the costs does not matter,
// which a mistake in slicing or sweeping would break.
func TestHypervolumeOfAxes(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	for m := 2; m <= 7; m++ {
		points := sphere(rng, 40, m)
		want, err := Hypervolume(points, repeat(1.2, m))
		if err != nil {
			t.Fatal(err)
		}
		for range 5 {
			perm := rng.Perm(m)
			turned := make([][]float64, len(points))
			for i, at := range rng.Perm(len(points)) {
				turned[i] = make([]float64, m)
				for k, p := range perm {
					turned[i][k] = points[at][p]
				}
			}
			if got, err := Hypervolume(turned, repeat(1.2, m)); err != nil || !near(got, want, 1e-11) {
				t.Errorf("m %d: %v, %v after turning, %v before", m, got, err, want)
			}
		}
	}
}

func TestHypervolumeCurve(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 6))
	for m := 1; m <= 4; m++ {
		for trial := range 20 {
			points := random(rng, 50, m, []int{0, 5}[trial%2])
			points[7][0], points[9][m-1] = nan, inf
			ref := repeat(0.9, m)
			curve, err := HypervolumeCurve(points, ref)
			if err != nil {
				t.Fatal(err)
			}
			for i, got := range curve {
				want, err := Hypervolume(points[:i+1], ref)
				if err != nil || !near(got, want, 1e-12) {
					t.Fatalf("m %d after %d: %v, %v, want %v", m, i+1, got, err, want)
				}
			}
		}
	}
	tr, err := NewTrajectory([]float64{1, 1})
	if err != nil {
		t.Fatal(err)
	}
	if v, err := tr.Add([]float64{0}); err == nil {
		t.Errorf("a point of another length gave %v", v)
	}
	for _, p := range [][]float64{{0, 0.5}, {-inf, 0}, {0, 0}} {
		if _, err := tr.Add(p); err != nil {
			t.Error(err)
		}
	}
	if !math.IsInf(tr.Volume(), 1) {
		t.Errorf("volume %v after minus infinity", tr.Volume())
	}
}

func BenchmarkHypervolume(b *testing.B) {
	for _, c := range []struct{ m, n int }{{2, 100_000}, {3, 10_000}, {3, 100_000}, {4, 1000}, {5, 300}, {6, 300}, {8, 100}} {
		b.Run(fmt.Sprintf("m=%d,n=%d", c.m, c.n), func(b *testing.B) {
			points, ref := sphere(rand.New(rand.NewPCG(1, 2)), c.n, c.m), repeat(1.1, c.m)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Hypervolume(points, ref); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkHypervolumeCurve(b *testing.B) {
	points, ref := random(rand.New(rand.NewPCG(1, 2)), 10_000, 2, 0), repeat(1.1, 2)
	for b.Loop() {
		if _, err := HypervolumeCurve(points, ref); err != nil {
			b.Fatal(err)
		}
	}
}
