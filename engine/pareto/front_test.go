package pareto

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestDominates(t *testing.T) {
	for _, c := range []struct {
		a, b []float64
		want bool
	}{
		{[]float64{1, 2}, []float64{1, 3}, true},
		{[]float64{1, 2}, []float64{1, 2}, false},
		{[]float64{1, 3}, []float64{2, 2}, false},
		{[]float64{-inf, 0}, []float64{0, 0}, true},
		{[]float64{inf, 0}, []float64{inf, 1}, true},
		{[]float64{nan, 0}, []float64{1, 1}, false},
		{[]float64{0, 0}, []float64{nan, 1}, false},
		{[]float64{0}, []float64{1, 1}, false},
	} {
		if got := Dominates(c.a, c.b); got != c.want {
			t.Errorf("Dominates(%v, %v) = %v", c.a, c.b, got)
		}
	}
}

func TestFrontByHand(t *testing.T) {
	points := [][]float64{{1, 4}, {2, 2}, {2, 2}, {3, 3}, {4, 1}, {4, 1.5}, {nan, 0}, {0, inf}}
	for _, c := range []struct {
		keep bool
		want []int
	}{{false, []int{0, 1, 4, 7}}, {true, []int{0, 1, 2, 4, 7}}} {
		if got, err := Front(points, c.keep); err != nil || !slices.Equal(got, c.want) {
			t.Errorf("keep %v: got %v, %v, want %v", c.keep, got, err, c.want)
		}
	}
}

func TestRanksByHand(t *testing.T) {
	for _, c := range []struct {
		name   string
		points [][]float64
		want   []int
	}{
		{"chain", [][]float64{{3, 3}, {0, 0}, {2, 2}, {1, 1}}, []int{3, 0, 2, 1}},
		{"equal points share", [][]float64{{1, 1}, {1, 1}, {2, 2}}, []int{0, 0, 1}},
		{"one cost ranks distinct values", [][]float64{{5}, {3}, {5}, {4}}, []int{2, 0, 2, 1}},
		{"NaN comes last", [][]float64{{nan, 0}, {1, 1}, {2, 2}}, []int{2, 0, 1}},
		{"only NaN", [][]float64{{nan}}, []int{1}},
		{"zeros of both signs are equal", [][]float64{{0, 1}, {math.Copysign(0, -1), 1}}, []int{0, 0}},
	} {
		if got, err := Ranks(c.points); err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, %v, want %v", c.name, got, err, c.want)
		}
	}
}

func TestFrontAndRanksAgainstBruteForce(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for trial := range 600 {
		n, m := rng.IntN(60), 1+rng.IntN(5)
		points := random(rng, n, m, []int{0, 2, 4, 12}[trial%4])
		if trial%3 == 0 {
			spoil(rng, points)
		}
		for _, keep := range []bool{false, true} {
			got, err := Front(points, keep)
			if want := bruteFront(points, keep); err != nil || !slices.Equal(got, want) {
				t.Fatalf("front of %v, keep %v: got %v, %v, want %v", points, keep, got, err, want)
			}
		}
		got, err := Ranks(points)
		if want := bruteRanks(points); err != nil || n > 0 && !slices.Equal(got, want) {
			t.Fatalf("ranks of %v: got %v, %v, want %v", points, got, err, want)
		}
	}
}

// TestManyPoints takes sizes beyond the switch to radix sort and checks that
// the ranks are consistent: each point of rank r > 0 is dominated by one of
// rank r-1 and by none of its own rank.
func TestManyPoints(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 2))
	for m := 1; m <= 7; m++ {
		points := random(rng, 1500, m, []int{300, 0, 4}[m%3])
		for i := range 10 {
			points[i][0] = -points[i][0]
			points[i+10][0] = inf
			points[i+30] = points[i+20]
		}
		if m == 6 {
			points = append(points, chain(700, m)...)
		}
		fronts, err := Fronts(points)
		if err != nil {
			t.Fatal(err)
		}
		front, err := Front(points, true)
		if err != nil || !slices.Equal(front, fronts[0]) {
			t.Errorf("m %d: front %v, %v, fronts[0] %v", m, front, err, fronts[0])
		}
		for r, members := range fronts {
			for _, i := range members {
				by := func(j int) bool { return Dominates(points[j], points[i]) }
				if slices.ContainsFunc(members, by) || r > 0 && !slices.ContainsFunc(fronts[r-1], by) {
					t.Fatalf("m %d: point %d does not belong to front %d", m, i, r)
				}
			}
		}
	}
}

