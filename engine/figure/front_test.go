package figure

import (
	"math/rand/v2"
	"slices"
	"testing"

	"naslab/engine/pareto"
)

// TestFrontIsPareto compares with package pareto in all four directions.
func TestFrontIsPareto(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 10))
	for _, dir := range [][2]bool{{false, false}, {false, true}, {true, false}, {true, true}} {
		for range 50 {
			var s Series
			var costs [][]float64
			for range 1 + rng.IntN(40) {
				x, y := float64(rng.IntN(12)), float64(rng.IntN(12))
				s.X, s.Y = append(s.X, x), append(s.Y, y)
				costs = append(costs, []float64{cost(x, dir[0]), cost(y, dir[1])})
			}
			want, err := pareto.Front(costs, false)
			if err != nil {
				t.Fatal(err)
			}
			got := s.front(dir[0], dir[1])
			if len(got.X) != len(want) {
				t.Fatalf("%v: %d points on the front of %v, want %d", dir, len(got.X), costs, len(want))
			}
			for _, i := range want {
				if k := slices.Index(got.X, s.X[i]); k < 0 || got.Y[k] != s.Y[i] {
					t.Fatalf("%v: (%g, %g) is missing from the front", dir, s.X[i], s.Y[i])
				}
			}
		}
	}
}

func TestStairs(t *testing.T) {
	for _, c := range []struct {
		maximiseX, maximiseY bool
		x, y                 []float64 // three points of which none beats another
		corner               [2]float64
	}{
		{false, false, []float64{1, 2, 3}, []float64{9, 5, 4}, [2]float64{2, 9}},
		{false, true, []float64{1, 2, 3}, []float64{4, 5, 9}, [2]float64{2, 4}},
		{true, false, []float64{3, 2, 1}, []float64{9, 5, 4}, [2]float64{2, 9}},
		{true, true, []float64{3, 2, 1}, []float64{4, 5, 9}, [2]float64{2, 4}},
	} {
		s := Series{X: c.x, Y: c.y}.front(c.maximiseX, c.maximiseY)
		if len(s.X) != 3 {
			t.Fatalf("%v", s)
		}
		x, y := stairs(s.X, s.Y)
		if len(x) != 5 || [2]float64{x[1], y[1]} != c.corner {
			t.Errorf("stairs of %v %v: %v %v, want the first corner at %v", c.x, c.y, x, y, c.corner)
		}
	}
}

func TestFrontsAndClouds(t *testing.T) {
	f, err := Fronts("t", Axis{}, Axis{}, []Set{{"a", []float64{1, 2, 3}, []float64{3, 2, 3}}, {"b", []float64{1, 2}, []float64{2, 1}}})
	if err != nil {
		t.Fatal(err)
	}
	var kinds []string
	for _, s := range f.Panels[0].Series {
		kind := s.Name + " " + s.Kind.String()
		if s.Faint {
			kind += " faint"
		}
		kinds = append(kinds, kind)
	}
	if want := []string{"a points faint", "a front", "b front"}; !slices.Equal(kinds, want) {
		t.Errorf("%v, want %v", kinds, want)
	}
	if f.Note == "" {
		t.Error("nothing says what the pale points are")
	}
	for _, bad := range [][]Set{nil, {{"a", []float64{1}, nil}}} {
		if _, err := Fronts("t", Axis{}, Axis{}, bad); err == nil {
			t.Errorf("%v is drawn", bad)
		}
	}
}
