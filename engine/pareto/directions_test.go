package pareto

import (
	"math"
	"testing"
)

func TestDirections(t *testing.T) {
	for _, c := range []struct{ m, divisions, count int }{{1, 3, 1}, {2, 99, 100}, {3, 12, 91}, {5, 4, 70}} {
		got, err := Directions(c.m, c.divisions)
		if err != nil || len(got) != c.count || DirectionCount(c.m, c.divisions) != c.count {
			t.Fatalf("%d objectives, %d divisions: %d directions, %v, want %d", c.m, c.divisions, len(got), err, c.count)
		}
		for _, w := range got {
			sum := 0.0
			for _, x := range w {
				sum += x
			}
			if math.Abs(sum-1) > 1e-12 {
				t.Errorf("%v sums to %v", w, sum)
			}
		}
		if len(unique(got)) != len(got) {
			t.Errorf("%d objectives: directions repeat", c.m)
		}
	}
	for _, c := range []struct{ m, n, want int }{{3, 100, 91}, {2, 20, 20}, {3, 1, 3}, {1, 9, 1}} {
		if got, err := DirectionsFor(c.m, c.n); err != nil || len(got) != c.want {
			t.Errorf("%d objectives, at most %d: %d, %v, want %d", c.m, c.n, len(got), err, c.want)
		}
	}
	for _, bad := range [][2]int{{0, 1}, {2, 0}, {30, 30}} {
		if got, err := Directions(bad[0], bad[1]); err == nil {
			t.Errorf("%v: %d directions", bad, len(got))
		}
	}
}