func TestFrontErrors(t *testing.T) {
	for _, points := range [][][]float64{{{1, 2}, {1}}, {{}}} {
		if got, err := Front(points, true); err == nil {
			t.Errorf("front of %v: %v", points, got)
		}
		if got, err := Ranks(points); err == nil {
			t.Errorf("ranks of %v: %v", points, got)
		}
	}
	if got, err := Fronts(nil); err != nil || got != nil {
		t.Errorf("fronts of nothing: %v, %v", got, err)
	}
}

func TestCrowding(t *testing.T) {
	front := [][]float64{{0, 4}, {1, 2}, {2, 1}, {4, 0}}
	// gaps: (2-0)/4 + (4-1)/4 and (4-1)/4 + (2-0)/4
	sum := []float64{inf, 1.25, 1.25, inf}
	flat := [][]float64{{0, 7}, {1, 7}, {4, 7}}
	for _, c := range []struct {
		name   string
		points [][]float64
		rule   CrowdingRule
		want   []float64
	}{
		{"sum", front, CrowdingSum, sum},
		{"mean", front, CrowdingMean, []float64{inf, 0.625, 0.625, inf}},
		{"two points", front[:2], CrowdingSum, []float64{inf, inf}},
		{"a flat objective adds nothing", flat, CrowdingSum, []float64{inf, 1, inf}},
		{"a flat objective has ends", flat, CrowdingMean, []float64{inf, 0.5, inf}},
		{"all equal", [][]float64{{1, 1}, {1, 1}, {1, 1}}, CrowdingSum, []float64{0, 0, 0}},
		{"copies", append(slices.Clone(front), []float64{2, 1}), CrowdingUnique, append(slices.Clone(sum), 0)},
		// second objective: order 0, 1, 2 of +inf; gap from 2 to inf over an infinite range
		{"infinite cost", [][]float64{{0, inf}, {1, 2}, {3, 1}, {4, 0}}, CrowdingSum, []float64{inf, inf, 0.75, inf}},
		{"none", nil, CrowdingSum, nil},
	} {
		if got, err := Crowding(c.points, c.rule); err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, %v, want %v", c.name, got, err, c.want)
		}
	}
	for _, bad := range [][][]float64{{{nan, 1}}, {{1}, {1, 2}}} {
		if got, err := Crowding(bad, CrowdingSum); err == nil {
			t.Errorf("crowding of %v: %v", bad, got)
		}
	}
}

func BenchmarkRanks(b *testing.B) {
	for _, c := range []struct {
		name   string
		points [][]float64
	}{
		{"m=2,n=1e4", random(rand.New(rand.NewPCG(1, 2)), 10_000, 2, 0)},
		{"m=3,n=1e4", random(rand.New(rand.NewPCG(1, 2)), 10_000, 3, 0)},
		{"m=5,n=1e4", random(rand.New(rand.NewPCG(1, 2)), 10_000, 5, 0)},
		{"m=3,chain,n=1e4", chain(10_000, 3)},
		{"m=2,n=40", random(rand.New(rand.NewPCG(1, 2)), 40, 2, 0)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Ranks(c.points); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// chain has as many fronts as points.
func chain(n, m int) [][]float64 {
	points := make([][]float64, n)
	for i := range points {
		points[i] = repeat(float64(i*7919%n), m)
	}
	return points
}
