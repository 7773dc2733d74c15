package pareto

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// attaining is the share of the runs that attain z.
func attaining(runs [][][]float64, z []float64) float64 {
	n := 0
	for _, points := range runs {
		if slices.ContainsFunc(points, func(p []float64) bool { return Weakly(p, z) }) {
			n++
		}
	}
	return float64(n) / float64(len(runs))
}

func randomRuns(rng *rand.Rand, n, m, levels int) [][][]float64 {
	runs := make([][][]float64, n)
	for r := range runs {
		runs[r] = random(rng, rng.IntN(6), m, levels)
	}
	return runs
}

func TestAttainmentInThree(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 11))
	for trial := range 100 {
		const levels = 5
		runs := randomRuns(rng, 1+rng.IntN(5), 3, levels)
		for k := 1; k <= len(runs); k++ {
			surface, err := Attainment(runs, k)
			if err != nil {
				t.Fatal(err)
			}
			if front, err := Front(surface, true); err != nil || len(front) != len(surface) || len(unique(surface)) != len(surface) {
				t.Fatalf("trial %d: the surface %v is not a front", trial, surface)
			}
			for cell := range levels * levels * levels {
				z := []float64{float64(cell % levels), float64(cell / levels % levels), float64(cell / levels / levels)}
				for i := range z {
					z[i] /= levels
				}
				on := slices.ContainsFunc(surface, func(s []float64) bool { return Weakly(s, z) })
				if want := attaining(runs, z) > float64(k)/float64(len(runs))-1e-9; on != want {
					t.Fatalf("trial %d: %v attained by %d of %v: %v, want %v", trial, z, k, runs, on, want)
				}
			}
		}
	}
	if got, err := Attainment([][][]float64{{{1, 2}}, {{1, 2, 3}}}, 1); err == nil {
		t.Errorf("runs of two and three costs: %v", got)
	}
}

func TestAttainmentDifference(t *testing.T) {
	rng := rand.New(rand.NewPCG(12, 12))
	for trial := range 200 {
		levels := []int{4, 0}[trial%2]
		a, b := randomRuns(rng, 1+rng.IntN(4), 2, levels), randomRuns(rng, 1+rng.IntN(4), 2, levels)
		patches, err := AttainmentDifference(a, b)
		if err != nil {
			t.Fatal(err)
		}
		for range 60 {
			z := []float64{1.2 * rng.Float64(), 1.2 * rng.Float64()}
			if levels > 0 {
				z = []float64{float64(rng.IntN(6)) / 4, float64(rng.IntN(6)) / 4}
			}
			got, hits := 0.0, 0
			for _, p := range patches {
				if p.Lo[0] <= z[0] && z[0] < p.Hi[0] && p.Lo[1] <= z[1] && z[1] < p.Hi[1] {
					got = p.Value
					hits++
				}
			}
			if want := attaining(a, z) - attaining(b, z); hits > 1 || !near(got, want, 1e-15) {
				t.Fatalf("trial %d at %v: %v by %d patches, want %v", trial, z, got, hits, want)
			}
		}
	}
	same := [][][]float64{{{1, 2}, {2, 1}}}
	if got, err := AttainmentDifference(same, same); err != nil || len(got) != 0 {
		t.Errorf("of equal runs: %v, %v", got, err)
	}
	for _, bad := range [][][][]float64{nil, {{{1}}}, {{{1, 2, 3}}}} {
		if got, err := AttainmentDifference(same, bad); err == nil {
			t.Errorf("with %v: %v", bad, got)
		}
	}
}
