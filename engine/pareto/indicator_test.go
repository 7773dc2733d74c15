package pareto

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestDistancesByHand(t *testing.T) {
	ref := [][]float64{{0, 4}, {4, 0}}
	for _, c := range []struct {
		name   string
		f      func(points, reference [][]float64) (float64, error)
		points [][]float64
		want   float64
	}{
		{"igd on the front", IGD, ref, 0},
		// nearest of (3,4) is 3 away from (0,4) and sqrt(1+16) from (4,0)
		{"igd", IGD, [][]float64{{3, 4}}, (3 + math.Sqrt(17)) / 2},
		// worse by (3,0) and by (0,4)
		{"igd+", IGDPlus, [][]float64{{3, 4}}, 3.5},
		{"igd of a better point", IGD, [][]float64{{0, 0}}, 4},
		{"igd+ of a better point", IGDPlus, [][]float64{{0, 0}}, 0},
		// (3,4) is 3 from the front, (4,3) too
		{"gd", GD, [][]float64{{3, 4}, {4, 3}, {0, 4}}, 2},
		{"gd+", GDPlus, [][]float64{{0, 0}, {3, 4}}, 1.5},
		// (1,5): worse by 1 than (0,4); by 5 than (4,0)
		{"epsilon", Epsilon, [][]float64{{1, 5}}, 5},
		{"epsilon of both", Epsilon, [][]float64{{1, 5}, {5, 0.5}}, 1},
		{"epsilon of better ones", Epsilon, [][]float64{{-1, 3}, {3, -2}}, -1},
	} {
		if got, err := c.f(c.points, ref); err != nil || !near(got, c.want, 1e-15) {
			t.Errorf("%s: got %v, %v, want %v", c.name, got, err, c.want)
		}
	}
}

func TestDistancesRefuseBadInput(t *testing.T) {
	good := [][]float64{{1, 2}}
	for _, bad := range [][][]float64{nil, {{1}}, {{1, 2}, {1}}, {{nan, 1}}, {{inf, 1}}, {{}}} {
		for name, f := range map[string]func(a, b [][]float64) (float64, error){
			"igd": IGD, "igd+": IGDPlus, "gd": GD, "gd+": GDPlus, "epsilon": Epsilon,
		} {
			if got, err := f(bad, good); err == nil {
				t.Errorf("%s of %v: %v", name, bad, got)
			}
			if got, err := f(good, bad); err == nil {
				t.Errorf("%s against %v: %v", name, bad, got)
			}
		}
	}
}

// TestEpsilonIsTheShift checks the definition: improved by epsilon the points
// cover the reference set, by less they do not.
func TestEpsilonIsTheShift(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 8))
	for range 50 {
		points, ref := random(rng, 8, 3, 0), random(rng, 6, 3, 0)
		eps, err := Epsilon(points, ref)
		if err != nil {
			t.Fatal(err)
		}
		covers := func(by float64) bool {
			for _, r := range ref {
				if !slices.ContainsFunc(points, func(p []float64) bool {
					return Weakly([]float64{p[0] - by, p[1] - by, p[2] - by}, r)
				}) {
					return false
				}
			}
			return true
		}
		if !covers(eps+1e-9) || covers(eps-1e-9) {
			t.Fatalf("epsilon %v is not the least shift", eps)
		}
	}
}

func TestAttainmentByHand(t *testing.T) {
	runs := [][][]float64{
		{{1, 3}, {3, 1}},
		{{2, 2}, {9, 9}},
		{{2, 4}, {4, 2}, {nan, 0}},
	}
	for k, want := range [][][]float64{
		{{1, 3}, {2, 2}, {3, 1}},
		{{2, 3}, {3, 2}},
		{{2, 4}, {4, 2}},
	} {
		got, err := Attainment(runs, k+1)
		if err != nil || !slices.EqualFunc(got, want, slices.Equal) {
			t.Errorf("surface %d: got %v, %v, want %v", k+1, got, err, want)
		}
	}
	// a run without points attains nothing
	if got, err := Attainment([][][]float64{{{1, 1}}, nil}, 2); err != nil || got != nil {
		t.Errorf("with an empty run: %v, %v", got, err)
	}
}

func TestAttainmentAgainstDefinition(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 9))
	for range 60 {
		n := 1 + rng.IntN(6)
		runs := make([][][]float64, n)
		for r := range runs {
			runs[r] = random(rng, 1+rng.IntN(12), 2, 10)
		}
		for k := 1; k <= n; k++ {
			surface, err := Attainment(runs, k)
			if err != nil {
				t.Fatal(err)
			}
			for x := -0.05; x < 1.1; x += 0.05 {
				for y := -0.05; y < 1.1; y += 0.05 {
					z := []float64{x, y}
					count := 0
					for _, run := range runs {
						if slices.ContainsFunc(run, func(p []float64) bool { return Weakly(p, z) }) {
							count++
						}
					}
					attained := slices.ContainsFunc(surface, func(p []float64) bool { return Weakly(p, z) })
					if attained != (count >= k) {
						t.Fatalf("%v is attained by %d of %d runs, surface %d says %v", z, count, n, k, attained)
					}
				}
			}
			if front, _ := Front(surface, true); len(front) != len(surface) {
				t.Fatalf("surface %v is not minimal", surface)
			}
		}
	}
}

func TestAttainmentErrors(t *testing.T) {
	for _, c := range []struct {
		runs [][][]float64
		k    int
	}{
		{nil, 1},
		{[][][]float64{{{1, 2}}}, 0},
		{[][][]float64{{{1, 2}}}, 2},
		{[][][]float64{{{1, 2, 3, 4}}}, 1},
		{[][][]float64{{{1, 2}, {1}}}, 1},
	} {
		if got, err := Attainment(c.runs, c.k); err == nil {
			t.Errorf("%v, %d: %v", c.runs, c.k, got)
		}
	}
}

func TestAttainmentLevel(t *testing.T) {
	for _, c := range []struct {
		p    float64
		n    int
		want int
	}{{0, 4, 1}, {25, 4, 1}, {50, 4, 2}, {75, 4, 3}, {100, 4, 4}, {51, 4, 3}, {70, 10, 7}, {50, 5, 3}} {
		if got, err := AttainmentLevel(c.p, c.n); err != nil || got != c.want {
			t.Errorf("percentile %g of %d: %d, %v, want %d", c.p, c.n, got, err, c.want)
		}
	}
	for _, p := range []float64{-1, 101, nan} {
		if _, err := AttainmentLevel(p, 4); err == nil {
			t.Errorf("percentile %g: no error", p)
		}
	}
}

func TestBoundsAndNormalise(t *testing.T) {
	points := [][]float64{{1, 5}, {3, 5}, {inf, 5}}
	lo, hi, err := Bounds(points)
	if err != nil || !slices.Equal(lo, []float64{1, 5}) || !slices.Equal(hi, []float64{3, 5}) {
		t.Fatalf("bounds %v %v %v", lo, hi, err)
	}
	got, err := Normalise(points, lo, hi)
	if want := [][]float64{{0, 0}, {1, 0}, {inf, 0}}; err != nil || !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("normalised %v, %v", got, err)
	}
	for _, bad := range [][][]float64{nil, {{nan, 1}}} {
		if _, _, err := Bounds(bad); err == nil {
			t.Errorf("bounds of %v: no error", bad)
		}
	}
	if _, err := Normalise(points, lo, []float64{1}); err == nil {
		t.Error("bounds of other lengths: no error")
	}
}
