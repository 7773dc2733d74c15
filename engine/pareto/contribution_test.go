package pareto

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestContributionsByHand(t *testing.T) {
	ref := []float64{4, 4}
	for _, c := range []struct {
		name    string
		points  [][]float64
		ref     []float64
		literal bool
		want    []float64
	}{
		{"none", nil, ref, false, []float64{}},
		{"staircase", [][]float64{{1, 3}, {2, 2}, {3, 1}}, ref, false, []float64{1, 1, 1}},
		{"copies", [][]float64{{1, 3}, {2, 2}, {2, 2}, {3, 1}}, ref, false, []float64{1, 0, 0, 1}},
		{"a dominated point is passed over", [][]float64{{2, 2}, {3, 3}}, ref, false, []float64{4, 0}},
		{"a dominated point shadows", [][]float64{{2, 2}, {3, 3}}, ref, true, []float64{3, 0}},
		{"of the same first cost", [][]float64{{2, 2}, {2, 3}}, ref, true, []float64{2, 0}},
		{"outside", [][]float64{{2, 2}, {1, 4}, {nan, 0}}, ref, true, []float64{4, 0, 0}},
		{"one cost", [][]float64{{3}, {1}, {2}}, []float64{5}, false, []float64{0, 4, 0}},
		{"one cost, literal", [][]float64{{3}, {1}, {2}}, []float64{5}, true, []float64{0, 1, 0}},
		{"three bars", [][]float64{{0, 1, 1}, {1, 0, 1}, {1, 1, 0}}, []float64{2, 2, 2}, false, []float64{1, 1, 1}},
	} {
		got, err := Contributions(c.points, c.ref, c.literal)
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, %v, want %v", c.name, got, err, c.want)
		}
	}
	if got, err := Contributions([][]float64{{-inf, 0}}, ref, false); err == nil {
		t.Errorf("of minus infinity: %v", got)
	}
}

// TestContributionsAreDifferences compares with the hypervolume without each
// point.
func TestContributionsAreDifferences(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 8))
	for trial := range 300 {
		n, m := rng.IntN(25), 1+rng.IntN(6)
		points := random(rng, n, m, []int{0, 3, 8}[trial%3])
		if trial%4 == 0 {
			points = sphere(rng, n, m)
		}
		ref := repeat(0.7+0.4*rng.Float64(), m)
		for _, literal := range []bool{false, true} {
			got, err := Contributions(points, ref, literal)
			if err != nil {
				t.Fatal(err)
			}
			front, err := Front(points, true)
			if err != nil {
				t.Fatal(err)
			}
			for i := range points {
				want := 0.0
				if literal || slices.Contains(front, i) {
					set := points
					at := i
					if !literal {
						set = pick(points, front)
						at = slices.Index(front, i)
					}
					want = volumeOf(t, set, ref) - volumeOf(t, slices.Delete(slices.Clone(set), at, at+1), ref)
				}
				if !near(got[i], want, 1e-12) {
					t.Fatalf("trial %d, m %d, literal %v: point %d of %v contributes %v, want %v", trial, m, literal, i, points, got[i], want)
				}
			}
		}
	}
}

func pick(points [][]float64, at []int) [][]float64 {
	out := make([][]float64, len(at))
	for i, k := range at {
		out[i] = points[k]
	}
	return out
}

func volumeOf(t *testing.T, points [][]float64, ref []float64) float64 {
	t.Helper()
	v, err := Hypervolume(points, ref)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestHypervolumeEstimate(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 9))
	for m := 1; m <= 8; m++ {
		for _, points := range [][][]float64{sphere(rng, 40, m), random(rng, 40, m, 0)} {
			ref := repeat(1.1, m)
			got, err := HypervolumeEstimate(points, ref, 1<<15)
			if want := volumeOf(t, points, ref); err != nil || !near(got/want, 1, 0.01) {
				t.Errorf("m %d: %v, %v, exactly %v", m, got, err, want)
			}
		}
	}
	for _, c := range []struct {
		points [][]float64
		want   float64
	}{{nil, 0}, {[][]float64{{1, 2}}, 0}, {[][]float64{{-inf, 0}}, inf}} {
		if got, err := HypervolumeEstimate(c.points, []float64{1, 1}, 8); err != nil || got != c.want {
			t.Errorf("%v: %v, %v", c.points, got, err)
		}
	}
	for _, directions := range []int{0, -1} {
		if got, err := HypervolumeEstimate([][]float64{{0, 0}}, []float64{1, 1}, directions); err == nil {
			t.Errorf("%d directions gave %v", directions, got)
		}
	}
	if got, err := HypervolumeEstimate(nil, repeat(1, 33), 8); err == nil {
		t.Errorf("33 costs gave %v", got)
	}
}

func BenchmarkContributions(b *testing.B) {
	for _, c := range []struct{ m, n int }{{2, 10_000}, {3, 1000}, {4, 100}} {
		b.Run(fmt.Sprintf("m=%d,n=%d", c.m, c.n), func(b *testing.B) {
			points, ref := sphere(rand.New(rand.NewPCG(1, 2)), c.n, c.m), repeat(1.1, c.m)
			for b.Loop() {
				if _, err := Contributions(points, ref, false); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
