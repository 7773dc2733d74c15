package figure

import (
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func labels(marks []tick) string {
	var list []string
	for _, m := range marks {
		if m.label != "" {
			list = append(list, m.label)
		}
	}
	return strings.Join(list, " ")
}

func TestTicks(t *testing.T) {
	for _, c := range []struct {
		lo, hi float64
		log    bool
		n      int
		want   string
		power  int
	}{
		{0, 1, false, 6, "0.0 0.2 0.4 0.6 0.8 1.0", 0},
		{0, 0.3, false, 4, "0.0 0.1 0.2 0.3", 0},
		{-39, 1040, false, 6, "0 200 400 600 800 1000", 0},
		{-1.5, 1.5, false, 7, "−1.5 −1.0 −0.5 0.0 0.5 1.0 1.5", 0},
		{0, 52000, false, 6, "0 10,000 20,000 30,000 40,000 50,000", 0},
		{0, 5.2e7, false, 6, "0 10 20 30 40 50", 6},
		{0, 0.0052, false, 6, "0 1 2 3 4 5", -3},
		{22.4, 22.6, false, 4, "22.4 22.5 22.6", 0},
		{3, 4, false, 2, "3 4", 0},
		{-2.41e-8, -1.51e-8, false, 4, "−22.5 −20.0 −17.5", -9},
		{0, 10, false, 5, "0 5 10", 0},
		{1, 1000, true, 6, "1 10 100 1000", 0},
		{0.001, 10, true, 6, "0.001 0.01 0.1 1 10", 0},
		{1e-6, 1e6, true, 7, "10^{−6} 10^{−4} 10^{−2} 10^{0} 10^{2} 10^{4} 10^{6}", 0},
		{1.5, 60, true, 6, "2 5 10 20 50", 0},
		{20, 80, true, 6, "20 40 60 80", 0},
		{30, 40, true, 6, "30 32 34 36 38 40", 0},
	} {
		marks, power := scale{lo: c.lo, hi: c.hi, log: c.log}.ticks(c.n)
		if got := labels(marks); got != c.want || power != c.power {
			t.Errorf("[%g, %g] log %v, at most %d: %s times 10^%d, want %s times 10^%d", c.lo, c.hi, c.log, c.n, got, power, c.want, c.power)
		}
	}
}

// TestTicksAreHonest draws random ranges: each label must say where its mark is.
func TestTicksAreHonest(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 20000 {
		size := math.Pow(10, 16*rng.Float64()-8)
		lo := size * rng.NormFloat64()
		hi := lo + size*math.Pow(10, -4*rng.Float64())
		n := 2 + rng.IntN(8)
		s := scale{lo: lo, hi: hi}
		marks, power := s.ticks(n)
		if len(marks) > n || n >= 4 && len(marks) < 2 {
			t.Fatalf("[%g, %g]: %d marks, at most %d", lo, hi, len(marks), n)
		}
		for i, m := range marks {
			text := strings.ReplaceAll(strings.ReplaceAll(m.label, ",", ""), "−", "-")
			v, err := strconv.ParseFloat(text, 64)
			if err != nil || math.Abs(v*math.Pow(10, float64(power))-m.at) > 1e-9*(hi-lo)+1e-12*math.Abs(m.at) {
				t.Fatalf("[%g, %g]: mark at %v is labelled %q times 10^%d", lo, hi, m.at, m.label, power)
			}
			if slices.ContainsFunc(marks[:i], func(o tick) bool { return o.label == m.label }) {
				t.Fatalf("[%g, %g]: label %q twice", lo, hi, m.label)
			}
		}
	}
}

func TestScaleAndBack(t *testing.T) {
	for _, s := range []scale{{lo: -3, hi: 7, a: 40, b: 200}, {lo: 1e-3, hi: 1e5, log: true, a: 40, b: 200}} {
		for _, v := range []float64{s.lo, s.hi, 0.5, 2} {
			if got := s.back(s.at(v)); math.Abs(got-v) > 1e-9*math.Abs(s.hi) {
				t.Errorf("%v goes to %v and back to %v", v, s.at(v), got)
			}
		}
		if s.at(s.lo) != s.a || s.at(s.hi) != s.b {
			t.Errorf("the ends lie at %v and %v", s.at(s.lo), s.at(s.hi))
		}
	}
}

func TestScaleAroundData(t *testing.T) {
	for _, c := range []struct {
		axis   Axis
		zero   bool
		data   []float64
		lo, hi float64
	}{
		{Axis{}, false, []float64{0, 100}, -4, 104},
		{Axis{}, true, []float64{50, 100}, 0, 104},
		{Axis{}, true, []float64{-50, 100}, -56, 106},
		{Axis{Min: 1, Max: 2}, false, []float64{0, 100}, 1, 2},
		{Axis{}, false, []float64{0}, -0.5, 0.5},
		{Axis{}, false, []float64{20}, 19, 21},
		{Axis{Names: []string{"a", "b"}}, false, []float64{0, 1}, -0.6, 1.6},
	} {
		s := newScale(c.axis, c.zero, c.data)
		if math.Abs(s.lo-c.lo) > 1e-9 || math.Abs(s.hi-c.hi) > 1e-9 {
			t.Errorf("%v around %v: [%g, %g], want [%g, %g]", c.axis, c.data, s.lo, s.hi, c.lo, c.hi)
		}
	}
}
